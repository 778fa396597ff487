import { LIST_FIELDS, type ListField, valuesOf } from './conditions/lists.ts'
import { timeHolds } from './conditions/times.ts'
import { operandOf, valueHolds } from './conditions/values.ts'
import type { WordsField } from './conditions/words.ts'
import type { ReadDocument, TextQueries } from './evaluate.ts'
import type { Condition } from './filter.ts'
import { satisfies, type WordQuery, type Words } from './text-query.ts'

/** A filter's tree with what is true in it for one document: why it passes, and why not. */
export interface Reason {
  condition: Condition
  holds: boolean
  /** For `all`, `any` and `not`: theirs. */
  of: Reason[]
  /** For a list that holds: the values that the document has. */
  values: string[]
  /** For a text that holds: the lexemes of the document that make it true. Empty where missing words do. */
  lexemes: string[]
}

/** What decided that a document passes, without what did not matter. Sorted, without repeats. */
export interface Grounds {
  lexemes: Record<WordsField, string[]>
  values: Partial<Record<ListField, string[]>>
}

/** Evaluates a filter as `passes` does, and keeps what each part came to. */
export function explain(condition: Condition, read: ReadDocument, queries: TextQueries): Reason {
  const leaf = { condition, of: [], values: [], lexemes: [] }
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const of = condition.of.map((part) => explain(part, read, queries))
      return { ...leaf, of, holds: condition.kind === 'all' ? of.every(isTrue) : of.some(isTrue) }
    }
    case 'not': {
      const inner = explain(condition.of, read, queries)
      return { ...leaf, of: [inner], holds: !inner.holds }
    }
    case 'list': {
      const own = valuesOf(read.document, condition.field)
      const values = condition.values.filter((value) => own.includes(value))
      return { ...leaf, values, holds: values.length > 0 }
    }
    case 'words': {
      const words = read.in(condition.field)
      const query = queries.get(condition.text)?.get(read.document.configuration) ?? null
      const holds = satisfies(query, words)
      return { ...leaf, holds, lexemes: holds && query !== null ? [...new Set(decisive(query, words))].sort() : [] }
    }
    case 'time':
      return { ...leaf, holds: timeHolds(condition.field, Date.parse(condition.at), read.document) }
    default:
      return { ...leaf, holds: valueHolds(condition.kind, operandOf(condition), read.document) }
  }
}

/**
 * What decided that a filter holds: of `all` everything, of `any` the parts that hold, of `not` nothing, since what is
 * missing cannot be shown. Nothing where the filter does not hold.
 */
export function groundsOf(reason: Reason): Grounds {
  const found = new Map<string, Set<string>>()
  const add = (key: string, items: readonly string[]) => {
    if (items.length > 0) found.set(key, new Set([...(found.get(key) ?? []), ...items]))
  }
  const visit = ({ condition, holds, of, values, lexemes }: Reason): void => {
    if (!holds || condition.kind === 'not') return
    if (condition.kind === 'list') add(condition.field, values)
    else if (condition.kind === 'words') add(condition.field, lexemes)
    for (const part of of) visit(part)
  }
  visit(reason)
  const sorted = (key: string) => [...(found.get(key) ?? [])].sort()
  return {
    lexemes: { text: sorted('text'), context: sorted('context') },
    values: Object.fromEntries(LIST_FIELDS.filter((field) => found.has(field)).map((field) => [field, sorted(field)])),
  }
}

function isTrue({ holds }: Reason): boolean {
  return holds
}

/** The words of a query that holds without which it would not: of an "or" those of the sides that hold. */
function decisive(query: WordQuery, words: Words): string[] {
  switch (query.op) {
    case 'word':
      return [query.word]
    case 'not':
      return []
    case 'and':
      return [...decisive(query.left, words), ...decisive(query.right, words)]
    case 'or':
      return [query.left, query.right].flatMap((side) => (satisfies(side, words) ? decisive(side, words) : []))
    case 'phrase':
      // A phrase is true as a whole; of an "or" within it, only the words that are there can have made it so.
      return wordsIn(query).filter((word) => words.has(word))
  }
}

function wordsIn(query: WordQuery): string[] {
  switch (query.op) {
    case 'word':
      return [query.word]
    case 'not':
      return wordsIn(query.of)
    default:
      return [...wordsIn(query.left), ...wordsIn(query.right)]
  }
}
