import type { PrismaClient } from '../prisma/client.ts'

/** Deleted at a time, and of one feed at a time. */
const AT_ONCE = 1_000
const OF_A_FEED = 100

/**
 * Forgets items that left their feed `keptMs` ago or earlier, and notes of addresses that are as old. Answers how many.
 *
 * An item that its feed still shows stays, however old it is: it would be taken for new. So the time counts up to when the
 * feed's document was last read, and a feed that cannot be had keeps all that it showed.
 */
export async function forgetOldEntries(prisma: PrismaClient, keptMs: number, signal: AbortSignal): Promise<number> {
  let forgotten = 0
  for (const forget of [forgetEntries, forgetNotes])
    while (!signal.aborted) {
      const count = await forget(prisma, keptMs)
      forgotten += count
      if (count === 0) break
    }
  return forgotten
}

// What is old by its last sight is so by its first, which has an index: that of the last would be written at each poll.
function forgetEntries(prisma: PrismaClient, keptMs: number): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM feed_entries WHERE id IN (
      SELECT gone.id FROM feeds f, LATERAL (SELECT f.last_read_at - ${keptMs}::float8 * interval '1 millisecond') AS edge(at),
        LATERAL (
          SELECT e.id FROM feed_entries e
          WHERE e.feed_id = f.id AND e.first_seen_at < edge.at AND e.last_seen_at < edge.at AND e.due_at IS NULL
          ORDER BY e.first_seen_at LIMIT ${OF_A_FEED}::int FOR UPDATE SKIP LOCKED) gone
      LIMIT ${AT_ONCE}::int)`
}

function forgetNotes(prisma: PrismaClient, keptMs: number): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM address_notes WHERE id IN (
      SELECT id FROM address_notes WHERE decided_at < clock_timestamp() - ${keptMs}::float8 * interval '1 millisecond'
      ORDER BY decided_at LIMIT ${AT_ONCE}::int FOR UPDATE SKIP LOCKED)`
}
