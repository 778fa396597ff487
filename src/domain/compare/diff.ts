// What was done to one wording to make the other. A well-known diff finds the words both keep in order; what only stands
// elsewhere is found afterwards among what it took out and put in.

import type { Span } from '../language/span.ts'
import { isSmall, type Word, wordsIn } from '../language/tokens.ts'
import { type Block, joined, scriptOf } from './edit-script.ts'
import { type Move, movesAmong } from './moves.ts'

export type WordOperation =
  /** In both, in the same order. */
  | { operation: 'KEPT'; before: Span; after: Span }
  | { operation: 'REMOVED'; before: Span; after: null }
  | { operation: 'ADDED'; before: null; after: Span }
  /** In both, but elsewhere. */
  | { operation: 'MOVED'; before: Span; after: Span }

export interface WordDiff {
  before: Word[]
  after: Word[]
  /** In order; kept and changed ones take turns. */
  blocks: Block[]
  /** Runs that left a changed block for another; spans count words. In the order of the second text. */
  moves: Move[]
}

/** How `after` came of `before`, in words. */
export function wordDiff(before: string, after: string): WordDiff {
  const words = { before: wordsIn(before), after: wordsIn(after) }
  const ids = new Map<string, number>()
  const idOf = ({ key }: Word): number => {
    const id = ids.get(key) ?? ids.size
    ids.set(key, id)
    return id
  }
  const a = words.before.map(idOf)
  const b = words.after.map(idOf)
  const blocks = withoutChance(slid(scriptOf(a, b), a, b), words.before)
  return { ...words, blocks, moves: movesAmong(a, b, blocks, words.after) }
}

/**
 * The difference as a list of operations, in the order of the second text; what was removed stands where it would have.
 * Spans are UTF-16 code units of the two texts, from a run's first word to its last, and hold every word once.
 */
export function operationsOf(diff: WordDiff): WordOperation[] {
  const gone = new Queue(diff.moves.map((move) => move.before).sort((x, y) => x.start - y.start))
  const come = new Queue(diff.moves.map((move) => move.after))
  const origins = new Map(diff.moves.map((move) => [move.after.start, move.before]))
  return diff.blocks.flatMap((block): WordOperation[] => {
    if (block.isKept) {
      return [{ operation: 'KEPT', before: spanOf(diff.before, block.before), after: spanOf(diff.after, block.after) }]
    }
    const removed = rest(block.before, gone.within(block.before)).map((words): WordOperation => {
      return { operation: 'REMOVED', before: spanOf(diff.before, words), after: null }
    })
    const moves = come.within(block.after)
    const put = [...rest(block.after, moves), ...moves].sort((x, y) => x.start - y.start)
    const added = put.map((words): WordOperation => {
      const after = spanOf(diff.after, words)
      const origin = moves.includes(words) ? origins.get(words.start) : undefined
      return origin
        ? { operation: 'MOVED', before: spanOf(diff.before, origin), after }
        : { operation: 'ADDED', before: null, after }
    })
    return [...removed, ...added]
  })
}

/** Sorted spans that are asked for from left to right. */
export class Queue {
  readonly #spans: readonly Span[]
  #next = 0

  constructor(spans: readonly Span[]) {
    this.#spans = spans
  }

  /** Those inside a stretch that lies behind all stretches asked for before. */
  within(stretch: Span): Span[] {
    const found: Span[] = []
    for (let span = this.#spans[this.#next]; span && span.end <= stretch.end; span = this.#spans[++this.#next])
      found.push(span)
    return found
  }
}

/** The words of `within` that none of the sorted `taken` holds, as runs. */
export function rest(within: Span, taken: readonly Span[]): Span[] {
  const runs: Span[] = []
  let { start } = within
  for (const span of taken) {
    if (span.start > start) runs.push({ start, end: span.start })
    start = span.end
  }
  if (start < within.end) runs.push({ start, end: within.end })
  return runs
}

/** Characters from a run's first word to its last. */
export function spanOf(words: readonly Word[], run: Span): Span {
  return { start: words[run.start]?.start ?? 0, end: words[run.end - 1]?.end ?? 0 }
}

/**
 * Moves what is kept past a run that ends like it, where that makes one change of two: not "[-We will build-] the
 * [-pier. The-] ministry", but "[-We will build the pier.-] The ministry".
 */
function slid(blocks: readonly Block[], a: readonly number[], b: readonly number[]): Block[] {
  const moved: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    const last = moved.at(-1)
    const next = blocks[at + 1]
    const side = next && (lengthOf(next.after) === 0 ? 'before' : lengthOf(next.before) === 0 ? 'after' : null)
    if (!block) continue
    // The change before it may have been slid away: what is kept takes in nothing.
    const isMovable = block.isKept && last !== undefined && !last.isKept && next !== undefined && side != null
    if (!isMovable || !endsAlike(side === 'before' ? a : b, block[side], next[side])) {
      moved.push({ ...block })
      continue
    }
    const by = lengthOf(next[side])
    last[side] = { start: last[side].start, end: last[side].end + by }
    moved.push({ ...block, [side]: { start: block[side].start + by, end: block[side].end + by } })
    at++
  }
  return joined(moved)
}

function endsAlike(row: readonly number[], kept: Span, run: Span): boolean {
  const count = lengthOf(kept)
  if (count > lengthOf(run)) return false
  for (let at = 0; at < count; at++) if (row[kept.start + at] !== row[run.end - count + at]) return false
  return true
}

/**
 * Takes apart what is kept by chance: one or two small words ("of the") between two longer changes are in every
 * sentence, and would only cut a replaced clause into splinters.
 */
function withoutChance(blocks: readonly Block[], before: readonly Word[]): Block[] {
  const size = (block: Block | undefined): number =>
    block ? Math.min(lengthOf(block.before), lengthOf(block.after)) : 0
  return joined(
    blocks.map((block, index) => {
      const count = lengthOf(block.before)
      const isChance =
        block.isKept &&
        count <= 2 &&
        size(blocks[index - 1]) > count &&
        size(blocks[index + 1]) > count &&
        before.slice(block.before.start, block.before.end).every((word) => isSmall(word.key))
      return isChance ? { ...block, isKept: false } : block
    }),
  )
}

function lengthOf(span: Span): number {
  return span.end - span.start
}
