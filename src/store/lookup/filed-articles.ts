import { PLACES_LOCK } from '../database/locks.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** An article on file of the same source that a page may be, as its newest revision is. */
export interface FiledArticle {
  id: string
  /** KNOWN: the caller says so; OWN: it is filed at the page's address; the others are for the texts to decide. */
  via: 'KNOWN' | 'OWN' | 'ADDRESS' | 'WORDS'
  canonicalUrl: string
  /** As given with its newest revision. */
  url: string
  isErased: boolean
  title: string | null
  byline: string | null
  publishedAt: Date | null
  language: string
  digest: string
  words: string | null
  /** Its beginning, as far as it is kept; empty via WORDS. */
  text: string
}

/** What an article is looked for by. */
export interface Sought {
  /** Of its source. */
  identity: string
  canonicalUrl: string
  /** Canonical addresses that it may be filed at besides. */
  others: readonly string[]
  /** Bare addresses (src/domain/edits/plain-address.ts). */
  plain: readonly string[]
  /** Digest of its words; null where they are too few. */
  words: string | null
  /** The article that it is known to be; null where it is not. */
  articleId: string | null
}

/** The words of a wall stand on any number of pages: those that are found by them come last. */
const MOST_FOUND = 20

/** The articles of a source that a page may be, in one round trip. */
export function findFiledArticles(db: Db, sought: Sought): Promise<FiledArticle[]> {
  const { identity, canonicalUrl, others, plain, words, articleId } = sought
  return db.$queryRaw<FiledArticle[]>`
    WITH o AS (SELECT id FROM sources WHERE identity = ${identity}), found AS (
      SELECT ${articleId}::uuid AS id, 'KNOWN' AS via WHERE ${articleId}::uuid IS NOT NULL
      UNION ALL SELECT a.id, 'OWN' FROM o JOIN articles a ON a.source_id = o.id AND a.canonical_url = ${canonicalUrl}
      UNION ALL SELECT a.id, 'ADDRESS' FROM o JOIN articles a ON a.source_id = o.id
        WHERE a.canonical_url = ANY (${[...others]}::text[])
      UNION ALL SELECT x.article_id, 'ADDRESS' FROM o JOIN article_addresses x ON x.source_id = o.id
        WHERE x.address = ANY (${[...plain]}::text[])
      UNION ALL SELECT r.article_id, 'WORDS' FROM article_revisions r WHERE r.words = ${words}
    )
    SELECT a.id::text, f.via, a.canonical_url AS "canonicalUrl", r.url, a.erased_at IS NOT NULL AS "isErased", r.title, r.byline,
      r.published_at AS "publishedAt", r.language, r.digest, r.words,
      CASE WHEN f.via = 'WORDS' THEN '' ELSE left(r.text, 50000) END AS text
    FROM (SELECT DISTINCT id, via FROM found) f JOIN articles a ON a.id = f.id JOIN o ON o.id = a.source_id
      JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE f.via <> 'WORDS' OR r.words = ${words}
    ORDER BY f.via = 'WORDS', a.id LIMIT ${MOST_FOUND}::int`
}

/** Holds what two pages of one article share until the transaction ends, so that the second one finds the first. */
export async function holdPlaces(tx: Prisma.TransactionClient, keys: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(${PLACES_LOCK}::int, hash))
    FROM (SELECT DISTINCT hashtext(key) AS hash FROM unnest(${[...keys]}::text[]) AS k(key) ORDER BY hash) AS keys`
}

/** Notes that an article is at these bare addresses too, where no other article of its source is. */
export async function noteAddresses(db: Db, articleId: string, plain: readonly string[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO article_addresses (source_id, address, article_id)
    SELECT a.source_id, p.address, a.id FROM articles a, unnest(${[...plain]}::text[]) AS p(address)
    WHERE a.id = ${articleId}::uuid ON CONFLICT DO NOTHING`
}

/** The articles at one of these bare addresses, of any source, the newest first. */
export async function findArticlesNear(db: Db, plain: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT x.article_id::text AS id FROM article_addresses x WHERE x.address = ${plain} ORDER BY x.article_id DESC LIMIT 20`
  return rows.map(({ id }) => id)
}

/** The bare addresses of articles, by article id. */
export async function readAddresses(db: Db, articleIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ id: string; addresses: string[] }[]>`
    SELECT x.article_id::text AS id, array_agg(x.address ORDER BY x.address) AS addresses
    FROM article_addresses x WHERE x.article_id IN (${Prisma.join(articleIds.map((id) => Prisma.sql`${id}::uuid`))})
    GROUP BY x.article_id`
  return new Map(rows.map(({ id, addresses }) => [id, addresses]))
}
