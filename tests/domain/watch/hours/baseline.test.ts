import { expect, test } from 'vitest'
import { noteOf } from '../../../../src/domain/watch/hours/baseline.ts'

test('a silence and a surge are told in a sentence with what they are measured against', () => {
  const silence = { since: '2026-03-01T09:05:00.000Z', days: 14, others: 1204, until: null }
  expect(noteOf(silence)).toBe(
    'Nothing new passed since 2026-03-01T09:05Z, for 14 days or more; 1,204 other statements came in.',
  )
  expect(noteOf({ ...silence, until: '2026-03-16T10:00:00.000Z' })).toMatch(/ It ended at 2026-03-16T10:00Z\.$/)
  const surge = {
    from: '2026-03-10T09:00:00.000Z',
    to: '2026-03-10T12:00:00.000Z',
    count: 12,
    before: [0, 1, 2, 1],
    growth: 1,
    expected: 1,
    chance: 3e-6,
  }
  expect(noteOf(surge)).toBe(
    '12 new in the 3 hours to 2026-03-10T12:00Z; the same hours of the 4 weeks before had 0, 1, 2, 1. About 1.0 were to be expected.',
  )
  expect(noteOf({ ...surge, growth: 1.5, expected: 1.5 })).toMatch(
    /, and 1\.5 times as much of everything else came in\. /,
  )
})
