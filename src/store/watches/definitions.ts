import { v7 as uuid } from 'uuid'
import { canonicalForm } from '../../domain/filter/stream-id.ts'
import type { Problem } from '../../domain/given/given-text.ts'
import type { AlertKind, WatchDefinition } from '../../domain/watch/definition.ts'
import { changedDefinition, problemsOfDefinition } from '../../domain/watch/given-definition.ts'
import { PREPARED } from '../database/prepared.ts'
import { inTransaction } from '../database/retry.ts'
import { type Doer, noteDone } from '../decisions/audit.ts'
import { recordingChange } from '../journal/changes.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

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
  /** Its owner has as many as one may have. */
  | { kind: 'too many' }
  | { kind: 'unknown' }
  /** It was changed since the version that the change was made on. */
  | { kind: 'changed meanwhile'; version: number }
  | { kind: 'invalid'; problems: Problem[] }

/** How many watches one principal may own. */
export const MOST_WATCHES = 1_000

/** Saves a new watch. It tells of what comes after the change that this leaves in the journal. */
export async function createWatch(
  prisma: PrismaClient,
  ownerId: string,
  { name, definition }: { name: string; definition: NewDefinition },
): Promise<WatchSaved> {
  const problems = problemsOfDefinition(definition)
  if (problems.length > 0) return { kind: 'invalid', problems }
  return await inTransaction(prisma, async (tx) => {
    await lockOwner(tx, ownerId)
    const watchId = uuid()
    const changeId = uuid()
    const [row] = await tx.$queryRaw<{ owned: number; made: boolean }[]>`${PREPARED}
      WITH owned AS (
        SELECT count(*)::int AS count FROM watches WHERE owner_id = ${ownerId}::uuid
      ), made AS (
        INSERT INTO watches (id, owner_id, name, created_at)
        SELECT ${watchId}::uuid, ${ownerId}::uuid, ${name}::text, now() FROM owned WHERE count < ${MOST_WATCHES}::int
        ON CONFLICT (owner_id, name) DO NOTHING RETURNING id
      ), defined AS (
        ${defining({ watchId, version: 1, authorId: ownerId }, definition, Prisma.sql`made`)}
      ), recorded AS (
        ${recordingChange(changeId, 'WATCH_CHANGED', watchId, Prisma.sql`made`)}
      )
      SELECT count AS owned, EXISTS (SELECT FROM made) AS made FROM owned`
    if (row?.made) return { kind: 'saved', watchId, version: 1, changeId }
    return { kind: (row?.owned ?? 0) < MOST_WATCHES ? 'name taken' : 'too many' }
  })
}

/**
 * Gives a watch another definition, as its next version, or another name. What is absent of a definition stays, and one
 * that says the same again is no new version. `onVersion`: the version that the author has seen; null: whatever it is.
 */
export async function updateWatch(
  prisma: PrismaClient,
  watchId: string,
  change: {
    authorId: string
    onVersion: number | null
    name?: string | undefined
    definition?: Partial<NewDefinition> | undefined
  },
): Promise<WatchSaved> {
  const { authorId, onVersion, name, definition } = change
  return await inTransaction(prisma, async (tx) => {
    const found = await lockWatch(tx, watchId)
    if (found === null) return { kind: 'unknown' }
    const { ownerId, name: nameBefore, version, definition: before } = found
    if (onVersion !== null && version !== onVersion) return { kind: 'changed meanwhile', version }
    const after = changedDefinition(before, definition ?? {})
    const problems = problemsOfDefinition(after)
    if (problems.length > 0) return { kind: 'invalid', problems }
    if (name !== undefined && name !== nameBefore) {
      await countOwned(tx, ownerId)
      const taken = await tx.watch.findFirst({ where: { ownerId, name }, select: { id: true } })
      if (taken !== null) return { kind: 'name taken' }
      await tx.watch.update({ where: { id: watchId }, data: { name } })
    }
    // A name decides nothing, so it is no change of the journal.
    if (isSame(before, after)) return { kind: 'saved', watchId, version, changeId: null }
    return await define(tx, { watchId, version: version + 1, authorId }, after)
  })
}

interface LockedWatch {
  ownerId: string
  name: string
  version: number
  definition: NewDefinition
}

/** A watch with its newest definition; nothing else changes it until the transaction ends. Null: there is none. */
async function lockWatch(tx: Prisma.TransactionClient, watchId: string): Promise<LockedWatch | null> {
  const [row] = await tx.$queryRaw<(DefinitionRow & { owner_id: string; name: string })[]>`${PREPARED}
    SELECT w.owner_id::text AS owner_id, w.name, d.watch_id::text AS watch_id, d.version, d.condition, d.tells::text[] AS tells,
      d.silence_days, d.burst_minutes, d.paused
    FROM watches w JOIN watch_definitions d ON d.watch_id = w.id AND d.version = w.version
    WHERE w.id = ${watchId}::uuid FOR UPDATE OF w`
  if (row !== undefined) {
    const { watchId: _, version, ...definition } = definitionOf(row)
    return { ownerId: row.owner_id, name: row.name, version, definition }
  }
  // One that was changed while it was waited for is not found with its new definition, which the SELECT does not see.
  const [watch] = await tx.$queryRaw<{ version: number; owner_id: string; name: string }[]>`${PREPARED}
    SELECT version, owner_id::text AS owner_id, name FROM watches WHERE id = ${watchId}::uuid FOR UPDATE`
  if (watch === undefined) return null
  const { version, owner_id: ownerId, name } = watch
  return { ownerId, name, version, definition: await readDefinition(tx, watchId, version) }
}

/** How many watches a principal owns. No other transaction gives it one, or a name to one, until this one ends. */
export async function countOwned(tx: Prisma.TransactionClient, ownerId: string): Promise<number> {
  await lockOwner(tx, ownerId)
  return await tx.watch.count({ where: { ownerId } })
}

async function lockOwner(tx: Prisma.TransactionClient, ownerId: string): Promise<void> {
  await tx.$executeRaw`${PREPARED} SELECT FROM principals WHERE id = ${ownerId}::uuid FOR NO KEY UPDATE`
}

function isSame(one: NewDefinition, other: NewDefinition): boolean {
  const form = ({ condition, ...rest }: NewDefinition) =>
    JSON.stringify([canonicalForm(condition), rest.tells, rest.silenceDays, rest.burstMinutes, rest.isPaused])
  return form(one) === form(other)
}

/**
 * Deletes a watch with its alerts. What it was is kept with who deleted it; null: it is not noted. Returns the id of the
 * change, or null where there is no such watch.
 */
export async function deleteWatch(
  prisma: PrismaClient,
  watchId: string,
  by: Doer | null = null,
): Promise<string | null> {
  return await inTransaction(prisma, async (tx) => {
    const watch = await lockWatch(tx, watchId)
    if (watch === null) return null
    if (by !== null) {
      const { condition: filter, ...definition } = watch.definition
      const { name: owner } = await tx.principal.findUniqueOrThrow({ where: { id: watch.ownerId } })
      const before = { name: watch.name, owner, filter, ...definition }
      await noteDone(tx, { kind: 'WATCH_DELETED', subjectType: 'Watch', subjectId: watchId, before }, by)
    }
    const changeId = uuid()
    await tx.$executeRaw`${PREPARED}
      WITH gone AS (
        DELETE FROM watches WHERE id = ${watchId}::uuid RETURNING id
      )
      ${recordingChange(changeId, 'WATCH_CHANGED', watchId, Prisma.sql`gone`)}`
    return changeId
  })
}

async function define(tx: Prisma.TransactionClient, next: VersionOf, definition: NewDefinition): Promise<WatchSaved> {
  const { watchId, version } = next
  const changeId = uuid()
  await tx.$executeRaw`${PREPARED}
    WITH moved AS (
      UPDATE watches SET version = ${version}::int WHERE id = ${watchId}::uuid RETURNING id
    ), defined AS (
      ${defining(next, definition, Prisma.sql`moved`)}
    )
    ${recordingChange(changeId, 'WATCH_CHANGED', watchId, Prisma.sql`moved`)}`
  return { kind: 'saved', watchId, version, changeId }
}

/** Which version of which watch, and by whom. */
interface VersionOf {
  watchId: string
  version: number
  authorId: string
}

/** Writes a definition, as an INSERT within another SQL statement: once for each row of `rows`. */
function defining(
  { watchId, version, authorId }: VersionOf,
  { condition, tells, silenceDays, burstMinutes, isPaused }: NewDefinition,
  rows: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO watch_definitions (watch_id, version, condition, tells, silence_days, burst_minutes, paused, author_id, created_at)
    SELECT ${watchId}::uuid, ${version}::int, ${JSON.stringify(condition)}::jsonb, ${[...tells]}::"AlertKind"[],
      ${silenceDays}::int, ${burstMinutes}::int, ${isPaused}::boolean, ${authorId}::uuid, now()
    FROM ${rows}`
}

/** A version of what a watch asks for. */
export interface SavedDefinition extends NewDefinition {
  watchId: string
  version: number
  createdAt: Date
}

/** The newest definition of each of these watches, whether or not its place was come to. */
export async function readNewest(db: Db, watchIds: readonly string[]): Promise<Map<string, SavedDefinition>> {
  if (watchIds.length === 0) return new Map()
  const rows = await db.$queryRaw<(DefinitionRow & { created_at: Date })[]>`
    SELECT d.watch_id::text, d.version, d.condition, d.tells::text[], d.silence_days, d.burst_minutes, d.paused, d.created_at
    FROM watches w JOIN watch_definitions d ON d.watch_id = w.id AND d.version = w.version
    WHERE w.id = ANY (${[...watchIds]}::uuid[])`
  return new Map(rows.map((row) => [row.watch_id, { ...definitionOf(row), createdAt: row.created_at }]))
}

/** What a watch asks for in one of its versions. */
async function readDefinition(db: Db, watchId: string, version: number): Promise<NewDefinition> {
  const [row] = await db.$queryRaw<DefinitionRow[]>`${PREPARED}
    SELECT watch_id::text, version, condition, tells::text[], silence_days, burst_minutes, paused
    FROM watch_definitions WHERE watch_id = ${watchId}::uuid AND version = ${version}::int`
  if (row === undefined) throw new Error(`watch ${watchId} has no version ${version}`)
  const { watchId: _, version: __, ...definition } = definitionOf(row)
  return definition
}

/** A row of `watch_definitions`. */
export interface DefinitionRow {
  watch_id: string
  version: number
  condition: WatchDefinition['condition']
  tells: AlertKind[]
  silence_days: number | null
  burst_minutes: number
  paused: boolean
}

export function definitionOf(row: DefinitionRow): WatchInForce {
  const { watch_id: watchId, version, condition, tells, silence_days: silenceDays, burst_minutes: burstMinutes } = row
  return { watchId, version, condition, tells, silenceDays, burstMinutes, isPaused: row.paused }
}

/** What watches are called, by id. */
export async function readWatchNames(db: Db, watchIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.watch.findMany({ where: { id: { in: [...watchIds] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
