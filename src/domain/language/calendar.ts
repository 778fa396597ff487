// Calendar days of a place: which day an instant falls on there, and when that day begins, daylight saving included.

export interface Day {
  year: number
  /** 1 to 12. */
  month: number
  day: number
}

/** A day of 24 hours, in milliseconds. */
export const DAY_MS = 86_400_000

export function dayAt(instant: Date, timeZone: string): Day {
  const local = new Date(instant.getTime() + offsetMs(instant, timeZone))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

/** The instant at which a day begins in the zone. */
export function startOf(day: Day, timeZone: string): Date {
  const midnight = utc(day)
  // The offset at the guess may be that of the other side of a clock change; the second look is at the right side.
  const guess = new Date(midnight - offsetMs(new Date(midnight), timeZone))
  return new Date(midnight - offsetMs(guess, timeZone))
}

/** `days` may be negative; month ends are carried over. */
export function plusDays(day: Day, days: number): Day {
  const moved = new Date(utc(day) + days * DAY_MS)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(utc(day)).getUTCDay()
}

/** Negative when `a` is the earlier day. */
export function compareDays(a: Day, b: Day): number {
  return utc(a) - utc(b)
}

export function isoDay(day: Day): string {
  return new Date(utc(day)).toISOString().slice(0, 10)
}

/** The zone itself, or UTC for a name that no zone has. */
export function knownZone(timeZone: string): string {
  try {
    formatter(timeZone)
    return timeZone
  } catch {
    // Intl has no other way to ask; a misspelt zone must not cost us the article.
    return 'UTC'
  }
}

/**
 * A zone that is so far east of UTC, by its IANA name, for a day that was told with nothing but that; null where no
 * place is. Whether clocks change there in summer is not known: it is good for days around that time.
 */
export function zoneEast(minutes: number): string | null {
  const hours = minutes / 60
  if (Number.isInteger(hours) && hours >= -12 && hours <= 14)
    return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
  return PART_HOURS.get(minutes) ?? null
}

/** Places that keep half and quarter hours. */
const PART_HOURS: ReadonlyMap<number, string> = new Map([
  [-210, 'America/St_Johns'],
  [-150, 'America/St_Johns'],
  [210, 'Asia/Tehran'],
  [270, 'Asia/Kabul'],
  [330, 'Asia/Kolkata'],
  [345, 'Asia/Kathmandu'],
  [390, 'Asia/Yangon'],
  [525, 'Australia/Eucla'],
  [570, 'Australia/Darwin'],
  [630, 'Australia/Adelaide'],
])

/** Minutes east of UTC. */
export function offsetMinutes(instant: Date, timeZone: string): number {
  return Math.round(offsetMs(instant, timeZone) / 60_000)
}

function utc(day: Day): number {
  const date = new Date(0)
  date.setUTCFullYear(day.year, day.month - 1, day.day)
  return date.getTime()
}

function offsetMs(instant: Date, timeZone: string): number {
  const fields = new Map(
    formatter(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  )
  const local = new Date(0)
  local.setUTCFullYear(fields.get('year') ?? 0, (fields.get('month') ?? 1) - 1, fields.get('day') ?? 1)
  local.setUTCHours(fields.get('hour') ?? 0, fields.get('minute') ?? 0, fields.get('second') ?? 0)
  return local.getTime() - Math.floor(instant.getTime() / 1000) * 1000
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-u-hc-h23-ca-gregory', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}
