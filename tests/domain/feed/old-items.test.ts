import { expect, test } from 'vitest'
import { isOldItem } from '../../../src/domain/feed/known-items.ts'

const followedAt = new Date('2026-03-10T12:00:00Z')
const first = { followedAt, seenAt: followedAt, isFirstReading: true }
const later = { followedAt, seenAt: new Date('2026-06-10T12:00:00Z'), isFirstReading: false }

test('an item is old where its publisher dates it more than two days before its feed was followed', () => {
  expect(isOldItem(new Date('2026-03-08T11:00:00Z'), first)).toBe(true)
  expect(isOldItem(new Date('2026-03-08T13:00:00Z'), first)).toBe(false)
  expect(isOldItem(new Date('2026-03-01T00:00:00Z'), later)).toBe(true)
})

test('what came out while a followed feed could not be read is news, but for what is a month old', () => {
  expect(isOldItem(new Date('2026-05-20T00:00:00Z'), later)).toBe(false)
  expect(isOldItem(new Date('2026-05-01T00:00:00Z'), later)).toBe(true)
})

test('an item without a date is old where it was there at the first reading', () => {
  expect(isOldItem(null, first)).toBe(true)
  expect(isOldItem(null, later)).toBe(false)
})
