import type { Position } from '../../domain/journal/entry.ts'
import { ALL_SHARDS, type Shard } from '../../domain/watch/shard.ts'
import { inShards, movingDecided } from '../alerts/alerts.ts'
import { PREPARED } from '../database/prepared.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { type DefinitionRow, definitionOf, type WatchInForce } from './definitions.ts'
import { placingMute } from './mutes.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** Watches of some shards that are in force, a page of so many after an id, in the order of ids: all, or those with a text. */
export async function readInForce(
  db: Db,
  after: string | null,
  { shards = ALL_SHARDS, limit, withText = false }: { shards?: readonly Shard[]; limit: number; withText?: boolean },
): Promise<WatchInForce[]> {
  // As one value, which is read in a tenth of the time that its rows would take.
  const [page] = await db.$queryRaw<{ watches: string | null }[]>`
    SELECT json_agg(r ORDER BY watch_id)::text AS watches FROM (
      SELECT w.id AS watch_id, d.*
      FROM watches w CROSS JOIN LATERAL (
        SELECT version, condition, tells, silence_days, burst_minutes, paused FROM watch_definitions
        WHERE watch_id = w.id AND from_position IS NOT NULL ORDER BY version DESC LIMIT 1) d
      WHERE (${after}::uuid IS NULL OR w.id > ${after}::uuid)
        AND ${inShards(Prisma.sql`w.id`, shards)}
        AND (NOT ${withText} OR d.condition @? '$.** ? (@.kind == "words")')
      ORDER BY w.id LIMIT ${limit}) r`
  return (JSON.parse(page?.watches ?? '[]') as DefinitionRow[]).map(definitionOf)
}

/** What a change brings into force. */
export interface Brought {
  /** Null: the watch was deleted, or the change is of a mute. */
  watch: WatchInForce | null
  /** Whether it is noted what the watch hears. */
  hasClock: boolean
}

/**
 * What a change of a watch or a mute at this place of the journal brings into force: the oldest definition of the watch
 * that is not yet, if the change was of its definition. The place of a mute is noted.
 */
export async function bringIntoForce(tx: Prisma.TransactionClient, id: string, position: Position): Promise<Brought> {
  const [row] = await tx.$queryRaw<BroughtRow[]>`${PREPARED}
    WITH ${bringing(id, position, Prisma.sql`TRUE`)} ${inForceOf(id)}`
  return broughtOf(row)
}

/**
 * The same, and shards are moved on past it, as `moveDecided` does, without a transaction around it. ELSEWHERE: one of
 * the shards is not at `from` any more. TIMED: the watch tells, or told, of silences or surges, and more is to be done.
 * Nothing was changed then.
 */
export async function bringAndMove(
  prisma: PrismaClient,
  id: string,
  moved: { shards: readonly Shard[]; from: Position; to: Position },
): Promise<Brought | 'ELSEWHERE' | 'TIMED'> {
  const { shards, from, to } = moved
  // One that waited for a shard's row finds that it was moved on, and holds one less than it asked for.
  const [row] = await prisma.$queryRaw<(BroughtRow & { is_held: boolean; is_timed: boolean })[]>`${PREPARED}
    WITH held AS MATERIALIZED (
      SELECT shard FROM alert_shards WHERE shard = ANY (${[...shards]}::int[]) AND position = ${from}::bigint FOR UPDATE
    ), seen AS MATERIALIZED (
      SELECT (SELECT count(*) FROM held) = ${shards.length}::int AS is_held,
        EXISTS (SELECT FROM watch_clocks WHERE watch_id = ${id}::uuid)
          OR EXISTS (SELECT FROM watch_definitions WHERE watch_id = ${id}::uuid AND tells && '{SILENCE,SURGE}') AS is_timed
    ), moved AS (
      ${movingDecided(shards, from, to)} AND (SELECT is_held AND NOT is_timed FROM seen)
    ), ${bringing(id, to, Prisma.sql`(SELECT is_held AND NOT is_timed FROM seen)`)}
    SELECT seen.is_held, seen.is_timed, r.* FROM seen, (${inForceOf(id)}) r`
  if (row?.is_held !== true) return 'ELSEWHERE'
  return row.is_timed ? 'TIMED' : broughtOf(row)
}

/** Brings into force what is next, and notes the place of a mute, as parts of a WITH; where it `isMeant`. */
function bringing(id: string, position: Position, isMeant: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`placed AS (
      ${placingMute(id, position)} AND ${isMeant}
    ), brought AS (
      UPDATE watch_definitions SET from_position = ${position}::bigint
      WHERE watch_id = ${id}::uuid AND ${isMeant} AND version = (
        SELECT min(version) FROM watch_definitions WHERE watch_id = ${id}::uuid AND from_position IS NULL)
      RETURNING watch_id, version, condition, tells, silence_days, burst_minutes, paused
    )`
}

/** A SELECT of the definition that is in force once `brought` is; one row always. */
function inForceOf(id: string): Prisma.Sql {
  // What is brought is not yet in force for the SELECT: all of a SQL statement sees the rows as they were before it.
  return Prisma.sql`
    SELECT d.watch_id::text AS watch_id, d.version, d.condition, d.tells::text[] AS tells, d.silence_days, d.burst_minutes, d.paused,
      EXISTS (SELECT FROM watch_clocks WHERE watch_id = ${id}::uuid) AS has_clock
    FROM (SELECT) always LEFT JOIN LATERAL (
      SELECT * FROM brought
      UNION ALL SELECT watch_id, version, condition, tells, silence_days, burst_minutes, paused
      FROM watch_definitions WHERE watch_id = ${id}::uuid AND from_position IS NOT NULL
      ORDER BY version DESC LIMIT 1) d ON TRUE`
}

type BroughtRow = (DefinitionRow | { watch_id: null }) & { has_clock: boolean }

function broughtOf(row: BroughtRow | undefined): Brought {
  if (row === undefined || row.watch_id === null) return { watch: null, hasClock: row?.has_clock ?? false }
  return { watch: definitionOf(row), hasClock: row.has_clock }
}
