import { v7 as uuid } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import type { MuteSubject } from '../../domain/watch/mute.ts'
import { readClock } from '../database/clock.ts'
import { inTransaction, retrying } from '../database/retry.ts'
import { recordChange } from '../journal/changes.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { Listing } from '../search/listing.ts'

/** What a principal does not want to be told of. WATCH without a watch: all that any watch tells. */
export interface NewMute {
  /** Null: of any of the principal's watches. */
  watchId: string | null
  subject: MuteSubject
  subjectId: string | null
  until: Date | null
}

/** How many mutes of one principal may be in force at once. */
export const MOST_MUTES = 1_000

export type Muted =
  /** `changeId` leads to the position from which on it is in force; null where the same was muted just so already. */
  | { kind: 'muted'; id: string; changeId: string | null }
  /** What was to be muted is not on file. */
  | { kind: 'unknown' }
  | { kind: 'too many' }
  /** It would have ended already. */
  | { kind: 'past' }

/**
 * Mutes something from now on. Where a mute of the same is in force, that one ends: what was said last counts. It leaves
 * a change in the journal, and is in force from there on.
 */
export async function createMute(prisma: PrismaClient, principalId: string, mute: NewMute): Promise<Muted> {
  const { watchId, subject, subjectId, until } = mute
  // A watch may be deleted meanwhile: then there is none to be muted.
  return await retrying(prisma, async (tx) => {
    // One after the other, so that none of the same is overlooked.
    await tx.$queryRaw`SELECT FROM principals WHERE id = ${principalId}::uuid FOR NO KEY UPDATE`
    const now = await readClock(tx)
    if (until !== null && until <= now) return { kind: 'past' }
    if (!(await isOnFile(tx, mute))) return { kind: 'unknown' }
    const inForce = await tx.mute.findMany({
      where: { principalId, endedAt: null, OR: [{ until: null }, { until: { gt: now } }] },
      select: { id: true, watchId: true, subject: true, subjectId: true, until: true },
    })
    const same = inForce.filter(
      (one) => one.subject === subject && one.subjectId === subjectId && one.watchId === watchId,
    )
    const known = same.find((one) => one.until?.getTime() === until?.getTime())
    if (known !== undefined) return { kind: 'muted', id: known.id, changeId: null }
    if (inForce.length - same.length >= MOST_MUTES) return { kind: 'too many' }
    for (const { id } of same) await end(tx, id)
    const id = uuid()
    await tx.$executeRaw`
      INSERT INTO mutes (id, principal_id, watch_id, subject, subject_id, until, created_at)
      VALUES (${id}::uuid, ${principalId}::uuid, ${watchId}::uuid, ${subject}::"MuteSubject", ${subjectId}::uuid, ${until}, ${now})`
    return { kind: 'muted', id, changeId: await recordChange(tx, 'WATCH_CHANGED', id) }
  })
}

/**
 * Ends a mute of a principal; one that has ended stays as it is. Returns the id of the change that this leaves in the
 * journal, null where it had ended. Undefined: the principal has no such mute.
 */
export async function endMute(
  prisma: PrismaClient,
  principalId: string,
  id: string,
): Promise<string | null | undefined> {
  return await inTransaction(prisma, async (tx) => {
    const [mute] = await tx.$queryRaw<{ ended: boolean }[]>`
      SELECT ended_at IS NOT NULL AS ended FROM mutes
      WHERE id = ${id}::uuid AND principal_id = ${principalId}::uuid FOR UPDATE`
    if (mute === undefined) return undefined
    return mute.ended ? null : await end(tx, id)
  })
}

async function end(tx: Prisma.TransactionClient, id: string): Promise<string> {
  await tx.$executeRaw`UPDATE mutes SET ended_at = now() WHERE id = ${id}::uuid`
  return await recordChange(tx, 'WATCH_CHANGED', id)
}

/** Whether there is what is to be muted. Who is not an actor any more is not. */
async function isOnFile(tx: Prisma.TransactionClient, { watchId, subject, subjectId }: NewMute): Promise<boolean> {
  const id = subjectId ?? ''
  const select = { select: { id: true } }
  if (watchId !== null && (await tx.watch.findUnique({ where: { id: watchId }, ...select })) === null) return false
  switch (subject) {
    case 'WATCH':
      return true
    case 'STATEMENT':
      return (await tx.statement.findUnique({ where: { id }, ...select })) !== null
    case 'TOPIC':
      return (await tx.topic.findUnique({ where: { id }, ...select })) !== null
    case 'ACTOR':
      return (await tx.actor.findUnique({ where: { id, nobodySince: null }, ...select })) !== null
    case 'SOURCE':
      return (await tx.source.findUnique({ where: { id }, ...select })) !== null
  }
}

/** The mutes of a principal, the last made first. `isInForce`: only those that hide something now, or only the others. */
export function mutesOf(principalId: string, { isInForce }: { isInForce: boolean | null }): Listing {
  const now = Prisma.sql`(r.ended_at IS NULL AND (r.until IS NULL OR r.until > now()))`
  const which = isInForce === null ? Prisma.empty : isInForce ? Prisma.sql`AND ${now}` : Prisma.sql`AND NOT ${now}`
  return {
    name: 'mutes',
    from: Prisma.sql`mutes r`,
    where: Prisma.sql`r.principal_id = ${principalId}::uuid ${which}`,
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.created_at`, kind: 'instant' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: true,
  }
}

/** Notes the place of a mute's change: its beginning where it had none, else its end. Shards come to it one by one. */
export async function placeMute(tx: Prisma.TransactionClient, id: string, position: Position): Promise<void> {
  await tx.$executeRaw`
    UPDATE mutes SET from_position = COALESCE(from_position, ${position}),
      ended_position = CASE WHEN from_position < ${position} AND ended_at IS NOT NULL THEN COALESCE(ended_position, ${position})
        ELSE ended_position END
    WHERE id = ${id}::uuid`
}
