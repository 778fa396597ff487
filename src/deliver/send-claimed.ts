import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { findUnavailability } from '../store/database/unavailable.ts'
import type { Claimed } from '../store/deliveries/claims.ts'
import { putOff, recordDropped, recordFailure, recordSent } from '../store/deliveries/outcomes.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { type BackOff, nextTry, restAfter } from './back-off.ts'
import { DocumentInvalid, NotNow, type Senders, type Sent } from './sender.ts'

/** What could not be made is tried again after so long. */
const NOT_NOW_MS = 5_000
const RECORD_AGAIN_MS = 250
const LONGEST_WAIT_FOR_OURS_MS = 10 * 60_000

/** Sends what was claimed once, and writes down what came of it. Never rejects. */
export async function sendClaimed(
  prisma: PrismaClient,
  senders: Senders,
  claimed: Claimed,
  { backOff, leaseMs, log }: { backOff: BackOff; leaseMs: number; log: Logger },
): Promise<void> {
  const until = performance.now() + leaseMs
  const write = await attempt(senders, claimed, backOff, log)
  for (;;) {
    try {
      return await write(prisma)
    } catch (error) {
      const isAway = findUnavailability(error) !== null
      // The claim runs out, and the message is sent once more, under the same id.
      if (!isAway || performance.now() > until)
        return log.warn({ delivery: claimed.id, err: error }, 'cannot write down what came of a delivery')
      await sleep(RECORD_AGAIN_MS)
    }
  }
}

type Write = (prisma: PrismaClient) => Promise<void>

async function attempt(senders: Senders, claimed: Claimed, backOff: BackOff, log: Logger): Promise<Write> {
  const { channel, kind, alertIds, dueAt, id, notice } = claimed
  const sender = senders[channel.kind]
  if (kind === 'ALERTS' && alertIds.length === 0) return (prisma) => recordDropped(prisma, claimed)
  const { name, address, document, owner, rhythm, timeZone, hour, weekday } = channel
  const began = performance.now()
  try {
    if (sender === undefined) throw new Error(`a delivery of a kind that nothing sends was claimed: ${channel.kind}`)
    const sent = await sender.send({
      id,
      kind,
      dueAt,
      alertIds,
      notice,
      channel: { id: channel.id, name, address, document, owner, rhythm, timeZone, hour, weekday },
    })
    const latencyMs = performance.now() - began
    if (sent.ok) return (prisma) => recordSent(prisma, claimed, { latencyMs, status: sent.status, error: null })
    return failed(claimed, sent, backOff, latencyMs)
  } catch (error) {
    if (error instanceof DocumentInvalid) {
      const pause = { why: 'DOCUMENT', message: error.message } as const
      return (prisma) => putOff(prisma, claimed, 'The document cannot be run: the channel is paused', { pause })
    }
    if (error instanceof NotNow || findUnavailability(error) !== null)
      return (prisma) => putOff(prisma, claimed, 'The message could not be made just then', { retryMs: NOT_NOW_MS })
    log.error({ err: error, delivery: id }, 'a message could not be made or sent')
    const sent = {
      ok: false,
      status: null,
      error: 'The message could not be made: see the log',
      isGone: false,
    } as const
    return failed(claimed, sent, backOff, performance.now() - began)
  }
}

function failed(claimed: Claimed, sent: Sent & { ok: false }, backOff: BackOff, latencyMs: number): Write {
  const { status, error, isGone, isRefused = false, isOurs = false, retryAfterMs = 0 } = sent
  const { failures, failingForMs, hasTakenNothing } = claimed.channel
  if (isOurs) {
    // When the way out is there again, nothing waits long for it.
    const waitMs = Math.min(backOff.waitMs(claimed.attempt), LONGEST_WAIT_FOR_OURS_MS)
    return (prisma) => putOff(prisma, claimed, error, { retryMs: waitMs })
  }
  if (isRefused)
    return (prisma) =>
      recordFailure(prisma, claimed, { latencyMs, status, error }, { retryMs: null, holdMs: 0, pause: null })
  const retryMs = nextTry(backOff, claimed, retryAfterMs)
  const pause = isGone
    ? ({ why: 'GONE', message: error } as const)
    : failingForMs >= backOff.giveUpMs || (retryMs === null && hasTakenNothing)
      ? ({ why: 'FAILING', message: `Nothing was taken for a day. The last time: ${error}` } as const)
      : null
  // What waits in a paused channel is not given up.
  const kept = pause === null ? retryMs : (retryMs ?? 0)
  const holdMs = restAfter(backOff, failures + 1, retryAfterMs)
  return (prisma) => recordFailure(prisma, claimed, { latencyMs, status, error }, { retryMs: kept, holdMs, pause })
}
