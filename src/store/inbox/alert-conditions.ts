import { LRUCache } from 'lru-cache'
import type { Condition } from '../../domain/filter/filter.ts'
import type { PrismaClient } from '../prisma/client.ts'
import { databaseOf } from '../reading/read-access.ts'
import { type PreparedFilter, prepareFilter } from '../search/linguistics.ts'

/** A version of a watch. */
export interface VersionOfWatch {
  watchId: string
  version: number
}

// A version never changes, so it is prepared once: of the ones that were asked for last.
const MOST_KEPT = 1_000
const kept = new WeakMap<object, LRUCache<string, PreparedFilter>>()

export function nameOfVersion({ watchId, version }: VersionOfWatch): string {
  return `${watchId} ${version}`
}

/** What versions of watches ask for, by `nameOfVersion`; a watch that was deleted is missing. */
export async function readConditions(
  prisma: PrismaClient,
  versions: readonly VersionOfWatch[],
): Promise<Map<string, PreparedFilter>> {
  const known = kept.get(databaseOf(prisma)) ?? new LRUCache<string, PreparedFilter>({ max: MOST_KEPT })
  kept.set(databaseOf(prisma), known)
  const missing = versions.filter((version) => !known.has(nameOfVersion(version)))
  if (missing.length > 0) {
    const rows = await prisma.$queryRaw<{ watch_id: string; version: number; condition: Condition }[]>`
      SELECT d.watch_id::text, d.version, d.condition FROM watch_definitions d
      JOIN unnest(${missing.map(({ watchId }) => watchId)}::uuid[], ${missing.map(({ version }) => version)}::int[])
        AS q(watch_id, version) ON q.watch_id = d.watch_id AND q.version = d.version`
    // Prepared as one filter, in one round trip: what each of them asks for is among its texts.
    const prepared = await prepareFilter(prisma, { kind: 'any', of: rows.map(({ condition }) => condition) })
    for (const { watch_id: watchId, version, condition } of rows)
      known.set(nameOfVersion({ watchId, version }), { ...prepared, condition })
  }
  const found = new Map<string, PreparedFilter>()
  for (const version of versions) {
    const prepared = known.get(nameOfVersion(version))
    if (prepared !== undefined) found.set(nameOfVersion(version), prepared)
  }
  return found
}
