import type { ReadDocument, TextQueries } from '../filter/evaluate.ts'
import type { Condition } from '../filter/filter.ts'
import { createDistinctFilters } from './distinct-filters.ts'
import { createIntegers } from './integers.ts'
import type { FilterGroup } from './programs.ts'

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
  /** How many of them differ: equal filters, however they were written, are kept and verified once. */
  readonly distinct: number
}

/** The filters of a group that has several: their values side by side, so that handing them out is one copy. */
interface Crowd<Value> {
  values: Value[]
  registrations: number[]
}

const NOBODY = -1
/** From so many values on, copying them as a block is cheaper than one by one. */
const LARGE_CROWD = 64

export function createPercolator<Value>(): Percolator<Value> {
  const filters = createDistinctFilters()
  // By registration: its group, and its place in the group's crowd.
  const groups = createIntegers()
  const places = createIntegers()
  const free: number[] = []
  // By group: its one registration and value; where there are several, NOBODY, and they are a crowd.
  const singles = createIntegers()
  const singleValues: (Value | undefined)[] = []
  const crowds = new Map<FilterGroup, Crowd<Value>>()

  const setSingle = (group: FilterGroup, registration: number, value: Value | undefined): void => {
    singles.set(group, registration)
    singleValues[group] = value
  }
  const enter = (group: FilterGroup, registration: number, value: Value): void => {
    if (group === singleValues.length) {
      singles.push(NOBODY)
      singleValues.push(undefined)
    }
    const single = singles.array[group] ?? NOBODY
    let crowd = crowds.get(group)
    if (crowd === undefined) {
      if (single === NOBODY) {
        setSingle(group, registration, value)
        return
      }
      // A group that has a single has its value.
      crowd = { values: [singleValues[group] as Value], registrations: [single] }
      crowds.set(group, crowd)
      places.set(single, 0)
      setSingle(group, NOBODY, undefined)
    }
    places.set(registration, crowd.values.push(value) - 1)
    crowd.registrations.push(registration)
  }
  const leave = (group: FilterGroup, registration: number): void => {
    const crowd = crowds.get(group)
    if (crowd === undefined) {
      setSingle(group, NOBODY, undefined)
      filters.remove(group)
      return
    }
    // The last of the crowd takes the place.
    const place = places.array[registration] ?? 0
    const last = crowd.registrations.pop() ?? registration
    const value = crowd.values.pop() as Value
    if (last !== registration) {
      crowd.registrations[place] = last
      crowd.values[place] = value
      places.set(last, place)
    }
    const [only] = crowd.registrations
    if (crowd.registrations.length > 1 || only === undefined) return
    crowds.delete(group)
    setSingle(group, only, crowd.values[0])
  }
  return {
    add(condition, queries, value) {
      const group = filters.groupOf(condition, queries)
      const registration = free.pop() ?? groups.length
      if (registration === groups.length) {
        groups.push(group)
        places.push(0)
      }
      groups.set(registration, group)
      enter(group, registration, value)
      return registration as Registration
    },
    remove(registration) {
      leave(groups.array[registration] ?? 0, registration)
      free.push(registration)
    },
    matching(read) {
      const found: Value[] = []
      const crowded: Value[][] = []
      filters.visit(read, (group) => {
        if (singles.array[group] !== NOBODY) found.push(singleValues[group] as Value)
        else {
          const values = crowds.get(group)?.values ?? []
          if (values.length >= LARGE_CROWD) crowded.push(values)
          else for (const value of values) found.push(value)
        }
      })
      return withBlocks(found, crowded)
    },
    get size() {
      return groups.length - free.length
    },
    get distinct() {
      return filters.count
    },
  }
}

/** Blocks copied in one step: arguments go on the stack, which does not hold any number of them. */
const AT_ONCE = 1_000

/** Values with those of blocks behind them. */
export function withBlocks<Value>(values: Value[], blocks: readonly (readonly Value[])[]): Value[] {
  let all = values
  for (let from = 0; from < blocks.length; from += AT_ONCE) all = all.concat(...blocks.slice(from, from + AT_ONCE))
  return all
}
