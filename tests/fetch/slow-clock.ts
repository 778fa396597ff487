import type { Clock } from '../../src/fetch/manners/clock.ts'

/** A clock that stands still until somebody waits, and then is there at once. */
export function slowClock(): Clock & { waits: number[]; pass(ms: number): void } {
  let now = Date.UTC(2026, 0, 5)
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    pass(ms) {
      now += ms
    },
    async wait(ms) {
      waits.push(ms)
      now += ms
    },
  }
}
