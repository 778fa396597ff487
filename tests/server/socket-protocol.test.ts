import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type LoneServer, loneServer } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'

// graphql-transport-ws to the letter: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md

let server: LoneServer
beforeEach(async () => {
  server = await loneServer({})
})
afterEach(() => server.stop())

async function ready() {
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  expect(await socket.next(() => true)).toEqual({ type: 'connection_ack' })
  return socket
}

/** The next message that is none of the answer to a ping: by then all that came before has been answered. */
async function rest(socket: Awaited<ReturnType<typeof ready>>) {
  socket.send({ type: 'ping', payload: { end: true } })
  return await socket.next(() => true)
}

const END = { type: 'pong', payload: { end: true } }
const HELLO = { query: '{ hello }' }
const SAID = { data: { hello: 'Hello newsroom' } }

test('a query is answered with one result, and is complete', async () => {
  const socket = await ready()
  socket.send({ id: 'ä"\n', type: 'subscribe', payload: HELLO })
  expect(await socket.next(() => true)).toEqual({ id: 'ä"\n', type: 'next', payload: SAID })
  expect(await socket.next(() => true)).toEqual({ id: 'ä"\n', type: 'complete' })
  expect(await rest(socket)).toEqual(END)
})

test('a query whose answer has errors is answered with them, and is complete', async () => {
  const socket = await ready()
  socket.send({ id: 'a', type: 'subscribe', payload: { query: 'query Q($n: String!) { hello(name: $n) }' } })
  expect(await socket.next(() => true)).toEqual({
    id: 'a',
    type: 'next',
    payload: { errors: [expect.objectContaining({ message: expect.stringContaining('$n') })] },
  })
  expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'complete' })
  expect(await rest(socket)).toEqual(END)
})

test.each([
  ['that cannot be read', '{ hello'],
  ['that does not fit the schema', '{ helo }'],
  ['without the operation that it names', 'query A { hello }'],
])(
  'a document %s ends its operation with an error and without completion, and the id is free again',
  async (_what, query) => {
    const socket = await ready()
    socket.send({ id: 'a', type: 'subscribe', payload: { query, operationName: 'B' } })
    expect(await socket.next(() => true)).toEqual({
      id: 'a',
      type: 'error',
      payload: [expect.objectContaining({ message: expect.any(String) })],
    })
    socket.send({ id: 'a', type: 'subscribe', payload: HELLO })
    expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'next', payload: SAID })
    expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'complete' })
  },
)

test('a stream sends results until its client completes it, and then nothing', async () => {
  const socket = await ready()
  socket.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { ticks }' } })
  await expect.poll(() => server.streams()).toBe(1)
  server.tick()
  expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'next', payload: { data: { ticks: 1 } } })
  socket.send({ id: 'a', type: 'complete' })
  await expect.poll(() => server.streams()).toBe(0)
  server.tick()
  expect(await rest(socket)).toEqual(END)
})

test('a stream that fails ends with an error and without completion', async () => {
  const socket = await ready()
  socket.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { faults }' } })
  expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'next', payload: { data: { faults: 1 } } })
  expect(await socket.next(() => true)).toMatchObject({ id: 'a', type: 'error', payload: [{}] })
  expect(await rest(socket)).toEqual(END)
})

test('a query that its client gives up is not answered', async () => {
  const socket = await ready()
  socket.send({ id: 'a', type: 'subscribe', payload: HELLO })
  socket.send({ id: 'a', type: 'complete' })
  expect(await rest(socket)).toEqual(END)
})

test('pings are answered with what they carry, before the greeting too, and pongs are not', async () => {
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'ping', payload: { at: 1 } })
  expect(await socket.next(() => true)).toEqual({ type: 'pong', payload: { at: 1 } })
  socket.send({ type: 'pong' })
  socket.send({ type: 'ping' })
  expect(await socket.next(() => true)).toEqual({ type: 'pong' })
})

test('what belongs to no operation is passed over', async () => {
  const socket = await ready()
  socket.send({ id: 'nobody', type: 'complete' })
  expect(await rest(socket)).toEqual(END)
})

test('a second greeting closes the socket', async () => {
  const socket = await ready()
  socket.send({ type: 'connection_init' })
  expect(await socket.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' })
})

test.each([
  ['a', 'Subscriber for a already exists'],
  ['x'.repeat(200), 'Subscriber already exists'],
])('an id that is under way closes the socket', async (id, reason) => {
  const socket = await ready()
  socket.send({ id, type: 'subscribe', payload: { query: 'subscription { ticks }' } })
  socket.send({ id, type: 'subscribe', payload: HELLO })
  expect(await socket.closed).toEqual({ code: 4409, reason })
  await expect.poll(() => server.streams()).toBe(0)
})

test.each([
  { type: 'next', id: 'a', payload: SAID },
  { type: 'error', id: 'a', payload: [{ message: 'no' }] },
  { type: 'connection_ack' },
  { type: 'subscribe', id: '', payload: HELLO },
  { type: 'subscribe', id: 'a', payload: { query: 5 } },
  { type: 'subscribe', id: 'a', payload: { ...HELLO, variables: 'none' } },
  { type: 'subscribe', payload: HELLO },
  { type: 'ping', payload: 5 },
  [],
])('what no client may say closes the socket: %j', async (message) => {
  const socket = await ready()
  socket.send(JSON.stringify(message))
  expect((await socket.closed).code).toBe(4400)
})

test('a socket without the subprotocol is closed', async () => {
  const socket = new WebSocket(server.socketUrl)
  const code = await new Promise((resolve) => socket.on('close', resolve))
  expect(code).toBe(4406)
})
