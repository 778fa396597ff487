// Counts in how many texts of the background each word stands, hashed; see src/domain/same/idf.ts.

import { spokenWords } from '../../src/domain/language/spoken-words.ts'
import { DIGITS, PLACES, places, STEPS } from '../../src/domain/same/idf.ts'

/** Words that fewer texts hold are not counted: that they are there at all shall not be told. */
const LEAST = 3

export function sketch(texts: Iterable<string>): { counts: string; size: number } {
  const known = new Map<string, number>()
  let size = 0
  for (const text of texts) {
    size++
    const stems = new Set(
      spokenWords(text)
        .filter((word) => word.isContent)
        .map((word) => word.stem),
    )
    for (const stem of stems) known.set(stem, (known.get(stem) ?? 0) + 1)
  }
  const counted = new Float64Array(PLACES)
  for (const [stem, count] of known)
    if (count >= LEAST) for (const place of new Set(places(stem))) counted[place] = (counted[place] ?? 0) + count
  const counts = Array.from(counted, (count) =>
    DIGITS.charAt(Math.min(DIGITS.length - 1, Math.round(STEPS * Math.log2(1 + count)))),
  ).join('')
  return { counts, size }
}
