// Repeated cross-validation over groups of pairs: how well weights do on pairs of articles they have not seen.

import { seeded, shuffle } from '../learner.ts'
import { fit, probability, type Row } from './logistic.ts'

export interface GroupedRow extends Row {
  group: string
}

export const REPEATS = 20
export const FOLDS = 5

/** For each repeat, every row's probability by weights that saw no row of its group. */
export function crossed(
  rows: readonly GroupedRow[],
  ridge: number,
  signs: readonly number[],
  repeats = REPEATS,
): number[][] {
  return Array.from({ length: repeats }, (_, repeat) => {
    const places = placed(rows, 1000 + 7919 * repeat)
    const found = new Array<number>(rows.length).fill(0)
    for (let fold = 0; fold < FOLDS; fold++) {
      const seen = rows.filter((row) => places.get(row.group) !== fold)
      const model = fit(seen, ridge, signs)
      rows.forEach((row, at) => {
        if (places.get(row.group) === fold) found[at] = probability(model, row)
      })
    }
    return found
  })
}

/** A fold for each group, at random, each to the fold that has fewest rows so far. */
function placed(rows: readonly GroupedRow[], seed: number): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const groups = [...sizes.keys()]
  shuffle(groups, seeded(seed))
  const loads = new Array<number>(FOLDS).fill(0)
  return new Map(
    groups.map((group) => {
      const fold = loads.indexOf(Math.min(...loads))
      loads[fold] = (loads[fold] ?? 0) + (sizes.get(group) ?? 0)
      return [group, fold]
    }),
  )
}

export interface Scored {
  score: number
  isSame: boolean
}

export interface Figures {
  precision: number
  recall: number
  f1: number
}

export function figuresAt(scored: readonly Scored[], threshold: number): Figures {
  let right = 0
  let wrong = 0
  let missed = 0
  for (const { score, isSame } of scored) {
    if (score >= threshold) isSame ? right++ : wrong++
    else if (isSame) missed++
  }
  const precision = right === 0 ? 0 : right / (right + wrong)
  const recall = right === 0 ? 0 : right / (right + missed)
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** The mean precision at each true pair, the likeliest first; equal scores share one place. */
export function averagePrecision(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((one, other) => other.score - one.score)
  const all = sorted.filter(({ isSame }) => isSame).length
  let right = 0
  let sum = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    let own = 0
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) if (sorted[to++]?.isSame) own++
    right += own
    sum += (own * right) / to
    from = to
  }
  return all === 0 ? 0 : sum / all
}
