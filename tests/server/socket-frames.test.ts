import { createRequire } from 'node:module'
import type { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { Whole } from '../../src/server/execution/cursor-template.ts'
import { framesOf, type SocketFrames, wireId } from '../../src/server/websocket/socket-frames.ts'

/** A result made for one reader, or for many. */
function resultOf(json: string, isShared: boolean): Whole {
  const result = new Whole({ type: 'caughtUp', cursor: 'c', previous: null }, json)
  result.isShared = isShared
  return result
}

// Read by the receiver of `ws`, as a client of that library does.
const { Receiver } = createRequire(import.meta.url)('ws') as { Receiver: new (options: object) => Writable }

async function readBack(frames: SocketFrames): Promise<unknown[]> {
  const messages: unknown[] = []
  const receiver = new Receiver({ isServer: false })
  receiver.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString())))
  await new Promise<void>((resolve, reject) => {
    receiver.on('error', reject)
    receiver.end(Buffer.concat(frames.pieces), () => resolve())
  })
  return messages
}

const IDS = ['1', 'a "quoted" id', 'ö', 'x'.repeat(200), 'x'.repeat(70_000)]
const SIZES = [0, 100, 20_000, 70_000]

test.each(SIZES)('results of %i bytes are read as they were meant, for one reader and for many', async (size) => {
  const said = 'ü'.repeat(size / 2)
  for (const isShared of [false, true]) {
    for (const count of [1, 3]) {
      const results = Array.from({ length: count }, (_, index) => ({ data: { index, said } }))
      const payloads = results.map((result) => resultOf(JSON.stringify(result), isShared))
      for (const id of IDS) {
        expect(await readBack(framesOf(payloads, wireId(id)))).toEqual(
          results.map((payload) => ({ id, type: 'next', payload })),
        )
      }
    }
  }
})

test('what waits for one reader keeps its id when the same is framed for the next', async () => {
  const payloads = [resultOf('{"data":1}', true)]
  const first = framesOf(payloads, wireId('a'))
  const waiting = [...first.pieces]
  first.leave()
  framesOf(payloads, wireId('b'))
  expect(Buffer.concat(waiting).toString('latin1')).toContain('{"id":"a"')
})
