import { v7 as uuid } from 'uuid'
import type { Prisma, PrismaClient, Refold } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'
import { addTold, type WorkTurn } from './work-turns.ts'

/** A report that went elsewhere: what it was joined to, or what it parted from, is `statementId`. */
interface RefoldExample {
  what: 'JOINED' | 'PARTED'
  reportId: string
  statementId: string
}

/** What folding an article's reports again did. */
export interface RefoldChanges {
  /** Reports that came to a statement that was another one. */
  joined: number
  /** Reports that left others of their statement behind. */
  parted: number
  /** Pairs of statements that a person is asked about now. */
  proposed: number
  examples: readonly RefoldExample[]
}

/** Examples that are kept: what a person reads before saying yes. */
const MOST_EXAMPLES = 20

/** The refold that is under way; null where none is. */
export function readOpenRefold(prisma: PrismaClient): Promise<Refold | null> {
  return prisma.refold.findFirst({ where: { finishedAt: null } })
}

/** A refold, as far as it is now. */
export function readRefold(prisma: PrismaClient, id: string): Promise<Refold> {
  return prisma.refold.findUniqueOrThrow({ where: { id } })
}

/** The refold that was asked for last; null where none ever was. */
export function readLastRefold(prisma: PrismaClient): Promise<Refold | null> {
  return prisma.refold.findFirst({ orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }] })
}

/**
 * Asks for a refold of the articles that are on file now; null where one is under way already. What comes in later is
 * folded by the same verdict as it comes in.
 */
export async function requestRefold(
  prisma: PrismaClient,
  asked: { since: Date | null; topicId: string | null; perMinute: number; dryRun: boolean; alerts: boolean },
): Promise<Refold | null> {
  const { since, topicId, perMinute, dryRun, alerts } = asked
  const id = uuid()
  const made = await prisma.$executeRaw`
    INSERT INTO refolds (id, since, topic_id, per_minute, dry_run, alerts, requested_at, due_at, until_article_id)
    SELECT ${id}::uuid, ${since}::timestamptz, ${topicId}::uuid, ${perMinute}, ${dryRun}, ${alerts}, at, at,
      (SELECT a.id FROM articles a ORDER BY a.id DESC LIMIT 1)
    FROM date_trunc('milliseconds', clock_timestamp()) AS at
    ON CONFLICT DO NOTHING`
  return made === 0 ? null : readRefold(prisma, id)
}

/** The next article of a refold, in the order of their ids; null after the last. */
export async function findUnrefolded(prisma: PrismaClient, { id }: WorkTurn): Promise<string | null> {
  const [row] = await prisma.$queryRaw<{ id: string }[]>`
    SELECT a.id::text AS id FROM refolds f, articles a
      JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE f.id = ${id}::uuid AND a.id <= f.until_article_id AND a.erased_at IS NULL
      AND (f.last_article_id IS NULL OR a.id > f.last_article_id)
      AND (f.since IS NULL OR coalesce(r.published_at, a.ingested_at) >= f.since)
      AND (f.topic_id IS NULL OR EXISTS (SELECT FROM reports o JOIN statement_topics t ON t.statement_id = o.statement_id
        WHERE o.article_id = a.id AND o.retracted_at IS NULL AND t.topic_id = f.topic_id))
    ORDER BY a.id LIMIT 1`
  return row?.id ?? null
}

/**
 * Notes what became of the article of a turn: null where it failed. Nothing is noted where another process has gone on
 * from the same place meanwhile. `wouldTell`: of a trial, how many alerts it would give, by watch.
 */
export async function noteRefold(
  db: PrismaClient | Prisma.TransactionClient,
  { id, lastArticleId, nextDueAt }: WorkTurn,
  articleId: string,
  changes: RefoldChanges | null,
  wouldTell: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const { joined, parted, proposed, examples } = changes ?? { joined: 0, parted: 0, proposed: 0, examples: [] }
  const failed = changes === null ? 1 : 0
  await db.$executeRaw`
    UPDATE refolds SET last_article_id = ${articleId}::uuid, due_at = ${nextDueAt}::timestamptz,
      articles = articles + ${1 - failed}, failed = failed + ${failed}, joined = joined + ${joined},
      parted = parted + ${parted}, proposed = proposed + ${proposed}, told = ${addTold(wouldTell)},
      examples = CASE WHEN jsonb_array_length(examples) >= ${MOST_EXAMPLES} THEN examples
        ELSE examples || ${json([...examples.slice(0, MOST_EXAMPLES)])}::jsonb END
    WHERE id = ${id}::uuid AND last_article_id IS NOT DISTINCT FROM ${lastArticleId}::uuid`
}

/** An example in words, of what still stands of it. */
export interface ToldExample {
  what: RefoldExample['what']
  /** The report's words, and those of the statement. */
  report: string
  statement: string
}

/** A refold's examples in the words of now; those of which something was erased or is gone are left out. */
export async function readRefoldExamples(prisma: PrismaClient, id: string): Promise<ToldExample[]> {
  return prisma.$queryRaw<ToldExample[]>`
    SELECT e.value->>'what' AS what, r.text AS report, s.text AS statement
    FROM refolds f, jsonb_array_elements(f.examples) WITH ORDINALITY AS e(value, place)
      JOIN reports r ON r.id = (e.value->>'reportId')::uuid AND r.retracted_at IS NULL
      JOIN statements s ON s.id = (e.value->>'statementId')::uuid AND s.status <> 'ERASED'
    WHERE f.id = ${id}::uuid ORDER BY e.place`
}
