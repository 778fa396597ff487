// Which words of two reports answer each other. Folding weighs content words only, by how much they tell.

import type { WeighedWord } from './prepared-report.ts'

export interface Alignment {
  /** Indexes of words that answer each other, each used once. */
  pairs: [a: number, b: number][]
  /** What the paired words weigh. */
  shared: number
  /** The common run that tells most, by its first words and its length; a function word counts a fifth of a word. */
  runAt: { a: number; b: number; length: number }
  /** How many words, small ones too, stand in both in one order, whatever stands between them. */
  inOrder: number
}

export function align(a: readonly WeighedWord[], b: readonly WeighedWord[]): Alignment {
  return { ...pair(a, b), runAt: longestRun(a, b), inOrder: inOrder(a, b) }
}

/** `align` without what is in order. */
export function pair(a: readonly WeighedWord[], b: readonly WeighedWord[]): Pick<Alignment, 'pairs' | 'shared'> {
  const places = new Map<string, number[]>()
  b.forEach((word, at) => {
    if (word.weight > 0) places.set(word.stem, [...(places.get(word.stem) ?? []), at])
  })
  const pairs: [number, number][] = []
  const taken = new Set<number>()
  const left: number[] = []
  let shared = 0
  a.forEach((word, at) => {
    if (word.weight === 0) return
    const place = places.get(word.stem)?.find((other) => !taken.has(other))
    if (place === undefined) {
      left.push(at)
      return
    }
    taken.add(place)
    pairs.push([at, place])
    shared += word.weight
  })
  for (const at of left) {
    const word = a[at]
    if (!word || word.isNumber) continue
    const place = b.findIndex((other, index) => other.weight > 0 && !taken.has(index) && isAkin(word.stem, other.stem))
    if (place === -1) continue
    taken.add(place)
    pairs.push([at, place])
    shared += 0.8 * Math.min(word.weight, b[place]?.weight ?? 0)
  }
  return { pairs, shared }
}

/** "qualified" and "qualifications": a long common beginning. */
function isAkin(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length)
  const least = Math.max(5, Math.ceil(longer * 0.6))
  return one.length >= least && other.length >= least && one.slice(0, least) === other.slice(0, least)
}

const FUNCTION_WEIGHT = 0.2

function longestRun(a: readonly WeighedWord[], b: readonly WeighedWord[]): Alignment['runAt'] {
  let best = 0
  let runAt = { a: 0, b: 0, length: 0 }
  let above: { weight: number; length: number }[] = []
  a.forEach((word, at) => {
    const line: { weight: number; length: number }[] = []
    b.forEach((other, place) => {
      if (word.stem !== other.stem) return
      const before = above[place - 1] ?? { weight: 0, length: 0 }
      const run = { weight: before.weight + (word.weight || FUNCTION_WEIGHT), length: before.length + 1 }
      line[place] = run
      if (run.weight > best) {
        best = run.weight
        runAt = { a: at - run.length + 1, b: place - run.length + 1, length: run.length }
      }
    })
    above = line
  })
  return runAt
}

/** The length of the longest common subsequence of stems. */
function inOrder(a: readonly WeighedWord[], b: readonly WeighedWord[]): number {
  const lengths = new Uint16Array(b.length + 1)
  for (const { stem } of a) {
    let diagonal = 0
    for (let at = 0; at < b.length; at++) {
      const above = lengths[at + 1] ?? 0
      lengths[at + 1] = stem === b[at]?.stem ? diagonal + 1 : Math.max(above, lengths[at] ?? 0)
      diagonal = above
    }
  }
  return lengths[b.length] ?? 0
}
