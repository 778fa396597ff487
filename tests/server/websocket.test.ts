import { createClient } from 'graphql-ws'
import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'

let server: LoneServer
beforeEach(async () => {
  server = await loneServer({
    MAX_OPERATIONS_PER_SOCKET: '3',
    MAX_SOCKETS_PER_PRINCIPAL: '2',
    MAX_BODY_BYTES: '10000',
    ALLOWED_ORIGINS: 'https://desk.example.org',
  })
})
afterEach(() => server.stop())

async function ready() {
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  return socket
}

const client = () =>
  createClient({ url: server.socketUrl, webSocketImpl: WebSocket, connectionParams: OPERATOR, retryAttempts: 0 })

test('a stream goes on while another operation of its socket is refused', async () => {
  const desk = client()
  const ticks = desk.iterate({ query: 'subscription { ticks }' })
  expect(await ticks.next()).toMatchObject({ value: { data: { ticks: 0 } } })
  const first = ticks.next()
  for (const query of ['{ hello', '{ helo }', 'subscription { tocks }', '']) {
    await expect(desk.iterate({ query }).next()).rejects.toMatchObject([{ message: expect.any(String) }])
  }
  server.tick()
  expect(await first).toMatchObject({ value: { data: { ticks: 1 } } })
  await ticks.return?.()
  await expect.poll(() => server.streams()).toBe(0)
  await desk.dispose()
})

test('a stream that fails in mid-course says so without what went wrong, and its socket stays', async () => {
  const desk = client()
  const faults = desk.iterate({ query: 'subscription { faults }' })
  expect(await faults.next()).toMatchObject({ value: { data: { faults: 0 } } })
  server.tick()
  await expect(faults.next()).rejects.toMatchObject([{ message: 'Unexpected error.' }])
  expect(await desk.iterate({ query: '{ hello }' }).next()).toMatchObject({
    value: { data: { hello: 'Hello newsroom' } },
  })
  await desk.dispose()
})

test('a stream ends at once when its reader says so, though nothing happens on it', async () => {
  const socket = await ready()
  socket.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { ticks }' } })
  await expect.poll(() => server.streams()).toBe(1)
  socket.send({ id: 'a', type: 'complete' })
  await expect.poll(() => server.streams()).toBe(0)
  socket.close()
})

test('the streams of a socket that is gone end', async () => {
  const socket = await ready()
  socket.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { ticks }' } })
  await expect.poll(() => server.streams()).toBe(1)
  socket.close()
  await expect.poll(() => server.streams()).toBe(0)
})

test('a mutation is done over a socket', async () => {
  const desk = client()
  const noted = desk.iterate({ query: 'mutation ($text: String!) { note(text: $text) }', variables: { text: 'a' } })
  expect(await noted.next()).toMatchObject({ value: { data: { note: 'a' } } })
  await desk.dispose()
})

test('a socket carries as many operations as are allowed, and says which was one too many', async () => {
  const socket = await ready()
  for (const id of ['a', 'b', 'c', 'd']) {
    socket.send({ id, type: 'subscribe', payload: { query: 'subscription { ticks }' } })
  }
  const refused = await socket.next('error')
  expect(refused).toMatchObject({ id: 'd', payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }] })
  expect(server.streams()).toBe(3)
  socket.send({ id: 'a', type: 'complete' })
  await expect.poll(() => server.streams()).toBe(2)
  socket.send({ id: 'e', type: 'subscribe', payload: { query: '{ hello }' } })
  expect(await socket.next(({ id }) => id === 'e')).toMatchObject({ type: 'next' })
  socket.close()
})

test('an operation that its client gave up counts until it is done', async () => {
  const socket = await ready()
  for (const id of ['a', 'b', 'c', 'd']) {
    socket.send({ id, type: 'subscribe', payload: { query: '{ slow(ms: 60000) }' } })
    if (id !== 'd') socket.send({ id, type: 'complete' })
  }
  expect(await socket.next('error')).toMatchObject({
    id: 'd',
    payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }],
  })
  expect(server.busy()).toBe(3)
  socket.close()
})

test('operations that fail, and those that are no operation, make room for others', async () => {
  const socket = await ready()
  const queries = ['{ fault }', '{', '{ helo }', 'fragment F on Query { hello }', 'query A { hello } query B { hello }']
  for (const [index, query] of [...queries, ...queries].entries()) {
    socket.send({ id: `${index}`, type: 'subscribe', payload: { query } })
    await socket.next('error', 'next')
  }
  socket.send({ id: 'last', type: 'subscribe', payload: { query: '{ hello }' } })
  expect(await socket.next((message) => message.id === 'last')).toMatchObject({ type: 'next' })
  socket.close()
})

test('streams that are given up before they began make room for others', async () => {
  const socket = await ready()
  for (let id = 0; id < 9; id += 1) {
    socket.send({ id: `${id}`, type: 'subscribe', payload: { query: 'subscription { ticks }' } })
    socket.send({ id: `${id}`, type: 'complete' })
    if (id % 3 === 2) {
      socket.send({ id: `after ${id}`, type: 'ping' })
      await socket.next('pong')
      await expect.poll(() => server.streams()).toBe(0)
    }
  }
  socket.send({ id: 'last', type: 'subscribe', payload: { query: '{ hello }' } })
  expect(await socket.next('next', 'error')).toMatchObject({ id: 'last', type: 'next' })
  socket.close()
})

test('a socket that goes on asking for more than it may is closed', async () => {
  const socket = await ready()
  for (let id = 0; id < 40; id += 1) {
    socket.send({ id: `${id}`, type: 'subscribe', payload: { query: '{ slow(ms: 60000) }' } })
    socket.send({ id: `${id}`, type: 'complete' })
  }
  expect((await socket.closed).code).toBe(4429)
})

test('streams over HTTP count as sockets do, until they end', async () => {
  const leaving = new AbortController()
  const open = () =>
    fetch(server.url, {
      method: 'POST',
      headers: { ...OPERATOR, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { ticks }' }),
      signal: leaving.signal,
    })
  const streams = [await open(), await open()]
  expect(streams.map((stream) => stream.status)).toEqual([200, 200])
  await expect.poll(() => server.streams()).toBe(2)
  expect(await (await open()).text()).toContain('TOO_MANY_STREAMS')
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  expect((await socket.closed).code).toBe(1013)
  leaving.abort()
  await expect.poll(() => server.streams()).toBe(0)
  await expect.poll(async () => (await ready().catch(() => null)) !== null).toBe(true)
})

test('sockets that do not say who they are are refused when there are too many', async () => {
  const silent = [await openSocket(server.socketUrl), await openSocket(server.socketUrl)]
  await expect(openSocket(server.socketUrl)).rejects.toThrow('503')
  for (const socket of silent) socket.close()
  await expect.poll(async () => (await ready().catch(() => null)) !== null).toBe(true)
})

test.each([{ apiKey: { toString: 1 } }, { authorization: [{ toString: 1 }] }, { apiKey: 5 }])(
  'a socket whose credentials are %j is told that they are none',
  async (payload) => {
    const socket = await openSocket(server.socketUrl)
    socket.send({ type: 'connection_init', payload })
    expect((await socket.closed).code).toBe(4403)
  },
)

test('a principal has as many sockets as are allowed, and may come back when one is closed', async () => {
  const [first, second] = [await ready(), await ready()]
  const third = await openSocket(server.socketUrl)
  third.send({ type: 'connection_init' })
  expect((await third.closed).code).toBe(1013)
  first.close()
  await first.closed
  await expect.poll(async () => (await ready().catch(() => null)) !== null).toBe(true)
  second.close()
})

test.each([
  ['an unknown message', '{"type":"hello"}', 4400],
  ['what is no JSON', 'hello', 4400],
  ['an operation before its time', '{"id":"a","type":"subscribe","payload":{"query":"{hello}"}}', 4401],
  ['more than fits into a message', JSON.stringify({ type: 'ping', payload: { a: 'a'.repeat(20_000) } }), 1009],
])('a socket that sends %s is closed', async (_what, message, code) => {
  const socket = await openSocket(server.socketUrl)
  socket.send(message)
  expect((await socket.closed).code).toBe(code)
})

test('a socket that says nothing is closed, and one that has said who it is stays', async () => {
  const said = await ready()
  const silent = await openSocket(server.socketUrl)
  expect((await silent.closed).code).toBe(4408)
  said.send({ type: 'ping' })
  await said.next('pong')
})

test('a socket that speaks another protocol is not told that we do', async () => {
  await expect(openSocket(server.socketUrl, { protocol: 'graphql-ws' })).rejects.toThrow('Server sent no subprotocol')
})

test.each([
  ['a page of somebody else', { origin: 'https://evil.example' }, '403'],
  ['a page that hides where it is from', { origin: 'null' }, '403'],
  ['a name that somebody else has led here', { host: 'evil.example' }, '403'],
])('a socket is refused to %s', async (_whom, headers, status) => {
  await expect(openSocket(server.socketUrl, { headers })).rejects.toThrow(status)
})

test('a socket is opened to a page of an allowed origin, and to our own', async () => {
  for (const origin of ['https://desk.example.org', new URL(server.url).origin]) {
    const socket = await openSocket(server.socketUrl, { headers: { origin } })
    socket.send({ type: 'connection_init' })
    expect(await socket.next('connection_ack')).toEqual({ type: 'connection_ack' })
    socket.close()
  }
})

test('sockets are opened at the address of the API only', async () => {
  await expect(openSocket(`${server.socketUrl}/other`)).rejects.toThrow('404')
})
