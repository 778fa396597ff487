import { expect, test } from 'vitest'
import { nextCheckAt } from '../../../src/domain/edits/check-times.ts'

const HOUR = 3_600_000
const since = new Date('2025-06-03T09:00:00Z')
const at = (hours: number) => new Date(since.getTime() + hours * HOUR)
const next = (hours: number, { checks = 0, quiet = 0, isEdited = false, spread = 0 } = {}) => {
  const due = nextCheckAt({ since, checks, quiet, isEdited }, at(hours), spread)
  return due === null ? null : (due.getTime() - since.getTime()) / HOUR
}

test.each([
  [0, 1],
  [0.7, 6],
  [1, 6],
  [7, 24],
  [25, 72],
  [72, null],
  [1_000, null],
])('a page that is read %d hours after publication is looked at next after %s', (hours, expected) => {
  expect(next(hours)).toBe(expected)
})

test('two looks that found nothing leave the last one alone', () => {
  expect(next(6, { checks: 2, quiet: 2 })).toBe(72)
  expect(next(6, { checks: 2, quiet: 1 })).toBe(24)
})

test('after an edit it is looked at within two hours, as long as it is looked at at all', () => {
  expect(next(24, { checks: 3, isEdited: true })).toBe(26)
  expect(next(72, { checks: 4, isEdited: true })).toBe(null)
})

test('a page that is edited at each look is looked at eight times', () => {
  expect(next(20, { checks: 8, isEdited: true })).toBe(null)
})

test('pages of one time are parted, by a tenth of what they wait', () => {
  expect(next(0, { spread: 0.5 })).toBeCloseTo(1.05)
})
