// Whether two sentences say other things of one subject: "the warships in the strait are here to stay", "the warships in
// the strait are not looking for trouble". A long subject is much to have in common, and says nothing yet. English only.

import { type ComparedWord, oppositesIn, type WordPair } from './opposites.ts'
import { senseOfStem } from './wording.ts'

/**
 * Whether both sentences have a predicate, and nothing of the one is in the other, in other words or as its opposite. A
 * predicate is known by its helping verb. `pairs` are words that answer each other.
 */
export function haveOtherPredicates(
  a: readonly ComparedWord[],
  b: readonly ComparedWord[],
  pairs: readonly WordPair[],
): boolean {
  const [one, other] = [predicateAt(a), predicateAt(b)]
  if (one === -1 || other === -1 || !isBefore(pairs, one, other)) return false
  const own = sensesFrom(a, one)
  const others = sensesFrom(b, other)
  if (own.size === 0 || others.size === 0 || [...own].some((sense) => others.has(sense))) return false
  return isBefore(
    oppositesIn(a, b, pairs).map(({ pair }) => pair),
    one,
    other,
  )
}

/** Where the first helping verb stands; -1 without one. */
function predicateAt(words: readonly ComparedWord[]): number {
  return words.findIndex(({ key }) => HELPING.test(key))
}

const HELPING =
  /^(?:is|are|was|were|am|has|had|have|will|would|can|could|may|might|must|shall|should|ought|do|does|did)$/u

function isBefore(pairs: readonly WordPair[], one: number, other: number): boolean {
  return pairs.every(([at, place]) => at < one && place < other)
}

function sensesFrom(words: readonly ComparedWord[], start: number): Set<string> {
  return new Set(words.slice(start).flatMap(({ stem, isContent }) => (isContent ? [senseOfStem(stem)] : [])))
}
