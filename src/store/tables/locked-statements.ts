import type { StatementState } from '../../domain/compose/statement-state.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { readVersionsOf } from '../journal/journal.ts'
import type { Prisma } from '../prisma/client.ts'
import { readLiveReports } from './live-reports.ts'

/**
 * Locks the statements of these that stand, and reads what they now are. In the order of their ids, as all callers do;
 * whatever was looked at before the lock may have changed, so that this is what counts.
 */
export async function lockStatements(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<Map<string, StatementState>> {
  if (statementIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; number: number; ingestedAt: Date }[]>`${PREPARED}
    SELECT id::text AS id, version AS number, ingested_at AS "ingestedAt" FROM statements
    WHERE id = ${anyOf([...new Set(statementIds)])} AND status = 'CURRENT' ORDER BY statements.id FOR UPDATE`
  const ids = rows.map((row) => row.id)
  const states = new Map<string, StatementState>()
  for (let at = 0; at < rows.length; at += TOGETHER) {
    const part = ids.slice(at, at + TOGETHER)
    const reports = await readLiveReports(tx, part)
    const current = await readVersionsOf(tx, part)
    for (const row of rows.slice(at, at + TOGETHER)) {
      const before = current.get(row.id) ?? null
      states.set(row.id, { ...row, before, reports: reports.get(row.id) ?? [], happened: null })
    }
  }
  return states
}

/** Statements that are read by one SQL statement: sockets wait until its rows are taken in. */
const TOGETHER = 250
