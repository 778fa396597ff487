import { passes, type ReadDocument, type TextQueries } from '../filter/evaluate.ts'
import type { Condition } from '../filter/filter.ts'

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
  const filters = new Map<Registration, { condition: Condition; queries: TextQueries; value: Value }>()
  let next = 0
  return {
    add(condition, queries, value) {
      const registration = next++ as Registration
      filters.set(registration, { condition, queries, value })
      return registration
    },
    remove(registration) {
      filters.delete(registration)
    },
    matching(read) {
      return [...filters.values()]
        .filter(({ condition, queries }) => passes(condition, read, queries))
        .map(({ value }) => value)
    },
    get size() {
      return filters.size
    },
  }
}
