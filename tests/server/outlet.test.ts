import type { ExecutionResult } from 'graphql'
import { expect, test } from 'vitest'
import { SHARED_EVENT_STREAM } from '../../src/server/event-stream/frames.ts'
import { openOutlet } from '../../src/server/event-stream/stream-body.ts'

// Answers that go on, without the connection under them.

/** Results that never come; whether it was given back is told by `left`. */
function silent() {
  let leave: (result: IteratorResult<ExecutionResult>) => void = () => {}
  const results = {
    left: false,
    next: () =>
      new Promise<IteratorResult<ExecutionResult>>((resolve) => {
        leave = resolve
      }),
    async return() {
      results.left = true
      leave({ done: true, value: undefined })
      return { done: true as const, value: undefined }
    },
  }
  return results
}

test('an operation whose id is used again is given back, and the new one goes on', async () => {
  const outlet = openOutlet(SHARED_EVENT_STREAM, 60_000, new AbortController().signal)
  const [first, second] = [silent(), silent()]
  let ended = 0
  outlet.carry('1', first, () => {
    ended += 1
  })
  outlet.carry('1', second)
  expect({ first: first.left, second: second.left, ended }).toEqual({ first: true, second: false, ended: 1 })
  outlet.body.destroy()
  expect(second.left).toBe(true)
})
