import type { Prisma } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'

/** The statement that an editor put a report into, and the speaker they named. */
export interface Placement {
  statementId: string
  /** Null if no editor named the speaker: then the article's counts. */
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

/** What became of a report that an editor corrected. */
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
 * Keeps a placement with a report that was corrected, which is found by other words then. Whom the placement says to
 * have spoken follows; a place that the report has left is forgotten.
 */
export async function adjustPlacement(tx: Prisma.TransactionClient, report: PutRight): Promise<void> {
  const { articleId, from, to, speaker, hasLeft } = report
  if (hasLeft || from !== to)
    await tx.placedReport.deleteMany({ where: { articleId, digest: { in: hasLeft ? [from, to] : [to] } } })
  await tx.placedReport.updateMany({ where: { articleId, digest: from }, data: { digest: to } })
  await tx.placedReport.updateMany({ where: { articleId, digest: to, isAttributed: true }, data: speaker })
}

/** A report by what finds it again when its article is edited, and where an editor put it. */
export interface PlacedReport {
  articleId: string
  /** Of its words: see `digestOf`. */
  digest: string
  placement: Placement
}

/** Keeps where people put reports, for when their articles are edited. An erased article comes in no more: none are kept. */
export async function savePlacements(
  tx: Prisma.TransactionClient,
  placed: readonly PlacedReport[],
  correctionId: string,
): Promise<void> {
  if (placed.length === 0) return
  const rows = new Map(
    placed.map(({ articleId, digest, placement: { statementId, attribution } }) => [
      `${articleId} ${digest}`,
      {
        article_id: articleId,
        digest,
        statement_id: statementId,
        is_attributed: attribution !== null,
        actor_id: attribution?.actorId ?? null,
        office_id: attribution?.officeId ?? null,
        office_ids: attribution?.officeIds ?? [],
      },
    ]),
  )
  await tx.$executeRaw`
    INSERT INTO placed_reports (article_id, digest, statement_id, correction_id, is_attributed, actor_id, office_id, office_ids)
    SELECT article_id, digest, statement_id, ${correctionId}::uuid, is_attributed, actor_id, office_id, office_ids
    FROM jsonb_to_recordset(${json([...rows.values()])}::jsonb) AS r(article_id uuid, digest text, statement_id uuid,
      is_attributed boolean, actor_id uuid, office_id uuid, office_ids uuid[])
    WHERE NOT EXISTS (SELECT FROM articles a WHERE a.id = r.article_id AND a.erased_at IS NOT NULL)
    ON CONFLICT (article_id, digest) DO UPDATE SET statement_id = excluded.statement_id,
      correction_id = excluded.correction_id, is_attributed = excluded.is_attributed, actor_id = excluded.actor_id,
      office_id = excluded.office_id, office_ids = excluded.office_ids`
}

/** A placement with the correction that made it. */
export type KeptPlacement = Placement & { correctionId: string }

/** Where people put the reports of these articles, as they said it: by article and digest. */
export async function readPlacementsIn(
  tx: Prisma.TransactionClient,
  articleIds: readonly string[],
): Promise<(articleId: string, digest: string) => KeptPlacement | null> {
  const rows = await tx.placedReport.findMany({ where: { articleId: { in: [...articleIds] } } })
  const placed = new Map(
    rows.map(({ articleId, digest, statementId, correctionId, isAttributed, actorId, officeId, officeIds }) => {
      const attribution = isAttributed ? { actorId, officeId, officeIds } : null
      return [`${articleId} ${digest}`, { statementId, correctionId, attribution }]
    }),
  )
  return (articleId, digest) => placed.get(`${articleId} ${digest}`) ?? null
}

/** Forgets the placements that a correction made. */
export async function dropPlacements(tx: Prisma.TransactionClient, correctionId: string): Promise<void> {
  await tx.placedReport.deleteMany({ where: { correctionId } })
}

/** Forgets where people put the reports of these articles that have these digests, and all that they put in these statements. */
export async function forgetPlacements(
  tx: Prisma.TransactionClient,
  erased: { articleIds: string[]; digests: string[]; statementIds: string[] },
): Promise<void> {
  const { articleIds, digests, statementIds } = erased
  const words = { articleId: { in: articleIds }, digest: { in: digests } }
  await tx.placedReport.deleteMany({ where: { OR: [words, { statementId: { in: statementIds } }] } })
}
