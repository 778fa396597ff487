import { v7 as uuid } from 'uuid'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import { type Decided, isUnreviewed } from '../../domain/statement/decision.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Prisma } from '../prisma/client.ts'

/** Why an editor has to look at a report, or at two statements or two actors that may be one. */
export type ReviewReason = 'LOW_CONFIDENCE' | 'UNSURE_FOLD' | 'UNSURE_ACTOR'

/** What an article's reports need besides their words, once they are recorded. */
export interface ArticleReading {
  articleId: string
  extractor: ExtractorName
  /** What was recorded. */
  reports: readonly Decided[]
  /** Less sure ones wait for review. */
  reviewBelow: number
  /** Nothing was read of the article before. */
  isFirst: boolean
  now: Date
}

/**
 * Stores which extractor found an article's current reports and when an editor decided about them. Puts the undecided
 * unsure ones into the queue, in the order of the text, and takes out those that no longer need review.
 */
export async function noteReading(tx: Prisma.TransactionClient, reading: ArticleReading): Promise<void> {
  const { articleId, extractor, reports, reviewBelow, isFirst, now } = reading
  const reviewed = reports.flatMap(({ report: { parts, speaker }, reviewedAt }) => {
    if (reviewedAt === null) return []
    const place = { span_start: parts[0]?.start, span_end: parts.at(-1)?.end }
    return [{ ...place, speaker: speaker?.name ?? null, reviewed_at: reviewedAt }]
  })
  // Those of a new article are recorded as by rules and not looked at, and none of them is in the queue.
  const isAsRecorded = isFirst && extractor === 'RULES' && reviewed.length === 0
  if (!isAsRecorded) await settle(tx, reading, reviewed)
  const unsure = reports.filter((decided) => isUnreviewed(decided, reviewBelow))
  const ids = unsure.map(() => uuid())
  if (ids.length === 0) return
  await tx.$executeRaw`${PREPARED}
    INSERT INTO review_items (id, reason, report_id, queued_at)
    SELECT i.id, 'LOW_CONFIDENCE', r.id, ${now}::timestamptz
    FROM (SELECT id, row_number() OVER (ORDER BY span_start, id) AS place FROM reports
      WHERE article_id = ${articleId}::uuid AND retracted_at IS NULL AND reviewed_at IS NULL
        AND confidence < ${reviewBelow}::float8) r
      JOIN unnest((SELECT ${ids}::uuid[])) WITH ORDINALITY AS i(id, place) USING (place)
    ON CONFLICT (report_id, reason) WHERE settled_at IS NULL DO NOTHING`
}

/** Brings reports, and what of the queue is about them, to what was read and decided. */
async function settle(
  tx: Prisma.TransactionClient,
  { articleId, extractor, reviewBelow, now }: ArticleReading,
  reviewed: readonly object[],
): Promise<void> {
  await tx.$executeRaw`${PREPARED}
    UPDATE reports r SET extractor = ${extractor}::"ExtractorName", reviewed_at = d.reviewed_at
    FROM reports o LEFT JOIN jsonb_to_recordset(${JSON.stringify(reviewed)}::jsonb)
      AS d(span_start int, span_end int, speaker text, reviewed_at timestamptz)
      ON d.span_start = o.span_start AND d.span_end = o.span_end AND d.speaker IS NOT DISTINCT FROM o.speaker
    WHERE r.id = o.id AND o.article_id = ${articleId}::uuid AND o.retracted_at IS NULL
      AND (o.extractor <> ${extractor}::"ExtractorName" OR o.reviewed_at IS DISTINCT FROM d.reviewed_at)`
  await tx.$executeRaw`${PREPARED}
    UPDATE review_items i SET settled_at = ${now}::timestamptz FROM reports r
    WHERE r.id = i.report_id AND r.article_id = ${articleId}::uuid AND i.settled_at IS NULL AND i.reason = 'LOW_CONFIDENCE'
      AND (r.retracted_at IS NOT NULL OR r.reviewed_at IS NOT NULL OR r.confidence >= ${reviewBelow}::float8)`
}

/** Takes a report out of the queue: an editor decided about it. */
export async function settleReview(tx: Prisma.TransactionClient, reportId: string, now: Date): Promise<void> {
  await tx.reviewItem.updateMany({ where: { reportId, settledAt: null }, data: { settledAt: now } })
}
