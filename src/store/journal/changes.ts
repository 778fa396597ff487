import { v7 as uuid } from 'uuid'
import type { ChangeKind, Position } from '../../domain/journal/entry.ts'
import { PREPARED } from '../database/prepared.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { sequence } from './sequencer.ts'

/**
 * Puts a change into the journal, in the transaction that makes it: entries that are written after its commit, by the
 * new rule, come after it. Returns an id to find its position by.
 */
export async function recordChange(tx: Prisma.TransactionClient, kind: ChangeKind, subjectId: string): Promise<string> {
  const id = uuid()
  await tx.$executeRaw`${PREPARED} ${recordingChange(id, kind, subjectId, Prisma.sql`(SELECT) AS always`)}`
  return id
}

/** The same as an INSERT within another SQL statement: a change of this id for each row of `rows`. */
export function recordingChange(id: string, kind: ChangeKind, subjectId: string, rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO pending_entries (kind, change_id, subject_id, written_at)
    SELECT ${kind}::"EntryKind", ${id}::uuid, ${subjectId}::uuid, now() FROM ${rows}`
}

/** Numbers a change whose transaction has committed; returns its position. */
export async function positionOfChange(prisma: PrismaClient, changeId: string): Promise<Position> {
  await sequence(prisma)
  const [row] = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM journal_entries WHERE change_id = ${changeId}::uuid`
  if (row !== undefined) return Number(row.position)
  // Retention was quicker.
  const [head] = await prisma.$queryRaw<{ position: bigint }[]>`SELECT position FROM journal_head`
  return Number(head?.position ?? 0)
}
