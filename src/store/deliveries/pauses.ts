import { v7 as uuid } from 'uuid'
import type { ChannelPause } from '../../domain/watch/sending/channel.ts'
import { inTransaction } from '../database/retry.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { pauseIn } from './channels.ts'

/** Pauses a channel, and has another one of its owner tell so. */
export async function pauseChannel(
  prisma: PrismaClient,
  id: string,
  pause: { why: ChannelPause; message: string },
): Promise<void> {
  await inTransaction(prisma, async (tx) => {
    await lockChannel(tx, id)
    await pauseAndTell(tx, id, pause)
  })
}

/** Pauses the channels whose keys do not stand any more; returns how many there were. */
export async function pauseWithoutKey(prisma: PrismaClient): Promise<number> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT c.id::text FROM channels c JOIN api_keys k ON k.id = c.key_id
    WHERE c.pause IS DISTINCT FROM 'KEY_REVOKED' AND (k.revoked_at IS NOT NULL OR k.expires_at <= clock_timestamp())`
  for (const { id } of rows) await pauseChannel(prisma, id, { why: 'KEY_REVOKED', message: WITHOUT_KEY })
  return rows.length
}

const WITHOUT_KEY = 'The key that it was made with does not stand any more: resume it with another one'

export async function pauseAndTell(
  tx: Prisma.TransactionClient,
  id: string,
  { why, message }: { why: ChannelPause; message: string },
): Promise<void> {
  await pauseIn(tx, id, why, message)
  const [teller] = await tx.$queryRaw<{ id: string }[]>`
    SELECT o.id::text FROM channels c JOIN channels o ON o.owner_id = c.owner_id AND o.id <> c.id
    LEFT JOIN api_keys k ON k.id = o.key_id
    WHERE c.id = ${id}::uuid AND o.pause IS NULL AND o.kind <> 'FEED'
      AND (k.id IS NULL OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())))
    ORDER BY o.failures, o.last_success_at DESC NULLS LAST, o.created_at LIMIT 1`
  if (teller === undefined) return
  await tx.$executeRaw`
    INSERT INTO deliveries (id, channel_id, kind, bundle, created_at, due_at, next_try_at, about_channel_id, notice)
    VALUES (${uuid()}::uuid, ${teller.id}::uuid, 'NOTICE', 'notice', clock_timestamp(), clock_timestamp(), clock_timestamp(),
      ${id}::uuid, ${message})`
  // What this one was to tell of others would not be told any more.
  await tx.$executeRaw`
    UPDATE deliveries SET channel_id = ${teller.id}::uuid, next_try_at = clock_timestamp(), claimed_until = NULL, tries = 0,
      first_tried_at = NULL
    WHERE channel_id = ${id}::uuid AND kind = 'NOTICE' AND state = 'PENDING' AND about_channel_id <> ${teller.id}::uuid`
}

// Always before a delivery of it: two that lock both in the same order never wait for each other.
export async function lockChannel(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM channels WHERE id = ${id}::uuid FOR UPDATE`
}
