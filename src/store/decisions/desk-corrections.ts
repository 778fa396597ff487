import type { DeskCorrectionKind, Prisma, PrismaClient } from '../prisma/client.ts'

/** A correction as it is kept; `steps` is what it did, for its being undone. */
export interface DeskCorrectionRow {
  id: string
  kind: DeskCorrectionKind
  principalId: string
  reason: string
  madeAt: Date
  steps: object
}

export async function insertDeskCorrection(tx: Prisma.TransactionClient, row: DeskCorrectionRow): Promise<void> {
  await tx.deskCorrection.create({ data: { ...row, steps: { ...row.steps } } })
}

/** What kind of correction an id names, and what it did; null where there is none. */
export async function findDeskCorrection(
  tx: PrismaClient | Prisma.TransactionClient,
  id: string,
): Promise<{ kind: DeskCorrectionKind; steps: unknown } | null> {
  return tx.deskCorrection.findUnique({ where: { id }, select: { kind: true, steps: true } })
}

/** Locks the corrections whose steps name reports of these articles, undone ones too, and reads what they did. */
export async function lockCorrectionsIn(
  tx: Prisma.TransactionClient,
  articleIds: readonly string[],
): Promise<{ id: string; steps: unknown }[]> {
  if (articleIds.length === 0) return []
  return tx.$queryRaw<{ id: string; steps: unknown }[]>`
    SELECT id::text AS id, steps FROM desk_corrections
    WHERE jsonb_path_exists(steps, '$.**.articleId ? (@ == $ids[*])', ${JSON.stringify({ ids: articleIds })}::jsonb)
    ORDER BY desk_corrections.id FOR UPDATE`
}

/** Sets what a correction is kept to have done. */
export async function saveSteps(tx: Prisma.TransactionClient, id: string, steps: object): Promise<void> {
  await tx.deskCorrection.update({ where: { id }, data: { steps: { ...steps } } })
}

/** Notes that a correction was undone; false where that was done before. */
export async function markUndone(
  tx: Prisma.TransactionClient,
  id: string,
  { principalId, reason, now }: { principalId: string; reason: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.deskCorrection.updateMany({
    where: { id, undoneAt: null },
    data: { undoneAt: now, undoneById: principalId, undoneReason: reason },
  })
  return count > 0
}

/** The steps of the newest merge of actors, not undone, that folded one statement into another; null without one. */
export async function findMergeThatFolded(tx: Prisma.TransactionClient, id: string, into: string): Promise<unknown> {
  const [row] = await tx.$queryRaw<{ steps: unknown }[]>`
    SELECT c.steps FROM desk_corrections c JOIN statements s ON s.id = ${id}::uuid AND s.successor_id = ${into}::uuid
    WHERE c.kind = 'MERGE_ACTORS' AND c.undone_at IS NULL
      AND c.steps->'absorbed' @> ${JSON.stringify([{ id, into }])}::jsonb
    ORDER BY c.made_at DESC LIMIT 1`
  return row?.steps ?? null
}

/** Those of these statements that are absorbed still, and not because an editor merged the statements themselves. */
export async function findFoldedStill(
  tx: Prisma.TransactionClient,
  absorbed: readonly { id: string; into: string }[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id::text AS id FROM statements s
    JOIN jsonb_to_recordset(${JSON.stringify(absorbed)}::jsonb) AS f(id uuid, "into" uuid)
      ON f.id = s.id AND f."into" = s.successor_id
    WHERE s.status = 'RETRACTED' AND NOT EXISTS (
      SELECT FROM desk_corrections c WHERE c.kind = 'MERGE_STATEMENTS' AND c.undone_at IS NULL
        AND c.steps->'absorbed' @> jsonb_build_array(jsonb_build_object('id', f.id::text, 'into', f."into"::text)))`
  return rows.map((row) => row.id)
}
