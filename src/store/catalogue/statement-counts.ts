import { COUNTS_LOCK } from '../database/locks.ts'
import type { PrismaClient } from '../prisma/client.ts'

// Actors, offices, topics and sources know how many statements they have, so that lists can be in that order. A trigger
// on statement_versions notes each change, in rows of its own: writers that share a source or topic wait for nobody.

/** Whether changes are noted that are not added up yet. */
export async function hasCountChanges(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM statement_count_changes) AS found`
  return row?.found ?? false
}

/**
 * Adds up what was noted; nothing where another process is at it. It waits for no writer, who may wait for it: what is
 * noted of somebody who is being changed stays for the next time.
 */
export async function addUpCounts(prisma: PrismaClient): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(${COUNTS_LOCK}::bigint) AS held`
    if (lock?.held !== true) return
    await tx.$executeRaw`
      WITH due AS (
        SELECT DISTINCT owner_id AS id FROM statement_count_changes
      ), free AS (
        SELECT id FROM (SELECT id FROM actors WHERE id IN (SELECT id FROM due) FOR NO KEY UPDATE SKIP LOCKED) AS a
        UNION ALL SELECT id FROM (SELECT id FROM offices WHERE id IN (SELECT id FROM due) FOR NO KEY UPDATE SKIP LOCKED) AS o
        UNION ALL SELECT id FROM (SELECT id FROM topics WHERE id IN (SELECT id FROM due) FOR NO KEY UPDATE SKIP LOCKED) AS t
        UNION ALL SELECT id FROM (SELECT id FROM sources WHERE id IN (SELECT id FROM due) FOR NO KEY UPDATE SKIP LOCKED) AS c
      ), held AS (
        SELECT id FROM due d WHERE NOT EXISTS (SELECT FROM free f WHERE f.id = d.id) AND (
          EXISTS (SELECT FROM actors a WHERE a.id = d.id) OR EXISTS (SELECT FROM offices o WHERE o.id = d.id)
          OR EXISTS (SELECT FROM topics t WHERE t.id = d.id) OR EXISTS (SELECT FROM sources c WHERE c.id = d.id))
      ), noted AS (
        DELETE FROM statement_count_changes n WHERE NOT EXISTS (SELECT FROM held h WHERE h.id = n.owner_id)
        RETURNING owner_id, change
      ), sums AS (
        SELECT owner_id AS id, sum(change) AS change FROM noted GROUP BY owner_id HAVING sum(change) <> 0
      ), actor AS (
        UPDATE actors a SET statement_count = statement_count + s.change FROM sums s WHERE a.id = s.id
      ), office AS (
        UPDATE offices o SET statement_count = statement_count + s.change FROM sums s WHERE o.id = s.id
      ), topic AS (
        UPDATE topics t SET statement_count = statement_count + s.change FROM sums s WHERE t.id = s.id
      )
      UPDATE sources c SET statement_count = statement_count + s.change FROM sums s WHERE c.id = s.id`
  })
}
