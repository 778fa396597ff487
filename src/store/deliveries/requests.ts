import { v7 as uuid } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import { retrying } from '../database/retry.ts'
import type { PrismaClient } from '../prisma/client.ts'
import type { WhichChannel } from './channels.ts'

/**
 * Owes a channel a message that says nothing but that it comes: one at a time, however often it is asked for. Returns its
 * id. Null where there is no such channel, or it is paused.
 */
export async function requestTest(prisma: PrismaClient, { id, ownerId }: WhichChannel): Promise<string | null> {
  return await retrying(prisma, async (tx) => {
    const found = await tx.$queryRaw<object[]>`
      SELECT id::text FROM channels
      WHERE id = ${id}::uuid AND (${ownerId}::uuid IS NULL OR owner_id = ${ownerId}::uuid) AND pause IS NULL AND kind <> 'FEED'
      FOR UPDATE`
    if (found.length === 0) return null
    const waiting = await tx.delivery.findFirst({
      where: { channelId: id, kind: 'TEST', state: 'PENDING' },
      select: { id: true },
    })
    if (waiting !== null) return waiting.id
    const deliveryId = uuid()
    await tx.$executeRaw`
      INSERT INTO deliveries (id, channel_id, kind, bundle, created_at, due_at, next_try_at)
      VALUES (${deliveryId}::uuid, ${id}::uuid, 'TEST', 'test', clock_timestamp(), clock_timestamp(), clock_timestamp())`
    return deliveryId
  })
}

/** From where on a channel sends again, and what. */
export interface ReplayFrom {
  /** The place of the first alert that is sent again; null: there is none. */
  position: Position | null
  /** Only what was given up; else what was taken too. */
  isOfFailed: boolean
}

/**
 * Has a channel send again what it has sent from a place on, under the ids that it was sent under; and what it has not: a
 * place before its beginning counts. Returns how many messages are sent again; null where there is no such channel.
 */
export async function requestReplay(
  prisma: PrismaClient,
  { id, ownerId }: WhichChannel,
  { position, isOfFailed }: ReplayFrom,
): Promise<number | null> {
  return await retrying(prisma, async (tx) => {
    const found = await tx.$queryRaw<object[]>`
      SELECT id::text FROM channels
      WHERE id = ${id}::uuid AND (${ownerId}::uuid IS NULL OR owner_id = ${ownerId}::uuid) FOR UPDATE`
    if (found.length === 0) return null
    if (position === null) return 0
    const again = await tx.$executeRaw`
      UPDATE deliveries d SET state = 'PENDING', tries = 0, first_tried_at = NULL, ended_at = NULL,
        next_try_at = (SELECT d.due_at FROM channels c WHERE c.id = d.channel_id AND c.pause IS NULL)
      WHERE d.channel_id = ${id}::uuid AND d.kind = 'ALERTS'
        AND (d.state = 'FAILED' OR (d.state = 'SENT' AND ${!isOfFailed}))
        AND EXISTS (SELECT FROM delivery_alerts a WHERE a.delivery_id = d.id AND a.position >= ${position})`
    if (!isOfFailed)
      await tx.$executeRaw`UPDATE channels SET place = least(place, ${position - 1}) WHERE id = ${id}::uuid`
    return again
  })
}

/** The place of the first alert of a channel's owner at or after an instant; null where there is none. */
export async function placeSince(
  prisma: PrismaClient,
  { id, ownerId }: WhichChannel,
  since: Date,
): Promise<Position | null> {
  const [row] = await prisma.$queryRaw<{ position: bigint | null }[]>`
    SELECT min(i.position) AS position FROM channels c
    JOIN inbox_items i ON i.principal_id = c.owner_id JOIN alerts a ON a.id = i.alert_id
    WHERE c.id = ${id}::uuid AND (${ownerId}::uuid IS NULL OR c.owner_id = ${ownerId}::uuid) AND a.at >= ${since}`
  return row?.position == null ? null : Number(row.position)
}

/** The place of an alert that a channel's owner was told of; null where it was not. */
export async function placeOfAlert(
  prisma: PrismaClient,
  { id, ownerId }: WhichChannel,
  alertId: string,
): Promise<Position | null> {
  const [row] = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT i.position FROM channels c JOIN inbox_items i ON i.principal_id = c.owner_id
    WHERE c.id = ${id}::uuid AND (${ownerId}::uuid IS NULL OR c.owner_id = ${ownerId}::uuid) AND i.alert_id = ${alertId}::uuid`
  return row === undefined ? null : Number(row.position)
}

/** Deletes what ended so long ago. */
export async function forgetOldDeliveries(prisma: PrismaClient, ageMs: number, signal: AbortSignal): Promise<void> {
  for (let gone = MOST_AT_ONCE; gone === MOST_AT_ONCE && !signal.aborted; )
    gone = await prisma.$executeRaw`
      DELETE FROM deliveries WHERE id IN (
        SELECT id FROM deliveries
        WHERE state <> 'PENDING' AND ended_at < clock_timestamp() - ${ageMs}::float8 * interval '1 millisecond'
        LIMIT ${MOST_AT_ONCE})`
}

const MOST_AT_ONCE = 1_000
