import type { Prisma } from '../prisma/client.ts'

// Which statements an erasure reaches: what was made one with the erased one, what was taken apart from it, and what
// stands beside it.

/** All that was made one with a statement, whichever absorbed the other, itself included, in the order of their ids. */
export async function findFamily(tx: Prisma.TransactionClient, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT s.id, s.successor_id FROM statements s WHERE s.id = ${id}::uuid
      UNION SELECT s.id, s.successor_id FROM up JOIN statements s ON s.id = up.successor_id
    ), down AS (
      SELECT id FROM up WHERE successor_id IS NULL
      UNION SELECT s.id FROM down JOIN statements s ON s.successor_id = down.id
    ) SELECT id::text AS id FROM down ORDER BY down.id`
  return rows.map((row) => row.id)
}

/** The statements that were once one with these, and that a person took apart: they keep their wordings of then. */
export async function findParted(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE parted AS (
      SELECT unnest(${[...statementIds]}::uuid[]) AS id
      UNION SELECT other.id FROM parted JOIN fold_proposals p ON p.status = 'REJECTED' AND parted.id IN (p.earlier_id, p.later_id),
        LATERAL (VALUES (p.earlier_id), (p.later_id)) AS other(id)
    ) SELECT id::text AS id FROM parted`
  return rows.map((row) => row.id).filter((id) => !statementIds.includes(id))
}

/** The statements that the articles of these report beside them, or reported before people moved the reports. */
export async function findBeside(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH beside AS (
      SELECT DISTINCT n.statement_id AS id FROM reports r JOIN reports n ON n.article_id = r.article_id
      WHERE r.statement_id = ANY (${[...statementIds]}::uuid[])
    )
    SELECT id::text AS id FROM beside
    UNION SELECT other.id::text FROM beside JOIN fold_proposals p ON p.status <> 'PENDING' AND beside.id IN (p.earlier_id, p.later_id),
      LATERAL (VALUES (p.earlier_id), (p.later_id)) AS other(id)`
  return rows.map((row) => row.id).filter((id) => !statementIds.includes(id))
}

/** The statements that an article's were made of, where they knew its source: they keep their wordings of then. */
export async function findAbsorbedFrom(tx: Prisma.TransactionClient, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE down AS (
      SELECT r.statement_id AS id FROM reports r WHERE r.article_id = ${articleId}::uuid
      UNION SELECT s.id FROM down JOIN statements s ON s.successor_id = down.id
    )
    SELECT s.id::text AS id FROM down JOIN statements s ON s.id = down.id AND s.successor_id IS NOT NULL
    WHERE EXISTS (SELECT FROM statement_versions v JOIN articles a ON a.source_id = ANY (v.source_ids)
      WHERE v.statement_id = s.id AND a.id = ${articleId}::uuid)`
  return rows.map((row) => row.id)
}

/** Those of these statements of which an earlier version had one of the texts. */
export async function findThatHad(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  texts: readonly string[],
): Promise<string[]> {
  if (statementIds.length === 0 || texts.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT v.statement_id::text AS id FROM statement_versions v, unnest(${[...texts]}::text[]) AS t(text)
    WHERE v.statement_id = ANY (${[...statementIds]}::uuid[]) AND NOT v.current AND (v.text = t.text
      OR tsvector_to_array(v.words) @> tsvector_to_array(to_tsvector(v.configuration::regconfig, t.text)))`
  return rows.map((row) => row.id)
}

/** All statements that an article has a report of, withdrawn reports included. */
export async function findReported(tx: Prisma.TransactionClient, articleId: string): Promise<string[]> {
  const rows = await tx.report.findMany({ where: { articleId }, select: { statementId: true } })
  return [...new Set(rows.map((report) => report.statementId))]
}
