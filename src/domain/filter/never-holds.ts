import { MOST_HEARD } from '../statement/statement.ts'
import type { StatementFilter } from './statement-filter.ts'
import type { WordQuery } from './text-query.ts'

// Filters that nothing can ever pass: a stream of one would be silent for ever.

const BOUNDS = [
  ['saidAfter', 'saidBefore'],
  ['publishedAfter', 'publishedBefore'],
  ['whenAfter', 'whenBefore'],
  ['ingestedAfter', 'ingestedBefore'],
] as const

/** Why nothing can pass one filter, without those within it, and the field to say it of; null where something can. */
export function whyNeverHolds(part: StatementFilter): { field: string; reason: string } | null {
  for (const [after, before] of BOUNDS) {
    const [from, until] = [part[after], part[before]]
    if (from != null && until != null && from >= until)
      return { field: before, reason: `is not later than \`${after}\`, so nothing can match: give a later time` }
  }
  if (part.named === false && part.actors != null)
    return { field: 'named', reason: 'is false beside `actors`, so nothing can match: leave one of them out' }
  const { minIndependentRoots: roots } = part
  if (roots != null && roots > MOST_HEARD)
    return {
      field: 'minIndependentRoots',
      reason: `is more than ${MOST_HEARD}, and only the first ${MOST_HEARD} articles of a statement are looked at, so nothing can match: give a smaller number`,
    }
  return null
}

/** Whether some text can satisfy the query. A word that must be there and must not is seen, other contradictions are not. */
export function canHold(query: WordQuery | null): boolean {
  if (query === null) return false
  if (query.op === 'or') return canHold(query.left) || canHold(query.right)
  const asked = new Set<string>()
  const refused = new Set<string>()
  collect(query, asked, refused)
  return ![...refused].some((one) => asked.has(one))
}

/** Words and phrases of an AND: what must be there, and what must not. */
function collect(query: WordQuery, asked: Set<string>, refused: Set<string>): void {
  switch (query.op) {
    case 'and':
      collect(query.left, asked, refused)
      collect(query.right, asked, refused)
      return
    case 'not':
      if (query.of.op === 'word' || query.of.op === 'phrase') refused.add(JSON.stringify(query.of))
      return
    case 'phrase':
      asked.add(JSON.stringify(query))
      collect(query.left, asked, refused)
      collect(query.right, asked, refused)
      return
    default:
      asked.add(JSON.stringify(query))
  }
}
