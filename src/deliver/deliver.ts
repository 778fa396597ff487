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
  const {
    prisma,
    senders,
    pollMs,
    log,
    backOff = dayOfTries(Math.random),
    atOnce = AT_ONCE,
    leaseMs = LEASE_MS,
  } = options
  const kinds: ChannelKind[] = CHANNEL_KINDS.filter((kind) => senders[kind] !== undefined)
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  let waking = new AbortController()
  let isFailing = false
  const wake = (): void => waking.abort()

  const sendDue = async (): Promise<void> => {
    while (underWay.size < atOnce && !stopping.signal.aborted) {
      const claimed = await claimDue(prisma, { kinds, limit: atOnce - underWay.size, leaseMs })
      if (claimed.length === 0) return
      for (const each of claimed) {
        const sending = sendClaimed(prisma, senders, each, { backOff, leaseMs, log }).finally(() => {
          underWay.delete(sending)
          wake()
        })
        underWay.add(sending)
      }
    }
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      waking = new AbortController()
      try {
        await pauseWithoutKey(prisma)
        await planDeliveries(prisma, kinds, stopping.signal)
        await sendDue()
        isFailing = false
      } catch (error) {
        // Said once for a streak.
        if (!isFailing && !stopping.signal.aborted)
          log.warn(
            { reason: findUnavailability(error)?.reason ?? String(error) },
            'cannot look what is to be delivered; trying again',
          )
        isFailing = true
      }
      await sleep(pollMs, undefined, { signal: waking.signal }).catch(() => undefined) // woken: it goes on
    }
  })()

  return {
    wake,
    async stop() {
      stopping.abort()
      wake()
      await running
      await Promise.all(underWay)
    },
  }
}
