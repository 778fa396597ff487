import { DAY_MS, offsetMinutes } from '../language/calendar.ts'

/** "3 May 2025, 14:05 UTC+2", on the clocks of the zone. */
export function moment(instant: Date, timeZone: string): string {
  const minutes = offsetMinutes(instant, timeZone)
  const local = new Date(instant.getTime() + minutes * 60_000)
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const offset = minutes === 0 ? '' : `${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${twoDigits(rest)}`}`
  return `${day(local)}, ${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())} UTC${offset}`
}

/** When something was said, as exactly as it is known: a moment, a day, or the days between which it was. */
export function saidWhen({ earliest, latest }: { earliest: Date; latest: Date }, timeZone: string): string {
  const length = latest.getTime() - earliest.getTime()
  if (length <= 3_600_000) return moment(earliest, timeZone)
  const local = (instant: Date) => new Date(instant.getTime() + offsetMinutes(instant, timeZone) * 60_000)
  const [from, to] = [day(local(earliest)), day(local(new Date(latest.getTime() - 1)))]
  if (from === to) return from
  // A day of another zone lies on two days of this one.
  return length <= DAY_MS + 3_600_000 ? `${day(local(new Date(earliest.getTime() + length / 2)))}` : `${from} to ${to}`
}

function day(local: Date): string {
  return `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
