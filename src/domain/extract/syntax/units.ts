// A sentence as the tagger and the parser read it: words and marks in a row, quotation marks left out, the words of a
// quotation in their place.

import { type Token, tokens } from '../text/tokens.ts'

/** A word or mark, and which token of the sentence it belongs to. */
export interface Unit {
  lower: string
  isWord: boolean
  isCapital: boolean
  token: number
}

/** Of a quotation so many words are read: its first sentences tell how it stands in the sentence around it. */
const MOST_QUOTED = 60

const QUOTATION_MARKS = '"“”„‟«»`‘'

/** The units of a sentence, at most so many and a few; `text` is the article's. */
export function unitsOf(text: string, row: readonly Token[], most = Infinity): Unit[] {
  const units: Unit[] = []
  row.forEach((token, at) => {
    if (units.length > most) return
    if (!token.quotation) {
      add(units, token, at)
      return
    }
    const { start, end } = token.quotation.inner
    // A word is longer than a character: what is cut off could not be read anyway.
    const inside = tokens(text, { start, end: Math.min(end, start + 12 * MOST_QUOTED) }, [])
    for (const inner of inside.slice(0, MOST_QUOTED)) add(units, inner, at)
  })
  return units
}

function add(units: Unit[], token: Token, at: number): void {
  if (token.kind === 'mark' && QUOTATION_MARKS.includes(token.text)) return
  units.push({ lower: token.lower, isWord: token.kind === 'word', isCapital: token.isCapital, token: at })
}

const FIRST_SMALL =
  /^(?:the|an?|in|on|at|it|he|she|they|we|you|but|and|if|as|when|while|after|before|because|this|that|these|those|there|his|her|their|our|my|what|who|how|why|where|no|not|to|for|with|so|or|by|from|one|some|most|many|all|both|\p{L}+(?:ing|ed|ly))$/u

/** What a unit looks like, as a number: its lower-case form, but any capitalised word and any number alike. */
export function lookOf(unit: Unit, at: number): number {
  if (!unit.isWord) return unit.lower.charCodeAt(0)
  const first = unit.lower.charCodeAt(0)
  if (first >= 48 && first <= 57) return 5
  if ('$€£'.includes(unit.lower.charAt(0))) return 6
  if (unit.isCapital && unit.lower !== 'i' && !(at === 0 && FIRST_SMALL.test(unit.lower))) return 9
  return hashed(unit.lower)
}

export function hashed(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value
}

/** A number of 32 bits from a template's number and two things it saw. */
export function mixed(template: number, a: number, b: number): number {
  let value = Math.imul(template ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(a, 0xc2b2ae35)
  value = Math.imul(value ^ (value >>> 15), 0x27d4eb2f) ^ Math.imul(b, 0x165667b1)
  value = Math.imul(value ^ (value >>> 13), 0x85ebca6b)
  return value ^ (value >>> 16)
}
