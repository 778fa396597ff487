import type { SavedWatch } from './saved-watches.ts'
import type { WantedWatch } from './watches-file.ts'

/** What of a watch is to become otherwise, in words of the file. */
interface PlannedChange {
  field: string
  before: unknown
  after: unknown
}

export type PlannedStep =
  | { kind: 'CREATE'; wanted: WantedWatch }
  | { kind: 'CHANGE'; wanted: WantedWatch; saved: SavedWatch; changes: PlannedChange[] }
  | { kind: 'SAME'; wanted: WantedWatch; saved: SavedWatch }
  | { kind: 'DELETE'; saved: SavedWatch }
  /** It is not in the file, and stays. */
  | { kind: 'LEFT'; saved: SavedWatch }

/** A watch of the file, with how the service reads its filter. */
export interface ReadWatch {
  wanted: WantedWatch
  filterIdentity: string
}

/** What makes the watches that are saved those of the file. Nothing is deleted unless `prunes`. */
export function planWatches(
  read: readonly ReadWatch[],
  saved: readonly SavedWatch[],
  { prunes }: { prunes: boolean },
): PlannedStep[] {
  const byName = new Map(saved.map((watch) => [watch.name, watch]))
  const inFile = new Set(read.map(({ wanted }) => wanted.name))
  const met = new Set<string>()
  const steps = read.map(({ wanted, filterIdentity }): PlannedStep => {
    const { name, formerly } = wanted
    const renamed = formerly === null || inFile.has(formerly) ? undefined : byName.get(formerly)
    const found = byName.get(name) ?? renamed
    if (found === undefined) return { kind: 'CREATE', wanted }
    met.add(found.id)
    const changes = changesBetween(found, wanted, filterIdentity)
    return changes.length === 0
      ? { kind: 'SAME', wanted, saved: found }
      : { kind: 'CHANGE', wanted, saved: found, changes }
  })
  const others = saved.filter(({ id }) => !met.has(id))
  return [...steps, ...others.map((watch): PlannedStep => ({ kind: prunes ? 'DELETE' : 'LEFT', saved: watch }))]
}

function changesBetween(saved: SavedWatch, wanted: WantedWatch, filterIdentity: string): PlannedChange[] {
  const { sharedWith: shared } = wanted
  const pairs: [field: string, before: unknown, after: unknown][] = [
    ['name', saved.name, wanted.name],
    ['tells', [...saved.tells].sort(), [...new Set(wanted.tells)].sort()],
    ['silenceDays', saved.silenceDays, wanted.silenceDays],
    ['burstMinutes', saved.burstMinutes, wanted.burstMinutes],
    ['isPaused', saved.isPaused, wanted.isPaused],
    ['sharedWith.role', saved.sharedWithRole, shared.role],
    ['sharedWith.principals', [...(saved.sharedWith ?? [])].sort(), [...new Set(shared.principals)].sort()],
  ]
  const changes = pairs
    .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    .map(([field, before, after]) => ({ field, before, after }))
  if (saved.filterIdentity === filterIdentity) return changes
  return [...changes, { field: 'filter', before: saved.filter, after: wanted.filter }]
}
