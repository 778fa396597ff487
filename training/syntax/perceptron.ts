// An averaged perceptron over hashed features: the mean of its weights over all steps, each weight brought up to date
// only when it changes. Features that are rare in the first round are not learned.

import { WeightTable } from '../../src/domain/extract/syntax/table.ts'

export class Perceptron {
  /** In the first round features are counted. */
  isCounting = true
  readonly #seen = new Map<number, number>()
  readonly #rows = new Map<number, number>()
  #weights = new Float64Array(1 << 16)
  #sums = new Float64Array(1 << 16)
  #changed = new Int32Array(1 << 16)
  #step = 0
  readonly #choices: number
  readonly #rare: number
  readonly #scores: Float64Array

  constructor(choices: number, rare: number) {
    this.#choices = choices
    this.#rare = rare
    this.#scores = new Float64Array(choices)
  }

  scores(features: readonly number[]): Float64Array {
    this.#scores.fill(0)
    for (const feature of features) {
      const row = this.#rows.get(feature)
      if (row === undefined) continue
      const from = row * this.#choices
      for (let choice = 0; choice < this.#choices; choice++)
        this.#scores[choice] = (this.#scores[choice] as number) + (this.#weights[from + choice] as number)
    }
    return this.#scores
  }

  /** Towards `right`, away from `wrong`. */
  learn(features: readonly number[], right: number, wrong: number): void {
    this.#step++
    if (this.isCounting) for (const feature of features) this.#seen.set(feature, (this.#seen.get(feature) ?? 0) + 1)
    if (right === wrong) return
    for (const feature of features) {
      const row = this.#rowOf(feature)
      if (row === undefined) continue
      this.#change(row * this.#choices + right, 1)
      this.#change(row * this.#choices + wrong, -1)
    }
  }

  #rowOf(feature: number): number | undefined {
    const known = this.#rows.get(feature)
    if (known !== undefined || (this.#seen.get(feature) ?? 0) < this.#rare) return known
    const row = this.#rows.size
    this.#rows.set(feature, row)
    if ((row + 1) * this.#choices > this.#weights.length) {
      const size = this.#weights.length * 2
      this.#weights = extended(this.#weights, new Float64Array(size))
      this.#sums = extended(this.#sums, new Float64Array(size))
      this.#changed = extended(this.#changed, new Int32Array(size))
    }
    return row
  }

  #change(at: number, by: number): void {
    this.#sums[at] = (this.#sums[at] ?? 0) + (this.#step - (this.#changed[at] ?? 0)) * (this.#weights[at] ?? 0)
    this.#changed[at] = this.#step
    this.#weights[at] = (this.#weights[at] ?? 0) + by
  }

  /** The rows that matter most, in the order of their keys, as bytes: of the weights only their ratio matters. */
  kept(most: number, least = 0): Kept {
    const averaged = this.#weights.map(
      (weight, at) => ((this.#sums[at] ?? 0) + (this.#step - (this.#changed[at] ?? 0)) * weight) / this.#step,
    )
    const own = (row: number) => averaged.subarray(row * this.#choices, (row + 1) * this.#choices)
    const scored = [...this.#rows].map(([key, row]) => ({
      key,
      row,
      worth: own(row).reduce((sum, one) => sum + Math.abs(one), 0) * Math.sqrt(this.#seen.get(key) ?? 1),
    }))
    const rows = scored
      .sort((a, b) => b.worth - a.worth)
      .slice(0, most)
      .sort((a, b) => a.key - b.key)
    const sizes = rows.flatMap(({ row }) => [...own(row)].map(Math.abs)).sort((a, b) => a - b)
    const largest = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
    const weights = rows.flatMap(({ row }) =>
      [...own(row)].map((weight) => {
        const byte = Math.max(-127, Math.min(127, Math.round((weight / largest) * 127)))
        return Math.abs(byte) < least ? 0 : byte
      }),
    )
    return { keys: Int32Array.from(rows, ({ key }) => key), weights: Int8Array.from(weights), choices: this.#choices }
  }
}

function extended<T extends Float64Array | Int32Array>(old: T, longer: T): T {
  longer.set(old)
  return longer
}

export interface Kept {
  keys: Int32Array
  weights: Int8Array
  choices: number
}

export function tableOf({ keys, weights, choices }: Kept): WeightTable {
  return new WeightTable(keys, weights, choices)
}

/** As `tableFrom` reads it. */
export function writtenTable({ keys, weights, choices }: Kept): string {
  const bytes: number[] = []
  let last = 0
  keys.forEach((key, row) => {
    let gap = key - last
    last = key
    // The first key is negative: as its distance from 0 that of 32 bits serves.
    if (gap < 0) gap += 2 ** 32
    do {
      bytes.push((gap % 128) + (gap >= 128 ? 128 : 0))
      gap = Math.floor(gap / 128)
    } while (gap > 0)
    const own = [...weights.subarray(row * choices, (row + 1) * choices)].flatMap((weight, choice) =>
      weight === 0 ? [] : [choice, weight & 255],
    )
    bytes.push(own.length / 2, ...own)
  })
  return Buffer.from(bytes).toString('base64')
}
