import { expect, test } from 'vitest'
import {
  countedOf,
  isNewSurge,
  type SurgeCounts,
  surgeOf,
  surgeWindows,
} from '../../../../src/domain/watch/hours/surge.ts'

const HOUR = new Date('2026-03-10T12:00:00Z')

/** So many now, and in the same hours of the weeks before, beside so many others. */
function countsOf(count: number, before: readonly number[], others = 100, usual = 100): SurgeCounts {
  return { count, others, before: before.map((one) => ({ count: one, others: usual })) }
}

test('a surge is far more than the same hours of the weeks before had, and is told with them', () => {
  expect(surgeOf(HOUR, countsOf(12, [0, 1, 2, 1]))).toEqual({
    from: '2026-03-10T09:00:00.000Z',
    to: '2026-03-10T12:00:00.000Z',
    count: 12,
    before: [0, 1, 2, 1],
    growth: 1,
    expected: 1,
    chance: expect.closeTo(3.301e-6, 9),
  })
  expect(surgeOf(HOUR, countsOf(12, [4, 6, 5, 5]))).toBeNull()
})

test('the probability is that of the exact test', () => {
  // Of 6 all in one of five equal stretches: 5 to the power of -6.
  expect(surgeOf(HOUR, countsOf(6, [0, 0, 0, 0]))?.chance).toBeCloseTo(5 ** -6, 10)
})

test('few statements are not a surge, however quiet it was before', () => {
  expect(surgeOf(HOUR, countsOf(5, [0, 0, 0, 0]))).toBeNull()
})

test('three times as much as usual is not called chance, and less is not called a surge', () => {
  expect(surgeOf(HOUR, countsOf(300, [100, 100, 100, 100]))).not.toBeNull()
  expect(surgeOf(HOUR, countsOf(280, [100, 100, 100, 100]))).toBeNull()
})

test('where more of everything else came in, more is expected', () => {
  expect(surgeOf(HOUR, countsOf(12, [1, 1, 1, 1], 100, 100))).not.toBeNull()
  expect(surgeOf(HOUR, countsOf(12, [1, 1, 1, 1], 1_000, 100))).toBeNull()
  // Less of everything makes nothing a surge that was none.
  expect(surgeOf(HOUR, countsOf(12, [5, 5, 5, 5], 10, 100))).toBeNull()
})

test('a watch that has listened for less than two weeks has nothing to compare with', () => {
  expect(surgeOf(HOUR, countsOf(50, []))).toBeNull()
  expect(surgeOf(HOUR, countsOf(50, [0]))).toBeNull()
  expect(surgeOf(HOUR, countsOf(50, [0, 0]))).not.toBeNull()
})

test('the hours of the weeks before are the same hours of the same weekday', () => {
  expect(surgeWindows(HOUR).map(({ from }) => from.toISOString())).toEqual([
    '2026-03-10T09:00:00.000Z',
    '2026-03-03T09:00:00.000Z',
    '2026-02-24T09:00:00.000Z',
    '2026-02-17T09:00:00.000Z',
    '2026-02-10T09:00:00.000Z',
  ])
})

test('of one publisher three statements an hour count: a long interview is not a surge', () => {
  expect([1, 3, 20].map(countedOf)).toEqual([1, 3, 3])
})

test('a surge is told once, until a day has passed without', () => {
  expect(isNewSurge(HOUR, null)).toBe(true)
  expect(isNewSurge(HOUR, new Date('2026-03-10T11:00:00Z'))).toBe(false)
  expect(isNewSurge(HOUR, new Date('2026-03-09T11:00:00Z'))).toBe(true)
})

test('counts of a hundred thousand are weighed at once', () => {
  expect(surgeOf(HOUR, countsOf(400_000, [100_000, 100_000, 100_000, 100_000]))?.chance).toBe(0)
})
