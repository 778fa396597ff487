// "VARNBY, April 8 (Wire) – Lena Holt opened the lock": where the article was filed is not part of its first sentence.

import { isTime } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from './tokens.ts'

/** Past a paragraph's dateline and its dash; 0 where it has none. */
export function datelineEnd(row: readonly Token[]): number {
  const dash = row.findIndex((token, index) => index > 0 && index < 12 && isMark(token, '—–-'))
  if (dash < 1) return 0
  let end = dash + 1
  while (isMark(row[end], '—–-')) end++
  const before = row.slice(0, dash)
  const next = row[end]
  const isPlace = before.every(
    (token) =>
      isMark(token, ',.()/') || isTime(token) || (isWord(token) && (token.isCapital || /^\d/u.test(token.text))),
  )
  const isFiled =
    isMark(before.at(-1), ')') ||
    before.some(isTime) ||
    (/^\p{Lu}{3,}$/u.test(before[0]?.text ?? '') &&
      before.every((token) => !isWord(token) || /^\p{Lu}/u.test(token.text)))
  const isAnew = next !== undefined && (next.isCapital || next.kind === 'quotation' || /^\d/u.test(next.text))
  return isPlace && isFiled && isAnew ? end : 0
}
