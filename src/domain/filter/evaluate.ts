import type { StatementDocument } from '../journal/version.ts'
import type { Condition, ListField } from './filter.ts'
import { readWords, satisfies, type WordQuery, type Words } from './text-query.ts'

/**
 * What a text means under each Postgres text search configuration: the query by configuration name. A configuration
 * that is missing, or null, satisfies nothing (the text has no searchable word in that language).
 */
export type TextQueries = ReadonlyMap<string, ReadonlyMap<string, WordQuery | null>>

/** A document with its words read at most once, however many filters ask. */
export interface ReadDocument {
  readonly document: StatementDocument
  words(): Words
  contextWords(): Words
}

export function readDocument(document: StatementDocument): ReadDocument {
  let words: Words | undefined
  let contextWords: Words | undefined
  return {
    document,
    words: () => {
      words ??= readWords(document.words)
      return words
    },
    contextWords: () => {
      contextWords ??= readWords(document.contextWords)
      return contextWords
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
      return satisfies(query, condition.field === 'text' ? read.words() : read.contextWords())
    }
    case 'roots':
      return document.independentRoots !== null && document.independentRoots >= condition.atLeast
    case 'time': {
      const at = Date.parse(condition.at)
      switch (condition.field) {
        case 'saidAfter':
          return document.saidEarliest !== null && document.saidEarliest.getTime() >= at
        case 'saidBefore':
          return document.saidLatest !== null && document.saidLatest.getTime() <= at
        case 'ingestedAfter':
          return document.ingestedAt.getTime() >= at
        case 'ingestedBefore':
          return document.ingestedAt.getTime() < at
      }
    }
  }
}

/** What a document has in a field that takes lists. */
export function valuesOf(document: StatementDocument, field: ListField): readonly string[] {
  switch (field) {
    case 'topics':
      return document.topicIds
    case 'actors':
      return document.actorIds
    case 'offices':
      return document.officeIds
    case 'sources':
      return document.sourceIds
    case 'answers':
      return document.answeredActorIds
    case 'forms':
      return document.forms
    case 'languages':
      return document.languages
  }
}
