// Are two reports renderings of one utterance? The pair step of folding: likenesses, weighed, and the evidence told.

import { spokenWords } from '../language/spoken-words.ts'
import { contradict } from '../statement/speech-act.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { FOLD_FEATURES, firstLikeness, type Likeness, likeness } from './likeness.ts'
import { type FoldingReport, type Prepared, prepare } from './prepared-report.ts'
import { surnameOf } from './speakers.ts'
import { ceiling } from './veto.ts'
import { FOLD_WEIGHTS, INTERCEPT, LIKELY_FROM, SAME_FROM, UNSURE_FROM } from './weights.ts'

export type { Evidence } from './evidence.ts'
export type { FoldingReport } from './prepared-report.ts'

/** SAME: folded without an editor. DIFFERENT: not folded, and not proposed. UNSURE: proposed to an editor. */
export interface Verdict {
  verdict: 'SAME' | 'DIFFERENT' | 'UNSURE'
  /** In [0, 1]: how likely both are one utterance, of pairs that share words and a speaker. */
  score: number
  evidence: Evidence[]
  /** One says the opposite of the other, in words that are else alike: no other report of its statement makes up for it. */
  isOpposite?: true
  /** The speaker of the first is named beside the words of the second, and the other way round. */
  isNamedThere?: true
  isOtherNamedHere?: true
}

/** The same answer whichever report comes first, but for the sides of the evidence. Never throws. */
export function judge(a: FoldingReport, b: FoldingReport): Verdict {
  return compare(prepare(a), prepare(b))
}

/** `judge` for reports that are prepared already: one new report against many known ones. */
export function compare(a: Prepared, b: Prepared): Verdict {
  return compareWords(a, b) ?? compareAll(a, b)
}

/**
 * The same where the words alone settle it, as they nearly always do; null where what stands around the reports has to
 * be read. Does not look at their `before` and `after`.
 */
export function compareWords(a: Prepared, b: Prepared): Verdict | null {
  // What is denied is not what was said, however like the words are: an editor is not asked.
  if (contradict(a.report.act, b.report.act)) return { verdict: 'DIFFERENT', score: 0, evidence: [] }
  const [one, other] = inOrder(a, b)
  const first = firstLikeness(one, other)
  // Reading what stands around would be most of the cost, and can hardly make up for what the words lack.
  if (probability(first) >= UNSURE_FROM) return null
  // No ceiling is lower than what is left here.
  return {
    verdict: 'DIFFERENT',
    score: probability({ ...first, features: { ...first.features, around: 0 } }),
    evidence: [],
  }
}

/** The verdict where the words alone do not settle it: `compareWords` has answered null. */
export function compareAll(a: Prepared, b: Prepared): Verdict {
  const [one, other] = inOrder(a, b)
  const found = likeness(one, other)
  const likely = probability(found)
  const most = ceiling(one, other, found, likely)
  const score = Math.min(likely, most.score)
  const evidence = score < UNSURE_FROM ? [] : evidenceOf(one, other, found)
  const turned = one === a ? evidence : evidence.map((each) => ({ ...each, a: each.b, b: each.a }))
  const isOpposite = most.isOpposite && likely >= SAME_FROM
  return {
    verdict: verdictAt(score),
    score,
    evidence: turned,
    ...(isOpposite && { isOpposite }),
    ...(isNamedIn(b, a.report.speaker) && { isNamedThere: true }),
    ...(isNamedIn(a, b.report.speaker) && { isOtherNamedHere: true }),
  }
}

/** Whether the article speaks of somebody of this surname beside the report. */
function isNamedIn({ words, around }: Prepared, speaker: string | null): boolean {
  const surname = speaker === null ? null : spokenWords(surnameOf(speaker)).at(-1)
  if (surname == null) return false
  return around.has(surname.stem) || words.some((word) => word.stem === surname.stem)
}

// Which of several equal words answer each other depends on where one begins: always with the same report.
function inOrder(a: Prepared, b: Prepared): [Prepared, Prepared] {
  return keyOf(a) <= keyOf(b) ? [a, b] : [b, a]
}

function keyOf({ report }: Prepared): string {
  return `${report.form} ${report.text}`
}

/** Whether one utterance is the better guess, if one must decide now. */
export function isLikely({ score }: Pick<Verdict, 'score'>): boolean {
  return score >= LIKELY_FROM
}

function verdictAt(score: number): Verdict['verdict'] {
  if (score >= SAME_FROM) return 'SAME'
  return score >= UNSURE_FROM ? 'UNSURE' : 'DIFFERENT'
}

function probability({ features }: Likeness): number {
  const odds = FOLD_FEATURES.reduce((sum, name) => sum + features[name] * FOLD_WEIGHTS[name], INTERCEPT)
  return 1 / (1 + Math.exp(-odds))
}
