// A paragraph as a row of words, punctuation marks and whole quotations. A quotation is one token, so that the rules
// for who said it read the sentence around it without stumbling over the full stops inside.

import type { Span } from '../../language/span.ts'
import { APOSTROPHES, WORD_CHARACTERS } from '../../language/tokens.ts'
import type { Quotation } from './quotation-marks.ts'
import { isPartOfName } from './quoted-names.ts'

export interface Token extends Span {
  kind: 'word' | 'mark' | 'quotation'
  /** As written; empty for a quotation. */
  text: string
  lower: string
  isCapital: boolean
  quotation: Quotation | null
}

/**
 * Words as the language room has them, but a sentence's grammar needs them whole: "Secretary-General" and "and/or" are one
 * each, and a sign before or behind belongs to its word.
 */
const PIECE = new RegExp(`[${WORD_CHARACTERS}$€£@#&%]+(?:[.${APOSTROPHES}\\-‐‑/][${WORD_CHARACTERS}]+)*|\\S`, 'uy')
const ABBREVIATION =
  /^(?:mr|mrs|ms|messrs|dr|prof|sen|sens|rep|reps|gov|govs|gen|lt|col|sgt|capt|cmdr|adm|maj|st|jr|sr|hon|rev|ft|mt|no|vs|etc|inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|u\.s|u\.k|u\.n|d\.c|e\.u|a\.m|p\.m|i\.e|e\.g|bzw|ca|nr|z\.b|\p{L})$/u

export function tokens(text: string, paragraph: Span, quotations: readonly Quotation[]): Token[] {
  const row: Token[] = []
  let at = paragraph.start
  for (const quotation of quotations) {
    words(text, at, quotation.outer.start, row)
    const { start, end } = quotation.outer
    const own = text.slice(start, end)
    row.push(
      isPartOfName(text, quotation, row)
        ? { start, end, kind: 'word', text: own, lower: own, isCapital: true, quotation: null }
        : { start, end, kind: 'quotation', text: '', lower: '', isCapital: false, quotation },
    )
    at = quotation.outer.end
  }
  words(text, at, paragraph.end, row)
  row.forEach((token, index) => {
    if (isGivenName(row, index)) token.lower = token.text
  })
  return row
}

/** "Per" and "Will" before a surname are names, and no longer look like the small words they are spelt as. */
function isGivenName(row: readonly Token[], at: number): boolean {
  const token = row[at]
  const next = row[at + 1]
  if (!token || (token.text !== 'Per' && token.text !== 'Will') || !next?.isCapital) return false
  const before = row[at - 1]
  const opens = !before || before.kind === 'quotation' || isMark(before, '.!?:;')
  // "Per Lindqvist said", but "Per Reuters, it rained" and "Will Lindqvist sail?"
  return opens ? /^(?:said|says|told|added|opened|wrote|has|was|is)$/u.test(row[at + 2]?.lower ?? '') : true
}

export function isWord(token: Token | undefined): token is Token & { kind: 'word' } {
  return token?.kind === 'word'
}

export function isMark(token: Token | undefined, marks: string): token is Token & { kind: 'mark' } {
  return token?.kind === 'mark' && marks.includes(token.text)
}

export function isAbbreviation(token: Token): boolean {
  return token.text.endsWith('.')
}

function words(text: string, from: number, to: number, row: Token[]): void {
  let at = from
  while (at < to) {
    const char = text.charAt(at)
    if (char === ' ' || /\s/u.test(char)) {
      at++
      continue
    }
    PIECE.lastIndex = at
    const match = PIECE.exec(text)
    let piece = (match?.[0] ?? char).slice(0, to - at)
    const isPiece = /[\p{L}\p{N}]/u.test(piece)
    if (
      isPiece &&
      text.charAt(at + piece.length) === '.' &&
      at + piece.length < to &&
      ABBREVIATION.test(piece.toLowerCase())
    ) {
      piece += '.'
    }
    // "The growers’ exchange": the plural's mark is of its word.
    if (
      isPiece &&
      /[\p{L}]s$/u.test(piece) &&
      /^['’]\s+\p{L}/u.test(text.slice(at + piece.length, at + piece.length + 4))
    )
      piece += text.charAt(at + piece.length)
    const isAnd =
      piece === '&' &&
      /\p{Lu}\S*\s$/u.test(text.slice(Math.max(0, at - 30), at)) &&
      /^.\s\p{Lu}/u.test(text.slice(at, at + 3))
    const lower = piece.toLowerCase()
    row.push({
      start: at,
      end: at + piece.length,
      kind: isPiece || isAnd ? 'word' : 'mark',
      text: piece,
      lower: lower.includes('’') ? lower.replaceAll('’', "'") : lower,
      // "Barge & Tow": one name.
      isCapital: isAnd || /^[\p{Lu}\p{Lt}]/u.test(piece),
      quotation: null,
    })
    at += piece.length
  }
}
