// What merging two actors folded is parted when that is undone. Somebody who finds that the statements are one, whoever
// spoke, says so by merging them: then they stay.

import type { Prisma } from '../../store/prisma/client.ts'
import type { Steps } from './steps.ts'

/**
 * The steps that fold a statement which a merge of actors had folded already; null where none did. A report that was
 * split off since, or given to another speaker, stays where somebody put it.
 */
export async function stepsThatFolded(
  tx: Prisma.TransactionClient,
  id: string,
  into: string,
): Promise<Pick<Steps, 'moves'> | null> {
  const [row] = await tx.$queryRaw<{ steps: Steps }[]>`
    SELECT c.steps FROM desk_corrections c JOIN statements s ON s.id = ${id}::uuid AND s.successor_id = ${into}::uuid
    WHERE c.kind = 'MERGE_ACTORS' AND c.undone_at IS NULL
      AND c.steps->'absorbed' @> ${JSON.stringify([{ id, into }])}::jsonb
    ORDER BY c.made_at DESC LIMIT 1`
  if (row === undefined) return null
  const moves = row.steps.moves.filter((move) => move.from === id && move.to === into)
  const reports = await tx.report.findMany({
    where: { id: { in: moves.map((move) => move.reportId) }, statementId: into },
    select: { id: true },
  })
  const still = new Set(reports.map((report) => report.id))
  return { moves: moves.filter((move) => still.has(move.reportId)) }
}

/**
 * What of a merge of actors only that merge has folded, and is folded still. Not what was erased since, nor a report that
 * somebody put elsewhere: nothing brings those back, and the actors are two all the same. A report that is elsewhere
 * because the whole statement was absorbed is among it: that is undone first.
 */
export async function withoutConfirmed(tx: Prisma.TransactionClient, steps: Steps): Promise<Steps> {
  if (steps.absorbed.length === 0) return steps
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id::text AS id FROM statements s
    JOIN jsonb_to_recordset(${JSON.stringify(steps.absorbed)}::jsonb) AS f(id uuid, "into" uuid)
      ON f.id = s.id AND f."into" = s.successor_id
    WHERE s.status = 'RETRACTED' AND NOT EXISTS (
      SELECT FROM desk_corrections c WHERE c.kind = 'MERGE_STATEMENTS' AND c.undone_at IS NULL
        AND c.steps->'absorbed' @> jsonb_build_array(jsonb_build_object('id', f.id::text, 'into', f."into"::text)))`
  const gone = await tx.$queryRaw<{ id: string }[]>`
    SELECT m."reportId"::text AS id
    FROM jsonb_to_recordset(${JSON.stringify(steps.moves)}::jsonb) AS m("reportId" uuid, "to" uuid)
    JOIN statements s ON s.id = m."to" AND s.successor_id IS NULL
    WHERE NOT EXISTS (SELECT FROM reports r WHERE r.id = m."reportId" AND r.statement_id = m."to")`
  const parting = new Set(rows.map((row) => row.id))
  const elsewhere = new Set(gone.map((row) => row.id))
  return {
    ...steps,
    moves: steps.moves.filter((move) => parting.has(move.from) && !elsewhere.has(move.reportId)),
    absorbed: steps.absorbed.filter(({ id }) => parting.has(id)),
  }
}
