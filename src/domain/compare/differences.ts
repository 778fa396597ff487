// What the differences between two wordings amount to: a word exchanged for its synonym is nothing, a "not" less is
// everything. Rules over the words of each changed stretch; where none can tell, it is OTHER.

import type { Span } from '../language/span.ts'
import { isSmall, type Word, writtenOut } from '../language/tokens.ts'
import { numeral, VAGUE } from './amounts.ts'
import { Queue, rest, spanOf, type WordDiff } from './diff.ts'
import {
  areOpposites,
  HEDGES,
  isCountry,
  isNegation,
  LIMITS,
  MODAL_STRENGTHS,
  QUANTIFIERS,
  REGIONS,
  senseOf,
} from './wording.ts'

type DifferenceKind =
  /** The same words elsewhere. */
  | 'REORDER'
  /** The same in other words: another form, spelling, contraction or synonym. */
  | 'SYNONYM'
  /** Left out by the second text, which puts nothing in its place. */
  | 'OMISSION'
  /** In the second text alone. */
  | 'ADDITION'
  /** Surer or less sure, stronger or weaker. */
  | 'HEDGE'
  /** One says it, the other says the opposite. */
  | 'NEGATION'
  | 'NUMBER'
  /** Holds for more or for less: a condition, a quantity, a region. */
  | 'SCOPE'
  | 'OTHER'

/** One place where two texts differ; null where a text has nothing there. Spans are UTF-16 code units. */
export interface Difference {
  kind: DifferenceKind
  before: Span | null
  after: Span | null
}

/**
 * The differences in the order of the changes, moves last in each. `language` is the primary subtag of both: of other languages than English
 * only what needs no word list is told.
 */
export function differencesOf(diff: WordDiff, language: string): Difference[] {
  const gone = new Queue(diff.moves.map((move) => move.before).sort((x, y) => x.start - y.start))
  const come = new Queue(diff.moves.map((move) => move.after))
  const origins = new Map(diff.moves.map((move) => [move.after.start, move.before]))
  return diff.blocks.flatMap((block): Difference[] => {
    if (block.isKept) return []
    const arrived = come.within(block.after)
    const removed = rest(block.before, gone.within(block.before))
    const added = rest(block.after, arrived)
    const moves = arrived.flatMap((words): Difference[] => {
      const origin = origins.get(words.start)
      if (!origin) return []
      return [{ kind: 'REORDER', before: spanOf(diff.before, origin), after: spanOf(diff.after, words) }]
    })
    const before = removed.flatMap((run) => diff.before.slice(run.start, run.end))
    const after = added.flatMap((run) => diff.after.slice(run.start, run.end))
    if (before.length === 0 && after.length === 0) return moves
    const isLegible = language === 'en' && before.length <= MOST_WORDS && after.length <= MOST_WORDS
    const kind = isLegible ? kindOf(before, after) : bareKindOf(before, after)
    return [{ kind, before: around(before), after: around(after) }, ...moves]
  })
}

/** A stretch with more words is another passage: no word in it tells what the difference amounts to. */
const MOST_WORDS = 60

function around(words: readonly Word[]): Span | null {
  return words.length === 0 ? null : spanOf(words, { start: 0, end: words.length })
}

function bareKindOf(before: readonly Word[], after: readonly Word[]): DifferenceKind {
  if (after.length === 0) return 'OMISSION'
  if (before.length === 0) return 'ADDITION'
  const [one, other] = [numbers(before), numbers(after)]
  return one.length > 0 && other.length > 0 && !isSameSet(one, other) ? 'NUMBER' : 'OTHER'
}

/** A "not" among so many words turns the sentence they stand in; among more it may be about these. */
const FEW = 4

function kindOf(before: readonly Word[], after: readonly Word[]): DifferenceKind {
  const one = sideOf(before)
  const other = sideOf(after)
  if (one.keys.join(' ') === other.keys.join(' ')) return 'SYNONYM'
  if (one.keys.length === 0 || other.keys.length === 0)
    return oneSided(one.keys.length === 0 ? other : one, one.keys.length === 0)
  const alike = likeness(one, other)
  const isRewording = alike.share >= 0.5 || (one.content.length <= 2 && other.content.length <= 2)
  const isShort = Math.max(one.keys.length, other.keys.length) <= FEW
  const isOpposite =
    (isShort || isRewording) && one.keys.some((key) => other.keys.some((its) => areOpposites(key, its)))
  const isDenied = one.negations % 2 !== other.negations % 2
  const isDenial = isDenied && isRewording && (alike.share >= 0.5 || isShort)
  // "Not impossible" is possible.
  if (isOpposite !== isDenied && (isOpposite || isDenial)) return 'NEGATION'
  if (isOtherNumber(one, other)) return 'NUMBER'
  if (isRewording && one.modal !== other.modal && one.modal > 0 && other.modal > 0) return 'HEDGE'
  if (alike.onlyOne === 0 && alike.onlyOther === 0) {
    if (!isSameSet(one.hedges, other.hedges) || one.modal !== other.modal) return 'HEDGE'
    if (!isSameSet(one.quantifiers, other.quantifiers)) return 'SCOPE'
    return isSameSet(one.persons, other.persons) ? 'SYNONYM' : 'OTHER'
  }
  if (isRewording && isOtherRegion(one.keys, other.keys)) return 'SCOPE'
  if (alike.onlyOther === 0) return 'OMISSION'
  return alike.onlyOne === 0 ? 'ADDITION' : 'OTHER'
}

/** A stretch that has no counterpart. A few words can turn or limit the sentence they stand in; more are their own. */
function oneSided(side: Side, isAdded: boolean): DifferenceKind {
  const { keys } = side
  const isContrast = keys[0] === 'not' && (keys.includes('but') || keys.includes('rather'))
  if (isContrast) return 'SCOPE'
  if (keys.length <= FEW && side.negations % 2 === 1) return 'NEGATION'
  if (keys.length <= 2 && side.numbers.length > 0) return 'NUMBER'
  if (side.content.length === 0 && (side.hedges.length > 0 || side.modal > 0)) return 'HEDGE'
  if (side.content.length === 0 && side.quantifiers.length > 0) return 'SCOPE'
  if (keys.length <= 8 && LIMITS.has(keys[0] ?? '')) return 'SCOPE'
  return isAdded ? 'ADDITION' : 'OMISSION'
}

interface Side {
  /** Written out. */
  keys: string[]
  /** Senses of what is neither small nor one of the following. */
  content: string[]
  negations: number
  numbers: string[]
  hedges: string[]
  quantifiers: string[]
  /** Of the most binding helping verb; 0 without one. */
  modal: number
  persons: string[]
}

function sideOf(words: readonly Word[]): Side {
  const keys = words.flatMap((word) => writtenOut(word.key))
  const isSpecial = (key: string): boolean =>
    HEDGES.has(key) || QUANTIFIERS.has(key) || VAGUE.has(key) || isNegation(key) || numeral(key) !== null
  return {
    keys,
    content: keys.filter((key) => !isSmall(key) && !isSpecial(key)).map(senseOf),
    negations: negationsIn(keys),
    numbers: numbers(words),
    hedges: keys.filter((key) => HEDGES.has(key)),
    // "Everybody" is "everyone".
    quantifiers: keys.filter((key) => QUANTIFIERS.has(key) || VAGUE.has(key)).map((key) => key.replace(/body$/, 'one')),
    modal: Math.max(0, ...keys.map((key) => MODAL_STRENGTHS.get(key) ?? 0)),
    persons: keys.flatMap((key) => PERSONS.get(key) ?? []),
  }
}

/** How often it is denied: "not just", "no doubt" deny nothing. `keys` are written out. */
function negationsIn(keys: readonly string[]): number {
  return keys.filter((key, at) => isNegation(key) && !UNDENIED.has(`${key} ${keys[at + 1] ?? ''}`)).length
}

const UNDENIED = new Set(
  ['just', 'only', 'merely', 'simply', 'solely']
    .map((word) => `not ${word}`)
    .concat('no doubt', 'no question', 'no wonder'),
)

const PERSONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    i: 'I',
    me: 'I',
    my: 'I',
    we: 'we',
    us: 'we',
    our: 'we',
    you: 'you',
    your: 'you',
    they: 'they',
    them: 'they',
    their: 'they',
    he: 'he',
    she: 'she',
  }),
)

function numbers(words: readonly Word[]): string[] {
  return words.flatMap(({ key }) => {
    const value = numeral(key)
    return value === null ? [] : [String(value)]
  })
}

function isOtherNumber(one: Side, other: Side): boolean {
  const isVague = (side: Side): boolean => side.quantifiers.some((word) => VAGUE.has(word))
  if (one.numbers.length > 0 && other.numbers.length > 0) return !isSameSet(one.numbers, other.numbers)
  return (one.numbers.length > 0 && isVague(other)) || (other.numbers.length > 0 && isVague(one))
}

function isOtherRegion(one: readonly string[], other: readonly string[]): boolean {
  const isWide = (keys: readonly string[]): boolean => keys.some((key) => REGIONS.has(key)) && !keys.some(isCountry)
  return (isWide(one) && other.some(isCountry)) || (isWide(other) && one.some(isCountry))
}

function likeness(one: Side, other: Side): { shared: number; onlyOne: number; onlyOther: number; share: number } {
  const [a, b] = [new Set(one.content), new Set(other.content)]
  const shared = [...a].filter((sense) => b.has(sense)).length
  const smaller = Math.min(a.size, b.size)
  return { shared, onlyOne: a.size - shared, onlyOther: b.size - shared, share: smaller === 0 ? 0 : shared / smaller }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set([...one, ...other]).size === new Set(one).size && new Set(one).size === new Set(other).size
}
