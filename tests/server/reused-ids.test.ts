import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LoneServer, loneServer } from '../world/server.ts'
import { type Message, openSocket, type RawSocket } from '../world/socket.ts'

// Clients that use the id of an operation again, as the protocol lets them once they have said "complete".

let server: LoneServer
let socket: RawSocket
beforeEach(async () => {
  server = await loneServer()
  socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
})
afterEach(() => server.stop())

const TICKS = { id: '1', type: 'subscribe', payload: { query: 'subscription { ticks }' } }
const COMPLETE = { id: '1', type: 'complete' }

/** The data of the next result of "1". */
async function next(): Promise<unknown> {
  const { payload } = await socket.next(({ id, type }) => id === '1' && type === 'next')
  return (payload as { data: unknown }).data
}

/** What the socket is told of "1" until what was sent so far is done. */
async function told(): Promise<Message[]> {
  const messages: Message[] = []
  socket.send({ id: 'then', type: 'subscribe', payload: { query: '{ hello }' } })
  await socket.next((message) => {
    if (message.id === '1') messages.push(message)
    return message.id === 'then' && message.type === 'complete'
  })
  return messages
}

test('an id that is used again while its first stream is being opened brings each event once', async () => {
  for (const message of [TICKS, COMPLETE, TICKS]) socket.send(message)
  expect(await next()).toEqual({ ticks: 0 })
  expect(server.streams()).toBe(1)
  server.tick()
  expect(await next()).toEqual({ ticks: 1 })
  expect(await told()).toEqual([])
  socket.close()
  await expect.poll(() => server.streams()).toBe(0)
})

test('an id that is used again while its first stream is being ended goes on with the second', async () => {
  socket.send(TICKS)
  expect(await next()).toEqual({ ticks: 0 })
  server.tick()
  expect(await next()).toEqual({ ticks: 1 })
  for (const message of [COMPLETE, TICKS]) socket.send(message)
  expect(await next()).toEqual({ ticks: 0 })
  expect(server.streams()).toBe(1)
  server.tick()
  expect(await next()).toEqual({ ticks: 2 })
  expect(await told()).toEqual([])
  socket.close()
})

test('an operation that is given up while it waits for its id is never begun', async () => {
  const slow = { ...TICKS, payload: { query: '{ slow(ms: 60000) }' } }
  for (const message of [slow, COMPLETE, TICKS, COMPLETE, TICKS, COMPLETE]) socket.send(message)
  expect(await told()).toEqual([])
  expect([server.busy(), server.streams()]).toEqual([1, 0])
  socket.close()
})

test.each([
  ['of an operation that goes on', [TICKS, TICKS]],
  [
    'for which another waits already',
    [{ ...TICKS, payload: { query: '{ slow(ms: 60000) }' } }, COMPLETE, TICKS, TICKS],
  ],
])('a socket that uses an id %s is closed', async (_what, messages) => {
  for (const message of messages) socket.send(message)
  expect(await socket.closed).toMatchObject({ code: 4409 })
})

test('what comes after the goodbye is not done any more', async () => {
  for (let id = 0; id < 20; id += 1) {
    socket.send({ id: `${id}`, type: 'subscribe', payload: { query: '{ slow(ms: 60000) }' } })
    if (id === 1) socket.send({ type: 'connection_init' })
  }
  expect((await socket.closed).code).toBe(4429)
  expect(server.busy()).toBe(2)
})
