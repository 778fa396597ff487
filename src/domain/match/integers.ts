/** A list of 32-bit integers that grows: four bytes each, and nothing for the collector to walk through. */
export interface Integers {
  /** What holds them; replaced when the list grows, so never keep it. Valid below `length`. */
  readonly array: Int32Array
  readonly length: number
  push(value: number): void
  /** Appends a whole run and answers where it begins. */
  append(values: ArrayLike<number>): number
  set(index: number, value: number): void
}

// Copying at every fifth is cheap beside filling; doubling would leave up to half of a large list empty.
const GROWTH = 1.2

export function createIntegers(): Integers {
  let array = new Int32Array(16)
  let length = 0
  const makeRoom = (needed: number): void => {
    if (needed <= array.length) return
    const larger = new Int32Array(Math.max(needed, Math.ceil(array.length * GROWTH)))
    larger.set(array)
    array = larger
  }
  return {
    get array() {
      return array
    },
    get length() {
      return length
    },
    push(value) {
      makeRoom(length + 1)
      array[length++] = value
    },
    append(values) {
      const start = length
      makeRoom(length + values.length)
      array.set(values, start)
      length += values.length
      return start
    },
    set(index, value) {
      array[index] = value
    },
  }
}
