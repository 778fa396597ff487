import type { ReadDocument, TextQueries } from '../filter/evaluate.ts'
import type { Condition } from '../filter/filter.ts'
import { createAnchors } from './anchors.ts'
import { compile } from './compile.ts'
import { createIntegers } from './integers.ts'
import { visitTerms } from './program.ts'
import { createPrograms, type Group } from './programs.ts'
import { createTerms } from './terms.ts'
import { holds, type Sight } from './verify.ts'

// A document should cost what it matches, not what there is. So equal filters are one group, and a group waits at its
// anchor: the rarest thing that a document must have to pass (anchor.ts). A document brings up the groups that wait
// for what it has, and only these are verified, each by a program of a few integers.

/** One filter's place in a percolator, good for one removal: afterwards the number is given to another filter. */
export type Registration = number & { readonly registration: unique symbol }

/**
 * Many filters as one index: which of them does a document pass?
 *
 * Exact: what `passes` answers for a filter, this answers for all of them, whatever was added and removed before.
 */
export interface Percolator<Value> {
  /** `queries` holds every text of the condition. Neither is kept. */
  add(condition: Condition, queries: TextQueries, value: Value): Registration
  remove(registration: Registration): void
  /** The values of all filters that the document passes, one for each registration, in no order. */
  matching(read: ReadDocument): Value[]
  /** How many filters are registered, equal ones counted each. */
  readonly size: number
}

export function createPercolator<Value>(): Percolator<Value> {
  const terms = createTerms()
  const programs = createPrograms()
  const anchors = createAnchors(terms)
  // By registration: its value, its group, its place among those of the group.
  const values: (Value | undefined)[] = []
  const groups = createIntegers()
  const places = createIntegers()
  const free: number[] = []
  // By group: its one registration; where there are several they are in `crowds`, and this is -1.
  const singles = createIntegers()
  const crowds = new Map<Group, number[]>()
  // By group: the number of the last document it was brought up for, since several of its anchors may.
  const looked = createIntegers()
  let look = 0

  const groupFor = (condition: Condition, queries: TextQueries): Group => {
    const program = compile(condition, queries, terms)
    const known = programs.find(program)
    if (known !== null) return known
    const anchor = anchors.choose(program)
    const group = programs.add(program, anchor)
    visitTerms(program, 0, terms.retain)
    anchors.put(anchor, 0, group)
    while (singles.length <= group) {
      singles.push(-1)
      looked.push(0)
    }
    return group
  }
  const enter = (group: Group, registration: number): void => {
    const crowd = crowds.get(group)
    const single = singles.array[group] ?? -1
    places.set(registration, 0)
    if (crowd !== undefined) places.set(registration, crowd.push(registration) - 1)
    else if (single < 0) singles.set(group, registration)
    else {
      crowds.set(group, [single, registration])
      places.set(registration, 1)
      singles.set(group, -1)
    }
  }
  const leave = (group: Group, registration: number): void => {
    const crowd = crowds.get(group)
    if (crowd === undefined) {
      singles.set(group, -1)
      anchors.take(programs.array, programs.anchorStart(group), group)
      visitTerms(programs.array, programs.start(group), terms.release)
      programs.remove(group)
      return
    }
    const last = crowd.pop()
    const place = places.array[registration] ?? 0
    if (last !== undefined && last !== registration) {
      crowd[place] = last
      places.set(last, place)
    }
    const [only] = crowd
    if (crowd.length > 1 || only === undefined) return
    crowds.delete(group)
    singles.set(group, only)
  }
  return {
    add(condition, queries, value) {
      const group = groupFor(condition, queries)
      const registration = free.pop() ?? values.length
      if (registration === values.length) {
        values.push(value)
        groups.push(group)
        places.push(0)
      }
      values[registration] = value
      groups.set(registration, group)
      enter(group, registration)
      return registration as Registration
    },
    remove(registration) {
      leave(groups.array[registration] ?? 0, registration)
      values[registration] = undefined
      free.push(registration)
    },
    matching(read) {
      const found: Value[] = []
      const sight: Sight = { terms, document: read.document, configuration: null }
      const seen = terms.see(read)
      sight.configuration = terms.seenConfiguration()
      look = nextLook(look, looked.array)
      const { array } = programs
      anchors.visit(seen, read.document, (group) => {
        if (looked.array[group] === look) return
        looked.set(group, look)
        if (!holds(array, programs.start(group), sight)) return
        const single = singles.array[group] ?? -1
        // Numbers come from below, and only those without a value are free.
        if (single >= 0) found.push(values[single] as Value)
        else for (const registration of crowds.get(group) ?? []) found.push(values[registration] as Value)
      })
      return found
    },
    get size() {
      return values.length - free.length
    },
  }
}

const LAST_LOOK = 2_147_483_647

function nextLook(look: number, looked: Int32Array): number {
  if (look < LAST_LOOK) return look + 1
  looked.fill(0)
  return 1
}
