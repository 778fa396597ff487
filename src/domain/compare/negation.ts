// Whether one of two wordings says the opposite of the other: "the dam was safe", "the dam was not safe", "the dam was
// dangerous". Content words that answer each other are compared by whether a negation stands with them, so that a denial
// of something else does no harm.

import { NEGATIONS } from '../language/small-words.ts'
import type { Span } from '../language/span.ts'
import { type ComparedWord, haveSwapped, oppositesIn, type WordPair } from './opposites.ts'

/**
 * Whether one wording negates what the other does not, or has the opposite of its word. `pairs` are words that answer each
 * other, each used once. Only words whose neighbours answer each other too are looked at: else they may be said of
 * different things.
 */
export function isOppositeOf(
  a: readonly ComparedWord[],
  b: readonly ComparedWord[],
  pairs: readonly WordPair[],
): boolean {
  const opposites = oppositesIn(a, b, pairs)
  const turned = opposites.map(({ pair }) => pair)
  const all = [...pairs, ...turned].sort(([one], [other]) => one - other)
  const near = neighboured(all, new Set(turned))
  if (opposites.some(({ pair, isContrary }) => isContrary && near.includes(pair))) return true
  if (haveSwapped(a, b, pairs)) return true
  const own = negatedIn(a, new Set(all.map(([at]) => at)))
  const others = negatedIn(b, new Set(all.map(([, place]) => place)))
  const unsafe = new Set(turned.map(([at]) => at))
  const told = near.map(([at, place]) => {
    const [surely, perhaps] = [own.surely.has(at), own.perhaps.has(at)]
    const isOpposite = unsafe.has(at)
    const one = isOpposite ? { surely: !perhaps, perhaps: !surely } : { surely, perhaps }
    return { isOpposite, one, other: { surely: others.surely.has(place), perhaps: others.perhaps.has(place) } }
  })
  const count = (of: (each: (typeof told)[number]) => boolean) => told.filter(of).length
  if (count(({ one }) => one.surely) > count(({ other }) => other.perhaps)) return true
  if (count(({ other }) => other.surely) > count(({ one }) => one.perhaps)) return true
  const isTurned = ({ one, other }: (typeof told)[number]) =>
    (one.surely && !other.perhaps) || (other.surely && !one.perhaps)
  if (told.some((each) => each.isOpposite && isTurned(each))) return true
  // As many on both sides, of other words: "not safe but open". "Knew nothing of it" is "did not know of it", though.
  return told.some(isTurned) && own.isVerbal && others.isVerbal
}

interface Negated {
  /** Words that a negation stands with. */
  surely: ReadonlySet<number>
  /** Those among which it may be about others: of "not ready to help" also the help. */
  perhaps: ReadonlySet<number>
  /** Whether all negations stay with their verbs. */
  isVerbal: boolean
}

/** So many words behind a negation it may be about. */
const REACH = 4
/** So many words apart two words are still neighbours. */
const NEAR = 6

const VERBAL = /^(?:not|never)$/u
/** "Not fully safe", "no longer safe": it is about the next word. */
const DEGREE = /^(?:longer|quite|very|yet|so|enough|\p{L}+ly)$/u
/** "Not know if the dam is safe": here something else begins. */
const CLAUSE = /^(?:if|whether|that|what|how|why|who|when|where|but|because)$/u

/** Which words a negation stands with, of those that are `known` to answer others. */
function negatedIn(words: readonly ComparedWord[], known: ReadonlySet<number>): Negated {
  const surely = new Set<number>()
  const perhaps = new Set<number>()
  let isVerbal = true
  words.forEach((word, at) => {
    if (!isNegation(words, at)) return
    isVerbal &&= VERBAL.test(word.key)
    const reached: number[] = []
    for (let place = at + 1; place <= at + REACH && !CLAUSE.test(words[place]?.key ?? ''); place++) reached.push(place)
    const next = reached.find((place) => words[place]?.isContent === true && !DEGREE.test(words[place].key))
    // "They came not": the word before, if no comma parts the two.
    const place = next ?? (isClose(words[at - 1], word) ? at - 1 : at)
    if (known.has(place)) surely.add(place)
    for (const each of [place, ...reached]) if (known.has(each)) perhaps.add(each)
  })
  return { surely, perhaps, isVerbal }
}

function isNegation(words: readonly ComparedWord[], at: number): boolean {
  const key = words[at]?.key ?? ''
  const next = words[at + 1]
  if (FAILED.test(key)) return next?.key === 'to'
  // "No, the dam is safe" is an answer.
  if (key === 'no' && !isClose(words[at], next)) return false
  return (NEGATIONS.has(key) || GERMAN.test(key)) && !ONLY.test(next?.key ?? '')
}

/** Whether nothing but a space parts two words that follow each other. */
function isClose(one: Span | undefined, next: Span | undefined): boolean {
  return one !== undefined && next !== undefined && next.start - one.end <= 1
}

const FAILED = /^(?:fail(?:s|ed|ing)?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing))$/u
const GERMAN = /^kein(?:e[mnrs]?)?$/u
/** "Not only the harbour" is the harbour too. */
const ONLY = /^(?:only|just|merely|simply|nur)$/u

/**
 * Of pairs in the order of the one side, those whose neighbour is their neighbour on the other side, too; on either side of
 * it if one of the two is `turned`: "the dam we support", "we oppose the dam".
 */
function neighboured(inOrder: readonly WordPair[], turned: ReadonlySet<WordPair>): readonly WordPair[] {
  if (inOrder.length === 1) return inOrder
  const places = inOrder.map(([, place]) => place).sort((one, other) => one - other)
  const ranks = new Map(places.map((place, rank) => [place, rank]))
  const areNear = (one: WordPair | undefined, other: WordPair | undefined) => {
    if (one === undefined || other === undefined) return false
    const step = (ranks.get(other[1]) ?? 0) - (ranks.get(one[1]) ?? 0)
    const isNext = step === 1 || (step === -1 && (turned.has(one) || turned.has(other)))
    return isNext && other[0] - one[0] <= NEAR && Math.abs(other[1] - one[1]) <= NEAR
  }
  return inOrder.filter((pair, at) => areNear(inOrder[at - 1], pair) || areNear(pair, inOrder[at + 1]))
}
