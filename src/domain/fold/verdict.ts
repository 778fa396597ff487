// Are two reports renderings of one utterance? The pair step of folding.

import { type FoldingReport, type Prepared, prepare } from './reading.ts'

export type { FoldingReport } from './reading.ts'

/** What speaks for or against one utterance, for a reader: the words are the articles' own. */
export interface Evidence {
  kind: 'WORDS' | 'QUOTED_WORDS' | 'OCCASION' | 'NEIGHBOURS' | 'DATE' | 'CHAIN' | 'NUMBERS' | 'NEGATION' | 'SPEAKER'
  /** True where it speaks for one utterance. */
  isFor: boolean
  /** In the one report and in the other; equal where both hold the same. Empty where one has nothing of the kind. */
  a: string[]
  b: string[]
}

export interface Verdict {
  verdict: 'SAME' | 'DIFFERENT' | 'UNSURE'
  /** In [0, 1]: how likely both are one utterance. */
  score: number
  evidence: Evidence[]
}

/** At and above: folded without a person. */
export const SAME_FROM = 0.75
/** Below: not folded, and nobody is asked. */
export const UNSURE_FROM = 0.35

/** The same answer whichever report comes first, but for the sides of the evidence. */
export function judge(a: FoldingReport, b: FoldingReport): Verdict {
  return compare(prepare(a), prepare(b))
}

/** `judge` for reports that are prepared already: one new report against many known ones. */
export function compare(a: Prepared, b: Prepared): Verdict {
  const known = new Map(b.words.map((word) => [word.stem, word]))
  const shared = a.words.filter((word) => word.weight > 0 && known.has(word.stem))
  const stems = new Map(shared.map((word) => [word.stem, word.weight]))
  const sum = [...stems.values()].reduce((total, weight) => total + weight, 0)
  const shorter = Math.min(a.weight, b.weight)
  const score = Math.min(1, shorter === 0 ? 0 : sum / (shorter + 0.5))
  return {
    verdict: score >= SAME_FROM ? 'SAME' : score >= UNSURE_FROM ? 'UNSURE' : 'DIFFERENT',
    score,
    evidence: [{ kind: 'WORDS', isFor: true, a: shared.map((word) => word.text), b: shared.map((word) => word.text) }],
  }
}
