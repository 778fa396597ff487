import { v7 as uuid } from 'uuid'
import type { TextKept } from '../../domain/compose/kept-text.ts'
import { plainAddress } from '../../domain/edits/plain-address.ts'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { RightsRefusal } from '../../domain/rights/rights.ts'
import { freeSlug } from '../catalogue/slugs.ts'
import { PREPARED } from '../database/prepared.ts'
import { findArticlesNear } from '../lookup/filed-articles.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** An outlet as an article names it. */
export interface SourceGiven {
  name: string
  homepage: string | null
  /** What makes two sources one: see `checkSubmission`. */
  identity: string
  /** IANA name. */
  timeZone: string
}

/** An article on file, locked for this transaction. Revision 0 and no digest: it is new. */
export interface KeptArticle {
  id: string
  sourceId: string
  sourceName: string
  homepage: string | null
  /** How much of its source's texts is kept; null where nobody said so for this source. */
  keepText: TextKept | null
  revision: number
  digest: string | null
  isErased: boolean
}

/** What a revision of an article is kept with. */
export interface NewRevision {
  url: string
  title: string | null
  byline: string | null
  text: string
  kept: TextKept
  /** What its publisher refuses. */
  reasons: readonly RightsRefusal[]
  digest: string
  language: string
  publishedAt: Date | null
  modifiedAt: Date | null
  /** Digest of its paragraphs' words. */
  words: string
  timeZone: string | null
  extractor: ExtractorName
  extractorVersion: number
}

/** The source of an identity; null where it is not on file. */
export async function findSource(
  db: PrismaClient | Prisma.TransactionClient,
  identity: string,
): Promise<{ id: string; timeZone: string } | null> {
  const [known] = await db.$queryRaw<{ id: string; timeZone: string }[]>`${PREPARED}
    SELECT id::text AS id, time_zone AS "timeZone" FROM sources WHERE identity = ${identity}`
  return known ?? null
}

/** How much is kept of a source's texts, and locks the source for this transaction. Null: there is no such source. */
export async function lockKeepText(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ keepText: TextKept | null } | null> {
  const [row] = await tx.$queryRaw<{ keepText: TextKept | null }[]>`
    SELECT keep_text::text AS "keepText" FROM sources WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return row ?? null
}

/** Sets how much is kept of a source's texts from now on; null: as the settings say. */
export async function updateKeepText(
  tx: Prisma.TransactionClient,
  id: string,
  keepText: TextKept | null,
): Promise<void> {
  await tx.source.update({ where: { id }, data: { keepText } })
}

/** Keeps what the publisher of an article refuses by now, with its newest revision. */
export async function keepReasons(
  db: PrismaClient | Prisma.TransactionClient,
  articleId: string,
  reasons: readonly RightsRefusal[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE article_revisions r SET reasons = given.reasons
    FROM articles a, (SELECT ${JSON.stringify(reasons)}::jsonb AS reasons) given
    WHERE a.id = ${articleId}::uuid AND r.article_id = a.id AND r.number = a.revision AND r.reasons <> given.reasons`
}

/** The id of a source, which is put on file where it is not yet. */
export async function putSource(tx: Prisma.TransactionClient, source: SourceGiven, now: Date): Promise<string> {
  const known = await findSource(tx, source.identity)
  if (known !== null) return known.id
  const slug = await freeSlug(tx, 'sources', source.name)
  await tx.$executeRaw`
    INSERT INTO sources (id, slug, identity, name, homepage, time_zone, created_at)
    VALUES (${uuid()}::uuid, ${slug}, ${source.identity}, ${source.name}, ${source.homepage}, ${source.timeZone}, ${now}::timestamptz)
    ON CONFLICT (identity) DO NOTHING`
  const put = await findSource(tx, source.identity)
  if (put === null) throw new Error(`the source ${source.identity} vanished`)
  return put.id
}

/** Puts an article on file where it is not, and locks it: its revisions come one after the other. */
export async function lockArticle(
  tx: Prisma.TransactionClient,
  { sourceId, canonicalUrl }: { sourceId: string; canonicalUrl: string },
  now: Date,
): Promise<KeptArticle> {
  await tx.$executeRaw`${PREPARED}
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at)
    VALUES (${uuid()}::uuid, ${sourceId}::uuid, ${canonicalUrl}, 0, ${now}::timestamptz)
    ON CONFLICT (source_id, canonical_url) DO NOTHING`
  const [kept] = await tx.$queryRaw<KeptArticle[]>`${PREPARED}
    SELECT a.id::text AS id, a.source_id::text AS "sourceId", a.revision, a.erased_at IS NOT NULL AS "isErased",
      o.name AS "sourceName", o.homepage, o.keep_text::text AS "keepText",
      (SELECT r.digest FROM article_revisions r WHERE r.article_id = a.id AND r.number = a.revision) AS digest
    FROM articles a JOIN sources o ON o.id = a.source_id
    WHERE a.source_id = ${sourceId}::uuid AND a.canonical_url = ${canonicalUrl} FOR UPDATE OF a`
  if (kept === undefined) throw new Error(`the article ${canonicalUrl} vanished`)
  return kept
}

/**
 * The articles on file at one of these canonical addresses, those at the first before the others, then the newest first;
 * where there are none, those that the first is another address of.
 */
export async function findArticlesAt(prisma: PrismaClient, canonicalUrls: readonly string[]): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT a.id::text AS id FROM articles a WHERE a.canonical_url = ANY (${[...canonicalUrls]}::text[])
    ORDER BY array_position(${[...canonicalUrls]}::text[], a.canonical_url), a.ingested_at DESC, a.id DESC`
  const [first = ''] = canonicalUrls
  if (rows.length > 0 || !/^https?:/i.test(first)) return rows.map((row) => row.id)
  return await findArticlesNear(prisma, plainAddress(first))
}

/** When the newest revision of the articles at an address was put on file; null where there are none. */
export async function readTakenAt(prisma: PrismaClient, canonicalUrl: string): Promise<Date | null> {
  const [newest] = await prisma.$queryRaw<{ takenAt: Date }[]>`
    SELECT r.ingested_at AS "takenAt"
    FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.canonical_url = ${canonicalUrl} ORDER BY r.ingested_at DESC LIMIT 1`
  return newest?.takenAt ?? null
}

/** Adds a revision to a locked article, as its newest. */
export async function insertRevision(
  tx: Prisma.TransactionClient,
  articleId: string,
  number: number,
  revision: NewRevision,
  now: Date,
): Promise<void> {
  const reasons = revision.reasons.map((reason) => ({ ...reason, refuses: [...reason.refuses] }))
  await tx.articleRevision.create({ data: { articleId, number, ...revision, reasons, ingestedAt: now } })
  await tx.$executeRaw`${PREPARED} UPDATE articles SET revision = ${number}::int WHERE id = ${articleId}::uuid`
}

/** Locks the articles that report these statements, in the order in which every transaction locks articles. */
export async function lockArticlesOf(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT a.id FROM articles a
    WHERE a.id IN (SELECT r.article_id FROM reports r WHERE r.statement_id = ANY (${[...statementIds]}::uuid[]))
    ORDER BY a.id FOR UPDATE`
}
