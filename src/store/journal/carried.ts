import type { EntryKind, Position } from '../../domain/journal/entry.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { filterToSql } from '../search/filter-to-sql.ts'
import type { PreparedFilter } from '../search/linguistics.ts'

/** Which entries of the journal are asked for: those of some kinds, of statements that pass a filter before or after. */
export interface CarriedRequest {
  /** Null: of all. */
  filter: PreparedFilter | null
  /** Null: of all. */
  kinds: readonly EntryKind[] | null
}

/** Where in the journal. */
export interface JournalStretch {
  lowest: Position
  highest: Position
}

/** How many entries are looked through one by one, before the statements that pass are asked for theirs. */
const NEAR = [2_000, 20_000]

/** The first positions of a stretch that are asked for, or the last ones; ascending. */
export async function findCarried(
  prisma: PrismaClient,
  request: CarriedRequest,
  { lowest, highest }: JournalStretch,
  count: number,
  fromEnd: boolean,
): Promise<Position[]> {
  const found: Position[] = []
  let [from, to] = [lowest, highest]
  for (const size of NEAR) {
    if (found.length === count || from > to) break
    const near = fromEnd
      ? { lowest: Math.max(from, to - size + 1), highest: to }
      : { lowest: from, highest: Math.min(to, from + size - 1) }
    found.push(...(await readPositions(prisma, lookedThrough(request), near, count - found.length, fromEnd)))
    if (fromEnd) to = near.lowest - 1
    else from = near.highest + 1
  }
  if (found.length < count && from <= to)
    found.push(
      ...(await readPositions(prisma, askedFor(request), { lowest: from, highest: to }, count - found.length, fromEnd)),
    )
  return found.sort((a, b) => a - b)
}

/** How many entries are looked through one by one for the last, and how many of each kind. */
const LAST_NEAR = 2_000

/**
 * The newest position at or before `upTo` of an entry that a stream carries, or of an erasure; 0 if none is kept.
 * `near`: how many entries are looked through before the statements that pass are asked for theirs.
 */
export async function findLastCarried(
  prisma: PrismaClient,
  filter: PreparedFilter,
  kinds: readonly EntryKind[],
  upTo: Position,
  near = LAST_NEAR,
): Promise<Position> {
  // The filter reads a row `v`: an entry is carried when either of its versions is such a row.
  const condition = filterToSql(filter.condition, filter.tsqueries)
  const passes = Prisma.sql`EXISTS (SELECT FROM statement_versions v WHERE v.id IN (e.after_id, e.before_id) AND ${condition})`
  const isOfKinds = Prisma.sql`e.kind::text = ANY (${[...kinds]}::text[])`
  const erased = await lastPosition(
    prisma,
    Prisma.sql`SELECT max(position) AS position FROM journal_entries WHERE kind = 'ERASED' AND position <= ${upTo}`,
  )
  // Mostly it lies near.
  const newest = await lastPosition(
    prisma,
    Prisma.sql`SELECT e.position FROM journal_entries e
      WHERE e.position <= ${upTo} AND e.position > ${upTo - near} AND ${isOfKinds} AND ${passes}
      ORDER BY e.position DESC LIMIT 1`,
  )
  if (newest > 0 || upTo <= near) return Math.max(newest, erased)
  const { last, seenFrom } = await lastOfKinds(prisma, passes, kinds, upTo, near)
  if (last >= seenFrom) return Math.max(last, erased)
  // Few versions pass, and they are found by their indexes.
  const far = await lastPosition(
    prisma,
    Prisma.sql`SELECT max(e.position) AS position FROM (
        SELECT v.id FROM statement_versions v WHERE ${condition}
      ) v JOIN LATERAL (
        SELECT a.position, a.kind FROM journal_entries a WHERE a.after_id = v.id
        UNION ALL SELECT b.position, b.kind FROM journal_entries b WHERE b.before_id = v.id
      ) e ON e.position <= ${upTo} AND ${isOfKinds}`,
  )
  return Math.max(far, erased)
}

/**
 * The last that passes among the newest entries of each kind, however many of others came since: a topic's new rule
 * reclassifies a whole archive. `seenFrom`: from where on all entries of these kinds were among them.
 */
async function lastOfKinds(
  prisma: PrismaClient,
  passes: Prisma.Sql,
  kinds: readonly EntryKind[],
  upTo: Position,
  near: number,
): Promise<{ last: Position; seenFrom: Position }> {
  // The pair makes Postgres take the index by kind; by position it would read all the others.
  const [row] = await prisma.$queryRaw<{ last: bigint | null; seen_from: bigint | null }[]>`
    WITH e AS MATERIALIZED (
      SELECT n.* FROM unnest(${[...kinds]}::text[]::"EntryKind"[]) AS k(kind), LATERAL (
        SELECT j.kind, j.position, j.after_id, j.before_id FROM journal_entries j
        WHERE (j.kind, j.position) <= (k.kind, ${upTo}::bigint) ORDER BY j.kind DESC, j.position DESC LIMIT ${near}
      ) n WHERE n.kind = k.kind
    )
    SELECT (SELECT e.position FROM e WHERE ${passes} ORDER BY e.position DESC LIMIT 1) AS last, (
        SELECT max(cut.position) FROM (
          SELECT min(e.position) AS position FROM e GROUP BY e.kind HAVING count(*) = ${near}
        ) cut
      ) AS seen_from`
  return { last: Number(row?.last ?? 0), seenFrom: Number(row?.seen_from ?? 0) }
}

/** How many entries are asked for in all that is kept. */
export async function countCarried(prisma: PrismaClient, request: CarriedRequest, lowest: Position): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (${askedFor(request)}) AS e WHERE e.position >= ${lowest}`
  return Number(row?.count ?? 0)
}

/** The first position that became visible then or later; null where none did. */
export async function positionSince(prisma: PrismaClient, since: Date): Promise<Position | null> {
  const [row] = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM journal_entries WHERE committed_at >= ${since}::timestamptz
    ORDER BY committed_at, position LIMIT 1`
  return row === undefined ? null : Number(row.position)
}

function isOfKind({ kinds }: CarriedRequest): Prisma.Sql {
  return kinds === null
    ? Prisma.sql`e.statement_id IS NOT NULL`
    : Prisma.sql`e.kind::text = ANY (${[...kinds]}::text[])`
}

function lookedThrough(request: CarriedRequest): Prisma.Sql {
  const { filter } = request
  const passes =
    filter === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`EXISTS (SELECT FROM statement_versions v
          WHERE v.id IN (e.after_id, e.before_id) AND ${filterToSql(filter.condition, filter.tsqueries)})`
  return Prisma.sql`SELECT e.position FROM journal_entries e WHERE ${isOfKind(request)} AND ${passes}`
}

// By what few pass, which their indexes find.
function askedFor(request: CarriedRequest): Prisma.Sql {
  const { filter } = request
  if (filter === null) return lookedThrough(request)
  return Prisma.sql`
    SELECT DISTINCT e.position FROM (
      SELECT v.id FROM statement_versions v WHERE ${filterToSql(filter.condition, filter.tsqueries)}
    ) v JOIN LATERAL (
      SELECT a.position, a.kind, a.statement_id FROM journal_entries a WHERE a.after_id = v.id
      UNION ALL SELECT b.position, b.kind, b.statement_id FROM journal_entries b WHERE b.before_id = v.id
    ) e ON ${isOfKind(request)}`
}

async function readPositions(
  prisma: PrismaClient,
  positions: Prisma.Sql,
  { lowest, highest }: JournalStretch,
  count: number,
  fromEnd: boolean,
): Promise<Position[]> {
  const rows = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT e.position FROM (${positions}) AS e WHERE e.position BETWEEN ${lowest} AND ${highest}
    ORDER BY e.position ${Prisma.raw(fromEnd ? 'DESC' : 'ASC')} LIMIT ${count}`
  return rows.map((row) => Number(row.position))
}

async function lastPosition(prisma: PrismaClient, query: Prisma.Sql): Promise<Position> {
  const [row] = await prisma.$queryRaw<{ position: bigint | null }[]>(query)
  return Number(row?.position ?? 0)
}
