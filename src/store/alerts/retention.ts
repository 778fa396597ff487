import { NIL } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import { ALERT_RETENTION_LOCK } from '../database/locks.ts'
import { inTransaction } from '../database/retry.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** Alerts looked at in one transaction. */
const BATCH = 1_000
/** What is not read is kept so many times as long. */
const UNREAD_TIMES = 3

interface Place {
  position: Position
  id: string
}

/**
 * Deletes alerts that are older than `ageMs`, with their places in inboxes, if all who were told have read or archived them, or a
 * mute hid them; others when they are three times as old. Not one that waits to be sent. Of which statement which watch
 * told stays, so that it is told once. Returns how many went. One process does it at a time: if another is at work, this
 * one stops.
 */
export async function pruneAlerts(prisma: PrismaClient, ageMs: number, signal: AbortSignal): Promise<number> {
  let pruned = 0
  for (let after: Place | null = { position: 0, id: NIL }; after !== null && !signal.aborted; ) {
    const from: Place = after
    const batch = await inTransaction(prisma, async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${ALERT_RETENTION_LOCK}::bigint) AS held`
      return lock?.held === true ? await pruneBatch(tx, from, ageMs) : { gone: 0, next: null }
    })
    pruned += batch.gone
    after = batch.next
  }
  return pruned
}

/** The next of them, in the order of the journal, which is that of their age. `next`: where they end; null: none is left that is old. */
async function pruneBatch(
  tx: Prisma.TransactionClient,
  { position, id }: Place,
  ageMs: number,
): Promise<{ gone: number; next: Place | null }> {
  const [row] = await tx.$queryRaw<
    { gone: number; position: bigint | null; id: string | null; is_old: boolean | null }[]
  >`
    WITH page AS (
      SELECT id, position, at FROM alerts WHERE position >= ${position} AND (position, id) > (${position}, ${id}::uuid)
      ORDER BY position, id LIMIT ${BATCH}
    ), old AS (
      SELECT p.id FROM page p
      WHERE p.at < clock_timestamp() - ${ageMs}::float8 * interval '1 millisecond'
        AND (p.at < clock_timestamp() - ${UNREAD_TIMES * ageMs}::float8 * interval '1 millisecond' OR NOT EXISTS (
          SELECT FROM inbox_items i
          WHERE i.alert_id = p.id AND i.hidden_by_id IS NULL AND i.read_at IS NULL AND i.archived_at IS NULL))
        AND NOT EXISTS (
          SELECT FROM delivery_alerts o JOIN deliveries d ON d.id = o.delivery_id WHERE o.alert_id = p.id AND d.state = 'PENDING')
    ), gone AS (
      DELETE FROM alerts a USING old WHERE a.id = old.id RETURNING a.watch_id, a.statement_id, a.position, a.at, a.kinds
    ), kinds AS (
      SELECT watch_id, statement_id, array_agg(DISTINCT kind) AS kinds
      FROM gone, unnest(kinds) AS kind WHERE statement_id IS NOT NULL GROUP BY 1, 2
    ), noted AS (
      INSERT INTO told_before (watch_id, statement_id, position, at, kinds)
      SELECT g.watch_id, g.statement_id, min(g.position), min(g.at), k.kinds
      FROM gone g JOIN kinds k USING (watch_id, statement_id) GROUP BY g.watch_id, g.statement_id, k.kinds
      ON CONFLICT (watch_id, statement_id) DO UPDATE SET
        kinds = ARRAY(SELECT DISTINCT unnest(told_before.kinds || excluded.kinds))
    )
    SELECT (SELECT count(*)::int FROM gone) AS gone, last.position, last.id::text,
      last.at < clock_timestamp() - ${ageMs}::float8 * interval '1 millisecond' AS is_old
    FROM (SELECT) always LEFT JOIN LATERAL (SELECT * FROM page ORDER BY position DESC, id DESC LIMIT 1) last ON TRUE`
  const isOver = row?.position == null || row.id === null || row.is_old !== true
  return { gone: row?.gone ?? 0, next: isOver ? null : { position: Number(row.position), id: row.id ?? NIL } }
}
