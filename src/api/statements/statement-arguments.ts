import type { GraphQLResolveInfo } from 'graphql'
import type { StatementOwner } from '../../store/search/statement-pages.ts'
import type { StoryPart } from '../../store/stories/story-listings.ts'
import { pageCost } from '../relay/connection.ts'
import { type ArgumentBuilder, pageArguments } from '../relay/connection-type.ts'
import type { Context } from '../relay/context.ts'
import { connectStatementsOf, connectStatementsOfStory, type StatementArguments } from './statement-page.ts'

/** The arguments of a list of statements that belong to something: `connectStatementsOf` takes them. */
function statementArguments(arg: ArgumentBuilder) {
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

/** A field for the statements of an actor, office, topic or source. Its description is the type's own. */
export function statementsOwned(arg: ArgumentBuilder, owner: StatementOwner) {
  return {
    type: 'StatementConnection',
    args: statementArguments(arg),
    complexity: pageCost,
    resolve: ({ id }: { id: string }, args: StatementArguments, context: Context, info: GraphQLResolveInfo) =>
      connectStatementsOf(context, info, { field: owner, id }, args),
  } as const
}

/** The same of a story, or of an outlet in one, which its id is of. */
export function statementsOfStoryPart(arg: ArgumentBuilder, part: StoryPart) {
  return {
    type: 'StoryStatementConnection',
    args: statementArguments(arg),
    complexity: pageCost,
    resolve: ({ id }: { id: string }, args: StatementArguments, context: Context, info: GraphQLResolveInfo) =>
      connectStatementsOfStory(context, info, { part, id }, args),
  } as const
}
