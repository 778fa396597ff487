// npm run train -- syntax DIR: learns the tagger and the parser from the treebanks in DIR/trees.

import { writeFileSync } from 'node:fs'
import {
  LEFT,
  Parse,
  parsed,
  RIGHT,
  SHIFT,
  STEP_COUNT,
  TREE_RELATIONS,
} from '../../src/domain/extract/syntax/parser.ts'
import type { WeightTable } from '../../src/domain/extract/syntax/table.ts'
import { PUNCT, TagReading, tagged } from '../../src/domain/extract/syntax/tagger.ts'
import { seeded, shuffle } from '../learner.ts'
import { type Kept, Perceptron, tableOf, writtenTable } from './perceptron.ts'
import { type GoldTree, goldTrees } from './trees.ts'

const FILE = new URL('../../src/domain/extract/syntax/syntax-weights.ts', import.meta.url)
/** Rarer features are not learned. */
const RARE = 3
/** How many of the others are kept, and the least of their weights, of 127: what is left out costs a point at most. */
const KEPT = { tags: [20000, 5], steps: [30000, 5], relations: [12000, 8] } as const
const TAG_EPOCHS = 5
const EPOCHS = 5
/** From the second round on the parser learns from where its own mistakes lead it. */
const OWN_WAY = 0.9

export function trainSyntax(folder: string): void {
  const trees = [...goldTrees(folder, 'en-ewt.train'), ...goldTrees(folder, 'en-gum.train')]
  const tags = learnTags(trees, TAG_EPOCHS).kept(...KEPT.tags)
  // The parser learns from tags as it will get them, not from those of somebody who read the sentence: each half of
  // the trees is tagged by what was learned from the other.
  const halves = [0, 1].map((half) => trees.filter((_, at) => at % 2 === half))
  const crossed = halves.map((_, half) => tableOf(learnTags(halves[1 - half] ?? [], TAG_EPOCHS).kept(...KEPT.tags)))
  const own = trees.map((tree, at) => ({ ...tree, tags: tagged(tree.units, crossed[at % 2] as WeightTable) }))
  const { steps, names } = learnTrees(own)
  const [stepRows, nameRows] = [steps.kept(...KEPT.steps), names.kept(...KEPT.relations)]
  report(goldTrees(folder, 'en-ewt.dev'), tableOf(tags), tableOf(stepRows), tableOf(nameRows))
  const entry = (name: string, kept: Kept): string => `export const ${name} =\n  '${writtenTable(kept)}'\n`
  writeFileSync(
    FILE,
    `// Written by \`npm run train -- syntax\`: hashed features with a signed byte for each choice, learned from the English Web
// Treebank and GUM (${trees.length} sentences). No text of theirs can be read back from it.

${entry('TAG_WEIGHTS', tags)}
${entry('STEP_WEIGHTS', stepRows)}
${entry('RELATION_WEIGHTS', nameRows)}`,
  )
}

function learnTags(trees: readonly GoldTree[], epochs: number): Perceptron {
  const model = new Perceptron(PUNCT, RARE)
  const order = [...trees]
  const random = seeded(3)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    model.isCounting = epoch === 0
    for (const tree of order) {
      const reading = new TagReading(tree.units)
      tree.units.forEach((unit, at) => {
        reading.tags[at] = PUNCT
        if (!unit.isWord) return
        const features = reading.features(at)
        const best = highest(model.scores(features), PUNCT)
        model.learn(features, tree.tags[at] ?? 0, best)
        reading.tags[at] = best
      })
    }
  }
  return model
}

function learnTrees(trees: readonly GoldTree[]): { steps: Perceptron; names: Perceptron } {
  const steps = new Perceptron(STEP_COUNT, RARE)
  const names = new Perceptron(TREE_RELATIONS.length, RARE)
  const order = [...trees]
  const random = seeded(5)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    steps.isCounting = names.isCounting = epoch === 0
    for (const tree of order) {
      const reading = new Parse(tree.units, tree.tags)
      while (!reading.isOver) {
        const features = reading.features()
        const scores = steps.scores(features)
        const costs = costsOf(reading, tree.heads)
        let best = -1
        let right = -1
        const least = Math.min(...costs)
        for (let step = 0; step < STEP_COUNT; step++) {
          if (!reading.may(step)) continue
          if (best === -1 || (scores[step] ?? 0) > (scores[best] ?? 0)) best = step
          if (costs[step] === least && (right === -1 || (scores[step] ?? 0) > (scores[right] ?? 0))) right = step
        }
        const isWrong = costs[best] !== least
        steps.learn(features, right, isWrong ? best : right)
        reading.take(isWrong && epoch > 0 && random() < OWN_WAY ? best : isWrong ? right : best)
      }
      reading.heads.forEach((head, at) => {
        if (head !== tree.heads[at]) return
        const features = reading.relationFeatures(at)
        names.learn(features, tree.relations[at] ?? 0, highest(names.scores(features), TREE_RELATIONS.length))
      })
    }
  }
  return { steps, names }
}

/** How many gold arcs each step makes impossible; Infinity where it may not be taken. */
function costsOf(reading: Parse, heads: Int16Array): number[] {
  const { stack, next } = reading
  const size = heads.length
  const top = stack.at(-1) ?? -1
  const second = stack.at(-2) ?? -1
  const costs = [Infinity, Infinity, Infinity]
  if (reading.may(SHIFT)) {
    const head = heads[next] ?? size
    let cost = stack.slice(0, -1).includes(head) ? 1 : 0
    for (const one of stack) if (heads[one] === next) cost++
    costs[SHIFT] = cost
  }
  if (top >= 0) {
    let dependents = 0
    for (let at = next; at < size; at++) if (heads[at] === top) dependents++
    const head = heads[top] ?? size
    if (reading.may(LEFT)) costs[LEFT] = dependents + (head === second || (head > next && head <= size) ? 1 : 0)
    if (reading.may(RIGHT)) costs[RIGHT] = dependents + (head >= next ? 1 : 0)
  }
  return costs
}

function highest(scores: Float64Array, choices: number): number {
  let best = 0
  for (let at = 1; at < choices; at++) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at
  return best
}

function report(trees: readonly GoldTree[], tagTable: WeightTable, steps: WeightTable, names: WeightTable): void {
  let [words, tagsRight, headsRight, bothRight] = [0, 0, 0, 0]
  const perRelation = new Map<number, [number, number, number]>()
  const start = performance.now()
  for (const tree of trees) {
    const tags = tagged(tree.units, tagTable)
    const { heads, relations } = parsed(tree.units, tags, steps, names)
    tree.units.forEach((unit, at) => {
      if (!unit.isWord) return
      words++
      if (tags[at] === tree.tags[at]) tagsRight++
      const isHead = heads[at] === tree.heads[at]
      if (isHead) headsRight++
      if (isHead && relations[at] === tree.relations[at]) bothRight++
      const count = (relation: number, which: number) => {
        const own = perRelation.get(relation) ?? [0, 0, 0]
        own[which] = (own[which] ?? 0) + 1
        perRelation.set(relation, own)
      }
      count(tree.relations[at] ?? 0, 0)
      count(relations[at] ?? 0, 1)
      if (isHead && relations[at] === tree.relations[at]) count(tree.relations[at] ?? 0, 2)
    })
  }
  const share = (count: number): string => ((100 * count) / words).toFixed(1)
  process.stdout.write(
    `en-ewt.dev, ${words} words without marks: tags ${share(tagsRight)}, heads ${share(headsRight)}, heads and relations ${share(bothRight)}; ${(((performance.now() - start) * 1000) / words).toFixed(1)} us a word\n`,
  )
  for (const [relation, [gold, own, right]] of perRelation)
    process.stdout.write(
      `  ${TREE_RELATIONS[relation]}: precision ${((100 * right) / Math.max(1, own)).toFixed(1)}, recall ${((100 * right) / Math.max(1, gold)).toFixed(1)} of ${gold}\n`,
    )
}
