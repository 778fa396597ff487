import type { Position } from '../../domain/journal/entry.ts'
import { openingEpoch } from '../database/epochs.ts'
import { SEQUENCER_LOCK } from '../database/locks.ts'
import { PREPARED } from '../database/prepared.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

// Writers leave pending entries in their own transactions. Numbering them there would show a reader 43 before 42,
// since numbers are taken before the commit and transactions commit in any order. So one process at a time numbers
// what is already committed, and only that.

/** Channel on which every process of this database hears that the journal has grown. */
export const JOURNAL_CHANNEL = 'onrecord_journal'
/** Entries numbered in one transaction. */
const BATCH = 1000

const FIRST_OF_THESE = Prisma.sql`SELECT head.position - (SELECT count(*) FROM taken) + 1 FROM head`

/**
 * Numbers the pending entries of committed transactions; returns the new head, or null if nothing was pending.
 *
 * The lock is waited for, not tried: its holder may have looked before our writer's commit. Every statement in
 * here takes its own snapshot (READ COMMITTED), so what was committed before the lock was granted is seen. A process
 * that dies in the middle leaves nothing behind: lock, numbers and notice are one transaction's. So is the epoch, where
 * the database may have gone back since the last numbering: whoever sees an entry sees its epoch.
 */
export async function sequence(prisma: PrismaClient): Promise<Position | null> {
  let head: Position | null = null
  for (;;) {
    const moved = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`${PREPARED} SELECT pg_advisory_xact_lock(${SEQUENCER_LOCK}::bigint)`
      const [row] = await tx.$queryRaw<{ moved: bigint; position: bigint }[]>`${PREPARED}
        WITH next AS (
          SELECT id FROM pending_entries ORDER BY id LIMIT ${Prisma.raw(String(BATCH))} FOR UPDATE
        ), taken AS (
          DELETE FROM pending_entries WHERE id IN (SELECT id FROM next) RETURNING *
        ), head AS (
          UPDATE journal_head SET position = position + (SELECT count(*) FROM taken)
          WHERE EXISTS (SELECT FROM taken) RETURNING position
        ), opened AS (
          ${openingEpoch(FIRST_OF_THESE)}
        ), numbered AS (
          INSERT INTO journal_entries (position, kind, cause, asked, statement_id, before_id, after_id, change_id, subject_id, committed_at)
          SELECT head.position - (SELECT count(*) FROM taken) + row_number() OVER (ORDER BY taken.id),
            taken.kind, taken.cause, taken.asked, taken.statement_id, taken.before_id, taken.after_id, taken.change_id, taken.subject_id,
            date_trunc('milliseconds', clock_timestamp())
          FROM taken, head
          RETURNING 1
        )
        SELECT (SELECT count(*) FROM numbered) AS moved, head.position,
          pg_notify(${JOURNAL_CHANNEL}::text, head.position::text)::text FROM head`
      return row === undefined ? null : { count: Number(row.moved), head: Number(row.position) }
    })
    if (moved === null) return head
    head = moved.head
    if (moved.count < BATCH) return head
  }
}

/** Whether anything waits for a number. Cheap: what the safety net asks every second. */
export async function isAnythingPending(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ pending: boolean }[]>`SELECT EXISTS (SELECT FROM pending_entries) AS pending`
  return row?.pending ?? false
}
