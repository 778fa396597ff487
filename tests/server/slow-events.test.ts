import { expect, test } from 'vitest'
import { openSlowEvents } from '../../src/server/execution/slow-events.ts'

test('an event takes too long always when it did three times, over a minute', () => {
  let now = 0
  const slow = openSlowEvents(() => now)
  expect(slow.isAlways('one')).toBe(false)
  now = 30_000
  expect(slow.isAlways('one')).toBe(false)
  expect(slow.isAlways('one')).toBe(false)
  now = 59_999
  expect(slow.isAlways('one')).toBe(false)
  expect(slow.isAlways('other')).toBe(false)
  now = 60_000
  expect(slow.isAlways('one')).toBe(true)
  expect(slow.isAlways('one')).toBe(false)
})

test('of slow events the newest thousand are remembered', () => {
  let now = 0
  const slow = openSlowEvents(() => now)
  for (const event of ['old', 'old']) slow.isAlways(event)
  for (let index = 0; index < 1_000; index += 1) slow.isAlways(`event ${index}`)
  now = 60_000
  expect(slow.isAlways('old')).toBe(false)
  expect([1, 2].map(() => slow.isAlways('event 999'))).toEqual([false, true])
})
