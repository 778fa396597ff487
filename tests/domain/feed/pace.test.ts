import { expect, test } from 'vitest'
import { type FeedState, healthOf, silentSince } from '../../../src/domain/feed/health.ts'
import { pauseBeforeTry } from '../../../src/domain/feed/outcomes.ts'
import { type PollTerms, paceOf, pauseBeforePoll } from '../../../src/domain/feed/pace.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000
const now = new Date('2025-06-30T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

/** The items of a paper that writes every hour from 6 to 22 h on weekdays, for four weeks. */
const weekdays = Array.from({ length: 28 * 24 }, (_, hours) => ago(hours * HOUR)).filter((time) => {
  const hour = time.getUTCHours()
  return time.getUTCDay() % 6 !== 0 && hour >= 6 && hour <= 22
})

test('the pace of a feed is what its last four weeks show', () => {
  const hourly = Array.from({ length: 100 }, (_, index) => ago(index * HOUR))
  expect(paceOf(hourly, now)).toEqual({ perDay: 24, quietMs: HOUR })
  expect(paceOf([], now)).toEqual({ perDay: null, quietMs: null })
  expect(paceOf([ago(HOUR)], now)).toEqual({ perDay: null, quietMs: null })
  const old = paceOf([ago(100 * DAY), ago(90 * DAY), ago(60 * DAY)], now)
  expect(old).toEqual({ perDay: 1 / 30, quietMs: 30 * DAY })
})

test('a feed with many items of a few hours is not taken to have as many all day', () => {
  const batch = Array.from({ length: 31 }, (_, index) => ago(index * 5 * MINUTE))
  expect(paceOf(batch, now).perDay).toBe(30)
})

test('items that all came in one moment, since they have no day, tell no pace', () => {
  expect(paceOf([now, now, now, now, now, now], now)).toEqual({ perDay: null, quietMs: 7 * DAY })
})

test('a few items of one minute are no reason for an alarm', () => {
  expect(paceOf([ago(MINUTE), ago(1.5 * MINUTE), ago(2 * MINUTE)], now).quietMs).toBe(7 * DAY)
  expect(
    paceOf(
      Array.from({ length: 90 }, (_, index) => ago(index * MINUTE)),
      now,
    ).quietMs,
  ).toBe(30 * MINUTE)
})

test('a quiet weekend is in the course of a paper that does not write then', () => {
  expect(paceOf(weekdays, now).quietMs).toBe(56 * HOUR)
})

test('one failure of the publisher does not make the alarm deaf', () => {
  const hourly = Array.from({ length: 200 }, (_, index) => ago(index * HOUR)).filter(
    (_, index) => index < 50 || index > 150,
  )
  expect(paceOf(hourly, now).quietMs).toBeLessThan(3 * HOUR)
})

const terms: PollTerms = {
  pace: { perDay: 24, quietMs: HOUR },
  shown: 30,
  chosenMs: null,
  restMs: null,
  retryAfterMs: null,
  failures: 0,
  spread: 0,
}

test.each<[string, Partial<PollTerms>, number]>([
  ['by its pace: twice in the time of an item', {}, 30 * MINUTE],
  ['at most every five minutes', { pace: { perDay: 2_000, quietMs: 1 } }, 5 * MINUTE],
  ['at least every six hours', { pace: { perDay: 0.01, quietMs: 1 } }, 6 * HOUR],
  ['every hour while its pace is not known', { pace: { perDay: null, quietMs: null } }, HOUR],
  ['as an editor chose', { chosenMs: 10 * MINUTE }, 10 * MINUTE],
  ['not before its ttl has passed', { restMs: 2 * HOUR }, 2 * HOUR],
  ['before items would fall out unseen, whatever it asks', { restMs: 365 * DAY }, 15 * HOUR],
  ['within a day, whatever it asks', { restMs: 365 * DAY, shown: 1_000 }, DAY],
  ['no sooner after one failure', { failures: 1 }, 30 * MINUTE],
  ['later with each failure', { failures: 5 }, 80 * MINUTE],
  [
    'before items would fall out unseen, while it may be back soon',
    { failures: 12, pace: { perDay: 240, quietMs: 1 } },
    90 * MINUTE,
  ],
  ['within an hour then, and not more often', { failures: 12, pace: { perDay: 2_000, quietMs: 1 } }, HOUR],
  ['every day after many failures', { failures: 50 }, DAY],
  ['when the server said', { retryAfterMs: 3 * HOUR, failures: 1 }, 3 * HOUR],
  ['within a week, whatever the server said', { retryAfterMs: 400 * DAY, failures: 1 }, 7 * DAY],
  ['with up to a fifth more, so that feeds part', { spread: 0.5 }, 33 * MINUTE],
])('a feed is asked again %s', (_, about, expected) => {
  expect(pauseBeforePoll({ ...terms, ...about })).toBe(expected)
})

const feed: FeedState = {
  isPaused: false,
  goneAt: null,
  createdAt: ago(30 * DAY),
  dueAt: ago(-MINUTE),
  lastSuccessAt: ago(MINUTE),
  failures: 0,
  lastItemAt: ago(30 * MINUTE),
  quietMs: HOUR,
}

test.each<[string, Partial<FeedState>]>([
  ['HEALTHY', {}],
  ['HEALTHY', { lastItemAt: ago(1.9 * HOUR) }],
  ['SILENT', { lastItemAt: ago(2.1 * HOUR) }],
  ['FAILING', { failures: 1, lastItemAt: ago(2.1 * HOUR) }],
  ['NEW', { lastSuccessAt: null }],
  ['OVERDUE', { dueAt: ago(2 * HOUR) }],
  ['PAUSED', { isPaused: true, failures: 3 }],
  ['GONE', { goneAt: ago(HOUR), isPaused: true }],
])('a feed is %s', (health, about) => {
  expect(healthOf({ ...feed, ...about }, now)).toBe(health)
})

test('a feed that nobody has asked since has not been silent', () => {
  const state = { ...feed, lastItemAt: ago(20 * HOUR), lastSuccessAt: ago(19.5 * HOUR) }
  expect(silentSince(state, now)).toBeNull()
  expect(silentSince({ ...state, lastSuccessAt: ago(HOUR) }, now)).toEqual(ago(18 * HOUR))
})

test('a weekend of a weekday paper is no alarm, and its second one in a row is', () => {
  const { quietMs } = paceOf(weekdays, now)
  const state = { ...feed, quietMs }
  expect(healthOf({ ...state, lastItemAt: ago(2.5 * DAY) }, now)).toBe('HEALTHY')
  expect(healthOf({ ...state, lastItemAt: ago(5 * DAY) }, now)).toBe('SILENT')
})

test('a page is tried again where that may help, ever later, and not for ever', () => {
  expect(pauseBeforeTry('SERVER_ERROR', 1, null)).toBe(2 * MINUTE)
  expect(pauseBeforeTry('RATE_LIMITED', 1, HOUR)).toBe(HOUR)
  expect(pauseBeforeTry('TIMED_OUT', 5, null)).toBe(DAY)
  expect(pauseBeforeTry('TIMED_OUT', 6, null)).toBeNull()
  expect(pauseBeforeTry('NOT_FOUND', 1, null)).toBeNull()
})
