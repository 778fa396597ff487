import type { Position } from '../../domain/journal/entry.ts'
import type { AlertKind, WatchDefinition } from '../../domain/watch/definition.ts'
import type { DefinitionInForce } from '../../domain/watch/fate.ts'
import type { MuteSubject } from '../../domain/watch/mute.ts'
import type { PrismaClient } from '../prisma/client.ts'

/** A version of what a watch asks for. */
export interface DefinitionOfFate extends DefinitionInForce {
  version: number
  condition: WatchDefinition['condition']
}

/** All versions of what a watch asks for, the oldest first. */
export async function readDefinitions(prisma: PrismaClient, watchId: string): Promise<DefinitionOfFate[]> {
  const rows = await prisma.$queryRaw<(Omit<DefinitionOfFate, 'from'> & { from: bigint | null })[]>`
    SELECT version, condition, tells::text[] AS tells, paused AS "isPaused", from_position AS "from"
    FROM watch_definitions WHERE watch_id = ${watchId}::uuid ORDER BY version`
  return rows.map((row) => ({ ...row, from: row.from === null ? null : Number(row.from) }))
}

/** What a watch told of a statement, and what became of that for one principal. */
export interface AlertOfFate {
  id: string
  /** That was asked for. */
  askedId: string
  /** That it was told of: the same, or one that is one with it by now. */
  statementId: string
  kinds: AlertKind[]
  at: Date
  burstAt: Date
  /** How many alerts the burst has. */
  inBurst: number
  /** Whether it was told to the principal at all. */
  isMine: boolean
  mute: { subject: MuteSubject; until: Date | null } | null
}

/** What a watch told of statements, and of those that they absorbed, in order. */
export async function readAlertsOf(
  prisma: PrismaClient,
  { watchId, principalId }: { watchId: string; principalId: string },
  statementIds: readonly string[],
): Promise<AlertOfFate[]> {
  const rows = await prisma.$queryRaw<
    (Omit<AlertOfFate, 'mute'> & { subject: MuteSubject | null; until: Date | null })[]
  >`
    WITH RECURSIVE same AS (
      SELECT id AS asked_id, id FROM unnest(${[...statementIds]}::uuid[]) AS q(id)
      UNION SELECT s.asked_id, one.id FROM same s JOIN statements one ON one.successor_id = s.id
    )
    SELECT a.id::text, s.asked_id::text AS "askedId", a.statement_id::text AS "statementId", a.kinds::text[] AS kinds, a.at, a.burst_at AS "burstAt", (
        SELECT count(*)::int FROM alerts b WHERE b.watch_id = a.watch_id AND b.burst_at = a.burst_at) AS "inBurst",
      i.alert_id IS NOT NULL AS "isMine", m.subject::text AS subject, m.until
    FROM same s JOIN alerts a ON a.statement_id = s.id AND a.watch_id = ${watchId}::uuid
      LEFT JOIN inbox_items i ON i.alert_id = a.id AND i.position = a.position AND i.principal_id = ${principalId}::uuid
      LEFT JOIN mutes m ON m.id = i.hidden_by_id
    ORDER BY a.position, a.ordinal`
  return rows.map(({ subject, until, ...row }) => ({ ...row, mute: subject === null ? null : { subject, until } }))
}

/** What a watch told of statements, and of those that they absorbed, by alerts that are not kept any more. */
export async function readToldBefore(
  prisma: PrismaClient,
  watchId: string,
  statementIds: readonly string[],
): Promise<Map<string, { at: Date; kinds: AlertKind[] }>> {
  const rows = await prisma.$queryRaw<{ id: string; at: Date; kinds: AlertKind[] }[]>`
    WITH RECURSIVE same AS (
      SELECT id AS asked_id, id FROM unnest(${[...statementIds]}::uuid[]) AS q(id)
      UNION SELECT s.asked_id, one.id FROM same s JOIN statements one ON one.successor_id = s.id
    )
    SELECT s.asked_id::text AS id, t.at, t.kinds::text[] AS kinds
    FROM same s JOIN told_before t ON t.statement_id = s.id AND t.watch_id = ${watchId}::uuid ORDER BY t.position DESC`
  return new Map(rows.map(({ id, at, kinds }) => [id, { at, kinds }]))
}

/** Of how many entries of a statement its fate is read: the newest ones. */
const MOST_ENTRIES = 100

/** The places of all that happened to statements, ascending, by statement. */
export async function readPlacesOf(
  prisma: PrismaClient,
  statementIds: readonly string[],
): Promise<Map<string, Position[]>> {
  const rows = await prisma.$queryRaw<{ id: string; positions: bigint[] }[]>`
    SELECT q.id::text, ARRAY(
      SELECT e.position FROM journal_entries e WHERE e.statement_id = q.id ORDER BY e.position DESC LIMIT ${MOST_ENTRIES}) AS positions
    FROM unnest(${[...statementIds]}::uuid[]) AS q(id)`
  return new Map(rows.map(({ id, positions }) => [id, positions.map(Number).sort((a, b) => a - b)]))
}
