import { v7 as uuid } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import type { MuteSubject } from '../../domain/watch/mute.ts'
import { recordChange } from '../journal/changes.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** What a principal does not want to be told of. */
export interface NewMute {
  /** Null: of any of the principal's watches. */
  watchId: string | null
  subject: MuteSubject
  subjectId: string | null
  until: Date | null
}

/** Mutes something. It is in force from the change on that this leaves in the journal, whose id is returned. */
export async function createMute(
  prisma: PrismaClient,
  principalId: string,
  { watchId, subject, subjectId, until }: NewMute,
): Promise<{ id: string; changeId: string }> {
  return await prisma.$transaction(async (tx) => {
    const id = uuid()
    await tx.$executeRaw`
      INSERT INTO mutes (id, principal_id, watch_id, subject, subject_id, until, created_at)
      VALUES (${id}::uuid, ${principalId}::uuid, ${watchId}::uuid, ${subject}::"MuteSubject", ${subjectId}::uuid, ${until}, now())`
    return { id, changeId: await recordChange(tx, 'WATCH_CHANGED', id) }
  })
}

/** Ends a mute of a principal. Null where there is no such mute that goes on. */
export async function endMute(prisma: PrismaClient, principalId: string, id: string): Promise<string | null> {
  return await prisma.$transaction(async (tx) => {
    const ended = await tx.$executeRaw`
      UPDATE mutes SET ended_at = now()
      WHERE id = ${id}::uuid AND principal_id = ${principalId}::uuid AND ended_at IS NULL`
    return ended === 0 ? null : await recordChange(tx, 'WATCH_CHANGED', id)
  })
}

/** Notes the place of a mute's change: its beginning where it had none, else its end. Shards come to it one by one. */
export async function placeMute(tx: Prisma.TransactionClient, id: string, position: Position): Promise<void> {
  await tx.$executeRaw`
    UPDATE mutes SET from_position = COALESCE(from_position, ${position}),
      ended_position = CASE WHEN from_position < ${position} AND ended_at IS NOT NULL THEN COALESCE(ended_position, ${position})
        ELSE ended_position END
    WHERE id = ${id}::uuid`
}
