// What an article says of somebody in commas behind the name, and the office that it gives.

import { DETERMINERS, PREPOSITIONS } from '../../../language/small-words.ts'
import type { Span } from '../../../language/span.ts'
import { FEMALE, FORMER, MALE, OFFICE_MODIFIERS, OFFICE_NOUNS } from '../../../language/titles.ts'
import { cueOf } from '../../cues/cues.ts'
import { phraseStartingAt } from '../../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../../text/tokens.ts'
import { officeIn } from '../name-parts.ts'

export interface Apposition {
  text: string
  office: string | null
  officeSpan: Span | null
  gender: number
}

/** What stands in commas after a name: ", Secretary-General of the Union," gives an office, ", a lawyer," does not. */
export function apposed(
  text: string,
  row: readonly Token[],
  { from, to: at }: { from: number; to: number },
): Apposition | null {
  if (!isMark(row[at], ',')) return null
  const first = row[at + 1]
  const end = row.findIndex(
    (token, index) => index > at && index < at + 20 && (token.kind === 'quotation' || isMark(token, ',.;)')),
  )
  const last = row[end - 1]
  if (!isWord(first) || end < at + 2 || !last) return null
  // "In an interview with Ole Brandt, the minister said": a subject, with its verb behind it.
  const own = phraseStartingAt(row, at + 1)
  if (from > 0 && own && cueOf(row[own.to]?.lower ?? '', 'en')?.form === 'FINITE') return null
  const words = row.slice(at + 1, end).map((token) => token.lower)
  const head = words.findIndex((word) => OFFICE_NOUNS.has(word))
  const isTitle =
    DETERMINERS.has(first.lower) ||
    first.isCapital ||
    OFFICE_NOUNS.has(first.lower) ||
    OFFICE_MODIFIERS.has(first.lower) ||
    FORMER.has(first.lower)
  if (head === -1 || head > 6 || !isTitle) return null
  const link = words.findIndex((word, index) => index < head && PREPOSITIONS.has(word))
  if (link !== -1) return null
  const start = first.lower === 'the' ? row[at + 2] : first
  const title = start ? text.slice(start.start, last.end).replace(/\s+/gu, ' ') : ''
  const isHeld = !/^an?$/u.test(first.lower) && officeIn(words.slice(0, head + 1)) && words.length <= 8
  const gender = words.reduce((sum, word) => sum + Number(MALE.has(word)) - Number(FEMALE.has(word)), 0)
  const officeSpan = isHeld && start ? { start: start.start, end: last.end } : null
  return { text: title, office: isHeld ? title : null, officeSpan, gender: 3 * gender }
}
