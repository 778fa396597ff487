// Which article is of which story, and why. Written by one process at a time: see `holdStories`.

import type { StoryLink, StoryMember } from '../../domain/story/grouping.ts'
import { STORIES_LOCK } from '../database/locks.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Prisma } from '../prisma/client.ts'

/** Holds all stories until the transaction ends; false where another process does. */
export async function holdStories(tx: Prisma.TransactionClient): Promise<boolean> {
  const [row] = await tx.$queryRaw<
    { held: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(${STORIES_LOCK}::bigint) AS held`
  return row?.held ?? false
}

/** The articles of these that were looked at, with the stories that they are in. */
export async function readMembers(tx: Prisma.TransactionClient, articleIds: readonly string[]): Promise<StoryMember[]> {
  return tx.$queryRaw<StoryMember[]>`${PREPARED}
    SELECT article_id::text AS "articleId", at, story_id::text AS "storyId" FROM story_articles
    WHERE article_id = ANY (${[...articleIds]}::uuid[])`
}

/** All articles of these stories. */
export async function readMembersOf(tx: Prisma.TransactionClient, storyIds: readonly string[]): Promise<StoryMember[]> {
  return tx.$queryRaw<StoryMember[]>`
    SELECT article_id::text AS "articleId", at, story_id::text AS "storyId" FROM story_articles
    WHERE story_id = ANY (${[...storyIds]}::uuid[])`
}

/** The links among these articles. */
export async function readLinks(tx: Prisma.TransactionClient, articleIds: readonly string[]): Promise<StoryLink[]> {
  const rows = await tx.$queryRaw<{ one: string; other: string }[]>`
    SELECT one_id::text AS one, other_id::text AS other FROM story_links
    WHERE one_id = ANY (${[...articleIds]}::uuid[]) AND other_id = ANY (${[...articleIds]}::uuid[])`
  return rows.map(({ one, other }): StoryLink => [one, other])
}

/** An article as it is looked up from now on. */
interface Placed {
  articleId: string
  sourceId: string
  at: Date
  lookedUpBy: readonly number[]
}

/** Puts an article where it is looked up, in place of where it was before. */
export async function putInPlace(tx: Prisma.TransactionClient, placed: Placed): Promise<void> {
  const { articleId, sourceId, at, lookedUpBy } = placed
  await tx.$executeRaw`${PREPARED}
    WITH gone AS (
      DELETE FROM story_words w USING story_articles a
      WHERE a.article_id = ${articleId}::uuid AND w.word = ANY (a.looked_up_by) AND w.at = a.at AND w.article_id = a.article_id
        AND NOT (w.word = ANY (${[...lookedUpBy]}::int[]) AND w.at = ${at}::timestamptz)
    ), placed AS (
      INSERT INTO story_articles (article_id, source_id, at, looked_up_by)
      VALUES (${articleId}::uuid, ${sourceId}::uuid, ${at}::timestamptz, ${[...lookedUpBy]}::int[])
      ON CONFLICT (article_id) DO UPDATE SET source_id = excluded.source_id, at = excluded.at,
        looked_up_by = excluded.looked_up_by
    )
    INSERT INTO story_words (word, at, article_id)
    SELECT word, ${at}::timestamptz, ${articleId}::uuid FROM unnest(${[...lookedUpBy]}::int[]) AS own(word)
    ON CONFLICT DO NOTHING`
}

/** Takes an article out: it is found no more, and linked with none. */
export async function takeOut(tx: Prisma.TransactionClient, articleId: string): Promise<void> {
  await takeOutWords(tx, articleId)
  await saveLinks(tx, articleId, [])
  await tx.$executeRaw`DELETE FROM story_articles WHERE article_id = ${articleId}::uuid`
}

async function takeOutWords(tx: Prisma.TransactionClient, articleId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM story_words w USING story_articles a
    WHERE a.article_id = ${articleId}::uuid AND w.word = ANY (a.looked_up_by) AND w.at = a.at AND w.article_id = a.article_id`
}

/** What an article is linked with, in place of what it was before. Returns how many links it has lost. */
export async function saveLinks(
  tx: Prisma.TransactionClient,
  articleId: string,
  links: readonly { otherId: string; likeness: number }[],
): Promise<number> {
  const ids = links.map(({ otherId }) => otherId)
  const [row] = await tx.$queryRaw<{ lost: number }[]>`${PREPARED}
    WITH gone AS (
      DELETE FROM story_links WHERE (one_id = ${articleId}::uuid AND other_id <> ALL (${ids}::uuid[]))
        OR (other_id = ${articleId}::uuid AND one_id <> ALL (${ids}::uuid[]))
      RETURNING 1
    ), saved AS (
      INSERT INTO story_links (one_id, other_id, likeness)
      SELECT least(l.id, ${articleId}::uuid), greatest(l.id, ${articleId}::uuid), l.likeness
      FROM unnest(${ids}::uuid[], ${links.map(({ likeness }) => likeness)}::real[]) AS l(id, likeness)
      ON CONFLICT (one_id, other_id) DO UPDATE SET likeness = excluded.likeness
    )
    SELECT count(*)::int AS lost FROM gone`
  return row?.lost ?? 0
}

/** Puts a story on file. */
export async function insertStory(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.story.create({ data: { id } })
}

/** Puts articles into a story; null: into none. */
export async function moveIntoStory(
  tx: Prisma.TransactionClient,
  articleIds: readonly string[],
  storyId: string | null,
): Promise<void> {
  if (articleIds.length === 0) return
  await tx.$executeRaw`${PREPARED}
    UPDATE story_articles SET story_id = ${storyId}::uuid
    WHERE article_id = ANY (${[...articleIds]}::uuid[]) AND story_id IS DISTINCT FROM ${storyId}::uuid`
}

/** All articles of these stories are another's from now on. */
export async function absorbStories(tx: Prisma.TransactionClient, ids: readonly string[], into: string): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    UPDATE story_articles SET story_id = ${into}::uuid WHERE story_id = ANY (${[...ids]}::uuid[])`
  await endStories(tx, ids, into)
}

/** Stories that have no articles any more, and where their ids lead. */
export async function endStories(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  successorId: string | null,
): Promise<void> {
  await tx.story.updateMany({
    where: { id: { in: [...ids] } },
    data: { successorId, articleCount: 0, outletCount: 0, firstAt: null, lastAt: null, leadId: null },
  })
}

/** Works out again what stories tell of their articles. */
export async function summariseStories(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`${PREPARED}
    UPDATE stories s SET successor_id = NULL, article_count = c.articles, outlet_count = c.outlets, first_at = c.first,
      last_at = c.last, lead_id = c.lead
    FROM (
      SELECT story_id, count(*) AS articles, count(DISTINCT source_id) AS outlets, min(at) AS first, max(at) AS last,
        (array_agg(article_id ORDER BY at, article_id))[1] AS lead
      FROM story_articles WHERE story_id = ANY (${[...ids]}::uuid[]) GROUP BY story_id
    ) c WHERE s.id = c.story_id`
}
