// A set of words kept as bits (a Bloom filter): it never denies a word that is in it, and takes about one other word in
// a hundred for one of them.

export const FILTER_BITS = 1 << 18
export const FILTER_HASHES = 5

/** The bits that stand for a word. */
export function placesOf(word: string): number[] {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 13)
  }
  const step = (b >>> 0) | 1
  return Array.from({ length: FILTER_HASHES }, (_, index) => ((a >>> 0) + Math.imul(index, step)) >>> 0).map(
    (place) => place % FILTER_BITS,
  )
}

/** Whether a filter, in base64, has the word. */
export function openWordFilter(base64: string): (word: string) => boolean {
  const bits = bytesOf(base64)
  return (word) => placesOf(word).every((place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0)
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}
