// Finds the words for when something was said in an attribution: "Tuesday", "April 8, 2025", "last week". Days of what
// the words are about, or of the speaker's life, are passed over.

import { OPENERS } from '../../language/small-words.ts'
import { isSurname, isTime } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { isEvent } from './circumstances.ts'

/** The tokens of the first time expression: "Tuesday", "April 8, 2025", "last week", "two days ago". */
export function timeWords(row: readonly Token[]): Token[] {
  for (let at = 0; at < row.length; at++) {
    const end = expressionEnd(row, at)
    if (end === at) continue
    // "June 30 of that year": which year is told elsewhere.
    if (row[end]?.lower === 'of' && /^(?:that|the)$/u.test(row[end + 1]?.lower ?? '')) return []
    const isItsOwn = !isOfOtherEvent(row, at) && !isOfLife(row, at) && !isOfName(row, at, end)
    if (isItsOwn && (!isPossessive(row[end - 1]) || isOccasionOf(row, at, end)) && !isOfThing(row, at, end))
      return row.slice(at, end)
    at = end - 1
  }
  return []
}

/** A day told beside a day named before it, in days: "the day before" is -1, "a day later" is 1; null where none is. */
export function daysBeside(row: readonly Token[]): number | null {
  for (let at = 0; at + 1 < row.length; at++) {
    const [first, second, third] = [row[at]?.lower ?? '', row[at + 1]?.lower ?? '', row[at + 2]?.lower ?? '']
    // "The day before the vote" is beside the vote.
    const next = row[at + 3]
    const isAlone = !isWord(next) || /^(?:he|she|they|in|at|on|to|told|said)$/u.test(next.lower)
    if (/^(?:the|a|one)$/u.test(first) && second === 'day' && isAlone) {
      if (third === 'earlier' || (third === 'before' && first === 'the')) return -1
      if (third === 'later' || (third === 'after' && first === 'the')) return 1
    }
    if (first !== 'the' || third !== 'day') continue
    if (second === 'previous') return -1
    if (second === 'next' || second === 'following') return 1
  }
  return null
}

/** Whether words around a speech verb put it at a time of its own, whichever: "had earlier said", "at a 2008 ceremony". */
export function isElsewhen(row: readonly Token[]): boolean {
  return row.some(
    (token, at) =>
      (ELSEWHEN.test(token.lower) && row[at + 2]?.lower !== 'day' && row[at + 3]?.lower !== 'day') ||
      /^(?:19|20)\d\ds?$/u.test(token.text),
  )
}

const ELSEWHEN = /^(?:had|has|have|earlier|previously|recently|later|since|ago|once|repeatedly|often|long|past)$/u
const UNIT = /^(?:week|month|year)$/u
const DAYPART = /^(?:morning|afternoon|evening|night)$/u
const COUNTED = /^(?:days?|weeks?|months?|years?)$/u
/** "After a meeting last week" dates the meeting. */
const OTHER_EVENT = /^(?:after|before|since|until|till|following|ahead|next|prior)$/u
/** Only right before the time: "a letter from May", but "said from the shore on Monday". */
const OTHER_BESIDE = /^(?:from|by|than|between|of|about|every|each)$/u
/** "Said of the flood on Sunday": whatever the words are about has its day. */
const TOPIC = /^(?:about|of)$/u

function isOfOtherEvent(row: readonly Token[], at: number): boolean {
  const before = row.slice(Math.max(0, at - 6), at)
  const other = before.findLastIndex((token) => OTHER_EVENT.test(token.lower))
  if (other !== -1 && !before.slice(other).some((token) => isMark(token, ','))) return true
  if (OTHER_BESIDE.test(before.at(-1)?.lower ?? '')) return true
  const topic = before.findLastIndex((token) => token.lower === 'about')
  // "About the wall Thursday", without a preposition, is the verb's.
  const isBare = isWeekday(row[at]) && !/^(?:on|last|this|in)$/u.test(before.at(-1)?.lower ?? '')
  const isTopic = topic !== -1 && !isBare && !POINTER.test(before[topic + 1]?.lower ?? '')
  return isTopic || (TOPIC.test(row[0]?.lower ?? '') && !POINTER.test(row[1]?.lower ?? ''))
}

const POINTER = /^(?:it|this|that|them|him|her|these|those)$/u

/** "Who took office in March 2024", "elected in 2020", "injured on Sunday": the speaker's life, and not when he spoke. */
function isOfLife(row: readonly Token[], at: number): boolean {
  const from = row.slice(0, at).findLastIndex((token) => isMark(token, ','))
  return row.slice(Math.max(from + 1, at - 10), at).some((token) => LIFE.test(token.lower))
}

const LIFE =
  /^(?:took|taken|taking|became|appointed|elected|re-elected|named|sworn|inaugurated|nominated|joined|founded|born|resigned|retired|left|stepped|served|serving|succeeded|replaced|ousted|married|died|killed|injured|wounded|hurt|arrested|charged|detained|rescued|trapped|hit|struck|fired|sacked|hired|whose|who)$/u

/** "Sunday Adeyemi", "the Sunday Herald", "Good Friday": no day of the week that could be counted back to. */
function isOfName(row: readonly Token[], at: number, end: number): boolean {
  if (!isWeekday(row[at]) || end > at + 1) return false
  const before = row[at - 1]
  const next = row[end]
  if (before?.lower === 'the' && !isPossessive(row[at])) return true
  if (isWord(before) && /^(?:good|black|super|easter|ash|holy|palm|maundy|bloody|whit)$/u.test(before.lower))
    return true
  const isDated = isWord(before) && /^(?:on|last|this|late|early|earlier|past|am)$/u.test(before.lower)
  return !isDated && isWord(next) && next.isCapital && !isTime(next) && !OPENERS.has(next.lower)
}

function isPossessive(token: Token | undefined): boolean {
  return /['’]s$/u.test(token?.text ?? '')
}

/** "At Tuesday's hearing", "told Tuesday's council meeting": it was said there; "of Tuesday's fire" it was not. */
function isOccasionOf(row: readonly Token[], at: number, end: number): boolean {
  const isThere = at === 0 || /^(?:at|in|during|to|addressing)$/u.test(row[at - 1]?.lower ?? '')
  return isThere && row.slice(end, end + 3).some((token) => isEvent(token))
}

/** "The late March verdict" has its month; "in a March 8 interview" it was said. */
function isOfThing(row: readonly Token[], at: number, end: number): boolean {
  const isLate = /^(?:early|late|mid)$/u.test(row[at - 1]?.lower ?? '')
  const isItsOwn = /^(?:the|an?|his|her|their)$/u.test(row[at - (isLate ? 2 : 1)]?.lower ?? '')
  return isItsOwn && isMonth(row[at]) && !row.slice(end, end + 3).some((token) => isEvent(token))
}

function expressionEnd(row: readonly Token[], at: number): number {
  const token = row[at]
  const next = row[at + 1]
  if (!isWord(token)) return at
  if (/^(?:yesterday|today|tonight|gestern|heute)(?:'s)?$/u.test(token.lower)) return at + 1
  if (/^(?:last|this|past)$/u.test(token.lower) && next) {
    if (UNIT.test(next.lower) || DAYPART.test(next.lower)) return at + 2
    return isTime(next) ? expressionEnd(row, at + 1) : at
  }
  if (/^(?:an?|one|two|three|four|five|six|seven|ten|\d{1,2})$/u.test(token.lower) && next) {
    if (COUNTED.test(next.lower) && row[at + 2]?.lower === 'ago') return at + 3
    return isMonth(next) ? dateEnd(row, at + 1) : at
  }
  if (/^\d{1,2}(?:st|nd|rd|th)$/u.test(token.lower) && isMonth(next)) return dateEnd(row, at + 1)
  if (isMonth(token)) return isSurname(row, at) ? at : dateEnd(row, at)
  if (isWeekday(token)) {
    const month = isMark(next, ',') ? at + 2 : at + 1
    const isDated = isMonth(row[month]) || (isNumber(row[month]) && isMonth(row[month + 1]))
    if (isDated) return Math.max(at + 1, dateEnd(row, isMonth(row[month]) ? month : month + 1))
    // "Monday night's debate"; "Monday night" is the day alone.
    return DAYPART.test(next?.lower.replace(/'s$/u, '') ?? '') && isPossessive(next) ? at + 2 : at + 1
  }
  return /^(?:19|20)\d\d$/u.test(token.text) && row[at - 1]?.lower === 'in' ? at + 1 : at
}

/** Past "April", "April 8" and "April 8, 2025". */
function dateEnd(row: readonly Token[], month: number): number {
  let at = month + 1
  if (isNumber(row[at])) at++
  const year = isMark(row[at], ',') ? at + 1 : at
  return /^(?:19|20)\d\d$/u.test(row[year]?.text ?? '') ? year + 1 : at
}

function isNumber(token: Token | undefined): boolean {
  return /^\d{1,2}(?:st|nd|rd|th)?$/u.test(token?.lower ?? '')
}

function isWeekday(token: Token | undefined): boolean {
  return /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?|mon|tues?|wed|thur?s?|fri|sat|sun)$/u.test(
    token?.isCapital || token?.lower.includes('day') ? token.lower : '',
  )
}

/** Whether a month's name begins here: "April", "Apr.". */
export function isMonth(token: Token | undefined): boolean {
  return (
    isTime(token) &&
    /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u.test(token?.lower ?? '') &&
    Boolean(token?.isCapital)
  )
}
