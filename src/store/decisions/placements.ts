import type { Prisma } from '../prisma/client.ts'

/** Where somebody put a report, and who they said was speaking. */
export interface Placement {
  statementId: string
  /** Null where nobody said who spoke: then the article does. */
  attribution: Attribution | null
}

export interface Attribution {
  actorId: string | null
  officeId: string | null
  officeIds: string[]
}

/**
 * What people decided about an article's reports, by digest of their words (see `digestOf`). A statement
 * that was absorbed since gives way to its successor.
 */
export async function readPlacements(tx: Prisma.TransactionClient, articleId: string): Promise<Map<string, Placement>> {
  const rows = await tx.$queryRaw<(Attribution & { digest: string; statementId: string; isAttributed: boolean })[]>`
    WITH RECURSIVE up AS (
      SELECT p.digest, s.id, s.successor_id FROM placed_reports p JOIN statements s ON s.id = p.statement_id
      WHERE p.article_id = ${articleId}::uuid
      UNION SELECT up.digest, s.id, s.successor_id FROM up JOIN statements s ON s.id = up.successor_id
    )
    SELECT p.digest, up.id::text AS "statementId", p.is_attributed AS "isAttributed", p.actor_id::text AS "actorId",
      p.office_id::text AS "officeId", p.office_ids::text[] AS "officeIds"
    FROM placed_reports p JOIN up ON up.digest = p.digest AND up.successor_id IS NULL
    WHERE p.article_id = ${articleId}::uuid`
  return new Map(
    rows.map(({ digest, statementId, isAttributed, actorId, officeId, officeIds }) => [
      digest,
      { statementId, attribution: isAttributed ? { actorId, officeId, officeIds } : null },
    ]),
  )
}

/** What became of a report that somebody put right. */
export interface PutRight {
  articleId: string
  /** Digests of its words before and after. */
  from: string
  to: string
  /** Who it is now known to be. */
  speaker: Attribution
  /** Whether it left its statement. */
  hasLeft: boolean
}

/**
 * Keeps a placement with a report that was put right, which is found by other words then. Whom the placement says to
 * have spoken follows; a place that the report has left is forgotten.
 */
export async function adjustPlacement(tx: Prisma.TransactionClient, report: PutRight): Promise<void> {
  const { articleId, from, to, speaker, hasLeft } = report
  if (hasLeft || from !== to)
    await tx.placedReport.deleteMany({ where: { articleId, digest: { in: hasLeft ? [from, to] : [to] } } })
  await tx.placedReport.updateMany({ where: { articleId, digest: from }, data: { digest: to } })
  await tx.placedReport.updateMany({ where: { articleId, digest: to, isAttributed: true }, data: speaker })
}
