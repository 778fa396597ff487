import { v7 as uuid } from 'uuid'
import { retrying } from '../database/retry.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

// Alerts go to a mail address only once its owner has said so, by a link that was mailed there. Until then its channel is
// paused, and owes nothing but the mail that asks.

/** Addresses that one principal may have asked in a day, and minutes before the same one is asked again. */
const MOST_ASKED = 20
const ASKED_AGAIN_MINUTES = 10

const WAITS =
  'Its address is not confirmed yet: open the link in the mail that was sent there, and press its button. Resuming the channel sends that mail again'

/** Has a channel to an address that is not confirmed wait, and ask, within limits. Others stay as they are. */
export async function askWhereUnconfirmed(tx: Prisma.TransactionClient, channelId: string): Promise<void> {
  const [channel] = await tx.$queryRaw<{ owner_id: string; address: string }[]>`
    SELECT c.owner_id::text, c.address FROM channels c
    WHERE c.id = ${channelId}::uuid AND c.kind = 'MAIL' AND c.address IS NOT NULL AND NOT EXISTS (
      SELECT FROM mail_addresses m
      WHERE m.principal_id = c.owner_id AND m.address = c.address AND m.confirmed_at IS NOT NULL)`
  if (channel === undefined) return
  const { owner_id: ownerId, address } = channel
  await tx.$executeRaw`
    UPDATE channels SET pause = 'UNCONFIRMED', pause_message = ${WAITS}, paused_at = clock_timestamp(), failures = 0,
      failing_since = NULL, held_until = NULL
    WHERE id = ${channelId}::uuid`
  await tx.$executeRaw`UPDATE deliveries SET next_try_at = NULL WHERE channel_id = ${channelId}::uuid AND state = 'PENDING'`
  // One at a time asks for a principal, so that the count holds.
  await tx.$queryRaw`SELECT id FROM principals WHERE id = ${ownerId}::uuid FOR NO KEY UPDATE`
  const asked = await tx.$executeRaw`
    INSERT INTO mail_addresses (principal_id, address, asked_at)
    SELECT ${ownerId}::uuid, ${address}, clock_timestamp()
    WHERE (SELECT count(*) FROM mail_addresses
      WHERE principal_id = ${ownerId}::uuid AND asked_at > clock_timestamp() - interval '1 day') < ${MOST_ASKED}
    ON CONFLICT (principal_id, address) DO UPDATE SET asked_at = clock_timestamp()
    WHERE mail_addresses.asked_at < clock_timestamp() - ${ASKED_AGAIN_MINUTES}::int * interval '1 minute'`
  if (asked === 0) return
  await tx.$executeRaw`DELETE FROM deliveries WHERE channel_id = ${channelId}::uuid AND kind = 'CONFIRMATION' AND state = 'PENDING'`
  await tx.$executeRaw`
    INSERT INTO deliveries (id, channel_id, kind, bundle, created_at, due_at, next_try_at)
    VALUES (${uuid()}::uuid, ${channelId}::uuid, 'CONFIRMATION', 'confirmation', clock_timestamp(), clock_timestamp(), clock_timestamp())`
}

/**
 * The owner of an address has said that a channel's owner may have alerts sent there: the channels that wait for that go
 * on, with what is decided from now on. Once or again.
 */
export async function confirmAddress(prisma: PrismaClient, channelId: string): Promise<void> {
  await retrying(prisma, async (tx) => {
    const [confirmed] = await tx.$queryRaw<{ owner_id: string; address: string }[]>`
      SELECT owner_id::text, address FROM channels WHERE id = ${channelId}::uuid AND kind = 'MAIL'`
    if (confirmed === undefined) return
    const { owner_id: ownerId, address } = confirmed
    await tx.$executeRaw`
      INSERT INTO mail_addresses (principal_id, address, asked_at, confirmed_at)
      VALUES (${ownerId}::uuid, ${address}, clock_timestamp(), clock_timestamp())
      ON CONFLICT (principal_id, address) DO UPDATE SET confirmed_at = coalesce(mail_addresses.confirmed_at, clock_timestamp())`
    const going = await tx.$queryRaw<{ id: string }[]>`
      UPDATE channels c SET pause = NULL, pause_message = NULL, paused_at = NULL, place = greatest(c.place, d.position)
      FROM alerts_decided d
      WHERE c.owner_id = ${ownerId}::uuid AND c.kind = 'MAIL' AND c.address = ${address} AND c.pause = 'UNCONFIRMED'
      RETURNING c.id::text`
    const ids = going.map(({ id }) => id)
    // What was owed to an address that the channel had before.
    await tx.$executeRaw`
      UPDATE deliveries SET next_try_at = greatest(due_at, clock_timestamp())
      WHERE channel_id = ANY (${ids}::uuid[]) AND state = 'PENDING' AND next_try_at IS NULL`
  })
}
