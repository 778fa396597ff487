import { createHash } from 'node:crypto'

// FROZEN. Digests are kept for good: of what was erased before there were shingles, and of what people put in its place.
// Another way to part words, or another case, gives other digests, and what was erased comes back. Do not change this.

/** Tells reported words, however they are set, without keeping them: SHA-256 in hex. */
export function digestOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return createHash('sha256').update(words.join(' ')).digest('hex')
}

/** Words that a run has at most, and words of a text that one may begin with. */
const MOST_IN_RUN = 250
const MOST_BEGUN = 600

/**
 * The runs of a text's words that have one of these digests, as they are written there: those that begin with one word
 * at a time, so that the caller can let others work in between. Tried are the whole text, and all runs of up to 250 words
 * that begin with one of the first 600: a report may be a whole speech, and all runs of that would take minutes.
 */
export function* runsWithDigest(text: string, digests: ReadonlySet<string>): Generator<string[]> {
  const words = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    // Lower case may part a word: that of "İ" ends with a mark, which is not a letter.
    lower: (found.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' '),
  }))
  const last = words.at(-1)
  if (last !== undefined && words.length > MOST_IN_RUN && digests.has(digestOf(text)))
    yield [text.slice(words[0]?.start, last.end)]
  for (const [from, first] of words.slice(0, MOST_BEGUN).entries()) {
    const runs: string[] = []
    const hash = createHash('sha256')
    for (const word of words.slice(from, from + MOST_IN_RUN)) {
      hash.update(word === first ? word.lower : ` ${word.lower}`)
      if (digests.has(hash.copy().digest('hex'))) runs.push(text.slice(first.start, word.end))
    }
    yield runs
  }
}
