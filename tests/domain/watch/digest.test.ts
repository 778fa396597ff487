import { expect, test } from 'vitest'
import { type DigestTimes, windowAt, windowBefore } from '../../../src/domain/watch/sending/digest.ts'

const DAILY: DigestTimes = { rhythm: 'DAILY', timeZone: 'Europe/Berlin', hour: 8, weekday: 1 }

function windowsUntil(from: Date, to: Date, times: DigestTimes, stepMs: number) {
  const seen = new Map<string, { from: Date; to: Date }>()
  for (let at = from.getTime(); at <= to.getTime(); at += stepMs) {
    const window = windowBefore(new Date(at), times)
    expect(window.to.getTime()).toBeLessThanOrEqual(at)
    seen.set(window.to.toISOString(), window)
  }
  return [...seen.values()]
}

test('a daily digest is from eight to eight on the clocks of its owner', () => {
  expect(windowBefore(new Date('2026-01-15T07:00:00Z'), DAILY)).toEqual({
    from: new Date('2026-01-14T07:00:00Z'),
    to: new Date('2026-01-15T07:00:00Z'),
  })
  expect(windowBefore(new Date('2026-01-15T06:59:59Z'), DAILY).to).toEqual(new Date('2026-01-14T07:00:00Z'))
})

test('the days of a clock change have 23 and 25 hours', () => {
  expect(windowBefore(new Date('2026-03-29T12:00:00Z'), DAILY)).toEqual({
    from: new Date('2026-03-28T07:00:00Z'),
    to: new Date('2026-03-29T06:00:00Z'),
  })
  expect(windowBefore(new Date('2026-10-25T12:00:00Z'), DAILY)).toEqual({
    from: new Date('2026-10-24T06:00:00Z'),
    to: new Date('2026-10-25T07:00:00Z'),
  })
})

test('an hour that a clock change takes away ends when the clock leaps, and one that comes twice counts once', () => {
  const atTwo = { ...DAILY, hour: 2 }
  expect(windowBefore(new Date('2026-03-29T12:00:00Z'), atTwo).to).toEqual(new Date('2026-03-29T01:00:00Z'))
  expect(windowBefore(new Date('2026-10-25T12:00:00Z'), atTwo).to).toEqual(new Date('2026-10-25T00:00:00Z'))
})

test.each([
  ['Europe/Berlin', 2],
  ['America/St_Johns', 0],
  ['Australia/Lord_Howe', 2],
  ['Pacific/Auckland', 23],
  ['UTC', 12],
])('over a year the windows of %s at %i follow each other without gap or overlap', (timeZone, hour) => {
  for (const rhythm of ['DAILY', 'WEEKLY'] as const) {
    const times = { rhythm, timeZone, hour, weekday: 3 }
    const windows = windowsUntil(new Date('2026-01-01'), new Date('2027-01-01'), times, 5 * 3_600_000)
    expect(windows.length).toBeGreaterThan(rhythm === 'DAILY' ? 364 : 52)
    for (const [index, window] of windows.entries()) if (index > 0) expect(window.from).toEqual(windows[index - 1]?.to)
  }
})

test('a weekly digest is made on its weekday', () => {
  const { from, to } = windowBefore(new Date('2026-01-15T12:00:00Z'), { ...DAILY, rhythm: 'WEEKLY' })
  expect([from, to]).toEqual([new Date('2026-01-05T07:00:00Z'), new Date('2026-01-12T07:00:00Z')])
})

test('an hourly digest is of the full hour', () => {
  expect(windowBefore(new Date('2026-01-15T12:34:56Z'), { ...DAILY, rhythm: 'HOURLY' })).toEqual({
    from: new Date('2026-01-15T11:00:00Z'),
    to: new Date('2026-01-15T12:00:00Z'),
  })
})

test.each([
  { ...DAILY, hour: 2 },
  { ...DAILY, rhythm: 'WEEKLY', hour: 23 },
  { ...DAILY, rhythm: 'HOURLY' },
  { ...DAILY, timeZone: 'Australia/Lord_Howe' },
] satisfies DigestTimes[])('each instant is in one window, and the next begins where it ends: %o', (times) => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 77_777_777) {
    const { from, to } = windowAt(new Date(at), times)
    expect(from.getTime()).toBeLessThanOrEqual(at)
    expect(to.getTime()).toBeGreaterThan(at)
    expect(windowAt(to, times).from).toEqual(to)
    expect(windowBefore(to, times)).toEqual({ from, to })
  }
})
