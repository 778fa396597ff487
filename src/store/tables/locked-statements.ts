import type { StatementState } from '../../domain/compose/statement-state.ts'
import { MOST_HEARD } from '../../domain/statement/statement.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { readVersionsOf } from '../journal/journal.ts'
import type { Prisma } from '../prisma/client.ts'
import { readLiveReports } from './live-reports.ts'

/**
 * Locks the statements of these that stand, and reads what they now are. In the order of their ids, as all callers do;
 * whatever was looked at before the lock may have changed, so that this is what counts.
 *
 * `growing`: those of them that only get reports, which are of other articles than their own. Of many reports they are
 * given part (see `StatementState.isPart`): what one more costs does not grow with their number.
 */
export async function lockStatements(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  growing: ReadonlySet<string> = new Set(),
): Promise<Map<string, StatementState>> {
  if (statementIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; number: number; ingestedAt: Date }[]>`${PREPARED}
    SELECT id::text AS id, version AS number, ingested_at AS "ingestedAt" FROM statements
    WHERE id = ${anyOf([...new Set(statementIds)])} AND status = 'CURRENT' ORDER BY statements.id FOR UPDATE`
  const ids = rows.map((row) => row.id)
  const states = new Map<string, StatementState>()
  for (let at = 0; at < rows.length; at += TOGETHER) {
    const part = ids.slice(at, at + TOGETHER)
    const whole = part.filter((id) => !growing.has(id))
    const grown = part.filter((id) => growing.has(id))
    const reports = new Map([
      ...(whole.length === 0 ? [] : await readLiveReports(tx, whole)),
      ...(grown.length === 0 ? [] : await readLiveReports(tx, grown, MOST_HEARD)),
    ])
    const current = await readVersionsOf(tx, part)
    for (const row of rows.slice(at, at + TOGETHER)) {
      const before = current.get(row.id) ?? null
      const { reports: own = [], isPart = false, articlesLeft = 0 } = reports.get(row.id) ?? {}
      states.set(row.id, {
        ...row,
        before,
        reports: own,
        isPart: isPart && before !== null,
        articlesLeft,
        happened: null,
      })
    }
  }
  return states
}

/** Statements that are read by one SQL statement: sockets wait until its rows are taken in. */
const TOGETHER = 250
