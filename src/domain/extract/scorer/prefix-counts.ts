// How many commas, quotations and the like any stretch of a sentence holds. Hundreds of stretches of one sentence are
// asked for, so each kind is counted once, from the sentence's start.

import { JOINTS } from '../../language/small-words.ts'
import { isFiniteVerb } from '../cues/clauses.ts'
import { isMark, type Token } from '../text/tokens.ts'

/** A stretch's finite verb is looked for among so many of its first tokens. */
const NEAR = 40

export interface Counts {
  quotations: number
  commas: number
  joints: number
  /** Opening parentheses less closing ones. */
  depth: number
  /** 2 where a certain sign of speech begins inside, 1 where only a weaker one does, else 0. */
  cues: number
  hasVerb: 0 | 1
}

export class Tally {
  readonly #counts: Record<'quotations' | 'commas' | 'joints' | 'depth' | 'certain' | 'weak' | 'verbs', Int16Array>

  /** `cues`: for each token whether a sign of speech begins there, 2 for certain ones. */
  constructor(row: readonly Token[], cues: Uint8Array) {
    const summed = (worth: (token: Token, at: number) => number): Int16Array => {
      const sums = new Int16Array(row.length + 1)
      row.forEach((token, at) => {
        sums[at + 1] = (sums[at] ?? 0) + worth(token, at)
      })
      return sums
    }
    this.#counts = {
      quotations: summed((token) => Number(token.kind === 'quotation')),
      commas: summed((token) => Number(isMark(token, ','))),
      joints: summed((token) => Number(token.kind === 'word' && JOINTS.has(token.lower))),
      depth: summed((token) => Number(isMark(token, '(')) - Number(isMark(token, ')'))),
      certain: summed((_, at) => Number(cues[at] === 2)),
      weak: summed((_, at) => Number(cues[at] === 1)),
      verbs: summed((_, at) => Number(isFiniteVerb(row, at))),
    }
  }

  /** What tokens [from, to) hold; a sign or verb right at `from` does not count. */
  between(from: number, to: number): Counts {
    const { quotations, commas, joints, depth, certain, weak, verbs } = this.#counts
    const count = (sums: Int16Array, start: number, end: number): number => (sums[end] ?? 0) - (sums[start] ?? 0)
    const inner = Math.min(from + 1, to)
    return {
      quotations: count(quotations, from, to),
      commas: count(commas, from, to),
      joints: count(joints, from, to),
      depth: count(depth, from, to),
      cues: count(certain, inner, to) > 0 ? 2 : count(weak, inner, to) > 0 ? 1 : 0,
      hasVerb: count(verbs, inner, Math.min(to, from + NEAR)) > 0 ? 1 : 0,
    }
  }
}

/** How many words stand before each token. */
export function wordsBefore(text: string, row: readonly Token[]): number[] {
  let words = 0
  const counts = [0]
  for (const token of row) {
    if (token.kind === 'word') words++
    else if (token.quotation)
      words += text.slice(token.quotation.inner.start, token.quotation.inner.end).split(/\s+/u).length
    counts.push(words)
  }
  return counts
}
