import type { Position } from '../../domain/journal/entry.ts'
import { newEpochId } from '../database/epochs.ts'
import { SEQUENCER_LOCK } from '../database/locks.ts'
import { PREPARED } from '../database/prepared.ts'
import type { PrismaClient } from '../prisma/client.ts'

// Writers leave pending entries in their own transactions. Numbering them there would show a reader 43 before 42,
// since numbers are taken before the commit and transactions commit in any order. So one process at a time numbers
// what is already committed, and only that.

/** Channel on which every process of this database hears that the journal has grown. */
export const JOURNAL_CHANNEL = 'onrecord_journal'
/** Entries numbered in one transaction. */
const BATCH = 1000

/**
 * Numbers the pending entries of committed transactions; returns the new head, or null if nothing was pending.
 *
 * The lock is waited for, not tried: its holder may have looked before our writer's commit. Every statement in
 * that function takes its own snapshot (READ COMMITTED), so what was committed before the lock was granted is seen. A process
 * that dies in the middle leaves nothing behind: lock, numbers and notice are one transaction's. So is the epoch, where
 * the database may have gone back since the last numbering: whoever sees an entry sees its epoch.
 */
export async function sequence(prisma: PrismaClient): Promise<Position | null> {
  let head: Position | null = null
  for (;;) {
    const [row] = await prisma.$queryRaw<{ moved: bigint; head: bigint }[]>`${PREPARED}
      SELECT moved, head
      FROM number_pending_entries(${SEQUENCER_LOCK}::bigint, ${BATCH}::int, ${newEpochId()}::text, ${JOURNAL_CHANNEL}::text)`
    if (row === undefined) return head
    head = Number(row.head)
    if (row.moved < BATCH) return head
  }
}

/** Whether anything waits for a number. Cheap: what the safety net asks every second. */
export async function isAnythingPending(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ pending: boolean }[]>`SELECT EXISTS (SELECT FROM pending_entries) AS pending`
  return row?.pending ?? false
}
