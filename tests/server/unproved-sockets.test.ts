import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { loneServer, OPERATOR } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'

// Anybody can open a socket. Until it has said who it is, it costs little, and keeps nobody else out.

const READER: Principal = { id: '7b1c4c0e-0d0a-4d3c-9d5e-0a4f6f1f7a12', name: 'Reader', role: 'READER' }
/** More than a socket may send before it is known. */
const FILLER = 'a'.repeat(300_000)
const HELLO = 'query ($name: String) { hello(name: $name) }'

describe('a socket that has not said who it is', () => {
  const roomy = () => loneServer({ MAX_BODY_BYTES: '8000000' })

  test.each([
    [
      'one long message',
      (socket: WebSocket) => socket.send(`{"type":"connection_init","payload":{"note":"${FILLER}"}}`),
    ],
    [
      'a message in many fragments',
      (socket: WebSocket) => {
        for (let part = 0; part < 200; part += 1) socket.send(FILLER.slice(0, 1_000), { fin: false })
      },
    ],
    [
      'many pings of the protocol',
      (socket: WebSocket) => {
        for (let ping = 0; ping < 10_000; ping += 1) socket.send('{"type":"ping"}')
      },
    ],
    [
      'many pings of the connection',
      (socket: WebSocket) => {
        for (let ping = 0; ping < 10_000; ping += 1) socket.ping(FILLER.slice(0, 100))
      },
    ],
  ])('is cut off when it sends %s', async (_what, flood) => {
    const open = await roomy()
    // It brings a key along: until it is asked for, that is not looked at.
    const socket = new WebSocket(open.socketUrl, 'graphql-transport-ws', { headers: OPERATOR })
    socket.on('error', () => {})
    let pongs = 0
    socket.on('pong', () => {
      pongs += 1
    })
    const closed = once(socket, 'close')
    await once(socket, 'open')
    flood(socket)
    const [code] = await closed
    expect(code).toBe(1006)
    expect(pongs).toBeLessThan(1_000)
    await open.stop()
  })

  test('is cut off after 4 kB of a message that it does not end', async () => {
    const open = await roomy()
    const socket = new WebSocket(open.socketUrl, 'graphql-transport-ws')
    socket.on('error', () => {})
    const closed = once(socket, 'close')
    await once(socket, 'open')
    socket.send(FILLER.slice(0, 4_200), { fin: false })
    const [code] = await closed
    expect(code).toBe(1006)
    await open.stop()
  })

  test('may send its first operations in the same breath', async () => {
    const open = await roomy()
    const socket = await openSocket(open.socketUrl)
    socket.send({ type: 'connection_init' })
    const variables = { name: FILLER.slice(0, 20_000) }
    socket.send({ id: '1', type: 'subscribe', payload: { query: HELLO, variables } })
    expect(await socket.next('next', 'error')).toMatchObject({ type: 'next' })
    socket.close()
    await open.stop()
  })

  test('may send what fits, and as much as anyone as soon as it has said it', async () => {
    const open = await roomy()
    const socket = await openSocket(open.socketUrl)
    socket.send({ type: 'connection_init', payload: { note: FILLER.slice(0, 3_900) } })
    await socket.next('connection_ack')
    socket.send({
      id: '1',
      type: 'subscribe',
      payload: { query: HELLO, variables: { name: FILLER } },
    })
    expect(await socket.next('next', 'error')).toMatchObject({ payload: { data: { hello: `Hello ${FILLER}` } } })
    socket.close()
    await open.stop()
  })
})

describe('where as many sockets as are allowed say nothing', () => {
  const crowded = async () => {
    const server = await loneServer({ MAX_SOCKETS_PER_PRINCIPAL: '3' }, { secret: READER })
    const silent = []
    for (let each = 0; each < 3; each += 1) silent.push(await openSocket(server.socketUrl, { isBare: true }))
    return { server, silent }
  }

  test('one that brings its key in the protocol is let in, and the one that was silent for longest is not', async () => {
    const { server, silent } = await crowded()
    const socket = await openSocket(server.socketUrl, { isBare: true })
    socket.send({ type: 'connection_init', payload: { apiKey: 'secret' } })
    expect(await socket.next('connection_ack')).toEqual({ type: 'connection_ack' })
    expect((await silent[0]?.closed)?.code).toBe(1006)
    silent[1]?.send({ type: 'connection_init', payload: { apiKey: 'secret' } })
    expect(await silent[1]?.next('connection_ack')).toEqual({ type: 'connection_ack' })
    await server.stop()
  })

  test('one that brings its key in its request takes nobody’s place', async () => {
    const { server, silent } = await crowded()
    const socket = await openSocket(server.socketUrl, { isBare: true, headers: { 'x-api-key': 'secret' } })
    socket.send({ type: 'connection_init' })
    expect(await socket.next('connection_ack')).toEqual({ type: 'connection_ack' })
    silent[0]?.send({ type: 'connection_init', payload: { apiKey: 'secret' } })
    expect(await silent[0]?.next('connection_ack')).toEqual({ type: 'connection_ack' })
    await server.stop()
  })

  test('a principal is refused more that say nothing, and others are not', async () => {
    const { server } = await crowded()
    const headers = { 'x-api-key': 'secret' }
    for (let each = 0; each < 3; each += 1) await openSocket(server.socketUrl, { isBare: true, headers })
    await expect(openSocket(server.socketUrl, { isBare: true, headers })).rejects.toThrow('503')
    const other = await openSocket(server.socketUrl)
    other.send({ type: 'connection_init' })
    expect(await other.next('connection_ack')).toEqual({ type: 'connection_ack' })
    await server.stop()
  })
})
