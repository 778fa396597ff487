import { compareDays, type Day, dayAt, offsetMinutes, plusDays, startOf, weekdayOf } from '../../language/calendar.ts'
import type { ChannelRhythm } from './channel.ts'

/** How often alerts are told together. */
type DigestRhythm = Exclude<ChannelRhythm, 'EACH'>

/** When digests are made: at the full hour; each day, or each week, at an hour of the owner's clock. */
export interface DigestTimes {
  rhythm: DigestRhythm
  /** IANA name: "Europe/Berlin". */
  timeZone: string
  /** 0 to 23. */
  hour: number
  /** 0 is Sunday. */
  weekday: number
}

/** A time that one digest is about: from an instant up to, and without, another. */
export interface DigestWindow {
  from: Date
  to: Date
}

const HOUR_MS = 3_600_000

/**
 * The window of the digest that was due last at an instant. Windows follow each other without gap or overlap, whatever
 * clocks do: an hour that a clock change takes away ends at its edge, and one that comes twice counts once.
 */
export function windowBefore(now: Date, times: DigestTimes): DigestWindow {
  if (times.rhythm === 'HOURLY') {
    const to = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
    return { from: new Date(to - HOUR_MS), to: new Date(to) }
  }
  const days = times.rhythm === 'DAILY' ? 1 : 7
  let day = dayAt(now, times.timeZone)
  if (times.rhythm === 'WEEKLY') day = plusDays(day, -((weekdayOf(day) - times.weekday + 7) % 7))
  if (edgeOn(day, times) > now) day = plusDays(day, -days)
  return { from: edgeOn(plusDays(day, -days), times), to: edgeOn(day, times) }
}

/** The window that an instant is in: the digest with what happened then is due at its end. */
export function windowAt(instant: Date, times: DigestTimes): DigestWindow {
  const { to: from } = windowBefore(instant, times)
  if (times.rhythm === 'HOURLY') return { from, to: new Date(from.getTime() + HOUR_MS) }
  // A day has 23 to 25 hours: in the middle of the one after this window, it is the last that is over.
  const days = times.rhythm === 'DAILY' ? 1 : 7
  return { from, to: windowBefore(new Date(from.getTime() + (days * 24 + 12) * HOUR_MS), times).to }
}

/** The instant of an hour of a day, on the clocks of the zone. */
function edgeOn(day: Day, { timeZone, hour }: DigestTimes): Date {
  const midnight = startOf(day, timeZone).getTime()
  const next = startOf(plusDays(day, 1), timeZone).getTime()
  // Of a day with a clock change the hour is found by looking: offsets change at any hour.
  for (const shift of [0, -HOUR_MS, HOUR_MS, -HOUR_MS / 2, HOUR_MS / 2]) {
    const instant = new Date(midnight + hour * HOUR_MS + shift)
    if (compareDays(dayAt(instant, timeZone), day) === 0 && hourAt(instant, timeZone) === hour) return instant
  }
  // The clock leaps over this hour.
  return new Date(Math.min(midnight + hour * HOUR_MS, next - 1))
}

function hourAt(instant: Date, timeZone: string): number {
  return new Date(instant.getTime() + offsetMinutes(instant, timeZone) * 60_000).getUTCHours()
}
