// Cuts a text into paragraphs and sentences. No sentence goes on in another paragraph: headings and captions carry no full
// stop, and must not lend their names to the sentence below.

import type { Span } from '../../language/span.ts'
import { cueOf } from '../cues/cues.ts'
import { datelineEnd } from './dateline.ts'
import { markMonthNames } from './month-names.ts'
import { isProseless } from './non-prose.ts'
import { paragraphs } from './paragraphs.ts'
import { type Quotation, quotations } from './quotation-marks.ts'
import { isAbbreviation, isMark, type Token, tokens } from './tokens.ts'

export interface Sentence extends Span {
  tokens: Token[]
  /** Which paragraph of the article, from 0. */
  paragraph: number
  /** A heading, caption, credit or by-line: nobody says anything in it. */
  isHeading: boolean
}

/**
 * Tokens; no writer's sentence is longer. What is longer is cut, so that the rules may look about in a sentence freely
 * and still take time in proportion to the text.
 */
const LONGEST = 200

/** The article's sentences in text order; together they hold every token once. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = []
  const lines = paragraphs(text)
  const quoted = quotations(text, lines)
  const rows = lines.map((line, paragraph) => tokens(text, line, quoted[paragraph] ?? []))
  markMonthNames(rows)
  lines.forEach((line, paragraph) => {
    const row = rows[paragraph] ?? []
    const isHeading = isProseless(text, line, row)
    let from = datelineEnd(row)
    const dateline = row.slice(0, from)
    const filed = dateline.at(-1)
    if (filed) found.push({ start: line.start, end: filed.end, tokens: dateline, paragraph, isHeading: true })
    for (let index = from; index < row.length; index++) {
      if (index < row.length - 1 && index - from < LONGEST && !endsSentence(text, row, index)) continue
      const own = row.slice(from, index + 1)
      const first = own[0]
      const last = own.at(-1)
      if (first && last) found.push({ start: first.start, end: last.end, tokens: own, paragraph, isHeading })
      from = index + 1
    }
  })
  return found
}

const STARTS_ANEW = new Set(
  'the a an in on at he she it they we i this that these those there his her its their but and however as if when while for with after before what who how'.split(
    ' ',
  ),
)

function endsSentence(text: string, row: readonly Token[], index: number): boolean {
  const token = row[index]
  const next = row[index + 1]
  if (!token || !next) return true
  if (next.kind === 'mark' && !isMark(next, '-–—•*([¿¡')) return false
  if (isMark(token, '。！？')) return true
  const opensNew = next.isCapital || next.kind === 'quotation' || /^[\p{N}\-–—•*([¿¡@#$€£]/u.test(next.text)
  if (isMark(token, '.!?…')) return opensNew
  if (isMark(token, ')]')) return isMark(row[index - 1], '.!?…') && opensNew
  if (token.kind === 'word') {
    // "in the U.S. He left": a country's full stop ends the sentence too when a small word follows with a capital.
    return isAbbreviation(token) && /^\p{L}\.\p{L}/u.test(token.text) && next.isCapital && STARTS_ANEW.has(next.lower)
  }
  return token.quotation !== null && opensNew && endsWithStop(text, token.quotation) && !isAsked(text, row, index)
}

function endsWithStop(text: string, quotation: Quotation): boolean {
  const tail = text.slice(Math.max(quotation.inner.start, quotation.inner.end - 3), quotation.inner.end)
  return /[.!?…。][”’'")\]]*$/u.test(tail)
}

/** `"Why?" Roe asked.`: after a question or a call, a name and a speech verb still belong to it. */
function isAsked(text: string, row: readonly Token[], index: number): boolean {
  const end = row[index]?.quotation?.inner.end ?? 0
  if (!/[?!]/u.test(text.charAt(end - 1))) return false
  for (let at = index + 1; at < row.length && at - index < 7; at++) {
    const token = row[at]
    if (token?.kind !== 'word') return false
    const cue = token.isCapital ? undefined : cueOf(token.lower, 'en')
    if (cue) return cue.form === 'FINITE' && cue.strength !== 'LABEL'
  }
  return false
}
