// When something was said: reads "on Tuesday" or "April 8" against the day of publication. An article tells what has
// happened, so every date is the latest one that is not after that day.

import { de, en } from 'chrono-node'
import {
  compareDays,
  type Day,
  dayAt,
  isoDay,
  knownZone,
  offsetMinutes,
  plusDays,
  startOf,
  weekdayOf,
} from '../../language/calendar.ts'
import type { SaidAt } from '../../statement/statement.ts'
import type { Token } from '../text/tokens.ts'
import { daysBeside, timeWords } from './time-words.ts'

export interface Published {
  publishedAt: Date | null
  timeZone: string
  language: string
}

/** Reads the times of one article. What the same words mean is worked out once: calendars are slow. */
export class Times {
  readonly #text: string
  readonly #published: Published
  readonly #known = new Map<string, SaidAt | null>()

  constructor(text: string, published: Published) {
    this.#text = text
    this.#published = published
  }

  /** The first zone's time that tells one. */
  told(zones: readonly (readonly Token[])[]): SaidAt | null {
    for (const zone of zones) {
      const time = this.first(zone)
      if (time) return time
    }
    return null
  }

  /** So many days from a day told before; null where that is no single day, or would be after the publication. */
  beside(base: SaidAt, zones: readonly (readonly Token[])[]): SaidAt | null {
    const days = zones.map(daysBeside).find((found) => found !== null) ?? null
    if (days === null || base.date === null) return null
    const [year = 0, month = 1, day = 1] = base.date.split('-').map(Number)
    const from = plusDays({ year, month, day }, days)
    const { publishedAt } = this.#published
    if (publishedAt && compareDays(from, dayAt(publishedAt, base.timeZone)) > 0) return null
    const name = days < 0 ? 'the day before' : 'the day after'
    return {
      ...base,
      earliest: startOf(from, base.timeZone),
      latest: startOf(plusDays(from, 1), base.timeZone),
      date: isoDay(from),
      derivation: [...base.derivation, `${name} that: ${isoDay(from)}`],
    }
  }

  /** The first time that `row` tells, if it is not the time of something else. */
  first(row: readonly Token[]): SaidAt | null {
    const words = timeWords(row)
    const first = words[0]
    const last = words.at(-1)
    if (!first || !last) return null
    const written = this.#text
      .slice(first.start, last.end)
      .replace(/\s+/gu, ' ')
      .replace(/['’]s$/u, '')
    const known = this.#known.get(written)
    if (known !== undefined) return known
    const time = resolved(written, this.#published)
    this.#known.set(written, time)
    return time
  }
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
function resolved(words: string, published: Published): SaidAt | null {
  const timeZone = knownZone(published.timeZone)
  const { publishedAt } = published
  const isDated = publishedAt !== null && !Number.isNaN(publishedAt.getTime())
  const isComplete = /\b(?:19|20)\d\d\b/u.test(words)
  if (!isDated && !isComplete) return null
  const reference = isDated ? publishedAt : new Date(0)
  const today = dayAt(reference, timeZone)
  const found = calendar(words, reference, today, timeZone, published.language)
  if (!found) return null
  let { from } = found
  const { unit } = found
  if (isDated && !isComplete) from = latest(from, unit, words, today)
  if (isDated && compareDays(from, today) > 0) return null
  const end = after(from, unit)
  const tomorrow = plusDays(today, 1)
  const to = isDated && compareDays(end, tomorrow) > 0 ? tomorrow : end
  const derivation = [words]
  if (isDated) derivation.push(`published ${WEEKDAYS[weekdayOf(today)]} ${isoDay(today)} in ${timeZone}`)
  derivation.push(step(words, from, to, unit, isComplete, today))
  return {
    earliest: startOf(from, timeZone),
    latest: startOf(to, timeZone),
    precision: unit,
    date: unit === 'DAY' ? isoDay(from) : null,
    timeZone,
    asWritten: [words],
    derivation,
  }
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR'

/** The calendar unit the words name, not yet moved into the past. */
function calendar(
  words: string,
  reference: Date,
  today: Day,
  timeZone: string,
  language: string,
): { from: Day; unit: Unit } | null {
  const unit = unitOf(words)
  if (/^(?:19|20)\d\d$/u.test(words)) return { from: { year: Number(words), month: 1, day: 1 }, unit }
  if (/^this (?:week|month|year)$/iu.test(words)) return { from: startOfUnit(today, unit), unit }
  const weekday = WEEKDAYS.findIndex((name) => words.toLowerCase() === name.toLowerCase())
  if (weekday !== -1) return { from: plusDays(today, weekday - weekdayOf(today)), unit }
  const instant = { instant: reference, timezone: offsetMinutes(reference, timeZone) }
  const start = (language === 'de' ? de : en).parse(words, instant)[0]?.start
  if (!start) return null
  const day: Day = {
    year: start.get('year') ?? today.year,
    month: start.get('month') ?? today.month,
    day: start.get('day') ?? today.day,
  }
  return { from: startOfUnit(day, unit), unit }
}

/** Weeks begin on Monday. */
function startOfUnit(day: Day, unit: Unit): Day {
  if (unit === 'WEEK') return plusDays(day, -((weekdayOf(day) + 6) % 7))
  if (unit === 'MONTH') return { ...day, day: 1 }
  return unit === 'YEAR' ? { ...day, month: 1, day: 1 } : day
}

function unitOf(words: string): Unit {
  if (/week/iu.test(words)) return 'WEEK'
  if (/month/iu.test(words)) return 'MONTH'
  if (/year/iu.test(words) || /^(?:19|20)\d\d$/u.test(words)) return 'YEAR'
  const isDay =
    /(?:mon|tues|wednes|thurs|fri|satur|sun)day|day|night|morning|afternoon|evening|gestern|heute|\b\d{1,2}(?:st|nd|rd|th)?\b/iu
  return isDay.test(words) || /^(?:last |this |past )?(?:mon|tue|wed|thu|fri|sat|sun)/iu.test(words) ? 'DAY' : 'MONTH'
}

/** Moves a date that was written without its year or week to the latest one not after `today`. */
function latest(from: Day, unit: Unit, words: string, today: Day): Day {
  const hasMonth = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/iu.test(words)
  if (hasMonth) {
    const thisYear = { ...from, year: today.year }
    return compareDays(thisYear, today) > 0 ? { ...thisYear, year: today.year - 1 } : thisYear
  }
  if (unit === 'DAY' && /^(?:last |this |past )?(?:mon|tue|wed|thu|fri|sat|sun)/iu.test(words)) {
    const back = (weekdayOf(today) - weekdayOf(from) + 7) % 7
    return plusDays(today, -(back === 0 && /^last/iu.test(words) ? 7 : back))
  }
  return from
}

function after(from: Day, unit: Unit): Day {
  if (unit === 'DAY') return plusDays(from, 1)
  if (unit === 'WEEK') return plusDays(from, 7)
  if (unit === 'YEAR') return { year: from.year + 1, month: 1, day: 1 }
  return from.month === 12 ? { year: from.year + 1, month: 1, day: 1 } : { ...from, month: from.month + 1 }
}

function step(words: string, from: Day, to: Day, unit: Unit, isComplete: boolean, today: Day): string {
  if (isComplete)
    return `the date is complete: ${isoDay(from)}${unit === 'DAY' ? '' : ` to ${isoDay(plusDays(to, -1))}`}`
  const name = words.replace(/^(?:last|this|past) /iu, '')
  if (unit === 'DAY')
    return compareDays(from, today) === 0
      ? `the same day: ${isoDay(from)}`
      : `latest ${name} before it: ${isoDay(from)}`
  return `${words} before it: ${isoDay(from)} to ${isoDay(plusDays(to, -1))}`
}
