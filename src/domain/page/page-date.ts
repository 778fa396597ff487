import { offsetMinutes } from '../language/calendar.ts'

/** When a page says something was. */
export interface PageDate {
  at: Date
  /** How far east of UTC it is where that is said; null where it is said in UTC, or not said. */
  minutesEast: number | null
  /** The day alone is known: `at` is noon. */
  isDay: boolean
}

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|')

// Year, month, day; hours, minutes, seconds; zone. ISO 8601 as written, and what is nearly that.
const STAMP =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap]\.?m\b\.?))?\s*(Z\b|[A-Z]{3,4}\b|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?)?/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/i
// "Tue, 08 Apr 2025 09:00:00 GMT", "Apr 8, 2025 9:00 am"
const WORDED =
  /(?:^|[\s,])(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([a-z]{3})[a-z]*\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})(?:[,\s–-]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap]\.?m\b\.?))?\s*(Z\b|[A-Z]{3,4}\b|[+-]\d{2}:?\d{2})?)?/i
// "Tue Apr 08 09:00:00 CEST 2025", as Java writes it.
const YEAR_LAST =
  /^(?:[a-z]{3}\s+)?([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+([A-Z]{3,4}|[+-]\d{4})\s+(\d{4})$/i

/**
 * A time as meta elements and JSON-LD write it. Where no zone is said it is the clock of `timeZone`. Null for what is
 * no time, and for seconds and milliseconds since 1970 outside of 1995 to 2100.
 */
export function readPageDate(written: string, timeZone: string): PageDate | null {
  const text = written.trim()
  if (/^\d{10}$|^\d{13}$/.test(text)) return stampOf(Number(text) * (text.length === 10 ? 1000 : 1))
  const iso = STAMP.exec(text)
  const compact = iso === null ? COMPACT.exec(text) : null
  if (iso !== null || compact !== null) {
    const [, year, month, day, hours, minutes, seconds] = iso ?? compact ?? []
    const half = iso?.[7]
    const zone = (iso === null ? compact?.[7] : iso[8]) ?? null
    const [y, m, d, ...clock] = [year, month, day, minutes, seconds].map(numberOr)
    return composed([y, m, d, hourOf(hours, half), ...clock].map(orNull), zone, timeZone)
  }
  const last = YEAR_LAST.exec(text)
  const worded = last === null ? WORDED.exec(text) : null
  if (last !== null) {
    const [, name = '', day, hours, minutes, seconds, zone = null, year] = last
    return named(name, [year, day, hours, minutes, seconds], undefined, zone, timeZone)
  }
  if (worded === null) return null
  const [, before, name = '', after, year, hours, minutes, seconds, half, zone = null] = worded
  return named(name, [year, before ?? after, hours, minutes, seconds], half, zone, timeZone)
}

function named(
  name: string,
  [year, day, hours, minutes, seconds]: readonly (string | undefined)[],
  half: string | undefined,
  zone: string | null,
  timeZone: string,
): PageDate | null {
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  if (month === 0 || day === undefined) return null
  const clock = [hourOf(hours, half), numberOr(minutes), numberOr(seconds)]
  return composed([Number(year), month, Number(day), ...clock], zone, timeZone)
}

// "12 am" is midnight.
const hourOf = (hours: string | undefined, half: string | undefined): number | null =>
  hours === undefined || half === undefined ? numberOr(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0)

const orNull = (part: number | null | undefined): number | null => part ?? null

const numberOr = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits))

function stampOf(time: number): PageDate | null {
  if (time < Date.UTC(1995, 0, 1) || time > Date.UTC(2100, 0, 1)) return null
  return { at: new Date(time), minutesEast: null, isDay: false }
}

function composed(parts: (number | null)[], zone: string | null, timeZone: string): PageDate | null {
  const [year = 0, month = 0, day = 0, hours = null, minutes = null, seconds = null] = parts
  if (year === null || month === null || day === null) return null
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null
  if ((hours ?? 0) > 24 || (minutes ?? 0) > 59) return null
  const utc = Date.UTC(year, month - 1, day, hours ?? 12, minutes ?? 0, Math.min(seconds ?? 0, 59))
  if (new Date(utc).getUTCMonth() !== month - 1 && hours !== 24) return null
  if (hours === null) return { at: new Date(utc), minutesEast: null, isDay: true }
  const east = zone === null ? null : minutesEastOf(zone)
  if (east === null) return { at: atClock(utc, timeZone), minutesEast: null, isDay: false }
  return { at: new Date(utc - east * 60_000), minutesEast: east === 0 ? null : east, isDay: false }
}

// Minutes east of UTC. Those that are written for several zones, as IST and CST are, are left out.
const ZONES: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SAST: 120,
  JST: 540,
  KST: 540,
  HKT: 480,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
}

/** Null for a zone that is not known: the outlet's counts then. */
function minutesEastOf(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  if (sign === undefined) return ZONES[zone.toUpperCase()] ?? null
  const east = 60 * Number(hours) + Number(minutes ?? 0)
  return east > 14 * 60 ? null : sign === '-' ? -east : east
}

// What the clock shows there, as if it were UTC's, is the instant.
function atClock(shown: number, timeZone: string): Date {
  const guess = shown - offsetMinutes(new Date(shown), timeZone) * 60_000
  return new Date(shown - offsetMinutes(new Date(guess), timeZone) * 60_000)
}

// "8 April 2025", "8. April 2025", "8 de abril de 2025", "April 8, 2025", by the month's name in the page's language.
const NUMERIC = /(?:^|[^\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d])/
const EAST_ASIAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/
const CLOCK = /(?:^|[^\d:.])(\d{1,2})[:.h](\d{2})(?![\d.])\s*(am|pm|a\.m\.|p\.m\.)?/i

/**
 * A day that a line of the page shows, as readers see it: null where it shows none, or where it could be two. Days
 * before months, except where the language is English and both could be.
 */
export function readShownDate(line: string, language: string | null, timeZone: string): PageDate | null {
  const day = shownDay(line, language)
  if (day === null) return null
  const [, hours, minutes, half] = CLOCK.exec(line.replace(NUMERIC, ' ').replace(/\d{4}-\d{2}-\d{2}/, ' ')) ?? []
  const hour =
    hours === undefined ? null : half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0)
  const isClock = hour !== null && hour < 24 && Number(minutes) < 60
  return composed([...day, isClock ? hour : null, isClock ? Number(minutes) : null, 0], null, timeZone)
}

function shownDay(line: string, language: string | null): [number, number, number] | null {
  const [, y, m, d] = EAST_ASIAN.exec(line) ?? /(?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(line) ?? []
  if (y !== undefined) return [Number(y), Number(m), Number(d)]
  const [, a, , b, c] = NUMERIC.exec(line) ?? []
  if (c !== undefined) {
    const year = Number(c) + (c.length === 2 ? 2000 : 0)
    const [first, second] = [Number(a), Number(b)]
    if (second > 12 && first <= 12) return [year, first, second]
    // "4/5/2025" in English is either.
    if (first <= 12 && first !== second && (language ?? 'en').startsWith('en') && line.includes('/')) return null
    return [year, second, first]
  }
  return namedDay(line, language)
}

function namedDay(line: string, language: string | null): [number, number, number] | null {
  const found =
    /(?:^|\D)(\d{1,2})(?:st|nd|rd|th|º|er)?\.?,?\s+(?:de\s+|of\s+)?(\p{L}{3,})\.?,?\s+(?:de\s+|del\s+)?(\d{4})/u.exec(
      line,
    ) ?? /(?:^|\P{L})(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u.exec(line)
  if (found === null) return null
  const [, one = '', two = '', year = ''] = found
  const [day, name] = /^\d/.test(one) ? [one, two] : [two, one]
  const month = monthNamed(name, language)
  return month === null ? null : [Number(year), month, Number(day)]
}

function monthNamed(name: string, language: string | null): number | null {
  const wanted = name.toLowerCase()
  for (const tongue of [language ?? 'en', 'en']) {
    const names = monthNames(tongue)
    const whole = names.findIndex((known) => known.includes(wanted))
    if (whole !== -1) return whole + 1
    const begun = names.flatMap((known, i) => (known.some((each) => each.startsWith(wanted)) ? [i + 1] : []))
    if (begun.length === 1) return begun[0] ?? null
  }
  return null
}

const namesByLanguage = new Map<string, string[][]>()

function monthNames(language: string): string[][] {
  const known = namesByLanguage.get(language)
  if (known !== undefined) return known
  const names: string[][] = []
  try {
    for (let month = 0; month < 12; month++) {
      const instant = new Date(Date.UTC(2024, month, 15))
      const written = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
          .formatToParts(instant)
          .find(({ type }) => type === 'month')
          ?.value.toLowerCase()
          .replace(/\.$/, '') ?? ''
      names.push([written({ month: 'long', day: 'numeric' }), written({ month: 'long' }), written({ month: 'short' })])
    }
  } catch {
    // not a language that is known: it has no names
  }
  namesByLanguage.set(language, names)
  return names
}

/** The day in an address such as "/2025/04/08/a-title": null where none is. */
export function readAddressDate(url: string): PageDate | null {
  const [, year, month, day] =
    /\/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)/.exec(url) ??
    /[/-](20\d{2})(0\d|1[0-2])([0-2]\d|3[01])(?=\D|$)/.exec(url) ??
    []
  return year === undefined ? null : composed([Number(year), Number(month), Number(day), null, null, null], null, 'UTC')
}

/** Do two tell of one day, wherever that is? */
export function isSameDay(a: PageDate, b: PageDate): boolean {
  return Math.abs(a.at.getTime() - b.at.getTime()) <= 36 * 3_600_000
}
