import { isCleanText, UNCLEAN_TEXT } from '../given/given-text.ts'
import type { NameCandidate } from '../given/name-candidate.ts'
import { forEachNamed, LIST_FIELDS, LISTS, type ListField, type ListLeaf, type NamedField } from './conditions/lists.ts'
import { TIME_FIELDS, type TimeLeaf } from './conditions/times.ts'
import { readValue, VALUE_KINDS, VALUES, type ValueLeaf } from './conditions/values.ts'
import { WORDS_FIELDS, type WordsLeaf } from './conditions/words.ts'
import type { StatementFilter } from './statement-filter.ts'
import { filtersIn, foldFilter, pathTo } from './walk.ts'

/**
 * A filter with its names resolved to ids: the one tree that is evaluated in memory, compiled to SQL, and kept with
 * topics and consumers. JSON throughout, so that it can be stored as it is.
 */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | Leaf

/** A condition on one thing that a document has. */
export type Leaf = ListLeaf | WordsLeaf | TimeLeaf | ValueLeaf

/**
 * Depth, size and length that a filter may have, so that none costs more than a page of text to evaluate. `filters`
 * counts it and those within it, `conditions` their fields; `listItems`, `texts` and `allTextCharacters` are sums over
 * all of them, `textCharacters` is for each.
 */
const FILTER_LIMITS = {
  depth: 10,
  filters: 500,
  conditions: 500,
  listItems: 1000,
  texts: 50,
  textCharacters: 1000,
  allTextCharacters: 5000,
}

/**
 * A filter that cannot be read. `path` leads to the field: "any.0.topics". `candidates`: whom a name in it may mean,
 * where that is why.
 */
export class FilterError extends Error {
  override readonly name = 'FilterError'
  readonly path: string
  readonly candidates: readonly NameCandidate[]

  constructor(reason: string, path: string, candidates: readonly NameCandidate[] = []) {
    super(path === '' ? `The filter ${reason}.` : `The filter's "${path}" ${reason}.`)
    this.path = path
    this.candidates = candidates
  }
}

/** Ids by name, for each field that takes names. A name that is missing here is unknown. */
export type ResolvedNames = Record<NamedField, Map<string, string>>

/**
 * The names a filter uses, so that they can be looked up in one go before `resolveFilter`.
 *
 * @throws FilterError for a filter past FILTER_LIMITS. Other code walks through a filter only after this check.
 */
export function namesIn(filter: StatementFilter): Record<NamedField, Set<string>> {
  checkLimits(filter)
  const parts = [...filtersIn(filter)]
  return forEachNamed((field) => new Set(parts.flatMap((part) => part.filter[field] ?? [])))
}

/**
 * The filter as a condition tree, its names as ids.
 *
 * @throws FilterError for an empty list (front ends bind `[]` by accident, and it could mean all or nothing), a name
 * that is unknown, a text without a character, or a filter past FILTER_LIMITS.
 */
export function resolveFilter(filter: StatementFilter, names: ResolvedNames): Condition {
  checkLimits(filter)
  return foldFilter<Condition>(filter, (part, path, inner) => {
    const of: Condition[] = leavesOf(part, path, names)
    for (const kind of ['all', 'any'] as const) {
      const parts = inner(kind)
      if (parts === null) continue
      if (parts.length === 0)
        throw new FilterError('is an empty list: leave it out, or give a filter', pathTo(path, kind))
      of.push({ kind, of: parts })
    }
    for (const negated of inner('not') ?? []) of.push({ kind: 'not', of: negated })
    const [only] = of
    return only !== undefined && of.length === 1 ? only : { kind: 'all', of }
  })
}

/** The fields of one filter, without those within it. */
function leavesOf(part: StatementFilter, path: string, names: ResolvedNames): Leaf[] {
  const of: Leaf[] = []
  for (const field of LIST_FIELDS) {
    const values = part[field]
    if (values == null) continue
    const at = pathTo(path, field)
    if (values.length === 0) throw new FilterError('is an empty list: leave it out, or name something', at)
    of.push({ kind: 'list', field, values: resolveList(field, values, names, at) })
  }
  for (const field of WORDS_FIELDS) {
    const text = part[field]?.replace(/\s+/g, ' ').trim()
    if (text === undefined) continue
    const at = pathTo(path, field)
    if (text === '') throw new FilterError('has no words: leave it out, or say what to look for', at)
    if (text.length > FILTER_LIMITS.textCharacters)
      throw new FilterError(`is longer than ${FILTER_LIMITS.textCharacters} characters`, at)
    if (!isCleanText(text)) throw new FilterError(UNCLEAN_TEXT, at)
    of.push({ kind: 'words', field, text })
  }
  for (const field of TIME_FIELDS) {
    const time = part[field]
    if (time != null) of.push({ kind: 'time', field, at: time.toISOString() })
  }
  for (const kind of VALUE_KINDS) {
    const { input } = VALUES[kind]
    const given = part[input]
    if (given == null) continue
    const read = readValue(kind, given)
    if (typeof read === 'string') throw new FilterError(read, pathTo(path, input))
    of.push(read)
  }
  return of
}

/** Goes through the filter, the outer ones first, and no further than FILTER_LIMITS. */
function checkLimits(filter: StatementFilter): void {
  const counted = { filters: 0, conditions: 0, listItems: 0, texts: 0, allTextCharacters: 0 }
  const count = (what: keyof typeof counted, more: number, words: string): void => {
    counted[what] += more
    if (counted[what] > FILTER_LIMITS[what]) throw new FilterError(`has more than ${FILTER_LIMITS[what]} ${words}`, '')
  }
  for (const { filter: part, depth } of filtersIn(filter)) {
    if (depth > FILTER_LIMITS.depth) throw new FilterError(`is nested deeper than ${FILTER_LIMITS.depth} levels`, '')
    count('filters', 1, 'filters within it')
    count('conditions', Object.values(part).filter((value) => value != null).length, 'conditions')
    for (const field of LIST_FIELDS) count('listItems', part[field]?.length ?? 0, 'items in its lists')
    for (const field of WORDS_FIELDS) {
      count('texts', part[field] == null ? 0 : 1, 'texts')
      count('allTextCharacters', part[field]?.length ?? 0, 'characters of text')
    }
  }
}

function resolveList(field: ListField, values: readonly string[], names: ResolvedNames, path: string): string[] {
  const { catalogue, read, refusal } = LISTS[field]
  const resolved = values.map((value) => {
    const known = catalogue === null ? read(value) : names[field as NamedField].get(value)
    if (known == null) throw new FilterError(refusal(value), path)
    return known
  })
  return [...new Set(resolved)].sort()
}

/** The conditions of a tree that are on one thing each. */
export function* leavesIn(condition: Condition): Generator<Leaf> {
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const part of condition.of) yield* leavesIn(part)
      return
    case 'not':
      yield* leavesIn(condition.of)
      return
    default:
      yield condition
  }
}

/** Every text in a condition, so that the words can be prepared before it is evaluated. */
export function textsIn(condition: Condition): Set<string> {
  const leaves = [...leavesIn(condition)]
  return new Set(leaves.flatMap((leaf) => (leaf.kind === 'words' ? leaf.text : [])))
}
