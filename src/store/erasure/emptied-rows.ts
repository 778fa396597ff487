import { dropKeys } from '../lookup/folding-keys.ts'
import type { Prisma } from '../prisma/client.ts'
import { emptyRevisions } from '../tables/revisions.ts'

/** Deletes all reports of statements, and what they are looked up by. */
export async function deleteReportsOf(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<void> {
  // Headlines quote what is said.
  await tx.$executeRaw`
    UPDATE feed_entries SET title = NULL, content = NULL
    WHERE article_id IN (SELECT article_id FROM reports WHERE statement_id = ANY (${[...statementIds]}::uuid[]))`
  await deleteReports(tx, { statementId: { in: [...statementIds] } })
}

/** Deletes all reports in an article with what they are looked up by, where people put them, and what it claims of tenures. */
export async function deleteReportsIn(tx: Prisma.TransactionClient, articleId: string): Promise<void> {
  await deleteReports(tx, { articleId })
  await tx.placedReport.deleteMany({ where: { articleId } })
  await tx.tenureClaim.deleteMany({ where: { articleId } })
}

async function deleteReports(tx: Prisma.TransactionClient, where: Prisma.ReportWhereInput): Promise<void> {
  const reports = await tx.report.findMany({ where, select: { id: true } })
  const ids = reports.map((report) => report.id)
  await dropKeys(tx, ids)
  await tx.report.deleteMany({ where: { id: { in: ids } } })
}

/** Empties the texts of an article, and notes when and why. */
export async function emptyArticle(
  tx: Prisma.TransactionClient,
  id: string,
  { reason, now }: { reason: string; now: Date },
): Promise<void> {
  await emptyRevisions(tx, id)
  await tx.feedEntry.updateMany({
    where: { articleId: id },
    data: { title: null, author: null, content: null, message: null, words: '' },
  })
  await tx.article.update({ where: { id }, data: { erasedAt: now, erasedReason: reason } })
}
