import type { Position } from '../../domain/journal/entry.ts'
import type { AlertKind } from '../../domain/watch/definition.ts'
import type { HourBaseline } from '../../domain/watch/hours/baseline.ts'
import type { Shard } from '../../domain/watch/shard.ts'
import { PREPARED } from '../database/prepared.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** Channel on which every process of this database hears that alerts were decided. */
export const ALERTS_CHANNEL = 'onrecord_alerts'

/** An alert that is to be written. */
export interface NewAlert {
  id: string
  watchId: string
  version: number
  position: Position
  kinds: readonly AlertKind[]
  /** Null: a silence or a surge. */
  statementId: string | null
  at: Date
  burstAt: Date
  /** What a silence or a surge is measured against. */
  baseline: HourBaseline | null
}

/** An alert as a principal has it. */
export interface NewInboxItem {
  principalId: string
  alertId: string
  position: Position
  hiddenById: string | null
}

/** Up to which place of the journal the alerts of all watches are decided. */
export async function readDecided(db: Db): Promise<Position> {
  const [row] = await db.$queryRaw<{ position: bigint | null }[]>`SELECT position FROM alerts_decided`
  if (row?.position == null) throw new Error('alert_shards has no row')
  return Number(row.position)
}

/** Whether a watch is in one of these shards: as `shardOf` says. */
export function inShards(watchId: Prisma.Sql, shards: readonly Shard[]): Prisma.Sql {
  return Prisma.sql`get_byte(uuid_send(${watchId}), 15) & 15 = ANY (${[...shards]}::int[])`
}

/** Up to which places the alerts of these shards are decided. */
export async function readPlaces(db: Db, shards: readonly Shard[]): Promise<Map<Shard, Position>> {
  const rows = await db.$queryRaw<{ shard: number; position: bigint }[]>`
    SELECT shard, position FROM alert_shards WHERE shard = ANY (${[...shards]}::int[])`
  return new Map(rows.map(({ shard, position }) => [shard, Number(position)]))
}

/**
 * Moves shards on that are at one place, in the transaction that writes what was decided on the way. False where one of
 * them is not at `from` any more: another process has decided the same.
 */
export async function moveDecided(
  tx: Prisma.TransactionClient,
  shards: readonly Shard[],
  from: Position,
  to: Position,
): Promise<boolean> {
  const moved = await tx.$executeRaw`${PREPARED} ${movingDecided(shards, from, to)}`
  return moved === shards.length
}

/** The same as an UPDATE within another SQL statement. */
export function movingDecided(shards: readonly Shard[], from: Position, to: Position): Prisma.Sql {
  return Prisma.sql`
    UPDATE alert_shards SET position = ${to}::bigint WHERE shard = ANY (${[...shards]}::int[]) AND position = ${from}::bigint`
}

/** Notes that nothing was decided of these entries: they were not kept any more. */
export async function noteAlertGap(tx: Prisma.TransactionClient, from: Position, to: Position): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO alert_gaps (from_position, to_position) VALUES (${from}, ${to}) ON CONFLICT DO NOTHING`
}

/** Writes alerts, with whom they are for, in one SQL statement each. */
export async function insertAlerts(
  tx: Prisma.TransactionClient,
  alerts: readonly NewAlert[],
  items: readonly NewInboxItem[],
): Promise<void> {
  if (alerts.length === 0) return
  const rows = alerts.map(({ id, watchId, version, position, kinds, statementId, at, burstAt, baseline }) => {
    return {
      id,
      watch_id: watchId,
      version,
      position,
      kinds,
      statement_id: statementId,
      at,
      burst_at: burstAt,
      baseline,
    }
  })
  // A watch that was deleted meanwhile has no alerts.
  await tx.$executeRaw`
    INSERT INTO alerts (id, watch_id, position, ordinal, version, kinds, statement_id, at, burst_at, baseline)
    SELECT r.id, r.watch_id, r.position, row_number() OVER (PARTITION BY r.watch_id, r.position ORDER BY r.id) - 1, r.version,
      r.kinds::"AlertKind"[], r.statement_id, r.at, r.burst_at, r.baseline
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, watch_id uuid, position bigint, version int, kinds text[],
      statement_id uuid, at timestamptz, burst_at timestamptz, baseline jsonb)
    WHERE EXISTS (SELECT FROM watches w WHERE w.id = r.watch_id FOR KEY SHARE)`
  const shown = items.map(({ principalId, alertId, position, hiddenById }) => {
    return { principal_id: principalId, alert_id: alertId, position, hidden_by_id: hiddenById }
  })
  await tx.$executeRaw`
    INSERT INTO inbox_items (principal_id, alert_id, position, watch_id, burst_at, hidden_by_id)
    SELECT r.principal_id, r.alert_id, r.position, a.watch_id, CASE WHEN d.burst_minutes > 0 THEN a.burst_at END, r.hidden_by_id
    FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) AS r(principal_id uuid, alert_id uuid, position bigint,
      hidden_by_id uuid)
    JOIN alerts a ON a.id = r.alert_id
    LEFT JOIN watch_definitions d ON d.watch_id = a.watch_id AND d.version = a.version`
  await tx.$queryRaw`SELECT pg_notify(${ALERTS_CHANNEL}, '')::text`
}

/**
 * Which watches told of which of these statements as an utterance, or of one that it had absorbed at a place of the
 * journal.
 */
export async function readTold(
  db: Db,
  asked: readonly { watchId: string; statementId: string }[],
  place: Position,
): Promise<{ watchId: string; statementId: string }[]> {
  if (asked.length === 0) return []
  return await db.$queryRaw<{ watchId: string; statementId: string }[]>`
    WITH RECURSIVE q AS (
      SELECT DISTINCT * FROM unnest(${asked.map(({ watchId }) => watchId)}::uuid[], ${asked.map(({ statementId }) => statementId)}::uuid[])
        AS q(watch_id, statement_id)
    ), same AS (
      SELECT statement_id, statement_id AS id FROM q
      UNION SELECT s.statement_id, a.statement_id FROM same s JOIN absorptions a ON a.into_id = s.id
        AND a.from_position <= ${place} AND (a.ended_position IS NULL OR a.ended_position > ${place})
    )
    SELECT q.watch_id::text AS "watchId", q.statement_id::text AS "statementId"
    FROM q JOIN same s ON s.statement_id = q.statement_id
      JOIN alerts a ON a.statement_id = s.id AND a.watch_id = q.watch_id AND 'UTTERANCE' = ANY (a.kinds)
    UNION SELECT q.watch_id::text, q.statement_id::text
    FROM q JOIN same s ON s.statement_id = q.statement_id
      JOIN told_before t ON t.statement_id = s.id AND t.watch_id = q.watch_id AND 'UTTERANCE' = ANY (t.kinds)`
}

/** When the newest burst of each of these watches began. */
export async function readBursts(db: Db, watchIds: readonly string[]): Promise<Map<string, Date>> {
  if (watchIds.length === 0) return new Map()
  const rows = await db.$queryRaw<{ watch_id: string; burst_at: Date }[]>`
    SELECT w.id::text AS watch_id, a.burst_at
    FROM unnest(${[...watchIds]}::uuid[]) AS w(id) CROSS JOIN LATERAL (
      SELECT burst_at FROM alerts WHERE watch_id = w.id ORDER BY position DESC, ordinal DESC LIMIT 1) a`
  return new Map(rows.map((row) => [row.watch_id, row.burst_at]))
}
