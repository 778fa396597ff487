import { Prisma } from '../prisma/client.ts'

// Every connection of the API is a listing: rows in an order whose last column is unique, of which pages are cut by
// comparing whole keys, `(a, id) < (..)`. Prisma's own cursors compare with OR, which reads an index from its start,
// and end a list silently when the cursor's row is gone.

export type KeyKind = 'instant' | 'text' | 'uuid' | 'number' | 'integer'
/** Null only where the listing says `unknownLast`, and first in its key. */
export type KeyValue = string | number | null

/** Rows in an order, that pages are cut from. */
export interface Listing {
  /** Goes into cursors, so that one of another order is told apart. */
  name: string
  from: Prisma.Sql
  /**
   * Where `from` is several tables one after another: each of them, by the same name. A page is made of the first rows of each,
   * which Postgres would not read by their indexes otherwise.
   */
  parts?: Prisma.Sql[]
  where: Prisma.Sql
  /** The column that holds the owner's id, where every owner has a list of its own: an article's reports. */
  owner?: Prisma.Sql
  id: Prisma.Sql
  /** Compared from left to right; together unique. */
  key: { column: Prisma.Sql; kind: KeyKind }[]
  descending: boolean
  /** Whether the first column of the key may be NULL: such rows come last, whatever the direction. */
  unknownLast?: boolean
  /**
   * For conditions that may pass few rows, and these far from the start, such as a month of last year: Postgres believes
   * that what passes lies evenly along the order, and would read on and on. `from` is then one table that is called `row`,
   * `cheap` the part of `where` that the order's indexes are for, and `near` how many rows are read in the order: where
   * not enough of them pass, all that pass are looked up and sorted. `oneByOne`: what stands for `from` and `where` as
   * long as rows are read in the order, where the listing's own are for finding all that pass.
   */
  sieve?: { row: Prisma.Sql; cheap: Prisma.Sql; near: number; oneByOne?: Pick<Listing, 'from' | 'where'> }
  /** How many rows there are, where that is kept: an expression, of the owner `o` if there is one. */
  kept?: Prisma.Sql
}

/** Which rows: the first `size` after a place, or the last `size` before one. */
export interface PageRequest {
  size: number
  fromEnd: boolean
  after: KeyValue[] | null
  before: KeyValue[] | null
}

/** How `countRows` asks. */
export function countSql(listing: Listing): Prisma.Sql {
  if (listing.kept !== undefined) return Prisma.sql`SELECT ${listing.kept} AS count`
  return Prisma.sql`SELECT count(*) AS count FROM ${listing.from} WHERE ${listing.where}`
}

/** How `readPage`, or `readPages` of some owners, ask for the first page. */
export function firstPageSql(listing: Listing, size: number, owners?: readonly string[]): Prisma.Sql {
  const request = { size, fromEnd: false, after: null, before: null }
  return owners === undefined ? pageSql(listing, request) : pagesSql(listing, request, owners)
}

/** How `countByOwner` asks. */
export function countsSql(listing: Listing, owners: readonly string[]): Prisma.Sql {
  if (listing.kept !== undefined)
    return Prisma.sql`SELECT o.id::text AS owner, ${listing.kept} AS count FROM ${allOf(owners)}`
  return Prisma.sql`
    SELECT o.id::text AS owner, r.count FROM ${allOf(owners)},
      LATERAL (SELECT count(*) AS count FROM ${listing.from} WHERE ${listing.where} AND ${ownerIs(listing)}) AS r`
}

/** How `readPages` asks. */
export function pagesSql(listing: Listing, request: PageRequest, owners: readonly string[]): Prisma.Sql {
  const shown = listing.key.map((_, index) => Prisma.raw(`r.k${index}`))
  return Prisma.sql`
    SELECT o.id::text AS owner, r.* FROM ${allOf(owners)},
      LATERAL (${pageSql(listing, request, Prisma.sql`AND ${ownerIs(listing)}`)}) AS r
    ORDER BY r.part, ${orderSql(shown, isDescending(listing, request.fromEnd))}`
}

function allOf(owners: readonly string[]): Prisma.Sql {
  return Prisma.sql`unnest(${[...new Set(owners)]}::uuid[]) AS o(id)`
}

function ownerIs(listing: Listing): Prisma.Sql {
  if (listing.owner === undefined) throw new Error(`the listing ${listing.name} has no owners`)
  return listing.owner
}

/** Rows of a listing that stand together: those whose first key is known, or those where it is not. */
interface Stretch {
  where: Prisma.Sql
  /** The part of that which makes the stretch. */
  isKnown: Prisma.Sql
  /** What its places are compared by. All of it is ordered by the whole key, as the index is. */
  key: Listing['key']
  /** By which value of the listing's key this one begins. */
  skipped: number
}

/** From the first row to the last. Each is read by an index as it is, while NULLs would stand at its other end. */
function stretchesOf(listing: Listing): Stretch[] {
  const { key, where } = listing
  const [first] = key
  if (!listing.unknownLast || first === undefined) return [{ where, isKnown: Prisma.sql`TRUE`, key, skipped: 0 }]
  return ['IS NOT NULL', 'IS NULL'].map((test, skipped) => {
    const isKnown = Prisma.sql`${first.column} ${Prisma.raw(test)}`
    return { where: Prisma.sql`${where} AND ${isKnown}`, isKnown, key: key.slice(skipped), skipped }
  })
}

// One row more than asked for tells whether there is another page. A second stretch is read only where the first one
// has not enough.
export function pageSql(listing: Listing, request: PageRequest, and: Prisma.Sql = Prisma.empty): Prisma.Sql {
  const limit = request.size + 1
  const order = (columns: Prisma.Sql[]) => orderSql(columns, isDescending(listing, request.fromEnd))
  const own = order(columnsOf(listing.key))
  const keys = listing.key.map((_, index) => Prisma.raw(`k${index}`))
  const shown = Prisma.join(listing.key.map(({ column }, index) => Prisma.sql`${column} AS ${Prisma.raw(`k${index}`)}`))
  const stretches = request.fromEnd ? stretchesOf(listing).reverse() : stretchesOf(listing)
  const [first, second] = stretches.map((stretch, part) => {
    const after = boundSql(listing, stretch, 'after', request.after)
    const before = boundSql(listing, stretch, 'before', request.before)
    const enough = part === 0 ? Prisma.empty : Prisma.sql`AND (SELECT count(*) FROM part0) < ${limit}`
    const bounds = Prisma.sql`${and} ${enough} AND ${after} AND ${before}`
    const columns = Prisma.sql`${part}::int AS part, ${listing.id}::text AS id`
    const plain = (from: Prisma.Sql, where: Prisma.Sql) => Prisma.sql`
      SELECT ${columns}, ${shown} FROM ${from} WHERE ${where} ORDER BY ${own} LIMIT ${limit}`
    const all = Prisma.sql`${stretch.where} ${bounds}`
    if (listing.parts !== undefined) {
      const firstOfEach = listing.parts.map((table) => Prisma.sql`(${plain(table, all)})`)
      return Prisma.sql`
        SELECT * FROM (${Prisma.join(firstOfEach, ' UNION ALL ')}) AS parts ORDER BY ${order(keys)} LIMIT ${limit}`
    }
    if (listing.sieve === undefined) return plain(listing.from, all)
    const { row, cheap, near, oneByOne = listing } = listing.sieve
    // Both are CTEs in the plan too: what a page is expected to cost tells them apart there (expected-rows.ts).
    return Prisma.sql`
      WITH near AS (
        SELECT ${columns}, ${Prisma.join(keys)} FROM (
          SELECT ${row}.*, ${shown} FROM ${oneByOne.from} WHERE ${cheap} AND ${stretch.isKnown} ${bounds}
          ORDER BY ${own} LIMIT ${near}
        ) AS ${row} WHERE ${oneByOne.where} ORDER BY ${order(keys)} LIMIT ${limit}
      ), far AS MATERIALIZED (${plain(
        Prisma.sql`(SELECT ${row}.* FROM ${listing.from} WHERE ${all} OFFSET 0) AS ${row}`,
        Prisma.sql`(SELECT count(*) FROM near) < ${limit}`,
      )})
      SELECT * FROM near WHERE (SELECT count(*) FROM near) = ${limit} UNION ALL SELECT * FROM far`
  })
  if (first === undefined) throw new Error(`the listing ${listing.name} has no key`)
  if (second === undefined) return Prisma.sql`SELECT * FROM (${first}) AS parts ORDER BY ${order(keys)}`
  return Prisma.sql`
    WITH part0 AS (${first}), part1 AS (${second})
    SELECT * FROM (SELECT * FROM part0 UNION ALL SELECT * FROM part1) parts
    ORDER BY part, ${order(keys)} LIMIT ${limit}`
}

export function isBounded({ after, before }: PageRequest): boolean {
  return after !== null || before !== null
}

/** How `readPage` asks whether there is more on the other side of the places that it was asked for between. */
export function beyondSql(listing: Listing, request: PageRequest): Prisma.Sql {
  return Prisma.sql`SELECT ${beyondColumns(listing, request, Prisma.empty)}`
}

/** The same of every owner's list. */
export function beyondsSql(listing: Listing, request: PageRequest, owners: readonly string[]): Prisma.Sql {
  const own = Prisma.sql`AND ${ownerIs(listing)}`
  return Prisma.sql`SELECT o.id::text AS owner, ${beyondColumns(listing, request, own)} FROM ${allOf(owners)}`
}

// The row a cursor was made of may be gone, and may have been the first or the last one.
function beyondColumns(listing: Listing, { after, before }: PageRequest, and: Prisma.Sql): Prisma.Sql {
  // The nearest one first: that is mostly the cursor's own row, and found at once. Of an EXISTS Postgres drops the order,
  // and looks for any row from the table's beginning.
  const exists = (place: KeyValue[] | null, side: 'after' | 'before') => {
    if (place === null) return Prisma.sql`FALSE`
    const stretches = side === 'before' ? stretchesOf(listing).reverse() : stretchesOf(listing)
    const order = orderSql(columnsOf(listing.key), isDescending(listing, side === 'before'))
    const either = stretches.flatMap((stretch) => {
      const bound = boundSql(listing, stretch, side, place, '=')
      return (listing.parts ?? [listing.from]).map(
        (table) => Prisma.sql`COALESCE((SELECT TRUE FROM ${table} WHERE ${stretch.where} ${and}
          AND ${bound} ORDER BY ${order} LIMIT 1), FALSE)`,
      )
    })
    return Prisma.sql`(${Prisma.join(either, ' OR ')})`
  }
  return Prisma.sql`${exists(after, 'before')} AS "hasEarlier", ${exists(before, 'after')} AS "hasLater"`
}

/** That a row of the stretch comes on this side of a place, or at it where `orAt` says so. */
function boundSql(
  listing: Listing,
  stretch: Stretch,
  side: 'after' | 'before',
  place: KeyValue[] | null,
  orAt: '=' | '' = '',
): Prisma.Sql {
  if (place === null) return Prisma.sql`TRUE`
  const isUnknown = stretch.skipped > 0
  const isPlaceUnknown = listing.unknownLast === true && place[0] === null
  // A place in the other stretch: all of this one is on one side of it.
  if (isUnknown !== isPlaceUnknown) return isUnknown === (side === 'after') ? Prisma.sql`TRUE` : Prisma.sql`FALSE`
  const columns = Prisma.join(columnsOf(stretch.key))
  const operator = Prisma.raw(`${(side === 'after') === listing.descending ? '<' : '>'}${orAt}`)
  return Prisma.sql`(${columns}) ${operator} (${keySql(listing, stretch, place)})`
}

/** Whether rows are read from the greatest to the smallest. `isTurned`: from the last row to the first. */
function isDescending(listing: Listing, isTurned: boolean): boolean {
  return listing.descending !== isTurned
}

function columnsOf(key: Listing['key']): Prisma.Sql[] {
  return key.map(({ column }) => column)
}

function orderSql(columns: Prisma.Sql[], isDescending: boolean): Prisma.Sql {
  const direction = Prisma.raw(isDescending ? 'DESC' : 'ASC')
  return Prisma.join(columns.map((column) => Prisma.sql`${column} ${direction}`))
}

const CASTS: Record<KeyKind, string> = {
  instant: 'timestamptz',
  text: 'text',
  uuid: 'uuid',
  number: 'float8',
  integer: 'int8',
}

function keySql(listing: Listing, { key, skipped }: Stretch, values: KeyValue[]): Prisma.Sql {
  return Prisma.join(
    key.map(({ kind }, index) => {
      const value = values[index + skipped]
      if (value == null) throw new Error(`a place in ${listing.name} has ${listing.key.length} values`)
      return Prisma.sql`${value}::${Prisma.raw(kind === 'instant' ? 'text::timestamptz' : CASTS[kind])}`
    }),
  )
}
