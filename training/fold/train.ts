// npm run train -- fold DIR: the two things folding has learned, from the corpora in DIR. First in how many texts a word
// stands (no labels needed, and none of the pairs' own articles are read), then how much each likeness weighs.
// The same corpora give the same files, byte for byte.

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { folderOf, leftOut } from '../corpora.ts'
import { sketch } from './background.ts'
import { weightsFor } from './weighing.ts'

const BACKGROUND = new URL('../../src/domain/same/idf-counts.ts', import.meta.url)
const WEIGHTS = new URL('../../src/domain/same/weights.ts', import.meta.url)
const TRAIN = fileURLToPath(new URL('../train.ts', import.meta.url))

export function trainFolding(folder: string): void {
  const { counts, size } = sketch(backgroundTexts(folder))
  writeFileSync(
    BACKGROUND,
    `// Written by \`npm run train -- fold\`: in how many of ${size} paragraphs of news each hashed word stands, on a scale of
// quarter powers of 2. No word can be read back from it.

export const TEXTS = ${size}
export const COUNTS =
  '${counts}'
`,
  )
  // By a process of its own: this one has read the counts from before.
  execFileSync(process.execPath, ['--import', 'tsx', TRAIN, 'fold-weights', folder], { stdio: 'inherit' })
}

function* backgroundTexts(folder: string): Generator<string> {
  const pairs = rows<{ a: { docId: string }; b: { docId: string } }>(folder, 'fold.dev')
  const own = new Set(pairs.flatMap(({ a, b }) => [a.docId, b.docId]))
  for (const name of ['polnear.dev', 'gum-news.dev', 'dewiki-news.dev'])
    for (const { docId, text } of rows<{ docId: string; text: string }>(folder, name))
      if (!own.has(docId)) yield* text.split(/\n+/u).filter((paragraph) => paragraph.trim() !== '')
  for (const { a } of rows<{ a: string }>(folder, 'mrpc-pairs.dev')) yield a
}

function rows<Row>(folder: string, name: string): Row[] {
  const lines = readFileSync(join(folder, `${name}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row)
}

/** The second step alone: weighs likenesses by the counts that stand. `--without FILE`: see corpora.ts. */
export function trainWeights(args: readonly string[]): void {
  writeFileSync(WEIGHTS, weightsFor(folderOf(args), leftOut(args)))
}
