import { once } from 'node:events'
import { expect, test } from 'vitest'
import { SHARED_EVENT_STREAM } from '../../src/server/event-stream/frames.ts'
import { openOutlet } from '../../src/server/event-stream/stream-body.ts'

// Answers that go on, without the connection under them.

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

test('what breaks off cuts its answer off, and is not said to be complete, so that its client resumes', async () => {
  const outlet = openOutlet(SHARED_EVENT_STREAM, 60_000, new AbortController().signal)
  let text = ''
  outlet.body.on('data', (chunk) => {
    text += chunk
  })
  outlet.carry('1', counting(2, 'break'))
  await once(outlet.body, 'close')
  expect(outlet.body.readableEnded).toBe(false)
  expect(text).toContain(NEXT('1', 1))
  expect(text).not.toContain('event: complete')
})

test('what ends while the service stops is cut off, and not said to be complete', async () => {
  const outlet = openOutlet(SHARED_EVENT_STREAM, 60_000, AbortSignal.abort())
  outlet.carry('1', counting(2, 'complete'))
  expect(await textOf(outlet)).toBe(`:\n\n${NEXT('1', 1)}${NEXT('1', 2)}`)
})
