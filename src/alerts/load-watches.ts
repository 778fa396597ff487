import { setImmediate as turn } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { TextQueries } from '../domain/filter/evaluate.ts'
import { textsIn } from '../domain/filter/filter.ts'
import type { Entry } from '../domain/journal/entry.ts'
import type { Bursts } from '../domain/watch/decide-batch.ts'
import { type Shard, shardOf } from '../domain/watch/shard.ts'
import { createWatchIndex, type WatchIndex } from '../domain/watch/watch-index.ts'
import { addMetConfigurations, readMetConfigurations } from '../store/alerts/configurations.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { prepareTexts } from '../store/search/linguistics.ts'
import type { WatchInForce } from '../store/watches/definitions.ts'
import { readInForce } from '../store/watches/into-force.ts'

/** Watches that are in force, in memory. */
export interface LoadedWatches {
  index: Pick<WatchIndex, 'candidates' | 'size'>
  bursts: Bursts
  /** Reads all of some shards. A hundred thousand take some seconds, in which others have their turn. */
  read(shards: readonly Shard[]): Promise<void>
  /** Forgets them. */
  drop(shards: readonly Shard[]): void
  /** Brings it to what a watch is after a change; null: it was deleted. */
  put(watchId: string, watch: WatchInForce | null): Promise<void>
  /** Makes it ready for entries: texts are prepared in those languages alone of which statements have come. */
  prepareFor(entries: readonly Entry[]): Promise<void>
}

/** Watches that are read together, and those that are indexed before others have their turn. */
const READ_TOGETHER = 2_000
const INDEXED_TOGETHER = 100
/** Texts that are kept while watches are read: many watches ask for the same. */
const TEXTS_KEPT = 2_000

type QueryByConfiguration = TextQueries extends ReadonlyMap<string, infer Own> ? Own : never
type KnownTexts = Pick<LRUCache<string, QueryByConfiguration>, 'get' | 'set'>

/** Without a watch at first. */
export async function openWatches(prisma: PrismaClient): Promise<LoadedWatches> {
  const index = createWatchIndex()
  const bursts: Bursts = new Map()
  const configurations = await readMetConfigurations(prisma)
  const held = new Set<Shard>()

  const queriesOf = async (watches: readonly WatchInForce[], known: KnownTexts): Promise<TextQueries> => {
    const queries = new Map<string, QueryByConfiguration>()
    const unknown = new Set<string>()
    for (const { condition, isPaused } of watches) {
      if (isPaused) continue
      for (const text of textsIn(condition)) {
        const query = known.get(text)
        if (query === undefined) unknown.add(text)
        else queries.set(text, query)
      }
    }
    for (const [text, query] of await prepareTexts(prisma, [...unknown], configurations)) {
      known.set(text, query)
      queries.set(text, query)
    }
    return queries
  }
  const putAll = (watches: readonly WatchInForce[], queries: TextQueries): void => {
    for (const { watchId, version, condition, tells, isPaused, burstMinutes: minutes } of watches) {
      if (minutes > 0 && !isPaused) bursts.set(watchId, { minutes, began: bursts.get(watchId)?.began ?? null })
      else bursts.delete(watchId)
      if (isPaused) index.remove(watchId)
      else index.put({ watchId, version, condition, tells, queries })
    }
  }
  const read = async (shards: readonly Shard[], withText: boolean): Promise<void> => {
    const known: KnownTexts = new LRUCache({ max: TEXTS_KEPT })
    const readPage = async (after: string | null) => {
      const watches = await readInForce(prisma, after, { shards, limit: READ_TOGETHER, withText })
      return { watches, queries: await queriesOf(watches, known) }
    }
    let page = readPage(null)
    for (;;) {
      const { watches, queries } = await page
      const last = watches.at(-1)
      const isEnd = last === undefined || watches.length < READ_TOGETHER
      if (!isEnd) {
        // Postgres prepares the next ones while these are indexed.
        page = readPage(last.watchId)
        page.catch(() => undefined) // it is thrown where it is waited for
      }
      for (let from = 0; from < watches.length; from += INDEXED_TOGETHER) {
        putAll(watches.slice(from, from + INDEXED_TOGETHER), queries)
        await turn()
      }
      if (isEnd) return
    }
  }

  return {
    index,
    bursts,
    async read(shards) {
      for (const shard of shards) held.add(shard)
      await read(shards, false)
    },
    drop(shards) {
      for (const shard of shards) held.delete(shard)
      const isDropped = (watchId: string) => !held.has(shardOf(watchId))
      index.removeWhere(isDropped)
      for (const watchId of bursts.keys()) if (isDropped(watchId)) bursts.delete(watchId)
    },
    async put(watchId, watch) {
      if (watch !== null) return putAll([watch], await queriesOf([watch], new LRUCache({ max: 1 })))
      index.remove(watchId)
      bursts.delete(watchId)
    },
    async prepareFor(entries) {
      const come = new Set(
        entries.flatMap(({ before, after }) => [before, after].flatMap((side) => side?.document.configuration ?? [])),
      )
      const unknown = [...come].filter((name) => !configurations.includes(name))
      if (unknown.length === 0) return
      await addMetConfigurations(prisma, unknown)
      configurations.push(...unknown)
      await read([...held], true)
    },
  }
}
