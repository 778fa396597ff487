import { v7 as uuid } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import type { AlertKind, WatchDefinition } from '../../domain/watch/definition.ts'
import { recordChange } from '../journal/changes.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** What a watch asks for, as it is written. */
export interface NewDefinition extends WatchDefinition {
  isPaused: boolean
}

/** A definition that is in force. */
export interface WatchInForce extends NewDefinition {
  watchId: string
  version: number
}

export type WatchSaved =
  /** `changeId` leads to the position from which on its definition is in force; null where it is the same as before. */
  | { kind: 'saved'; watchId: string; version: number; changeId: string | null }
  | { kind: 'name taken' }
  | { kind: 'unknown' }
  /** It was changed since the version that the change was made on. */
  | { kind: 'changed meanwhile'; version: number }

/** Saves a new watch. It tells of what comes after the change that this leaves in the journal. */
export async function createWatch(
  prisma: PrismaClient,
  ownerId: string,
  { name, definition }: { name: string; definition: NewDefinition },
): Promise<WatchSaved> {
  return await prisma.$transaction(async (tx) => {
    const watchId = uuid()
    const made = await tx.$executeRaw`
      INSERT INTO watches (id, owner_id, name, created_at) VALUES (${watchId}::uuid, ${ownerId}::uuid, ${name}, now())
      ON CONFLICT (owner_id, name) DO NOTHING`
    if (made === 0) return { kind: 'name taken' }
    return await define(tx, { watchId, version: 1, authorId: ownerId }, definition)
  })
}

/**
 * Gives a watch another definition, as its next version, or another name. `onVersion`: the version that the author has
 * seen; null: whatever it is.
 */
export async function updateWatch(
  prisma: PrismaClient,
  watchId: string,
  change: {
    authorId: string
    onVersion: number | null
    name?: string | undefined
    definition?: NewDefinition | undefined
  },
): Promise<WatchSaved> {
  const { authorId, onVersion, name, definition } = change
  return await prisma.$transaction(async (tx) => {
    const [watch] = await tx.$queryRaw<{ version: number; owner_id: string; name: string }[]>`
      SELECT version, owner_id::text, name FROM watches WHERE id = ${watchId}::uuid FOR UPDATE`
    if (watch === undefined) return { kind: 'unknown' }
    if (onVersion !== null && watch.version !== onVersion) return { kind: 'changed meanwhile', version: watch.version }
    if (name !== undefined && name !== watch.name) {
      const taken = await tx.watch.findFirst({ where: { ownerId: watch.owner_id, name }, select: { id: true } })
      if (taken !== null) return { kind: 'name taken' }
      await tx.watch.update({ where: { id: watchId }, data: { name } })
    }
    // A name decides nothing, so it is no change of the journal.
    if (definition === undefined) return { kind: 'saved', watchId, version: watch.version, changeId: null }
    return await define(tx, { watchId, version: watch.version + 1, authorId }, definition)
  })
}

/** Deletes a watch with its alerts. Returns the id of the change, or null where there is no such watch. */
export async function deleteWatch(prisma: PrismaClient, watchId: string): Promise<string | null> {
  return await prisma.$transaction(async (tx) => {
    const gone = await tx.$executeRaw`DELETE FROM watches WHERE id = ${watchId}::uuid`
    return gone === 0 ? null : await recordChange(tx, 'WATCH_CHANGED', watchId)
  })
}

async function define(
  tx: Prisma.TransactionClient,
  { watchId, version, authorId }: { watchId: string; version: number; authorId: string },
  { condition, tells, silenceDays, burstMinutes, isPaused }: NewDefinition,
): Promise<WatchSaved> {
  await tx.$executeRaw`
    INSERT INTO watch_definitions (watch_id, version, condition, tells, silence_days, burst_minutes, paused, author_id, created_at)
    VALUES (${watchId}::uuid, ${version}, ${JSON.stringify(condition)}::jsonb, ${[...tells]}::"AlertKind"[],
      ${silenceDays}::int, ${burstMinutes}, ${isPaused}, ${authorId}::uuid, now())`
  if (version > 1) await tx.$executeRaw`UPDATE watches SET version = ${version} WHERE id = ${watchId}::uuid`
  return { kind: 'saved', watchId, version, changeId: await recordChange(tx, 'WATCH_CHANGED', watchId) }
}

/** Watches that are in force, a page of so many after an id, in the order of their ids. */
export async function readInForce(db: Db, after: string | null, limit: number): Promise<WatchInForce[]> {
  return (
    await db.$queryRaw<DefinitionRow[]>`
      SELECT w.id::text AS watch_id, d.*
      FROM watches w CROSS JOIN LATERAL (
        SELECT version, condition, tells::text[], silence_days, burst_minutes, paused FROM watch_definitions
        WHERE watch_id = w.id AND from_position IS NOT NULL ORDER BY version DESC LIMIT 1) d
      WHERE ${after}::uuid IS NULL OR w.id > ${after}::uuid
      ORDER BY w.id LIMIT ${limit}`
  ).map(inForce)
}

/**
 * What a change at this place of the journal brings into force: the oldest definition of the watch that is not yet, if
 * the change was of its definition; null where the watch was deleted.
 */
export async function bringIntoForce(
  tx: Prisma.TransactionClient,
  watchId: string,
  position: Position,
): Promise<WatchInForce | null> {
  await tx.$executeRaw`
    UPDATE watch_definitions SET from_position = ${position}
    WHERE watch_id = ${watchId}::uuid AND version = (
      SELECT min(version) FROM watch_definitions WHERE watch_id = ${watchId}::uuid AND from_position IS NULL)`
  const [row] = await tx.$queryRaw<DefinitionRow[]>`
    SELECT watch_id::text, version, condition, tells::text[], silence_days, burst_minutes, paused
    FROM watch_definitions WHERE watch_id = ${watchId}::uuid AND from_position IS NOT NULL
    ORDER BY version DESC LIMIT 1`
  return row === undefined ? null : inForce(row)
}

interface DefinitionRow {
  watch_id: string
  version: number
  condition: WatchDefinition['condition']
  tells: AlertKind[]
  silence_days: number | null
  burst_minutes: number
  paused: boolean
}

function inForce(row: DefinitionRow): WatchInForce {
  const { watch_id: watchId, version, condition, tells, silence_days: silenceDays, burst_minutes: burstMinutes } = row
  return { watchId, version, condition, tells, silenceDays, burstMinutes, isPaused: row.paused }
}
