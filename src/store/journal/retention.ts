import type { Position } from '../../domain/journal/entry.ts'
import { RETENTION_LOCK } from '../database/locks.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** How much of the journal is kept; null keeps all. Where both are set, an entry goes that is past either. */
export interface Retention {
  /** By the database's clock, from when an entry became visible. */
  ageMs: number | null
  entries: number | null
}

/** Entries taken out in one transaction. */
const BATCH = 1_000

/**
 * Deletes the oldest entries past retention; returns how many. One process does it at a time: if another is at work, this
 * one stops.
 *
 * What stays has no gaps, up to the head: an entry is deleted only together with all before it. So an entry with a wrong
 * time can only keep later ones from being deleted. Statements and their current versions are untouched; versions that no entry points at are deleted.
 */
export async function prune(prisma: PrismaClient, retention: Retention, signal: AbortSignal): Promise<number> {
  let pruned = 0
  while (!signal.aborted) {
    const taken = await prisma.$transaction(async (tx) => {
      const [lock] = await tx.$queryRaw<
        { held: boolean }[]
      >`SELECT pg_try_advisory_xact_lock(${RETENTION_LOCK}::bigint) AS held`
      return lock?.held === true ? pruneBatch(tx, await edgeOf(tx, retention)) : 0
    })
    pruned += taken
    if (taken < BATCH) break
  }
  return pruned
}

/** Whether an entry is past retention. */
export async function isPruningDue(prisma: PrismaClient, retention: Retention): Promise<boolean> {
  if (retention.ageMs === null && retention.entries === null) return false
  const edge = await edgeOf(prisma, retention)
  const [row] = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (SELECT FROM journal_entries WHERE position <= ${edge}) AS due`
  return row?.due ?? false
}

/** The newest position past retention. */
async function edgeOf(db: PrismaClient | Prisma.TransactionClient, retention: Retention): Promise<Position> {
  const [row] = await db.$queryRaw<{ by_count: bigint | null; by_age: bigint | null }[]>`
    SELECT h.position - ${retention.entries}::bigint AS by_count,
      CASE WHEN ${retention.ageMs}::float8 IS NOT NULL THEN COALESCE((
        SELECT e.position - 1 FROM journal_entries e
        WHERE e.committed_at >= now() - ${retention.ageMs}::float8 * interval '1 millisecond'
        ORDER BY e.position LIMIT 1), h.position) END AS by_age
    FROM journal_head h`
  return Math.max(0, Number(row?.by_count ?? 0), Number(row?.by_age ?? 0))
}

async function pruneBatch(tx: Prisma.TransactionClient, edge: Position): Promise<number> {
  const gone = await tx.$queryRaw<{ before_id: string | null; after_id: string | null }[]>`
    DELETE FROM journal_entries WHERE position IN (
      SELECT position FROM journal_entries WHERE position <= ${edge} ORDER BY position LIMIT ${BATCH})
    RETURNING before_id, after_id`
  const versionIds = [...new Set(gone.flatMap((row) => [row.before_id, row.after_id]).filter((id) => id !== null))]
  // Locked first, read after: a transaction that replaced a version meanwhile has then left its pending entry in sight.
  await tx.$queryRaw`
    SELECT id FROM statement_versions WHERE id = ANY (${versionIds}::uuid[]) AND NOT current ORDER BY id FOR UPDATE`
  // The newest version stays even of a statement that was retracted: where it is reported again, that is its past.
  await tx.$executeRaw`
    DELETE FROM statement_versions v WHERE v.id = ANY (${versionIds}::uuid[]) AND NOT v.current
      AND EXISTS (SELECT FROM statement_versions n WHERE n.statement_id = v.statement_id AND n.number > v.number)
      AND NOT EXISTS (SELECT FROM journal_entries e WHERE e.before_id = v.id)
      AND NOT EXISTS (SELECT FROM journal_entries e WHERE e.after_id = v.id)
      AND NOT EXISTS (SELECT FROM pending_entries p WHERE p.before_id = v.id OR p.after_id = v.id)`
  return gone.length
}
