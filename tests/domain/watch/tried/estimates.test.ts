import { expect, test } from 'vitest'
import { countByDay, daysUpTo } from '../../../../src/domain/watch/tried/histogram.ts'
import { spansOf } from '../../../../src/domain/watch/tried/unknown.ts'
import { burstsOfDay, estimateOf } from '../../../../src/domain/watch/tried/wilson.ts'

test('an estimate lies in Wilson’s interval, and never below what was seen', () => {
  // 10 of 100: 5.52 % to 17.44 %, as tables have it.
  const { value, least, most } = estimateOf(10, 100, 10_000)
  expect([value, Math.round(least), Math.round(most)]).toEqual([1_000, 552, 1_744])
  expect(estimateOf(0, 100, 10_000)).toMatchObject({ value: 0, least: 0 })
  expect(estimateOf(0, 100, 10_000).most).toBeGreaterThan(300)
  expect(estimateOf(3, 3, 3)).toEqual({ value: 3, least: 3, most: 3 })
  expect(estimateOf(90, 99, 100).least).toBe(90)
})

test('many alerts make as many bursts as there is room for', () => {
  expect(burstsOfDay(40, 0)).toBe(40)
  expect(burstsOfDay(1e9, 60)).toBeCloseTo(24)
  expect(burstsOfDay(24, 60)).toBeCloseTo(12)
  expect(burstsOfDay(0, 60)).toBe(0)
})

test('days are those of the place, and the clock change makes one of them longer', () => {
  const days = daysUpTo(new Date('2026-10-26T11:00:00Z'), 3, 'Europe/Berlin')
  expect(days.map(({ day }) => day)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  expect(days.map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000)).toEqual([24, 25, 12])
  const at = new Date('2026-10-25T22:30:00Z')
  const alert = { at, burstAt: new Date('2026-10-25T22:00:00Z'), isHidden: false, isOfHour: false }
  const counted = countByDay(days, [alert, { ...alert, burstAt: at, isHidden: true }], null, 60)
  expect(counted.map(({ alerts, hidden, bursts }) => [alerts.value, hidden.value, bursts.value])).toEqual([
    [0, 0, 0],
    [2, 1, 1],
    [0, 0, 0],
  ])
})

test('entries in doubt are one time where no alert is known between them', () => {
  const doubtful = [2, 3, 5, 6].map((position) => {
    return {
      position,
      at: new Date(position),
      doubt: position === 6 ? ('ERASED' as const) : ('CAUSE_NOT_KEPT' as const),
    }
  })
  expect(spansOf(doubtful, [{ position: 1 }, { position: 4 }])).toEqual([
    { from: new Date(2), to: new Date(3), because: 'CAUSE_NOT_KEPT', entries: 2 },
    { from: new Date(5), to: new Date(5), because: 'CAUSE_NOT_KEPT', entries: 1 },
    { from: new Date(6), to: new Date(6), because: 'ERASED', entries: 1 },
  ])
})
