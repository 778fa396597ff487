import { SPEECH_FORMS, type SpeechForm } from '../statement/statement.ts'

/**
 * A condition on statements as people write it: in a query, a subscription, a topic's rule.
 *
 * An absent or null field is no condition, `{}` passes everything, and fields side by side must all hold. A list of
 * names holds where any of them does; names are slugs or ids.
 */
export interface StatementFilter {
  text?: string | null
  context?: string | null
  topics?: string[] | null
  actors?: string[] | null
  offices?: string[] | null
  answers?: string[] | null
  sources?: string[] | null
  forms?: SpeechForm[] | null
  languages?: string[] | null
  saidAfter?: Date | null
  saidBefore?: Date | null
  ingestedAfter?: Date | null
  ingestedBefore?: Date | null
  minIndependentRoots?: number | null
  all?: StatementFilter[] | null
  any?: StatementFilter[] | null
  not?: StatementFilter | null
}

export type NamedField = 'topics' | 'actors' | 'offices' | 'sources' | 'answers'
export type ListField = NamedField | 'forms' | 'languages'
export type WordsField = 'text' | 'context'
export type TimeField = 'saidAfter' | 'saidBefore' | 'ingestedAfter' | 'ingestedBefore'

/**
 * A filter with its names resolved to ids: the one tree that is evaluated in memory, compiled to SQL, and kept with
 * topics and consumers. JSON throughout, so that it can be stored as it is.
 */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  /** Any of `values` is among the document's. Values are sorted and without repeats. */
  | { kind: 'list'; field: ListField; values: string[] }
  /** What somebody typed into a search box, with single spaces. */
  | { kind: 'words'; field: WordsField; text: string }
  /** `at` is an ISO instant. */
  | { kind: 'time'; field: TimeField; at: string }
  /** At least so many independent roots. */
  | { kind: 'roots'; atLeast: number }

export const NAMED_FIELDS: readonly NamedField[] = ['topics', 'actors', 'offices', 'sources', 'answers']
const LIST_FIELDS: readonly ListField[] = [...NAMED_FIELDS, 'forms', 'languages']
const WORDS_FIELDS: readonly WordsField[] = ['text', 'context']
const TIME_FIELDS: readonly TimeField[] = ['saidAfter', 'saidBefore', 'ingestedAfter', 'ingestedBefore']

/**
 * Depth, size and length that a filter may have, so that none costs more than a page of text to evaluate. `filters`
 * counts it and those within it, `conditions` their fields; `listItems`, `texts` and `allTextCharacters` are sums over
 * all of them, `textCharacters` is for each.
 */
export const FILTER_LIMITS = {
  depth: 10,
  filters: 500,
  conditions: 500,
  listItems: 1000,
  texts: 50,
  textCharacters: 1000,
  allTextCharacters: 5000,
}

/** More independent roots than this nobody may ask for: of so many reports alone they are counted (see compose). */
export const MOST_ROOTS = 100

/** A filter that cannot be read. `path` leads to the field: "any.0.topics". */
export class FilterError extends Error {
  override readonly name = 'FilterError'
  readonly path: string

  constructor(reason: string, path: string) {
    super(path === '' ? `The filter ${reason}.` : `The filter's "${path}" ${reason}.`)
    this.path = path
  }
}

/** Ids by name, for each field that takes names. A name that is missing here is unknown. */
export type ResolvedNames = Record<NamedField, Map<string, string>>

/**
 * The names a filter uses, so that they can be looked up in one go before `resolveFilter`.
 *
 * @throws FilterError for a filter past FILTER_LIMITS: whoever else walks through one does so after this.
 */
export function namesIn(filter: StatementFilter): Record<NamedField, Set<string>> {
  const names: Record<NamedField, Set<string>> = {
    topics: new Set(),
    actors: new Set(),
    offices: new Set(),
    sources: new Set(),
    answers: new Set(),
  }
  visitWithinLimits(filter, (part) => {
    for (const field of NAMED_FIELDS) for (const name of part[field] ?? []) names[field].add(name)
  })
  return names
}

/**
 * The filter as a condition tree, its names as ids.
 *
 * @throws FilterError for an empty list (front ends bind `[]` by accident, and it could mean all or nothing), a name
 * that is unknown, a text without a character, or a filter past FILTER_LIMITS.
 */
export function resolveFilter(filter: StatementFilter, names: ResolvedNames): Condition {
  visitWithinLimits(filter, () => {})
  const child = (part: StatementFilter, path: string): Condition => {
    const at = (field: string) => (path === '' ? field : `${path}.${field}`)
    const of: Condition[] = []
    for (const field of LIST_FIELDS) {
      const values = part[field]
      if (values == null) continue
      if (values.length === 0) throw new FilterError('is an empty list: leave it out, or name something', at(field))
      of.push({ kind: 'list', field, values: resolveList(field, values, names, at(field)) })
    }
    for (const field of WORDS_FIELDS) {
      const text = part[field]?.replace(/\s+/g, ' ').trim()
      if (text === undefined) continue
      if (text === '') throw new FilterError('has no words: leave it out, or say what to look for', at(field))
      if (text.length > FILTER_LIMITS.textCharacters)
        throw new FilterError(`is longer than ${FILTER_LIMITS.textCharacters} characters`, at(field))
      if (text.includes('\0') || !text.isWellFormed())
        throw new FilterError('has characters that are no text', at(field))
      of.push({ kind: 'words', field, text })
    }
    for (const field of TIME_FIELDS) {
      const time = part[field]
      if (time != null) of.push({ kind: 'time', field, at: time.toISOString() })
    }
    const { minIndependentRoots: atLeast } = part
    if (atLeast != null) {
      if (!Number.isInteger(atLeast) || atLeast < 1 || atLeast > MOST_ROOTS)
        throw new FilterError(`must be a whole number from 1 to ${MOST_ROOTS}`, at('minIndependentRoots'))
      of.push({ kind: 'roots', atLeast })
    }
    for (const field of ['all', 'any'] as const) {
      const parts = part[field]
      if (parts == null) continue
      if (parts.length === 0) throw new FilterError('is an empty list: leave it out, or give a filter', at(field))
      of.push({ kind: field, of: parts.map((inner, index) => child(inner, at(`${field}.${index}`))) })
    }
    if (part.not != null) of.push({ kind: 'not', of: child(part.not, at('not')) })
    const [only] = of
    return only !== undefined && of.length === 1 ? only : { kind: 'all', of }
  }
  return child(filter, '')
}

/** Visits the filter and those within it, the outer ones first, and goes no further than FILTER_LIMITS. */
function visitWithinLimits(filter: StatementFilter, visit: (part: StatementFilter) => void): void {
  const counted = { filters: 0, conditions: 0, listItems: 0, texts: 0, allTextCharacters: 0 }
  const count = (what: keyof typeof counted, more: number, words: string): void => {
    counted[what] += more
    if (counted[what] > FILTER_LIMITS[what]) throw new FilterError(`has more than ${FILTER_LIMITS[what]} ${words}`, '')
  }
  const enter = (part: StatementFilter, depth: number): void => {
    if (depth > FILTER_LIMITS.depth) throw new FilterError(`is nested deeper than ${FILTER_LIMITS.depth} levels`, '')
    count('filters', 1, 'filters within it')
    count('conditions', Object.values(part).filter((value) => value != null).length, 'conditions')
    for (const field of LIST_FIELDS) count('listItems', part[field]?.length ?? 0, 'items in its lists')
    for (const field of WORDS_FIELDS) {
      count('texts', part[field] == null ? 0 : 1, 'texts')
      count('allTextCharacters', part[field]?.length ?? 0, 'characters of text')
    }
    visit(part)
    for (const field of ['all', 'any'] as const) for (const child of part[field] ?? []) enter(child, depth + 1)
    if (part.not != null) enter(part.not, depth + 1)
  }
  enter(filter, 1)
}

function resolveList(field: ListField, values: string[], names: ResolvedNames, path: string): string[] {
  const resolved = values.map((value) => {
    if (field === 'forms') {
      if (!(SPEECH_FORMS as readonly string[]).includes(value))
        throw new FilterError(`has no form "${value.slice(0, 100)}"`, path)
      return value
    }
    if (field === 'languages') {
      if (!/^[a-z]{2,3}$/i.test(value))
        throw new FilterError(`takes codes such as "en", not "${value.slice(0, 100)}"`, path)
      return value.toLowerCase()
    }
    const id = names[field].get(value)
    if (id === undefined) throw new FilterError(`names "${value.slice(0, 200)}", which is unknown`, path)
    return id
  })
  return [...new Set(resolved)].sort()
}

/** Every text in a condition, so that the words can be prepared before it is evaluated. */
export function textsIn(condition: Condition): Set<string> {
  const texts = new Set<string>()
  const visit = (part: Condition): void => {
    if (part.kind === 'words') texts.add(part.text)
    else if (part.kind === 'not') visit(part.of)
    else if (part.kind === 'all' || part.kind === 'any') for (const inner of part.of) visit(inner)
  }
  visit(condition)
  return texts
}
