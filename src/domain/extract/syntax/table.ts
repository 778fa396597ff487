// A table of learned weights: for each feature worth keeping a row of weights, one for each choice. Features are hashes of
// 32 bits; what is not in the table says nothing.

/** Slots of the table for each row, so that few features meet at one. */
const ROOM = 2

export class WeightTable {
  readonly choices: number
  readonly #keys: Int32Array
  /** The place of a key's row plus one; 0 where no key stands. */
  readonly #rows: Int32Array
  readonly #weights: ArrayLike<number>
  readonly #mask: number

  /** `weights`: as many for each key as there are choices, in the order of the keys. */
  constructor(keys: Int32Array, weights: ArrayLike<number>, choices: number) {
    let size = 1
    while (size < keys.length * ROOM) size *= 2
    this.choices = choices
    this.#mask = size - 1
    this.#keys = new Int32Array(size)
    this.#rows = new Int32Array(size)
    this.#weights = weights
    keys.forEach((key, row) => {
      let at = key & this.#mask
      while (this.#rows[at] !== 0) at = (at + 1) & this.#mask
      this.#keys[at] = key
      this.#rows[at] = row + 1
    })
  }

  /** Adds up for each choice what the features say of it, into `scores`. */
  addUp(features: readonly number[], scores: Float64Array): void {
    const { choices } = this
    scores.fill(0)
    for (let f = 0; f < features.length; f++) {
      const key = features[f] as number
      let at = key & this.#mask
      while (this.#rows[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & this.#mask
      const row = this.#rows[at] as number
      if (row === 0) continue
      const from = (row - 1) * choices
      for (let choice = 0; choice < choices; choice++)
        scores[choice] = (scores[choice] as number) + (this.#weights[from + choice] as number)
    }
  }
}

/**
 * A table from its text: base64 of bytes, for each row the distance of its key from the last one's (seven bits a byte, the
 * eighth says that more follow), how many weights are not 0, and for each of these its choice and its weight.
 */
export function tableFrom(base64: string, choices: number): WeightTable {
  const bytes = Buffer.from(base64, 'base64')
  const keys: number[] = []
  const rows: number[][] = []
  let key = 0
  for (let at = 0; at < bytes.length; ) {
    let [gap, scale, byte] = [0, 1, 0]
    do {
      byte = bytes[at++] ?? 0
      gap += (byte & 127) * scale
      scale *= 128
    } while (byte > 127)
    key += gap
    const row = new Array<number>(choices).fill(0)
    const count = bytes[at++] ?? 0
    for (let one = 0; one < count; one++, at += 2) row[bytes[at] ?? 0] = bytes.readInt8(at + 1)
    keys.push(key | 0)
    rows.push(row)
  }
  return new WeightTable(Int32Array.from(keys), Int8Array.from(rows.flat()), choices)
}
