import { DAY_MS, type Day, dayAt, isoDay, plusDays, startOf } from '../../language/calendar.ts'
import { burstsOfDay, type Estimate, estimateOf, plus } from './wilson.ts'

/** A day of a place, as a time. */
export interface DayTried {
  /** "2026-11-29". */
  day: string
  from: Date
  to: Date
}

/** What one day had, or would have had. */
export interface DayCount extends DayTried {
  alerts: Estimate
  /** Of these, those that mutes hide. */
  hidden: Estimate
  /** Bursts of those that are not hidden: what is told at once. */
  bursts: Estimate
}

/** The last days of a place up to an instant, the one that it falls on among them: the last of them is not over. */
export function daysUpTo(now: Date, days: number, timeZone: string): DayTried[] {
  const last = dayAt(now, timeZone)
  const begun = Array.from({ length: days }, (_, place): Day => plusDays(last, place - days + 1))
  const starts = begun.map((day) => startOf(day, timeZone))
  return begun.map((day, place) => ({ day: isoDay(day), from: starts[place] ?? now, to: starts[place + 1] ?? now }))
}

/** An alert, for counting. */
export interface CountedAlert {
  at: Date
  burstAt: Date | null
  isHidden: boolean
  /** Told at the end of an hour: of these all are decided, of whatever entries were looked at. */
  isOfHour: boolean
}

/** How many entries of a day were looked at, of how many. */
export interface DaySample {
  sampled: number
  all: number
}

/** Counts alerts by day. `samples`: of each day, where only some entries were looked at; else null. */
export function countByDay(
  days: readonly DayTried[],
  alerts: readonly CountedAlert[],
  samples: readonly DaySample[] | null,
  burstMinutes: number,
): DayCount[] {
  const times = alerts.map(({ at }) => at.getTime())
  return days.map((day, place) => {
    const [from, to] = [day.from.getTime(), day.to.getTime()]
    const own = alerts.filter((_, index) => isWithin(times[index], from, to))
    const { sampled, all } = samples?.[place] ?? { sampled: own.length, all: own.length }
    const counted = (some: readonly CountedAlert[]) => {
      const ofHours = some.filter(({ isOfHour }) => isOfHour).length
      return plus(estimateOf(some.length - ofHours, sampled, all), ofHours)
    }
    const shown = own.filter(({ isHidden }) => !isHidden)
    const known = new Set(shown.map(({ at, burstAt }) => (burstAt ?? at).getTime())).size
    const { value, least, most } = counted(shown)
    const bursts =
      sampled >= all
        ? { value: known, least: known, most: known }
        : {
            value: burstsOfDay(value, burstMinutes),
            least: burstsOfDay(least, burstMinutes),
            most: burstsOfDay(most, burstMinutes),
          }
    return { ...day, alerts: counted(own), hidden: counted(own.filter(({ isHidden }) => isHidden)), bursts }
  })
}

function isWithin(time = Number.NaN, from: number, to: number): boolean {
  return time >= from && time < to
}

/** How long a time is, in days, but for the part before `since`; a whole day at least, which an hour does not stand for. */
export function daysCovered(from: Date, to: Date, since: Date | null): number {
  const begin = since !== null && since > from ? since : from
  return Math.max(1, (to.getTime() - begin.getTime()) / DAY_MS)
}
