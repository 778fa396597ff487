import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

// What reading kept articles again asks of the database; ingest/recording/reread-article.ts decides.

/** An article's newest revision, as an extractor reads it. */
export interface KeptRevision {
  articleId: string
  revision: number
  text: string
  language: string
  publishedAt: Date | null
  /** Its own zone, else its source's. */
  timeZone: string
  source: { id: string; name: string; homepage: string | null }
}

/** What is kept of an article; null where it is not on file, or was erased. */
export async function readKeptRevision(prisma: PrismaClient, articleId: string): Promise<KeptRevision | null> {
  const [row] = await prisma.$queryRaw<
    (Omit<KeptRevision, 'source'> & { sourceId: string; name: string; homepage: string | null })[]
  >`
    SELECT a.id AS "articleId", a.revision, r.text, r.language, r.published_at AS "publishedAt",
      coalesce(r.time_zone, s.time_zone) AS "timeZone", s.id AS "sourceId", s.name, s.homepage
    FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
      JOIN sources s ON s.id = a.source_id
    WHERE a.id = ${articleId}::uuid AND a.erased_at IS NULL`
  if (row === undefined) return null
  const { sourceId, name, homepage, ...kept } = row
  return { ...kept, source: { id: sourceId, name, homepage } }
}

/** Locks an article, if this revision is still its newest, it is not erased, and an earlier version has read it. */
export async function holdUnreread(
  tx: Prisma.TransactionClient,
  { articleId, revision, text }: KeptRevision,
  version: number,
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.id = ${articleId}::uuid AND a.erased_at IS NULL AND a.revision = ${revision} AND r.text = ${text}
      AND coalesce(r.extractor_version, 0) < ${version}
    FOR UPDATE OF a`
  return rows.length > 0
}

/** Notes which version of which extractor the reports of a revision are from; no extractor: as before. */
export async function markRead(
  tx: Prisma.TransactionClient,
  { articleId, revision }: KeptRevision,
  extractor: ExtractorName | null,
  version: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE article_revisions
    SET extractor_version = ${version}, extractor = coalesce(${extractor}::"ExtractorName", extractor)
    WHERE article_id = ${articleId}::uuid AND number = ${revision}`
}

/**
 * Articles whose newest revision was read by an earlier version, in the order of their ids, after `after`.
 *
 * `since`: only those published then or later; those without a day count by when they were ingested. Null: all.
 */
export async function readUnreread(
  prisma: PrismaClient,
  { version, since, after, limit }: { version: number; since: Date | null; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT a.id::text AS id FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.erased_at IS NULL AND coalesce(r.extractor_version, 0) < ${version}
      AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
      AND (${since}::timestamptz IS NULL OR coalesce(r.published_at, a.ingested_at) >= ${since}::timestamptz)
    ORDER BY a.id LIMIT ${limit}`
  return rows.map((row) => row.id)
}
