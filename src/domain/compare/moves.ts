// Runs of words that only stand elsewhere.

import type { Span } from '../language/span.ts'
import { isSmall, type Word } from '../language/tokens.ts'
import type { Block } from './edit-script.ts'

export interface Move {
  before: Span
  after: Span
}

/** Places that one pair of words is looked up at, and words that one move is followed for: bounds on hostile texts. */
const MAX_PLACES = 16
const MAX_MOVED = 200

/** Runs put in that were taken out elsewhere, with two words of weight at least; from the left, the longest first. */
export function movesAmong(
  a: readonly number[],
  b: readonly number[],
  blocks: readonly Block[],
  after: readonly Word[],
): Move[] {
  const ends = new Map<number, number>()
  const places = new Map<string, number[]>()
  for (const { isKept, before } of blocks) {
    if (isKept) continue
    for (let at = before.start; at < before.end; at++) {
      ends.set(at, before.end)
      if (at + 1 === before.end) continue
      const pair = `${a[at]} ${a[at + 1]}`
      const known = places.get(pair)
      if (!known) places.set(pair, [at])
      else if (known.length < MAX_PLACES) known.push(at)
    }
  }
  const weight = (from: number, to: number): number => after.slice(from, to).filter((word) => !isSmall(word.key)).length
  const taken = new Set<number>()
  const found: Move[] = []
  for (const { isKept, after: put } of blocks) {
    if (isKept) continue
    for (let at = put.start; at < put.end - 1; at++) {
      let best = { from: 0, length: 0 }
      for (const from of places.get(`${b[at]} ${b[at + 1]}`) ?? []) {
        const most = Math.min(MAX_MOVED, put.end - at, (ends.get(from) ?? 0) - from)
        let length = 0
        while (length < most && !taken.has(from + length) && a[from + length] === b[at + length]) length++
        if (length > best.length) best = { from, length }
      }
      if (best.length < 2 || weight(at, at + best.length) < 2) continue
      for (let word = best.from; word < best.from + best.length; word++) taken.add(word)
      found.push({
        before: { start: best.from, end: best.from + best.length },
        after: { start: at, end: at + best.length },
      })
      at += best.length - 1
    }
  }
  return found
}
