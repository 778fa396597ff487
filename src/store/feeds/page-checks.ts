import type { FeedSaid } from '../../domain/rights/rights.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { setCheckTimer } from '../queue/timers.ts'
import { saidColumn } from './entries.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** What a server says of a page, so that it need not send it again. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

/** The page of an article that is due, with the item of a feed that led to it. */
export interface DueCheck extends Validators {
  articleId: string
  url: string
  host: string
  since: Date
  dueAt: Date
  checks: number
  quiet: number
  title: string | null
  author: string | null
  modifiedAt: Date | null
  cameAt: Date
  publishedAt: Date | null
  feed: { sourceName: string; homepage: string }
  /** What its feed said of its rights. */
  said: FeedSaid | null
  /** Whether all the feeds that led to it are paused. */
  isPaused: boolean
}

/** A page whose time has come; null where there is nothing to do: it is not due, or no feed leads to it any more. */
export async function readDueCheck(db: Db, articleId: string): Promise<DueCheck | null> {
  const [row] = await db.$queryRaw<(Omit<DueCheck, 'feed'> & DueCheck['feed'])[]>`
    SELECT c.article_id::text AS "articleId", c.url, c.host, c.since, c.etag, c.last_modified AS "lastModified",
      c.due_at AS "dueAt", c.checks, c.quiet, c.said, e.title, e.author, e.modified_at AS "modifiedAt", e.came_at AS "cameAt",
      e.published_at AS "publishedAt", f.source_name AS "sourceName", f.homepage, f.paused AS "isPaused"
    FROM page_checks c JOIN articles a ON a.id = c.article_id AND a.erased_at IS NULL
      JOIN feed_entries e ON e.article_id = c.article_id JOIN feeds f ON f.id = e.feed_id
    WHERE c.article_id = ${articleId}::uuid AND c.due_at IS NOT NULL ORDER BY f.paused, e.id LIMIT 1`
  if (row === undefined) return null
  const { sourceName, homepage, ...rest } = row
  return { ...rest, feed: { sourceName, homepage } }
}

/** What is known of an article's page; null where it is not looked at again. */
export async function readPageCheck(db: Db, articleId: string) {
  return await db.pageCheck.findUnique({ where: { articleId } })
}

/** Notes where the page of an article was read, and sets when it is looked at next. */
export async function planCheck(
  tx: Db,
  articleId: string,
  { url, since, said, dueAt, quiet, validators }: PlannedCheck,
): Promise<void> {
  const about = { url, host: new URL(url).host, ...validators, dueAt, goneAt: null, said: saidColumn(said) }
  await tx.pageCheck.upsert({
    where: { articleId },
    create: { articleId, since, quiet, ...about },
    update: { quiet, ...about },
  })
  await setCheckTimer(tx, articleId)
}

/** How a page is to be looked at from now on. */
export interface PlannedCheck {
  /** After redirects. */
  url: string
  since: Date
  said: FeedSaid | null
  dueAt: Date | null
  quiet: number
  validators: Validators
}

/** What came of a look at a page. */
export interface CheckOutcome extends Partial<Validators> {
  /** UNCHANGED, REVISED, or why nothing was had; null: it was never asked for again. */
  outcome: string | null
  message: string | null
  isGone: boolean
  quiet: number
  dueAt: Date | null
  /** Where it is now, if it has moved. */
  url?: string
  /** False where it was not asked for after all. */
  isAsked: boolean
}

/** Notes what came of a look at a page that was due, once. */
export async function settleCheck(prisma: PrismaClient, check: DueCheck, settled: CheckOutcome): Promise<void> {
  const { outcome, message, isGone, quiet, dueAt, url = check.url, isAsked } = settled
  const { etag = check.etag, lastModified = check.lastModified } = settled
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE page_checks SET outcome = ${outcome}, message = ${message}, quiet = ${quiet}::int, due_at = ${dueAt}::timestamptz,
        url = ${url}, host = ${new URL(url).host}, etag = ${etag}, last_modified = ${lastModified},
        checks = checks + ${isAsked ? 1 : 0}::int,
        checked_at = CASE WHEN ${isAsked} THEN date_trunc('milliseconds', clock_timestamp()) ELSE checked_at END,
        gone_at = CASE WHEN ${isGone} THEN coalesce(gone_at, date_trunc('milliseconds', clock_timestamp())) ELSE NULL END
      WHERE article_id = ${check.articleId}::uuid AND due_at = ${check.dueAt}::timestamptz`
    await setCheckTimer(tx, check.articleId)
  })
}

/** Notes that the page of an article is not there any more, as was found by chance. */
export async function noteGone(tx: Db, articleId: string, outcome: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE page_checks SET outcome = ${outcome}, due_at = NULL, gone_at = date_trunc('milliseconds', clock_timestamp())
    WHERE article_id = ${articleId}::uuid AND gone_at IS NULL`
  await setCheckTimer(tx, articleId)
}

/** Puts a look at a page off; a page that nothing leads to is not looked at any more. */
export async function postponeCheck(prisma: PrismaClient, articleId: string, pauseMs: number | null): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE page_checks SET due_at = date_trunc('milliseconds', clock_timestamp()) + ${pauseMs}::float8 * interval '1 millisecond'
      WHERE article_id = ${articleId}::uuid AND due_at IS NOT NULL`
    await setCheckTimer(tx, articleId)
  })
}

/** How many pages of a host were looked at again in the last hour. */
export async function countChecksOf(db: Db, host: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM page_checks
    WHERE host = ${host} AND checked_at > clock_timestamp() - interval '1 hour'`
  return row?.count ?? 0
}

/** What is known of articles' pages, by article id. */
export async function readPageChecks(db: Db, articleIds: readonly string[]) {
  const rows = await db.pageCheck.findMany({ where: { articleId: { in: [...articleIds] } } })
  return new Map(rows.map((row) => [row.articleId, row]))
}
