import { type GraphQLSchema, getOperationAST, parse } from 'graphql'
import { schema as fullSchema } from '../../src/api/schema.ts'
import { costOf, type OperationCost } from '../../src/server/pipeline/cost.ts'

/** What a document costs before any data is seen. */
export function priceOf(
  query: string,
  variables: Record<string, unknown> = {},
  schema: GraphQLSchema = fullSchema,
): OperationCost {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (operation == null) throw new Error('the document has more than one operation')
  return costOf({ schema, document, operation, variables })
}
