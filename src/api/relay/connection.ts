import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import {
  countByOwner,
  countRows,
  type Listing,
  type PageOfIds,
  type PageRequest,
  readPage,
  readPages,
} from '../../store/search/listing.ts'
import { spendOnItems, spendOnRows } from '../cost/spending.ts'
import { nameField, openBatch } from './batching.ts'
import type { Context } from './context.ts'
import { badInput } from './errors.ts'
import { encodePlace, type ListedBy, readPlace } from './page-cursor.ts'
import { findRows, type Row, type RowType } from './rows.ts'

export const DEFAULT_PAGE = 20
export const MAX_PAGE = 100

/** A page of a list, as Relay wants it. */
export interface Connection<Node, Edge extends PageEdge<Node> = PageEdge<Node>> {
  edges: Edge[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount(info: GraphQLResolveInfo): Promise<number>
}

export interface PageEdge<Node> {
  cursor: string
  node: Node
}

export interface PageArguments {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** What a page is read of. */
export interface Paging<Type extends RowType> {
  listing: Listing
  type: Type
  args: PageArguments
}

/** A page of the whole listing: two round trips, and one more if `totalCount` is selected. */
export async function connect<Type extends RowType>(
  context: Context,
  info: GraphQLResolveInfo,
  { listing, type, args }: Paging<Type>,
): Promise<Connection<Row<Type>>> {
  const request = readPageRequest(args, listing)
  await spendOnRows(context, info, listing, { size: request.size })
  const page = await readPage(context.prisma, listing, request)
  const ids = page.rows.map((row) => row.id)
  const nodes = await findRows(context, type, selectNodes(context, info, type), ids)
  return makeConnection(page, listing, nodes, (countInfo) => countList(context, countInfo, listing))
}

/** How long the whole list is. */
export async function countList(context: Context, info: GraphQLResolveInfo, listing: Listing): Promise<number> {
  await spendOnRows(context, info, listing, 'count')
  return countRows(context.prisma, listing)
}

/** The page of one owner's list, read together with the same page of all other owners in this response. */
export async function connectOwned<Type extends RowType>(
  context: Context,
  info: GraphQLResolveInfo,
  owner: string,
  { listing, type, args }: Paging<Type>,
): Promise<Connection<Row<Type>>> {
  const request = readPageRequest(args, listing)
  // The same for every owner, but Pothos notes for each what was loaded for it.
  const query = selectNodes(context, info, type)
  const pages = openBatch(info, nameField(info), async (owners) => {
    const read = await readPages(context.prisma, listing, request, owners)
    const ids = [...read.values()].flatMap((page) => page.rows.map((row) => row.id))
    spendOnItems(context, info, owners.length, ids.length)
    const nodes = await findRows(context, type, query, ids)
    return new Map([...read].map(([id, page]) => [id, { page, nodes }]))
  })
  const loaded = await pages.load(owner)
  if (loaded === null) throw new Error(`no page of ${listing.name} for ${owner}`)
  return makeConnection(loaded.page, listing, loaded.nodes, async (countInfo) => {
    const counts = openBatch(countInfo, nameField(countInfo), (owners) => countByOwner(context.prisma, listing, owners))
    return (await counts.load(owner)) ?? 0
  })
}

/**
 * The page that Relay's arguments ask for.
 *
 * @throws GraphQLError for a size outside 1 to 100, both `first` and `last`, or a cursor of another list.
 */
export function readPageRequest(args: PageArguments, listing: ListedBy): PageRequest {
  if (args.first != null && args.last != null) throw badInput('Give `first` or `last`, not both.')
  const size = args.first ?? args.last ?? DEFAULT_PAGE
  if (size < 1 || size > MAX_PAGE) throw badInput(`A page has 1 to ${MAX_PAGE} items, not ${size}.`)
  return {
    size,
    fromEnd: args.last != null,
    after: args.after == null ? null : readPlace(args.after, listing),
    before: args.before == null ? null : readPlace(args.before, listing),
  }
}

/** What a page costs: each of its items as much as what is selected of it. */
export function pageCost(args: PageArguments): { multiplier: number } {
  return { multiplier: Math.min(Math.max(args.first ?? args.last ?? DEFAULT_PAGE, 0), MAX_PAGE) }
}

/** The same of lists that have no more than `length` items, but for a few: where they do, what is beyond it is counted as it is read. */
export function costOfShort(length: number): typeof pageCost {
  return (args) => ({ multiplier: Math.min(pageCost(args).multiplier, length) })
}

function selectNodes(context: Context, info: GraphQLResolveInfo, typeName: string): object {
  return queryFromInfo({ context, info, typeName, paths: [['nodes'], ['edges', 'node']] })
}

// A row that went away between the two round trips is left out.
function makeConnection<Node>(
  page: PageOfIds,
  listing: Listing,
  nodes: ReadonlyMap<string, Node>,
  totalCount: Connection<Node>['totalCount'],
): Connection<Node> {
  const edges = page.rows.flatMap((row) => {
    const node = nodes.get(row.id)
    return node === undefined ? [] : [{ cursor: encodePlace(listing, row.key), node }]
  })
  const [first, last] = [page.rows[0], page.rows.at(-1)]
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: first === undefined ? null : encodePlace(listing, first.key),
      endCursor: last === undefined ? null : encodePlace(listing, last.key),
    },
    totalCount,
  }
}
