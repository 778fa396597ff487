import type { DateBounds } from '../../domain/compose/date-clues.ts'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import type { Prisma } from '../prisma/client.ts'

/**
 * When the speakers of statements held the offices their reports name, by statement id: for statements whose reports may
 * have to find a day together, since one of several has no date. No round trip where there is none.
 */
export async function readTenures(
  tx: Prisma.TransactionClient,
  states: readonly Pick<StatementState, 'id' | 'reports'>[],
): Promise<Map<string, DateBounds>> {
  const asked = states
    .filter(({ reports }) => reports.length > 1 && reports.some((report) => report.publishedAt === null))
    .flatMap(({ id, reports }) =>
      reports.flatMap(({ actorId, officeId }) =>
        actorId === null || officeId === null ? [] : [{ id, actorId, officeId }],
      ),
    )
  if (asked.length === 0) return new Map()
  const rows = await tx.$queryRaw<(DateBounds & { id: string })[]>`
    SELECT DISTINCT ON (asked.id) asked.id, min(t."from")::timestamptz AS "notBefore",
      CASE WHEN count(*) = count(t.until) THEN max(t.until) END::timestamptz AS "notAfter"
    FROM unnest(${asked.map((each) => each.id)}::text[], ${asked.map((each) => each.actorId)}::uuid[],
      ${asked.map((each) => each.officeId)}::uuid[]) AS asked(id, actor_id, office_id)
    JOIN tenures t ON t.actor_id = asked.actor_id AND t.office_id = asked.office_id
    GROUP BY asked.id, asked.actor_id, asked.office_id
    ORDER BY asked.id, asked.office_id, asked.actor_id`
  return new Map(rows.map(({ id, ...bounds }) => [id, bounds]))
}

/** Whether one of these actors holds or held an office, as editors entered it. */
export async function haveTenures(tx: Prisma.TransactionClient, actorIds: readonly string[]): Promise<boolean> {
  return (await tx.tenure.count({ where: { actorId: { in: [...actorIds] } } })) > 0
}
