import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { authorized } from '../world/keys.ts'
import { type LoneServer, loneServer } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'

const reader = (id: string): Principal => ({ id, name: id, role: 'READER' })

let server: LoneServer
beforeEach(async () => {
  server = await loneServer({ MAX_QUERIES_PER_PRINCIPAL: '2' }, { ada: reader('ada'), bela: reader('bela') })
})
afterEach(() => server.stop(0))

const ask = (query: string, key = 'ada', signal?: AbortSignal) =>
  fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
    ...(signal === undefined ? {} : { signal }),
  })

/** Two queries that run, and do not end. */
async function keepBusy(): Promise<void> {
  for (let each = 0; each < 2; each += 1) ask('{ slow(ms: 600000) }').catch(() => undefined)
  await expect.poll(() => server.busy()).toBe(2)
}

test('a principal runs so many queries at a time, and others of it wait for their turn', async () => {
  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, server.busy())
  }, 1)
  const answers = await Promise.all(Array.from({ length: 7 }, () => ask('{ slow(ms: 30) }')))
  clearInterval(watching)
  expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(200))
  expect(most).toBe(2)
})

test('nobody waits for what another principal runs', async () => {
  await keepBusy()
  expect(await (await ask('{ hello }', 'bela')).json()).toEqual({ data: { hello: 'Hello newsroom' } })
})

test('mutations and streams do not wait for queries, nor are they counted', async () => {
  await keepBusy()
  expect(await (await ask('mutation { note(text: "now") }')).json()).toEqual({ data: { note: 'now' } })
  const socket = await openSocket(server.socketUrl, { headers: { authorization: 'Bearer ada' }, isBare: true })
  socket.send({ type: 'connection_init' })
  socket.send({ id: 'ticks', type: 'subscribe', payload: { query: 'subscription { ticks }' } })
  await socket.next('next')
  expect(server.streams()).toBe(1)
  socket.close()
})

test('where too many wait, the next one is told when to try again', async () => {
  await keepBusy()
  const leaving = new AbortController()
  const waiting = Array.from({ length: 200 }, () => ask('{ hello }', 'ada', leaving.signal).catch(() => undefined))
  // They come on connections of their own, in no order: one of them is the first that is too many.
  const refused = await vi.waitFor(async () => {
    const response = await Promise.race([
      ask('{ hello }'),
      new Promise<null>((resolve) => setTimeout(resolve, 200, null)),
    ])
    expect(response).not.toBeNull()
    return response as Response
  }, 20_000)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_AT_ONCE', retryAfter: 1 } }] })
  leaving.abort()
  await Promise.all(waiting)
})

test('a socket waits like a request does', async () => {
  await keepBusy()
  const socket = await openSocket(server.socketUrl, { headers: { authorization: 'Bearer ada' }, isBare: true })
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  for (let index = 0; index < 50; index += 1) {
    socket.send({ id: `mine ${index}`, type: 'subscribe', payload: { query: '{ hello }' } })
  }
  socket.send({ id: 'mutation', type: 'subscribe', payload: { query: 'mutation { note(text: "on it") }' } })
  expect(await socket.next('next')).toMatchObject({ id: 'mutation' })
  socket.close()
})

test('whoever goes away while waiting is not waited for', async () => {
  const running = [ask('{ slow(ms: 400) }'), ask('{ slow(ms: 400) }')]
  await expect.poll(() => server.busy()).toBe(2)
  const { port } = new URL(server.url)
  const gone = connect(Number(port), '127.0.0.1')
  // One behind the other on one connection: when the second has been done, the first has come in and waits.
  gone.write(
    requestOf('{ slow(ms: 600000) }') +
      requestOf('{ slow(ms: 600000) }') +
      requestOf('mutation { note(text: "came") }'),
  )
  await expect.poll(() => server.notes).toEqual(['came'])
  expect(server.busy()).toBe(2)
  gone.destroy()
  await Promise.all(running)
  // Had their turns come, both places were taken for ten minutes.
  expect((await ask('{ hello }')).status).toBe(200)
})

function requestOf(query: string): string {
  const body = JSON.stringify({ query })
  return `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

test('the operator is a principal like any other', async () => {
  for (let each = 0; each < 2; each += 1) {
    fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorized(server.url) },
      body: JSON.stringify({ query: '{ slow(ms: 600000) }' }),
    }).catch(() => undefined)
  }
  await expect.poll(() => server.busy()).toBe(2)
  expect((await ask('{ hello }')).status).toBe(200)
})
