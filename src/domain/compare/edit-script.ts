// The shortest way from one row to another: which words stay, in order, and which runs take the place of which.

import { diffArrays } from 'diff'
import type { Span } from '../language/span.ts'

/** A run of words that is kept, or one that takes the place of another; ends are exclusive, and count words. */
export interface Block {
  isKept: boolean
  before: Span
  after: Span
}

/**
 * More edits than this in one stretch are not sought one by one: the stretch counts as replaced. It keeps the time in
 * proportion to the text (the search takes the square of the edits), and, unlike a time limit, always at the same place.
 */
const MAX_EDITS = 300
/** How often a stretch too different is cut at words that both have once. */
const MAX_CUTS = 4

/** How `b` came of `a`; kept and changed blocks take turns. */
export function scriptOf(a: readonly number[], b: readonly number[]): Block[] {
  const script: Block[] = []
  compare(a, b, { before: 0, after: 0 }, 0, script)
  return joined(script)
}

/** Neighbours of one kind become one. */
export function joined(script: readonly Block[]): Block[] {
  const blocks: Block[] = []
  for (const block of script) {
    const last = blocks.at(-1)
    if (last?.isKept === block.isKept) {
      last.before = { start: last.before.start, end: block.before.end }
      last.after = { start: last.after.start, end: block.after.end }
    } else blocks.push({ ...block })
  }
  return blocks
}

interface Place {
  before: number
  after: number
}

function compare(a: readonly number[], b: readonly number[], at: Place, cuts: number, script: Block[]): void {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  push(script, true, at, head, head)
  between(a.slice(head, a.length - tail), b.slice(head, b.length - tail), moveBy(at, head, head), cuts, script)
  push(script, true, moveBy(at, a.length - tail, b.length - tail), tail, tail)
}

function between(a: number[], b: number[], at: Place, cuts: number, script: Block[]): void {
  const changes = a.length > 0 && b.length > 0 ? diffArrays(a, b, { maxEditLength: MAX_EDITS }) : undefined
  const anchors = changes || cuts === MAX_CUTS ? [] : anchorsOf(a, b)
  if (!changes && anchors.length === 0) {
    push(script, false, at, a.length, b.length)
    return
  }
  let here: Place = { before: 0, after: 0 }
  for (const { added, removed, count } of changes ?? []) {
    push(script, !added && !removed, moveBy(at, here.before, here.after), added ? 0 : count, removed ? 0 : count)
    here = moveBy(here, added ? 0 : count, removed ? 0 : count)
  }
  if (changes) return
  for (const anchor of [...anchors, { before: a.length, after: b.length }]) {
    const [one, other] = [a.slice(here.before, anchor.before), b.slice(here.after, anchor.after)]
    compare(one, other, moveBy(at, here.before, here.after), cuts + 1, script)
    here = anchor
  }
}

/** Words that stand once in each, as many as keep one order: the longest rising row of their places. */
function anchorsOf(a: readonly number[], b: readonly number[]): Place[] {
  const once = (row: readonly number[]): Map<number, number> => {
    const places = new Map<number, number>()
    for (const [index, id] of row.entries()) places.set(id, places.has(id) ? -1 : index)
    return places
  }
  const inA = once(a)
  const pairs = [...once(b)].flatMap(([id, after]) => {
    const before = inA.get(id) ?? -1
    return before === -1 || after === -1 ? [] : [{ before, after }]
  })
  pairs.sort((x, y) => x.before - y.before)
  const ends: number[] = []
  const previous: number[] = []
  pairs.forEach((pair, index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.after ?? 0) < pair.after) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1] ?? -1
    ends[low] = index
  })
  const found: Place[] = []
  for (let index = ends.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair) found.push(pair)
  }
  return found.reverse()
}

function push(script: Block[], isKept: boolean, at: Place, before: number, after: number): void {
  if (before === 0 && after === 0) return
  script.push({
    isKept,
    before: { start: at.before, end: at.before + before },
    after: { start: at.after, end: at.after + after },
  })
}

function moveBy(at: Place, before: number, after: number): Place {
  return { before: at.before + before, after: at.after + after }
}
