import { createIntegers } from './integers.ts'
import { type Node, sizeOfNode } from './program.ts'

/** A distinct filter, as a number. Numbers of filters that are gone are given again. */
export type FilterGroup = number

/** The programs of all distinct filters in one array, each followed by its anchor: one node more. */
export interface Programs {
  /** Where the programs stand; replaced when it grows or is cleared of gaps, so never keep it. */
  readonly array: Int32Array
  /** The group with this program. */
  find(program: Node): FilterGroup | null
  /** Adds a program that no group has. */
  add(program: Node, anchor: Node): FilterGroup
  remove(group: FilterGroup): void
  /** Where a group's program begins. */
  start(group: FilterGroup): number
  /** Where its anchor begins. */
  anchorStart(group: FilterGroup): number
  readonly count: number
}

/** Below this, gaps are not worth the copying. */
const LEAST_GAPS = 4_096

export function createPrograms(): Programs {
  let code = createIntegers()
  const starts = createIntegers()
  const free: FilterGroup[] = []
  let gaps = 0
  // Open addressing: group + 1 by the hash of its program, 0 where nothing is, and linear probing.
  let table = new Int32Array(64)
  let used = 0

  const startOf = (group: FilterGroup): number => starts.array[group] ?? 0
  const lengthOf = (start: number): number => sizeOfNode(code.array[start] ?? 0)
  const slotOf = (hash: number): number => hash & (table.length - 1)
  const isAt = (start: number, program: Node): boolean => {
    const { array } = code
    // The head holds the length, so equal heads end together.
    for (let index = 0; index < program.length; index += 1) if (array[start + index] !== program[index]) return false
    return true
  }
  const hashAt = (group: FilterGroup): number => {
    const start = startOf(group)
    return hashOf(code.array, start, start + lengthOf(start))
  }
  const put = (group: FilterGroup): void => {
    let slot = slotOf(hashAt(group))
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1)
    table[slot] = group + 1
  }
  const enlarge = (): void => {
    const old = table
    table = new Int32Array(old.length * 2)
    for (const entry of old) if (entry !== 0) put(entry - 1)
  }
  // What stood behind the removed one may have been pushed there by it: it moves up, so that probing never stops short.
  const take = (group: FilterGroup): void => {
    const mask = table.length - 1
    let hole = slotOf(hashAt(group))
    while (table[hole] !== group + 1) hole = (hole + 1) & mask
    table[hole] = 0
    for (let slot = (hole + 1) & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = table[slot] ?? 0
      const home = slotOf(hashAt(entry - 1))
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue
      table[hole] = entry
      table[slot] = 0
      hole = slot
    }
  }
  const closeGaps = (): void => {
    const packed = createIntegers()
    for (let group = 0; group < starts.length; group += 1) {
      const start = startOf(group)
      if (start < 0) continue
      const anchor = start + lengthOf(start)
      starts.set(group, packed.append(code.array.subarray(start, anchor + lengthOf(anchor))))
    }
    code = packed
    gaps = 0
  }
  return {
    get array() {
      return code.array
    },
    find(program) {
      let slot = slotOf(hashOf(program, 0, program.length))
      for (let entry = table[slot] ?? 0; entry !== 0; entry = table[slot] ?? 0) {
        if (isAt(startOf(entry - 1), program)) return entry - 1
        slot = (slot + 1) & (table.length - 1)
      }
      return null
    },
    add(program, anchor) {
      const group = free.pop() ?? starts.length
      if (group === starts.length) starts.push(0)
      starts.set(group, code.append(program))
      code.append(anchor)
      used += 1
      if (used > table.length * 0.8) enlarge()
      put(group)
      return group
    },
    remove(group) {
      take(group)
      used -= 1
      const start = startOf(group)
      const anchor = start + lengthOf(start)
      gaps += anchor + lengthOf(anchor) - start
      starts.set(group, -1)
      free.push(group)
      if (gaps > LEAST_GAPS && gaps > code.length / 2) closeGaps()
    },
    start: startOf,
    anchorStart(group) {
      const start = startOf(group)
      return start + lengthOf(start)
    },
    get count() {
      return used
    },
  }
}

/** FNV-1a over whole integers, its high bits mixed into the low ones, which choose the slot. */
function hashOf(values: ArrayLike<number>, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let index = from; index < to; index += 1) {
    hash = Math.imul(hash ^ (values[index] ?? 0), 0x01000193)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 16)) >>> 0
}
