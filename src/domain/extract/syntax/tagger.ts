// Parts of speech: from left to right, the likeliest tag by the word, its ending, its neighbours and the two tags before.

import type { WeightTable } from './table.ts'
import { hashed, lookOf, mixed, type Unit } from './units.ts'

/**
 * The tags: those of the Penn Treebank, the rarest thrown together. NNPOS and NNPPOS: nouns with their "'s"; PRPV: "he's",
 * "they'll"; PUNCT and X: marks, and what is none of the others.
 */
export const TAGS = [
  'NN',
  'NNS',
  'NNP',
  'NNPOS',
  'NNPPOS',
  'PRP',
  'PRP$',
  'PRPV',
  'VB',
  'VBD',
  'VBG',
  'VBN',
  'VBP',
  'VBZ',
  'MD',
  'RB',
  'JJ',
  'JJR',
  'IN',
  'TO',
  'DT',
  'CC',
  'CD',
  'WDT',
  'WP',
  'WRB',
  'EX',
  'RP',
  'UH',
  'X',
  'PUNCT',
] as const // prettier-ignore

export type Tag = (typeof TAGS)[number]

export const PUNCT = TAGS.indexOf('PUNCT')

/** The tag of each unit, as its place in TAGS. */
export function tagged(units: readonly Unit[], table: WeightTable): Uint8Array {
  const reading = new TagReading(units)
  const scores = new Float64Array(PUNCT)
  for (let at = 0; at < units.length; at++) {
    if (!units[at]?.isWord) {
      reading.tags[at] = PUNCT
      continue
    }
    table.addUp(reading.features(at), scores)
    let best = 0
    for (let tag = 1; tag < PUNCT; tag++) if ((scores[tag] as number) > (scores[best] as number)) best = tag
    reading.tags[at] = best
  }
  return reading.tags
}

/** A sentence being tagged: the tags so far, and what is seen of the next unit. */
export class TagReading {
  readonly tags: Uint8Array
  readonly #looks: Int32Array
  readonly #endings: Int32Array
  readonly #units: readonly Unit[]

  constructor(units: readonly Unit[]) {
    this.#units = units
    this.tags = new Uint8Array(units.length)
    this.#looks = Int32Array.from(units, lookOf)
    this.#endings = Int32Array.from(units, (unit) => hashed(unit.lower.slice(-3)))
  }

  features(at: number): number[] {
    const look = (i: number): number => this.#looks[i] ?? (i < 0 ? 1 : 2)
    const ending = (i: number): number => this.#endings[i] ?? (i < 0 ? 1 : 2)
    const unit = this.#units[at]
    const lower = unit?.lower ?? ''
    const before = at > 0 ? (this.tags[at - 1] ?? 0) : 40
    const second = at > 1 ? (this.tags[at - 2] ?? 0) : 40
    const shape =
      Number(unit?.isCapital ?? false) +
      2 * Number(at === 0) +
      4 * Number(lower.includes('-')) +
      8 * Number(/['’]/u.test(lower)) +
      16 * Number(/\d/u.test(lower)) +
      32 * Number(lower.endsWith('.'))
    return [
      mixed(1, look(at), 0),
      mixed(2, ending(at), shape & 3),
      mixed(3, hashed(lower.slice(-2)), shape),
      mixed(4, lower.charCodeAt(lower.length - 1), shape),
      mixed(5, shape, before),
      mixed(6, before, second),
      mixed(7, before, look(at)),
      mixed(10, look(at - 1), 0),
      mixed(11, look(at + 1), 0),
      mixed(12, look(at - 2), before),
      mixed(15, ending(at), before),
      mixed(16, ending(at), look(at + 1)),
      mixed(18, hashed(lower.slice(0, 3)), shape & 1),
    ]
  }
}
