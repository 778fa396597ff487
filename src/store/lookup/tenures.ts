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

/** When somebody held an office: first and last day; null where not known. */
export interface OfficeHeld {
  from: Date | null
  until: Date | null
}

/** When the actors of statements held the offices in which these were said, by statement id; those that did. */
export async function readOfficesHeld(
  tx: Prisma.TransactionClient,
  statements: readonly { id: string; actorId: string | null; officeId: string | null }[],
): Promise<Map<string, OfficeHeld>> {
  const asked = statements.filter(({ actorId, officeId }) => actorId !== null && officeId !== null)
  if (asked.length === 0) return new Map()
  const rows = await tx.$queryRaw<(OfficeHeld & { id: string })[]>`
    SELECT asked.id, min(t."from")::timestamptz AS "from",
      CASE WHEN count(*) = count(t.until) THEN max(t.until) END::timestamptz AS until
    FROM unnest(${asked.map((each) => each.id)}::text[], ${asked.map((each) => each.actorId)}::uuid[],
      ${asked.map((each) => each.officeId)}::uuid[]) AS asked(id, actor_id, office_id)
    JOIN tenures t ON t.actor_id = asked.actor_id AND t.office_id = asked.office_id
    GROUP BY asked.id`
  return new Map(rows.map(({ id, ...held }) => [id, held]))
}

/** What offices are called, by their ids. */
export async function readOfficeNames(
  tx: Prisma.TransactionClient,
  officeIds: readonly string[],
): Promise<Map<string, string>> {
  if (officeIds.length === 0) return new Map()
  const rows = await tx.office.findMany({
    where: { id: { in: [...new Set(officeIds)] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
