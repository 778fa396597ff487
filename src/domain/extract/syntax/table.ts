// A table of learned weights: for each feature worth keeping a row of weights, one for each choice. Features are hashes of
// 32 bits; what is not in the table says nothing.

/** Slots of the table for each row, so that few features meet at one. */
const ROOM = 2

export class WeightTable {
  readonly choices: number
  /** Each slot's key, and behind it the place of the key's row plus one; 0 where no key stands. Together, as memory is slow. */
  readonly #slots: Int32Array
  readonly #weights: ArrayLike<number>
  readonly #mask: number

  /** `weights`: as many for each key as there are choices, in the order of the keys. */
  constructor(keys: Int32Array, weights: ArrayLike<number>, choices: number) {
    let size = 1
    while (size < keys.length * ROOM) size *= 2
    this.choices = choices
    this.#mask = size - 1
    this.#slots = new Int32Array(2 * size)
    this.#weights = weights
    keys.forEach((key, row) => {
      let at = key & this.#mask
      while (this.#slots[2 * at + 1] !== 0) at = (at + 1) & this.#mask
      this.#slots[2 * at] = key
      this.#slots[2 * at + 1] = row + 1
    })
  }

  /** Adds up for each choice what the features say of it, into `scores`. */
  addUp(features: readonly number[], scores: Float64Array): void {
    const { choices } = this
    const slots = this.#slots
    const weights = this.#weights
    const mask = this.#mask
    scores.fill(0)
    for (let f = 0; f < features.length; f++) {
      const key = features[f] as number
      let at = key & mask
      while (slots[2 * at + 1] !== 0 && slots[2 * at] !== key) at = (at + 1) & mask
      const row = slots[2 * at + 1] as number
      if (row === 0) continue
      const from = (row - 1) * choices
      for (let choice = 0; choice < choices; choice++)
        scores[choice] = (scores[choice] as number) + (weights[from + choice] as number)
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
