import { randomBytes } from 'node:crypto'
import { DAY_MS } from '../../domain/language/calendar.ts'
import { retrying } from '../database/retry.ts'
import type { PrismaClient } from '../prisma/client.ts'
import { createMute } from '../watches/mutes.ts'
import { isSeenByRow } from '../watches/watch-listings.ts'
import { pauseIn } from './channels.ts'

/** What links in mails are signed with: the same for all processes, and made by the first that asks. */
export async function readLinkKey(prisma: PrismaClient): Promise<Buffer> {
  await prisma.$executeRaw`INSERT INTO link_key (key) VALUES (${randomBytes(32)}) ON CONFLICT DO NOTHING`
  const { key } = await prisma.linkKey.findFirstOrThrow()
  return Buffer.from(key)
}

/** What a link in a mail is about, as it is now. */
export interface Linked {
  ownerId: string
  owner: string
  channel: string
  address: string
  /** Null: it is about no watch. */
  watch: string | null
  /** The address may be written to. */
  isConfirmed: boolean
  /** No mails of the watch, or, where it is about none, of the channel. */
  hasLeft: boolean
}

/**
 * What a link is about; null where that is gone: the channel, the key that it was made with, the watch, or that the
 * channel's owner is told of it.
 */
export async function readLinked(
  prisma: PrismaClient,
  channelId: string,
  watchId: string | null,
): Promise<Linked | null> {
  const [row] = await prisma.$queryRaw<Linked[]>`
    SELECT c.owner_id::text AS "ownerId", p.name AS owner, c.name AS channel, c.address, w.name AS watch,
      EXISTS (SELECT FROM mail_addresses m
        WHERE m.principal_id = c.owner_id AND m.address = c.address AND m.confirmed_at IS NOT NULL) AS "isConfirmed",
      CASE WHEN ${watchId}::uuid IS NULL THEN c.pause IS NOT NULL ELSE ${watchId}::uuid = ANY (c.left_watch_ids) END AS "hasLeft"
    FROM channels c JOIN principals p ON p.id = c.owner_id LEFT JOIN api_keys k ON k.id = c.key_id
    LEFT JOIN watches w ON w.id = ${watchId}::uuid
    WHERE c.id = ${channelId}::uuid AND c.kind = 'MAIL' AND c.address IS NOT NULL
      AND (k.id IS NULL OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())))
      AND (${watchId}::uuid IS NULL OR w.owner_id = c.owner_id
        OR (EXISTS (SELECT FROM watch_followers f WHERE f.watch_id = w.id AND f.principal_id = c.owner_id) AND ${isSeenByRow()}))`
  return row ?? null
}

/** Sends no more of a watch through a channel, nor what waits. Once or again. */
export async function leaveWatch(prisma: PrismaClient, channelId: string, watchId: string): Promise<void> {
  await retrying(prisma, async (tx) => {
    await tx.$executeRaw`
      UPDATE channels SET left_watch_ids = array_append(left_watch_ids, ${watchId}::uuid)
      WHERE id = ${channelId}::uuid AND NOT ${watchId}::uuid = ANY (left_watch_ids)`
    await tx.$executeRaw`
      DELETE FROM delivery_alerts o USING deliveries d, alerts a
      WHERE o.channel_id = ${channelId}::uuid AND d.id = o.delivery_id AND d.state = 'PENDING' AND a.id = o.alert_id
        AND a.watch_id = ${watchId}::uuid`
  })
}

const LEFT = 'The owner of the address ended it by a link of a mail'

/** Sends no more through a channel, until its owner resumes it. Once or again. */
export async function leaveChannel(prisma: PrismaClient, channelId: string): Promise<void> {
  await retrying(prisma, async (tx) => {
    const open = await tx.$queryRaw<object[]>`
      SELECT id::text FROM channels WHERE id = ${channelId}::uuid AND pause IS NULL FOR UPDATE`
    if (open.length > 0) await pauseIn(tx, channelId, 'BY_OWNER', LEFT)
  })
}

/**
 * Mutes a watch for a principal up to an instant, unless it is muted for about as long: a link may be used twice. False
 * where that cannot be done: too much is muted.
 */
export async function muteWatchUntil(
  prisma: PrismaClient,
  ownerId: string,
  watchId: string,
  until: Date,
): Promise<boolean> {
  const enough = new Date(until.getTime() - DAY_MS)
  const standing = await prisma.mute.count({
    where: {
      principalId: ownerId,
      watchId,
      subject: 'WATCH',
      endedAt: null,
      OR: [{ until: null }, { until: { gte: enough } }],
    },
  })
  if (standing > 0) return true
  const muted = await createMute(prisma, ownerId, { watchId, subject: 'WATCH', subjectId: null, until })
  return muted.kind === 'muted'
}
