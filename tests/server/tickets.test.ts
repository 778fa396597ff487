import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { signedIn } from '../world/browser-session.ts'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'

const ada: Principal = { id: 'ada', name: 'Ada', role: 'READER' }
const bob: Principal = { id: 'bob', name: 'Bob', role: 'READER' }
const ADA = { authorization: 'Bearer key-of-ada' }
const BOB = { authorization: 'Bearer key-of-bob' }
const TICKS = { query: 'subscription { ticks }' }

let server: LoneServer
const leaving: AbortController[] = []
beforeEach(async () => {
  server = await loneServer(
    { HEARTBEAT_INTERVAL_MS: '50', MAX_SOCKETS_PER_PRINCIPAL: '3' },
    { 'key-of-ada': ada, 'key-of-bob': bob },
  )
})
afterEach(async () => {
  for (const request of leaving.splice(0)) request.abort()
  await server.stop()
})

function ask(headers: Record<string, string>, operation: object = TICKS) {
  return fetch(`${server.url}/ticket`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  })
}

async function ticketOf(headers: Record<string, string>, operation: object = TICKS): Promise<string> {
  const response = await ask(headers, operation)
  expect(response.status).toBe(201)
  const { ticket, heartbeatMs } = (await response.json()) as { ticket: string; heartbeatMs: number }
  expect(heartbeatMs).toBe(50)
  return ticket
}

async function open(ticket: string, headers: Record<string, string> = {}, search = '') {
  const request = new AbortController()
  leaving.push(request)
  const response = await fetch(`${server.url}?ticket=${ticket}${search}`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: request.signal,
  })
  let text = ''
  const read = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk
  }
  read().catch(() => undefined)
  return { status: response.status, type: response.headers.get('content-type'), text: () => text }
}

test('a ticket opens the stream of its operation without a key, once, and its heartbeat can be heard', async () => {
  const ticket = await ticketOf(ADA)
  const stream = await open(ticket)
  expect(stream).toMatchObject({ status: 200, type: 'text/event-stream' })
  await expect.poll(() => server.streams()).toBe(1)
  server.tick()
  await expect.poll(stream.text).toMatch(/event: next\n(?:id: .*\n)?data: \{"data":\{"ticks":1\}\}\n\n/)
  await expect.poll(stream.text).toContain('event: heartbeat\ndata:\n\n')
  expect(await open(ticket)).toMatchObject({ status: 401 })
})

test('a ticket is good for its own operation, whatever else its address says', async () => {
  const stream = await open(await ticketOf(ADA), {}, '&query=subscription{faults}')
  await expect.poll(() => server.streams()).toBe(1)
  server.tick()
  await expect.poll(stream.text).toContain('{"data":{"ticks":1}}')
})

test('a ticket is its principal’s: another’s key beside it opens nothing', async () => {
  expect(await open(await ticketOf(ADA), BOB)).toMatchObject({ status: 401 })
  expect(await open(await ticketOf(ADA), { authorization: 'Bearer wrong' })).toMatchObject({ status: 401 })
  expect(await open(await ticketOf(ADA), ADA)).toMatchObject({ status: 200 })
})

test('a ticket is void when its key is revoked, and what it has opened ends', async () => {
  const stream = await open(await ticketOf(ADA))
  const unused = await ticketOf(ADA)
  await server.revoke('key-of-ada')
  await expect.poll(stream.text).toMatch(/KEY_REVOKED.*\n\nevent: complete\ndata:\n\n$/)
  expect(await open(unused)).toMatchObject({ status: 401 })
})

test('a stream that a ticket opens counts as any other', async () => {
  const tickets = []
  for (let count = 0; count < 4; count += 1) tickets.push(await ticketOf(ADA))
  for (const ticket of tickets.slice(0, 3)) expect(await open(ticket)).toMatchObject({ status: 200 })
  await expect.poll(() => server.streams()).toBe(3)
  const fourth = await open(tickets[3] ?? '')
  // In words that an EventSource hears.
  await expect.poll(fourth.text).toMatch(/event: next\ndata: .*TOO_MANY_STREAMS.*\n\nevent: complete/)
})

describe('a ticket is given', () => {
  test('to nobody without a key', async () => {
    expect((await ask({})).status).toBe(401)
    expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(401)
    const get = await fetch(`${server.url}/ticket?query=subscription{ticks}`, { headers: OPERATOR })
    expect(get.status).toBe(405)
  })

  test('in a session too, from our own page', async () => {
    const session = await signedIn(server.url, { key: 'key-of-ada' })
    expect(await open(await ticketOf(session.headers))).toMatchObject({ status: 200 })
    expect((await ask({ ...session.headers, origin: 'http://127.0.0.1:1' })).status).toBe(403)
  })

  test.each([
    ['a query', { query: '{ hello }' }, 'subscription'],
    ['a mutation', { query: 'mutation { note(text: "a") }' }, 'subscription'],
    ['what does not fit the schema', { query: 'subscription { tocks }' }, 'tocks'],
    ['what is no GraphQL', { query: 'subscription {' }, 'Syntax'],
    ['no document', { query: 7 }, 'subscription'],
    ['several operations, of which none is named', { query: 'subscription A { ticks } subscription B { ticks }' }, ''],
  ])('for no operation but a subscription: not for %s', async (_what, operation, reason) => {
    const response = await ask(ADA, operation)
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as { errors: { message: string }[] }
    expect(errors[0]?.message).toContain(reason)
  })
})

test('no ticket and no key is written to the log', async () => {
  const ticket = await ticketOf(ADA)
  await open(ticket)
  await open(ticket)
  await open('made-up')
  await server.revoke('key-of-ada')
  const log = server.log.join()
  for (const secret of [ticket, 'key-of-ada', 'made-up']) expect(log).not.toContain(secret)
})
