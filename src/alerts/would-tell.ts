import type { Entry } from '../domain/journal/entry.ts'
import { type Bursts, decideBatch, findAll } from '../domain/watch/decide-batch.ts'
import { ALL_SHARDS } from '../domain/watch/shard.ts'
import { toldOf } from '../domain/watch/told.ts'
import type { WatchIndex } from '../domain/watch/watch-index.ts'
import { readDecided, readTold } from '../store/alerts/alerts.ts'
import { readPendingEntries } from '../store/journal/pending.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'
import { type LoadedWatches, openWatches } from './load-watches.ts'

/** How many alerts each watch would give, by its id. */
export type WouldTell = Map<string, number>

/** Watches are taken as they were read for so many times as long as that took, at most for so long: a trial reads article by article, for hours. */
const FRESH_TIMES = 20
const FRESH_MS = 60_000

/** Counts what watches would tell of what is not news, if that were asked for. Nothing is written. */
export interface AlertCounter {
  /** Of what a transaction has written so far: of one that is undone, too. */
  (tx: Prisma.TransactionClient): Promise<WouldTell>
  /** Of entries that are written nowhere. */
  of(db: PrismaClient | Prisma.TransactionClient, entries: readonly Entry[]): Promise<WouldTell>
}

/** All watches that are in force are read for it, at the first call and now and then, and forgotten when none follows. */
export function openAlertCounter(prisma: PrismaClient): AlertCounter {
  let read: Promise<LoadedWatches> | null = null
  const readAll = async (): Promise<LoadedWatches> => {
    const watches = await openWatches(prisma)
    await watches.read(ALL_SHARDS)
    return watches
  }
  const loaded = (): Promise<LoadedWatches> => {
    if (read !== null) return read
    const began = performance.now()
    const reading = readAll()
    const forget = () => {
      if (read === reading) read = null
    }
    read = reading
    const forgetSoon = () => {
      const tookMs = performance.now() - began
      setTimeout(forget, Math.min(FRESH_MS, FRESH_TIMES * tookMs)).unref()
    }
    reading.then(forgetSoon, forget)
    return reading
  }
  const count: AlertCounter['of'] = async (db, entries) => {
    if (entries.length === 0) return new Map()
    const watches = await loaded()
    await watches.prepareFor(entries)
    return await countAlerts(db, watches.index, entries)
  }
  return Object.assign(async (tx: Prisma.TransactionClient) => await count(tx, await readPendingEntries(tx)), {
    of: count,
  })
}

/** Adds up what was counted in parts. */
export function addUp(sum: WouldTell, more: WouldTell): void {
  for (const [watchId, count] of more) sum.set(watchId, (sum.get(watchId) ?? 0) + count)
}

/** Counts what watches would tell of entries that are not news, if that were asked for. */
async function countAlerts(
  db: PrismaClient | Prisma.TransactionClient,
  index: Pick<WatchIndex, 'candidates'>,
  entries: readonly Entry[],
): Promise<WouldTell> {
  const found = findAll(
    index,
    entries.map((entry) => ({ ...entry, isAsked: true })),
  )
  const asked = found.flatMap(({ entry: { statementId }, candidate: { watchId } }) => ({ watchId, statementId }))
  const told = toldOf(await readTold(db, asked, await readDecided(db)))
  const none: Bursts = new Map()
  const counts: WouldTell = new Map()
  for (const { watchId } of decideBatch(found, told, none)) counts.set(watchId, (counts.get(watchId) ?? 0) + 1)
  return counts
}
