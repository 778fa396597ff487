// "June told the board", "Mrs May", "Ada March": months that are people. They are marked where the text is cut into words, so
// that nothing later takes them for a date.

import { HERS, HIS } from '../../language/first-names.ts'
import { OPENERS, TIME_WORDS } from '../../language/small-words.ts'
import { COURTESIES, OFFICE_NOUNS } from '../../language/titles.ts'
import { isMark, isWord, type Token } from './tokens.ts'

const MONTH =
  /^(?:april|may|june|august|march|january|july|october|december|september|november|february|(?:sun|mon|tues|wednes|thurs|fri|satur)day)$/u
/** What stands before a month: "in June", "last May", "the March summit". */
const DATES =
  /^(?:in|on|of|since|until|till|by|from|to|through|during|before|after|between|and|or|early|late|mid|last|next|this|that|each|every|the|a|an|around|for|end|than)$/u

/** Marks the months that are given names or surnames: their `lower` keeps its capital, and so no longer is a month's. */
export function markMonthNames(rows: readonly (readonly Token[])[]): void {
  const names = new Set<string>()
  for (const row of rows)
    for (const [at, token] of row.entries()) if (isMonth(token) && isFullName(row, at)) names.add(token.lower)
  if (names.size === 0) return
  for (const row of rows) {
    const marked = [...row.keys()].filter((at) => {
      const token = row[at]
      return token && names.has(token.lower) && isMonth(token) && (isFullName(row, at) || isNameAlone(row, at))
    })
    for (const at of marked) {
      const token = row[at]
      if (token) token.lower = token.text
    }
  }
}

function isMonth(token: Token): boolean {
  return token.isCapital && MONTH.test(token.lower)
}

/** "June Abbot", "Ada May", "Mrs May". */
function isFullName(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  const next = row[at + 1]
  if (isNumber(next) || isNumber(before) || (isMark(next, ',') && isNumber(row[at + 2]))) return false
  // "Sunday Okwara, who"; but "Quill Friday said" tells when.
  if (row[at]?.lower.endsWith('day') && (isWord(before) || !isMark(row[at + 2], ','))) return false
  if (isWord(before) && before.isCapital && !isTime(before)) {
    const word = before.lower.replace(/\.$/u, '')
    const isGiven = HIS.has(word) || HERS.has(word) || COURTESIES.has(word)
    const opens = at === 1 || !isWord(row[at - 2])
    if (isGiven || (!OPENERS.has(before.lower) && !OFFICE_NOUNS.has(word) && !opens)) return true
  }
  const isFree = !isWord(before) || !DATES.test(before.lower)
  return (
    isFree && isWord(next) && next.isCapital && !isTime(next) && !OPENERS.has(next.lower) && isVerbOrEnd(row, at + 2)
  )
}

/** A name and no heading: what stands behind it is a verb, a mark or the end. */
function isVerbOrEnd(row: readonly Token[], at: number): boolean {
  const token = row[at]
  return !isWord(token) || !token.isCapital
}

function isNameAlone(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  const next = row[at + 1]
  return !isNumber(next) && !isNumber(before) && !(isWord(before) && DATES.test(before.lower)) && !isTime(before)
}

function isTime(token: Token | undefined): boolean {
  return Boolean(token?.isCapital && TIME_WORDS.has(token.lower))
}

function isNumber(token: Token | undefined): boolean {
  return /^\d/u.test(token?.text ?? '')
}
