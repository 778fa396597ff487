import { isCleanText, UNCLEAN_TEXT } from '../given/given-text.ts'
import type { NameCandidate } from '../given/name-candidate.ts'
import { discrepanciesAsked, isStep, repliesAsked } from './conditions/keys.ts'
import {
  forEachNamed,
  GIVEN_FIELDS,
  LISTS,
  type ListLeaf,
  type ListsGiven,
  NAMED_FIELDS,
  type NamedField,
} from './conditions/lists.ts'
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

/** The names that one filter uses, without those within it: where they stand, and which field's they are. */
export function namesGiven(part: StatementFilter, path: string): { field: NamedField; at: string; names: string[] }[] {
  return [
    ...NAMED_FIELDS.map((field) => ({ field, at: pathTo(path, field), names: part[field] ?? [] })),
    // Actors, like those of the field that it replaces.
    { field: 'answers', at: pathTo(path, 'replies.to'), names: part.replies?.to ?? [] },
  ]
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
  const given = parts.flatMap(({ filter: part, path }) => namesGiven(part, path))
  return forEachNamed((field) => new Set(given.flatMap((one) => (one.field === field ? one.names : []))))
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
  for (const field of GIVEN_FIELDS) {
    const values = part[field]
    if (values == null) continue
    const at = pathTo(path, field)
    if (values.length === 0) throw new FilterError('is an empty list: leave it out, or name something', at)
    of.push({ kind: 'list', field, values: resolveList(field, values, names, at) })
  }
  of.push(...keyedLeavesOf(part, path, names))
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

function keyedLeavesOf({ discrepancies, replies }: StatementFilter, path: string, names: ResolvedNames): Leaf[] {
  const of: Leaf[] = []
  const check = (field: string, values: readonly unknown[] | null | undefined) => {
    if (values?.length === 0)
      throw new FilterError('is an empty list: leave it out, or name something', pathTo(path, field))
  }
  if (discrepancies != null) {
    check('discrepancies.kinds', discrepancies.kinds)
    of.push({ kind: 'list', field: 'discrepancies', values: sorted(discrepanciesAsked(discrepancies)) })
  }
  if (replies != null) {
    check('replies.to', replies.to)
    check('replies.kinds', replies.kinds)
    if (replies.minConfidence != null && !isStep(replies.minConfidence))
      throw new FilterError('must be one of 0, 0.05, 0.1 and so on up to 1', pathTo(path, 'replies.minConfidence'))
    const to = replies.to == null ? null : resolveList('answers', replies.to, names, pathTo(path, 'replies.to'))
    of.push({ kind: 'list', field: 'replies', values: sorted(repliesAsked({ ...replies, to })) })
  }
  return of
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
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
    for (const field of GIVEN_FIELDS) count('listItems', part[field]?.length ?? 0, 'items in its lists')
    count('listItems', part.replies?.to?.length ?? 0, 'items in its lists')
    for (const field of WORDS_FIELDS) {
      count('texts', part[field] == null ? 0 : 1, 'texts')
      count('allTextCharacters', part[field]?.length ?? 0, 'characters of text')
    }
  }
}

function resolveList(field: keyof ListsGiven, values: readonly string[], names: ResolvedNames, path: string): string[] {
  const { catalogue, read, refusal } = LISTS[field]
  const resolved = values.map((value) => {
    const known = catalogue === null ? read(value) : names[field as NamedField].get(value)
    if (known == null) throw new FilterError(refusal(value), path)
    return known
  })
  return sorted(resolved)
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
