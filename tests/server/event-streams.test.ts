import { connect } from 'node:net'
import { createClient } from 'graphql-sse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'

const ada: Principal = { id: 'ada', name: 'Ada', role: 'READER' }
const bob: Principal = { id: 'bob', name: 'Bob', role: 'READER' }
const TOKEN = 'x-graphql-event-stream-token'

let server: LoneServer
const leaving: AbortController[] = []
beforeEach(async () => {
  server = await loneServer(
    { HEARTBEAT_INTERVAL_MS: '50', MAX_SOCKETS_PER_PRINCIPAL: '2', MAX_OPERATIONS_PER_SOCKET: '2' },
    { 'key-of-ada': ada, 'key-of-bob': bob },
  )
})
afterEach(async () => {
  for (const request of leaving.splice(0)) request.abort()
  await server.stop()
})

const as = (key: string) => ({ authorization: `Bearer ${key}` })

/** As the operator, unless with another key; `authorization: ''` sends none. */
async function send(method: string, given: Record<string, string> = {}, body?: object, search = '') {
  const { authorization = OPERATOR.authorization, ...others } = given
  const headers = { ...others, ...(authorization === '' ? {} : { authorization }) }
  const request = new AbortController()
  leaving.push(request)
  const response = await fetch(`${server.url}${search}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: request.signal,
  })
  return Object.assign(response, { leave: () => request.abort() })
}

async function reserve(headers: Record<string, string> = {}) {
  const response = await send('PUT', headers)
  expect(response.status).toBe(201)
  return response.text()
}

/** What has come on a stream so far, as it is on the wire. */
function reading(response: Response) {
  let text = ''
  const ended = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk
    return 'ended' as const
  })().catch(() => 'broken' as const)
  return { text: () => text, ended }
}

describe('a stream that its client has reserved', () => {
  test('carries several operations, each under its id, and ends the one that its client gives up', async () => {
    const token = await reserve()
    const stream = reading(await send('GET', { [TOKEN]: token, accept: 'text/event-stream' }))
    const ask = (query: string, operationId: string) =>
      send('POST', { [TOKEN]: token }, { query, extensions: { operationId } })
    expect((await ask('subscription { ticks }', 'a')).status).toBe(202)
    expect((await ask('{ hello }', 'b')).status).toBe(202)
    await expect.poll(stream.text).toContain('event: complete\ndata: {"id":"b"}\n\n')
    expect(stream.text()).toContain('event: next\ndata: {"id":"b","payload":{"data":{"hello":"Hello newsroom"}}}\n\n')
    server.tick()
    await expect.poll(stream.text).toContain('event: next\ndata: {"id":"a","payload":{"data":{"ticks":1}}}\n\n')
    expect((await send('DELETE', { [TOKEN]: token }, undefined, '?operationId=a')).status).toBe(200)
    await expect.poll(() => server.streams()).toBe(0)
    expect(stream.text()).not.toContain('"id":"a"}\n\nevent: complete')
  })

  test('is refused to all but its reserver, to a second reader, and without a reservation', async () => {
    const token = await reserve(as('key-of-ada'))
    const open = (headers: Record<string, string>) => send('GET', { accept: 'text/event-stream', ...headers })
    expect((await open({ [TOKEN]: token, ...as('key-of-bob') })).status).toBe(404)
    expect((await open({ [TOKEN]: 'made-up', ...as('key-of-ada') })).status).toBe(404)
    expect((await open({ [TOKEN]: token, ...as('key-of-ada') })).status).toBe(200)
    expect((await open({ [TOKEN]: token, ...as('key-of-ada') })).status).toBe(409)
    const stolen = { [TOKEN]: token, ...as('key-of-bob') }
    const operation = { query: '{ hello }', extensions: { operationId: 'x' } }
    expect((await send('POST', stolen, operation)).status).toBe(404)
    expect((await send('DELETE', stolen, undefined, '?operationId=x')).status).toBe(404)
  })

  test('is opened by its token alone, in the address, as an EventSource must send it', async () => {
    const token = await reserve()
    const bare = { accept: 'text/event-stream', authorization: '' }
    const stream = await send('GET', bare, undefined, `?token=${token}`)
    expect(stream.status).toBe(200)
    expect((await send('GET', bare, undefined, `?token=${token}`)).status).toBe(409)
    expect((await send('GET', bare, undefined, '?token=made-up')).status).toBe(401)
    expect((await send('GET', { ...bare, authorization: 'Bearer wrong' }, undefined, `?token=${token}`)).status).toBe(
      401,
    )
    // It opens the stream, and nothing else.
    const operation = { query: '{ hello }', extensions: { operationId: 'x' } }
    expect((await send('POST', { [TOKEN]: token, authorization: '' }, operation)).status).toBe(401)
    const end = { [TOKEN]: token, authorization: '' }
    expect((await send('DELETE', end, undefined, '?operationId=x')).status).toBe(401)
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
  })

  test.each([
    ['without an id', { query: '{ hello }' }, 400],
    ['that is no GraphQL', { query: '{ hello', extensions: { operationId: 'x' } }, 400],
    ['that does not fit the schema', { query: '{ helo }', extensions: { operationId: 'x' } }, 400],
  ])('answers an operation %s as any other request', async (_what, operation, status) => {
    const token = await reserve()
    const accept = 'application/graphql-response+json'
    expect((await send('POST', { [TOKEN]: token, accept }, operation)).status).toBe(status)
    // Its id is free again.
    const again = { query: '{ hello }', extensions: { operationId: 'x' } }
    expect((await send('POST', { [TOKEN]: token }, again)).status).toBe(202)
  })

  test('carries as many operations as a socket, and no two of one id', async () => {
    const token = await reserve()
    const ask = (operationId: string) =>
      send('POST', { [TOKEN]: token }, { query: 'subscription { ticks }', extensions: { operationId } })
    expect((await ask('a')).status).toBe(202)
    expect((await ask('a')).status).toBe(409)
    expect((await ask('b')).status).toBe(202)
    expect((await ask('c')).status).toBe(429)
  })

  test('brings an id that is used again nothing of the operation before, which was still being opened', async () => {
    const token = await reserve()
    const stream = reading(await send('GET', { [TOKEN]: token, accept: 'text/event-stream' }))
    const ask = (query: string) => send('POST', { [TOKEN]: token }, { query, extensions: { operationId: 'a' } })
    const first = ask('subscription { late(ms: 2000) }')
    await expect.poll(server.busy).toBe(1)
    expect((await send('DELETE', { [TOKEN]: token }, undefined, '?operationId=a')).status).toBe(200)
    expect((await ask('subscription { ticks }')).status).toBe(202)
    expect((await first).status).toBe(204)
    expect(server.streams()).toBe(1)
    server.tick()
    await expect.poll(stream.text).toContain('event: next\ndata: {"id":"a","payload":{"data":{"ticks":1}}}\n\n')
    expect(stream.text()).not.toContain('late')
    // It has its id still.
    expect((await ask('{ hello }')).status).toBe(409)
  })

  test('counts as a socket does until its client is gone, and its operations end with it', async () => {
    const token = await reserve()
    const stream = await send('GET', { [TOKEN]: token, accept: 'text/event-stream' })
    await reserve()
    expect((await send('PUT')).status).toBe(429)
    await send('POST', { [TOKEN]: token }, { query: 'subscription { ticks }', extensions: { operationId: 'a' } })
    await expect.poll(() => server.streams()).toBe(1)
    stream.leave()
    await expect.poll(() => server.streams()).toBe(0)
    const follow = () => send('POST', { accept: 'text/event-stream' }, { query: 'subscription { ticks }' })
    await expect.poll(async () => (await follow()).status).toBe(200)
  })

  test('leaves places for other streams as long as it is not opened', async () => {
    const token = await reserve()
    const second = await send('PUT')
    expect([second.status, (await second.json()).errors[0].extensions.code]).toEqual([429, 'TOO_MANY_STREAMS'])
    const headers = { accept: 'text/event-stream' }
    const other = await send('POST', headers, { query: 'subscription { ticks }' })
    expect(other.status).toBe(200)
    await expect.poll(() => server.streams()).toBe(1)
    other.leave()
    await send('GET', { [TOKEN]: token, accept: 'text/event-stream' })
    await reserve()
  })

  test('ends with an error for each operation when its key is revoked', async () => {
    const token = await reserve(as('key-of-ada'))
    const headers = { [TOKEN]: token, ...as('key-of-ada') }
    const stream = reading(await send('GET', { ...headers, accept: 'text/event-stream' }))
    await send('POST', headers, { query: 'subscription { ticks }', extensions: { operationId: 'a' } })
    await expect.poll(() => server.streams()).toBe(1)
    await server.revoke('key-of-ada')
    expect(await stream.ended).toBe('ended')
    expect(stream.text()).toMatch(
      /event: next\ndata: {"id":"a".+KEY_REVOKED.+\n\nevent: complete\ndata: {"id":"a"}\n\n$/,
    )
    expect((await send('POST', headers, { query: '{ hello }', extensions: { operationId: 'b' } })).status).toBe(401)
  })

  test('serves the graphql-sse client, mutations and mistakes included', async () => {
    const client = createClient({ url: server.url, headers: { ...OPERATOR }, singleConnection: true, retryAttempts: 0 })
    const ticks = client.iterate({ query: 'subscription { ticks }' })
    expect(await ticks.next()).toMatchObject({ value: { data: { ticks: 0 } } })
    const first = ticks.next()
    const noted = client.iterate({ query: 'mutation { note(text: "a") }' })
    expect(await noted.next()).toMatchObject({ value: { data: { note: 'a' } } })
    server.tick()
    expect(await first).toMatchObject({ value: { data: { ticks: 1 } } })
    await ticks.return?.()
    await expect.poll(() => server.streams()).toBe(0)
    client.dispose()
  })
})

test('a subscription whose client takes no stream is refused, and keeps no place', async () => {
  const ask = (accept: string) => send('POST', { accept }, { query: 'subscription { ticks }' })
  // One more than there are places.
  for (let each = 0; each < 3; each += 1) {
    const refused = await ask('application/json')
    expect(refused.status).toBe(406)
    expect(await refused.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('text/event-stream'), extensions: { code: 'NOT_ACCEPTABLE' } }],
    })
    expect(server.streams()).toBe(0)
  }
  expect((await ask('text/event-stream')).status).toBe(200)
})

test('an operation goes as well to the address that other servers have for streams', async () => {
  const client = createClient({ url: `${server.url}/stream`, headers: { ...OPERATOR }, retryAttempts: 0 })
  expect(await client.iterate({ query: '{ hello }' }).next()).toMatchObject({
    value: { data: { hello: 'Hello newsroom' } },
  })
  client.dispose()
})

test.each([
  ['events', 'text/event-stream', ':\n\n'],
  ['parts', 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json', '\r\n{}\r\n--graphql'],
])('a stream of %s that has nothing to say shows that it is alive', async (_what, accept, heartbeat) => {
  const stream = reading(await send('POST', { accept }, { query: 'subscription { ticks }' }))
  await expect.poll(() => stream.text().split(heartbeat).length).toBeGreaterThan(4)
})

test('a multipart answer is what Apollo wrote down', async () => {
  const response = await send(
    'POST',
    { accept: 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json', ...as('key-of-ada') },
    { query: 'subscription { ticks }' },
  )
  expect(response.headers.get('content-type')).toBe('multipart/mixed;boundary="graphql";subscriptionSpec=1.0')
  const stream = reading(response)
  await expect.poll(() => server.streams()).toBe(1)
  server.tick()
  const part = (json: string) => `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--graphql`
  await expect.poll(stream.text).toContain(part('{"payload":{"data":{"ticks":1}}}'))
  expect(stream.text().startsWith('\r\n--graphql\r\ncontent-type: application/json\r\n\r\n')).toBe(true)
  await server.revoke('key-of-ada')
  expect(await stream.ended).toBe('ended')
  expect(stream.text()).toMatch(/"KEY_REVOKED".+\r\n--graphql--\r\n$/)
})

test('a client that took too much at once and reads on gets everything, and heartbeats after it', async () => {
  const { port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1')
  const body = JSON.stringify({ query: 'subscription { ticks }' })
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer operator\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  await expect.poll(() => server.streams()).toBe(1)
  // Not reading, while more comes than the system's buffers hold.
  const count = 50_000
  for (let tick = 0; tick < count; tick += 1) server.tick()
  let text = ''
  let beats = 0
  socket.setEncoding('latin1').on('data', (chunk) => {
    text = (text + chunk).slice(-2_000)
    if (text.includes(`"ticks":${count}}`)) beats += String(chunk).split('\n:\n').length - 1
  })
  await expect.poll(() => text, { timeout: 80_000 }).toContain(`"ticks":${count}}`)
  await expect.poll(() => beats).toBeGreaterThan(2)
  socket.destroy()
}, 90_000)
