import type { StatementState } from '../../domain/compose/statement-state.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { anyOf, PREPARED } from '../../store/database/prepared.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { writeStates } from './statement-writer.ts'

/**
 * Brings statements to what their reports and links now say, after something that they refer to has changed. Nothing is
 * written where nothing comes of it. Topics must be held.
 */
export async function composeAgain(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  now: Date,
): Promise<void> {
  if (statementIds.length === 0) return
  const states = [...(await lockStatements(tx, statementIds)).values()]
  const actorIds = states.flatMap((state) => state.reports.flatMap((report) => report.actorId ?? []))
  await writeStates(tx, states, { actors: await readActors(tx, actorIds), topics: await topicReader()(tx), now })
}

/** The statements that answer these, others than these. */
export async function repliesTo(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<string[]> {
  if (statementIds.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`${PREPARED}
    SELECT DISTINCT r.statement_id::text AS id FROM reports t
    JOIN statement_links l ON l.answered_report_id = t.id AND l.status <> 'REJECTED' JOIN reports r ON r.id = l.report_id
    WHERE t.statement_id = ${anyOf(statementIds)} AND r.statement_id <> ALL (${[...statementIds]}::uuid[])`
  return rows.map((row) => row.id)
}

/** Those of these that answer anything: whom, is read anew once all of them are written. */
export function answering(states: Iterable<StatementState>): string[] {
  return [...states]
    .filter((state) => state.reports.some((report) => report.answeredActorIds.length > 0))
    .map((state) => state.id)
}
