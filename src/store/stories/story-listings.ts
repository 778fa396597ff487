// Lists around stories: which they are, and what each of them has.

import { Prisma } from '../prisma/client.ts'
import type { PreparedFilter } from '../search/linguistics.ts'
import type { Listing } from '../search/listing.ts'
import { ARTICLES } from '../search/listings.ts'
import { type StatementOrder, statementsAmong } from '../search/statement-pages.ts'
import type { OwnedList } from '../search/whole-lists.ts'

const ALL = Prisma.sql`TRUE`

/** Which stories are asked for. Null and undefined ask nothing. */
export interface StoryRequest {
  sourceIds?: readonly string[] | null | undefined
  /** With all that they absorbed. */
  actorIds?: readonly string[] | null | undefined
  /** It has articles of then or later. */
  publishedAfter?: Date | null | undefined
  /** It has articles of before then. */
  publishedBefore?: Date | null | undefined
  minArticles?: number | null | undefined
  minOutlets?: number | null | undefined
}

/** Stories, those of which the last article is the newest first. */
export function storyListing(asked: StoryRequest): Listing {
  const { sourceIds, actorIds, publishedAfter, publishedBefore, minArticles, minOutlets } = asked
  const conditions = [
    Prisma.sql`r.article_count > 0`,
    ...(publishedAfter == null ? [] : [Prisma.sql`r.last_at >= ${publishedAfter}::timestamptz`]),
    ...(publishedBefore == null ? [] : [Prisma.sql`r.first_at < ${publishedBefore}::timestamptz`]),
    ...(minArticles == null ? [] : [Prisma.sql`r.article_count >= ${minArticles}::int`]),
    ...(minOutlets == null ? [] : [Prisma.sql`r.outlet_count >= ${minOutlets}::int`]),
    ...(sourceIds == null
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM story_articles sa
            WHERE sa.story_id = r.id AND sa.source_id = ANY (${[...sourceIds]}::uuid[]))`,
        ]),
    ...(actorIds == null
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM story_articles sa JOIN reports p ON p.article_id = sa.article_id
              JOIN statements s ON s.id = p.statement_id
            WHERE sa.story_id = r.id AND p.retracted_at IS NULL AND s.status = 'CURRENT'
              AND s.actor_id = ANY (${[...actorIds]}::uuid[]))`,
        ]),
  ]
  return {
    name: 'stories',
    from: Prisma.sql`stories r`,
    where: Prisma.join(conditions, ' AND '),
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.last_at`, kind: 'instant' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: true,
  }
}

/** A story's articles, the first published first. */
export const ARTICLES_OF_STORY: Listing = {
  ...ARTICLES,
  name: 'story-articles',
  from: Prisma.sql`story_articles sa JOIN articles r ON r.id = sa.article_id`,
  owner: Prisma.sql`sa.story_id = o.id`,
  key: [
    { column: Prisma.sql`sa.at`, kind: 'instant' },
    { column: Prisma.sql`sa.article_id`, kind: 'uuid' },
  ],
  descending: false,
}

/** Who speaks in a story, those of whom it has the most statements first. */
export const SPEAKERS_OF_STORY: Listing = {
  name: 'story-speakers',
  from: Prisma.sql`(
    SELECT s.actor_id AS id, count(DISTINCT s.id) AS statements FROM story_articles sa
      JOIN reports p ON p.article_id = sa.article_id AND p.retracted_at IS NULL
      JOIN statements s ON s.id = p.statement_id AND s.status = 'CURRENT'
    WHERE sa.story_id = o.id AND s.actor_id IS NOT NULL GROUP BY s.actor_id
  ) r`,
  where: ALL,
  owner: ALL,
  id: Prisma.sql`r.id`,
  key: [
    { column: Prisma.sql`r.statements`, kind: 'integer' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
  descending: true,
}

/** The outlets of a story, each by its first article there, in the order of these. */
export const OUTLETS_OF_STORY: Listing = {
  name: 'story-outlets',
  from: Prisma.sql`(
    SELECT DISTINCT ON (sa.source_id) sa.article_id AS id, sa.at FROM story_articles sa WHERE sa.story_id = o.id
    ORDER BY sa.source_id, sa.at, sa.article_id
  ) r`,
  where: ALL,
  owner: ALL,
  id: Prisma.sql`r.id`,
  key: [
    { column: Prisma.sql`r.at`, kind: 'instant' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
  descending: false,
}

const IN_STORY = Prisma.sql`SELECT p.statement_id FROM story_articles sa
  JOIN reports p ON p.article_id = sa.article_id AND p.retracted_at IS NULL WHERE sa.story_id = o.id`

// The owner is an article of the outlet.
const OF_OUTLET = Prisma.sql`SELECT p.statement_id FROM story_articles own
  JOIN story_articles sa ON sa.story_id = own.story_id AND sa.source_id = own.source_id
  JOIN reports p ON p.article_id = sa.article_id AND p.retracted_at IS NULL WHERE own.article_id = o.id`
const BESIDE_OUTLET = Prisma.sql`SELECT p.statement_id FROM story_articles own
  JOIN story_articles sa ON sa.story_id = own.story_id
  JOIN reports p ON p.article_id = sa.article_id AND p.retracted_at IS NULL WHERE own.article_id = o.id
  EXCEPT ${OF_OUTLET}`

/** Whose statements a list has: a story's, or of these what one of its outlets reported or left out. */
export type StoryPart = 'STORY' | 'REPORTED' | 'LEFT_OUT'

const PARTS: Record<StoryPart, Prisma.Sql> = { STORY: IN_STORY, REPORTED: OF_OUTLET, LEFT_OUT: BESIDE_OUTLET }

/**
 * The statements of each story, or of each outlet in its story, that pass a filter, in an order.
 *
 * @throws NothingToRank for RELEVANCE without a text.
 */
export function statementsOfStories(part: StoryPart, filter: PreparedFilter, order: StatementOrder): Listing {
  const listing = statementsAmong(Prisma.sql`v.statement_id = ANY (ARRAY(${PARTS[part]}))`, filter, order)
  return { ...listing, name: `${listing.name} ${part}` }
}

/** The stories of a statement: those of the articles that report it. */
export const STORIES_OF_STATEMENT: OwnedList = {
  from: Prisma.sql`LATERAL (SELECT DISTINCT sa.story_id FROM reports p JOIN story_articles sa ON sa.article_id = p.article_id
    WHERE p.statement_id = o.id AND p.retracted_at IS NULL AND sa.story_id IS NOT NULL) AS r`,
  owner: ALL,
  id: Prisma.sql`r.story_id`,
  order: Prisma.sql`r.story_id`,
}
