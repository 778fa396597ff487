import { digestOf } from '../../domain/statement/words-digest.ts'
import type { ExtractorName, PrismaClient, StatementStatus } from '../prisma/client.ts'

// What happened to articles and statements since they came in, for people who ask why.

/** How much of one history is read. */
const MOST_REVISIONS = 20
const MOST_REPORTS = 100
const MOST_EARLIER = 3

/** How an article was read. */
interface RevisionOfHistory {
  articleId: string
  number: number
  extractor: ExtractorName
  /** Null: from a release that did not say. */
  extractorVersion: number | null
  ingestedAt: Date
}

/** A report, and how it came to be of its statement. */
export interface ReportHistory {
  id: string
  statementId: string
  articleId: string
  sourceName: string
  ingestedAt: Date
  retractedAt: Date | null
  /** Whose article reported the statement before, first of all; null: this report is the first. */
  firstSource: string | null
  /** The first reports that other articles had of the statement before it. */
  earlierIds: string[]
  /** What an editor did that put it there; null: it came there by itself. */
  correction: { id: string; madeAt: Date; reason: string } | null
}

export interface HistoryOfArticle {
  /** The newest, in their order. */
  revisions: RevisionOfHistory[]
  /** Those that it carries, in the order of its text. */
  reports: ReportHistory[]
  /** Statements whose words were erased from it. */
  erased: { statementId: string; erasedAt: Date }[]
}

/** What happened to an article. */
export async function readArticleHistory(prisma: PrismaClient, articleId: string): Promise<HistoryOfArticle> {
  const revisions = await prisma.$queryRaw<RevisionOfHistory[]>`
    SELECT * FROM (
      SELECT article_id::text AS "articleId", number, extractor::text AS extractor, extractor_version AS "extractorVersion",
        ingested_at AS "ingestedAt"
      FROM article_revisions WHERE article_id = ${articleId}::uuid ORDER BY number DESC LIMIT ${MOST_REVISIONS}::int) newest
    ORDER BY number`
  const reports = await readReports(prisma, { articleId, statementId: null })
  const erased = await prisma.$queryRaw<HistoryOfArticle['erased']>`
    SELECT statement_id::text AS "statementId", min(erased_at) AS "erasedAt" FROM erased_reports
    WHERE article_id = ${articleId}::uuid GROUP BY statement_id ORDER BY 2 LIMIT ${MOST_REPORTS}::int`
  return { revisions, reports, erased }
}

export interface HistoryOfStatement {
  id: string
  status: StatementStatus
  /** What it is now, where it was merged into another one. */
  successorId: string | null
  /** All that it had, the first one first. */
  reports: ReportHistory[]
  /** The corrections, not undone, that merged it into others. */
  merges: { id: string; into: string; madeAt: Date; reason: string }[]
  /** When it was retracted or erased, as the journal still tells. */
  ends: { kind: 'RETRACTED' | 'ERASED'; at: Date }[]
}

/** What happened to a statement; null where there is none with this id. */
export async function readStatementHistory(prisma: PrismaClient, id: string): Promise<HistoryOfStatement | null> {
  const [statement] = await prisma.$queryRaw<Pick<HistoryOfStatement, 'id' | 'status' | 'successorId'>[]>`
    SELECT id::text AS id, status::text AS status, successor_id::text AS "successorId" FROM statements
    WHERE id = ${id}::uuid`
  if (statement === undefined) return null
  const merges = await prisma.$queryRaw<HistoryOfStatement['merges']>`
    SELECT c.id::text AS id, step->>'into' AS "into", c.made_at AS "madeAt", c.reason
    FROM desk_corrections c, jsonb_array_elements(c.steps->'absorbed') AS step
    WHERE c.undone_at IS NULL AND step->>'id' = ${id} AND c.steps->'absorbed' @> ${JSON.stringify([{ id }])}::jsonb
    ORDER BY c.made_at`
  // What is not numbered yet has happened all the same.
  const ends = await prisma.$queryRaw<HistoryOfStatement['ends']>`
    SELECT * FROM (
      SELECT kind::text AS kind, committed_at AS at FROM journal_entries
      WHERE statement_id = ${id}::uuid AND kind IN ('RETRACTED', 'ERASED')
      UNION ALL
      SELECT kind::text, written_at FROM pending_entries
      WHERE statement_id = ${id}::uuid AND kind IN ('RETRACTED', 'ERASED')) ended
    ORDER BY at DESC LIMIT 20`
  const reports = await readReports(prisma, { articleId: null, statementId: id })
  return { ...statement, reports, merges, ends: ends.reverse() }
}

type ReportRow = Omit<ReportHistory, 'correction'> & { text: string }

/** Of an article those that it carries; of a statement those that it had, too. */
async function readReports(
  prisma: PrismaClient,
  { articleId, statementId }: { articleId: string | null; statementId: string | null },
): Promise<ReportHistory[]> {
  const rows = await prisma.$queryRaw<ReportRow[]>`
    SELECT r.id::text AS id, r.statement_id::text AS "statementId", r.article_id::text AS "articleId", o.name AS "sourceName",
      r.ingested_at AS "ingestedAt", r.retracted_at AS "retractedAt", r.text,
      earlier.names[1] AS "firstSource", coalesce(earlier.ids, '{}') AS "earlierIds"
    FROM reports r JOIN articles a ON a.id = r.article_id JOIN sources o ON o.id = a.source_id, LATERAL (
      SELECT array_agg(first.name) AS names, array_agg(first.id) AS ids FROM (
        SELECT fo.name, f.id::text AS id FROM reports f JOIN articles fa ON fa.id = f.article_id JOIN sources fo ON fo.id = fa.source_id
        WHERE f.statement_id = r.statement_id AND f.article_id <> r.article_id AND f.retracted_at IS NULL
          AND (f.ingested_at, f.id) < (r.ingested_at, r.id)
        ORDER BY f.ingested_at, f.id LIMIT ${MOST_EARLIER}::int) first) earlier
    WHERE r.article_id = ${articleId}::uuid AND r.retracted_at IS NULL OR r.statement_id = ${statementId}::uuid
    ORDER BY CASE WHEN ${statementId}::uuid IS NULL THEN r.span_start END, r.ingested_at, r.id LIMIT ${MOST_REPORTS}::int`
  const placed = await readPlaced(prisma, [...new Set(rows.map((row) => row.articleId))])
  return rows.map(({ text, ...report }) => {
    return { ...report, correction: placed.get(keyOf(report.articleId, digestOf(text))) ?? null }
  })
}

/** The corrections that put reports in their places, by article and digest of the words. */
async function readPlaced(
  prisma: PrismaClient,
  articleIds: readonly string[],
): Promise<Map<string, { id: string; madeAt: Date; reason: string }>> {
  const rows = await prisma.placedReport.findMany({
    where: { articleId: { in: [...articleIds] }, correction: { undoneAt: null } },
    select: { articleId: true, digest: true, correction: { select: { id: true, madeAt: true, reason: true } } },
    take: 1_000,
  })
  return new Map(rows.map(({ articleId, digest, correction }) => [keyOf(articleId, digest), correction]))
}

function keyOf(articleId: string, digest: string): string {
  return `${articleId} ${digest}`
}
