import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { Actor, Office, Prisma, Report } from '../prisma/client.ts'

/** An article's newest revision with the reports that it carries. */
export interface ArticleOnFile {
  text: string
  language: string
  publishedAt: Date | null
  sourceName: string
  reports: (Report & { actor: Actor | null; office: Office | null })[]
}

/** Locks articles, in the order in which all do. */
export async function lockArticles(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM articles WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
}

/** What is on file of an article, its reports in the order of its text; null where it is not, or was erased. */
export async function readArticleOnFile(tx: Prisma.TransactionClient, id: string): Promise<ArticleOnFile | null> {
  const article = await tx.article.findFirst({ where: { id, erasedAt: null }, include: { source: true } })
  if (article === null) return null
  const [revision] = await tx.articleRevision.findMany({ where: { articleId: id, number: article.revision } })
  if (revision === undefined) return null
  const reports = await tx.report.findMany({
    where: { articleId: id, retractedAt: null },
    include: { actor: true, office: true },
    orderBy: [{ spanStart: 'asc' }, { id: 'asc' }],
  })
  const { text, language, publishedAt } = revision
  return { text, language, publishedAt, sourceName: article.source.name, reports }
}

/**
 * The reports of an article that a person has seen where they are: those that came before the last time that somebody put
 * a report into, or left one in, their statement.
 */
export async function findSeenReports(tx: Prisma.TransactionClient, articleId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id::text AS id FROM reports r
    WHERE r.article_id = ${articleId}::uuid AND r.retracted_at IS NULL AND EXISTS (
      SELECT FROM placed_reports p JOIN desk_corrections c ON c.id = p.correction_id
      WHERE p.statement_id = r.statement_id AND c.made_at >= r.ingested_at)`
  return new Set(rows.map(({ id }) => id))
}

/** Of each of these statements the ones that stand and that a person said to be another, whatever absorbed them since. */
export async function findSaidApart(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await tx.$queryRaw<{ id: string; other: string }[]>`
    WITH RECURSIVE family AS (
      SELECT s.id AS root, s.id FROM statements s WHERE s.id = ANY (${[...statementIds]}::uuid[])
      UNION SELECT f.root, s.id FROM family f JOIN statements s ON s.successor_id = f.id
    ), apart AS (
      SELECT f.root, CASE WHEN p.earlier_id = f.id THEN p.later_id ELSE p.earlier_id END AS id
      FROM family f JOIN fold_proposals p ON f.id IN (p.earlier_id, p.later_id) AND p.status = 'REJECTED'
    ), above AS (
      SELECT a.root, s.id, s.successor_id FROM apart a JOIN statements s ON s.id = a.id
      UNION SELECT a.root, s.id, s.successor_id FROM above a JOIN statements s ON s.id = a.successor_id
    )
    SELECT root::text AS id, id::text AS other FROM above WHERE successor_id IS NULL`
  const apart = new Map<string, Set<string>>()
  for (const { id, other } of rows) apart.set(id, (apart.get(id) ?? new Set()).add(other))
  return apart
}

/** A live report of a statement, as far as it decides what else can be of it. */
export interface CarriedReport {
  id: string
  articleId: string
  statementId: string
  text: string
  act: SpeechAct | null
  ingestedAt: Date
}

/** The live reports of a statement in the order of their articles, at most so many. */
export async function readCarriedReports(
  tx: Prisma.TransactionClient,
  statementId: string,
  most: number,
): Promise<CarriedReport[]> {
  return tx.$queryRaw<CarriedReport[]>`
    SELECT id::text AS id, article_id::text AS "articleId", statement_id::text AS "statementId", text, act::text AS act,
      ingested_at AS "ingestedAt"
    FROM reports WHERE statement_id = ${statementId}::uuid AND retracted_at IS NULL ORDER BY article_id, id LIMIT ${most}`
}

/** The live reports of a statement that these articles carry. */
export async function readReportsOfArticles(
  tx: Prisma.TransactionClient,
  statementId: string,
  articleIds: readonly string[],
): Promise<CarriedReport[]> {
  return tx.$queryRaw<CarriedReport[]>`
    SELECT id::text AS id, article_id::text AS "articleId", statement_id::text AS "statementId", text, act::text AS act,
      ingested_at AS "ingestedAt"
    FROM reports WHERE statement_id = ${statementId}::uuid AND retracted_at IS NULL
      AND article_id = ANY (${[...articleIds]}::uuid[])`
}

/** Whether a person has put reports into a statement, or left them there. */
export async function hasPlacedReports(tx: Prisma.TransactionClient, statementId: string): Promise<boolean> {
  return (await tx.placedReport.findFirst({ where: { statementId }, select: { digest: true } })) !== null
}
