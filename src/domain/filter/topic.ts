import { passes, type ReadDocument, type TextQueries } from './evaluate.ts'
import type { Condition } from './filter.ts'

/** A topic's rule, ready to be evaluated. */
export interface TopicRule {
  id: string
  condition: Condition
  queries: TextQueries
}

/** The broader topics of each topic, by id. */
export type Broader = ReadonlyMap<string, readonly string[]>

/** The topics a document belongs to: those whose rule it passes, and all that are broader than these. Sorted. */
export function topicsOf(read: ReadDocument, rules: readonly TopicRule[], broader: Broader): string[] {
  const found = new Set<string>()
  const add = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const wider of broader.get(id) ?? []) add(wider)
  }
  for (const rule of rules) if (passes(rule.condition, read, rule.queries)) add(rule.id)
  return [...found].sort()
}

/** Whether making `wider` broader than `id` would let a topic be broader than itself. */
export function isCircular(id: string, wider: string, broader: Broader): boolean {
  if (wider === id) return true
  return (broader.get(wider) ?? []).some((next) => isCircular(id, next, broader))
}
