import { passes, type ReadDocument, type TextQueries } from './evaluate.ts'
import type { Condition, Leaf } from './filter.ts'

/**
 * Whether a document passes a filter, where some of its conditions cannot be known any more: null where it depends on one
 * of them.
 */
export function passesIfKnown(
  condition: Condition,
  read: ReadDocument,
  queries: TextQueries,
  isUnknown: (leaf: Leaf) => boolean,
): boolean | null {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const deciding = condition.kind === 'any'
      const parts = condition.of.map((part) => passesIfKnown(part, read, queries, isUnknown))
      if (parts.includes(deciding)) return deciding
      return parts.includes(null) ? null : !deciding
    }
    case 'not': {
      const inner = passesIfKnown(condition.of, read, queries, isUnknown)
      return inner === null ? null : !inner
    }
    default:
      return isUnknown(condition) ? null : passes(condition, read, queries)
  }
}
