import { expect, test } from 'vitest'
import { mapInTurns } from '../../src/ingest/threads/turns.ts'

function work(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('work in turns leaves others theirs, also where it is many short runs', async () => {
  let beats = 0
  const timer = setInterval(() => {
    beats += 1
  }, 1)
  for (let run = 0; run < 60; run += 1) await mapInTurns([1, 2, 3], () => work(1))
  clearInterval(timer)
  // In one stretch there would be none.
  expect(beats).toBeGreaterThan(5)
})
