import { createIntegers, type Integers } from '../match/integers.ts'

/** A watch's place among those of an index; given to another when it is removed. */
export type WatchRow = number

/** What is kept of each watch: some ninety bytes and no object, so that a million of them are a few arrays. */
export interface WatchRows {
  find(watchId: string): WatchRow | null
  /** A row for a watch that has none; its columns are to be set. */
  add(watchId: string): WatchRow
  remove(row: WatchRow): void
  /** By row; empty where a row is free. */
  readonly ids: readonly string[]
  /** By row, as all of these: the version that is in force. */
  readonly versions: Integers
  /** Which kinds it tells, as bits. */
  readonly sets: Integers
  /** The group of its filter, and its place in the group's crowd. */
  readonly groups: Integers
  readonly places: Integers
  readonly size: number
}

export function createWatchRows(): WatchRows {
  const ids: string[] = []
  const versions = createIntegers()
  const sets = createIntegers()
  const groups = createIntegers()
  const places = createIntegers()
  const free: WatchRow[] = []
  // Open addressing, as in programs.ts: row + 1 by the hash of the id.
  let table = new Int32Array(64)
  let used = 0

  const slotOf = (row: WatchRow): number => hashOf(ids[row] ?? '') & (table.length - 1)
  const put = (row: WatchRow): void => {
    let slot = slotOf(row)
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
    let hole = slotOf(row)
    while (table[hole] !== row + 1) hole = (hole + 1) & mask
    table[hole] = 0
    for (let slot = (hole + 1) & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = table[slot] ?? 0
      const home = slotOf(entry - 1)
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue
      table[hole] = entry
      table[slot] = 0
      hole = slot
    }
  }
  return {
    find(watchId) {
      const mask = table.length - 1
      let slot = hashOf(watchId) & mask
      for (let entry = table[slot] ?? 0; entry !== 0; entry = table[slot] ?? 0) {
        if (ids[entry - 1] === watchId) return entry - 1
        slot = (slot + 1) & mask
      }
      return null
    },
    add(watchId) {
      const row = free.pop() ?? ids.length
      if (row === ids.length) for (const list of [versions, sets, groups, places]) list.push(0)
      ids[row] = watchId
      used += 1
      if (used > table.length * 0.8) enlarge()
      put(row)
      return row
    },
    remove(row) {
      take(row)
      used -= 1
      ids[row] = ''
      free.push(row)
    },
    ids,
    versions,
    sets,
    groups,
    places,
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
