import { createIntegers } from '../match/integers.ts'
import type { Registration } from '../match/percolator.ts'
import type { AlertKind } from './definition.ts'

/** A watch's place among those of an index; given to another when it is removed. */
export type WatchRow = number

interface RowValues {
  version: number
  tells: readonly AlertKind[]
  registration: Registration
}

/** What is kept of each watch: some ninety bytes and no object, so that a million of them are a few arrays. */
export interface WatchRows {
  find(watchId: string): WatchRow | null
  /** A row for a watch that has none, and is to be set. */
  add(watchId: string): WatchRow
  set(row: WatchRow, values: RowValues): void
  remove(row: WatchRow): void
  idOf(row: WatchRow): string
  versionOf(row: WatchRow): number
  registrationOf(row: WatchRow): Registration
  /** Which of the `told` lists the watch has. */
  tellsOf(row: WatchRow): number
  /** The lists of kinds that watches tell, by number: few differ. */
  readonly told: readonly (readonly AlertKind[])[]
  readonly size: number
}

export function createWatchRows(): WatchRows {
  const ids: string[] = []
  const versions = createIntegers()
  const tells = createIntegers()
  const registrations = createIntegers()
  const free: WatchRow[] = []
  const told: (readonly AlertKind[])[] = []
  const tellsByKinds = new Map<string, number>()
  // Open addressing, as in programs.ts: row + 1 by the hash of the id.
  let table = new Int32Array(64)
  let used = 0

  const idOf = (row: WatchRow): string => ids[row] ?? ''
  const slotOf = (watchId: string): number => hashOf(watchId) & (table.length - 1)
  const put = (row: WatchRow): void => {
    let slot = slotOf(idOf(row))
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1)
    table[slot] = row + 1
  }
  const enlarge = (): void => {
    const old = table
    table = new Int32Array(old.length * 2)
    for (const entry of old) if (entry !== 0) put(entry - 1)
  }
  const take = (row: WatchRow): void => {
    const mask = table.length - 1
    let hole = slotOf(idOf(row))
    while (table[hole] !== row + 1) hole = (hole + 1) & mask
    table[hole] = 0
    for (let slot = (hole + 1) & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = table[slot] ?? 0
      const home = slotOf(idOf(entry - 1))
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue
      table[hole] = entry
      table[slot] = 0
      hole = slot
    }
  }
  const numberOf = (kinds: readonly AlertKind[]): number => {
    const key = kinds.join(' ')
    const known = tellsByKinds.get(key)
    if (known !== undefined) return known
    tellsByKinds.set(key, told.length)
    return told.push(kinds) - 1
  }
  return {
    find(watchId) {
      let slot = slotOf(watchId)
      for (let entry = table[slot] ?? 0; entry !== 0; entry = table[slot] ?? 0) {
        if (ids[entry - 1] === watchId) return entry - 1
        slot = (slot + 1) & (table.length - 1)
      }
      return null
    },
    add(watchId) {
      const row = free.pop() ?? ids.length
      if (row === ids.length) for (const list of [versions, tells, registrations]) list.push(0)
      ids[row] = watchId
      used += 1
      if (used > table.length * 0.8) enlarge()
      put(row)
      return row
    },
    set(row, values) {
      versions.set(row, values.version)
      tells.set(row, numberOf(values.tells))
      registrations.set(row, values.registration)
    },
    remove(row) {
      take(row)
      used -= 1
      ids[row] = ''
      free.push(row)
    },
    idOf,
    versionOf: (row) => versions.array[row] ?? 0,
    registrationOf: (row) => (registrations.array[row] ?? 0) as Registration,
    tellsOf: (row) => tells.array[row] ?? 0,
    told,
    get size() {
      return used
    },
  }
}

/** FNV-1a over UTF-16 code units, its high bits mixed into the low ones, which choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 16)) >>> 0
}
