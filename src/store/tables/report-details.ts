import { MOST_HEARD } from '../../domain/statement/statement.ts'
import type { PrismaClient } from '../prisma/client.ts'
import { ARTICLE_READ, LIVE_REPORT_READ, type LiveReportRead, type ReportOfArticle, reportOf } from './live-reports.ts'

/** A live report, with what its office's name is and when its statement's actor held the office. */
export interface ReportDetails extends ReportOfArticle {
  /** Name of the office it was said in, as the article says or the actor held it. */
  office: string | null
  /** First and last day of the actor's time in the statement's office; null where not known. */
  heldFrom: Date | null
  heldUntil: Date | null
}

type DetailsRead = LiveReportRead & { office: string | null; held_from: Date | null; held_until: Date | null }

/** The live reports of statements by statement id, the first ones first, in one round trip. */
export async function readReportDetails(
  prisma: PrismaClient,
  statementIds: readonly string[],
): Promise<Map<string, ReportDetails[]>> {
  const rows = await prisma.$queryRaw<DetailsRead[]>`
    SELECT ${LIVE_REPORT_READ}, ${ARTICLE_READ}, f.name AS office, t.from::timestamptz AS held_from,
      t.until::timestamptz AS held_until
    FROM statements s
    CROSS JOIN LATERAL (
      SELECT * FROM reports WHERE statement_id = s.id AND retracted_at IS NULL
      ORDER BY ingested_at, id LIMIT ${MOST_HEARD}
    ) r
    JOIN articles a ON a.id = r.article_id
    JOIN article_revisions v ON v.article_id = a.id AND v.number = r.revision
    JOIN sources o ON o.id = a.source_id
    LEFT JOIN offices f ON f.id = r.office_id
    LEFT JOIN LATERAL (
      SELECT min("from") AS from, CASE WHEN count(*) = count(until) THEN max(until) END AS until
      FROM tenures WHERE actor_id = s.actor_id AND office_id = s.office_id
    ) t ON TRUE
    WHERE s.id = ANY (${[...statementIds]}::uuid[])
    ORDER BY r.ingested_at, r.id`
  const found = new Map<string, ReportDetails[]>(statementIds.map((id) => [id, []]))
  for (const row of rows) {
    const report = reportOf(row)
    const { office, held_from: heldFrom, held_until: heldUntil } = row
    found.get(report.statementId)?.push({ ...report, office, heldFrom, heldUntil })
  }
  return found
}

/** Reports' words and their language by report id, in one round trip. */
export async function readWordings(
  prisma: PrismaClient,
  reportIds: readonly string[],
): Promise<Map<string, { text: string; language: string }>> {
  const rows = await prisma.$queryRaw<{ id: string; text: string; language: string }[]>`
    SELECT r.id::text AS id, r.text, v.language
    FROM reports r JOIN article_revisions v ON v.article_id = r.article_id AND v.number = r.revision
    WHERE r.id = ANY (${[...reportIds]}::uuid[])`
  return new Map(rows.map(({ id, ...words }) => [id, words]))
}
