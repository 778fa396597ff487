import { successorsOf } from '../../lookup/successors.ts'
import type { PrismaClient } from '../../prisma/client.ts'

/** What became of something that a filter names. */
export type NameFate =
  /** Nothing on file has this id any more. `at`: null where that is not known. */
  | { kind: 'DELETED'; at: Date | null }
  /** Another actor absorbed it. */
  | { kind: 'MERGED'; into: string }

/** What became of topics, actors, offices and sources with these ids. Those that are what they were are missing. */
export async function readFates(db: PrismaClient, ids: readonly string[]): Promise<Map<string, NameFate>> {
  if (ids.length === 0) return new Map()
  const successors = await successorsOf(db, { Actor: ids })
  const rows = await db.$queryRaw<{ id: string; at: Date | null }[]>`
    SELECT q.id::text AS id, COALESCE(a.nobody_since, (
      SELECT max(e.at) FROM audit_entries e WHERE e.subject_id = q.id AND e.kind = 'TOPIC_DELETED')) AS at
    FROM unnest(${[...new Set(ids)]}::uuid[]) AS q(id)
      LEFT JOIN actors a ON a.id = q.id
    WHERE (a.id IS NULL AND NOT EXISTS (SELECT FROM topics t WHERE t.id = q.id)
        AND NOT EXISTS (SELECT FROM offices o WHERE o.id = q.id) AND NOT EXISTS (SELECT FROM sources s WHERE s.id = q.id))
      OR a.nobody_since IS NOT NULL`
  const deleted = rows.map(({ id, at }): [string, NameFate] => [id, { kind: 'DELETED', at }])
  const merged = [...successors].map(([id, into]): [string, NameFate] => [id, { kind: 'MERGED', into }])
  return new Map([...merged, ...deleted])
}
