import type { Prisma, PrismaClient } from '../../prisma/client.ts'
import { type DefinitionRow, definitionOf, type SavedDefinition } from '../definitions.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** A version of a watch, with who made it and what the one before it was. */
export interface AuthoredVersion extends SavedDefinition {
  author: string
  /** Whether what comes now is decided by it: the newest whose change the matcher has come to. */
  isInForce: boolean
  before: SavedDefinition | null
}

/** The newest versions of each of these watches, at most so many, below a number where one is given. */
export async function readVersions(
  db: Db,
  watchIds: readonly string[],
  { limit, below }: { limit: number; below: number | null },
): Promise<Map<string, AuthoredVersion[]>> {
  if (watchIds.length === 0) return new Map()
  const rows = await db.$queryRaw<Row[]>`
    SELECT w.id::text AS watch_id, d.*
    FROM unnest(${[...watchIds]}::uuid[]) AS w(id) CROSS JOIN LATERAL (
      SELECT version, condition, tells::text[], silence_days, burst_minutes, paused, created_at,
        (SELECT name FROM principals p WHERE p.id = d.author_id) AS author,
        version = (SELECT max(version) FROM watch_definitions n WHERE n.watch_id = w.id AND n.from_position IS NOT NULL)
          AS in_force
      FROM watch_definitions d
      WHERE watch_id = w.id AND (${below}::int IS NULL OR version < ${below}::int)
      ORDER BY version DESC LIMIT ${limit + 1}::int) d
    ORDER BY w.id, d.version DESC`
  const versions = new Map(watchIds.map((id): [string, Row[]] => [id, []]))
  for (const row of rows) versions.get(row.watch_id)?.push(row)
  return new Map([...versions].map(([id, of]) => [id, of.slice(0, limit).map((row, at) => versionOf(row, of[at + 1]))]))
}

interface Row extends DefinitionRow {
  author: string
  created_at: Date
  in_force: boolean | null
}

function versionOf(row: Row, before: Row | undefined): AuthoredVersion {
  const saved = (of: Row): SavedDefinition => ({ ...definitionOf(of), createdAt: of.created_at })
  return {
    ...saved(row),
    author: row.author,
    isInForce: row.in_force === true,
    before: before === undefined ? null : saved(before),
  }
}
