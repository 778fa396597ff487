import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { type LoneServer, loneServer } from '../world/server.ts'

// What one principal sends at a time, before all of it has come.

const principal = (name: string): Principal => ({ id: crypto.randomUUID(), name, role: 'READER' })
const LONGEST = 100_000

let server: LoneServer
let opened: Socket[]
beforeEach(async () => {
  server = await loneServer({ MAX_BODY_BYTES: `${LONGEST}` }, { one: principal('one'), other: principal('other') })
  opened = []
})
afterEach(async () => {
  for (const socket of opened) socket.destroy()
  await server.stop()
})

interface Sender {
  socket: Socket
  /** All that the service says, once it has closed the connection. */
  said: Promise<string>
}

/** Begins a request with a body of so many bytes, and sends the beginning of it. */
async function begin(key: string, length: number, beginning = '{', connection = 'close'): Promise<Sender> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname).on('error', () => undefined)
  opened.push(socket)
  await once(socket, 'connect')
  const head = `POST /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nConnection: ${connection}\r\n\r\n`
  await new Promise<void>((resolve) => socket.write(head + beginning, () => resolve()))
  // A connection that is cut off may end with an error: what came before it counts.
  let heard = ''
  socket.setEncoding('utf8').on('data', (words: string) => {
    heard += words
  })
  return { socket, said: once(socket, 'close').then(() => heard) }
}

async function ask(key: string): Promise<Response> {
  return fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
}

const statusOf = async (key: string) => (await ask(key)).status

test('one principal may leave five hundred requests unfinished; one more is told to come back, and nobody else', async () => {
  const senders: Sender[] = []
  for (let index = 0; index < 500; index += 1) senders.push(await begin('one', 50))
  await expect.poll(() => statusOf('one')).toBe(429)
  const refused = await ask('one')
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_AT_ONCE', retryAfter: 1 } }] })
  expect(await statusOf('other')).toBe(200)
  // One of them goes away, another is finished.
  senders[0]?.socket.destroy()
  await expect.poll(() => statusOf('one')).toBe(200)
  const query = '"query":"{ __typename }"}'
  senders[1]?.socket.write(query.padEnd(49))
  expect(await senders[1]?.said).toContain('{"data":{"__typename":"Query"}}')
})

test('what one principal has sent and was not answered is bounded, however slowly it comes', async () => {
  const most = '{'.padEnd(LONGEST - 1)
  const senders: Sender[] = []
  for (let index = 0; index < 8; index += 1) senders.push(await begin('one', LONGEST, most))
  const refused = await begin('one', LONGEST, most)
  expect(await refused.said).toMatch(/^HTTP\/1\.1 429 /)
  // What is short needs no memory worth counting.
  expect(await statusOf('one')).toBe(200)
  const ofOther = await begin('other', LONGEST, most)
  for (const { socket } of senders) socket.destroy()
  const query = '"query":"{ __typename }"}'
  ofOther.socket.write('}')
  expect(await ofOther.said).toContain('BAD_REQUEST')
  const again = await begin('one', LONGEST, '{'.padEnd(LONGEST - query.length) + query)
  expect(await again.said).toContain('{"data":{"__typename":"Query"}}')
})

test('who was refused and goes on sending is cut off after a while', async () => {
  for (let index = 0; index < 500; index += 1) await begin('one', 50)
  await expect.poll(() => statusOf('one')).toBe(429)
  const { socket, said } = await begin('one', 90_000, '{', 'keep-alive')
  const began = performance.now()
  const dripping = setInterval(() => socket.write(' '), 100)
  expect(await said).toMatch(/^HTTP\/1\.1 429 /)
  clearInterval(dripping)
  expect(performance.now() - began).toBeLessThan(30_000)
})
