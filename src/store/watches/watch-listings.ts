import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { Listing } from '../search/listing.ts'

/** Who asks. `roles`: all that they have, since what is shared with a role is for those above it, too. */
export interface WatchSeer {
  principalId: string
  roles: readonly string[]
}

/** Which watches: one's own, those that one follows, all that one may see, or all that there are. */
export type WatchScope = 'OWN' | 'FOLLOWED' | 'VISIBLE' | 'ALL'

/** Watches by name. Of ALL, whether or not one may see them: who may ask so is for the caller to know. */
export function watchesListing(scope: WatchScope, seer: WatchSeer, name: string | null): Listing {
  const named = name === null ? Prisma.empty : Prisma.sql`AND r.name = ${name}`
  return {
    name: 'watches',
    from: Prisma.sql`watches r`,
    where: Prisma.sql`${isAmong(scope, seer)} ${named}`,
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.name`, kind: 'text' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: false,
  }
}

/** Those of these watches that one may see: one's own, and what is shared with one's role or oneself. */
export async function seenAmong(
  db: PrismaClient | Prisma.TransactionClient,
  watchIds: readonly string[],
  seer: WatchSeer,
): Promise<Set<string>> {
  if (watchIds.length === 0) return new Set()
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id::text AS id FROM watches r WHERE r.id = ANY (${[...watchIds]}::uuid[]) AND (${isSeen(seer)})`
  return new Set(rows.map(({ id }) => id))
}

function isAmong(scope: WatchScope, seer: WatchSeer): Prisma.Sql {
  const { principalId } = seer
  const follows = Prisma.sql`SELECT watch_id FROM watch_followers WHERE principal_id = ${principalId}::uuid`
  if (scope === 'ALL') return Prisma.sql`TRUE`
  if (scope === 'OWN') return Prisma.sql`r.owner_id = ${principalId}::uuid`
  if (scope === 'VISIBLE') return isSeen(seer)
  // An ADMIN may see, and so follow, what is not shared.
  return Prisma.sql`r.id IN (${follows}) AND ${seer.roles.includes('ADMIN') ? Prisma.sql`TRUE` : isSeen(seer)}`
}

/** That one may see the watch `r`: it is one's own, or shared with one's role or oneself. Each is found by its own index. */
export function isSeen({ principalId, roles }: WatchSeer): Prisma.Sql {
  return Prisma.sql`r.id IN (
    SELECT id FROM watches WHERE owner_id = ${principalId}::uuid
    UNION ALL SELECT id FROM watches WHERE shared_with = ANY (${[...roles]}::text[]::"Role"[])
    UNION ALL SELECT watch_id FROM watch_shares WHERE principal_id = ${principalId}::uuid)`
}

/**
 * The same of a row `w` of watches and a row `p` of principals: whether that principal may see the watch. A role has all
 * that the roles before it have.
 */
export function isSeenByRow(): Prisma.Sql {
  return Prisma.sql`(w.owner_id = p.id OR p.role = 'ADMIN' OR COALESCE(w.shared_with <= p.role, FALSE)
    OR EXISTS (SELECT FROM watch_shares s WHERE s.watch_id = w.id AND s.principal_id = p.id))`
}
