import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { setFeedTimers } from '../queue/timers.ts'

// What each answer of a feed leaves behind. Written in one transaction with the items that came with it, so a process that
// dies before leaves the feed due, and one that dies after has lost nothing.

/** What is to be known of a feed that answered. */
export interface PollAnswer {
  etag: string | null
  lastModified: string | null
  format: string | null
  title: string | null
  /** Null: as before. */
  shown: number | null
  restMinutes: number | null
  skippedHours: number[]
  pace: { perDay: number | null; quietMs: number | null }
  lastItemAt: Date | null
  lastGapAt: Date | null
}

/**
 * Locks a feed for what came of asking it; null where that is of no use any more: it is gone, paused, asked elsewhere by
 * now, or another process has asked it since.
 */
export async function holdFeed(
  tx: Prisma.TransactionClient,
  { id, url, dueAt }: { id: string; url: string; dueAt: Date },
): Promise<{ now: Date } | null> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS now FROM feeds
    WHERE id = ${id}::uuid AND url = ${url} AND due_at = ${dueAt}::timestamptz AND NOT paused AND gone_at IS NULL FOR UPDATE`
  return row ?? null
}

/** Notes that a feed answered. */
export async function noteAnswer(
  tx: Prisma.TransactionClient,
  feedId: string,
  { pace, shown, format, title, ...answer }: PollAnswer,
  { now, dueAt, got }: { now: Date; dueAt: Date; got: number },
): Promise<void> {
  await tx.feed.update({
    where: { id: feedId },
    data: {
      ...answer,
      ...pace,
      dueAt,
      lastPollAt: now,
      lastSuccessAt: now,
      failures: 0,
      lastFailure: null,
      lastMessage: null,
      ...(shown === null ? {} : { shown, lastReadAt: now }),
      ...(format === null ? {} : { format }),
    },
  })
  // An editor's title stays.
  if (title !== null)
    await tx.$executeRaw`UPDATE feeds SET title = coalesce(title, ${title}) WHERE id = ${feedId}::uuid`
  await countPoll(tx, feedId, now, { failures: 0, got, perDay: pace.perDay })
  await setFeedTimers(tx, [feedId])
}

/** Notes that a feed could not be had, or not be read. `isGone`: it is not asked any more. */
export async function noteFailure(
  tx: Prisma.TransactionClient,
  feedId: string,
  { reason, message, isGone }: { reason: string; message: string; isGone: boolean },
  { now, dueAt }: { now: Date; dueAt: Date },
): Promise<void> {
  await tx.feed.update({
    where: { id: feedId },
    data: {
      dueAt,
      lastPollAt: now,
      failures: { increment: 1 },
      lastFailure: reason,
      lastMessage: message,
      ...(isGone ? { goneAt: now } : {}),
    },
  })
  await countPoll(tx, feedId, now, { failures: 1, got: 0, perDay: null })
  await setFeedTimers(tx, [feedId])
}

/** Has a feed asked later, for no fault of its own. */
export async function postponePoll(tx: Prisma.TransactionClient, feedId: string, dueAt: Date): Promise<void> {
  await tx.feed.update({ where: { id: feedId }, data: { dueAt } })
  await setFeedTimers(tx, [feedId])
}

/**
 * Keeps the address to which a feed has moved for good. False, and nothing is done: that address is followed as another
 * feed.
 */
export async function moveFeed(tx: Prisma.TransactionClient, feedId: string, url: string): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE feeds SET moved_from = url, url = ${url}
    WHERE id = ${feedId}::uuid AND NOT EXISTS (SELECT FROM feeds other WHERE other.url = ${url})`
  return moved > 0
}

async function countPoll(
  tx: Prisma.TransactionClient,
  feedId: string,
  now: Date,
  { failures, got, perDay }: { failures: number; got: number; perDay: number | null },
): Promise<void> {
  // What was expected is what the pace of the day's beginning says: its own items must not raise it.
  await tx.$executeRaw`
    INSERT INTO feed_days AS d (feed_id, day, polls, failures, got, expected)
    VALUES (${feedId}::uuid, (${now}::timestamptz AT TIME ZONE 'UTC')::date, 1, ${failures}::int, ${got}::int, ${perDay}::float8)
    ON CONFLICT (feed_id, day) DO UPDATE SET polls = d.polls + 1, failures = d.failures + excluded.failures,
      got = d.got + excluded.got, expected = coalesce(d.expected, excluded.expected)`
}

/** When the items of a feed came, as far back as its pace counts: the newest first, 5,000 at most; and before, the last two. */
export async function readItemTimes(
  db: PrismaClient | Prisma.TransactionClient,
  feedId: string,
  since: Date,
): Promise<Date[]> {
  const rows = await db.$queryRaw<{ at: Date }[]>`
    (SELECT came_at AS at FROM feed_entries WHERE feed_id = ${feedId}::uuid AND came_at >= ${since}::timestamptz
      ORDER BY came_at DESC LIMIT 5000)
    UNION ALL
    (SELECT came_at FROM feed_entries WHERE feed_id = ${feedId}::uuid AND came_at < ${since}::timestamptz
      ORDER BY came_at DESC LIMIT 2)`
  return rows.map(({ at }) => at)
}
