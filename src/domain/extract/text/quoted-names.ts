// What stands in quotation marks and is said by nobody: a nickname within a name, the title of a programme or a book.

import { DETERMINERS, OPENERS, PREPOSITIONS } from '../../language/small-words.ts'
import type { Quotation } from './quotation-marks.ts'

/** A word or mark as far as it matters here. */
interface Word {
  kind: string
  lower: string
  isCapital: boolean
}

/** No title is longer, in characters. */
const LONGEST = 60
/** Before a title: what has one. */
const WORKS =
  /^(?:show|programme|program|film|movie|song|album|book|novel|play|series|podcast|band|ship|boat|yacht|painting|magazine|musical|opera|documentary|game|called|titled|entitled|named|dubbed|nicknamed)$/u
const SMALL = /^(?:of|the|and|in|to|for|a|an|on|at|from|with|or|by|de|la|le|vs\.?|&)$/u

/** Whether a quotation is part of a name, or one: `Augusta “Gus” Holt`, `on “The Harbour Hour”`. `row` are the words before. */
export function isPartOfName(text: string, { inner, outer, isClosed }: Quotation, row: readonly Word[]): boolean {
  const before = row.at(-1)
  if (!isClosed || inner.end - inner.start > LONGEST || before?.kind !== 'word') return false
  const words = text.slice(inner.start, inner.end).split(/\s+/u)
  if (!/^\p{Lu}/u.test(words[0] ?? '') || words.some((word) => !/^[\p{Lu}\d]/u.test(word) && !SMALL.test(word)))
    return false
  if (/[.!?,;:…]$/u.test(words.at(-1) ?? '')) return false
  const isWithin = before.isCapital && !isSmall(before) && /^ \p{Lu}\p{Ll}/u.test(text.slice(outer.end, outer.end + 3))
  if (isWithin && words.length < 3) return true
  return words.length > 1 && (PREPOSITIONS.has(before.lower) || WORKS.test(before.lower))
}

function isSmall({ lower }: Word): boolean {
  return OPENERS.has(lower) || DETERMINERS.has(lower) || PREPOSITIONS.has(lower)
}
