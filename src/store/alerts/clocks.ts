import type { Position } from '../../domain/journal/entry.ts'
import { MOST_OTHERS } from '../../domain/watch/hours/silence.ts'
import { oldestHourFor } from '../../domain/watch/hours/surge.ts'
import type { Shard } from '../../domain/watch/shard.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { filterToSql } from '../search/filter-to-sql.ts'
import type { PreparedFilter } from '../search/linguistics.ts'
import { inShards } from './alerts.ts'

// What watches have heard by the hours of the journal: everything that silences and surges are decided by. It is written in
// the transaction that decides, so that it is what the journal says up to there.

type Tx = Prisma.TransactionClient

/** Something new that passed the filter of a watch. */
export interface HeardByWatch {
  watchId: string
  at: Date
  /** Who had it first. */
  sourceId: string | null
}

/**
 * Begins to note what a watch hears, with what the journal has of the weeks before; or goes on, where it asks for the same
 * as before. `filter`: its condition. Null: it is not in force, or does not need to know the time.
 */
export async function setClock(
  tx: Tx,
  watchId: string,
  watch: { version: number; silenceDays: number | null; isSurging: boolean; filter: PreparedFilter } | null,
  { position, at, limitMs = LOOK_BACK_MS }: { position: Position; at: Date; limitMs?: number },
): Promise<void> {
  if (watch === null) {
    await tx.$executeRaw`DELETE FROM watch_clocks WHERE watch_id = ${watchId}::uuid`
    return
  }
  const { version, silenceDays, isSurging, filter } = watch
  const goesOn = await tx.$executeRaw`
    UPDATE watch_clocks c SET version = ${version}, silence_days = ${silenceDays}::int, surges = ${isSurging}
    FROM watch_definitions o, watch_definitions n
    WHERE c.watch_id = ${watchId}::uuid AND o.watch_id = c.watch_id AND o.version = c.version
      AND n.watch_id = c.watch_id AND n.version = ${version} AND o.condition = n.condition`
  if (goesOn > 0) return
  await tx.$executeRaw`DELETE FROM watch_clocks WHERE watch_id = ${watchId}::uuid`
  await tx.$executeRaw`
    INSERT INTO watch_clocks (watch_id, version, silence_days, surges, since, said_at)
    VALUES (${watchId}::uuid, ${version}, ${silenceDays}::int, ${isSurging}, ${at}::timestamptz, ${at}::timestamptz)`
  await withinTime(tx, limitMs, () => lookBack(tx, watchId, filter, { position, at }))
  await tx.$executeRaw`
    UPDATE watch_definitions d SET heard_since = c.since FROM watch_clocks c
    WHERE c.watch_id = ${watchId}::uuid AND d.watch_id = c.watch_id AND d.version = c.version`
}

/** All watches wait as long as one looks back: one whose filter takes longer than this begins with nothing. */
const LOOK_BACK_MS = 5_000

/** Takes from the journal what a watch would have heard in the weeks before. */
async function lookBack(
  tx: Tx,
  watchId: string,
  filter: PreparedFilter,
  { position, at }: { position: Position; at: Date },
): Promise<void> {
  const oldest = oldestHourFor(at)
  const passes = filterToSql(filter.condition, filter.tsqueries)
  await tx.$executeRaw`
    WITH heard AS MATERIALIZED (
      SELECT e.committed_at AS at, v.source_ids[1] AS source_id
      FROM journal_entries e JOIN statement_versions v ON v.id = e.after_id
      WHERE e.committed_at >= ${oldest}::timestamptz AND e.position < ${position} AND ${NEWS} AND ${passes}
        AND NOT EXISTS (SELECT FROM statement_versions v WHERE v.id = e.before_id AND ${passes})
    ), begun AS (
      UPDATE watch_clocks SET said_at = COALESCE((SELECT max(at) FROM heard), said_at),
        since = GREATEST(${oldest}::timestamptz, COALESCE((SELECT committed_at FROM journal_entries ORDER BY position LIMIT 1), ${at}::timestamptz))
      WHERE watch_id = ${watchId}::uuid
    )
    INSERT INTO watch_hours (watch_id, hour, source_id, count)
    SELECT ${watchId}::uuid, date_trunc('hour', at, 'UTC'), source_id, count(*)
    FROM heard WHERE source_id IS NOT NULL GROUP BY 2, 3`
}

/** Does something unless one of its SQL statements takes longer: then all of it is undone, and the transaction goes on. */
async function withinTime(tx: Tx, limitMs: number, work: () => Promise<void>): Promise<void> {
  await tx.$executeRaw`SAVEPOINT within_time`
  const [was] = await tx.$queryRaw<{ limit: string }[]>`SELECT current_setting('statement_timeout') AS limit`
  await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(limitMs)}, true)`
  try {
    await work()
    await tx.$queryRaw`SELECT set_config('statement_timeout', ${was?.limit ?? '0'}, true)`
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT within_time`
    if (!isOutOfTime(error)) throw error
  }
  await tx.$executeRaw`RELEASE SAVEPOINT within_time`
}

// Postgres: query_canceled.
function isOutOfTime(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  const { driverAdapterError } = (error.meta ?? {}) as { driverAdapterError?: { cause?: { originalCode?: string } } }
  return driverAdapterError?.cause?.originalCode === '57014'
}

/** Of an entry `e`: whether what it brought is heard. */
export const NEWS = Prisma.sql`e.kind NOT IN ('ERASED', 'RECLASSIFIED', 'REREAD') AND (e.cause IS NULL OR e.cause IN ('ARTICLE', 'REVISION'))`

/** Notes what watches heard. A silence that was told of ends with it, and its alert says when. */
export async function noteHeard(tx: Tx, heard: readonly HeardByWatch[]): Promise<void> {
  if (heard.length === 0) return
  const rows = JSON.stringify(
    heard.map(({ watchId, at, sourceId }) => ({ watch_id: watchId, at, source_id: sourceId })),
  )
  const given = Prisma.sql`jsonb_to_recordset(${rows}::jsonb) AS r(watch_id uuid, at timestamptz, source_id uuid)`
  await tx.$executeRaw`
    WITH first AS (SELECT r.watch_id, min(r.at) AS at FROM ${given} GROUP BY 1)
    UPDATE alerts a SET baseline = a.baseline || jsonb_build_object('until', ${isoOf(Prisma.sql`f.at`)})
    FROM first f JOIN watch_clocks c ON c.watch_id = f.watch_id AND c.silent_at IS NOT NULL
    WHERE a.watch_id = c.watch_id AND a.at = c.silent_at AND a.kinds = '{SILENCE}'`
  await tx.$executeRaw`
    WITH last AS (SELECT r.watch_id, max(r.at) AS at FROM ${given} GROUP BY 1)
    UPDATE watch_clocks c SET said_at = GREATEST(c.said_at, l.at), silent_at = NULL
    FROM last l WHERE c.watch_id = l.watch_id`
  await tx.$executeRaw`
    INSERT INTO watch_hours (watch_id, hour, source_id, count)
    SELECT r.watch_id, date_trunc('hour', r.at, 'UTC'), r.source_id, count(*)
    FROM ${given} JOIN watch_clocks c ON c.watch_id = r.watch_id
    WHERE r.source_id IS NOT NULL GROUP BY 1, 2, 3
    ON CONFLICT (watch_id, hour, source_id) DO UPDATE SET count = watch_hours.count + excluded.count`
}

/** A watch that has heard nothing for as long as it was to wait, and has not told so. */
export interface LongSilent {
  watchId: string
  version: number
  days: number
  saidAt: Date
  /** How much else came in since; at most so many are counted. */
  others: number
}

/** The end of an hour, with its place in the journal: what stands after it had not come, whatever its time says. */
export interface HourEnd {
  at: Date
  position: Position
}

/** Those of these shards that are at an instant, by the order of their ids. */
export async function readLongSilent(
  tx: Tx,
  { at, position }: HourEnd,
  shards: readonly Shard[],
): Promise<LongSilent[]> {
  return await tx.$queryRaw<LongSilent[]>`
    WITH newest AS (
      SELECT COALESCE(array_agg(committed_at ORDER BY committed_at), '{}') AS times FROM (
        SELECT e.committed_at FROM journal_entries e WHERE e.committed_at <= ${at}::timestamptz AND e.position < ${position} AND e.kind = 'INGESTED' AND ${NEWS}
        ORDER BY e.committed_at DESC LIMIT ${MOST_OTHERS}) AS last
    )
    SELECT c.watch_id::text AS "watchId", c.version, c.silence_days AS days, c.said_at AS "saidAt",
      cardinality((SELECT times FROM newest)) - width_bucket(c.said_at, (SELECT times FROM newest)) AS others
    FROM watch_clocks c
    WHERE c.silence_days IS NOT NULL AND c.silent_at IS NULL AND ${inShards(Prisma.sql`c.watch_id`, shards)}
      AND c.said_at <= ${at}::timestamptz - c.silence_days * interval '24 hours'
    ORDER BY c.watch_id`
}

/** Notes that watches told of a silence at an instant. */
export async function markSilent(tx: Tx, watchIds: readonly string[], at: Date): Promise<void> {
  if (watchIds.length === 0) return
  await tx.$executeRaw`UPDATE watch_clocks SET silent_at = ${at} WHERE watch_id = ANY (${[...watchIds]}::uuid[])`
}

/** When anything new came in last, up to an instant; null: nothing that is kept. */
export async function readLastHeard(tx: Tx, { at, position }: HourEnd): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT e.committed_at AS at FROM journal_entries e
    WHERE e.committed_at <= ${at}::timestamptz AND e.position < ${position} AND e.kind = 'INGESTED' AND ${NEWS}
    ORDER BY e.committed_at DESC, e.position DESC LIMIT 1`
  return row?.at ?? null
}

/** What a watch that tells of surges heard in one stretch of hours from one publisher. */
export interface HeardHour {
  watchId: string
  version: number
  since: Date
  surgedAt: Date | null
  /** Which of the stretches that were asked for. */
  window: number
  count: number
}

/** A stretch of time, without its end. */
export interface HourStretch {
  from: Date
  to: Date
}

/** Watches of these shards that heard anything in the first of these stretches, with each hour of each stretch by publisher. */
export async function readHeardHours(
  tx: Tx,
  windows: readonly HourStretch[],
  shards: readonly Shard[],
): Promise<HeardHour[]> {
  const [first] = windows
  if (first === undefined) return []
  return await tx.$queryRaw<HeardHour[]>`
    SELECT c.watch_id::text AS "watchId", c.version, c.since, c.surged_at AS "surgedAt", w.place::int - 1 AS window, h.count
    FROM watch_clocks c CROSS JOIN ${asRows(windows)}
    JOIN watch_hours h ON h.watch_id = c.watch_id AND h.hour >= w.begins AND h.hour < w.ends
    WHERE c.surges AND ${inShards(Prisma.sql`c.watch_id`, shards)} AND c.watch_id IN (
      SELECT DISTINCT watch_id FROM watch_hours WHERE hour >= ${first.from}::timestamptz AND hour < ${first.to}::timestamptz)
    ORDER BY c.watch_id`
}

/** How much that was new came in at all, in each of these stretches, before a place of the journal. */
export async function countHeard(
  db: Tx | PrismaClient,
  windows: readonly HourStretch[],
  before: Position,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*)::int FROM journal_entries e WHERE e.committed_at >= w.begins AND e.committed_at < w.ends
      AND e.position < ${before} AND e.kind = 'INGESTED' AND ${NEWS}) AS count
    FROM ${asRows(windows)} ORDER BY w.place`
  return rows.map(({ count }) => count)
}

function asRows(windows: readonly HourStretch[]): Prisma.Sql {
  return Prisma.sql`unnest(${windows.map(({ from }) => from)}::timestamptz[], ${windows.map(({ to }) => to)}::timestamptz[])
    WITH ORDINALITY AS w(begins, ends, place)`
}

/** Notes for which watches there was a surge at an hour. */
export async function markSurging(tx: Tx, watchIds: readonly string[], hour: Date): Promise<void> {
  if (watchIds.length === 0) return
  await tx.$executeRaw`UPDATE watch_clocks SET surged_at = ${hour} WHERE watch_id = ANY (${[...watchIds]}::uuid[])`
}

/** Forgets hours that nothing is compared with any more. */
export async function forgetHours(tx: Tx, hour: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM watch_hours WHERE hour < ${oldestHourFor(hour)}::timestamptz - interval '1 day'`
}

// As JSON has times in the API.
function isoOf(at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
