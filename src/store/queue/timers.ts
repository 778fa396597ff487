import { Prisma, type PrismaClient } from '../prisma/client.ts'

// The queue holds timers and nothing else: what is to be done, and whether it still is, stands in tables of ours. A timer
// that is lost is set again (`setMissingTimers`), and one that comes twice finds nothing to do. Timers of one host are in
// one named queue, which runs one job at a time over all processes: so those of one host do not take the places of others.
// Where their addresses lead to one host all the same, its turns (`host-turns.ts`) keep it from being asked by several.

/** The schema of graphile-worker's tables and functions. */
export const QUEUE_SCHEMA = 'onrecord_jobs'

export type TimerTask = 'poll-feed' | 'collect-entry' | 'check-page'

/** On jobs that may take as long as they can: those of hosts that did so the last time. Not all workers take such. */
export const SLOW = 'slow'

/** A job that failed so often is set aside. */
const MOST_ATTEMPTS = 25

type Tx = PrismaClient | Prisma.TransactionClient

/** Sets the timers of these feeds to when they are due, in place of those that are set; the others' are taken away. */
export async function setFeedTimers(tx: Tx, feedIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT CASE WHEN paused OR gone_at IS NOT NULL THEN (onrecord_jobs.remove_job(${keyOfFeed})).id
      ELSE (onrecord_jobs.add_job('poll-feed', json_build_object('id', id), queue_name => ${queueOf(Prisma.sql`url`)},
        run_at => due_at, job_key => ${keyOfFeed}, max_attempts => ${MOST_ATTEMPTS}::int, flags => ${flagsOfFeed})).id END
    FROM feeds WHERE id = ANY (${[...feedIds]}::uuid[])`
}

/** Takes away the timers of a feed that goes, and of its entries. */
export async function removeFeedTimers(tx: Tx, feedId: string): Promise<void> {
  await tx.$executeRaw`SELECT onrecord_jobs.remove_job(${keyOfFeed}) FROM feeds WHERE id = ${feedId}::uuid`
  await tx.$executeRaw`
    SELECT onrecord_jobs.remove_job(${keyOfEntry}) FROM feed_entries WHERE feed_id = ${feedId}::uuid AND due_at IS NOT NULL`
}

/**
 * Sets the timers of these entries to when they are due, in place of those that are set. In the order of their ids: whoever
 * sets several at once would wait for another who does, and that one for them.
 */
export async function setEntryTimers(tx: Tx, entryIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT onrecord_jobs.add_job('collect-entry', json_build_object('id', id), queue_name => ${queueOf(Prisma.sql`url`)},
      run_at => due_at, job_key => ${keyOfEntry}, max_attempts => ${MOST_ATTEMPTS}::int, priority => 5,
      flags => ${flagsOfEntry})
    FROM (SELECT * FROM feed_entries WHERE id = ANY (${[...entryIds]}::uuid[]) AND due_at IS NOT NULL ORDER BY id)
      AS feed_entries`
}

/** Sets the timer of an article's page to when it is looked at again, or takes it away. */
export async function setCheckTimer(tx: Tx, articleId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT CASE WHEN due_at IS NULL THEN (onrecord_jobs.remove_job(${keyOfCheck})).id
      ELSE (onrecord_jobs.add_job('check-page', json_build_object('id', article_id), queue_name => ${queueOf(Prisma.sql`url`)},
        run_at => due_at, job_key => ${keyOfCheck}, max_attempts => ${MOST_ATTEMPTS}::int, priority => 10)).id END
    FROM page_checks WHERE article_id = ${articleId}::uuid`
}

/** Sets the timers that should be there and are not: the queue was emptied, or a backup had only the tables. */
export async function setMissingTimers(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`
    SELECT onrecord_jobs.add_job('poll-feed', json_build_object('id', id), queue_name => ${queueOf(Prisma.sql`url`)},
      run_at => due_at, job_key => ${keyOfFeed}, max_attempts => ${MOST_ATTEMPTS}::int, job_key_mode => 'unsafe_dedupe',
      flags => ${flagsOfFeed})
    FROM feeds WHERE NOT paused AND gone_at IS NULL AND due_at < clock_timestamp() - ${LATE}
      AND NOT EXISTS (SELECT FROM onrecord_jobs.jobs j WHERE j.key = ${keyOfFeed})`
  await prisma.$executeRaw`
    SELECT onrecord_jobs.add_job('collect-entry', json_build_object('id', id), queue_name => ${queueOf(Prisma.sql`url`)},
      run_at => due_at, job_key => ${keyOfEntry}, max_attempts => ${MOST_ATTEMPTS}::int, priority => 5,
      job_key_mode => 'unsafe_dedupe', flags => ${flagsOfEntry})
    FROM feed_entries WHERE due_at < clock_timestamp() - ${LATE}
      AND NOT EXISTS (SELECT FROM onrecord_jobs.jobs j WHERE j.key = ${keyOfEntry})
    LIMIT 10000`
  await prisma.$executeRaw`
    SELECT onrecord_jobs.add_job('check-page', json_build_object('id', article_id), queue_name => ${queueOf(Prisma.sql`url`)},
      run_at => due_at, job_key => ${keyOfCheck}, max_attempts => ${MOST_ATTEMPTS}::int, priority => 10,
      job_key_mode => 'unsafe_dedupe')
    FROM page_checks WHERE due_at < clock_timestamp() - ${LATE}
      AND NOT EXISTS (SELECT FROM onrecord_jobs.jobs j WHERE j.key = ${keyOfCheck})
    LIMIT 10000`
}

const LATE = Prisma.sql`interval '1 minute'`
const keyOfFeed = Prisma.sql`'feed:' || feeds.id`
const keyOfCheck = Prisma.sql`'page:' || page_checks.article_id`
const keyOfEntry = Prisma.sql`'entry:' || feed_entries.id`
const flagsOfFeed = Prisma.sql`CASE WHEN feeds.last_failure IN ('TIMED_OUT', 'UNREACHABLE') THEN ARRAY[${SLOW}::text] END`
/** Where one page of a feed could not be had, the others may be of the same host. */
const flagsOfEntry = Prisma.sql`CASE WHEN EXISTS (SELECT FROM feed_entries other
  WHERE other.feed_id = feed_entries.feed_id AND other.outcome = 'WAITING' AND other.tries > 0) THEN ARRAY[${SLOW}::text] END`

/** The host of an address; its hash where it is longer than the name of a queue may be. */
function queueOf(url: Prisma.Sql): Prisma.Sql {
  const host = Prisma.sql`lower(substring(${url} FROM '^[a-zA-Z]+://([^/?#]*)'))`
  return Prisma.sql`CASE WHEN length(${host}) > 100 THEN md5(${host}) ELSE ${host} END`
}
