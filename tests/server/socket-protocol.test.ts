import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'
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
  expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'next', payload: { data: { ticks: 0 } } })
  expect(server.streams()).toBe(1)
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
  expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'next', payload: { data: { faults: 0 } } })
  server.tick()
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

test('what is said in one breath with the greeting is heard after it', async () => {
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  socket.send({ id: 'a', type: 'subscribe', payload: HELLO })
  expect((await socket.next(() => true)).type).toBe('connection_ack')
  expect(await socket.next(() => true)).toEqual({ id: 'a', type: 'next', payload: SAID })
})

test('a ping that is nested too deeply to be answered ends its socket and nothing else, and is not logged as a fault', async () => {
  const other = await ready()
  const socket = await openSocket(server.socketUrl)
  socket.send(`{"type":"ping","payload":{"a":${'['.repeat(6_000)}${']'.repeat(6_000)}}}`)
  expect(await socket.closed).toEqual({ code: 4400, reason: 'Nested too deeply' })
  expect(await rest(other)).toEqual(END)
  expect(server.log.filter((line) => line.includes('could not be handled'))).toEqual([])
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

test('an answer that waits to be read takes nobody’s place', async () => {
  const narrow = await loneServer({
    MAX_OPERATIONS_PER_SOCKET: '2',
    MAX_BODY_BYTES: '9000000',
    MAX_QUEUED_BYTES: '20000000',
  })
  const socket = new WebSocket(narrow.socketUrl, 'graphql-transport-ws', { headers: OPERATOR })
  const heard: { id?: string; type: string }[] = []
  socket.on('message', (data) => heard.push(JSON.parse(String(data))))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send('{"type":"connection_init"}')
  await expect.poll(() => heard.length).toBe(1)
  socket.pause()
  socket.send(JSON.stringify({ type: 'ping', payload: { said: 'x'.repeat(8_000_000) } }))
  for (let id = 0; id < 6; id += 1) {
    socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: HELLO }))
    // It was answered when one that was asked later, elsewhere, is.
    await (
      await fetch(narrow.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(HELLO),
      })
    ).text()
  }
  socket.resume()
  await expect.poll(() => heard.filter(({ type }) => type === 'complete').length, { timeout: 20_000 }).toBe(6)
  expect(heard.filter(({ type }) => type === 'error')).toEqual([])
  socket.close()
  await narrow.stop()
})
