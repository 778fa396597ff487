import type { PrismaClient } from '../prisma/client.ts'

/** An outlet in a story, known by an article of its there. */
export interface StoryOutlet {
  /** Of the article. */
  id: string
  storyId: string
  sourceId: string
  articleCount: number
}

/** The outlets of which these are articles in a story; those of an article in none are missing. */
export async function readStoryOutlets(
  prisma: PrismaClient,
  ids: readonly string[],
): Promise<Map<string, StoryOutlet>> {
  const rows = await prisma.$queryRaw<StoryOutlet[]>`
    SELECT own.article_id::text AS id, own.story_id::text AS "storyId", own.source_id::text AS "sourceId",
      (SELECT count(*)::int FROM story_articles sa
        WHERE sa.story_id = own.story_id AND sa.source_id = own.source_id) AS "articleCount"
    FROM story_articles own WHERE own.article_id = ANY (${[...ids]}::uuid[]) AND own.story_id IS NOT NULL`
  return new Map(rows.map((row) => [row.id, row]))
}

/** The stories that articles are in, by article id; those in none are missing. */
export async function readStoryIds(prisma: PrismaClient, articleIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await prisma.storyArticle.findMany({
    where: { articleId: { in: [...articleIds] }, storyId: { not: null } },
    select: { articleId: true, storyId: true },
  })
  return new Map(rows.flatMap(({ articleId, storyId }) => (storyId === null ? [] : [[articleId, storyId]])))
}

/** The headlines of articles, by id, as their newest revisions have them. */
export async function readHeadlines(prisma: PrismaClient, articleIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await prisma.$queryRaw<{ id: string; title: string | null }[]>`
    SELECT a.id::text AS id, v.title FROM articles a
      JOIN article_revisions v ON v.article_id = a.id AND v.number = a.revision
    WHERE a.id = ANY (${[...articleIds]}::uuid[]) AND a.erased_at IS NULL`
  return new Map(rows.flatMap(({ id, title }) => (title === null ? [] : [[id, title]])))
}
