import { createHash } from 'node:crypto'

/**
 * Identifies the words of a report without keeping them: 64 hex digits, the same however the words are set (case,
 * punctuation, spacing). Kept in the database for placed and erased reports, so it must never change.
 */
export function digestOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return createHash('sha256').update(words.join(' ')).digest('hex')
}
