import type { Prisma } from '../prisma/client.ts'
import { insertPending } from '../tables/statements.ts'

/** Empties what the journal holds of statements, numbered or not yet, and what queries read. Entries keep their places. */
export async function forgetVersions(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<void> {
  const ids = [...statementIds]
  // In the order in which the sequencer takes them, so that neither waits for the other.
  await tx.$executeRaw`
    UPDATE pending_entries SET before_id = NULL, after_id = NULL WHERE id IN (
      SELECT id FROM pending_entries WHERE statement_id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE)`
  await tx.$executeRaw`
    UPDATE journal_entries SET before_id = NULL, after_id = NULL WHERE statement_id = ANY (${ids}::uuid[])`
  await tx.$executeRaw`DELETE FROM statement_topics WHERE statement_id = ANY (${ids}::uuid[])`
  // What speaks for a fold quotes both statements.
  await tx.$executeRaw`
    DELETE FROM fold_proposals WHERE earlier_id = ANY (${ids}::uuid[]) OR later_id = ANY (${ids}::uuid[])`
  // An entry that the sequencer numbers at this very moment is emptied by its foreign key.
  await tx.$executeRaw`DELETE FROM statement_versions WHERE statement_id = ANY (${ids}::uuid[])`
}

/** Tells every stream that statements were erased: an entry for each, for the sequencer. */
export async function insertErasures(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  now: Date,
): Promise<void> {
  const entries = statementIds.map((statementId) => {
    return { kind: 'ERASED' as const, cause: 'DESK' as const, statementId, beforeId: null, afterId: null }
  })
  await insertPending(tx, entries, now)
}
