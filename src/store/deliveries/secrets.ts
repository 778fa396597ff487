import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { retrying } from '../database/retry.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

// What messages are signed with. In a table of its own, which nothing reads but what signs: whatever lists channels
// cannot show one.

/** For how long messages are signed with the earlier secret too. */
export const OVERLAP_HOURS = 24

/** A secret in the form of Standard Webhooks. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/** The secrets that stand now, the newest first. */
export async function readSecrets(prisma: PrismaClient, channelId: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ secret: string }[]>`
    SELECT secret FROM channel_secrets
    WHERE channel_id = ${channelId}::uuid AND (ends_at IS NULL OR ends_at > clock_timestamp())
    ORDER BY ends_at DESC NULLS FIRST, created_at DESC`
  return rows.map(({ secret }) => secret)
}

/**
 * Gives a channel another secret. The earlier one stands for a while longer, or ends at once. Returns when it ends; null
 * where there is no such channel with a secret.
 */
export async function rotateSecret(
  prisma: PrismaClient,
  { id, ownerId }: { id: string; ownerId: string | null },
  secret: string,
  endsAtOnce: boolean,
): Promise<Date | null> {
  const hours = endsAtOnce ? 0 : OVERLAP_HOURS
  return await retrying(prisma, async (tx) => {
    const found = await tx.$queryRaw<object[]>`
      SELECT id::text FROM channels
      WHERE id = ${id}::uuid AND (${ownerId}::uuid IS NULL OR owner_id = ${ownerId}::uuid) FOR UPDATE`
    if (found.length === 0) return null
    await tx.$executeRaw`DELETE FROM channel_secrets WHERE channel_id = ${id}::uuid AND ends_at <= clock_timestamp()`
    // Of those that end already none stands longer for it; with two rotations in an hour three stand.
    const ended = await tx.$queryRaw<{ ends_at: Date }[]>`
      UPDATE channel_secrets SET ends_at = least(ends_at, clock_timestamp() + ${hours}::int * interval '1 hour')
      WHERE channel_id = ${id}::uuid RETURNING ends_at`
    if (ended.length === 0) return null
    await insertSecret(tx, id, secret)
    return ended.reduce((latest, { ends_at: at }) => (at > latest ? at : latest), new Date(0))
  })
}

export async function insertSecret(tx: Prisma.TransactionClient, channelId: string, secret: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO channel_secrets (id, channel_id, secret, created_at)
    VALUES (${uuid()}::uuid, ${channelId}::uuid, ${secret}, clock_timestamp())`
}

/** The key of a caller: itself, or that with which its session was made. Null: the data folder's. */
export function keyIdOf(credential: string | null): Prisma.Sql {
  return Prisma.sql`
    SELECT id FROM api_keys WHERE id = ${credential}::uuid
    UNION ALL SELECT key_id FROM sessions WHERE id = ${credential}::uuid`
}
