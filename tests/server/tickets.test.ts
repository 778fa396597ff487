import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { openTickets, type TicketParts } from '../../src/server/access/tickets.ts'
import { shareCheck } from '../../src/server/http/readiness.ts'
import { signedIn } from '../world/browser-session.ts'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'

const ada: Principal = { id: 'ada', name: 'Ada', role: 'READER' }
const bob: Principal = { id: 'bob', name: 'Bob', role: 'READER' }
const ADA = { authorization: 'Bearer key-of-ada' }
const BOB = { authorization: 'Bearer key-of-bob' }
const TICKS = { query: 'subscription { ticks }' }

const MADE_UP = 'made-up'.padEnd(43, '-')

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

function ask(headers: Record<string, string>, operation: object | string = TICKS) {
  return fetch(`${server.url}/ticket`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof operation === 'string' ? operation : JSON.stringify(operation),
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

test('a ticket for variables that are nested too deeply is refused in so many words', async () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000)
  const response = await ask(ADA, `{"query":"subscription { ticks }","variables":{"deep":${deep}}}`)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_DEEP' } }] })
  expect(server.log.filter((line) => line.includes('"level":50'))).toEqual([])
})

test('where the database is away, a ticket is neither given nor taken, and its holder is told to come back', async () => {
  const ticket = await ticketOf(ADA)
  server.loseDatabase(true)
  const asked = await ask(ADA)
  expect(asked.status).toBe(503)
  expect(await asked.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
  expect(await open(ticket)).toMatchObject({ status: 503 })
  server.loseDatabase(false)
  expect(await open(ticket)).toMatchObject({ status: 200 })
})

describe('what needs no key asks the database little', () => {
  const visit = (ticket: string) =>
    ({ method: 'GET', url: `/graphql?ticket=${ticket}`, headers: {} }) as unknown as IncomingMessage

  test('a ticket is looked up only if it looks like one, and few are at a time', async () => {
    const lookups: (() => void)[] = []
    const take = () => new Promise<null>((resolve) => lookups.push(() => resolve(null)))
    const tickets = openTickets({ store: { take } } as unknown as TicketParts)
    for (const made of ['x', '', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}!`, 'a'.repeat(10_000)])
      expect(await tickets.take(visit(made))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(lookups).toEqual([])

    const asked = Array.from({ length: 100 }, () => tickets.take(visit('a'.repeat(43))))
    expect(lookups).toHaveLength(32)
    expect(await asked[99]).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
    for (const answer of lookups) answer()
    expect(await asked[0]).toMatchObject({ code: 'UNAUTHENTICATED' })
    const next = tickets.take(visit('a'.repeat(43)))
    lookups[32]?.()
    expect(await next).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('health checks at one time share one look at the database, and one that went well counts for a second', async () => {
    let looks = 0
    const check = shareCheck(async () => {
      looks += 1
      if (looks === 1) throw new Error('away')
    })
    const failed = await Promise.allSettled(Array.from({ length: 50 }, check))
    expect(failed.every(({ status }) => status === 'rejected')).toBe(true)
    expect(looks).toBe(1)
    await Promise.all(Array.from({ length: 50 }, check))
    await check()
    expect(looks).toBe(2)
    await expect.poll(() => check().then(() => looks)).toBe(3)
  })
})

test('no ticket and no key is written to the log', async () => {
  const ticket = await ticketOf(ADA)
  await open(ticket)
  await open(ticket)
  await open(MADE_UP)
  await server.revoke('key-of-ada')
  const log = server.log.join()
  for (const secret of [ticket, 'key-of-ada', MADE_UP]) expect(log).not.toContain(secret)
})
