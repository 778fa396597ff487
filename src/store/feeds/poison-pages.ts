import { v7 as uuid } from 'uuid'
import { PREPARED } from '../database/prepared.ts'
import type { PoisonPage, PrismaClient } from '../prisma/client.ts'
import { setEntryTimers } from '../queue/timers.ts'

// Pages that stop what reads them. All processes count together: otherwise each new one, and each restart, would be
// stopped by the same page.

/** How often a page may stop its reader: the first times something else may have been at fault. */
export const MOST_KILLS = 3

/** How often the page of this digest stopped its reader. */
export async function countKills(prisma: PrismaClient, digest: string): Promise<number> {
  const [row] = await prisma.$queryRaw<{ kills: number }[]>`${PREPARED}
    SELECT kills FROM poison_pages WHERE digest = ${digest}`
  return row?.kills ?? 0
}

/** Counts one time more, and answers how often it was by now. */
export async function noteKill(
  prisma: PrismaClient,
  { digest, url, error }: { digest: string; url: string; error: string },
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ kills: number }[]>`
    INSERT INTO poison_pages AS p (id, digest, url, kills, last_error, first_at, last_at)
    SELECT ${uuid()}::uuid, ${digest}, ${url}, 1, ${error}, at, at FROM date_trunc('milliseconds', clock_timestamp()) AS at
    ON CONFLICT (digest) DO UPDATE SET kills = p.kills + 1, url = excluded.url, last_error = excluded.last_error,
      last_at = excluded.last_at
    RETURNING kills`
  return row?.kills ?? 1
}

/** Forgets a page that was read after all. */
export async function forgetKills(prisma: PrismaClient, digest: string): Promise<void> {
  await prisma.poisonPage.deleteMany({ where: { digest } })
}

/** Pages that are set aside, the last one first. */
export function readSetAside(prisma: PrismaClient, most: number): Promise<PoisonPage[]> {
  return prisma.poisonPage.findMany({
    where: { kills: { gte: MOST_KILLS } },
    orderBy: [{ lastAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
}

/**
 * Has a page that was set aside read again: when it is handed in, and at once where feeds led to it. Answers how many of
 * their items are fetched again; null: there is none with this id.
 */
export async function retrySetAside(prisma: PrismaClient, id: string): Promise<number | null> {
  return await prisma.$transaction(async (tx) => {
    const [page] = await tx.$queryRaw<{ url: string }[]>`
      DELETE FROM poison_pages WHERE id = ${id}::uuid AND kills >= ${MOST_KILLS}::int RETURNING url`
    if (page === undefined) return null
    // By feed: of each there is an index of its outcomes.
    const entries = await tx.$queryRaw<{ id: string }[]>`
      UPDATE feed_entries e SET outcome = 'WAITING', decided_at = NULL, message = NULL, tries = 0,
        due_at = date_trunc('milliseconds', clock_timestamp())
      FROM feeds f WHERE e.feed_id = f.id AND e.outcome = 'SET_ASIDE' AND ${page.url} IN (e.final_url, e.url)
      RETURNING e.id::text`
    await setEntryTimers(
      tx,
      entries.map((entry) => entry.id),
    )
    return entries.length
  })
}
