import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { createClient } from 'graphql-ws'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { openAuthority } from '../../src/server/access/authority.ts'
import { signedIn } from '../world/browser-session.ts'
import { type LoneServer, loneServer } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'
import { openStream } from '../world/sse.ts'

const ada: Principal = { id: 'ada', name: 'Ada', role: 'READER' }
let server: LoneServer
beforeAll(async () => {
  server = await loneServer(
    {},
    { 'key-of-ada': ada, 'lost-key': ada, 'stolen-key': ada, 'slow-key': ada, 'raised-key': ada },
  )
})
afterAll(() => server.stop())

async function whoIs(headers: Record<string, string>, url = server.url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ who }"}',
  })
  return response.status === 200 ? ((await response.json()) as { data: { who: string } }).data.who : response.status
}

async function whoIsOnSocket(init: unknown, headers: Record<string, string> = {}, url = server.socketUrl) {
  const socket = await openSocket(url, { headers, isBare: true })
  socket.send({ type: 'connection_init', payload: init })
  const ready = await Promise.race([socket.next('connection_ack').catch(() => null), socket.closed])
  if (ready === null || 'code' in ready) return (await socket.closed).code
  socket.send({ id: '1', type: 'subscribe', payload: { query: '{ who }' } })
  const { payload } = await socket.next('next')
  socket.close()
  return (payload as { data: { who: string } }).data.who
}

describe('over HTTP', () => {
  test.each<[string, Record<string, string>, string | number]>([
    ['nobody', {}, 401],
    ['a key', { authorization: 'Bearer key-of-ada' }, 'Ada'],
    ['a key in lower case words', { authorization: 'bearer key-of-ada' }, 'Ada'],
    ['a key of its own header', { 'x-api-key': 'key-of-ada' }, 'Ada'],
    ['the operator', { authorization: 'Bearer operator' }, 'local'],
    ['a wrong key', { authorization: 'Bearer wrong' }, 401],
    ['an empty key', { 'x-api-key': '' }, 401],
    ['a password', { authorization: 'Basic YWRhOmFkYQ==' }, 401],
  ])('%s is who it says, or nobody', async (_who, headers, expected) => {
    expect(await whoIs(headers)).toBe(expected)
  })
})

describe('over WebSocket', () => {
  test.each<[string, unknown, string | number]>([
    ['nobody', undefined, 4403],
    ['the operator', { apiKey: 'operator' }, 'local'],
    ['a key', { Authorization: 'Bearer key-of-ada' }, 'Ada'],
    ['a key without the word Bearer', { apiKey: 'key-of-ada' }, 'Ada'],
    ['a header in lower case', { authorization: 'Bearer key-of-ada' }, 'Ada'],
    ['a header in capitals', { AUTHORIZATION: 'Bearer key-of-ada' }, 'Ada'],
    ['headers within', { headers: { Authorization: 'Bearer key-of-ada' } }, 'Ada'],
    ['headers within, in lower case', { headers: { authorization: 'bearer key-of-ada' } }, 'Ada'],
    ['a header of its own', { 'X-API-Key': 'key-of-ada' }, 'Ada'],
    ['a header of its own within', { headers: { 'x-api-key': 'key-of-ada' } }, 'Ada'],
    ['a key with an underscore', { api_key: 'key-of-ada' }, 'Ada'],
    ['a token', { token: 'key-of-ada' }, 'Ada'],
    ['a token as it stands in a header', { authToken: 'Bearer key-of-ada' }, 'Ada'],
    ['an access token', { accessToken: 'key-of-ada' }, 'Ada'],
    ['a token beside an empty header', { Authorization: null, token: 'key-of-ada' }, 'Ada'],
    ['a wrong key', { Authorization: 'Bearer wrong' }, 4403],
    ['a wrong key within', { headers: { Authorization: 'Bearer wrong' } }, 4403],
    ['a wrong key before a right one', { Authorization: 'Bearer wrong', token: 'key-of-ada' }, 4403],
    ['a key that is none', { apiKey: 7 }, 4403],
    ['headers that are none', { headers: ['Authorization', 'Bearer key-of-ada'] }, 4403],
  ])('%s is who it says, or is closed with 4403', async (_who, init, expected) => {
    expect(await whoIsOnSocket(init)).toBe(expected)
  })

  test('a key may come with the request for the socket', async () => {
    expect(await whoIsOnSocket(undefined, { authorization: 'Bearer key-of-ada' })).toBe('Ada')
  })

  test('a key in the protocol goes before the one that the request came with', async () => {
    const headers = { authorization: 'Bearer operator' }
    expect(await whoIsOnSocket({ apiKey: 'key-of-ada' }, headers)).toBe('Ada')
    expect(await whoIsOnSocket({ apiKey: 'wrong' }, headers)).toBe(4403)
  })
})

test('a revoked key is cut off in mid-stream, on sockets and on SSE, and others are not', async () => {
  const closed: number[] = []
  const thief = createClient({
    url: server.socketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { apiKey: 'stolen-key' },
    on: { closed: (event) => closed.push((event as CloseEvent).code) },
  })
  const stolen = thief.iterate({ query: 'subscription { ticks }' })
  expect(await stolen.next()).toMatchObject({ value: { data: { ticks: 0 } } })
  const taken = stolen.next()
  const read = await openStream(server.url, 'subscription { ticks }', { 'x-api-key': 'stolen-key' })
  const own = await openStream(server.url, 'subscription { ticks }', { 'x-api-key': 'key-of-ada' })
  for (const stream of [read, own]) expect(await stream.next()).toMatchObject({ data: { ticks: 0 } })
  expect(server.streams()).toBe(3)
  server.tick()
  expect(await taken).toMatchObject({ value: { data: { ticks: 1 } } })
  expect(await read.next()).toMatchObject({ data: { ticks: 1 } })
  expect(await own.next()).toMatchObject({ data: { ticks: 1 } })

  const more = stolen.next()
  await server.revoke('stolen-key')
  await expect(more).rejects.toMatchObject({ code: 4403 })
  expect(closed).toEqual([4403])
  expect(await read.next()).toMatchObject({ errors: [{ extensions: { code: 'KEY_REVOKED' } }] })
  expect(await read.next()).toBe('complete')
  server.tick()
  expect(await own.next()).toMatchObject({ data: { ticks: 2 } })
  await expect.poll(() => server.streams()).toBe(1)
  own.close()
  await expect.poll(() => server.streams()).toBe(0)
  expect(await whoIs({ 'x-api-key': 'stolen-key' })).toBe(401)
})

describe('a request whose body is still on its way', () => {
  /** Sends the head and half of a mutation; gives what sends the rest, once the service waits for it. */
  const begin = async (headers: Record<string, string>, note: string) => {
    const query = `mutation { note(text: "${note}") }`
    const body = JSON.stringify({ query, extensions: { operationId: '1' } })
    const sent = request(server.url, {
      method: 'POST',
      headers: {
        expect: '100-continue',
        'content-type': 'application/json',
        'content-length': body.length,
        ...headers,
      },
    })
    const answered = once(sent, 'response') as Promise<[IncomingMessage]>
    sent.flushHeaders()
    await once(sent, 'continue')
    sent.write(body.slice(0, 10))
    return async () => {
      sent.end(body.slice(10))
      const [response] = await answered
      response.resume()
      return response.statusCode
    }
  }

  test('does what it says when nothing happens meanwhile', async () => {
    const finish = await begin({ 'x-api-key': 'key-of-ada' }, 'allowed')
    expect(await finish()).toBe(200)
    expect(server.notes).toContain('allowed')
  })

  test('is refused when its key is revoked meanwhile, and does nothing', async () => {
    const finish = await begin({ 'x-api-key': 'lost-key' }, 'revoked')
    await server.revoke('lost-key')
    expect(await finish()).toBe(401)
    expect(server.notes).not.toContain('revoked')
  })

  test('is refused when the role of its principal is changed meanwhile, and does nothing', async () => {
    const finish = await begin({ 'x-api-key': 'raised-key' }, 'as reader')
    await server.pass('raised-key', { ...ada, role: 'EDITOR' })
    expect(await finish()).toBe(401)
    expect(server.notes).not.toContain('as reader')
    expect(await whoIs({ 'x-api-key': 'raised-key' })).toBe('Ada')
  })

  test('is refused when its session ends meanwhile, and does nothing', async () => {
    const session = await signedIn(server.url, { key: 'key-of-ada' })
    const finish = await begin(session.headers, 'signed out')
    const out = await fetch(new URL('/session', server.url), { method: 'DELETE', headers: session.headers })
    expect(out.status).toBe(204)
    expect(await finish()).toBe(401)
    expect(server.notes).not.toContain('signed out')
  })

  test('is refused beside a reserved stream too, and does nothing', async () => {
    const key = { 'x-api-key': 'slow-key' }
    const token = await (await fetch(server.url, { method: 'PUT', headers: key })).text()
    const finish = await begin({ ...key, 'x-graphql-event-stream-token': token }, 'on a stream')
    await server.revoke('slow-key')
    expect(await finish()).toBe(401)
    expect(server.notes).not.toContain('on a stream')
  })
})

test('a revoked key is out though the database answers more slowly than it is asked', async () => {
  const keys = new Set(['key'])
  const live = async () => {
    const now = [...keys].map((key) => ({ id: key, hash: key, wordHash: null, principal: ada }))
    await new Promise((resolve) => setTimeout(resolve, 100))
    return now
  }
  const authority = await openAuthority(
    { live, used: async () => {}, hash: (key) => key },
    'operator',
    10,
    pino({ level: 'silent' }),
  )
  const revoked = authority.identify('key')?.revoked
  keys.delete('key')
  await expect.poll(() => authority.identify('key'), { timeout: 5_000 }).toBeNull()
  expect(revoked?.aborted).toBe(true)
  authority.close()
})
