import type { StatementDocument } from '../journal/version.ts'
import { valuesOf } from './conditions/lists.ts'
import { timeHolds } from './conditions/times.ts'
import { operandOf, valueHolds } from './conditions/values.ts'
import { WORDS, type WordsField } from './conditions/words.ts'
import type { Condition } from './filter.ts'
import { readWords, satisfies, type WordQuery, type Words } from './text-query.ts'

/**
 * What a text means under each Postgres text search configuration: the query by configuration name. A configuration
 * that is missing, or null, satisfies nothing (the text has no searchable word in that language).
 */
export type TextQueries = ReadonlyMap<string, ReadonlyMap<string, WordQuery | null>>

/** A document with its words read at most once, however many filters ask. */
export interface ReadDocument {
  readonly document: StatementDocument
  /** The words that a field asks for. */
  in(field: WordsField): Words
}

export function readDocument(document: StatementDocument): ReadDocument {
  const read = new Map<WordsField, Words>()
  return {
    document,
    in(field) {
      const words = read.get(field) ?? readWords(document[WORDS[field].document])
      read.set(field, words)
      return words
    },
  }
}

/**
 * Whether a document passes a filter. Two-valued: a condition on something unknown is false, and its `not` true.
 * `queries` holds every text of the condition (see `textsIn`).
 */
export function passes(condition: Condition, read: ReadDocument, queries: TextQueries): boolean {
  const { document } = read
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => passes(part, read, queries))
    case 'any':
      return condition.of.some((part) => passes(part, read, queries))
    case 'not':
      return !passes(condition.of, read, queries)
    case 'list': {
      const values = valuesOf(document, condition.field)
      return condition.values.some((value) => values.includes(value))
    }
    case 'words': {
      const query = queries.get(condition.text)?.get(document.configuration) ?? null
      return satisfies(query, read.in(condition.field))
    }
    case 'time':
      return timeHolds(condition.field, Date.parse(condition.at), document)
    default:
      return valueHolds(condition.kind, operandOf(condition), document)
  }
}
