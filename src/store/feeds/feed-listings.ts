import type { FeedState } from '../../domain/feed/health.ts'
import type { EntryOutcome } from '../../domain/feed/outcomes.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { Listing } from '../search/listing.ts'

/** The feeds that are followed, the last added first. */
export const FEEDS: Listing = {
  name: 'feeds',
  from: Prisma.sql`feeds r`,
  where: Prisma.sql`TRUE`,
  id: Prisma.sql`r.id`,
  key: [
    { column: Prisma.sql`r.created_at`, kind: 'instant' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
  descending: true,
}

/** Some of them. */
export function feedsAmong(ids: readonly string[]): Listing {
  return { ...FEEDS, where: Prisma.sql`r.id = ANY (${[...ids]}::uuid[])` }
}

/** What a feed showed, the last seen for the first time first; of one outcome, or all. */
export function entriesOfFeed(outcome: EntryOutcome | null): Listing {
  return {
    name: 'feed-entries',
    from: Prisma.sql`feed_entries r`,
    where: outcome === null ? Prisma.sql`TRUE` : Prisma.sql`r.outcome = ${outcome}::"EntryOutcome"`,
    owner: Prisma.sql`r.feed_id = o.id`,
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.first_seen_at`, kind: 'instant' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: true,
  }
}

/** How all feeds are. */
export function readFeedStates(prisma: PrismaClient): Promise<(FeedState & { id: string })[]> {
  return prisma.feed.findMany({
    select: {
      id: true,
      isPaused: true,
      goneAt: true,
      createdAt: true,
      dueAt: true,
      lastSuccessAt: true,
      failures: true,
      lastItemAt: true,
      quietMs: true,
    },
  })
}
