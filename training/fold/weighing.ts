// Learns how much each likeness weighs, and chooses the points at which verdicts change, by repeated cross-validation.

import { type Feature, FOLD_FEATURES, likeness, SIGNS } from '../../src/domain/same/likeness.ts'
import { ceiling } from '../../src/domain/same/veto.ts'
import { crossed, figuresAt, type GroupedRow, type Scored } from './crossing.ts'
import { eventPairs } from './event-pairs.ts'
import { fit } from './logistic.ts'
import { type LabelledPair, labelledPairs } from './pairs.ts'

/** Set by hand, since the labelled pairs cannot teach them: of the events' pairs all have one speaker by name. */
const BY_HAND: Partial<Record<Feature, number>> = { speakers: -2 }
/** The hard pairs were picked to be hard, the events' are as they come, and many more. */
export const HARD_TIMES = 2
/** Chosen once among 1, 2, 4 and 8, between which nothing changes by more than a point. */
const RIDGE = 4
/** Of what is folded without a person, so much is right: an alert that a wrong fold suppressed is lost. */
const SAME_PRECISION = 0.96
/** Of all pairs that are one utterance, this share is folded or shown to a person. */
const SHOWN_RECALL = 0.85

const LEARNED = FOLD_FEATURES.filter((name) => !(name in BY_HAND))

interface BoundedRow extends GroupedRow {
  ceiling: number
}

export function rowsOf(pairs: readonly LabelledPair[], times = 1): BoundedRow[] {
  return pairs.map(({ a, b, isSame, group }) => {
    const found = likeness(a, b)
    const { features } = found
    const given = FOLD_FEATURES.reduce((sum, name) => sum + features[name] * (BY_HAND[name] ?? 0), 0)
    return {
      isSame,
      times,
      group,
      given,
      features: LEARNED.map((name) => features[name]),
      ceiling: ceiling(a, b, found).score,
    }
  })
}

/** For each repeat of the cross-validation, every pair's score, held down where its grounds are few. */
export function crossedScores(rows: readonly BoundedRow[]): Scored[][] {
  return crossedLikelihoods(rows).map((scored) =>
    scored.map(({ score, isSame }, at) => ({ score: Math.min(score, rows[at]?.ceiling ?? 1), isSame })),
  )
}

function crossedLikelihoods(rows: readonly GroupedRow[]): Scored[][] {
  const signs = LEARNED.map((name) => SIGNS[name])
  return crossed(rows, RIDGE, signs).map((scores) =>
    scores.map((score, at) => ({ score, isSame: rows[at]?.isSame ?? false })),
  )
}

/** The text of the file of weights; nothing is learned from the events left out. */
export function weightsFor(folder: string, left: ReadonlySet<string>): string {
  const hard = labelledPairs(folder)
  const natural = eventPairs(folder, left)
  if (!hard || !natural)
    throw new Error(`fold.dev, polnear.dev or events.dev is missing in ${folder}; see docs/folding.md`)
  const pairs = [...natural, ...hard]
  const rows = [...rowsOf(natural), ...rowsOf(hard, HARD_TIMES)]
  const model = fit(
    rows,
    RIDGE,
    LEARNED.map((name) => SIGNS[name]),
  )
  const weights = FOLD_FEATURES.map(
    (name) => [name, BY_HAND[name] ?? model.weights[LEARNED.indexOf(name)] ?? 0] as const,
  )
  const crossed = crossedScores(rows).map((scored) => scored.slice(0, natural.length))
  const { same, precision, recall, likely, unsure } = points(crossed, natural)
  return `// Written by \`npm run train -- fold\` from ${pairs.length} labelled pairs; what each number means: likeness.ts.

import type { Feature } from './likeness.ts'

/** In log-odds, like the weights: what holds for two reports that have nothing in common. */
export const INTERCEPT = ${Number(model.intercept.toFixed(3))}
export const FOLD_WEIGHTS: Readonly<Record<Feature, number>> = {
${weights.map(([name, weight]) => `  ${name}: ${Number(weight.toFixed(3))},`).join('\n')}
}

/** At and above: folded without a person. Cross-validated, ${(100 * recall).toFixed(0)} % of one utterance's pairs lie there, and ${(100 * precision).toFixed(0)} % of the best pairs that lie there are right. */
export const SAME_FROM = ${same}
/** At and above: one utterance is the better guess. Best cross-validated F1. */
export const LIKELY_FROM = ${likely}
/** Below: nobody is asked. At and above lie ${SHOWN_RECALL * 100} % of the pairs that are one utterance, cross-validated. */
export const UNSURE_FROM = ${unsure}
`
}

const FLAT = 0.01

/** The scores at which verdicts change, in hundredths, from figures that are means over the repeats. */
function points(
  repeats: readonly Scored[][],
  pairs: readonly LabelledPair[],
): {
  same: number
  precision: number
  recall: number
  likely: number
  unsure: number
} {
  const mean = (threshold: number, of: 'precision' | 'recall' | 'f1') =>
    repeats.reduce((sum, scored) => sum + figuresAt(scored, threshold)[of], 0) / repeats.length
  const steps = Array.from({ length: 98 }, (_, at) => (at + 1) / 100)
  const best = Math.max(...steps.map((step) => mean(step, 'f1')))
  // The middle of where it hardly changes: the very best point is chance.
  const good = steps.filter((step) => mean(step, 'f1') > best - FLAT)
  const likely = good[Math.floor(good.length / 2)] ?? 0.5
  const chosen = repeats.map((scored) => withoutRivals(scored, pairs))
  const right = (step: number) =>
    chosen.reduce((sum, scored) => sum + figuresAt(scored, step).precision, 0) / chosen.length
  const same = steps.find((step) => right(step) >= SAME_PRECISION) ?? 0.99
  const unsure = steps.findLast((step) => mean(step, 'recall') >= SHOWN_RECALL) ?? 0.01
  return {
    same,
    precision: right(same),
    recall: mean(same, 'recall'),
    likely: Math.min(likely, same),
    unsure: Math.min(unsure, likely),
  }
}

/**
 * As an article's reports are assigned: of the pairs of one report with an article's, only the likeliest may be folded,
 * and only if it is the other's likeliest, too. The rest counts as not found.
 */
function withoutRivals(scored: readonly Scored[], pairs: readonly LabelledPair[]): Scored[] {
  const best = new Map<LabelledPair['a'], Map<string, number>>()
  const sides = pairs.map(({ a, b, articles: [own, others] }) => [[a, others] as const, [b, own] as const])
  sides.forEach((both, at) => {
    for (const [report, article] of both) {
      const known = best.get(report) ?? new Map<string, number>()
      best.set(report, known.set(article, Math.max(known.get(article) ?? 0, scored[at]?.score ?? 0)))
    }
  })
  return scored.map((one, at) => {
    const isBest = sides[at]?.every(([report, article]) => one.score >= (best.get(report)?.get(article) ?? 0))
    return isBest ? one : { ...one, score: 0 }
  })
}
