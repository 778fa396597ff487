import type { Logger } from 'pino'
import { openDelivering } from './deliver/deliver.ts'
import type { Senders } from './deliver/sender.ts'
import { DAY_MS } from './domain/language/calendar.ts'
import type { ChannelKind } from './domain/watch/channel.ts'
import type { Settings } from './settings.ts'
import { forgetOldDeliveries } from './store/deliveries/requests.ts'
import type { PrismaClient } from './store/prisma/client.ts'
import { keepUp } from './upkeep/chores.ts'

/** For how long it can be told what became of a message, and it can be sent again. */
const DELIVERIES_KEPT_MS = 90 * DAY_MS
const FORGET_MS = 10 * 60_000

/** The part of the service that tells people what watches found. */
export interface DeliveringService {
  /** The kinds of channels that can be made. */
  kinds: ReadonlySet<ChannelKind>
  /** There may be something to send: a hint. */
  wake(): void
}

/** Starts to send what channels owe, beside any number of other processes. */
export function startDelivering(
  settings: Settings,
  { prisma, senders }: { prisma: PrismaClient; senders: Senders },
  log: Logger,
  atEnd: (close: () => unknown) => void,
): DeliveringService {
  const delivering = openDelivering({ prisma, senders, pollMs: settings.pollIntervalMs, log })
  atEnd(() => delivering.stop())
  const forgetting = keepUp(
    {
      what: 'forget old deliveries',
      isDue: async () => true,
      run: (signal) => forgetOldDeliveries(prisma, DELIVERIES_KEPT_MS, signal),
    },
    FORGET_MS,
    log,
  )
  atEnd(() => forgetting.stop())
  return { kinds: new Set(Object.keys(senders) as ChannelKind[]), wake: delivering.wake }
}
