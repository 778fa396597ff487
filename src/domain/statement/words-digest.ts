import { createHash } from 'node:crypto'

// FROZEN. Digests are kept for good: of what was erased before there were shingles, and of what people put in its place.
// Another way to part words, or another case, gives other digests, and what was erased comes back. Do not change this.

/** Tells reported words, however they are set, without keeping them: SHA-256 in hex. */
export function digestOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return createHash('sha256').update(words.join(' ')).digest('hex')
}
