import { Duplex } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Whole } from '../../src/server/execution/cursor-template.ts'
import { wireId } from '../../src/server/websocket/socket-frames.ts'
import { Line } from '../../src/server/websocket/socket-writer.ts'

/** A connection that notes what is handed to the system at once. */
function connection() {
  const writes: string[] = []
  const duplex = new Duplex({
    read() {},
    write(bytes: Buffer, _encoding, done) {
      writes.push(String(bytes))
      done()
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(''))
      done()
    },
  })
  return { duplex, writes }
}

const OPEN = { readyState: WebSocket.OPEN }
const payload = (json: string) =>
  Object.assign(new Whole({ type: 'caughtUp', cursor: 'Y3Vyc29y', previous: null }, json), { isShared: true })

test('what several operations of one socket are sent in one turn leaves in one write', async () => {
  const { duplex, writes } = connection()
  const line = new Line(duplex, 1_000_000, OPEN)
  const ids = ['a', 'b', 'c'].map(wireId)
  line.operations = ids.length
  for (const id of ids) line.send([payload('{"data":1}')], id)
  await turn()
  expect(writes).toHaveLength(1)
  for (const id of ['a', 'b', 'c']) expect(writes[0]).toContain(`{"id":"${id}","type":"next","payload":{"data":1}}`)

  for (const id of ids) line.send([payload('{"data":2}'), payload('{"data":3}')], id)
  await turn()
  expect(writes).toHaveLength(2)
  expect([...(writes[1] ?? '').matchAll(/"data":(\d)/g)].map(([, number]) => number)).toEqual([...'232323'])
})

test('what a burst brings to the one operation of a socket leaves in one write', async () => {
  const { duplex, writes } = connection()
  const payloads = Array.from({ length: 10 }, (_, index) => payload(`{"data":"${index}${'x'.repeat(3_000)}"}`))
  new Line(duplex, 1_000_000, OPEN).send(payloads, wireId('a'))
  await turn()
  expect(writes).toHaveLength(1)
  expect([...(writes[0] ?? '').matchAll(/"data":"(\d)/g)].map(([, number]) => number)).toEqual([...'0123456789'])
})

test('nothing is sent after a Close frame, however long its answer takes', async () => {
  const { duplex, writes } = connection()
  const socket: { readyState: WebSocket['readyState'] } = { readyState: WebSocket.OPEN }
  const line = new Line(duplex, 1_000_000, socket)
  line.send([payload('{"data":1}')], wireId('a'))
  socket.readyState = WebSocket.CLOSING
  line.send([payload('{"data":2}')], wireId('a'))
  await turn()
  expect(writes.join('')).toContain('"data":1')
  expect(writes.join('')).not.toContain('"data":2')
})

test('what waits for one client stays its own while others are sent the same', () => {
  const waiting: Buffer[] = []
  const slow = new Duplex({ read() {}, write: (bytes: Buffer) => void waiting.push(bytes) })
  const quick = connection()
  const payloads = [payload('{"data":1}')]
  const send = (duplex: Duplex, id: string) => new Line(duplex, 1_000_000, OPEN).send(payloads, wireId(id))
  send(quick.duplex, 'a')
  send(slow, 'b')
  send(quick.duplex, 'c')
  send(quick.duplex, 'd')
  expect(waiting.map(String)).toEqual([expect.stringContaining('"id":"b"')])
  expect(quick.writes.map((text) => /"id":"(.)"/.exec(text)?.[1])).toEqual(['a', 'c', 'd'])
})
