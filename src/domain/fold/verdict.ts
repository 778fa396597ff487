// Are two reports renderings of one utterance? The pair step of folding: likenesses, weighed, and the evidence told.

import { type Evidence, evidenceOf } from './evidence.ts'
import { FEATURES, type Feature, likenessAround, likenessOfWords } from './likeness.ts'
import { type FoldingReport, type Prepared, prepare } from './reading.ts'
import { INTERCEPT, LIKELY_FROM, SAME_FROM, UNSURE_FROM, WEIGHTS } from './weights.ts'

export type { Evidence } from './evidence.ts'
export type { FoldingReport } from './reading.ts'

/** SAME: fold without a person. DIFFERENT: nobody need look. UNSURE: a person may. */
export interface Verdict {
  verdict: 'SAME' | 'DIFFERENT' | 'UNSURE'
  /** In [0, 1]: how likely both are one utterance, of pairs that share words and a speaker. */
  score: number
  evidence: Evidence[]
}

/** The same answer whichever report comes first, but for the sides of the evidence. Never throws. */
export function judge(a: FoldingReport, b: FoldingReport): Verdict {
  return compare(prepare(a), prepare(b))
}

/** `judge` for reports that are prepared already: one new report against many known ones. */
export function compare(a: Prepared, b: Prepared): Verdict {
  const likeness = likenessOfWords(a, b)
  const { features } = likeness
  const odds = weighed(features)
  // What stands around cannot make up for what the words lack, and reading it would be most of the cost.
  if (probability(odds + WEIGHTS.around) >= UNSURE_FROM) features.around = likenessAround(a, b)
  const score = probability(odds + WEIGHTS.around * features.around)
  return { verdict: verdictAt(score), score, evidence: score < UNSURE_FROM ? [] : evidenceOf(a, b, likeness) }
}

/** Whether one utterance is the better guess, for somebody who must decide now. */
export function isLikely({ score }: Pick<Verdict, 'score'>): boolean {
  return score >= LIKELY_FROM
}

function verdictAt(score: number): Verdict['verdict'] {
  if (score >= SAME_FROM) return 'SAME'
  return score >= UNSURE_FROM ? 'UNSURE' : 'DIFFERENT'
}

function weighed(features: Readonly<Record<Feature, number>>): number {
  return FEATURES.reduce((sum, name) => sum + features[name] * WEIGHTS[name], INTERCEPT)
}

function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
