import { timeOf } from '../filter/conditions/times.ts'
import { VALUES } from '../filter/conditions/values.ts'
import type { ReadDocument, TextQueries } from '../filter/evaluate.ts'
import { explain, type Reason } from '../filter/explain.ts'
import type { Condition } from '../filter/filter.ts'

/** One condition of a watch, with what it came to. A tree of them is a list: each says which one it stands in. */
export interface WeighedCondition {
  /** From 1, in the order of the filter. */
  number: number
  /** The number of the condition that it is a part of; null for the whole. */
  within: number | null
  condition: Condition
  holds: boolean
  /** Whether it helped the whole to hold: not where another alternative did, nor below a `not`. */
  counts: boolean
  /** Of a list that holds, the values that the statement has; of a time or a number, the statement's own. */
  found: string[]
  /** Of a text that holds, the stems that make it true. */
  lexemes: string[]
}

/** Weighs a watch's condition on one state of a statement. */
export function weighConditions(condition: Condition, read: ReadDocument, queries: TextQueries): WeighedCondition[] {
  const weighed: WeighedCondition[] = []
  const visit = (reason: Reason, within: number | null, isCounted: boolean): void => {
    const { condition: own, holds, lexemes } = reason
    const number = weighed.length + 1
    const counts = isCounted && holds
    weighed.push({ number, within, condition: own, holds, counts, found: foundIn(reason, read), lexemes })
    for (const part of reason.of) visit(part, number, counts && own.kind !== 'not')
  }
  visit(explain(condition, read, queries), null, true)
  return weighed
}

function foundIn({ condition, values }: Reason, { document }: ReadDocument): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'not':
    case 'words':
      return []
    case 'list':
      return values
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
