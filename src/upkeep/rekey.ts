import { rekeyReports } from '../ingest/statements/rekey-reports.ts'
import { retrying } from '../store/database/retry.ts'
import { lockReportsKeyedOtherwise } from '../store/lookup/keyed-reports.ts'
import type { PrismaClient } from '../store/prisma/client.ts'

/** Reports keyed in one transaction. */
const BATCH = 200

/**
 * Keys reports by today's rules, so that new ones find them: the newest first, since those are repeated most. Safe to stop at any moment, and to run on several
 * processes at once. Statements stay as they are: what was told apart before folding is not folded afterwards.
 */
export async function rekey(prisma: PrismaClient, signal: AbortSignal): Promise<void> {
  // Each batch goes on where the one before it ended, so that none looks through the rows that are done.
  let before: string | null = null
  while (!signal.aborted) {
    const reportIds: string[] = await retrying(prisma, async (tx) => {
      const locked = await lockReportsKeyedOtherwise(tx, { before, limit: BATCH })
      await rekeyReports(tx, locked)
      return locked
    })
    if (reportIds.length < BATCH) return
    before = reportIds.at(-1) ?? null
  }
}
