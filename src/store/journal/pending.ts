import type { Entry, EntryCause, EntryKind } from '../../domain/journal/entry.ts'
import type { Prisma } from '../prisma/client.ts'
import { readVersionsById } from './journal.ts'

/** What this transaction has left for the journal so far, as entries: they have no place yet, and are in their order. */
export async function readPendingEntries(tx: Prisma.TransactionClient): Promise<Entry[]> {
  const rows = await tx.$queryRaw<PendingRow[]>`
    SELECT id, kind::text AS kind, cause::text AS cause, asked AS "isAsked", statement_id::text AS "statementId", before_id::text AS "beforeId",
      after_id::text AS "afterId", written_at AS "committedAt"
    FROM pending_entries WHERE xmin = pg_current_xact_id()::xid AND statement_id IS NOT NULL ORDER BY id`
  const versions = await readVersionsById(
    tx,
    rows.flatMap(({ beforeId, afterId }) => [beforeId ?? [], afterId ?? []].flat()),
  )
  return rows.map(({ id, beforeId, afterId, ...entry }) => {
    const before = versions.get(beforeId ?? '') ?? null
    const after = versions.get(afterId ?? '') ?? null
    return { ...entry, position: Number(id), before, after }
  })
}

interface PendingRow {
  id: bigint
  kind: EntryKind
  cause: EntryCause | null
  isAsked: boolean
  statementId: string
  beforeId: string | null
  afterId: string | null
  committedAt: Date
}
