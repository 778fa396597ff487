// Whether what two reports share is ground enough to fold them without a person. Likenesses weigh words by how rare they
// are in the background, and in any field but the background's everyday words are rare: a goalkeeper and his penalties
// would do. So most of the shorter report must be there in the other too, word for word, however much each word tells.

import { numeral } from '../compare/amounts.ts'
import { areDenials } from '../compare/denials.ts'
import { isOppositeOf } from '../compare/negation.ts'
import { haveOtherPredicates } from '../compare/predicates.ts'
import type { Likeness } from './likeness.ts'
import type { Prepared, WeighedWord } from './prepared-report.ts'
import { LIKELY_FROM, SAME_FROM } from './weights.ts'

export interface Ceiling {
  /** The highest score that two reports of one speaker can have by what they share: 1 where it bears any. */
  score: number
  /** Whether one says the opposite of the other. */
  isOpposite: boolean
}

/** What two reports bear. `score` is the one they have: what can only lower a higher one is not looked at. */
export function ceiling(a: Prepared, b: Prepared, likeness: Likeness, score = 1): Ceiling {
  if (isOppositeOf(a.words, b.words, likeness.alignment.pairs)) return { score: UNSURE_AT_MOST, isOpposite: true }
  const most = groundsOf(a, b, likeness)
  // What would be told as a contradiction within one statement is for a person to fold. Last, since it costs most.
  const isLeft = Math.min(score, most) >= SAME_FROM && a.report.text.length + b.report.text.length <= LONGEST
  return { score: isLeft && areDenials(a, b) ? UNSURE_AT_MOST : most, isOpposite: false }
}

function groundsOf(a: Prepared, b: Prepared, { alignment, features, daysApart }: Likeness): number {
  const { pairs, runAt } = alignment
  const one = contentOf(a)
  const other = contentOf(b)
  const shorter = Math.min(one.length, other.length)
  const bothQuoted = isQuotation(a) && isQuotation(b)
  const run = runAt.length / (Math.min(a.words.length, b.words.length) + DAMPING)
  const cover = pairs.length / (shorter + DAMPING)
  if ((bothQuoted || cover >= NEARLY_ALL) && haveOtherFigures(one, other)) return UNSURE_AT_MOST
  if (haveOtherPredicates(a.words, b.words, pairs)) return UNLIKELY_AT_MOST
  // A speaker's favourite phrase is said again, elsewhere and on another day.
  if (features.otherDay > 0 && features.otherOccasion > 0) return UNSURE_AT_MOST
  if (features.otherOccasion > 0 && features.inOrder < NEARLY_ALL_OF_BOTH) return UNSURE_AT_MOST
  if (!bothQuoted && features.inOrder < MOST_OF_ONE && haveNamesAlone(a, b, pairs)) return UNSURE_AT_MOST
  if ((daysApart ?? 0) > FAR_DAYS && features.inOrderOfBoth < NEARLY_ALL_OF_BOTH) return UNSURE_AT_MOST
  if (cover >= LEAST_COVER) return 1
  if (onlyBeginAlike(a, b, alignment)) return UNLIKELY_AT_MOST
  // Two hands may put one utterance in words of their own: how much of that bears it is learned. In quotation marks the
  // words are the speaker's.
  if (!bothQuoted || run >= LEAST_RUN) return 1
  const isHalf = pairs.length >= shorter * HALF
  if (isHalf && pairs.length >= FEW && features.around >= NEARLY_COPIED) return 1
  return cover >= HALF ? UNSURE_AT_MOST : UNLIKELY_AT_MOST
}

/** UTF-16 code units of two reports: a sentence that a speech has more than its copy is not all of what it says. */
const LONGEST = 4_000
/** For a person to decide. */
export const UNSURE_AT_MOST = SAME_FROM - 0.01
const UNLIKELY_AT_MOST = LIKELY_FROM - 0.01

/** One word or two are never all of a report. */
const DAMPING = 1
/** Of the shorter report's content words. */
const LEAST_COVER = 0.65
const HALF = 0.5
/** The same sentence, but for what says the opposite of it or counts otherwise. */
const NEARLY_ALL = 0.7
/** Of all its words, in one run. */
const LEAST_RUN = 0.4
/** Articles so far apart tell of other events: only a reprint still tells of one utterance. */
const FAR_DAYS = 14
const NEARLY_ALL_OF_BOTH = 0.8
const MOST_OF_ONE = 0.6
/** Content words that a sentence says of its subject. One may be cut off, or a slip. */
const LEAST_OWN = 2
/** Where the articles go along with each other, two translations of one sentence need to share no more. */
const FEW = 3
const NEARLY_COPIED = 0.25

/** They share names and hardly a word besides: everything that is said of two bodies and a region shares these. */
function haveNamesAlone(a: Prepared, b: Prepared, pairs: Likeness['alignment']['pairs']): boolean {
  const names = pairs.filter(([at, place]) => a.words[at]?.isName || b.words[place]?.isName)
  return names.length > 0 && pairs.length - names.length < FEW_PLAIN
}
const FEW_PLAIN = 2

/** Both begin with the same words, and go on with words of their own: one subject. */
function onlyBeginAlike(a: Prepared, b: Prepared, { pairs, runAt }: Likeness['alignment']): boolean {
  if (runAt.a > 1 || runAt.b > 1) return false
  const [endA, endB] = [runAt.a + runAt.length, runAt.b + runAt.length]
  if (pairs.some(([at, place]) => at >= endA || place >= endB)) return false
  const restOf = ({ words }: Prepared, end: number) => words.slice(end).filter((word) => word.isContent)
  return restOf(a, endA).length >= LEAST_OWN && restOf(b, endB).length >= LEAST_OWN
}

function contentOf({ words }: Prepared): readonly WeighedWord[] {
  return words.filter((word) => word.weight > 0)
}

function isQuotation({ report }: Prepared): boolean {
  return report.form === 'DIRECT' || report.form === 'FRAGMENT'
}

/** Each names numbers or days, and the other none of them: "by four percent on Monday", "by nine percent on Friday". */
export function haveOtherFigures(one: readonly WeighedWord[], other: readonly WeighedWord[]): boolean {
  const [a, b] = [figuresIn(one), figuresIn(other)]
  return a.size > 0 && b.size > 0 && [...a].every((figure) => !b.has(figure))
}

function figuresIn(words: readonly WeighedWord[]): ReadonlySet<string> {
  return new Set(
    words.flatMap(({ key, isNumber }) => {
      // "40 million" and "60 million" share the million.
      if (SCALE.test(key)) return []
      const value = numeral(key)
      if (value !== null) return [String(value)]
      return isNumber || DAY.test(key) ? [key] : []
    }),
  )
}

const SCALE = /^(?:hundreds?|thousands?|millions?|billions?|trillions?|dozens?)$/u

const DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december)$/u
