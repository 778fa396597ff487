import type { TextQueries } from '../filter/evaluate.ts'
import { type Condition, textsIn } from '../filter/filter.ts'
import { satisfies, type WordQuery } from '../filter/text-query.ts'
import { createPercolator } from './percolator.ts'

/** Whether the index of watches can hold a condition and verify it. `queries` holds every text of the condition. */
export function canRunInMemory(condition: Condition, queries: TextQueries): boolean {
  try {
    createPercolator<null>().add(condition, queries, null)
    for (const text of textsIn(condition))
      for (const query of queries.get(text)?.values() ?? []) if (query !== null) tryPhrases(query)
    return true
  } catch {
    return false
  }
}

const NO_WORDS = new Map<string, number[]>()

/** Phrases are read when a text has their words, and only then it shows whether they can be. */
function tryPhrases(query: WordQuery): void {
  switch (query.op) {
    case 'word':
      return
    case 'not':
      tryPhrases(query.of)
      return
    case 'phrase':
      satisfies(query, NO_WORDS)
      return
    default:
      tryPhrases(query.left)
      tryPhrases(query.right)
  }
}
