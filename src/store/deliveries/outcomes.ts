import type { ChannelPause } from '../../domain/watch/sending/channel.ts'
import { inTransaction } from '../database/retry.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { type Claimed, type ClaimedChannel, inMs } from './claims.ts'
import { lockChannel, pauseAndTell } from './pauses.ts'

/** What came of an attempt. */
export interface AttemptOutcome {
  latencyMs: number
  status: number | null
  error: string | null
}

type Of = Pick<Claimed, 'id' | 'attempt'> & { channel: Pick<ClaimedChannel, 'id'> }

/** The message was taken. However many sent it: that it was taken stands. */
export async function recordSent(prisma: PrismaClient, of: Of, outcome: AttemptOutcome): Promise<void> {
  await inTransaction(prisma, async (tx) => {
    // The channel first, as everywhere: two that lock both in the same order never wait for each other.
    const [channel] = await tx.$queryRaw<{ failures: number }[]>`
      UPDATE channels c SET failures = 0, failing_since = NULL, held_until = NULL, busy_until = NULL,
        last_success_at = clock_timestamp()
      FROM (SELECT id, failures FROM channels WHERE id = ${of.channel.id}::uuid FOR UPDATE) AS was
      WHERE c.id = was.id RETURNING was.failures`
    await tx.$executeRaw`
      WITH ended AS (
        UPDATE delivery_attempts SET latency_ms = ${Math.round(outcome.latencyMs)}::int, status = ${outcome.status}::int
        WHERE delivery_id = ${of.id}::uuid AND number = ${of.attempt}::int)
      UPDATE deliveries SET state = 'SENT', ended_at = clock_timestamp(), next_try_at = NULL, claimed_until = NULL
      WHERE id = ${of.id}::uuid AND state IN ('PENDING', 'FAILED')`
    // Its receiver is there again: what waits for a later attempt need not wait any longer.
    if ((channel?.failures ?? 0) >= AN_OUTAGE)
      await tx.$executeRaw`
        UPDATE deliveries SET next_try_at = due_at
        WHERE channel_id = ${of.channel.id}::uuid AND state = 'PENDING' AND tries > 0 AND next_try_at > clock_timestamp()`
  })
}

/** After so many failures in a row it is the receiver, not one message that it cannot take. */
const AN_OUTAGE = 3

/** The message was not taken. It is tried again in `retryMs`; null: not any more. `holdMs`: the channel rests so long. */
export async function recordFailure(
  prisma: PrismaClient,
  of: Of,
  outcome: AttemptOutcome,
  {
    retryMs,
    holdMs,
    pause,
  }: { retryMs: number | null; holdMs: number; pause: { why: ChannelPause; message: string } | null },
): Promise<void> {
  await inTransaction(prisma, async (tx) => {
    await lockChannel(tx, of.channel.id)
    await endAttempt(tx, of, outcome)
    await tx.$executeRaw`
      UPDATE deliveries SET claimed_until = NULL, state = CASE WHEN ${retryMs === null} THEN 'FAILED' ELSE 'PENDING' END::"DeliveryState",
        ended_at = CASE WHEN ${retryMs === null} THEN clock_timestamp() END,
        next_try_at = CASE WHEN ${retryMs !== null} THEN clock_timestamp() + ${inMs(retryMs ?? 0)} END
      WHERE id = ${of.id}::uuid AND state = 'PENDING' AND attempts = ${of.attempt}::int`
    await tx.$executeRaw`
      UPDATE channels SET failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()),
        held_until = clock_timestamp() + ${inMs(holdMs)}, busy_until = NULL
      WHERE id = ${of.channel.id}::uuid`
    if (pause !== null) await pauseAndTell(tx, of.channel.id, pause)
  })
}

/**
 * The attempt came to nothing, for a reason of ours: the message is sent later, as if it had not been tried, or its channel
 * is paused.
 */
export async function putOff(
  prisma: PrismaClient,
  of: Of,
  error: string,
  what: { retryMs: number } | { pause: { why: ChannelPause; message: string } },
): Promise<void> {
  await inTransaction(prisma, async (tx) => {
    await lockChannel(tx, of.channel.id)
    await endAttempt(tx, of, { latencyMs: 0, status: null, error })
    const retryMs = 'retryMs' in what ? what.retryMs : 0
    await tx.$executeRaw`
      UPDATE deliveries SET claimed_until = NULL, next_try_at = clock_timestamp() + ${inMs(retryMs)}, tries = greatest(tries - 1, 0),
        first_tried_at = CASE WHEN tries > 1 THEN first_tried_at END
      WHERE id = ${of.id}::uuid AND state = 'PENDING' AND attempts = ${of.attempt}::int`
    await tx.$executeRaw`UPDATE channels SET busy_until = NULL WHERE id = ${of.channel.id}::uuid`
    if ('pause' in what) await pauseAndTell(tx, of.channel.id, what.pause)
  })
}

/** There is nothing left to tell: its alerts went with their watch. */
export async function recordDropped(prisma: PrismaClient, of: Of): Promise<void> {
  await inTransaction(prisma, async (tx) => {
    await lockChannel(tx, of.channel.id)
    await tx.$executeRaw`DELETE FROM delivery_attempts WHERE delivery_id = ${of.id}::uuid AND number = ${of.attempt}::int`
    await tx.$executeRaw`
      UPDATE deliveries SET state = 'DROPPED', ended_at = clock_timestamp(), next_try_at = NULL, claimed_until = NULL
      WHERE id = ${of.id}::uuid AND state = 'PENDING'`
    await tx.$executeRaw`UPDATE channels SET busy_until = NULL WHERE id = ${of.channel.id}::uuid`
  })
}

async function endAttempt(
  tx: Prisma.TransactionClient,
  { id, attempt }: Pick<Claimed, 'id' | 'attempt'>,
  { latencyMs, status, error }: AttemptOutcome,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE delivery_attempts SET latency_ms = ${Math.round(latencyMs)}::int, status = ${status}::int, error = ${error}
    WHERE delivery_id = ${id}::uuid AND number = ${attempt}::int`
}
