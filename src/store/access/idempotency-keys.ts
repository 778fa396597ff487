import type { Prisma } from '../prisma/client.ts'

/** A key that a principal sent with a call, so that a repeated call is answered as the first one was. */
export interface IdempotencyKey {
  principalId: string
  key: string
}

/** What a key was used for. */
export interface UsedKey {
  /** Digest of the call it was first used for. */
  request: string
  /** The answer that was given, as it was kept. */
  answer: unknown
}

/**
 * Takes a key for this transaction; returns null, or, where the key was used before, what for.
 *
 * A transaction that repeats the call meanwhile waits here for the end of the first one, then finds its answer, or,
 * where it failed, takes the key.
 */
export async function takeIdempotencyKey(
  tx: Prisma.TransactionClient,
  { principalId, key }: IdempotencyKey,
  request: string,
): Promise<UsedKey | null> {
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_keys (principal_id, key, request, created_at)
    VALUES (${principalId}::uuid, ${key}, ${request}, date_trunc('milliseconds', now())) ON CONFLICT DO NOTHING`
  if (taken === 1) return null
  return tx.idempotencyKey.findUniqueOrThrow({ where: { principalId_key: { principalId, key } } })
}

/** Makes a key free again: it may be used for another call. */
export async function freeIdempotencyKey(tx: Prisma.TransactionClient, key: IdempotencyKey): Promise<void> {
  await tx.idempotencyKey.delete({ where: { principalId_key: key } })
}

/** Keeps the answer that repeated calls get. */
export async function saveIdempotentAnswer(
  tx: Prisma.TransactionClient,
  key: IdempotencyKey,
  answer: object,
): Promise<void> {
  await tx.idempotencyKey.update({ where: { principalId_key: key }, data: { answer: { ...answer } } })
}
