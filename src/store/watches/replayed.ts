import { type Condition, leavesIn } from '../../domain/filter/filter.ts'
import type { Position } from '../../domain/journal/entry.ts'
import type { AlertKind, WatchDefinition } from '../../domain/watch/definition.ts'
import type { AbsorptionSpan } from '../../domain/watch/tried/families.ts'
import type { JournalStretch } from '../journal/carried.ts'
import type { PrismaClient } from '../prisma/client.ts'
import { IS_NEWS } from './passing.ts'

// What a watch is tried on: entries that are kept, and what is known beside them.

/** A definition of a watch, with the place from which on it was in force. */
export interface PlacedDefinition extends WatchDefinition {
  version: number
  isPaused: boolean
  from: Position
  /** From when on its hours are known, where the watch began to listen with it. */
  heardSince: Date | null
}

/** All definitions of a watch that came into force, in their order. */
export async function readPlacedDefinitions(prisma: PrismaClient, watchId: string): Promise<PlacedDefinition[]> {
  const rows = await prisma.$queryRaw<
    (Omit<PlacedDefinition, 'from' | 'tells'> & { from: bigint; tells: AlertKind[] })[]
  >`
    SELECT version, condition, tells::text[], silence_days AS "silenceDays", burst_minutes AS "burstMinutes", paused AS "isPaused",
      from_position AS "from", heard_since AS "heardSince"
    FROM watch_definitions WHERE watch_id = ${watchId}::uuid AND from_position IS NOT NULL ORDER BY version`
  return rows.map((row) => ({ ...row, from: Number(row.from) }))
}

/** The positions of a stretch at which something was said or published that was erased since. */
export async function findEmptied(
  prisma: PrismaClient,
  { lowest, highest }: JournalStretch,
  limit: number,
): Promise<Position[]> {
  const rows = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT e.position FROM (
      SELECT DISTINCT statement_id FROM journal_entries WHERE kind = 'ERASED' AND position >= ${lowest}
    ) gone JOIN journal_entries e ON e.statement_id = gone.statement_id
    WHERE e.position BETWEEN ${lowest} AND ${highest} AND e.before_id IS NULL AND e.after_id IS NULL AND ${IS_NEWS}
    ORDER BY e.position LIMIT ${limit}`
  return rows.map((row) => Number(row.position))
}

/** The positions of a stretch of whose versions words were taken out since. */
export async function findThinned(
  prisma: PrismaClient,
  { lowest, highest }: JournalStretch,
  limit: number,
): Promise<Position[]> {
  const rows = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT e.position FROM (
      SELECT v.id FROM statement_versions v WHERE v.thinned
    ) v JOIN LATERAL (
      SELECT * FROM journal_entries a WHERE a.after_id = v.id UNION SELECT * FROM journal_entries b WHERE b.before_id = v.id
    ) e ON e.position BETWEEN ${lowest} AND ${highest} AND ${IS_NEWS}
    GROUP BY e.position ORDER BY e.position LIMIT ${limit}`
  return rows.map((row) => Number(row.position))
}

/** Which of these versions words were taken out of. */
export async function readThinned(prisma: PrismaClient, versionIds: readonly string[]): Promise<Set<string>> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM statement_versions WHERE thinned AND id = ANY (${[...versionIds]}::uuid[])`
  return new Set(rows.map(({ id }) => id))
}

/** What these statements absorbed, and what that had absorbed, at whatever time. */
export async function readAbsorptions(
  prisma: PrismaClient,
  statementIds: readonly string[],
): Promise<AbsorptionSpan[]> {
  if (statementIds.length === 0) return []
  const rows = await prisma.$queryRaw<
    { statement_id: string; into_id: string; from_position: bigint; ended_position: bigint | null }[]
  >`
    WITH RECURSIVE a AS (
      SELECT a.* FROM absorptions a WHERE a.into_id = ANY (${[...statementIds]}::uuid[])
      UNION SELECT b.* FROM a JOIN absorptions b ON b.into_id = a.statement_id
    )
    SELECT statement_id::text, into_id::text, from_position, ended_position FROM a WHERE from_position IS NOT NULL`
  return rows.map((row) => ({
    statementId: row.statement_id,
    intoId: row.into_id,
    from: Number(row.from_position),
    endedAt: row.ended_position === null ? null : Number(row.ended_position),
  }))
}

/** Which of these statements a watch told of as utterances before a place of the journal. */
export async function readToldEarlier(
  prisma: PrismaClient,
  watchId: string,
  statementIds: readonly string[],
  before: Position,
): Promise<string[]> {
  if (statementIds.length === 0) return []
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT statement_id::text AS id FROM alerts
    WHERE watch_id = ${watchId}::uuid AND position < ${before} AND statement_id = ANY (${[...statementIds]}::uuid[])
      AND 'UTTERANCE' = ANY (kinds)
    UNION SELECT statement_id::text FROM told_before
    WHERE watch_id = ${watchId}::uuid AND position < ${before} AND statement_id = ANY (${[...statementIds]}::uuid[])
      AND 'UTTERANCE' = ANY (kinds)`
  return rows.map(({ id }) => id)
}

/** When the newest burst of a watch began that is from before a place of the journal; null where there is none. */
export async function readBurstBefore(prisma: PrismaClient, watchId: string, before: Position): Promise<Date | null> {
  const [row] = await prisma.$queryRaw<{ burst_at: Date }[]>`
    SELECT burst_at FROM alerts WHERE watch_id = ${watchId}::uuid AND position < ${before}
    ORDER BY position DESC, ordinal DESC LIMIT 1`
  return row?.burst_at ?? null
}

/** When the first entry became visible that is at a place of the journal or after it; null where none is. */
export async function readInstantOf(prisma: PrismaClient, position: Position): Promise<Date | null> {
  const [row] = await prisma.$queryRaw<{ at: Date }[]>`
    SELECT committed_at AS at FROM journal_entries WHERE position >= ${position} ORDER BY position LIMIT 1`
  return row?.at ?? null
}

/** When the topic was made that is the youngest of those that a filter names; null where it names none. */
export async function readYoungestTopic(prisma: PrismaClient, condition: Condition): Promise<Date | null> {
  const ids = [...leavesIn(condition)].flatMap((leaf) =>
    leaf.kind === 'list' && leaf.field === 'topics' ? leaf.values : [],
  )
  if (ids.length === 0) return null
  const { _max } = await prisma.topic.aggregate({ where: { id: { in: ids } }, _max: { createdAt: true } })
  return _max.createdAt
}

/** The first position that became visible at each of these instants or later; null where none did. */
export async function positionsSince(prisma: PrismaClient, instants: readonly Date[]): Promise<(Position | null)[]> {
  const rows = await prisma.$queryRaw<{ position: bigint | null }[]>`
    SELECT e.position FROM unnest(${[...instants]}::timestamptz[]) WITH ORDINALITY AS i(at, place)
      LEFT JOIN LATERAL (
        SELECT position FROM journal_entries WHERE committed_at >= i.at ORDER BY committed_at, position LIMIT 1) e ON TRUE
    ORDER BY i.place`
  return rows.map(({ position }) => (position === null ? null : Number(position)))
}

/** The places of a stretch at which these statements are. */
export async function positionsOf(
  prisma: PrismaClient,
  statementIds: readonly string[],
  { lowest, highest }: JournalStretch,
  limit: number,
): Promise<Position[]> {
  if (statementIds.length === 0) return []
  const rows = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM journal_entries e
    WHERE statement_id = ANY (${[...statementIds]}::uuid[]) AND position BETWEEN ${lowest} AND ${highest} AND ${IS_NEWS}
    ORDER BY position LIMIT ${limit}`
  return rows.map((row) => Number(row.position))
}
