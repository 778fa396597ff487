import type { EntryOutcome } from '../../domain/feed/outcomes.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** How many items of a feed were taken on the day of `now`, in UTC; those over the cap do not count. */
export async function countEntriesOfDay(tx: Prisma.TransactionClient, feedId: string, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM feed_entries
    WHERE feed_id = ${feedId}::uuid AND outcome NOT IN ('CAP', 'NO_ADDRESS')
      AND first_seen_at >= date_trunc('day', ${now}::timestamptz AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`
  return row?.count ?? 0
}

/** How many items of each feed had which outcome, the most first. */
export function countOutcomes(
  prisma: PrismaClient,
  feedIds: readonly string[],
): Promise<{ feedId: string; outcome: EntryOutcome; count: number }[]> {
  return prisma.$queryRaw<{ feedId: string; outcome: EntryOutcome; count: number }[]>`
    SELECT feed_id::text AS "feedId", outcome::text AS outcome, count(*)::int AS count FROM feed_entries
    WHERE feed_id = ANY (${[...feedIds]}::uuid[]) GROUP BY feed_id, outcome ORDER BY count DESC, outcome::text`
}
