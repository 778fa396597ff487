import { v7 as uuid } from 'uuid'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { Prisma, PrismaClient, Reread } from '../prisma/client.ts'

/** What reading an article again did to statements. */
export interface RereadChanges {
  /** It found them: they are new, or came back. */
  found: number
  /** It reads them otherwise. */
  changed: number
  /** It finds them no longer. */
  lost: number
}

/** The reread that is under way; null where none is. */
export function readOpenReread(prisma: PrismaClient): Promise<Reread | null> {
  return prisma.reread.findFirst({ where: { finishedAt: null } })
}

/** A reread, as far as it is now. */
export function readReread(prisma: PrismaClient, id: string): Promise<Reread> {
  return prisma.reread.findUniqueOrThrow({ where: { id } })
}

/** The reread that was asked for last; null where none ever was. */
export function readLastReread(prisma: PrismaClient): Promise<Reread | null> {
  return prisma.reread.findFirst({ orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }] })
}

/** Asks for a reread; null where one is under way already. */
export async function requestReread(
  prisma: PrismaClient,
  { since, perMinute, dryRun }: { since: Date | null; perMinute: number; dryRun: boolean },
  now: Date,
): Promise<Reread | null> {
  const id = uuid()
  const made = await prisma.$executeRaw`
    INSERT INTO rereads (id, since, per_minute, dry_run, requested_at, due_at)
    VALUES (${id}::uuid, ${since}::timestamptz, ${perMinute}, ${dryRun}, ${now}::timestamptz, ${now}::timestamptz)
    ON CONFLICT DO NOTHING`
  return made === 0 ? null : readReread(prisma, id)
}

/** Ends the reread that is under way, done or not. False: none was. */
export async function finishReread(prisma: PrismaClient, id: string, stopped: boolean, now: Date): Promise<boolean> {
  const { count } = await prisma.reread.updateMany({
    where: { id, finishedAt: null },
    data: { finishedAt: now, stopped },
  })
  return count > 0
}

/** Takes a reread for this transaction; false where it is over, or another process has gone on with it meanwhile. */
export async function holdReread(tx: Prisma.TransactionClient, { id, lastArticleId }: Reread): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM rereads
    WHERE id = ${id}::uuid AND finished_at IS NULL AND last_article_id IS NOT DISTINCT FROM ${lastArticleId}::uuid
    FOR UPDATE SKIP LOCKED`
  return rows.length > 0
}

/** One more article of a reread. `changes` is null where nothing was to be read any more, or it failed. */
interface RereadStep {
  articleId: string
  changes: RereadChanges | null
  /** When the next article may follow. */
  dueAt: Date
  failed?: 0 | 1
}

/** Notes that a reread got as far as this article, and when the next one may follow. */
export async function noteReread(
  db: PrismaClient | Prisma.TransactionClient,
  { id, lastArticleId }: Reread,
  { articleId, changes, dueAt, failed = 0 }: RereadStep,
): Promise<void> {
  const { found, changed, lost } = changes ?? { found: 0, changed: 0, lost: 0 }
  await db.$executeRaw`
    UPDATE rereads SET last_article_id = ${articleId}::uuid, due_at = ${dueAt}::timestamptz,
      articles = articles + ${changes === null ? 0 : 1}, found = found + ${found}, changed = changed + ${changed},
      lost = lost + ${lost}, failed = failed + ${failed}
    WHERE id = ${id}::uuid AND last_article_id IS NOT DISTINCT FROM ${lastArticleId}::uuid`
}

/** What this transaction has left for the journal so far, as entries of kind REREAD. */
export async function countRereadEntries(tx: Prisma.TransactionClient): Promise<RereadChanges> {
  const [counts] = await tx.$queryRaw<RereadChanges[]>`
    SELECT (count(*) FILTER (WHERE before_id IS NULL))::int AS found,
      (count(*) FILTER (WHERE before_id IS NOT NULL AND after_id IS NOT NULL))::int AS changed,
      (count(*) FILTER (WHERE after_id IS NULL))::int AS lost
    FROM pending_entries WHERE kind = 'REREAD' AND xmin = pg_current_xact_id()::xid`
  return counts ?? { found: 0, changed: 0, lost: 0 }
}

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
