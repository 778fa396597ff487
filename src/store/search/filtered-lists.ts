import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { SpeechForm } from '../../domain/statement/statement.ts'
import { Prisma } from '../prisma/client.ts'
import { checkSearch } from './catalogue-listings.ts'
import type { Listing } from './listing.ts'
import { ARTICLES, STANDING_REPORTS } from './listings.ts'

// Lists of articles and reports, as far as something is asked of them. Null and undefined ask nothing.

/** `sourceIds`: of any of these. Times are inclusive from, exclusive before. */
export interface ArticleRequest {
  sourceIds?: readonly string[] | null | undefined
  languages?: readonly string[] | null | undefined
  publishedAfter?: Date | null | undefined
  publishedBefore?: Date | null | undefined
  ingestedAfter?: Date | null | undefined
  ingestedBefore?: Date | null | undefined
  erased?: boolean | null | undefined
}

/** @throws NothingToFind for a search without a word. */
export function articleListing(asked: ArticleRequest, search: string | null): Listing {
  const wanted = search === null || search.trim() === '' ? null : checkSearch(search)
  const conditions = [
    when(asked.sourceIds, (ids) => Prisma.sql`r.source_id = ANY (${[...ids]}::uuid[])`),
    when(asked.languages, (languages) => Prisma.sql`split_part(v.language, '-', 1) = ANY (${[...languages]}::text[])`),
    when(asked.publishedAfter, (at) => Prisma.sql`v.published_at >= ${at}::timestamptz`),
    when(asked.publishedBefore, (at) => Prisma.sql`v.published_at < ${at}::timestamptz`),
    when(asked.ingestedAfter, (at) => Prisma.sql`r.ingested_at >= ${at}::timestamptz`),
    when(asked.ingestedBefore, (at) => Prisma.sql`r.ingested_at < ${at}::timestamptz`),
    when(asked.erased, (erased) => (erased ? Prisma.sql`r.erased_at IS NOT NULL` : Prisma.sql`r.erased_at IS NULL`)),
    when(
      wanted,
      (words) => Prisma.sql`name_words(COALESCE(v.title, '') || ' ' || COALESCE(v.byline, '')) @@ name_query(${words})`,
    ),
  ].flat()
  if (conditions.length === 0) return ARTICLES
  return {
    ...ARTICLES,
    from: Prisma.sql`articles r JOIN article_revisions v ON v.article_id = r.id AND v.number = r.revision`,
    where: Prisma.join(conditions, ' AND '),
  }
}

export interface ReportRequest {
  /** With all that they absorbed. */
  actorIds?: readonly string[] | null | undefined
  sourceIds?: readonly string[] | null | undefined
  forms?: readonly SpeechForm[] | null | undefined
  acts?: readonly SpeechAct[] | null | undefined
  minConfidence?: number | null | undefined
  maxConfidence?: number | null | undefined
  needsReview?: boolean | null | undefined
  ingestedAfter?: Date | null | undefined
  ingestedBefore?: Date | null | undefined
}

export function reportListing(asked: ReportRequest): Listing {
  const waits = Prisma.sql`EXISTS (SELECT FROM review_items i WHERE i.report_id = r.id AND i.settled_at IS NULL)`
  const conditions = [
    when(asked.actorIds, (ids) => Prisma.sql`r.actor_id = ANY (${[...ids]}::uuid[])`),
    when(
      asked.sourceIds,
      (ids) =>
        Prisma.sql`EXISTS (SELECT FROM articles a WHERE a.id = r.article_id AND a.source_id = ANY (${[...ids]}::uuid[]))`,
    ),
    when(asked.forms, (forms) => Prisma.sql`r.form::text = ANY (${[...forms]}::text[])`),
    when(asked.acts, (acts) => Prisma.sql`r.act::text = ANY (${[...acts]}::text[])`),
    when(asked.minConfidence, (least) => Prisma.sql`r.confidence >= ${least}::float8`),
    when(asked.maxConfidence, (most) => Prisma.sql`r.confidence <= ${most}::float8`),
    when(asked.needsReview, (needs) => (needs ? waits : Prisma.sql`NOT ${waits}`)),
    when(asked.ingestedAfter, (at) => Prisma.sql`r.ingested_at >= ${at}::timestamptz`),
    when(asked.ingestedBefore, (at) => Prisma.sql`r.ingested_at < ${at}::timestamptz`),
  ].flat()
  return { ...STANDING_REPORTS, where: Prisma.join([STANDING_REPORTS.where, ...conditions], ' AND ') }
}

function when<Value>(given: Value | null | undefined, condition: (value: Value) => Prisma.Sql): Prisma.Sql[] {
  return given == null ? [] : [condition(given)]
}
