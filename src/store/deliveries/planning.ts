import { v7 as uuid } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import type { ChannelKind, ChannelRhythm } from '../../domain/watch/sending/channel.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** A channel of which alerts are to be put into deliveries. */
export interface PlannedChannel {
  id: string
  ownerId: string
  kind: ChannelKind
  rhythm: ChannelRhythm
  timeZone: string
  hour: number
  weekday: number
  place: Position
}

/** An alert that is in no delivery of a channel yet. */
export interface OwedAlert {
  id: string
  watchId: string
  position: Position
  at: Date
  burstAt: Date
  burstMinutes: number
}

/** A delivery to write, or to put more into. */
export interface PlannedDelivery {
  bundle: string
  dueAt: Date
  alerts: readonly Pick<OwedAlert, 'id' | 'position'>[]
}

/** The channels of these kinds that have alerts between their place and the one that is decided up to. */
export async function channelsBehind(db: Db, kinds: readonly ChannelKind[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id::text FROM channels c CROSS JOIN alerts_decided d
    WHERE c.pause IS NULL AND c.kind::text = ANY (${[...kinds]}) AND c.place < d.position AND EXISTS (
      SELECT FROM inbox_items i WHERE i.principal_id = c.owner_id AND i.position > c.place AND i.position <= d.position)
    ORDER BY c.id`
  return rows.map(({ id }) => id)
}

/** A channel, for this transaction alone; null where another one has it, or it is paused or gone. */
export async function holdChannel(tx: Prisma.TransactionClient, id: string): Promise<PlannedChannel | null> {
  const [row] = await tx.$queryRaw<(Omit<PlannedChannel, 'place'> & { place: bigint })[]>`
    SELECT id::text, owner_id::text AS "ownerId", kind::text, rhythm::text, time_zone AS "timeZone", hour, weekday, place
    FROM channels WHERE id = ${id}::uuid AND pause IS NULL FOR UPDATE SKIP LOCKED`
  return row === undefined ? null : { ...row, place: Number(row.place) }
}

/**
 * What a channel owes of the next `limit` alerts of its owner's inbox, and up to where these go; null where it has come
 * to the end. Alerts of one position are never parted.
 */
export async function readOwed(
  tx: Prisma.TransactionClient,
  { id, ownerId, place }: PlannedChannel,
  limit: number,
): Promise<{ owed: OwedAlert[]; upTo: Position } | null> {
  const [next] = await tx.$queryRaw<{ position: bigint | null }[]>`
    SELECT max(position) AS position FROM (
      SELECT i.position FROM inbox_items i CROSS JOIN alerts_decided d
      WHERE i.principal_id = ${ownerId}::uuid AND i.position > ${place} AND i.position <= d.position
      ORDER BY i.position LIMIT ${limit}) AS next`
  if (next?.position == null) return null
  const upTo = Number(next.position)
  const rows = await tx.$queryRaw<(Omit<OwedAlert, 'position'> & { position: bigint })[]>`
    SELECT a.id::text, a.watch_id::text AS "watchId", a.position, a.at, a.burst_at AS "burstAt",
      coalesce(w.burst_minutes, 0) AS "burstMinutes"
    FROM inbox_items i
    JOIN alerts a ON a.id = i.alert_id
    JOIN channels c ON c.id = ${id}::uuid
    LEFT JOIN watch_definitions w ON w.watch_id = a.watch_id AND w.version = a.version
    WHERE i.principal_id = ${ownerId}::uuid AND i.position > ${place} AND i.position <= ${upTo}
      AND i.hidden_by_id IS NULL AND (c.is_all OR a.watch_id = ANY (c.watch_ids)) AND NOT a.watch_id = ANY (c.left_watch_ids)
      AND NOT EXISTS (SELECT FROM delivery_alerts o WHERE o.channel_id = c.id AND o.alert_id = a.id)
    ORDER BY a.position, a.ordinal, a.watch_id`
  return { owed: rows.map((row) => ({ ...row, position: Number(row.position) })), upTo }
}

/**
 * Writes deliveries, and moves the channel's place to where they go. What belongs to one that was not tried yet is put
 * into that one, as long as it has no more than `most` alerts.
 */
export async function writeDeliveries(
  tx: Prisma.TransactionClient,
  channel: PlannedChannel,
  planned: readonly PlannedDelivery[],
  { upTo, most }: { upTo: Position; most: number },
): Promise<void> {
  const gathering = await tx.$queryRaw<{ id: string; bundle: string; count: number }[]>`
    SELECT d.id::text, d.bundle, (SELECT count(*)::int FROM delivery_alerts a WHERE a.delivery_id = d.id) AS count
    FROM deliveries d
    WHERE d.channel_id = ${channel.id}::uuid AND d.state = 'PENDING' AND d.attempts = 0 AND d.kind = 'ALERTS'
      AND d.bundle = ANY (${planned.map(({ bundle }) => bundle)})
    ORDER BY d.id FOR UPDATE`
  const made: { id: string; bundle: string; due_at: Date }[] = []
  const put: { delivery_id: string; alert_id: string; position: Position }[] = []
  for (const { bundle, dueAt, alerts } of planned) {
    const open = gathering.findLast((each) => each.bundle === bundle)
    let id = open?.id
    let left = Math.max(0, most - (open?.count ?? 0))
    for (const alert of alerts) {
      if (id === undefined || left === 0) {
        id = uuid()
        left = most
        made.push({ id, bundle, due_at: dueAt })
      }
      left -= 1
      put.push({ delivery_id: id, alert_id: alert.id, position: alert.position })
    }
  }
  await tx.$executeRaw`
    INSERT INTO deliveries (id, channel_id, kind, bundle, created_at, due_at, next_try_at)
    SELECT r.id, ${channel.id}::uuid, 'ALERTS', r.bundle, clock_timestamp(), r.due_at, r.due_at
    FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS r(id uuid, bundle text, due_at timestamptz)`
  await tx.$executeRaw`
    INSERT INTO delivery_alerts (delivery_id, alert_id, channel_id, position)
    SELECT r.delivery_id, r.alert_id, ${channel.id}::uuid, r.position
    FROM jsonb_to_recordset(${JSON.stringify(put)}::jsonb) AS r(delivery_id uuid, alert_id uuid, position bigint)
    WHERE EXISTS (SELECT FROM alerts a WHERE a.id = r.alert_id FOR KEY SHARE)`
  await tx.$executeRaw`UPDATE channels SET place = ${upTo} WHERE id = ${channel.id}::uuid`
}
