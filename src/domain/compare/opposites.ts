// Which words of one wording answer words of another by saying the opposite: "safe" and "unsafe", "raise" and "cut".

import type { Span } from '../language/span.ts'
import { stemOf } from '../language/stem.ts'
import { antonymPlaces, isContrary } from './antonyms.ts'

/** A word as it is compared. Content words tell something of their own. */
export interface ComparedWord extends Span {
  key: string
  stem: string
  isContent: boolean
}

/** Indexes of two words that answer each other. */
export type WordPair = readonly [a: number, b: number]

export interface Opposite {
  pair: WordPair
  /** Whether a third may be true, so that the one is not the other denied: "raise" and "cut". */
  isContrary: boolean
}

type Words = readonly ComparedWord[]

/** Opposites among the words that are not in `pairs`, each used once. What both sides have is left out. */
export function oppositesIn(a: Words, b: Words, pairs: readonly WordPair[]): Opposite[] {
  const own = new Set(pairs.map(([at]) => at))
  const others = new Set(pairs.map(([, at]) => at))
  const found = [
    ...prefixed(a, own, b, others),
    ...prefixed(b, others, a, own).map(([at, place]): WordPair => [place, at]),
  ]
  for (const [at, place] of found) {
    own.add(at)
    others.add(place)
  }
  const opposites = found.map((pair) => ({ pair, isContrary: false }))
  return [...opposites, ...antonyms(a, b, ...restOf(a, own, b, others))]
}

function prefixed(
  words: Words,
  taken: ReadonlySet<number>,
  others: Words,
  takenThere: ReadonlySet<number>,
): WordPair[] {
  const places = new Map<string, number>()
  others.forEach(({ stem, isContent }, at) => {
    if (isContent && !takenThere.has(at) && !places.has(stem)) places.set(stem, at)
  })
  return words.flatMap(({ key, isContent }, at): WordPair[] => {
    const bare = isContent && !taken.has(at) ? PREFIXED.exec(key)?.[1] : undefined
    const place = bare === undefined ? undefined : places.get(stemOf(bare))
    return place === undefined ? [] : [[at, place]]
  })
}

const PREFIXED = /^(?:un|non|dis|in|im)(\p{L}{4,})$/u

interface Listed {
  at: number
  stem: string
  /** In the list of antonyms. */
  places: readonly number[]
}

/** The words of each side that have antonyms and no counterpart. */
function restOf(a: Words, own: ReadonlySet<number>, b: Words, others: ReadonlySet<number>): [Listed[], Listed[]] {
  const [one, other] = [listed(a, own), listed(b, others)]
  return one.length === 0 || other.length === 0 ? [[], []] : [without(one, other), without(other, one)]
}

function listed(words: Words, taken: ReadonlySet<number>): Listed[] {
  return words.flatMap((word, at) => {
    const places = taken.has(at) ? [] : antonymPlaces(word)
    return places.length === 0 ? [] : [{ at, stem: word.stem, places }]
  })
}

function without(words: readonly Listed[], others: readonly Listed[]): Listed[] {
  const counts = new Map<string, number>()
  for (const { stem } of others) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return words.filter(({ stem }) => {
    const left = counts.get(stem) ?? 0
    counts.set(stem, left - 1)
    return left <= 0
  })
}

function antonyms(a: Words, b: Words, own: readonly Listed[], others: readonly Listed[]): Opposite[] {
  const left = new Map<number, number[]>()
  for (const { at, places } of others) for (const place of places) left.set(place, [...(left.get(place) ?? []), at])
  const taken = new Set<number>()
  return own.flatMap(({ at, places }): Opposite[] => {
    for (const place of places)
      for (const other of left.get(place ^ 1) ?? []) {
        if (taken.has(other) || !(isTelling(a[at], b[other]) || areBesideSame(a, at, b, other))) continue
        taken.add(other)
        return [{ pair: [at, other], isContrary: isContrary(place) }]
      }
    return []
  })
}

/** "In", "for", "more" stand everywhere: they are only said of one thing where what stands beside them is the same. */
function isTelling(one: ComparedWord | undefined, other: ComparedWord | undefined): boolean {
  return one?.isContent === true && other?.isContent === true
}

function areBesideSame(a: Words, at: number, b: Words, place: number): boolean {
  const sides = [-1, 1].map((step) => [nextContent(a, at, step), nextContent(b, place, step)])
  const areOther = sides.some(([one, other]) => one !== null && other !== null && one !== other)
  return !areOther && sides.some(([one, other]) => one !== null && one === other)
}

/** So many words away. */
const BESIDE = 4

function nextContent(words: Words, at: number, step: number): string | null {
  for (let place = at + step; Math.abs(place - at) <= BESIDE; place += step) {
    const word = words[place]
    if (word === undefined) return null
    if (word.isContent) return word.stem
  }
  return null
}

/**
 * Whether two opposites of both wordings have changed places: "raise wages and cut taxes", "cut wages and raise taxes". Not
 * where each takes along what stands beside it.
 */
export function haveSwapped(a: Words, b: Words, pairs: readonly WordPair[]): boolean {
  const listed = pairs.flatMap(([at, place]) => {
    const word = a[at]
    const places = word === undefined ? [] : antonymPlaces(word)
    return places.length === 0 ? [] : [{ at, place, places: new Set(places) }]
  })
  const most = listed.slice(0, MOST_LISTED)
  return most.some((one, index) =>
    most.slice(index + 1).some((other) => {
      if (![...one.places].some((place) => other.places.has(place ^ 1))) return false
      return [-1, 1].some((step) => {
        const [own, its] = [nextContent(a, one.at, step), nextContent(a, other.at, step)]
        if (own === null || its === null || own === its) return false
        return own === nextContent(b, other.place, step) && its === nextContent(b, one.place, step)
      })
    }),
  )
}

/** A sentence has few. */
const MOST_LISTED = 20
