import type { GraphQLResolveInfo } from 'graphql'
import type { Condition } from '../../domain/filter/filter.ts'
import type { SnippetPart } from '../../domain/filter/snippet.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { streamId } from '../../domain/filter/stream-id.ts'
import { encodeCursor, epochOf } from '../../domain/journal/cursor.ts'
import { NEWS_KINDS } from '../../domain/journal/entry.ts'
import type { Statement } from '../../store/prisma/client.ts'
import { type PreparedFilter, prepareFilter } from '../../store/search/linguistics.ts'
import { readSnippets } from '../../store/search/snippets.ts'
import {
  NothingToRank,
  type StatementOrder,
  type StatementOwner,
  statementListing,
  statementsOf,
} from '../../store/search/statement-pages.ts'
import { type StoryPart, statementsOfStories } from '../../store/stories/story-listings.ts'
import { readFilter } from '../filter/read-filter.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { type Connection, connect, connectOwned, type PageArguments, type PageEdge } from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { readSince, type Since } from '../relay/page-cursor.ts'

/** A page of statements: with where the searched words stand, and where a stream goes on. */
export interface StatementPage extends Connection<Statement, StatementEdge> {
  liveCursor(): Promise<string>
}

export interface StatementEdge extends PageEdge<Statement> {
  /** Null where the filter searches no text. */
  snippet(info: GraphQLResolveInfo): Promise<SnippetPart[] | null>
}

export interface StatementArguments extends PageArguments {
  filter?: StatementFilter | null | undefined
  orderBy: StatementOrder
}

/** A page of the statements that pass a filter. */
export async function connectStatements(
  context: Context,
  info: GraphQLResolveInfo,
  args: StatementArguments,
): Promise<StatementPage> {
  const filter = await readFilter(context, args.filter)
  const since = await sinceOf(context, args)
  const page = await connect(context, info, {
    listing: listingOf(() => statementListing(filter, args.orderBy)),
    type: 'Statement',
    args,
    since,
    counted: statementListing(filter, countedIn(args.orderBy)),
  })
  return makePage(context, page, filter, () => liveCursor(context, filter, since))
}

/** A page of an actor's, office's, topic's or source's statements, read together with those of all others of its kind. */
export async function connectStatementsOf(
  context: Context,
  info: GraphQLResolveInfo,
  owner: { field: StatementOwner; id: string },
  args: StatementArguments,
): Promise<StatementPage> {
  const given = await readFilter(context, args.filter)
  const sinces = openBatch(info, `${nameField(info)}.since`, async (owners) => {
    const since = await sinceOf(context, args)
    return new Map(owners.map((id) => [id, since]))
  })
  const since = await sinces.load(owner.id)
  if (since === null) throw new Error('a list of statements began nowhere')
  const page = await connectOwned(context, info, owner.id, {
    listing: listingOf(() => statementsOf(owner.field, given, args.orderBy)),
    type: 'Statement',
    args,
    since,
    counted: statementsOf(owner.field, given, countedIn(args.orderBy)),
  })
  const isOwn: Condition = { kind: 'list', field: owner.field, values: [owner.id] }
  return makePage(context, page, given, async () => {
    const filter = await prepareFilter(context.prisma, { kind: 'all', of: [isOwn, given.condition] })
    return liveCursor(context, filter, since)
  })
}

/** A page of statements that no stream is of: with where the searched words stand. */
export type StatementSelection = Omit<StatementPage, 'liveCursor'>

/** A page of a story's statements, or of an outlet's in it, read together with those of all others. */
export async function connectStatementsOfStory(
  context: Context,
  info: GraphQLResolveInfo,
  { part, id }: { part: StoryPart; id: string },
  args: StatementArguments,
): Promise<StatementSelection> {
  const filter = await readFilter(context, args.filter)
  const page = await connectOwned(context, info, id, {
    listing: listingOf(() => statementsOfStories(part, filter, args.orderBy)),
    type: 'Statement',
    args,
    counted: statementsOfStories(part, filter, countedIn(args.orderBy)),
  })
  return withSnippets(context, page, filter)
}

// RELEVANCE shows the newest matches only, but there may be more.
function countedIn(order: StatementOrder): StatementOrder {
  return order === 'RELEVANCE' ? 'INGESTED_DESC' : order
}

function makePage(
  context: Context,
  page: Connection<Statement>,
  filter: PreparedFilter,
  liveCursor: StatementPage['liveCursor'],
): StatementPage {
  return { ...withSnippets(context, page, filter), liveCursor }
}

function withSnippets(context: Context, page: Connection<Statement>, filter: PreparedFilter): StatementSelection {
  return {
    ...page,
    edges: page.edges.map((edge) => ({
      ...edge,
      snippet: async (info) => {
        const snippets = openBatch(info, nameField(info), async (ids) => {
          return (await readSnippets(context.prisma, filter, ids)) ?? new Map<string, SnippetPart[]>()
        })
        return await snippets.load(edge.node.id)
      },
    })),
  }
}

/**
 * Where a stream goes on from a page: what the page misses comes after this place, and what it shows may come once more.
 *
 * Read before the page. Pages after the first go on from where the first one was read, which their cursors carry: a
 * client that shows several as one list has read nothing else of the time between them.
 */
async function sinceOf(context: Context, { after, before }: PageArguments): Promise<Since> {
  const carried = [after, before].flatMap((cursor) => (cursor == null ? [] : (readSince(cursor) ?? [])))
  const [earliest] = carried.sort((a, b) => a.position - b.position)
  if (earliest !== undefined) return earliest
  const { head } = await context.journal.bounds()
  return { position: head, epoch: epochOf(head, context.live.epochs).id }
}

async function liveCursor(context: Context, filter: PreparedFilter, { position, epoch }: Since): Promise<string> {
  const link = await context.journal.lastCarried(filter, NEWS_KINDS, position)
  // Of its own epoch: a page of before a restore leads to nothing that came after it.
  return encodeCursor(streamId(filter.condition, NEWS_KINDS), { position, link }, [{ id: epoch, firstPosition: 0 }])
}

function listingOf<Listing>(make: () => Listing): Listing {
  try {
    return make()
  } catch (error) {
    throw error instanceof NothingToRank ? badInput(error.message) : error
  }
}
