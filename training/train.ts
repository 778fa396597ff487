// npm run train -- DIR: learns the scorer's weights from the corpora in DIR and writes them into the extractor.
// The same corpora give the same file, byte for byte. Its options: corpora.ts. Other steps, each for one thing alone:
// npm run train -- syntax DIR, -- confidence DIR, -- fold DIR, -- retold DIR.

import { trainConfidence } from './confidence.ts'
import { trainFolding, trainWeights } from './fold/train.ts'
import { trainRetelling } from './retold/train.ts'
import { trainScorer } from './scorer.ts'
import { trainSyntax } from './syntax/train.ts'
import { cutWords } from './words.ts'

const steps: Record<string, (args: string[]) => void> = {
  syntax: ([folder]) => trainSyntax(folder ?? '.'),
  confidence: trainConfidence,
  fold: ([folder]) => trainFolding(folder ?? '.'),
  'fold-weights': trainWeights,
  retold: ([folder]) => trainRetelling(folder ?? '.'),
  words: ([folder]) => cutWords(folder ?? '.'),
}
const [name = '', ...rest] = process.argv.slice(2)
const step = steps[name]
if (step) step(rest)
else trainScorer([name, ...rest])
