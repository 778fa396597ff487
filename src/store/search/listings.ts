import type { ReviewReason } from '../decisions/review-queue.ts'
import { Prisma } from '../prisma/client.ts'
import { isCountedReply, isUnsureReply } from '../tables/replies.ts'
import type { Listing } from './listing.ts'

// Which rows each connection shows, and in which order; that of statements is in statement-pages.ts.

const ALL = Prisma.sql`TRUE`

/** A statement's topics, the broader ones included. */
export const TOPICS_OF_STATEMENT: Listing = {
  name: 'topics',
  from: Prisma.sql`statement_topics st JOIN topics r ON r.id = st.topic_id`,
  where: ALL,
  owner: Prisma.sql`st.statement_id = o.id`,
  id: Prisma.sql`r.id`,
  key: [{ column: Prisma.sql`r.slug`, kind: 'text' }],
  descending: false,
}

export const ARTICLES: Listing = {
  name: 'articles',
  from: Prisma.sql`articles r`,
  where: ALL,
  id: Prisma.sql`r.id`,
  key: [
    { column: Prisma.sql`r.ingested_at`, kind: 'instant' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
  descending: true,
}

export const ARTICLES_OF_SOURCE: Listing = { ...ARTICLES, owner: Prisma.sql`r.source_id = o.id` }

/** Reports that stand: those whose article still carries them. */
export const STANDING_REPORTS: Listing = {
  ...ARTICLES,
  name: 'reports',
  from: Prisma.sql`reports r`,
  where: Prisma.sql`r.retracted_at IS NULL`,
}

/** What an editor has to look at, the longest waiting first: standing reports, pairs of standing statements, and of actors. */
export const REVIEW_QUEUE: Listing = {
  name: 'review-queue',
  from: Prisma.sql`review_items i LEFT JOIN reports r ON r.id = i.report_id
    LEFT JOIN fold_proposals p ON p.id = i.proposal_id
    LEFT JOIN statements earlier ON earlier.id = p.earlier_id LEFT JOIN statements later ON later.id = p.later_id
    LEFT JOIN actor_proposals ap ON ap.id = i.actor_proposal_id
    LEFT JOIN actors one ON one.id = ap.earlier_id LEFT JOIN actors other ON other.id = ap.later_id`,
  where: Prisma.sql`i.settled_at IS NULL AND ((r.id IS NOT NULL AND r.retracted_at IS NULL)
    OR (earlier.status = 'CURRENT' AND later.status = 'CURRENT')
    OR (ap.status = 'PENDING' AND one.successor_id IS NULL AND other.successor_id IS NULL
      AND one.nobody_since IS NULL AND other.nobody_since IS NULL))`,
  id: Prisma.sql`i.id`,
  key: [
    { column: Prisma.sql`i.queued_at`, kind: 'instant' },
    { column: Prisma.sql`i.id`, kind: 'uuid' },
  ],
  descending: false,
}

/** The same of one reason. */
export function reviewQueueOf(reason: ReviewReason): Listing {
  return { ...REVIEW_QUEUE, where: Prisma.sql`${REVIEW_QUEUE.where} AND i.reason = ${reason}::"ReviewReason"` }
}

/** First come, first listed: the first report is the one that brought the statement in. */
export const REPORTS_OF_STATEMENT: Listing = {
  ...STANDING_REPORTS,
  name: 'statement-reports',
  owner: Prisma.sql`r.statement_id = o.id`,
  descending: false,
}

/** What was known of a statement, the newest first, as far as it is kept. */
export const VERSIONS_OF_STATEMENT: Listing = {
  name: 'versions',
  from: Prisma.sql`statement_versions v`,
  where: ALL,
  owner: Prisma.sql`v.statement_id = o.id`,
  id: Prisma.sql`v.id`,
  key: [{ column: Prisma.sql`v.number`, kind: 'integer' }],
  descending: true,
}

/** As they stand in the text. */
export const REPORTS_OF_ARTICLE: Listing = {
  ...STANDING_REPORTS,
  name: 'article-reports',
  owner: Prisma.sql`r.article_id = o.id`,
  key: [
    { column: Prisma.sql`r.span_start`, kind: 'number' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
  descending: false,
}

/** What people corrected, the newest first. */
export const DESK_CORRECTIONS: Listing = {
  ...ARTICLES,
  name: 'desk-corrections',
  from: Prisma.sql`desk_corrections r`,
  key: [
    { column: Prisma.sql`r.made_at`, kind: 'instant' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
}

/** Pairs of actors that may be one, the newest first; not those of which one is part of another by now. */
export const ACTOR_PROPOSALS: Listing = {
  ...ARTICLES,
  name: 'actor-proposals',
  from: Prisma.sql`actor_proposals r JOIN actors one ON one.id = r.earlier_id JOIN actors other ON other.id = r.later_id`,
  where: Prisma.sql`(r.status <> 'PENDING' OR (one.successor_id IS NULL AND other.successor_id IS NULL
      AND one.nobody_since IS NULL AND other.nobody_since IS NULL))`,
  key: [
    { column: Prisma.sql`r.proposed_at`, kind: 'instant' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
}

/** Those of them that were decided so, or not yet. */
export function actorProposalsOf(status: 'PENDING' | 'ACCEPTED' | 'REJECTED'): Listing {
  return { ...ACTOR_PROPOSALS, where: Prisma.sql`${ACTOR_PROPOSALS.where} AND r.status = ${status}::"ProposalStatus"` }
}

/** Replies of which this holds, each pair of statements once, in the order they were found. `l`: the reply. */
function repliesThat(name: string, holds: (alias: 'l' | 'x') => Prisma.Sql): Listing {
  return {
    name,
    from: Prisma.sql`statement_links l JOIN reports r ON r.id = l.report_id JOIN reports t ON t.id = l.answered_report_id
    JOIN statements rs ON rs.id = r.statement_id JOIN statements ts ON ts.id = t.statement_id`,
    where: Prisma.sql`${holds('l')} AND r.retracted_at IS NULL AND t.retracted_at IS NULL
    AND rs.status = 'CURRENT' AND ts.status = 'CURRENT' AND rs.id <> ts.id AND NOT EXISTS (
      SELECT FROM statement_links x JOIN reports xr ON xr.id = x.report_id JOIN reports xt ON xt.id = x.answered_report_id
      WHERE xr.statement_id = r.statement_id AND xt.statement_id = t.statement_id AND x.id < l.id
        AND ${holds('x')} AND xr.retracted_at IS NULL AND xt.retracted_at IS NULL)`,
    id: Prisma.sql`l.id`,
    key: [{ column: Prisma.sql`l.id`, kind: 'uuid' }],
    descending: false,
  }
}

/** What answers a statement: confirmed, or sure enough to be shown. */
export const REPLIES_OF_STATEMENT: Listing = {
  ...repliesThat('replies', isCountedReply),
  owner: Prisma.sql`t.statement_id = o.id`,
}

/** What a statement answers: confirmed, or sure enough to be shown. */
export const REPLIES_TO_OF_STATEMENT: Listing = {
  ...repliesThat('replies-to', isCountedReply),
  owner: Prisma.sql`r.statement_id = o.id`,
}

/** What a statement may answer, too unsure to be shown. */
export const PROPOSED_REPLIES_OF_STATEMENT: Listing = {
  ...repliesThat('proposed-replies', isUnsureReply),
  owner: Prisma.sql`r.statement_id = o.id`,
}

/** What articles say about an actor's tenures, those of actors it absorbed included; the newest ingested first. */
export const TENURE_CLAIMS_OF_ACTOR: Listing = {
  ...ARTICLES,
  name: 'actor-claims',
  from: Prisma.sql`tenure_claims r`,
  owner: Prisma.sql`r.actor_id = ANY (ARRAY(
    WITH RECURSIVE family AS (SELECT o.id UNION SELECT a.id FROM family f JOIN actors a ON a.successor_id = f.id)
    SELECT id FROM family))`,
}

/** As they stand in the text. */
export const TENURE_CLAIMS_OF_ARTICLE: Listing = {
  ...REPORTS_OF_ARTICLE,
  name: 'article-claims',
  from: Prisma.sql`tenure_claims r`,
  where: ALL,
}
