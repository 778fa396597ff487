import type { Position } from '../../domain/journal/entry.ts'
import type { JournalStretch } from '../journal/carried.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { filterToSql } from '../search/filter-to-sql.ts'
import type { PreparedFilter } from '../search/linguistics.ts'
import { type HourEnd, NEWS } from './clocks.ts'

// What a watch heard, or would have heard, worked out again from the journal.

/** What was heard between two ends of hours: of each hour by the time of the journal, publishers that had as much as each other. */
export interface HeardRow {
  /** How many of the hours that were asked for had ended before. */
  ended: number
  hour: Date
  /** How much each of them had. */
  count: number
  /** How many they are; 0: of no publisher. */
  sources: number
  first: Date
  last: Date
}

/** What may have been heard between two ends of hours in one hour: it was erased since. */
export interface PerhapsRow {
  ended: number
  hour: Date
  count: number
  first: Date
  last: Date
}

/** Which entries are looked at. */
export interface HeardRequest {
  stretch: JournalStretch
  /** None that are older; null: of any age. */
  oldest: Date | null
  /** The places of ends of hours, ascending. */
  ends: readonly Position[]
}

/** What passes a filter and did not before. `isPlain`: leaves out what words were taken out of since. */
export async function readHeard(
  prisma: PrismaClient,
  { condition, tsqueries }: PreparedFilter,
  request: HeardRequest,
  isPlain: boolean,
): Promise<HeardRow[]> {
  if (request.stretch.lowest > request.stretch.highest) return []
  const passes = filterToSql(condition, tsqueries)
  const plain = isPlain
    ? Prisma.sql`AND NOT v.thinned AND NOT EXISTS (SELECT FROM statement_versions t WHERE t.id = e.before_id AND t.thinned)`
    : Prisma.empty
  return await prisma.$queryRaw<HeardRow[]>`
    WITH heard AS MATERIALIZED (
      SELECT e.position, e.committed_at AS at, v.source_ids[1] AS source_id
      FROM statement_versions v JOIN journal_entries e ON e.after_id = v.id
      WHERE ${passes} AND ${isWithin(request)} AND ${NEWS} ${plain}
        AND NOT EXISTS (SELECT FROM statement_versions v WHERE v.id = e.before_id AND ${passes})
    ), by_source AS (
      SELECT ${endedAt(request)} AS ended, date_trunc('hour', at, 'UTC') AS hour, source_id, count(*)::int AS count,
        min(at) AS first, max(at) AS last
      FROM heard GROUP BY 1, 2, 3
    )
    SELECT ended, hour, count, count(source_id)::int AS sources, min(first) AS first, max(last) AS last
    FROM by_source GROUP BY ended, hour, count, source_id IS NULL ORDER BY ended, hour`
}

/** What came and was erased since. */
export async function readErasedHeard(prisma: PrismaClient, request: HeardRequest): Promise<PerhapsRow[]> {
  return await prisma.$queryRaw<PerhapsRow[]>`
    WITH heard AS (
      SELECT e.position, e.committed_at AS at FROM (
        SELECT DISTINCT statement_id FROM journal_entries WHERE kind = 'ERASED'
      ) gone JOIN journal_entries e ON e.statement_id = gone.statement_id
      WHERE ${isWithin(request)} AND ${NEWS} AND e.kind <> 'RETRACTED' AND e.before_id IS NULL AND e.after_id IS NULL
    )
    SELECT ${endedAt(request)} AS ended, date_trunc('hour', at, 'UTC') AS hour, count(*)::int AS count, min(at) AS first,
      max(at) AS last
    FROM heard GROUP BY 1, 2 ORDER BY 1, 2`
}

/** Of entries at these places, how many of the ends of hours were before. */
export function endedBefore(position: Position, ends: readonly Position[]): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}

function endedAt({ ends }: HeardRequest): Prisma.Sql {
  return Prisma.sql`width_bucket(position, ${[...ends]}::bigint[])`
}

function isWithin({ stretch: { lowest, highest }, oldest }: HeardRequest): Prisma.Sql {
  const isYoung = oldest === null ? Prisma.empty : Prisma.sql`AND e.committed_at >= ${oldest}::timestamptz`
  return Prisma.sql`e.position BETWEEN ${lowest} AND ${highest} ${isYoung}`
}

/** The ends of hours that the journal has of a stretch. */
export async function readHourEnds(prisma: PrismaClient, { lowest, highest }: JournalStretch): Promise<HourEnd[]> {
  const rows = await prisma.$queryRaw<{ position: bigint; at: Date }[]>`
    SELECT position, committed_at AS at FROM journal_entries
    WHERE kind = 'HOUR_PASSED' AND position BETWEEN ${lowest} AND ${highest} ORDER BY position`
  return rows.map(({ position, at }) => ({ position: Number(position), at }))
}

/** When anything new had come in last at each of these ends of hours; null: nothing that is kept. */
export async function readLastHeardAt(prisma: PrismaClient, ends: readonly HourEnd[]): Promise<(Date | null)[]> {
  const rows = await prisma.$queryRaw<{ at: Date | null }[]>`
    SELECT last.at FROM unnest(${ends.map(({ at }) => at)}::timestamptz[], ${ends.map(({ position }) => position)}::bigint[])
      WITH ORDINALITY AS h(at, position, place)
    LEFT JOIN LATERAL (
      SELECT e.committed_at AS at FROM journal_entries e
      WHERE e.committed_at <= h.at AND e.position < h.position AND e.kind = 'INGESTED' AND ${NEWS}
      ORDER BY e.committed_at DESC, e.position DESC LIMIT 1) last ON TRUE
    ORDER BY h.place`
  return rows.map(({ at }) => at)
}

/** How much new came in after an instant, up to the end of an hour; counted up to `most`. */
export async function countOthers(prisma: PrismaClient, since: Date, end: HourEnd, most: number): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM journal_entries e
      WHERE e.committed_at > ${since}::timestamptz AND e.committed_at <= ${end.at}::timestamptz AND e.position < ${end.position}
        AND e.kind = 'INGESTED' AND ${NEWS} LIMIT ${most}) AS others`
  return row?.count ?? 0
}
