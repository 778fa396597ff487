import { expect, test } from 'vitest'
import { readFeedDay } from '../../../src/domain/feed/feed-days.ts'

test.each([
  ['Tue, 03 Jun 2025 09:39:21 GMT', '2025-06-03T09:39:21Z'],
  ['Tue, 3 Jun 25 09:39 EST', '2025-06-03T14:39:00Z'],
  ['03 June 2025 09:39:21 +0530', '2025-06-03T04:09:21Z'],
  ['Tue, 03-Jun-2025 09:39:21 UTC', '2025-06-03T09:39:21Z'],
  ['Tue Jun  3 09:39:21 2025', '2025-06-03T09:39:21Z'],
  ['June 3, 2025 09:39', '2025-06-03T09:39:00Z'],
  ['2025-06-03T09:39:21.123+02:00', '2025-06-03T07:39:21Z'],
  ['2025-06-03 09:39:21', '2025-06-03T09:39:21Z'],
  ['20250603', '2025-06-03T00:00:00Z'],
  ['2025-06', '2025-06-01T00:00:00Z'],
  ['2025', '2025-01-01T00:00:00Z'],
  [' 3 Jun 2025 ', '2025-06-03T00:00:00Z'],
  ['Tue, 03 Jun 2025 09:39:21 CEST', '2025-06-03T07:39:21Z'],
])('the day %s is read', (given, expected) => {
  expect(readFeedDay(given)).toEqual(new Date(expected))
})

test.each([
  '',
  'yesterday',
  '31 Jun 2025',
  '2025-13-01',
  '2025-06-03T99:00',
  '0000',
  'Tue, 03 Jun 2025 09:39:21 XYZW',
  '1'.repeat(1_000_000),
])('what is no day is none: %s', (given) => {
  expect(readFeedDay(given)).toBeNull()
})
