import { countedOf, isNewSurge, type SurgeBaseline, surgeOf, surgeWindows } from '../hours/surge.ts'
import type { Doubt } from './doubt.ts'

/** Decides the surges of a watch again. */
export interface SurgesAgain {
  /** Of so many publishers as much each was heard in an hour. */
  hear(heard: { hour: Date; count: number; sources: number }): void
  /** So much more may have been heard in an hour. */
  perhapsHear(perhaps: { hour: Date; count: number }, doubt: Doubt): void
  /** Whether there may be a surge at an hour, however much else came in. */
  mayBe(hour: Date): boolean
  /**
   * What is told at the end of an hour: a surge, or that it is not known; null: nothing. `totals`: how much came in at all
   * in each of its stretches.
   */
  end(hour: Date, totals: readonly number[]): SurgeBaseline | { doubt: Doubt } | null
}

interface Window {
  count: number
  all: number
  perhaps: number
}

const HOUR_MS = 3_600_000
const NONE: Readonly<Window> = { count: 0, all: 0, perhaps: 0 }

/** `since`: from when on hours are known. `keptFrom`: before it, something is not kept; null: nothing is missing. */
export function openSurges({ since, keptFrom }: { since: Date; keptFrom: Date | null }): SurgesAgain {
  const hours = new Map<number, Window>()
  let doubt: Doubt = 'NOT_KEPT'
  let [surgedAt, perhapsSurgedAt]: [Date | null, Date | null] = [null, null]

  const add = (hour: Date, more: Window): void => {
    const { count, all, perhaps } = hours.get(hour.getTime()) ?? NONE
    hours.set(hour.getTime(), { count: count + more.count, all: all + more.all, perhaps: perhaps + more.perhaps })
  }
  const windowOf = ({ from, to }: { from: Date; to: Date }): Window => {
    const sum = { ...NONE }
    for (let at = from.getTime(); at < to.getTime(); at += HOUR_MS) {
      const { count, all, perhaps } = hours.get(at) ?? NONE
      sum.count += count
      sum.all += all
      sum.perhaps += perhaps
    }
    return sum
  }
  /** The hours that are looked at, and those of weeks before that are known, each with its place. */
  const windowsAt = (hour: Date) => {
    const [now, ...weeks] = surgeWindows(hour).map((window, place) => ({
      ...windowOf(window),
      place,
      isKnown: window.from >= since,
      isKept: keptFrom === null || window.from >= keptFrom,
    }))
    return { now: now ?? { ...NONE, place: 0, isKept: true }, weeks: weeks.filter(({ isKnown }) => isKnown) }
  }
  const mayBe = (hour: Date): boolean => {
    const { now, weeks } = windowsAt(hour)
    const before = weeks.map(({ count }) => ({ count, others: 0 }))
    return surgeOf(hour, { count: now.count + now.perhaps, others: 0, before }) !== null
  }
  const surgeAt = (hour: Date, totals: readonly number[]): SurgeBaseline | { doubt: Doubt } | null => {
    if (!mayBe(hour)) return null
    const { now, weeks } = windowsAt(hour)
    if (!now.isKept || weeks.some(({ isKept }) => !isKept)) return { doubt: 'NOT_KEPT' }
    const othersOf = ({ all, place }: { all: number; place: number }) => (totals[place] ?? 0) - all
    const most = surgeOf(hour, {
      count: now.count + now.perhaps,
      others: othersOf(now) - now.perhaps,
      before: weeks.map((week) => ({ count: week.count, others: othersOf(week) })),
    })
    const least = surgeOf(hour, {
      count: now.count,
      others: othersOf(now),
      before: weeks.map((week) => ({ count: week.count + week.perhaps, others: othersOf(week) - week.perhaps })),
    })
    if (most === null) return null
    return least !== null && JSON.stringify(least) === JSON.stringify(most) ? least : { doubt }
  }

  return {
    hear({ hour, count, sources }) {
      add(hour, { count: countedOf(count) * sources, all: count * sources, perhaps: 0 })
    },
    perhapsHear({ hour, count }, because) {
      doubt = because
      add(hour, { ...NONE, perhaps: count })
    },
    mayBe,
    end(hour, totals) {
      const surge = surgeAt(hour, totals)
      if (surge === null) return null
      const isNew = isNewSurge(hour, surgedAt)
      const isSurelyNew = isNew && isNewSurge(hour, perhapsSurgedAt)
      if ('doubt' in surge) {
        perhapsSurgedAt = hour
        return isNew ? surge : null
      }
      surgedAt = hour
      if (!isNew) return null
      return isSurelyNew ? surge : { doubt }
    },
  }
}
