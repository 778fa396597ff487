// npm run train -- DIR: learns the scorer's weights from the corpora in DIR and writes them into the extractor.
// The same corpora give the same file, byte for byte. npm run train -- fold DIR does so for folding, and for nothing else.

import { writeFileSync } from 'node:fs'
import { trainFolding, trainWeights } from './fold/train.ts'
import { type GoldArticle, goldArticles } from './gold.ts'
import { learn, lessons } from './learner.ts'
import { cutWords } from './words.ts'

const CORPORA = ['polnear.dev', 'gum-news.dev']
const FILE = new URL('../src/domain/extract/scorer/weights.ts', import.meta.url)

const steps: Record<string, (folder: string) => void> = {
  fold: trainFolding,
  'fold-weights': trainWeights,
  words: cutWords,
}
const step = steps[process.argv[2] ?? '']
if (step !== undefined) {
  step(process.argv[3] ?? '.')
  process.exit()
}

const folder = process.argv[2] ?? '.'
const articles: GoldArticle[] = []
for (const name of CORPORA) {
  const found = goldArticles(folder, name)
  if (!found) throw new Error(`${folder}/${name}.jsonl is missing; see docs/extraction.md for what it is`)
  articles.push(...found)
}

const all = articles.flatMap(lessons)
const weights = learn(all)
// Nearly all weights are small; the few that are not may be cut off without harm.
const sorted = weights.map(Math.abs).sort()
const largest = sorted[Math.floor(sorted.length * 0.9999)] ?? 1
const scale = Number((largest / 127).toPrecision(4))
const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))))
const text = Buffer.from(bytes.buffer).toString('base64')

writeFileSync(
  FILE,
  `// Written by \`npm run train\`: one signed byte for each hashed feature, learned from the dev parts of PolNeAR 1.0 and
// of GUM news (${articles.length} articles). No word of theirs can be read back from it.

export const SCALE = ${scale}
export const SCORER_WEIGHTS =
  '${text}'
`,
)
process.stdout.write(`${all.length} groups from ${articles.length} articles; ${text.length} characters of weights\n`)
