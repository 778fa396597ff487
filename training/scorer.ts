// The scorer's weights: learned from the annotated corpora and from the events, and written into the extractor.

import { writeFileSync } from 'node:fs'
import { type TrainingArticles, trainingArticles } from './corpora.ts'
import { type Lesson, learn, lessons } from './learner.ts'

const FILE = new URL('../src/domain/extract/scorer/weights.ts', import.meta.url)

export function lessonsOf({ annotated, events }: TrainingArticles, of = lessons): Lesson[] {
  return [...annotated.flat(), ...events].flatMap(of)
}

export function trainScorer(args: readonly string[]): void {
  const articles = trainingArticles(args)
  const all = lessonsOf(articles)
  const weights = learn(all)
  // Nearly all weights are small; the few that are not may be cut off without harm.
  const sorted = weights.map(Math.abs).sort()
  const largest = sorted[Math.floor(sorted.length * 0.9999)] ?? 1
  const scale = Number((largest / 127).toPrecision(4))
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))))
  const text = Buffer.from(bytes.buffer).toString('base64')
  const annotated = articles.annotated.flat().length
  writeFileSync(
    FILE,
    `// Written by \`npm run train\`: one signed byte for each hashed feature, learned from the dev parts of PolNeAR 1.0 and
// of GUM news (${annotated} articles), and from ${articles.events.length} labelled articles of events. No word of theirs can be read back from it.

export const SCALE = ${scale}
export const SCORER_WEIGHTS =
  '${text}'
`,
  )
  process.stdout.write(
    `${all.length} groups from ${annotated} + ${articles.events.length} articles; ${text.length} characters of weights\n`,
  )
}
