import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createClient as createStreamClient } from 'graphql-sse'
import { createClient } from 'graphql-ws'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import WebSocket from 'ws'
import { startService } from '../../src/service.ts'
import { readSettings } from '../../src/settings.ts'
import { cableTo } from '../world/cable.ts'
import { freshDatabase } from '../world/database.ts'
import { loneServer, OPERATOR } from '../world/server.ts'
import { openFolder } from '../world/service.ts'
import { openSocket } from '../world/socket.ts'
import { openStream } from '../world/sse.ts'

const post = (url: string, query: string) =>
  fetch(url, {
    method: 'POST',
    headers: { ...OPERATOR, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })

test('a service that stops tells sockets to come back, ends streams uncompleted and finishes what is under way', async () => {
  const server = await loneServer()
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  socket.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { ticks }' } })
  const stream = await openStream(server.url, 'subscription { ticks }')
  expect(await stream.next()).toEqual({ data: { ticks: 0 } })
  await expect.poll(() => server.streams()).toBe(2)
  const slow = post(server.url, '{ slow(ms: 500) }')
  await expect.poll(() => server.busy()).toBe(1)
  const { origin } = new URL(server.url)

  const stopped = server.stop()
  expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' })
  // "complete" would mean that there is nothing more to come, and clients would not resume.
  expect(await stream.next()).toBe('end')
  expect(await (await slow).json()).toEqual({ data: { slow: 'done' } })
  await stopped
  expect(server.streams()).toBe(0)
  await expect(fetch(`${origin}/health/live`)).rejects.toThrow()
})

test('a socket whose client reads slowly gets all that was sent before it is told to go, without a hole', async () => {
  const server = await loneServer()
  const cable = await cableTo(Number(new URL(server.url).port))
  const socket = new WebSocket(`ws://127.0.0.1:${cable.port}/graphql`, 'graphql-transport-ws', { headers: OPERATOR })
  const ticks: number[] = []
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data))
    if (type === 'connection_ack')
      socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query: 'subscription { ticks }' } }))
    if (type === 'next') ticks.push(payload.data.ticks)
  })
  socket.on('open', () => socket.send('{"type":"connection_init"}'))
  await expect.poll(() => server.streams()).toBe(1)
  socket.pause()
  for (let tick = 0; tick < 20_000; tick += 1) server.tick()
  await expect.poll(() => cable.received, { timeout: 20_000 }).toBeGreaterThan(50_000)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const stopped = server.stop(20_000)
  socket.resume()
  expect(await closed).toBe(1001)
  await stopped
  await cable.close()
  expect(ticks.length).toBeGreaterThan(1)
  expect(ticks).toEqual(ticks.map((_, index) => index))
})

test.each([
  ['events', 'text/event-stream'],
  ['parts', 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json'],
])(
  'a stream of %s that opens while the service stops is cut off, and never said to be complete',
  async (_what, accept) => {
    const server = await loneServer()
    const answer = fetch(server.url, {
      method: 'POST',
      headers: { ...OPERATOR, 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: 'subscription { late(ms: 300) }' }),
    }).then((response) => response.text())
    const heard = answer.catch(() => 'cut off')
    await expect.poll(() => server.busy()).toBe(1)
    await server.stop()
    expect(await heard).toBe('cut off')
  },
)

test('a client that reads nothing is cut off when the grace is over', async () => {
  const server = await loneServer()
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  const deaf = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => undefined)
  const body = JSON.stringify({ query: 'subscription { ticks }' })
  deaf.write(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer operator\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  await expect.poll(() => server.streams()).toBe(1)
  for (let tick = 0; tick < 50_000; tick += 1) server.tick()
  await server.stop(300)
  expect(server.streams()).toBe(0)
  deaf.destroy()
})

test('a service that stops waits no longer than its grace', async () => {
  const server = await loneServer()
  const slow = post(server.url, '{ slow(ms: 60000) }').catch((error: Error) => error)
  await expect.poll(() => server.busy()).toBe(1)
  const idle = await openSocket(server.socketUrl)
  const begun = Date.now()
  await server.stop(300)
  expect(Date.now() - begun).toBeLessThan(5_000)
  expect(await slow).toBeInstanceOf(Error)
  await idle.closed
})

test('stock clients come back by themselves when the service is there again', async () => {
  const first = await loneServer()
  const { port } = new URL(first.url)
  const retryWait = () => new Promise<void>((resolve) => setTimeout(resolve, 50))
  const overSockets = createClient({
    url: first.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: OPERATOR,
    retryAttempts: 100,
    shouldRetry: () => true,
    retryWait,
  })
  const overStreams = createStreamClient({
    url: first.url,
    headers: { ...OPERATOR },
    retryAttempts: 100,
    retry: retryWait,
  })
  const seen: string[] = []
  for (const [name, { subscribe }] of Object.entries({ overSockets, overStreams })) {
    subscribe(
      { query: 'subscription { ticks }' },
      {
        next: (result: { data?: unknown }) => seen.push(`${name} ${JSON.stringify(result.data)}`),
        error: (error: unknown) => seen.push(`${name} failed ${String(error)}`),
        complete: () => seen.push(`${name} completed`),
      },
    )
  }
  const live = ['overSockets {"ticks":0}', 'overStreams {"ticks":0}']
  await expect.poll(() => seen.sort()).toEqual(live)
  seen.length = 0
  await first.stop()
  const second = await loneServer({ PORT: port })
  await expect.poll(() => seen.sort(), { timeout: 10_000 }).toEqual(live)
  seen.length = 0
  second.tick()
  await expect.poll(() => seen.sort()).toEqual(['overSockets {"ticks":1}', 'overStreams {"ticks":1}'])
  await overSockets.dispose()
  overStreams.dispose()
  await second.stop()
})

/** A request for a socket, as it is written on the wire. */
const UPGRADE = (path: string, port: string) =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`

test('a client that was refused a socket and keeps its half open does not keep the service from stopping', async () => {
  const server = await loneServer()
  const { port } = new URL(server.url)
  const refused = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true }).on('error', () => undefined)
  refused.write(UPGRADE('/nowhere', port))
  let answer = ''
  refused.setEncoding('latin1').on('data', (text) => {
    answer += text
  })
  await once(refused, 'end')
  expect(answer).toContain('404')
  // A grace that would outlast this test.
  await server.stop(600_000)
  refused.destroy()
})

test('a client that answers the goodbye with what is no frame does not keep the service from stopping', async () => {
  const server = await loneServer()
  const { port } = new URL(server.url)
  const client = connect({ port: Number(port), host: '127.0.0.1' }).on('error', () => undefined)
  client.write(UPGRADE('/graphql', port))
  await once(client, 'data')
  client.on('data', () => client.write(Buffer.from([0xff, 0xff, 0xff, 0xff])))
  // A grace that would outlast this test.
  await server.stop(600_000)
  expect(server.log.join()).toContain('Invalid WebSocket frame')
  client.destroy()
})

test('what cannot be undone does not keep the rest of the service open', async () => {
  const database = await freshDatabase()
  const dataDir = await openFolder()
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url, STARTER_TOPICS: 'off' })
  const service = await startService(settings, pino({ level: 'silent' }), { database: { allowUnsafe: true } })
  const word = join(dataDir, 'service.json')
  await rm(word)
  await mkdir(word)
  await expect(service.stop()).rejects.toThrow('EISDIR')
  await expect(fetch(`${service.url}/health/live`)).rejects.toThrow()
  await database.drop()
  await rm(dataDir, { recursive: true })
})
