import type { Group } from './programs.ts'

/** Which groups wait for a term: those anchored on it. */
export interface Postings {
  add(term: number, group: Group): void
  remove(term: number, group: Group): void
  visit(term: number, visit: (group: Group) => void): void
  count(term: number): number
}

export function createPostings(): Postings {
  // Most terms have one group, and an array for each would cost more than all else: one is kept as its number.
  const lists: (Group | Group[] | undefined)[] = []
  return {
    add(term, group) {
      const list = lists[term]
      // In order and without holes: a sparse array would become a dictionary.
      while (lists.length <= term) lists.push(undefined)
      if (list === undefined) lists[term] = group
      else if (typeof list === 'number') lists[term] = [list, group]
      else list.push(group)
    },
    remove(term, group) {
      const list = lists[term]
      if (list === undefined || typeof list === 'number') {
        lists[term] = undefined
        return
      }
      const last = list.pop()
      if (last !== undefined && last !== group) list[list.indexOf(group)] = last
      if (list.length === 0) lists[term] = undefined
    },
    visit(term, visit) {
      const list = lists[term]
      if (typeof list === 'number') visit(list)
      else if (list !== undefined) for (const group of list) visit(group)
    },
    count(term) {
      const list = lists[term]
      return list === undefined ? 0 : typeof list === 'number' ? 1 : list.length
    },
  }
}
