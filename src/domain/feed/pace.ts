import { DAY_MS } from '../language/calendar.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How often a feed has something new, as its last weeks show. */
export interface Pace {
  /** Items a day; null until there are two. */
  perDay: number | null
  /** How long it is quiet at most in its ordinary course: its nights, its weekends. Null until there are two items. */
  quietMs: number | null
}

/** What counts: four weeks have every weekday often enough. */
export const PACE_WINDOW_MS = 28 * DAY_MS
/** From so many gaps on the longest is left out: one failure of the publisher must not make the alarm deaf for weeks. */
const GAPS_FOR_OUTLIER = 10

/** Fewer say little: two items of one minute are no pace. */
const GAPS_FOR_PACE = 4
const UNSURE_PERIOD_MS = 7 * DAY_MS
/** A feed that has many items an hour is not asked more often than every few minutes. */
const SHORTEST_PERIOD_MS = 30 * MINUTE_MS

/** From when a feed's items came, in any order: those of the last four weeks, or the last two if they are older. */
export function paceOf(times: readonly Date[], now: Date): Pace {
  const sorted = times.map((time) => time.getTime()).sort((a, b) => a - b)
  const recent = sorted.filter((time) => time >= now.getTime() - PACE_WINDOW_MS)
  const counted = recent.length >= 2 ? recent : sorted.slice(-2)
  const first = counted[0]
  if (first === undefined || counted.length < 2) return { perDay: null, quietMs: null }
  const gaps = counted.slice(1).map((time, index) => time - (counted[index] ?? time))
  gaps.sort((a, b) => b - a)
  const longest = (gaps.length >= GAPS_FOR_OUTLIER ? gaps[1] : gaps[0]) ?? 0
  const span = Math.max((counted.at(-1) ?? first) - first, 1)
  // Without days all items of a first document are of this moment, and that tells nothing.
  if (span < HOUR_MS) return { perDay: null, quietMs: Math.max(longest, UNSURE_PERIOD_MS) }
  // Of a feed that is followed since this morning all items may be of these hours.
  const daily = ((counted.length - 1) * DAY_MS) / Math.max(span, DAY_MS)
  const least = gaps.length < GAPS_FOR_PACE ? UNSURE_PERIOD_MS : SHORTEST_PERIOD_MS
  return { perDay: daily, quietMs: Math.max(longest, Math.round(span / gaps.length), least) }
}

const SOONEST_MS = 5 * MINUTE_MS
const LATEST_MS = 6 * HOUR_MS
/** Where the pace is not known. */
const USUAL_MS = HOUR_MS
/** What a feed may ask for: a slip in its settings must not end it. */
const LONGEST_REST_MS = DAY_MS
/** Failures in a row after which a feed is asked once a day, whatever it may have by then: at its soonest a day and a half. */
const LIKELY_BACK = 40
const LONGEST_PENALTY_MS = 7 * DAY_MS
/** Of the interval: feeds that were added together part with time. */
const JITTER = 0.2

/** What decides when a feed is asked next. All spans in ms. */
export interface PollTerms {
  pace: Pace
  /** How many items the feed shows at a time. */
  shown: number
  /** What an editor has chosen; null: by its pace. */
  chosenMs: number | null
  /** What the feed asks for: the longer one of `ttl` and `max-age`; null: nothing. */
  restMs: number | null
  /** What the server asked for with its refusal; null: nothing. */
  retryAfterMs: number | null
  /** In a row, up to now. */
  failures: number
  /** In [0, 1). */
  spread: number
}

/**
 * How long a feed may be left alone because it wants that, in ms: asked so rarely that items fall out of it unseen, it would
 * not be followed at all.
 */
export function longestRest({ perDay }: Pace, shown: number): number {
  return perDay === null || perDay === 0 ? LONGEST_REST_MS : Math.min((DAY_MS / perDay) * (shown / 2), LONGEST_REST_MS)
}

/** How long to wait before a feed is asked again, in ms. */
export function pauseBeforePoll({ pace, shown, chosenMs, restMs, retryAfterMs, failures, spread }: PollTerms): number {
  const gap = pace.perDay === null || pace.perDay === 0 ? null : DAY_MS / pace.perDay
  const own = chosenMs ?? (gap === null ? USUAL_MS : Math.min(Math.max(gap / 2, SOONEST_MS), LATEST_MS))
  const rest = Math.min(restMs ?? 0, Math.max(longestRest(pace, shown), own), LONGEST_REST_MS)
  // Each hour that a feed is left alone once its server is back may cost items.
  const latest = failures > LIKELY_BACK ? LONGEST_REST_MS : Math.max(longestRest(pace, shown), HOUR_MS)
  const backOff = failures === 0 ? 0 : Math.min(SOONEST_MS * 2 ** Math.min(failures - 1, 20), latest)
  const penalty = Math.min(retryAfterMs ?? 0, LONGEST_PENALTY_MS)
  return Math.round(Math.max(own, rest, backOff, penalty) * (1 + JITTER * spread))
}
