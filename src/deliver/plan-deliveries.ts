import type { ChannelKind } from '../domain/watch/sending/channel.ts'
import { type DigestWindow, windowAt } from '../domain/watch/sending/digest.ts'
import { inTransaction } from '../store/database/retry.ts'
import {
  channelsBehind,
  holdChannel,
  type OwedAlert,
  type PlannedChannel,
  type PlannedDelivery,
  readOwed,
  writeDeliveries,
} from '../store/deliveries/planning.ts'
import type { PrismaClient } from '../store/prisma/client.ts'

/** Alerts that are planned in one transaction. */
const TOGETHER = 500
/** Of one message. What is beyond that is told in another. */
const MOST_ALERTS = 100

/**
 * Puts what was decided into deliveries, for all channels of these kinds. Any number of processes may do it: a channel's
 * place moves in the transaction that writes what it owes, so that nothing is owed twice and nothing is left out.
 * Returns how many deliveries there are more, or have more in them.
 */
export async function planDeliveries(
  prisma: PrismaClient,
  kinds: readonly ChannelKind[],
  signal: AbortSignal,
): Promise<number> {
  let planned = 0
  for (const id of await channelsBehind(prisma, kinds)) {
    for (;;) {
      if (signal.aborted) return planned
      const written = await planNext(prisma, id)
      if (written === null) break
      planned += written
    }
  }
  return planned
}

async function planNext(prisma: PrismaClient, id: string): Promise<number | null> {
  return await inTransaction(prisma, async (tx) => {
    const channel = await holdChannel(tx, id)
    if (channel === null) return null
    const next = await readOwed(tx, channel, TOGETHER)
    if (next === null) return null
    const planned = bundle(channel, next.owed)
    await writeDeliveries(tx, channel, planned, { upTo: next.upTo, most: MOST_ALERTS })
    return planned.length
  })
}

/** What is told together, and when: a burst when it is over, a digest at the end of its time. */
function bundle(channel: PlannedChannel, owed: readonly OwedAlert[]): PlannedDelivery[] {
  const bundles = new Map<string, { bundle: string; dueAt: Date; alerts: OwedAlert[] }>()
  const placeOf = placesIn(channel)
  for (const alert of owed) {
    const { name, dueAt } = placeOf(alert)
    const known = bundles.get(name) ?? { bundle: name, dueAt, alerts: [] }
    known.alerts.push(alert)
    bundles.set(name, known)
  }
  return [...bundles.values()]
}

function placesIn({ rhythm, ...times }: PlannedChannel): (alert: OwedAlert) => { name: string; dueAt: Date } {
  if (rhythm === 'EACH') return placeOfBurst
  // Clocks of a zone are slow to be asked, and alerts come in the order of time.
  let window: DigestWindow | null = null
  return ({ at }) => {
    if (window === null || at < window.from || at >= window.to) window = windowAt(at, { rhythm, ...times })
    return { name: `${rhythm} ${window.to.toISOString()}`, dueAt: window.to }
  }
}

function placeOfBurst({ id, watchId, burstAt, burstMinutes }: OwedAlert): { name: string; dueAt: Date } {
  if (burstMinutes === 0) return { name: id, dueAt: burstAt }
  const dueAt = new Date(burstAt.getTime() + burstMinutes * 60_000)
  return { name: `${watchId} ${burstAt.toISOString()}`, dueAt }
}
