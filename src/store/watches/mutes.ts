import { v7 as uuid } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import type { MuteSubject } from '../../domain/watch/mute.ts'
import { PREPARED } from '../database/prepared.ts'
import { inTransaction, retrying } from '../database/retry.ts'
import { recordingChange } from '../journal/changes.ts'
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
    await tx.$executeRaw`${PREPARED} SELECT FROM principals WHERE id = ${principalId}::uuid FOR NO KEY UPDATE`
    const { now, isOnFile, others, same, known } = await readBefore(tx, principalId, mute)
    if (until !== null && until <= now) return { kind: 'past' }
    if (!isOnFile) return { kind: 'unknown' }
    if (known !== null) return { kind: 'muted', id: known, changeId: null }
    if (others >= MOST_MUTES) return { kind: 'too many' }
    for (const id of same) await end(tx, id)
    const id = uuid()
    const changeId = uuid()
    await tx.$executeRaw`${PREPARED}
      WITH made AS (
        INSERT INTO mutes (id, principal_id, watch_id, subject, subject_id, until, created_at)
        VALUES (${id}::uuid, ${principalId}::uuid, ${watchId}::uuid, ${subject}::"MuteSubject", ${subjectId}::uuid,
          ${until}::timestamptz, ${now}::timestamptz)
        RETURNING id
      )
      ${recordingChange(changeId, 'WATCH_CHANGED', id, Prisma.sql`made`)}`
    return { kind: 'muted', id, changeId }
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
    const [mute] = await tx.$queryRaw<{ ended: boolean }[]>`${PREPARED}
      SELECT ended_at IS NOT NULL AS ended FROM mutes
      WHERE id = ${id}::uuid AND principal_id = ${principalId}::uuid FOR UPDATE`
    if (mute === undefined) return undefined
    return mute.ended ? null : await end(tx, id)
  })
}

async function end(tx: Prisma.TransactionClient, id: string): Promise<string> {
  const changeId = uuid()
  await tx.$executeRaw`${PREPARED}
    WITH ended AS (
      UPDATE mutes SET ended_at = now() WHERE id = ${id}::uuid RETURNING id
    )
    ${recordingChange(changeId, 'WATCH_CHANGED', id, Prisma.sql`ended`)}`
  return changeId
}

interface BeforeMute {
  now: Date
  /** Whether there is what is to be muted. Who is not an actor any more is not. */
  isOnFile: boolean
  /** How many mutes of something else are in force. */
  others: number
  /** Those in force of the same. */
  same: string[]
  /** The one of them that ends when the new one would. */
  known: string | null
}

/** What a mute is made on, in one round trip. */
async function readBefore(
  tx: Prisma.TransactionClient,
  principalId: string,
  { watchId, subject, subjectId, until }: NewMute,
): Promise<BeforeMute> {
  const [row] = await tx.$queryRaw<BeforeMute[]>`${PREPARED}
    WITH clock AS MATERIALIZED (
      SELECT date_trunc('milliseconds', clock_timestamp()) AS now
    ), in_force AS MATERIALIZED (
      SELECT m.id, m.until, m.created_at, m.subject = ${subject}::"MuteSubject"
        AND m.subject_id IS NOT DISTINCT FROM ${subjectId}::uuid AND m.watch_id IS NOT DISTINCT FROM ${watchId}::uuid AS same
      FROM mutes m, clock
      WHERE m.principal_id = ${principalId}::uuid AND m.ended_at IS NULL AND (m.until IS NULL OR m.until > clock.now)
    )
    SELECT now, (${watchId}::uuid IS NULL OR EXISTS (SELECT FROM watches WHERE id = ${watchId}::uuid)) AND
      CASE ${subject}::text
        WHEN 'WATCH' THEN TRUE
        WHEN 'STATEMENT' THEN EXISTS (SELECT FROM statements WHERE id = ${subjectId}::uuid)
        WHEN 'TOPIC' THEN EXISTS (SELECT FROM topics WHERE id = ${subjectId}::uuid)
        WHEN 'ACTOR' THEN EXISTS (SELECT FROM actors WHERE id = ${subjectId}::uuid AND nobody_since IS NULL)
        WHEN 'SOURCE' THEN EXISTS (SELECT FROM sources WHERE id = ${subjectId}::uuid)
      END AS "isOnFile",
      (SELECT count(*)::int FROM in_force WHERE NOT same) AS others,
      ARRAY(SELECT id::text FROM in_force WHERE same ORDER BY id) AS same,
      (SELECT id::text FROM in_force WHERE same AND until IS NOT DISTINCT FROM ${until}::timestamptz ORDER BY id LIMIT 1) AS known
    FROM clock`
  if (row === undefined) throw new Error('the database tells no time')
  return row
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

/**
 * Notes the place of a mute's change, as an UPDATE within another SQL statement: its beginning where it had none, else its
 * end. Shards come to it one by one.
 */
export function placingMute(id: string, position: Position): Prisma.Sql {
  return Prisma.sql`
    UPDATE mutes SET from_position = COALESCE(from_position, ${position}::bigint),
      ended_position = CASE WHEN from_position < ${position}::bigint AND ended_at IS NOT NULL
        THEN COALESCE(ended_position, ${position}::bigint) ELSE ended_position END
    WHERE id = ${id}::uuid`
}

/** The same by itself. */
export async function placeMute(tx: Prisma.TransactionClient, id: string, position: Position): Promise<void> {
  await tx.$executeRaw`${PREPARED} ${placingMute(id, position)}`
}
