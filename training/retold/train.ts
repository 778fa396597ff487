// npm run train -- retold DIR: learns how much each sign weighs that two reports of one article are one utterance, from the
// labelled events in DIR. Every fifth event is left out: with those, what was learned can be measured.

import { writeFileSync } from 'node:fs'
import { readForRetelling } from '../../src/domain/retold/article-report.ts'
import { areApart, pairsToCompare } from '../../src/domain/retold/retold.ts'
import { RETOLD_SIGNS, retoldSigns, SIGN_NAMES } from '../../src/domain/retold/signs.ts'
import { averagePrecision, crossed, type Figures, figuresAt, type GroupedRow, type Scored } from '../fold/crossing.ts'
import { fit } from '../fold/logistic.ts'
import { type LabelledArticle, labelledArticles } from './articles.ts'

const WEIGHTS = new URL('../../src/domain/retold/weights.ts', import.meta.url)
/** Chosen once among 1, 4 and 16, between which nothing changes by more than a point. */
const RIDGE = 4
const REPEATS = 6
/**
 * Chosen by reading what is joined: from 0.45 to 0.75 the share that is right by the labels hardly changes (74 to 80 %), and
 * of what is wrong by them a reader would call more than half one utterance. Below it gets worse by reading, too.
 */
const SAME = 0.45
/** Of what is proposed, so much is right at least. */
const PROPOSED_PRECISION = 0.35

export function trainRetelling(folder: string): void {
  const articles = labelledArticles(folder)
  if (!articles) throw new Error(`events.dev is missing in ${folder}; see docs/folding.md`)
  const events = [...new Set(articles.map(({ event }) => event))]
  const kept = articles.filter(({ event }) => events.indexOf(event) % 5 !== 3)
  const rows = kept.flatMap(rowsOf)
  const signs = SIGN_NAMES.map((name) => RETOLD_SIGNS[name])
  const repeats = crossed(rows, RIDGE, signs, REPEATS).map((scores) =>
    rows.flatMap(({ isRead, isApart, isSame }, at): Scored[] =>
      isRead ? [{ score: isApart ? 0 : (scores[at] ?? 0), isSame }] : [],
    ),
  )
  const mean = (of: (scored: readonly Scored[]) => number) =>
    repeats.reduce((sum, scored) => sum + of(scored), 0) / repeats.length
  const at = (threshold: number, of: keyof Figures) => mean((scored) => figuresAt(scored, threshold)[of])
  const steps = Array.from({ length: 98 }, (_, step) => (step + 1) / 100)
  // Between the two lies what is proposed.
  const proposedAt = (step: number) =>
    mean((scored) => {
      const between = scored.filter(({ score }) => score >= step && score < SAME)
      return between.filter(({ isSame }) => isSame).length / Math.max(1, between.length)
    })
  const unsure = steps.find((step) => proposedAt(step) >= PROPOSED_PRECISION) ?? SAME
  process.stdout.write(`average precision ${mean(averagePrecision).toFixed(3)}\n`)
  const model = fit(rows, RIDGE, signs)
  const percent = (share: number) => (100 * share).toFixed(0)
  writeFileSync(
    WEIGHTS,
    `// Written by \`npm run train -- retold\` from ${rows.length} labelled pairs; what each number means: signs.ts.

import type { RetoldSign } from './signs.ts'

/** In log-odds, like the weights: what holds for two reports that have nothing in common. */
export const RETOLD_INTERCEPT = ${Number(model.intercept.toFixed(3))}
export const RETOLD_WEIGHTS: Readonly<Record<RetoldSign, number>> = {
${SIGN_NAMES.map((name, index) => `  ${name}: ${Number((model.weights[index] ?? 0).toFixed(3))},`).join('\n')}
}

/** At and above: one utterance. Cross-validated, ${percent(at(SAME, 'recall'))} % of the compared pairs that are one lie there, and ${percent(at(SAME, 'precision'))} % of what lies there is one. */
export const RETOLD_FROM = ${SAME}
/** At and above: proposed to an editor. ${percent(proposedAt(unsure))} % of what lies between is one utterance. */
export const MAYBE_RETOLD_FROM = ${unsure.toFixed(2)}
`,
  )
}

interface RetoldRow extends GroupedRow {
  isRead: boolean
  isApart: boolean
}

function rowsOf({ event, text, reports, utterances, isDebatable, isRead }: LabelledArticle): RetoldRow[] {
  const article = readForRetelling(text, reports)
  return [...pairsToCompare(article)].flatMap(([earlier, later]): RetoldRow[] => {
    const [one = -1, other = -1] = [article.order[earlier.at], article.order[later.at]]
    const [a, b] = [utterances[one] ?? null, utterances[other] ?? null]
    // Labelled reports may lie in each other; ours do not.
    const isWithin = (reports[other]?.start ?? 0) < (reports[one]?.end ?? 0)
    if (a === null || b === null || isWithin || isDebatable(one, other)) return []
    const signs = retoldSigns(article, earlier, later)
    return [
      {
        group: event,
        isRead,
        isApart: areApart(earlier.prepared, later.prepared),
        isSame: a === b,
        features: SIGN_NAMES.map((name) => signs[name]),
        given: 0,
        times: 1,
      },
    ]
  })
}
