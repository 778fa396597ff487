import type { FilterGroup } from './programs.ts'

/** Which groups wait for a term, each with its guard: a term that must be there too, or null. */
export interface Postings {
  add(term: number, group: FilterGroup, guard: number | null): void
  remove(term: number, group: FilterGroup, guard: number | null): void
  /** Calls with the groups whose guard is there. */
  visit(term: number, isSeen: (term: number) => boolean, visit: (group: FilterGroup) => void): void
  count(term: number): number
}

/** Group and guard in one number, since a list of numbers takes eight bytes for each whatever it holds. */
const GUARDS = 2 ** 27

function entryOf(group: FilterGroup, guard: number | null): number {
  return group * GUARDS + (guard === null ? 0 : guard + 1)
}

export function createPostings(): Postings {
  // Most terms have one group, and a list for each would cost more than all else: one is kept as its number.
  const lists: (number | number[] | undefined)[] = []
  return {
    add(term, group, guard) {
      const entry = entryOf(group, guard)
      // In order and without holes: a sparse array would become a dictionary.
      while (lists.length <= term) lists.push(undefined)
      const list = lists[term]
      if (list === undefined) lists[term] = entry
      else if (typeof list === 'number') lists[term] = [list, entry]
      else list.push(entry)
    },
    remove(term, group, guard) {
      const list = lists[term]
      if (list === undefined || typeof list === 'number') {
        lists[term] = undefined
        return
      }
      const entry = entryOf(group, guard)
      const last = list.pop()
      if (last !== undefined && last !== entry) list[list.indexOf(entry)] = last
      if (list.length === 0) lists[term] = undefined
    },
    visit(term, isSeen, visit) {
      const list = lists[term]
      if (list === undefined) return
      for (const entry of typeof list === 'number' ? [list] : list) {
        const group = Math.floor(entry / GUARDS)
        const guard = entry - group * GUARDS
        if (guard === 0 || isSeen(guard - 1)) visit(group)
      }
    },
    count(term) {
      const list = lists[term]
      return list === undefined ? 0 : typeof list === 'number' ? 1 : list.length
    },
  }
}
