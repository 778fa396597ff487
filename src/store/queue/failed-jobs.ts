import type { PrismaClient } from '../prisma/client.ts'

/** A job that was set aside. */
export interface FailedJob {
  /** A whole number, as text. */
  id: string
  task: string
  attempts: number
  lastError: string
  createdAt: Date
  /** When it was tried last. */
  triedAt: Date
  /** What it was about. */
  feedId: string | null
  entryId: string | null
  articleId: string | null
}

/** Jobs that failed as often as they may, the last tried first. */
export function readFailedJobs(prisma: PrismaClient, most: number): Promise<FailedJob[]> {
  return prisma.$queryRaw<FailedJob[]>`
    SELECT id::text, task_identifier AS task, attempts::int AS attempts, coalesce(last_error, '') AS "lastError",
      created_at AS "createdAt", updated_at AS "triedAt",
      CASE WHEN key LIKE 'feed:%' THEN substr(key, 6) END AS "feedId",
      CASE WHEN key LIKE 'entry:%' THEN substr(key, 7) END AS "entryId",
      CASE WHEN key LIKE 'page:%' THEN substr(key, 6) END AS "articleId"
    FROM onrecord_jobs.jobs WHERE attempts >= max_attempts AND locked_at IS NULL AND key IS NOT NULL
    ORDER BY updated_at DESC, id DESC LIMIT ${most}::int`
}

/** Lets a job that was set aside run again, from its first attempt. False: there is none with this id. */
export async function retryFailedJob(prisma: PrismaClient, id: bigint): Promise<boolean> {
  return await prisma.$transaction(async (tx) => {
    const [job] = await tx.$queryRaw<{ key: string | null }[]>`
      SELECT key FROM onrecord_jobs.jobs WHERE id = ${id}::bigint AND attempts >= max_attempts AND locked_at IS NULL`
    if (job === undefined) return false
    // It is decided anew, so what was decided does not stand in the way.
    if (job.key?.startsWith('entry:'))
      await tx.$executeRaw`
        UPDATE feed_entries SET outcome = 'WAITING', decided_at = NULL, message = NULL, due_at = clock_timestamp(), tries = 0
        WHERE id = ${job.key.slice('entry:'.length)}::uuid AND outcome = 'FAILED'`
    await tx.$executeRaw`SELECT onrecord_jobs.reschedule_jobs(ARRAY[${id}::bigint], run_at => clock_timestamp(), attempts => 0)`
    return true
  })
}

/**
 * Gives jobs that were set aside one more attempt a day, where their work is still to be done: a disk that was full for
 * a week must not end a feed.
 */
export async function retryDaily(prisma: PrismaClient): Promise<void> {
  // A job that set its own next timer and died before it could end: it has done its work, and its key is that timer's.
  await prisma.$executeRaw`
    SELECT onrecord_jobs.complete_jobs(array_agg(id)) FROM onrecord_jobs.jobs
    WHERE attempts >= max_attempts AND locked_at IS NULL AND key IS NULL HAVING count(*) > 0`
  await prisma.$executeRaw`
    SELECT onrecord_jobs.reschedule_jobs(array_agg(j.id), run_at => clock_timestamp(), attempts => max(j.max_attempts) - 1)
    FROM onrecord_jobs.jobs j
    WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND j.updated_at < clock_timestamp() - interval '1 day'
      AND (j.key LIKE 'feed:%' OR EXISTS (
        SELECT FROM feed_entries e WHERE 'entry:' || e.id = j.key AND e.outcome = 'WAITING'))
    HAVING count(*) > 0`
}
