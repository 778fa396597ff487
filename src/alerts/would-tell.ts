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

/** For so long watches are taken as they were read: a trial reads article by article, for hours. */
const FRESH_MS = 60_000

/**
 * Counts what watches would tell of what a transaction has written so far, if that were asked for. Nothing is written.
 * All watches that are in force are read for it, at the first call and now and then.
 */
export function openAlertCounter(prisma: PrismaClient): (tx: Prisma.TransactionClient) => Promise<WouldTell> {
  let read: { watches: LoadedWatches; at: number } | null = null
  return async (tx) => {
    const entries = await readPendingEntries(tx)
    if (entries.length === 0) return new Map()
    if (read === null || performance.now() - read.at > FRESH_MS) {
      const watches = await openWatches(prisma)
      await watches.read(ALL_SHARDS)
      read = { watches, at: performance.now() }
    }
    await read.watches.prepareFor(entries)
    return await countAlerts(tx, read.watches.index, entries)
  }
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
