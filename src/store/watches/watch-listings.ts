import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { Listing } from '../search/listing.ts'

/** Who asks: what is shared with a role is for all who have at least that one. */
export interface WatchSeer {
  principalId: string
  roles: readonly string[]
}

/** The watches that somebody may see, by name: their own, those they follow, and those that are shared with their role. */
export function watchesSeenBy(seer: WatchSeer): Listing {
  return {
    name: 'watches',
    from: Prisma.sql`watches r`,
    where: isSeen(seer),
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.name`, kind: 'text' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: false,
  }
}

/** Whether somebody may see a watch. */
export async function maySee(prisma: PrismaClient, watchId: string, seer: WatchSeer): Promise<boolean> {
  const rows = await prisma.$queryRaw<
    unknown[]
  >`SELECT FROM watches r WHERE r.id = ${watchId}::uuid AND ${isSeen(seer)}`
  return rows.length > 0
}

/** What a watch told, the newest first. */
export const ALERTS_OF_WATCH: Listing = {
  name: 'alerts',
  from: Prisma.sql`alerts r`,
  where: Prisma.sql`TRUE`,
  owner: Prisma.sql`r.watch_id = o.id`,
  id: Prisma.sql`r.id`,
  key: [
    { column: Prisma.sql`r.position`, kind: 'integer' },
    { column: Prisma.sql`r.id`, kind: 'uuid' },
  ],
  descending: true,
}

function isSeen({ principalId, roles }: WatchSeer): Prisma.Sql {
  return Prisma.sql`(r.owner_id = ${principalId}::uuid OR r.shared_with::text = ANY (${[...roles]}::text[])
    OR EXISTS (SELECT FROM watch_followers f WHERE f.watch_id = r.id AND f.principal_id = ${principalId}::uuid))`
}
