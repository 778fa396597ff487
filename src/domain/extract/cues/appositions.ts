// Descriptions in commas between a name and its verb: "Lena Holt, 59, of Varnby, said".

import { isMark, isWord, type Token } from '../text/tokens.ts'
import { type Phrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.ts'

/** The name whose description ends at this comma; null where none does. */
export function behindApposition(row: readonly Token[], comma: number): Phrase | null {
  const opening = row.findLastIndex(
    (token, index) => index < comma && comma - index < 30 && (isMark(token, ',;:') || token.kind === 'quotation'),
  )
  const far = farSubject(row, comma)
  if (far) return far
  if (opening < 1 || !isMark(row[opening], ',') || !isApposition(row, opening + 1)) return null
  const subject = phraseEndingAt(row, beforeParenthesis(row, opening - 1))
  if (!subject || subject.kind === 'PRONOUN') return null
  // "Bishop Ole Holt, of Varnby, Wis., said": where he is from is part of what stands in commas.
  if (/^(?:of|from|in)$/u.test(row[subject.from - 1]?.lower ?? '') && isMark(row[subject.from - 2], ',')) {
    const outer = phraseEndingAt(row, beforeParenthesis(row, subject.from - 3))
    if (outer?.kind === 'NAME') return { ...outer, apposition: { from: subject.from - 1, to: comma } }
  }
  return { ...subject, apposition: { from: opening + 1, to: comma } }
}

/** "Lena Holt, 59, of Varnby, who saw it, said": a name right at the start, with whatever commas follow. */
function farSubject(row: readonly Token[], comma: number): Phrase | null {
  let start = comma - 1
  while (start > 0 && comma - start < 45 && row[start - 1]?.kind !== 'quotation' && !isMark(row[start - 1], ';:—–'))
    start--
  if (isWord(row[start]) && /^(?:but|and|so)$/u.test(row[start]?.lower ?? '')) start++
  const subject = comma - start > 2 ? phraseStartingAt(row, start) : null
  if (subject?.kind !== 'NAME') return null
  const end = behindParenthesis(row, subject.to)
  if (!isMark(row[end], ',') || end === comma) return null
  const rest = row[end + 1]
  const isAside =
    isApposition(row, end + 1) &&
    !(isWord(rest) && rest.isCapital && row[subject.from] === row[0] && subject.to - subject.from < 2)
  return isAside ? { ...subject, apposition: { from: end + 1, to: comma } } : null
}

/** "Lena Holt (R-Varnby), a member": the last token of the name. */
function beforeParenthesis(row: readonly Token[], last: number): number {
  if (!isMark(row[last], ')')) return last
  const opening = row.findLastIndex((token, index) => index < last && last - index < 8 && isMark(token, '('))
  return opening > 0 ? opening - 1 : last
}

function behindParenthesis(row: readonly Token[], at: number): number {
  if (!isMark(row[at], '(')) return at
  const closing = row.findIndex((token, index) => index > at && index - at < 8 && isMark(token, ')'))
  return closing === -1 ? at : closing + 1
}

/** Whether a description, not a new clause, begins here. */
export function isApposition(row: readonly Token[], at: number): boolean {
  const first = row[at]
  return isWord(first) && !/^(?:and|but|he|she|they|it|we|so|then|adding|saying|noting|while)$/u.test(first.lower)
}
