import type { Span } from '../../domain/language/span.ts'
import type { Prisma } from '../prisma/client.ts'

/** What is erased: its reports, and each wording that it ever had. */
export interface Erased {
  reports: { id: string; articleId: string; revision: number; parts: Span[]; text: string }[]
  texts: string[]
}

/**
 * Where the words of statements are, and each wording they ever had. That includes wordings from before an editor's
 * correction, since extraction finds these again.
 */
export async function readErased(tx: Prisma.TransactionClient, statementIds: string[]): Promise<Erased> {
  const where = { statementId: { in: statementIds } }
  const select = { id: true, articleId: true, revision: true, parts: true, text: true }
  const reports = await tx.report.findMany({ where, select })
  const before = await tx.$queryRaw<{ text: string }[]>`
    SELECT c.was->>'text' AS text FROM corrections c JOIN reports r ON r.id = c.report_id
    WHERE r.statement_id = ANY (${statementIds}::uuid[])`
  const versions = await tx.statementVersion.findMany({ where, select: { text: true } })
  return {
    reports: reports.map((report) => ({ ...report, parts: report.parts as unknown as Span[] })),
    texts: [...new Set([...reports, ...before, ...versions].map(({ text }) => text))],
  }
}

/** Each wording that the reports of an article have or had. */
export async function readWordingsIn(tx: Prisma.TransactionClient, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ text: string }[]>`
    SELECT text FROM reports WHERE article_id = ${articleId}::uuid
    UNION SELECT was->>'text' FROM corrections WHERE article_id = ${articleId}::uuid`
  return rows.map((row) => row.text)
}
