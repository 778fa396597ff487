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

/** Results that are given one by one, or break off. */
async function* counting(count: number, end: 'complete' | 'break') {
  for (let number = 1; number <= count; number += 1) yield { data: { number } }
  if (end === 'break') throw new Error('broken off')
}

async function textOf(outlet: ReturnType<typeof openOutlet>): Promise<string> {
  let text = ''
  for await (const chunk of outlet.body) text += chunk
  return text
}

const NEXT = (id: string, number: number) =>
  `event: next\ndata: {"id":"${id}","payload":{"data":{"number":${number}}}}\n\n`

test('every result is written in the order of its operation, and each operation is said to be complete', async () => {
  const outlet = openOutlet(SHARED_EVENT_STREAM, 60_000, new AbortController().signal)
  outlet.carry('1', counting(3, 'complete'))
  outlet.carry('2', counting(2, 'complete'))
  outlet.finish()
  const text = await textOf(outlet)
  for (const [id, count] of [
    ['1', 3],
    ['2', 2],
  ] as const) {
    const frames = text.split(/(?<=\n\n)/).filter((frame) => frame.includes(`"id":"${id}"`))
    expect(frames).toEqual([
      ...Array.from({ length: count }, (_, index) => NEXT(id, index + 1)),
      `event: complete\ndata: {"id":"${id}"}\n\n`,
    ])
  }
})

test('what breaks off is cut off after its results, and not said to be complete, so that its client resumes', async () => {
  const outlet = openOutlet(SHARED_EVENT_STREAM, 60_000, new AbortController().signal)
  outlet.carry('1', counting(2, 'break'))
  expect(await textOf(outlet)).toBe(`:\n\n${NEXT('1', 1)}${NEXT('1', 2)}`)
})

test('what ends while the service stops is cut off, and not said to be complete', async () => {
  const outlet = openOutlet(SHARED_EVENT_STREAM, 60_000, AbortSignal.abort())
  outlet.carry('1', counting(2, 'complete'))
  expect(await textOf(outlet)).toBe(`:\n\n${NEXT('1', 1)}${NEXT('1', 2)}`)
})
