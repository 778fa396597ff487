import type { Position } from '../../domain/journal/entry.ts'
import type { Mute, MuteSubject } from '../../domain/watch/mute.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { isSeenByRow } from './watch-listings.ts'

type Db = PrismaClient | Prisma.TransactionClient

/**
 * Who is told what each of these watches tells: its owner, and those of its followers who may see it. One whose role has
 * become too low is told no more, and is again if it rises.
 */
export async function readRecipients(db: Db, watchIds: readonly string[]): Promise<Map<string, string[]>> {
  const recipients = new Map<string, string[]>()
  if (watchIds.length === 0) return recipients
  const rows = await db.$queryRaw<{ watch_id: string; principal_id: string }[]>`
    SELECT id::text AS watch_id, owner_id::text AS principal_id FROM watches WHERE id = ANY (${[...watchIds]}::uuid[])
    UNION SELECT f.watch_id::text, f.principal_id::text
    FROM watch_followers f JOIN watches w ON w.id = f.watch_id JOIN principals p ON p.id = f.principal_id
    WHERE f.watch_id = ANY (${[...watchIds]}::uuid[]) AND ${isSeenByRow()}
    ORDER BY 1, 2`
  for (const { watch_id: watchId, principal_id: principalId } of rows)
    recipients.set(watchId, [...(recipients.get(watchId) ?? []), principalId])
  return recipients
}

/**
 * The mutes of each of these principals that may be in force after a place of the journal, the oldest first. One of a
 * statement goes on for what has absorbed it at that place.
 */
export async function readMutes(
  db: Db,
  principalIds: readonly string[],
  after: Position,
): Promise<Map<string, Mute[]>> {
  const mutes = new Map<string, Mute[]>()
  if (principalIds.length === 0) return mutes
  const rows = await db.$queryRaw<MuteRow[]>`
    SELECT m.id::text, m.principal_id::text, m.watch_id::text, m.subject::text, m.from_position, m.ended_position, m.until,
      CASE WHEN m.subject_id IS NULL THEN ARRAY[]::text[] WHEN m.subject <> 'STATEMENT' THEN ARRAY[m.subject_id::text]
      ELSE ARRAY(
        WITH RECURSIVE same AS (
          SELECT m.subject_id AS id
          UNION SELECT a.into_id FROM same JOIN absorptions a ON a.statement_id = same.id
            AND a.from_position <= ${after} AND (a.ended_position IS NULL OR a.ended_position > ${after})
        ) SELECT id::text FROM same) END AS subject_ids
    FROM mutes m
    WHERE m.principal_id = ANY (${[...principalIds]}::uuid[]) AND m.from_position IS NOT NULL
      AND (m.ended_position IS NULL OR m.ended_position > ${after})
    ORDER BY m.from_position, m.id`
  for (const row of rows) mutes.set(row.principal_id, [...(mutes.get(row.principal_id) ?? []), muteOf(row)])
  return mutes
}

/** The mutes of one principal likewise, but of a statement each names that alone. */
export async function readMutesThere(db: Db, principalId: string, after: Position): Promise<Mute[]> {
  const rows = await db.$queryRaw<MuteRow[]>`
    SELECT m.id::text, m.principal_id::text, m.watch_id::text, m.subject::text, m.from_position, m.ended_position, m.until,
      array_remove(ARRAY[m.subject_id::text], NULL) AS subject_ids
    FROM mutes m
    WHERE m.principal_id = ${principalId}::uuid AND m.from_position IS NOT NULL
      AND COALESCE(m.ended_position > ${after}, TRUE)
    ORDER BY m.from_position, m.id`
  return rows.map(muteOf)
}

function muteOf(row: MuteRow): Mute {
  return {
    id: row.id,
    watchId: row.watch_id,
    subject: row.subject,
    subjectIds: row.subject_ids,
    from: Number(row.from_position),
    endedAt: row.ended_position === null ? null : Number(row.ended_position),
    until: row.until,
  }
}

interface MuteRow {
  id: string
  principal_id: string
  watch_id: string | null
  subject: MuteSubject
  subject_ids: string[]
  from_position: bigint
  ended_position: bigint | null
  until: Date | null
}
