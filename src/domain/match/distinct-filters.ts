import type { ReadDocument, TextQueries } from '../filter/evaluate.ts'
import type { Condition } from '../filter/filter.ts'
import { createAnchors } from './anchors.ts'
import { compile } from './compile.ts'
import { createIntegers } from './integers.ts'
import { visitTerms } from './program.ts'
import { createPrograms, type FilterGroup } from './programs.ts'
import { createTerms } from './terms.ts'
import { holds, type Sight } from './verify.ts'

// A document should cost what it matches, not what there is. So equal filters are one group, and a group waits at its
// anchor: the rarest thing that a document must have to pass (anchor.ts). A document brings up the groups that wait
// for what it has, and only these are verified, each by a program of a few integers.

/**
 * Filters as one index, equal ones once, however they were written: which of them does a document pass?
 *
 * Exact: what `passes` answers for a filter, this answers for all of them, whatever was added and removed before.
 */
export interface DistinctFilters {
  /** The group of all filters that mean this: a new one where there is none. `queries` holds every text. Neither is kept. */
  groupOf(condition: Condition, queries: TextQueries): FilterGroup
  /** Forgets a group; its number is given to another. */
  remove(group: FilterGroup): void
  /** Calls once with each group that the document passes, in no order. Nothing may be added or removed meanwhile. */
  visit(read: ReadDocument, visit: (group: FilterGroup) => void): void
  readonly count: number
}

export function createDistinctFilters(): DistinctFilters {
  const terms = createTerms()
  const programs = createPrograms()
  const anchors = createAnchors(terms)
  // By group: the number of the last document it was brought up for, since several of its anchors may.
  const looked = createIntegers()
  let look = 0

  return {
    groupOf(condition, queries) {
      const program = compile(condition, queries, terms)
      const known = programs.find(program)
      if (known !== null) return known
      const anchor = anchors.choose(program)
      const group = programs.add(program, anchor)
      visitTerms(program, 0, terms.retain)
      anchors.put(anchor, 0, group)
      if (group === looked.length) looked.push(0)
      return group
    },
    remove(group) {
      anchors.take(programs.array, programs.anchorStart(group), group)
      visitTerms(programs.array, programs.start(group), terms.release)
      programs.remove(group)
    },
    visit(read, visit) {
      const seen = terms.see(read)
      const sight: Sight = { terms, document: read.document, configuration: terms.seenConfiguration() }
      look = nextLook(look, looked.array)
      const { array } = programs
      anchors.visit(seen, read.document, (group) => {
        if (looked.array[group] === look) return
        looked.set(group, look)
        if (holds(array, programs.start(group), sight)) visit(group)
      })
    },
    get count() {
      return programs.count
    },
  }
}

const LAST_LOOK = 2_147_483_647

function nextLook(look: number, looked: Int32Array): number {
  if (look < LAST_LOOK) return look + 1
  looked.fill(0)
  return 1
}
