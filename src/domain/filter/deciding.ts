import { valuesOf } from './conditions/lists.ts'
import { timeOf } from './conditions/times.ts'
import { VALUES } from './conditions/values.ts'
import type { ReadDocument, TextQueries } from './evaluate.ts'
import type { Reason } from './explain.ts'
import type { Condition } from './filter.ts'
import { satisfies, type WordQuery, type Words } from './text-query.ts'

/** The one condition for which a document does not pass a filter. */
export interface DecidingCondition {
  /** One that is on one thing; or the whole of alternatives, of which none holds or, negated, all of a kind do. */
  condition: Condition
  /** It holds, and the filter says that it must not. */
  isNegated: boolean
  /** Of an `any`: why each alternative does not hold. Of an `all` that must not hold: what holds of it. */
  alternatives: DecidingCondition[]
  /** What the document has of it: ids, lexemes, an ISO instant, a number. None: it is unknown, or there is none. */
  found: string[]
}

/**
 * The first condition, in the filter's order, that keeps a document from passing; null where it passes. Where none of
 * several alternatives holds, that is the one condition.
 */
export function whatDecides(reason: Reason, read: ReadDocument, queries: TextQueries): DecidingCondition | null {
  return reason.holds ? null : whyNot(reason, { read, queries })
}

interface Given {
  read: ReadDocument
  queries: TextQueries
}

function whyNot(reason: Reason, given: Given): DecidingCondition {
  const { condition, of } = reason
  const [first] = of
  if (condition.kind === 'not' && first !== undefined) return why(first, given)
  const failing = of.filter(({ holds }) => !holds)
  const [failed] = failing
  if (failed !== undefined && (condition.kind === 'all' || of.length === 1)) return whyNot(failed, given)
  const alternatives = failing.map((part) => whyNot(part, given))
  return { condition, isNegated: false, alternatives, found: foundOf(reason, given) }
}

/** Why something holds that must not. */
function why(reason: Reason, given: Given): DecidingCondition {
  const { condition, of } = reason
  const [first] = of
  if (condition.kind === 'not' && first !== undefined) return whyNot(first, given)
  const holding = of.filter(({ holds }) => holds)
  const [held] = holding
  if (held !== undefined && (condition.kind === 'any' || of.length === 1)) return why(held, given)
  const alternatives = holding.map((part) => why(part, given))
  return { condition, isNegated: true, alternatives, found: foundOf(reason, given) }
}

function foundOf({ condition, holds, values, lexemes }: Reason, { read, queries }: Given): string[] {
  const { document } = read
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'not':
      return []
    case 'list':
      return holds ? values : [...valuesOf(document, condition.field)]
    case 'words': {
      if (holds) return lexemes
      const query = queries.get(condition.text)?.get(document.configuration) ?? null
      const words = read.in(condition.field)
      return query === null ? [] : wordsThere(query, words)
    }
    case 'time': {
      const time = timeOf(condition.field, document)
      return time === null ? [] : [new Date(time).toISOString()]
    }
    default: {
      const value = document[VALUES[condition.kind].document]
      return value === null ? [] : [String(value)]
    }
  }
}

/** Those words of a query that a text has, whether it wants them or not. */
function wordsThere(query: WordQuery, words: Words): string[] {
  switch (query.op) {
    case 'word':
      return satisfies(query, words) ? [query.word] : []
    case 'not':
      return wordsThere(query.of, words)
    default:
      return [...new Set([...wordsThere(query.left, words), ...wordsThere(query.right, words)])]
  }
}
