import { rekeyReports } from '../ingest/statements/rekey-reports.ts'
import { retrying } from '../store/database/retry.ts'
import { lockReportsKeyedOtherwise } from '../store/lookup/keyed-reports.ts'
import type { PrismaClient } from '../store/prisma/client.ts'

/** Reports keyed in one transaction. */
const BATCH = 200

/**
 * Keys reports by today's rules, so that new ones find them. Safe to stop at any moment, and to run on several
 * processes at once. Statements stay as they are: what was told apart before folding is not folded afterwards.
 */
export async function rekey(prisma: PrismaClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const count = await retrying(prisma, async (tx) => {
      const reportIds = await lockReportsKeyedOtherwise(tx, BATCH)
      await rekeyReports(tx, reportIds)
      return reportIds.length
    })
    if (count < BATCH) return
  }
}
