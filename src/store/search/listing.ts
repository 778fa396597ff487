import { Prisma, type PrismaClient } from '../prisma/client.ts'

// Every connection of the API is a listing: rows in an order whose last column is unique, of which pages are cut by
// comparing whole keys, `(a, id) < (..)`. Prisma's own cursors compare with OR, which reads an index from its start,
// and end a list silently when the cursor's row is gone.

export type KeyKind = 'instant' | 'text' | 'uuid' | 'number'
export type KeyValue = string | number

/** Rows in an order, that pages are cut from. */
export interface Listing {
  /** Goes into cursors, so that one of another order is told apart. */
  name: string
  from: Prisma.Sql
  where: Prisma.Sql
  /** The column that holds the owner's id, where every owner has a list of its own: an article's reports. */
  owner?: Prisma.Sql
  id: Prisma.Sql
  /** Compared from left to right; together unique. */
  key: { column: Prisma.Sql; kind: KeyKind }[]
  descending: boolean
}

/** Which rows: the first `size` after a place, or the last `size` before one. */
export interface PageRequest {
  size: number
  fromEnd: boolean
  after: KeyValue[] | null
  before: KeyValue[] | null
}

export interface PageOfIds {
  rows: { id: string; key: KeyValue[] }[]
  hasNext: boolean
  hasPrevious: boolean
}

/** One page of the whole listing. */
export async function readPage(prisma: PrismaClient, listing: Listing, request: PageRequest): Promise<PageOfIds> {
  const [rows, beyond] = await Promise.all([
    prisma.$queryRaw<Row[]>(pageSql(listing, request, Prisma.empty)),
    isBounded(request) ? prisma.$queryRaw<Beyond[]>`SELECT ${beyondSql(listing, request, Prisma.empty)}` : [],
  ])
  return cut(rows, listing, request, beyond[0])
}

/** The same page of every owner's list, in one round trip. */
export async function readPages(
  prisma: PrismaClient,
  listing: Listing,
  request: PageRequest,
  owners: readonly string[],
): Promise<Map<string, PageOfIds>> {
  const all = Prisma.sql`unnest(${[...new Set(owners)]}::uuid[]) AS o(id)`
  const own = Prisma.sql`AND ${ownerIs(listing)}`
  const shown = listing.key.map((_, index) => Prisma.raw(`r.k${index}`))
  const [rows, beyond] = await Promise.all([
    prisma.$queryRaw<(Row & { owner: string })[]>`
      SELECT o.id::text AS owner, r.* FROM ${all}, LATERAL (${pageSql(listing, request, own)}) AS r
      ORDER BY ${orderSql(shown, listing, request.fromEnd)}`,
    isBounded(request)
      ? prisma.$queryRaw<(Beyond & { owner: string })[]>`
          SELECT o.id::text AS owner, ${beyondSql(listing, request, own)} FROM ${all}`
      : [],
  ])
  const beyondOf = new Map(beyond.map((row) => [row.owner, row]))
  const byOwner = new Map<string, Row[]>(owners.map((owner) => [owner, []]))
  for (const row of rows) byOwner.get(row.owner)?.push(row)
  return new Map([...byOwner].map(([owner, own]) => [owner, cut(own, listing, request, beyondOf.get(owner))]))
}

export async function countRows(prisma: PrismaClient, listing: Listing): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: bigint }[]>(countSql(listing))
  return Number(row?.count ?? 0)
}

/** How `countRows` asks. */
export function countSql(listing: Listing): Prisma.Sql {
  return Prisma.sql`SELECT count(*) AS count FROM ${listing.from} WHERE ${listing.where}`
}

/** How `readPage` asks for the first page. */
export function firstPageSql(listing: Listing, size: number): Prisma.Sql {
  return pageSql(listing, { size, fromEnd: false, after: null, before: null }, Prisma.empty)
}

/** How long every owner's list is, in one round trip. */
export async function countByOwner(
  prisma: PrismaClient,
  listing: Listing,
  owners: readonly string[],
): Promise<Map<string, number>> {
  const rows = await prisma.$queryRaw<{ owner: string; count: bigint }[]>`
    SELECT o.id::text AS owner, r.count FROM unnest(${[...new Set(owners)]}::uuid[]) AS o(id),
      LATERAL (SELECT count(*) AS count FROM ${listing.from} WHERE ${listing.where} AND ${ownerIs(listing)}) AS r`
  return new Map(rows.map((row) => [row.owner, Number(row.count)]))
}

interface Row {
  id: string
  [column: `k${number}`]: Date | string | number | bigint
}

/** Whether the list has rows outside the places that a page was asked for between. */
interface Beyond {
  hasEarlier: boolean
  hasLater: boolean
}

const UNBOUNDED: Beyond = { hasEarlier: false, hasLater: false }

function ownerIs(listing: Listing): Prisma.Sql {
  if (listing.owner === undefined) throw new Error(`the listing ${listing.name} has no owners`)
  return listing.owner
}

// One row more than asked for tells whether there is another page.
function pageSql(listing: Listing, request: PageRequest, and: Prisma.Sql): Prisma.Sql {
  const { key } = listing
  const order = orderSql(
    key.map(({ column }) => column),
    listing,
    request.fromEnd,
  )
  const shown = Prisma.join(key.map(({ column }, index) => Prisma.sql`${column} AS ${Prisma.raw(`k${index}`)}`))
  return Prisma.sql`
    SELECT ${listing.id}::text AS id, ${shown}
    FROM ${listing.from}
    WHERE ${listing.where} ${and} ${request.after === null ? Prisma.empty : Prisma.sql`AND ${comesSql(listing, 'after', request.after)}`}
      ${request.before === null ? Prisma.empty : Prisma.sql`AND ${comesSql(listing, 'before', request.before)}`}
    ORDER BY ${order} LIMIT ${request.size + 1}`
}

function isBounded({ after, before }: PageRequest): boolean {
  return after !== null || before !== null
}

// The row a cursor was made of may be gone, and may have been the first or the last one.
function beyondSql(listing: Listing, { after, before }: PageRequest, and: Prisma.Sql): Prisma.Sql {
  const columns = listing.key.map(({ column }) => column)
  // The nearest one first: that is mostly the cursor's own row, and found at once.
  const exists = (place: KeyValue[] | null, side: 'after' | 'before') =>
    place === null
      ? Prisma.sql`FALSE`
      : Prisma.sql`EXISTS (SELECT FROM ${listing.from} WHERE ${listing.where} ${and}
          AND ${comesSql(listing, side, place, '=')} ORDER BY ${orderSql(columns, listing, side === 'before')} LIMIT 1)`
  return Prisma.sql`${exists(after, 'before')} AS "hasEarlier", ${exists(before, 'after')} AS "hasLater"`
}

/** That a row comes on this side of a place, or at it where `orAt` says so. */
function comesSql(listing: Listing, side: 'after' | 'before', place: KeyValue[], orAt: '=' | '' = ''): Prisma.Sql {
  const columns = Prisma.join(listing.key.map(({ column }) => column))
  const operator = Prisma.raw(`${(side === 'after') === listing.descending ? '<' : '>'}${orAt}`)
  return Prisma.sql`(${columns}) ${operator} (${keySql(listing, place)})`
}

/** `isTurned`: from the last row to the first. */
function orderSql(columns: Prisma.Sql[], listing: Listing, isTurned: boolean): Prisma.Sql {
  const direction = Prisma.raw(listing.descending !== isTurned ? 'DESC' : 'ASC')
  return Prisma.join(columns.map((column) => Prisma.sql`${column} ${direction}`))
}

const CASTS: Record<KeyKind, string> = { instant: 'timestamptz', text: 'text', uuid: 'uuid', number: 'float8' }

function keySql(listing: Listing, values: KeyValue[]): Prisma.Sql {
  return Prisma.join(
    listing.key.map(({ kind }, index) => {
      const value = values[index]
      if (value === undefined) throw new Error(`a place in ${listing.name} has ${listing.key.length} values`)
      return Prisma.sql`${value}::${Prisma.raw(kind === 'instant' ? 'text::timestamptz' : CASTS[kind])}`
    }),
  )
}

function cut(rows: Row[], listing: Listing, request: PageRequest, beyond: Beyond = UNBOUNDED): PageOfIds {
  const hasMore = rows.length > request.size
  const shown = rows.slice(0, request.size).map((row) => ({
    id: row.id,
    key: listing.key.map((_, index) => keyValue(row[`k${index}`])),
  }))
  return {
    rows: request.fromEnd ? shown.reverse() : shown,
    hasNext: beyond.hasLater || (hasMore && !request.fromEnd),
    hasPrevious: beyond.hasEarlier || (hasMore && request.fromEnd),
  }
}

function keyValue(value: Row[`k${number}`] | undefined): KeyValue {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return Number(value)
  if (value === undefined) throw new Error('a listing row without its key')
  return value
}
