import type { Prisma } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'
import type { Attribution } from './placements.ts'

/** A report that goes from one statement to another. */
export interface ReportMove {
  reportId: string
  from: string
  to: string
}

/** A report that is given to another speaker. */
export interface ReportAttribution {
  reportId: string
  to: Attribution
}

/** Moves reports to other statements; those that are no longer where they were are left alone. */
export async function moveReports(tx: Prisma.TransactionClient, moves: readonly ReportMove[]): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map(({ reportId, from, to }) => ({ id: reportId, from, to }))
  await tx.$executeRaw`
    UPDATE reports r SET statement_id = m.to
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS m(id uuid, "from" uuid, "to" uuid)
    WHERE r.id = m.id AND r.statement_id = m.from`
}

/** Gives reports to other speakers. They must be keyed again. */
export async function attributeReports(
  tx: Prisma.TransactionClient,
  attributions: readonly ReportAttribution[],
): Promise<void> {
  if (attributions.length === 0) return
  const rows = attributions.map(({ reportId, to }) => {
    return { id: reportId, actor_id: to.actorId, office_id: to.officeId, office_ids: to.officeIds }
  })
  await tx.$executeRaw`
    UPDATE reports r SET actor_id = m.actor_id, office_id = m.office_id, office_ids = m.office_ids
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS m(id uuid, actor_id uuid, office_id uuid, office_ids uuid[])
    WHERE r.id = m.id`
}

/** Those of these reports that stand, but not in the statement they were moved to. */
export async function findMovedOn(
  tx: Prisma.TransactionClient,
  moves: readonly Omit<ReportMove, 'from'>[],
): Promise<string[]> {
  if (moves.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id::text AS id FROM reports r
    JOIN jsonb_to_recordset(${json([...moves])}::jsonb) AS m("reportId" uuid, "to" uuid) ON m."reportId" = r.id
    WHERE r.retracted_at IS NULL AND r.statement_id <> m."to"`
  return rows.map((row) => row.id)
}

/** Those of these reports that stand, but have not the speaker they were given to. */
export async function findReattributed(
  tx: Prisma.TransactionClient,
  attributions: readonly ReportAttribution[],
): Promise<string[]> {
  if (attributions.length === 0) return []
  const rows = attributions.map(({ reportId, to }) => ({ id: reportId, actor_id: to.actorId }))
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id::text AS id FROM reports r
    JOIN jsonb_to_recordset(${json(rows)}::jsonb) AS m(id uuid, actor_id uuid) ON m.id = r.id
    WHERE r.retracted_at IS NULL AND r.actor_id IS DISTINCT FROM m.actor_id`
  return found.map((row) => row.id)
}

/** Those of these reports that are in the statement. */
export async function findReportsIn(
  tx: Prisma.TransactionClient,
  statementId: string,
  reportIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.report.findMany({ where: { id: { in: [...reportIds] }, statementId }, select: { id: true } })
  return new Set(rows.map((report) => report.id))
}

/** Those of these reports that were not erased, whether their articles carry them still or not. */
export async function findReportsKept(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.report.findMany({ where: { id: { in: [...reportIds] } }, select: { id: true } })
  return new Set(rows.map((report) => report.id))
}

/** Those of these reports that left the statement they were moved to, or were deleted, while that statement was not absorbed. */
export async function findPutElsewhere(
  tx: Prisma.TransactionClient,
  moves: readonly Omit<ReportMove, 'from'>[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m."reportId"::text AS id
    FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) AS m("reportId" uuid, "to" uuid)
    JOIN statements s ON s.id = m."to" AND s.successor_id IS NULL
    WHERE NOT EXISTS (SELECT FROM reports r WHERE r.id = m."reportId" AND r.statement_id = m."to")`
  return new Set(rows.map((row) => row.id))
}
