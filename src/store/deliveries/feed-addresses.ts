import { createHash, randomBytes } from 'node:crypto'
import { retrying } from '../database/retry.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { isSeenByRow } from '../watches/watch-listings.ts'

// A feed is at an address that only its owner knows. A digest of it is all that is kept.

/** The secret part of a feed's address: 256 random bits. */
export function newFeedSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Gives a feed its address; the one that it had before leads nowhere. */
export async function setFeedSecret(tx: Prisma.TransactionClient, channelId: string, secret: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO feed_addresses (channel_id, digest, created_at) VALUES (${channelId}::uuid, ${digestOf(secret)}, clock_timestamp())
    ON CONFLICT (channel_id) DO UPDATE SET digest = EXCLUDED.digest, created_at = EXCLUDED.created_at`
}

/** The same for a channel that is there already. False where its owner has no such feed. */
export async function renewFeedSecret(
  prisma: PrismaClient,
  { id, ownerId }: { id: string; ownerId: string },
  secret: string,
): Promise<boolean> {
  return await retrying(prisma, async (tx) => {
    const found = await tx.$queryRaw<object[]>`
      SELECT id::text FROM channels WHERE id = ${id}::uuid AND owner_id = ${ownerId}::uuid AND kind = 'FEED' FOR UPDATE`
    if (found.length === 0) return false
    await setFeedSecret(tx, id, secret)
    return true
  })
}

/** A feed with the newest alerts that it carries. */
export interface FeedRead {
  id: string
  name: string
  ownerId: string
  timeZone: string
  createdAt: Date
  /** The oldest first. */
  alertIds: string[]
}

/** The feed at an address, with its last `most` alerts of watches that its owner may see; null where there is none, it is paused, or its key is revoked. */
export async function readFeedAt(prisma: PrismaClient, secret: string, most: number): Promise<FeedRead | null> {
  const [feed] = await prisma.$queryRaw<FeedRead[]>`
    SELECT c.id::text, c.name, c.owner_id::text AS "ownerId", c.time_zone AS "timeZone", c.created_at AS "createdAt",
      ARRAY(
        SELECT newest.id FROM (
          SELECT a.id::text, a.position, a.ordinal FROM inbox_items i JOIN alerts a ON a.id = i.alert_id
            JOIN watches w ON w.id = a.watch_id JOIN principals p ON p.id = i.principal_id CROSS JOIN alerts_decided d
          WHERE i.principal_id = c.owner_id AND i.position <= d.position AND i.hidden_by_id IS NULL
            AND (c.is_all OR a.watch_id = ANY (c.watch_ids)) AND ${isSeenByRow()}
          ORDER BY i.position DESC, i.alert_id DESC LIMIT ${most}) AS newest
        ORDER BY newest.position, newest.ordinal, newest.id) AS "alertIds"
    FROM feed_addresses f JOIN channels c ON c.id = f.channel_id LEFT JOIN api_keys k ON k.id = c.key_id
    WHERE f.digest = ${digestOf(secret)} AND c.kind = 'FEED' AND c.pause IS NULL
      AND (k.id IS NULL OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())))`
  return feed ?? null
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
