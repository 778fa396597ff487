import type { Portrait, PortraitWord } from '../../domain/story/portrait.ts'
import { PREPARED } from '../database/prepared.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

/**
 * Keeps what an article is compared with others by; its story is looked for then. Part of the article's transaction, since
 * less of its text may be kept.
 */
export async function savePortrait(
  tx: Prisma.TransactionClient,
  articleId: string,
  { words, publishedAt, sourceId, language }: Omit<Portrait, 'at'> & { publishedAt: Date | null },
): Promise<void> {
  await tx.$executeRaw`${PREPARED}
    INSERT INTO story_portraits (article_id, source_id, at, language, words, weights, due)
    SELECT id, ${sourceId}::uuid, coalesce(${publishedAt}::timestamptz, ingested_at), ${language},
      ${words.map(({ word }) => word)}::int[], ${words.map(({ weight }) => weight)}::real[], true
    FROM articles WHERE id = ${articleId}::uuid
    ON CONFLICT (article_id) DO UPDATE SET source_id = excluded.source_id, at = excluded.at, language = excluded.language,
      words = excluded.words, weights = excluded.weights, due = true`
}

/** Forgets what articles told, since words of them were erased: it is read again from what is left of them. */
export async function forgetPortraits(tx: Prisma.TransactionClient, articleIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH blank AS (
      UPDATE story_portraits SET words = NULL, weights = NULL, due = true WHERE article_id = ANY (${[...articleIds]}::uuid[])
    )
    DELETE FROM story_words w USING story_articles a
    WHERE a.article_id = ANY (${[...articleIds]}::uuid[]) AND w.word = ANY (a.looked_up_by) AND w.at = a.at
      AND w.article_id = a.article_id`
}

/** Whether the story of an article is to be looked for. */
export async function hasDuePortraits(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (SELECT FROM story_portraits WHERE due) AS due`
  return row?.due ?? false
}

/** An article whose story is to be looked for. */
export interface DueArticle {
  articleId: string
  isErased: boolean
  /** Null: its words are to be read from its text. */
  portrait: Portrait | null
}

/** Locks articles whose stories are to be looked for, the newest first. */
export async function lockDuePortraits(tx: Prisma.TransactionClient, most: number): Promise<DueArticle[]> {
  const rows = await tx.$queryRaw<(PortraitRow & { isErased: boolean })[]>`
    SELECT p.article_id::text AS "articleId", p.source_id::text AS "sourceId", p.at, p.language, p.words, p.weights,
      a.erased_at IS NOT NULL AS "isErased"
    FROM story_portraits p JOIN articles a ON a.id = p.article_id
    WHERE p.due ORDER BY p.article_id DESC LIMIT ${most} FOR UPDATE OF p`
  return rows.map((row) => ({ articleId: row.articleId, isErased: row.isErased, portrait: portraitOf(row) }))
}

/** That the stories of these articles were looked for; those of erased ones are forgotten. */
export async function settlePortraits(tx: Prisma.TransactionClient, articles: readonly DueArticle[]): Promise<void> {
  const ids = articles.map(({ articleId }) => articleId)
  await tx.$executeRaw`UPDATE story_portraits SET due = false WHERE article_id = ANY (${ids}::uuid[])`
  const erased = articles.filter(({ isErased }) => isErased).map(({ articleId }) => articleId)
  if (erased.length > 0) await tx.$executeRaw`DELETE FROM story_portraits WHERE article_id = ANY (${erased}::uuid[])`
}

/** What is kept of an article, where its portrait is to be made of that. */
export interface KeptTelling {
  title: string | null
  text: string
  language: string
  sourceId: string
  publishedAt: Date | null
  /** When it was published, else came in. */
  at: Date
}

/** Of so many characters of a text portraits are made. */
const MOST_READ = 60_000

export async function readKeptTelling(tx: Prisma.TransactionClient, articleId: string): Promise<KeptTelling | null> {
  const [row] = await tx.$queryRaw<KeptTelling[]>`
    SELECT v.title, left(v.text, ${MOST_READ}::int) AS text, v.language, a.source_id::text AS "sourceId",
      v.published_at AS "publishedAt",
      coalesce(v.published_at, a.ingested_at) AS at
    FROM articles a JOIN article_revisions v ON v.article_id = a.id AND v.number = a.revision
    WHERE a.id = ${articleId}::uuid AND a.erased_at IS NULL`
  return row ?? null
}

interface PortraitRow {
  articleId: string
  sourceId: string | null
  at: Date | null
  language: string | null
  words: number[] | null
  weights: number[] | null
}

function portraitOf({ sourceId, at, language, words, weights }: PortraitRow): Portrait | null {
  if (words === null || weights === null || sourceId === null || at === null || language === null) return null
  const row = words.map((word, index): PortraitWord => ({ word, weight: weights[index] ?? 0 }))
  return { words: row, at, sourceId, language }
}

/** Rows of one word that are read: this many later ones, and this many earlier ones. */
const PER_WORD = Prisma.raw('24')
/** Articles that one is compared with: those that share the most of the words that it is looked up by. */
const MOST_COMPARED = Prisma.raw('32')
/** Words that they share at least: of one event articles share more. */
const LEAST_SHARED = Prisma.raw('2')

/** An article that may tell one story with another. */
export interface AlikeArticle {
  articleId: string
  /** The story that it is in; null where in none. */
  storyId: string | null
  portrait: Portrait
}

/**
 * The articles of that time that share telling words with one, those that share most first. What it costs does not grow
 * with the archive: a bounded number of words, and of each a bounded number of rows nearest in time, read off an index.
 */
export async function findAlikeArticles(
  tx: Prisma.TransactionClient,
  articleId: string,
  { words, at, language }: Portrait,
  { lookedUpBy, windowMs }: { lookedUpBy: number; windowMs: number },
): Promise<AlikeArticle[]> {
  const [since, until] = [new Date(at.getTime() - windowMs), new Date(at.getTime() + windowMs)]
  const asked = words.slice(0, lookedUpBy).map(({ word }) => word)
  const rows = await tx.$queryRaw<(PortraitRow & { storyId: string | null })[]>`${PREPARED}
    SELECT p.article_id::text AS "articleId", p.source_id::text AS "sourceId", p.at, p.language, p.words, p.weights,
      (SELECT a.story_id::text FROM story_articles a WHERE a.article_id = p.article_id) AS "storyId"
    FROM (
      SELECT near.article_id FROM unnest((SELECT ${asked}::int[])) AS asked(word), LATERAL (
        (SELECT w.article_id FROM story_words w WHERE w.word = asked.word AND w.at >= ${at}::timestamptz
          AND w.at <= ${until}::timestamptz ORDER BY w.at LIMIT ${PER_WORD})
        UNION ALL
        (SELECT w.article_id FROM story_words w WHERE w.word = asked.word AND w.at < ${at}::timestamptz
          AND w.at >= ${since}::timestamptz ORDER BY w.at DESC LIMIT ${PER_WORD})
      ) AS near
      WHERE near.article_id <> ${articleId}::uuid
      GROUP BY near.article_id HAVING count(*) >= ${LEAST_SHARED}
      ORDER BY count(*) DESC, near.article_id DESC LIMIT ${MOST_COMPARED}
    ) AS found, LATERAL (SELECT * FROM story_portraits WHERE article_id = found.article_id LIMIT 1) AS p
    WHERE p.words IS NOT NULL AND p.language = ${language}`
  return rows.flatMap((row) => {
    const portrait = portraitOf(row)
    return portrait === null ? [] : [{ articleId: row.articleId, storyId: row.storyId, portrait }]
  })
}
