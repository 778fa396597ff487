// How well folding tells whether two reports are one utterance, on the labelled pairs: every pair is judged by weights
// that saw neither it nor any pair that shares an article with it.

import { keysOf } from '../../src/domain/same/folding-keys.ts'
import { compare } from '../../src/domain/same/verdict.ts'
import { LIKELY_FROM, SAME_FROM, UNSURE_FROM } from '../../src/domain/same/weights.ts'
import { averagePrecision, FOLDS, figuresAt, REPEATS, type Scored } from '../../training/fold/crossing.ts'
import { eventPairs } from '../../training/fold/event-pairs.ts'
import { type LabelledPair, labelledPairs } from '../../training/fold/pairs.ts'
import { crossedScores, HARD_TIMES, rowsOf } from '../../training/fold/weighing.ts'
import { seeded } from '../../training/learner.ts'

/** Prints the table, or that there are no pairs in `folder`. */
export function printFolding(folder: string, print: (line?: string) => void): void {
  const pairs = labelledPairs(folder)
  print()
  if (!pairs) {
    print(`${folder}/fold.dev.jsonl or polnear.dev.jsonl is missing`)
    return
  }
  const natural = eventPairs(folder) ?? []
  const rows = [...rowsOf(pairs, HARD_TIMES), ...rowsOf(natural)]
  const repeats = crossedScores(rows).map((scored) => scored.slice(0, pairs.length))
  const same = pairs.filter((pair) => pair.isSame).length
  print(`learned from ${natural.length} more pairs, of events`)
  print(`folding: ${pairs.length} pairs, ${same} of one utterance; ${REPEATS} x ${FOLDS}-fold over groups of articles`)
  print(`${''.padEnd(46)}  mean   95 % of draws`)
  for (const [name, of] of MEASURES)
    print(`${name.padEnd(46)} ${percent(mean(repeats, of))}   ${interval(repeats, of)}`)
  const shipped = pairs.map(({ a, b, isSame }) => ({ score: compare(a, b).score, isSame }))
  print('the same with the shipped weights, which have seen these pairs:')
  print(MEASURES.map(([name, of]) => `${name} ${percent(of(shipped)).trim()}`).join(', '))
  print(`pairs of one utterance that share a key: ${percent(sharedKeys(pairs))}`)
  print('score        pairs  of one utterance (cross-validated)')
  for (let from = 0; from < 5; from++) print(band(repeats, from / 5, (from + 1) / 5))
}

type Measure = (scored: readonly Scored[]) => number

const MEASURES: readonly (readonly [name: string, of: Measure])[] = [
  ['average precision', averagePrecision],
  [`F1 at ${LIKELY_FROM}, the better guess`, (scored) => figuresAt(scored, LIKELY_FROM).f1],
  [`precision at ${SAME_FROM}, folded without a person`, (scored) => figuresAt(scored, SAME_FROM).precision],
  [`recall at ${SAME_FROM}`, (scored) => figuresAt(scored, SAME_FROM).recall],
  [`recall at ${UNSURE_FROM}, folded or shown to a person`, (scored) => figuresAt(scored, UNSURE_FROM).recall],
]

const DRAWS = 50

function mean(repeats: readonly Scored[][], of: Measure): number {
  return repeats.reduce((sum, scored) => sum + of(scored), 0) / repeats.length
}

/** Pairs drawn again and again with replacement, of every repeat: what so few pairs cannot tell apart. */
function interval(repeats: readonly Scored[][], of: Measure): string {
  const random = seeded(11)
  const drawn = repeats
    .flatMap((scored) =>
      Array.from({ length: DRAWS }, () =>
        of(scored.map((_, __, all) => all[Math.floor(random() * all.length)] as Scored)),
      ),
    )
    .sort((a, b) => a - b)
  const at = (share: number) => drawn[Math.floor(share * (drawn.length - 1))] ?? 0
  return `${percent(at(0.025))} to ${percent(at(0.975))}`
}

function band(repeats: readonly Scored[][], from: number, to: number): string {
  const own = repeats.flat().filter(({ score }) => score >= from && (score < to || to === 1))
  const share = own.filter(({ isSame }) => isSame).length / Math.max(1, own.length)
  const range = `${from.toFixed(1)} - ${to.toFixed(1)}`
  return `${range}   ${(own.length / repeats.length).toFixed(0).padStart(7)}  ${percent(share)}`
}

function sharedKeys(pairs: readonly LabelledPair[]): number {
  const own = pairs.filter(({ isSame }) => isSame)
  const found = own.filter(({ a, b }) => {
    const keys = new Set(keysOf(a))
    return keysOf(b).some((key) => keys.has(key))
  })
  return found.length / own.length
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(5)
