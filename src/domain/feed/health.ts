import { DAY_MS } from '../language/calendar.ts'

/** How a feed is, in one word. */
export type FeedHealth = 'NEW' | 'HEALTHY' | 'SILENT' | 'FAILING' | 'OVERDUE' | 'GONE' | 'PAUSED'

/** What is on file of a feed that its health depends on. */
export interface FeedState {
  isPaused: boolean
  goneAt: Date | null
  createdAt: Date
  /** When it is to be asked next. */
  dueAt: Date
  lastSuccessAt: Date | null
  /** In a row. */
  failures: number
  /** When its newest item came. */
  lastItemAt: Date | null
  /** See Pace. */
  quietMs: number | null
}

/** Of silence, in which a feed answers and has nothing new, before it is an alarm: periods of its own pace. */
const PERIODS = 2
/** Where the pace is not known yet. */
const USUAL_PERIOD_MS = 7 * DAY_MS
/** How late a poll may be: the service is being restarted, or the queue is long. */
const LATE_MS = 60 * 60_000

/** How a feed is at `now`. Of several things that are true of it, the one that most needs someone. */
export function healthOf(feed: FeedState, now: Date): FeedHealth {
  if (feed.goneAt !== null) return 'GONE'
  if (feed.isPaused) return 'PAUSED'
  if (feed.failures > 0) return 'FAILING'
  if (now.getTime() - feed.dueAt.getTime() > LATE_MS) return 'OVERDUE'
  if (feed.lastSuccessAt === null) return 'NEW'
  return silentSince(feed, now) === null ? 'HEALTHY' : 'SILENT'
}

/**
 * Since when a feed that answers has been silent for too long; null where it has not.
 *
 * That is two periods of its own pace without a new item. A night or a weekend that is usual for it is one period.
 */
export function silentSince({ lastItemAt, createdAt, lastSuccessAt, quietMs }: FeedState, now: Date): Date | null {
  if (lastSuccessAt === null) return null
  const alarmAt = (lastItemAt ?? createdAt).getTime() + PERIODS * (quietMs ?? USUAL_PERIOD_MS)
  // A feed that was not asked cannot have been silent: the last answer must be later too.
  return alarmAt < now.getTime() && alarmAt < lastSuccessAt.getTime() ? new Date(alarmAt) : null
}
