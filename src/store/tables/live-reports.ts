import { agencyOf } from '../../domain/compose/agency.ts'
import type { LiveReport, ReportAnswer } from '../../domain/compose/compose.ts'
import { eachOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'
import { type RowOf, tableOf, without } from './columns.ts'
import { isCountedReply } from './replies.ts'
import { REPORT } from './reports.ts'

// What an article says stands in its reports' rows; what is known of the article and its source is read beside them.

const OWN = without(REPORT, [
  'revision',
  'parts',
  'cue',
  'addressee',
  'addresseeSpan',
  'occasion',
  'occasionSpan',
  'foldingKeys',
  'foldingTime',
  'keyedBy',
])
const OWN_COLUMNS = tableOf(OWN)

/** An article's first and last characters, where agencies are named. */
const END_CHARACTERS = 600

/** What to read of a row `r` of reports for `reportOf`. */
export const LIVE_REPORT_READ = Prisma.sql`${OWN_COLUMNS.select('r')},
  EXISTS (SELECT FROM review_items i WHERE i.report_id = r.id AND i.settled_at IS NULL) AS waits_for_review`

/** What to read of the report's revision `v` and its source `o` for `reportOf`. */
export const ARTICLE_READ = Prisma.sql`
  o.id::text AS source_id, o.name AS source_name, o.homepage, COALESCE(v.time_zone, o.time_zone) AS time_zone, v.language,
  v.published_at, left(v.text, ${END_CHARACTERS}::int) AS head, right(v.text, ${END_CHARACTERS}::int) AS foot`

/** As `LIVE_REPORT_READ` and `ARTICLE_READ` read it. */
export interface LiveReportRead {
  waits_for_review: boolean
  source_id: string
  source_name: string
  homepage: string | null
  time_zone: string
  language: string
  published_at: Date | null
  head: string
  foot: string
}

/** A live report without what it answers. */
export type ReportOfArticle = Omit<LiveReport, 'answers'> & RowOf<typeof OWN>

export function reportOf(row: LiveReportRead): ReportOfArticle {
  return {
    ...OWN_COLUMNS.read(row),
    waitsForReview: row.waits_for_review,
    sourceId: row.source_id,
    source: { name: row.source_name, homepage: row.homepage },
    agency: agencyOf(`${row.head}\n${row.foot}`)?.name ?? null,
    language: row.language,
    timeZone: row.time_zone,
    publishedAt: row.published_at,
  }
}

type AnswerRead = Omit<ReportAnswer, 'status'> & { status: 'PENDING' | 'ACCEPTED' }

/** What a report answers, as it is kept, as its statement is made of it. */
export function answerOf({ actorId, kind, status, confidence }: AnswerRead): ReportAnswer {
  return { actorId, kind, status: status === 'ACCEPTED' ? 'CONFIRMED' : 'PROPOSED', confidence }
}

/** The reports that a statement is made of, or `isPart`: those of the first articles, and one of each other kind. */
export interface LiveReports {
  reports: LiveReport[]
  isPart: boolean
  /** How many of its articles have no report among these. */
  articlesLeft: number
}

const ALL = 2_147_483_647

/**
 * The reports that statements are made of, by statement. The statements' rows must be locked. `most`: if there are more,
 * so many that came first, and of the others one of each wording, speaker and time.
 */
export async function readLiveReports(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  most = ALL,
): Promise<Map<string, LiveReports>> {
  const rows = await tx.$queryRaw<
    (LiveReportRead & { answers: AnswerRead[]; is_part: boolean; articles: number })[]
  >`${PREPARED}
    SELECT ${LIVE_REPORT_READ}, a.*, counted.of > ${most}::int AS is_part, carried.articles,
      ARRAY(
        SELECT jsonb_build_object('actorId', s.actor_id, 'kind', l.kind, 'status', l.status, 'confidence', l.confidence)
        FROM statement_links l JOIN reports t ON t.id = l.answered_report_id
        JOIN statements s ON s.id = t.statement_id
        WHERE l.report_id = r.id AND ${isCountedReply('l')} AND t.retracted_at IS NULL
      ) AS answers
    FROM ${eachOf(statementIds)} AS asked(id),
      LATERAL (
        SELECT o.id, count(*) OVER () AS of, row_number() OVER (ORDER BY o.ingested_at, o.id) AS nth,
          row_number() OVER (PARTITION BY o.text, o.form, o.act, o.actor_id, o.said_earliest, o.said_latest
            ORDER BY o.ingested_at, o.id) AS nth_alike
        FROM reports o WHERE o.statement_id = asked.id AND o.retracted_at IS NULL OFFSET 0
      ) AS counted,
      LATERAL (
        SELECT count(DISTINCT article_id)::int AS articles FROM reports
        WHERE statement_id = asked.id AND retracted_at IS NULL
      ) AS carried,
      LATERAL (
        SELECT * FROM reports WHERE id = counted.id AND (counted.nth <= ${most}::int OR counted.nth_alike = 1) LIMIT 1
      ) AS r,
      LATERAL (
        SELECT ${ARTICLE_READ} FROM articles a JOIN sources o ON o.id = a.source_id
        JOIN article_revisions v ON v.article_id = a.id AND v.number = r.revision
        WHERE a.id = r.article_id LIMIT 1
      ) AS a`
  const statements = new Map<string, LiveReports>()
  for (const row of rows) {
    const report = { ...reportOf(row), answers: row.answers.map(answerOf) }
    const own = statements.get(report.statementId)
    if (own === undefined)
      statements.set(report.statementId, { reports: [report], isPart: row.is_part, articlesLeft: row.articles })
    else own.reports.push(report)
  }
  for (const own of statements.values()) own.articlesLeft -= new Set(own.reports.map(({ articleId }) => articleId)).size
  return statements
}
