import { isCleanText } from '../../../domain/given/given-text.ts'
import type { Role } from '../../../domain/statement/principal.ts'
import { inTransaction } from '../../database/retry.ts'
import { type Doer, noteDone } from '../../decisions/audit.ts'
import type { Prisma, PrismaClient } from '../../prisma/client.ts'
import { countOwned, MOST_WATCHES } from '../definitions.ts'
import { isSeenByRow } from '../watch-listings.ts'

type Tx = Prisma.TransactionClient

/** With how many principals a watch may be shared by name. */
export const MOST_NAMED = 100
/** How many principals beside its owner may be told what a watch tells. */
export const MOST_FOLLOWERS = 1_000

/** With whom a watch is shared: with all who have a role or more, and with principals by name. */
export interface Sharing {
  role: Role | null
  principals: readonly string[]
}

export type Shared =
  /** `left`: followers who may not see it any more, and so follow it no longer. */
  | { kind: 'shared'; left: number }
  | { kind: 'unknown' }
  /** The place among the given names of one that no principal has. */
  | { kind: 'unknown principal'; index: number }

/** Shares a watch with these and no others. Who may not see it any more follows it no longer. */
export async function shareWatch(
  prisma: PrismaClient,
  watchId: string,
  { role, principals }: Sharing,
  by: Doer,
): Promise<Shared> {
  return await inTransaction(prisma, async (tx) => {
    const watch = await lockWatch(tx, watchId)
    if (watch === null) return { kind: 'unknown' }
    const ids = await readPrincipals(tx, principals)
    const index = principals.findIndex((name) => !ids.has(name))
    if (index !== -1) return { kind: 'unknown principal', index }
    const before = await describe(tx, watchId)
    await tx.watch.update({ where: { id: watchId }, data: { sharedWith: role } })
    await tx.watchShare.deleteMany({ where: { watchId } })
    const named = [...new Set(ids.values())].filter((id) => id !== watch.ownerId)
    await tx.watchShare.createMany({ data: named.map((principalId) => ({ watchId, principalId })) })
    const left = await forgetUnseeing(tx, watchId)
    await noteChanged(tx, 'WATCH_SHARED', watchId, before, by)
    return { kind: 'shared', left }
  })
}

export type HandedOver =
  | { kind: 'handed over' }
  | { kind: 'unknown' }
  | { kind: 'unknown principal' }
  /** It was to be given to a follower alone. */
  | { kind: 'not following' }
  /** The new owner has another watch of the name, or as many as one may have. */
  | { kind: 'name taken' }
  | { kind: 'too many' }

/**
 * Gives a watch to another principal, who is told from now on. `name`: what it is called from now on; null: as before.
 * `isToFollower`: only where that one follows it, and so wants to be told.
 */
export async function handOverWatch(
  prisma: PrismaClient,
  watchId: string,
  { to, name, isToFollower }: { to: string; name: string | null; isToFollower: boolean },
  by: Doer,
): Promise<HandedOver> {
  return await inTransaction(prisma, async (tx) => {
    const watch = await lockWatch(tx, watchId)
    if (watch === null) return { kind: 'unknown' }
    const ownerId = (await readPrincipals(tx, [to])).get(to)
    if (ownerId === undefined) return { kind: 'unknown principal' }
    if (isToFollower && ownerId !== watch.ownerId) {
      const follows = await tx.watchFollower.count({ where: { watchId, principalId: ownerId } })
      if (follows === 0) return { kind: 'not following' }
    }
    const before = await describe(tx, watchId)
    const owned = await countOwned(tx, ownerId)
    if (ownerId !== watch.ownerId && owned >= MOST_WATCHES) return { kind: 'too many' }
    const called = name ?? watch.name
    const taken = await tx.watch.count({ where: { ownerId, name: called, id: { not: watchId } } })
    if (taken > 0) return { kind: 'name taken' }
    await tx.watch.update({ where: { id: watchId }, data: { ownerId, name: called } })
    // An owner sees it and is told anyway.
    await tx.watchShare.deleteMany({ where: { watchId, principalId: ownerId } })
    await tx.watchFollower.deleteMany({ where: { watchId, principalId: ownerId } })
    await forgetUnseeing(tx, watchId)
    await noteChanged(tx, 'WATCH_HANDED_OVER', watchId, before, by)
    return { kind: 'handed over' }
  })
}

/** Has a principal told what a watch of another one tells from now on. Once is as good as twice. */
export async function followWatch(
  prisma: PrismaClient,
  watchId: string,
  principalId: string,
): Promise<'following' | 'unknown' | 'own' | 'too many'> {
  return await inTransaction(prisma, async (tx) => {
    const watch = await lockWatch(tx, watchId)
    if (watch === null) return 'unknown'
    if (watch.ownerId === principalId) return 'own'
    const others = await tx.watchFollower.count({ where: { watchId, principalId: { not: principalId } } })
    if (others >= MOST_FOLLOWERS) return 'too many'
    // It may have been shared a moment ago, and be so no longer.
    const seen = await tx.$queryRaw<unknown[]>`
      SELECT FROM watches w, principals p WHERE w.id = ${watchId}::uuid AND p.id = ${principalId}::uuid AND ${isSeenByRow()}`
    if (seen.length === 0) return 'unknown'
    await tx.$executeRaw`
      INSERT INTO watch_followers (watch_id, principal_id, since) VALUES (${watchId}::uuid, ${principalId}::uuid, now())
      ON CONFLICT DO NOTHING`
    return 'following'
  })
}

/** Has a principal told no more. */
export async function unfollowWatch(prisma: PrismaClient, watchId: string, principalId: string): Promise<void> {
  await inTransaction(prisma, async (tx) => {
    await tx.watchFollower.deleteMany({ where: { watchId, principalId } })
  })
}

/** With whom a watch is shared by name, and who follows it: names of principals. */
export interface WatchAudience {
  named: string[]
  followers: string[]
}

/** The audience of each of these watches. */
export async function readAudiences(
  db: PrismaClient,
  watchIds: readonly string[],
): Promise<Map<string, WatchAudience>> {
  if (watchIds.length === 0) return new Map()
  const rows = await db.$queryRaw<(WatchAudience & { id: string })[]>`
    SELECT w.id::text AS id,
      ARRAY(SELECT p.name FROM watch_shares s JOIN principals p ON p.id = s.principal_id WHERE s.watch_id = w.id
        ORDER BY p.name) AS named,
      ARRAY(SELECT p.name FROM watch_followers f JOIN principals p ON p.id = f.principal_id WHERE f.watch_id = w.id
        ORDER BY p.name) AS followers
    FROM unnest(${[...watchIds]}::uuid[]) AS w(id)`
  return new Map(rows.map(({ id, named, followers }) => [id, { named, followers }]))
}

/** Those of these watches that a principal follows. */
export async function followedAmong(
  db: PrismaClient,
  watchIds: readonly string[],
  principalId: string,
): Promise<Set<string>> {
  const rows = await db.watchFollower.findMany({
    where: { watchId: { in: [...watchIds] }, principalId },
    select: { watchId: true },
  })
  return new Set(rows.map(({ watchId }) => watchId))
}

async function lockWatch(tx: Tx, watchId: string): Promise<{ ownerId: string; name: string } | null> {
  const [row] = await tx.$queryRaw<{ owner_id: string; name: string }[]>`
    SELECT owner_id::text, name FROM watches WHERE id = ${watchId}::uuid FOR UPDATE`
  return row === undefined ? null : { ownerId: row.owner_id, name: row.name }
}

/** Those of these names that no principal has. */
export async function unknownPrincipals(prisma: PrismaClient, names: readonly string[]): Promise<string[]> {
  const known = await readPrincipals(prisma, names.filter(isCleanText))
  return names.filter((name) => !known.has(name))
}

/** Ids of principals by their names. */
async function readPrincipals(tx: Tx | PrismaClient, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.principal.findMany({ where: { name: { in: [...names] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [name, id]))
}

async function forgetUnseeing(tx: Tx, watchId: string): Promise<number> {
  return await tx.$executeRaw`
    DELETE FROM watch_followers f USING watches w, principals p
    WHERE f.watch_id = ${watchId}::uuid AND w.id = f.watch_id AND p.id = f.principal_id AND NOT ${isSeenByRow()}`
}

/** Notes what was done, unless all is as it was. */
async function noteChanged(
  tx: Tx,
  kind: 'WATCH_SHARED' | 'WATCH_HANDED_OVER',
  watchId: string,
  before: object | null,
  by: Doer,
): Promise<void> {
  const after = await describe(tx, watchId)
  if (JSON.stringify(before) === JSON.stringify(after)) return
  await noteDone(tx, { kind, subjectType: 'Watch', subjectId: watchId, before, after }, by)
}

/** Whose a watch is, and with whom it is shared, for the audit. */
async function describe(tx: Tx, watchId: string): Promise<object | null> {
  const watch = await tx.watch.findUnique({
    where: { id: watchId },
    select: {
      name: true,
      sharedWith: true,
      owner: { select: { name: true } },
      shares: { select: { principal: { select: { name: true } } }, orderBy: { principal: { name: 'asc' } } },
    },
  })
  if (watch === null) return null
  const { name, owner, sharedWith, shares } = watch
  return { name, owner: owner.name, role: sharedWith, principals: shares.map(({ principal }) => principal.name) }
}
