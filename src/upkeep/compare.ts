import { composeQuietly } from '../ingest/statements/recompose.ts'
import { holdTopics } from '../store/catalogue/topics.ts'
import { readClock } from '../store/database/clock.ts'
import { retrying } from '../store/database/retry.ts'
import { markCompared, readUncompared } from '../store/lookup/uncompared.ts'
import type { PrismaClient } from '../store/prisma/client.ts'

/** Statements compared in one transaction. */
const BATCH = 50

/**
 * Works out what statements on file disagree about and what they answer, where an earlier release has not. Returns whether
 * there were any. Safe to stop at any moment, and to run on several processes at once.
 */
export async function compareOnFile(prisma: PrismaClient, signal: AbortSignal): Promise<boolean> {
  let worked = false
  while (!signal.aborted) {
    const statementIds = await retrying(prisma, async (tx) => {
      await holdTopics(tx)
      const uncompared = await readUncompared(tx, BATCH)
      await composeQuietly(tx, uncompared, await readClock(tx))
      await markCompared(tx, uncompared)
      return uncompared
    })
    worked ||= statementIds.length > 0
    if (statementIds.length < BATCH) break
  }
  return worked
}
