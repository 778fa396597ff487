import { readCurrentVersions } from '../journal.ts'
import { Prisma } from '../prisma/client.ts'
import { readLiveReports } from './live-reports.ts'
import type { StatementState } from './states.ts'

/**
 * Locks the statements of these that stand, and reads what they now are. In the order of their ids, as everybody does;
 * whatever was looked at before the lock may have changed, so that this is what counts.
 */
export async function lockStatements(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<Map<string, StatementState>> {
  if (statementIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; number: number; ingestedAt: Date }[]>`
    SELECT id::text AS id, version AS number, ingested_at AS "ingestedAt" FROM statements
    WHERE id = ANY (${[...new Set(statementIds)]}::uuid[]) AND status = 'CURRENT' ORDER BY statements.id FOR UPDATE`
  const ids = rows.map((row) => row.id)
  const reports = await readLiveReports(tx, ids)
  const versions = await readCurrentVersions(tx, Prisma.sql`v.statement_id = ANY (${ids}::uuid[])`, ids.length)
  const current = new Map(versions.map((version) => [version.statementId, version]))
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, before: current.get(row.id) ?? null, reports: reports.get(row.id) ?? [], happened: null },
    ]),
  )
}
