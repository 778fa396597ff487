import { createHash } from 'node:crypto'

// FROZEN. Digests are kept for good: of what was erased before there were shingles, and of what people put in its place.
// Another way to part words, or another case, gives other digests, and what was erased comes back. Do not change this.

/** Tells reported words, however they are set, without keeping them: SHA-256 in hex. */
export function digestOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return createHash('sha256').update(words.join(' ')).digest('hex')
}

/**
 * The runs of a text's words that have one of these digests, as they are written there. Every run is tried, which takes
 * a time that grows with the square of the words: for a report, not for an article.
 */
export function runsWithDigest(text: string, digests: ReadonlySet<string>): string[] {
  const words = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    // Lower case may part a word: that of "İ" ends with a mark, which is not a letter.
    lower: (found.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' '),
  }))
  const runs: string[] = []
  for (const [from, first] of words.entries()) {
    const hash = createHash('sha256')
    for (const word of words.slice(from)) {
      hash.update(word === first ? word.lower : ` ${word.lower}`)
      if (digests.has(hash.copy().digest('hex'))) runs.push(text.slice(first.start, word.end))
    }
  }
  return runs
}
