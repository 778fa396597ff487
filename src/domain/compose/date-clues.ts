// Days that only several reports together tell: one says "on Tuesday", another "April 8", a third is the only one that
// says when it was published.

import { compareDays, type Day, dayAt, isoDay, plusDays, startOf, weekdayOf } from '../language/calendar.ts'
import type { Span } from '../language/span.ts'
import type { SaidAt } from '../statement/statement.ts'

/** What a text's words say of a day; null where they do not. */
export interface DateClue {
  /** 0 is Sunday. */
  weekday: number | null
  /** 1 to 12. */
  month: number | null
  day: number | null
  year: number | null
  asWritten: string
  /** UTF-16 code units of the text it was found in. */
  span: Span
}

/** What one report tells about when it was said. */
export interface Telling {
  /** As the article alone resolves it; null where it cannot. */
  saidAt: SaidAt | null
  /** The article's words where `saidAt` is null. */
  clue: DateClue | null
  publishedAt: Date | null
  /** IANA name of the zone its words are read in. */
  timeZone: string
}

/** What else is known: the speaker's tenure in the office named, and that nothing is reported before it is said. */
export interface DateBounds {
  notBefore: Date | null
  notAfter: Date | null
}

/**
 * The one day that fits all that the reports of one statement tell; null where none does, several do, or a single
 * report tells all there is.
 *
 * Without a first day that is possible, an article with a date is taken to report the last year; where no article has
 * a date, nothing is. A bare weekday that its own article puts elsewhere may be of up to a month before publication, if
 * another report names the day: "on Tuesday" often stands for Tuesday a week ago.
 */
export function resolveTogether(tellings: readonly Telling[], bounds: DateBounds): SaidAt | null {
  const telling = tellings.filter((one) => one.saidAt || one.clue)
  if (telling.length < 2) return null
  const words = [...new Set(telling.flatMap((one) => wordsOf(one)))]
  const named = telling.find((one) => isNamed(one)) ?? telling[0]
  const span = window(tellings, bounds, named?.timeZone ?? 'UTC')
  if (!named || !span || words.length < 2) return null
  const strictly = telling.map(fits)
  const days = fitting(span, (day) => strictly.every((isFit) => isFit(day)))
  const loosely = days.length === 0 && telling.some(isNamed) ? telling.map(fitsLoosely) : []
  const found = loosely.length > 0 ? fitting(span, (day) => loosely.every((isFit) => isFit(day))) : days
  const [only] = found
  if (!only || found.length > 1) return null
  return {
    earliest: startOf(only, named.timeZone),
    latest: startOf(plusDays(only, 1), named.timeZone),
    precision: 'DAY',
    date: isoDay(only),
    timeZone: named.timeZone,
    asWritten: words,
    derivation: [...new Set(telling.map(stepOf)), ...span.steps, `the only day that fits all: ${isoDay(only)}`],
  }
}

/** The first telling of a time in a sentence that is not another event's: not "since Tuesday", not "after last week's". */
export function dateClues(text: string): DateClue[] {
  return Array.from(text.matchAll(CLUE), (match) => {
    const { weekday, month, day, before, name, year } = match.groups ?? {}
    const monthName = (month ?? name ?? '').toLowerCase().slice(0, 3)
    return {
      weekday: weekday === undefined ? null : WEEKDAYS.indexOf(weekday.toLowerCase().slice(0, 3)),
      month: monthName === '' ? null : MONTHS.indexOf(monthName) + 1,
      day: day === undefined && before === undefined ? null : Number(day ?? before),
      year: year === undefined ? null : Number(year),
      asWritten: match[0],
      span: { start: match.index, end: match.index + match[0].length },
    }
  }).filter(
    (clue) =>
      clue.asWritten !== '' && !OTHER_EVENT.test(text.slice(Math.max(0, clue.span.start - 40), clue.span.start)),
  )
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?'
const NUMBER = '(?:[12]\\d|3[01]|0?[1-9])'
const YEAR = '(?:,? (?<year>(?:19|20)\\d\\d))?'
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const CLUE = new RegExp(
  `\\b(?=${WEEKDAY}\\b|(?:${MONTH}) \\d|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH}))` +
    `(?:(?<weekday>${WEEKDAY})\\b(?:,? (?=(?:${MONTH}) \\d|${NUMBER}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})))?)?` +
    `(?:(?:(?<month>${MONTH}) (?<day>${NUMBER})(?:st|nd|rd|th)?|(?<before>${NUMBER})(?:st|nd|rd|th)?(?: of)? (?<name>${MONTH}))(?!\\p{L}|\\d)${YEAR})?`,
  'gu',
)
const OTHER_EVENT =
  /\b(?:since|until|till|before|after|following|ahead of|by|from|next|between|prior to)(?: (?!on\b|in\b)[\p{L}'’-]+){0,3} (?:on |in |for )?$/iu

interface Window {
  from: Day
  to: Day
  steps: string[]
}

/** The days it can have been. */
function window(tellings: readonly Telling[], bounds: DateBounds, timeZone: string): Window | null {
  const published = tellings.flatMap((one) => (one.publishedAt ? [dayAt(one.publishedAt, one.timeZone)] : []))
  const first = published.toSorted(compareDays)[0]
  const resolved = tellings.flatMap((one) =>
    one.saidAt ? [dayAt(new Date(one.saidAt.latest.getTime() - 1), one.saidAt.timeZone)] : [],
  )
  const limit = bounds.notAfter ? dayAt(bounds.notAfter, timeZone) : null
  const to = [first, limit, resolved.toSorted(compareDays).at(-1)]
    .filter((day) => day !== null && day !== undefined)
    .sort(compareDays)[0]
  const start = bounds.notBefore ? dayAt(bounds.notBefore, timeZone) : null
  const recent = first ? plusDays(first, -366) : null
  const earliest = tellings.flatMap((one) =>
    one.saidAt ? [plusDays(dayAt(one.saidAt.earliest, one.saidAt.timeZone), -31)] : [],
  )
  const from =
    [start, recent]
      .filter((day) => day !== null)
      .sort(compareDays)
      .at(-1) ?? earliest.sort(compareDays)[0]
  if (!from || !to) return null
  const steps = []
  if (start && compareDays(from, start) === 0) steps.push(`not before ${isoDay(start)}`)
  if (first && compareDays(to, first) === 0)
    steps.push(`not after ${isoDay(first)}, when the first report was published`)
  else if (limit && compareDays(to, limit) === 0) steps.push(`not after ${isoDay(limit)}`)
  return { from, to, steps }
}

/** Longest stretch searched, in days: weekdays come back to their dates every five to eleven years anyway. */
const MAX_DAYS = 366 * 30

function fitting({ from, to }: Window, isFit: (day: Day) => boolean): Day[] {
  const found: Day[] = []
  for (let day = from, passed = 0; compareDays(day, to) <= 0 && passed < MAX_DAYS && found.length < 2; passed++) {
    if (isFit(day)) found.push(day)
    day = plusDays(day, 1)
  }
  return found
}

function fits({ saidAt, clue }: Telling): (day: Day) => boolean {
  if (!saidAt) return (day) => clue === null || isOn(clue, day)
  const from = dayAt(saidAt.earliest, saidAt.timeZone)
  const to = dayAt(new Date(saidAt.latest.getTime() - 1), saidAt.timeZone)
  return (day) => compareDays(from, day) <= 0 && compareDays(day, to) <= 0
}

function fitsLoosely(one: Telling): (day: Day) => boolean {
  const clue = one.saidAt ? clueIn(one.saidAt) : null
  if (!clue || clue.weekday === null || clue.month !== null || !one.publishedAt) return fits(one)
  const first = plusDays(dayAt(one.publishedAt, one.timeZone), -31)
  return (day) => isOn(clue, day) && compareDays(day, first) >= 0
}

function isOn(clue: DateClue, day: Day): boolean {
  return (
    (clue.weekday === null || clue.weekday === weekdayOf(day)) &&
    (clue.month === null || clue.month === day.month) &&
    (clue.day === null || clue.day === day.day) &&
    (clue.year === null || clue.year === day.year)
  )
}

/** Whether it names the day of the month. */
function isNamed({ saidAt, clue }: Telling): boolean {
  return (saidAt ? clueIn(saidAt) : clue)?.day != null
}

function clueIn(saidAt: SaidAt): DateClue | null {
  return dateClues(saidAt.asWritten[0] ?? '')[0] ?? null
}

function stepOf(one: Telling): string {
  const alone = one.saidAt?.derivation.at(-1)
  return `"${wordsOf(one).join('", "')}" in one of the reports${alone === undefined ? '' : `, ${alone}`}`
}

function wordsOf({ saidAt, clue }: Telling): string[] {
  return saidAt ? saidAt.asWritten : clue ? [clue.asWritten] : []
}
