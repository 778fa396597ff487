import { type DocumentNode, type GraphQLSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'

/** Where a document shows what was said without what the speaker does with it: a denial then reads like an assertion. */
export function textsWithoutAct(schema: GraphQLSchema, document: DocumentNode): string[] {
  const types = new TypeInfo(schema)
  const found: string[] = []
  visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet({ selections }) {
        const name = types.getParentType()?.name ?? ''
        if (!['Statement', 'StatementVersion'].includes(name)) return
        const fields = selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []))
        if (fields.includes('text') && !fields.includes('act')) found.push(`${name} { ${fields.join(' ')} }`)
      },
    }),
  )
  return found
}
