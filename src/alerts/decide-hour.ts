import type { Change } from '../domain/journal/entry.ts'
import type { AlertKind } from '../domain/watch/definition.ts'
import type { HourBaseline } from '../domain/watch/hours/baseline.ts'
import { isSilence } from '../domain/watch/hours/silence.ts'
import { countedOf, hourOf, isNewSurge, surgeOf, surgeWindows } from '../domain/watch/hours/surge.ts'
import type { Shard } from '../domain/watch/shard.ts'
import {
  countHeard,
  forgetHours,
  type HeardHour,
  type HourEnd,
  markSilent,
  markSurging,
  readHeardHours,
  readLastHeard,
  readLongSilent,
} from '../store/alerts/clocks.ts'
import type { Prisma } from '../store/prisma/client.ts'

/** What a watch tells at the end of an hour: of no statement. */
export interface HourAlert {
  watchId: string
  version: number
  kinds: AlertKind[]
  baseline: HourBaseline
}

/**
 * Decides which silences and surges there are for the watches of these shards when an hour has passed, in the transaction
 * that writes them.
 */
export async function decideHour(
  tx: Prisma.TransactionClient,
  { committedAt: at, position }: Change,
  shards: readonly Shard[],
): Promise<HourAlert[]> {
  const silences = await silencesAt(tx, { at, position }, shards)
  const surges = await surgesAt(tx, { at: hourOf(at), position }, shards)
  await forgetHours(tx, hourOf(at))
  return [...silences, ...surges]
}

async function silencesAt(tx: Prisma.TransactionClient, end: HourEnd, shards: readonly Shard[]): Promise<HourAlert[]> {
  const { at } = end
  const waiting = await readLongSilent(tx, end, shards)
  if (waiting.length === 0) return []
  const lastOtherAt = await readLastHeard(tx, end)
  const silent = waiting.filter((one) => isSilence(at, { ...one, lastOtherAt }))
  const ids = silent.map(({ watchId }) => watchId)
  await markSilent(tx, ids, at)
  return silent.map(({ watchId, version, days, saidAt, others }) => {
    const baseline = { since: saidAt.toISOString(), days, others, until: null }
    return { watchId, version, kinds: ['SILENCE'], baseline }
  })
}

async function surgesAt(
  tx: Prisma.TransactionClient,
  { at: hour, position }: HourEnd,
  shards: readonly Shard[],
): Promise<HourAlert[]> {
  const windows = surgeWindows(hour)
  const heard = await readHeardHours(tx, windows, shards)
  if (heard.length === 0) return []
  const totals = await countHeard(tx, windows, position)
  const surging: string[] = []
  const alerts: HourAlert[] = []
  for (const { watchId, version, since, surgedAt, counts } of byWatch(heard, windows.length)) {
    const [now, ...before] = windows.map(({ from }, place) => {
      const { count = 0, all = 0 } = counts[place] ?? {}
      return { count, others: (totals[place] ?? 0) - all, isKnown: from >= since }
    })
    const { count = 0, others = 0 } = now ?? {}
    const baseline = surgeOf(hour, { count, others, before: before.filter(({ isKnown }) => isKnown) })
    if (baseline === null) continue
    surging.push(watchId)
    if (isNewSurge(hour, surgedAt)) alerts.push({ watchId, version, kinds: ['SURGE'], baseline })
  }
  await markSurging(tx, surging, hour)
  return alerts
}

/** What each watch heard, by stretch: all, and of each publisher no more in an hour than counts. */
function byWatch(heard: readonly HeardHour[], windows: number) {
  const watches = new Map<string, Omit<HeardHour, 'window' | 'count'> & { counts: { count: number; all: number }[] }>()
  for (const { window, count, ...watch } of heard) {
    const none = () => ({ count: 0, all: 0 })
    const known = watches.get(watch.watchId) ?? { ...watch, counts: Array.from({ length: windows }, none) }
    const { count: counted, all } = known.counts[window] ?? none()
    known.counts[window] = { count: counted + countedOf(count), all: all + count }
    watches.set(watch.watchId, known)
  }
  return watches.values()
}
