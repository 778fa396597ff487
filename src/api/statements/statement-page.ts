import type { GraphQLResolveInfo } from 'graphql'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { streamId } from '../../domain/filter/stream-id.ts'
import { encodeCursor } from '../../domain/journal/cursor.ts'
import { NEWS_KINDS, type Position } from '../../domain/journal/entry.ts'
import type { Statement } from '../../store/prisma/client.ts'
import { type PreparedFilter, prepareFilter } from '../../store/search/linguistics.ts'
import {
  NothingToRank,
  readSnippets,
  type SnippetPart,
  type StatementOrder,
  statementListing,
  statementsOfOwners,
} from '../../store/search/statement-pages.ts'
import { readFilter } from '../filter/read-filter.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import {
  type Connection,
  connect,
  connectOwned,
  countList,
  type PageArguments,
  type PageEdge,
} from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'

/** A page of statements: with where the searched words stand, and where a stream goes on. */
export interface StatementPage extends Connection<Statement, StatementEdge> {
  liveCursor(): Promise<string>
}

export interface StatementEdge extends PageEdge<Statement> {
  /** Null where the filter searches no text. */
  snippet(info: GraphQLResolveInfo): Promise<SnippetPart[] | null>
}

/** A page of the statements that pass a filter. */
export async function connectStatements(
  context: Context,
  info: GraphQLResolveInfo,
  args: PageArguments & { filter?: StatementFilter | null | undefined; orderBy: StatementOrder },
): Promise<StatementPage> {
  const filter = await readFilter(context, args.filter)
  const head = await readHead(context)
  const page = await connect(context, info, {
    listing: listingOf(filter, args.orderBy),
    type: 'Statement',
    args,
  })
  return {
    ...page,
    edges: page.edges.map((edge) => ({
      ...edge,
      snippet: async (snippetInfo) => {
        const snippets = openBatch(snippetInfo, nameField(snippetInfo), async (ids) => {
          return (await readSnippets(context.prisma, filter, ids)) ?? new Map<string, SnippetPart[]>()
        })
        return await snippets.load(edge.node.id)
      },
    })),
    // RELEVANCE shows the newest matches only, but there may be more.
    totalCount: (countInfo) => countList(context, countInfo, statementListing(filter, 'INGESTED_DESC')),
    liveCursor: () => liveCursor(context, filter, head),
  }
}

/** A page of an actor's, office's or topic's statements, the newest first. */
export async function connectStatementsOf(
  context: Context,
  info: GraphQLResolveInfo,
  owner: { field: 'actors' | 'offices' | 'topics'; id: string },
  args: PageArguments,
): Promise<StatementPage> {
  const heads = openBatch(info, `${nameField(info)}.head`, async (owners) => {
    const head = await readHead(context)
    return new Map(owners.map((id) => [id, head]))
  })
  const head = (await heads.load(owner.id)) ?? 0
  const page = await connectOwned(context, info, owner.id, {
    listing: statementsOfOwners('INGESTED_DESC'),
    type: 'Statement',
    args,
  })
  return {
    ...page,
    edges: page.edges.map((edge) => ({ ...edge, snippet: async () => null })),
    liveCursor: async () => {
      const condition = { kind: 'list' as const, field: owner.field, values: [owner.id] }
      return liveCursor(context, await prepareFilter(context.prisma, condition), head)
    },
  }
}

// Read before the page: what the page misses comes after this place. What it shows may come once more.
async function readHead(context: Context): Promise<Position> {
  return (await context.journal.bounds()).head
}

async function liveCursor(context: Context, filter: PreparedFilter, head: Position): Promise<string> {
  const link = await context.journal.lastCarried(filter, NEWS_KINDS, head)
  return encodeCursor(streamId(filter.condition, NEWS_KINDS), { position: head, link }, context.live.epochs)
}

function listingOf(filter: PreparedFilter, order: StatementOrder) {
  try {
    return statementListing(filter, order)
  } catch (error) {
    throw error instanceof NothingToRank ? badInput(error.message) : error
  }
}
