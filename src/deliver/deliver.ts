import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { CHANNEL_KINDS, type ChannelKind } from '../domain/watch/sending/channel.ts'
import { findUnavailability } from '../store/database/unavailable.ts'
import { claimDue } from '../store/deliveries/claims.ts'
import { pauseWithoutKey } from '../store/deliveries/pauses.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { type BackOff, dayOfTries } from './back-off.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { sendClaimed } from './send-claimed.ts'
import { SEND_MS, type Senders } from './sender.ts'

/** The part of a process that sends what channels owe, beside any number of other processes that do. */
export interface Delivering {
  /** There may be more to send. A hint: it is looked at every `pollMs` anyway. */
  wake(): void
  /** Takes nothing further, and waits for what is under way: no longer than sending one message may take. */
  stop(): Promise<void>
}

export interface DeliveringOptions {
  prisma: PrismaClient
  senders: Senders
  pollMs: number
  log: Logger
  backOff?: BackOff
  /** Messages at once. */
  atOnce?: number
  /** After so long a message whose process has died is sent by another. */
  leaseMs?: number
}

const AT_ONCE = 32
const LEASE_MS = SEND_MS + 10_000

/** Plans and sends as long as the process lives. */
export function openDelivering(options: DeliveringOptions): Delivering {
  const { prisma, senders, log, backOff = dayOfTries(Math.random), atOnce = AT_ONCE, leaseMs = LEASE_MS } = options
  const kinds: ChannelKind[] = CHANNEL_KINDS.filter((kind) => senders[kind] !== undefined)
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()

  const plan = async (): Promise<void> => {
    await pauseWithoutKey(prisma)
    if ((await planDeliveries(prisma, kinds, stopping.signal)) > 0) sending.wake()
  }
  const send = async (): Promise<void> => {
    while (underWay.size < atOnce && !stopping.signal.aborted) {
      const claimed = await claimDue(prisma, { kinds, limit: atOnce - underWay.size, leaseMs })
      if (claimed.length === 0) return
      for (const each of claimed) {
        const work = sendClaimed(prisma, senders, each, { backOff, leaseMs, log }).finally(() => {
          underWay.delete(work)
          // Its channel may owe more.
          sending.wake()
        })
        underWay.add(work)
      }
    }
  }
  const sending = repeat(send, 'send what is due', options, stopping.signal)
  const planning = repeat(plan, 'plan what is to be delivered', options, stopping.signal)

  return {
    wake() {
      planning.wake()
      sending.wake()
    },
    async stop() {
      stopping.abort()
      planning.wake()
      sending.wake()
      await Promise.all([planning.ended, sending.ended])
      await Promise.all(underWay)
    },
  }
}

/** Does something whenever it is woken, and every `pollMs`, until it is stopped and woken once more. */
function repeat(
  work: () => Promise<void>,
  what: string,
  { pollMs, log }: Pick<DeliveringOptions, 'pollMs' | 'log'>,
  stopping: AbortSignal,
): { wake(): void; ended: Promise<void> } {
  let waking = new AbortController()
  let isFailing = false
  const run = async (): Promise<void> => {
    while (!stopping.aborted) {
      waking = new AbortController()
      try {
        await work()
        isFailing = false
      } catch (error) {
        // Said once for a streak.
        if (!isFailing && !stopping.aborted)
          log.warn({ reason: findUnavailability(error)?.reason ?? String(error) }, `cannot ${what}; trying again`)
        isFailing = true
      }
      await sleep(pollMs, undefined, { signal: waking.signal }).catch(() => undefined) // woken: it goes on
    }
  }
  return { wake: () => waking.abort(), ended: run() }
}
