import { GraphQLError, type GraphQLSchema, isEnumType, Kind, print, type ValueNode } from 'graphql'

/** Enums of more values are too long to be told in one sentence: of these, only the nearest are. */
const MOST_TOLD = 20

/**
 * Enums of the schema that say what they can be. graphql-js names near values only; of a value in
 * quotation marks it advises to write just the same. What is advised follows "Did you mean", which is left out where the
 * schema is not to be read.
 */
export function explainEnums(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isEnumType(type) || type.name.startsWith('__')) continue
    const names = type.getValues().map(({ name }) => name)
    if (names.length > MOST_TOLD) continue
    const refused = (given: string, node?: ValueNode) => {
      const problem = `${type.name} cannot be ${given.length > 60 ? `${given.slice(0, 60)}…` : given}.`
      const isQuoted = node?.kind === Kind.STRING && names.includes(node.value)
      const advice = isQuoted ? `${node.value} without quotation marks` : eitherOf(names)
      return new GraphQLError(`${problem} Did you mean ${advice}?`, { nodes: node })
    }
    const { parseValue, parseLiteral } = type
    type.parseValue = (given) => {
      if (typeof given !== 'string' || !names.includes(given)) throw refused(JSON.stringify(given) ?? 'nothing')
      return parseValue.call(type, given)
    }
    type.parseLiteral = (node, variables) => {
      if (node.kind !== Kind.ENUM || !names.includes(node.value)) throw refused(print(node), node)
      return parseLiteral.call(type, node, variables)
    }
  }
  return schema
}

function eitherOf(names: readonly string[]): string {
  return names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
