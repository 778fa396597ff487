import { type ArgumentBuilder, pageArguments } from '../relay/connection-type.ts'

/** The arguments of a list of statements that belong to something: `connectStatementsOf` takes them. */
export function statementArguments(arg: ArgumentBuilder) {
  return {
    filter: arg({ type: 'StatementFilter', description: 'Only those of them that match it. Null: all.' }),
    orderBy: arg({
      type: 'StatementOrder',
      required: true,
      defaultValue: 'INGESTED_DESC',
      description: 'How to order them. A page cursor is valid only for the order it came from.',
    }),
    ...pageArguments(arg),
  }
}
