import type { Prisma } from '../prisma/client.ts'

// Articles are locked before statements, and each of them in the order of their ids, as an ingest does.

/** Locks the articles that report these statements. */
export async function lockArticlesReporting(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<void> {
  await tx.$queryRaw`
    SELECT a.id FROM articles a
    WHERE a.id IN (SELECT r.article_id FROM reports r WHERE r.statement_id = ANY (${[...statementIds]}::uuid[]))
    ORDER BY a.id FOR UPDATE`
}

/** Locks an article, and tells whether it was erased before; null where there is none. */
export async function lockArticleToErase(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ isErased: boolean } | null> {
  const [article] = await tx.$queryRaw<{ isErased: boolean }[]>`
    SELECT erased_at IS NOT NULL AS "isErased" FROM articles WHERE id = ${id}::uuid FOR UPDATE`
  return article ?? null
}

/** Locks statements, whatever their status, and tells which of them were erased before. */
export async function lockWhateverStatus(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<{ id: string; isErased: boolean }[]> {
  return tx.$queryRaw<{ id: string; isErased: boolean }[]>`
    SELECT id::text AS id, status = 'ERASED' AS "isErased" FROM statements
    WHERE id = ANY (${[...statementIds]}::uuid[]) ORDER BY statements.id FOR UPDATE`
}

/** Locks what an article reports and the statements `besides`; tells which of them other articles carry, too. */
export async function lockReported(
  tx: Prisma.TransactionClient,
  articleId: string,
  besides: readonly string[],
): Promise<{ id: string; isElsewhere: boolean }[]> {
  return tx.$queryRaw<{ id: string; isElsewhere: boolean }[]>`
    SELECT s.id::text AS id, EXISTS (SELECT FROM reports o WHERE o.statement_id = s.id
      AND o.article_id <> ${articleId}::uuid AND o.retracted_at IS NULL) AS "isElsewhere"
    FROM statements s WHERE s.id IN (SELECT r.statement_id FROM reports r WHERE r.article_id = ${articleId}::uuid)
      OR s.id = ANY (${[...besides]}::uuid[])
    ORDER BY s.id FOR UPDATE OF s`
}
