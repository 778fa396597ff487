import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Listing, PageRequest } from '../../store/search/listing.ts'
import { countByOwner, countRows, type PageOfIds, readPage, readPages } from '../../store/search/read-listing.ts'
import { spendOnItems, spendOnRows } from '../cost/spending.ts'
import { nameField, openBatch } from './batching.ts'
import type { Context } from './context.ts'
import { badInput } from './errors.ts'
import { encodePlace, type ListedBy, readPlace, type Since } from './page-cursor.ts'
import { findRows, type Row, type RowType } from './rows.ts'
import { isSelected } from './selection.ts'

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
  /** What its cursors carry to the next pages. */
  since?: Since
  /** The listing that is counted, where it is another one. */
  counted?: Listing
}

/** A page of the whole listing: two round trips, and one more if `totalCount` is selected. */
export function connect<Type extends RowType>(
  context: Context,
  info: GraphQLResolveInfo,
  paging: Paging<Type>,
): Promise<Connection<Row<Type>>> {
  const { type } = paging
  return connectBy(context, info, paging, (ids) => findRows(context, type, selectNodes(context, info, type), ids))
}

/** The same of items that `load` finds by their ids. */
export async function connectBy<Node>(
  context: Context,
  info: GraphQLResolveInfo,
  paging: Omit<Paging<RowType>, 'type'>,
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Node>>,
): Promise<Connection<Node>> {
  const { listing, args, counted = listing } = paging
  const request = readPageRequest(args, listing)
  const isShown = !isCountAlone(request, info)
  if (isShown) await spendOnRows(context, info, listing, { size: request.size })
  const page = isShown ? await readPage(context.prisma, listing, request) : NO_ROWS
  const ids = page.rows.map((row) => row.id)
  const nodes = await load(ids)
  return makeConnection(page, paging, nodes, async (countInfo) => {
    await spendOnRows(context, countInfo, counted, 'count')
    return countRows(context.prisma, counted)
  })
}

/** The page of one owner's list, read together with the same page of all other owners in this response. */
export function connectOwned<Type extends RowType>(
  context: Context,
  info: GraphQLResolveInfo,
  owner: string,
  paging: Paging<Type>,
): Promise<Connection<Row<Type>>> {
  const { type } = paging
  // The same for every owner, but Pothos notes for each what was loaded for it.
  const query = selectNodes(context, info, type)
  return connectOwnedBy(context, info, owner, paging, (ids) => findRows(context, type, query, ids))
}

/** The same of items that `load` finds by their ids. */
export async function connectOwnedBy<Node>(
  context: Context,
  info: GraphQLResolveInfo,
  owner: string,
  paging: Omit<Paging<RowType>, 'type'>,
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Node>>,
): Promise<Connection<Node>> {
  const { listing, args, counted = listing } = paging
  const request = readPageRequest(args, listing)
  const count: Count = async (countInfo) => {
    const counts = openBatch(countInfo, nameField(countInfo), async (owners) => {
      await spendOnRows(context, countInfo, counted, { owners })
      return countByOwner(context.prisma, counted, owners)
    })
    return (await counts.load(owner)) ?? 0
  }
  if (isCountAlone(request, info)) return makeConnection(NO_ROWS, paging, new Map(), count)
  const pages = openBatch(info, nameField(info), async (owners) => {
    await spendOnRows(context, info, listing, { size: request.size, owners })
    return readPages(context.prisma, listing, request, owners)
  })
  const page = await pages.load(owner)
  if (page === null) throw new Error(`no page of ${listing.name} for ${owner}`)
  spendOnItems(context, info, page.rows.length)
  const nodes = openBatch(info, `nodes ${nameField(info)}`, load)
  const loaded = await Promise.all(page.rows.map(async ({ id }) => [id, await nodes.load(id)] as const))
  const found = new Map(loaded.flatMap(([id, node]) => (node === null ? [] : [[id, node] as const])))
  return makeConnection(page, paging, found, count)
}

type Count = Connection<unknown>['totalCount']

const NO_ROWS: PageOfIds = { rows: [], hasNext: false, hasPrevious: false }

/** Whether a page shows nothing of its list, not even where it is in it: then no row of it is looked at. */
function isCountAlone({ size }: PageRequest, info: GraphQLResolveInfo): boolean {
  const isShown = size > 0 && (isSelected(info, 'nodes') || isSelected(info, 'edges'))
  // A `liveCursor` takes about as long to find as a page.
  return !isShown && !isSelected(info, 'pageInfo') && !isSelected(info, 'liveCursor')
}

/**
 * The page that Relay's arguments ask for.
 *
 * @throws GraphQLError for a size outside 0 to 100, both `first` and `last`, or a cursor of another list.
 */
export function readPageRequest(args: PageArguments, listing: ListedBy): PageRequest {
  if (args.first != null && args.last != null) throw badInput('Give `first` or `last`, not both.')
  const size = args.first ?? args.last ?? DEFAULT_PAGE
  if (size < 0 || size > MAX_PAGE) throw badInput(`A page has 0 to ${MAX_PAGE} items, not ${size}.`)
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
  { listing, since }: Pick<Paging<RowType>, 'listing' | 'since'>,
  nodes: ReadonlyMap<string, Node>,
  totalCount: Count,
): Connection<Node> {
  const edges = page.rows.flatMap((row) => {
    const node = nodes.get(row.id)
    return node === undefined ? [] : [{ cursor: encodePlace(listing, row.key, since), node }]
  })
  const [first, last] = [page.rows[0], page.rows.at(-1)]
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: first === undefined ? null : encodePlace(listing, first.key, since),
      endCursor: last === undefined ? null : encodePlace(listing, last.key, since),
    },
    totalCount,
  }
}
