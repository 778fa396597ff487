import { v7 as uuid } from 'uuid'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { RightsRefusal } from '../../domain/rights/rights.ts'
import type { Prisma, PrismaClient, Reread } from '../prisma/client.ts'
import { addTold, type WorkTurn } from './work-turns.ts'

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
  {
    since,
    perMinute,
    dryRun,
    alerts = false,
  }: { since: Date | null; perMinute: number; dryRun: boolean; alerts?: boolean },
): Promise<Reread | null> {
  const id = uuid()
  const made = await prisma.$executeRaw`
    INSERT INTO rereads (id, since, per_minute, dry_run, alerts, requested_at, due_at)
    SELECT ${id}::uuid, ${since}::timestamptz, ${perMinute}, ${dryRun}, ${alerts}, at, at
    FROM date_trunc('milliseconds', clock_timestamp()) AS at
    ON CONFLICT DO NOTHING`
  return made === 0 ? null : readReread(prisma, id)
}

/**
 * Notes what became of the article of a turn: null where it could not be read. Nothing is noted where another process
 * has gone on from the same place meanwhile. `wouldTell`: of a trial, how many alerts it would give, by watch.
 */
export async function noteReread(
  db: PrismaClient | Prisma.TransactionClient,
  { id, lastArticleId, nextDueAt }: WorkTurn,
  articleId: string,
  changes: RereadChanges | null,
  wouldTell: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const { found, changed, lost } = changes ?? { found: 0, changed: 0, lost: 0 }
  const failed = changes === null ? 1 : 0
  await db.$executeRaw`
    UPDATE rereads SET last_article_id = ${articleId}::uuid, due_at = ${nextDueAt}::timestamptz,
      articles = articles + ${1 - failed}, failed = failed + ${failed}, found = found + ${found},
      changed = changed + ${changed}, lost = lost + ${lost}, told = ${addTold(wouldTell)}
    WHERE id = ${id}::uuid AND last_article_id IS NOT DISTINCT FROM ${lastArticleId}::uuid`
}

/** What became of statements by the entries of kind REREAD that this transaction has left for the journal so far. */
export async function countRereadEntries(tx: Prisma.TransactionClient): Promise<RereadChanges> {
  const [counts] = await tx.$queryRaw<RereadChanges[]>`
    SELECT (count(*) FILTER (WHERE before IS NULL AND after IS NOT NULL))::int AS found,
      (count(*) FILTER (WHERE before IS NOT NULL AND after IS NOT NULL))::int AS changed,
      (count(*) FILTER (WHERE before IS NOT NULL AND after IS NULL))::int AS lost
    FROM (
      SELECT (array_agg(before_id ORDER BY id))[1] AS before, (array_agg(after_id ORDER BY id DESC))[1] AS after
      FROM pending_entries WHERE kind = 'REREAD' AND xmin = pg_current_xact_id()::xid GROUP BY statement_id
    ) statements`
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
  ingestedAt: Date
  extractor: ExtractorName
  /** What its publisher refused; of an article of a feed also what the publisher says of its site by now. */
  reasons: RightsRefusal[]
  source: { id: string; name: string; homepage: string | null }
}

/** What is kept of an article; null where it is not on file, was erased, or only its quotations are kept. */
export async function readKeptRevision(prisma: PrismaClient, articleId: string): Promise<KeptRevision | null> {
  const [row] = await prisma.$queryRaw<
    (Omit<KeptRevision, 'source'> & { sourceId: string; name: string; homepage: string | null })[]
  >`
    SELECT a.id::text AS "articleId", a.revision, r.text, r.language, r.published_at AS "publishedAt",
      coalesce(r.time_zone, s.time_zone) AS "timeZone", r.ingested_at AS "ingestedAt", r.extractor::text AS extractor,
      r.reasons || coalesce(
        (SELECT t.reasons FROM site_rights t WHERE t.origin = lower(substring(r.url FROM '^https?://[^/?#]+'))
          AND EXISTS (SELECT FROM feed_entries e WHERE e.article_id = a.id)), '[]') AS reasons,
      s.id::text AS "sourceId", s.name, s.homepage
    FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
      JOIN sources s ON s.id = a.source_id
    WHERE a.id = ${articleId}::uuid AND a.erased_at IS NULL AND r.kept = 'FULL'`
  if (row === undefined) return null
  const { sourceId, name, homepage, ...kept } = row
  return { ...kept, source: { id: sourceId, name, homepage } }
}

/** How many articles an earlier version has read that cannot be read again, as only their quotations are kept. */
export async function countCutArticles(
  prisma: PrismaClient,
  { version, since }: { version: number; since: Date | null },
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.erased_at IS NULL AND r.kept = 'QUOTATIONS' AND coalesce(r.extractor_version, 0) < ${version}
      AND (${since}::timestamptz IS NULL OR coalesce(r.published_at, a.ingested_at) >= ${since}::timestamptz)`
  return row?.count ?? 0
}

/** Locks an article, if this text is still its newest, it is not erased, and an earlier version has read it. */
export async function holdUnreread(
  tx: Prisma.TransactionClient,
  { articleId, revision, text }: KeptRevision,
  version: number,
): Promise<boolean> {
  // Locked first, looked at after: one statement would look at what was there before it waited.
  await tx.$queryRaw`SELECT id FROM articles WHERE id = ${articleId}::uuid FOR UPDATE`
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.id = ${articleId}::uuid AND a.erased_at IS NULL AND a.revision = ${revision} AND r.text = ${text}
      AND coalesce(r.extractor_version, 0) < ${version}`
  return rows.length > 0
}

/** Notes which version of which extractor the reports of a revision are from. */
export async function markRead(
  tx: Prisma.TransactionClient,
  { articleId, revision }: KeptRevision,
  extractor: ExtractorName,
  version: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE article_revisions SET extractor_version = ${version}, extractor = ${extractor}::"ExtractorName"
    WHERE article_id = ${articleId}::uuid AND number = ${revision}`
}

/**
 * The next article, in the order of their ids, whose newest revision an earlier version has read; null after the last.
 *
 * `since`: only those published then or later; those without a day count by when they were ingested. Null: all.
 */
export async function findUnreread(
  prisma: PrismaClient,
  { version, since, after }: { version: number; since: Date | null; after: string | null },
): Promise<string | null> {
  const [row] = await prisma.$queryRaw<{ id: string }[]>`
    SELECT a.id::text AS id FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.erased_at IS NULL AND r.kept = 'FULL' AND coalesce(r.extractor_version, 0) < ${version}
      AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
      AND (${since}::timestamptz IS NULL OR coalesce(r.published_at, a.ingested_at) >= ${since}::timestamptz)
    ORDER BY a.id LIMIT 1`
  return row?.id ?? null
}
