// npm run train -- confidence DIR: fits what `confidence` says to how often reports are told right, over articles that the
// scorer has not seen. To be run last, when nothing else of the extractor changes any more. Options: corpora.ts.

import { writeFileSync } from 'node:fs'
import { extract } from '../src/domain/extract/extract.ts'
import { calibrated, type Knot } from '../src/domain/extract/scorer/calibration.ts'
import { chance, signsOf } from '../src/domain/extract/scorer/confidence.ts'
import { fitted, off } from './calibration.ts'
import { eventParts, type TrainingArticles, trainingArticles } from './corpora.ts'
import { fit } from './fold/logistic.ts'
import { bare, type GoldArticle, isTarget, Words } from './gold.ts'
import { type Lesson, learn, lessons } from './learner.ts'
import { lessonsOf } from './scorer.ts'
import { isTold, type JudgedReport, judgedReports, toldFigures } from './told.ts'

const FILE = new URL('../src/domain/extract/scorer/confidence-weights.ts', import.meta.url)
const PARTS = 4
const RIDGE = 4
/** Labels of the annotated corpora differ from ours: this sign takes up by how much, and is then left out. */
const ELSEWHERE = 'elsewhere'

interface Sample {
  signs: Map<string, number>
  truth: number
  /** Of the events one half or the other; null for the annotated corpora. */
  half: 0 | 1 | null
}

export function trainConfidence(args: readonly string[]): void {
  const { samples, judged, labelled } = heldOut(trainingArticles(args))
  const { found, clean, speaker, told } = toldFigures(judged, labelled)
  const percent = (share: number): string => (100 * share).toFixed(1)
  const pair = ([precision, recall]: readonly number[]): string =>
    `${percent(precision ?? 0)} / ${percent(recall ?? 0)}`
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(
    `events, cross-validated: found ${pair(found)}, clean ${pair(clean)}, speaker ${percent(speaker)}, told ${pair(told)}`,
  )
  for (const half of [0, 1] as const) {
    const curve = curveOf(samples.filter((sample) => sample.half !== half))
    const tried = samples
      .filter((sample) => sample.half === half)
      .map((sample) => ({ raw: curve.at(sample), truth: sample.truth }))
    const sure = tried.filter(({ raw }) => raw >= 0.9)
    const right = sure.reduce((sum, { truth }) => sum + truth, 0) / Math.max(1, sure.length)
    say(
      `fitted without half ${half}, tried on its ${tried.length} reports: expected error ${percent(off(tried))}; at 0.9 or more ${sure.length}, told right ${percent(right)}`,
    )
  }
  const { weights, knots } = curveOf(samples)
  const round = (value: number): number => Math.round(value * 1000) / 1000
  const lines = [...weights]
    .filter(([sign]) => sign !== ELSEWHERE)
    .map(([sign, weight]) => `  '${sign}': ${round(weight)},`)
  writeFileSync(
    FILE,
    `// Written by \`npm run train -- confidence\`, from ${samples.length} reports of articles that the scorer had not seen.

import type { Knot } from './calibration.ts'

export const SIGN_WEIGHTS: Readonly<Record<string, number>> = {
${lines.map((line) => line.replace(/'([a-z]+)':/u, '$1:')).join('\n')}
}

export const KNOTS: readonly Knot[] = [
${knots.map(([raw, truth]) => `  [${raw}, ${truth}],`).join('\n')}
]
`,
  )
}

interface Curve {
  weights: Map<string, number>
  knots: readonly Knot[]
  at(sample: Sample): number
}

function curveOf(samples: readonly Sample[]): Curve {
  const names = [...new Set(samples.flatMap(({ signs }) => [...signs.keys()]))]
    .filter((name) => name !== 'always')
    .sort()
  const model = fit(
    samples.map(({ signs, truth }) => ({
      features: names.map((name) => signs.get(name) ?? 0),
      given: 0,
      isSame: truth === 1,
      times: 1,
    })),
    RIDGE,
    names.map(() => 0),
  )
  const weights = new Map([
    ['always', model.intercept],
    ...names.map((name, at) => [name, model.weights[at] ?? 0] as const),
  ])
  const raw = (sample: Sample): number =>
    chance([...sample.signs].reduce((sum, [name, value]) => sum + value * (weights.get(name) ?? 0), 0))
  const own = samples.filter(({ half }) => half !== null)
  const knots = fitted(own.map((sample) => ({ raw: raw(sample), truth: sample.truth })))
  return { weights, knots, at: (sample) => calibrated(raw(sample), knots) }
}

interface HeldOut {
  samples: Sample[]
  judged: JudgedReport[]
  labelled: number
}

/** Every article read with weights that have not seen it, nor any other of its event. */
function heldOut({ annotated, events }: TrainingArticles): HeldOut {
  const known = new Map<GoldArticle, Lesson[]>()
  for (const article of [...annotated.flat(), ...events]) known.set(article, lessons(article))
  const parts = eventParts(events, PARTS)
  const found: HeldOut = {
    samples: [],
    judged: [],
    labelled: events.reduce((sum, { quotes }) => sum + quotes.length, 0),
  }
  for (let part = 0; part < PARTS; part++) {
    const isHeld = (_: GoldArticle, at: number): boolean => at % PARTS === part
    const seen = {
      annotated: annotated.map((corpus) => corpus.filter((article, at) => !isHeld(article, at))),
      events: parts.flatMap((own, at) => (at === part ? [] : own)),
    }
    const learned = learn(lessonsOf(seen, (article) => known.get(article) ?? []))
    const read = (article: GoldArticle, half: Sample['half']): JudgedReport[] => {
      const notes: Map<string, number>[] = []
      const text = { text: article.text, publishedAt: null, language: 'en', timeZone: 'UTC', sourceName: '' }
      const reports = extract(
        text,
        (feature) => learned[feature] ?? 0,
        (...seenOf) => {
          notes.push(new Map(signsOf(...seenOf)))
          return notes.length
        },
      )
      // Confidence is where its notes are found; the figures below are of what is told by the curve of before.
      const judged = judgedReports({ ...article, quotes: article.quotes.filter(isTarget) }, reports)
      for (const one of judged) {
        const signs = notes[one.report.confidence - 1]
        if (!signs || (half === null && !isJudgeable(article, one))) continue
        if (half === null) signs.set(ELSEWHERE, 1)
        found.samples.push({ signs, truth: Number(isTold(one)), half })
      }
      return judged
    }
    for (const corpus of annotated) for (const article of corpus.filter(isHeld)) read(article, null)
    for (const article of parts[part] ?? []) found.judged.push(...read(article, part % 2 === 0 ? 0 : 1))
  }
  return found
}

/** Neither speech that a corpus does not count nor a pronoun of which it does not say whom it means. */
function isJudgeable({ text, quotes }: GoldArticle, { report, quote }: JudgedReport): boolean {
  const target = quotes.filter(isTarget)[quote ?? -1]
  if (target) return target.speaker?.form !== 'pronoun' || target.speaker.resolved !== undefined
  const words = new Words(text)
  const own = bare(text, { start: report.parts[0]?.start ?? 0, end: report.parts.at(-1)?.end ?? 0 })
  const size = words.count(own.start, own.end)
  return !quotes.some((other) => !isTarget(other) && words.shared(bare(text, other), own) >= size / 2)
}
