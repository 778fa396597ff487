const HOUR_MS = 3_600_000
const WEEK_HOURS = 168
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Of a feed's text: where these elements are written is before its items. */
const LONGEST_LIST = 5_000

/**
 * The hours of the week at which a feed says by `skipHours` and `skipDays` that it need not be asked, from 0 (Sunday,
 * midnight, UTC) to 167, in order. feedsmith reads them only where there are several.
 */
export function readSkippedHours(text: string): number[] {
  const head = text.slice(0, Math.max(0, text.search(/<item[\s>]/i)))
  return skippedHoursOf(listed(head, 'skipHours', 'hour').map(Number), listed(head, 'skipDays', 'day'))
}

function listed(head: string, list: string, element: string): string[] {
  const start = head.search(new RegExp(`<${list}[\\s>]`, 'i'))
  if (start < 0) return []
  const [part = ''] = head.slice(start, start + LONGEST_LIST).split(new RegExp(`</${list}`, 'i'))
  return [...part.matchAll(new RegExp(`<${element}[^<>]{0,100}>([^<]{1,20})`, 'gi'))].map(([, value = '']) => value)
}

/**
 * `hours`: 0 to 23, or, as RSS 0.91 has them, 1 to 24. What is neither an hour nor a day is passed over; a feed that names all
 * of them has named none.
 */
function skippedHoursOf(hours: readonly number[], days: readonly string[]): number[] {
  const ofDay = new Set(
    hours.filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24).map((hour) => hour % 24),
  )
  const ofWeek = new Set(days.map((day) => DAYS.indexOf(day.trim().toLowerCase())))
  const skipped = Array.from({ length: WEEK_HOURS }, (_, hour) => hour).filter(
    (hour) => ofDay.has(hour % 24) || ofWeek.has(Math.floor(hour / 24)),
  )
  return skipped.length === WEEK_HOURS ? [] : skipped
}

/** The first moment that is not skipped, from `at` on; `latest` where there is none before that. */
export function afterSkipped(at: Date, skipped: readonly number[], latest: Date): Date {
  const set = new Set(skipped)
  let time = at.getTime()
  while (time < latest.getTime() && set.has(hourOfWeek(time))) time = (Math.floor(time / HOUR_MS) + 1) * HOUR_MS
  return new Date(Math.max(at.getTime(), Math.min(time, latest.getTime())))
}

function hourOfWeek(time: number): number {
  const date = new Date(time)
  return date.getUTCDay() * 24 + date.getUTCHours()
}
