import { expect, test } from 'vitest'
import { dayOfTries, nextTry, restAfter } from '../../src/deliver/back-off.ts'

const HOUR_MS = 3_600_000

test.each([0, 0.5, 1])('a message is tried a dozen times over exactly a day, whatever chance says (%s)', (chance) => {
  const backOff = dayOfTries(() => chance)
  const times: number[] = []
  let at = 0
  for (let tries = 1; ; tries += 1) {
    times.push(at)
    const wait = nextTry(backOff, { tries, triedForMs: at })
    if (wait === null) break
    expect(wait).toBeGreaterThan(0)
    at += wait
  }
  expect(times.at(-1)).toBe(24 * HOUR_MS)
  expect(times.length).toBeGreaterThanOrEqual(11)
  expect(times.length).toBeLessThanOrEqual(15)
  expect(times[1]).toBeLessThan(6_001)
})

test('what failed together does not come back together', () => {
  const waits = Array.from({ length: 20 }, (_, index) => dayOfTries(() => index / 20).waitMs(5))
  expect(new Set(waits).size).toBe(20)
  expect(Math.max(...waits) / Math.min(...waits)).toBeGreaterThan(1.3)
})

test('a receiver that asks to be left alone is, but not for ever', () => {
  const backOff = dayOfTries(() => 0.5)
  expect(nextTry(backOff, { tries: 1, triedForMs: 0 }, 90_000)).toBe(90_000)
  expect(nextTry(backOff, { tries: 1, triedForMs: 0 }, 1_000 * HOUR_MS)).toBe(6 * HOUR_MS)
  expect(restAfter(backOff, 1, 1_000 * HOUR_MS)).toBe(6 * HOUR_MS)
})

test('after many failures a channel rests for minutes, not hours: what is new has not failed', () => {
  expect(
    restAfter(
      dayOfTries(() => 0.5),
      12,
      0,
    ),
  ).toBe(300_000)
})
