import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'

// Clients that do not do their part: they never answer, never read, or say more than is sensible.

const EDITOR: Principal = { id: '7b1c4c0e-0d0a-4d3c-9d5e-0a4f6f1f7a11', name: 'Desk', role: 'EDITOR' }

let server: LoneServer
beforeEach(async () => {
  server = await loneServer({ MAX_SOCKETS_PER_PRINCIPAL: '1', MAX_QUEUED_BYTES: '65536' }, { secret: EDITOR })
})
afterEach(() => server.stop())

/** A client whose socket is open and that does nothing more. */
async function mute(): Promise<Socket> {
  const { port } = new URL(server.url)
  const client = connect(Number(port), '127.0.0.1').on('error', () => undefined)
  client.write(
    `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
  )
  await once(client, 'data')
  return client
}

async function reader(payload?: object): Promise<WebSocket> {
  const socket = new WebSocket(server.socketUrl, 'graphql-transport-ws', { headers: OPERATOR })
  socket.on('error', () => undefined)
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init', payload }))
  await once(socket, 'message')
  return socket
}

async function untilStill(size: () => number): Promise<void> {
  const sizes: number[] = []
  const look = () => {
    sizes.push(size())
    return sizes.length > 5 && new Set(sizes.slice(-5)).size === 1
  }
  await expect.poll(look, { timeout: 30_000 }).toBe(true)
}

test('a client that is sent away and does not answer loses its connection all the same', async () => {
  const client = await mute()
  const said: Buffer[] = []
  client.on('data', (bytes) => said.push(bytes))
  await once(client, 'close')
  const [frame] = [Buffer.concat(said)]
  // A Close frame with its code, which the client never answered.
  expect({ opcode: (frame[0] ?? 0) & 0x0f, code: frame.readUInt16BE(2) }).toEqual({ opcode: 8, code: 4408 })
})

test('a client that asks and does not read is not listened to until it reads, and then gets all answers', async () => {
  const socket = await reader()
  const said = 'x'.repeat(50_000)
  const asked = 1_000
  let answers = 0
  socket.on('message', () => {
    answers += 1
  })
  socket.pause()
  let taken = 0
  const ask = () => {
    if (taken === asked) return
    socket.send(JSON.stringify({ type: 'ping', payload: { said } }), () => {
      taken += 1
      ask()
    })
  }
  ask()
  await untilStill(() => taken)
  expect(taken).toBeLessThan(asked)
  socket.resume()
  await expect.poll(() => answers, { timeout: 30_000 }).toBe(asked)
  socket.close()
}, 60_000)

test('a client whose key is revoked gets nothing of what waits for it', async () => {
  const socket = await reader({ apiKey: 'secret' })
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks }' } }))
  await expect.poll(() => server.streams()).toBe(1)
  socket.pause()
  const name = 'x'.repeat(7_000_000)
  for (let id = 0; id < 3; id += 1)
    socket.send(
      JSON.stringify({ id: `${id + 2}`, type: 'subscribe', payload: { query: `{ hello(name: "${name}") }` } }),
    )
  await untilStill(() => socket.bufferedAmount)
  await server.revoke('secret')
  await expect.poll(() => server.streams()).toBe(0)
  socket.resume()
  const [code] = await once(socket, 'close')
  expect(code).toBe(1006)
})

test('an operation whose id is longer than 256 characters is refused, and its socket stays', async () => {
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  socket.send({ id: 'x'.repeat(257), type: 'subscribe', payload: { query: '{ hello }' } })
  expect(await socket.next('error', 'next')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'OPERATION_ID_TOO_LONG' } }],
  })
  socket.send({ id: 'x'.repeat(256), type: 'subscribe', payload: { query: '{ hello }' } })
  expect(await socket.next('error', 'next')).toMatchObject({ type: 'next' })
  socket.close()
})

test('a stream that breaks does not tell its client of what it broke', async () => {
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { faults }' } })
  await socket.next('next')
  server.tick()
  expect(JSON.stringify(await socket.next('error'))).not.toContain('secret')
  expect(server.log.join()).toContain('SELECT secret')
  socket.close()
})
