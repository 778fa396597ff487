import type { Bursts } from '../domain/watch/decide-batch.ts'
import type { WatchIndex } from '../domain/watch/watch-index.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { prepareFilter } from '../store/search/linguistics.ts'
import { readInForce, type WatchInForce } from '../store/watches/definitions.ts'

/** Watches that are read together: each text of each is a query in some thirty languages. */
const TOGETHER = 200

/** Puts all watches that are in force into the index. */
export async function loadWatches(prisma: PrismaClient, index: WatchIndex, bursts: Bursts): Promise<void> {
  for (let after: string | null = null; ; ) {
    const watches = await readInForce(prisma, after, TOGETHER)
    await putAll(prisma, index, bursts, watches)
    after = watches.at(-1)?.watchId ?? null
    if (watches.length < TOGETHER) return
  }
}

/** Brings the index to what a watch is after a change; null: it was deleted. */
export async function putWatch(
  prisma: PrismaClient,
  index: WatchIndex,
  bursts: Bursts,
  watchId: string,
  watch: WatchInForce | null,
): Promise<void> {
  if (watch !== null) return await putAll(prisma, index, bursts, [watch])
  index.remove(watchId)
  bursts.delete(watchId)
}

async function putAll(
  prisma: PrismaClient,
  index: WatchIndex,
  bursts: Bursts,
  watches: readonly WatchInForce[],
): Promise<void> {
  const running = watches.filter(({ isPaused }) => !isPaused)
  // Prepared as one filter: what each of them asks for is among its texts.
  const together = { kind: 'any' as const, of: running.map(({ condition }) => condition) }
  const { queries } = await prepareFilter(prisma, together)
  for (const { watchId, isPaused, burstMinutes: minutes } of watches) {
    index.remove(watchId)
    if (minutes > 0 && !isPaused) bursts.set(watchId, { minutes, began: bursts.get(watchId)?.began ?? null })
    else bursts.delete(watchId)
  }
  for (const { watchId, version, condition, tells } of running)
    index.put({ watchId, version, condition, tells, queries })
}
