import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EventSource } from 'eventsource'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { followByEventSource } from '../../docs/snippets/event-source.ts'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'
import { type Cable, cableTo } from '../world/cable.ts'
import { onrecord } from '../world/command.ts'
import { authorized, keyFor } from '../world/keys.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

const QUERY = 'subscription ($after: Cursor) { statementEvents(after: $after) { __typename } }'

let service: RunningService
let cable: Cable
beforeAll(async () => {
  service = await runService()
  cable = await cableTo(Number(new URL(service.url).port))
})
afterAll(async () => {
  await cable.close()
  await service.stop()
})

function followedBy(url: string, key: string, by: 'WebSocket' | 'EventSource') {
  const heard: string[] = []
  const errors: unknown[] = []
  const next = (result: unknown) => {
    const { data, errors: told } = result as {
      data?: { statementEvents?: { __typename: string } }
      errors?: { extensions?: { code?: string } }[]
    }
    heard.push(data?.statementEvents?.__typename ?? told?.[0]?.extensions?.code ?? 'nothing')
  }
  const sink = { next, error: (error: unknown) => errors.push(error), complete: () => heard.push('complete') }
  const headers = { authorization: `Bearer ${key}` }
  if (by === 'EventSource') {
    return { heard, errors, stop: followByEventSource({ url, headers, EventSource }, { query: QUERY }, sink) }
  }
  const client = createResumingClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: headers,
  })
  const stops = [1, 2].map(() => client.subscribe({ query: QUERY, variables: { after: null } }, sink))
  return {
    heard,
    errors,
    stop() {
      for (const stop of stops) stop()
    },
  }
}

describe('a key that opens nothing', () => {
  test.each(['WebSocket', 'EventSource'] as const)('ends every subscription over %s with an error', async (by) => {
    const { errors } = followedBy(`http://127.0.0.1:${cable.port}/graphql`, 'wrong', by)
    const subscriptions = by === 'WebSocket' ? 2 : 1
    await expect.poll(() => errors.length, { timeout: 30_000 }).toBe(subscriptions)
    expect(String((errors[0] as { code?: number }).code ?? errors[0])).toMatch(/^4403$|valid key/)
    const { connections } = cable
    // Longer than a client waits before it comes back.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(cable.connections).toBe(connections)
  })

  test('ends onrecord watch with one line', async () => {
    const command = onrecord(['watch', '--server', service.url, '--key', 'wrong'])
    expect(await command.ended).toBe(1)
    expect(command.output.stderr).toMatch(/^onrecord: the service does not accept the key[^\n]+\n$/)
  })

  test.each(['WebSocket', 'EventSource'] as const)('once it is revoked ends what it has open over %s', async (by) => {
    const key = await makeKey(service.url, service.key, by === 'WebSocket' ? 'READER' : 'EDITOR')
    const { heard, errors } = followedBy(service.url, key, by)
    await expect.poll(() => heard, { timeout: 30_000 }).toContain('CaughtUp')
    await service.ask(`mutation { revokeKey(input: { id: "${key.slice(0, 16)}" }) { __typename } }`)
    if (by === 'WebSocket') {
      await expect.poll(() => errors.map((error) => (error as { code: number }).code)).toEqual([4403, 4403])
    } else await expect.poll(() => errors).toMatchObject([{ cause: [{ extensions: { code: 'KEY_REVOKED' } }] }])
    expect(new Set(heard)).toEqual(new Set(['CaughtUp']))
  })
})

// From here on each has a server of its own or a follower of its own, and waits: so they wait at once.

test.concurrent('an EventSource that is refused because of its cursor ends with an error that has the code', async ({
  expect,
}) => {
  const { data } = await service.ask<{ statements: { liveCursor: string } }>(
    '{ statements(filter: { text: "ferry" }) { liveCursor } }',
  )
  const after = data?.statements.liveCursor
  const errors: unknown[] = []
  const results: unknown[] = []
  followByEventSource(
    { url: service.url, headers: authorized(service.url), EventSource },
    { query: QUERY, variables: { after } },
    {
      next: (result) => results.push(result),
      error: (error) => errors.push(error),
      complete: () => results.push('complete'),
    },
  )
  await expect
    .poll(() => errors, { timeout: 30_000 })
    .toMatchObject([{ cause: [{ extensions: { code: 'CURSOR_OTHER_STREAM' } }] }])
  expect(results).toEqual([])
})

test.concurrent('an EventSource that finds too many streams open waits until one has ended', async ({ expect }) => {
  const narrow = await runService({ MAX_SOCKETS_PER_PRINCIPAL: '1' })
  const line = await cableTo(Number(new URL(narrow.url).port))
  const first = followedBy(narrow.url, narrow.key, 'EventSource')
  await expect.poll(() => first.heard, { timeout: 30_000 }).toEqual(['CaughtUp'])
  const second = followedBy(`http://127.0.0.1:${line.port}/graphql`, narrow.key, 'EventSource')
  // Each attempt takes a ticket and a stream: a third connection is another attempt.
  await expect.poll(() => line.connections, { timeout: 30_000 }).toBeGreaterThan(2)
  expect(second.heard).toEqual([])
  first.stop()
  await expect.poll(() => second.heard, { timeout: 30_000 }).toEqual(['CaughtUp'])
  expect(second.errors).toEqual([])
  second.stop()
  await line.close()
  await narrow.stop()
})

test.concurrent('an EventSource gets over what a proxy answers while the service starts again', async ({ expect }) => {
  const down = createServer((_request, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'))
  await new Promise<void>((resolve) => down.listen(0, '127.0.0.1', resolve))
  const lead = await cableTo(Number(new URL(service.url).port))
  const url = `http://127.0.0.1:${lead.port}/graphql`
  const { heard, errors, stop } = followedBy(url, keyFor(url), 'EventSource')
  await expect.poll(() => heard, { timeout: 30_000 }).toEqual(['CaughtUp'])
  const { connections } = lead
  lead.lead((down.address() as AddressInfo).port)
  lead.cut()
  await expect.poll(() => lead.connections, { timeout: 30_000 }).toBeGreaterThan(connections + 1)
  lead.lead(Number(new URL(service.url).port))
  lead.cut()
  await expect.poll(() => heard, { timeout: 30_000 }).toEqual(['CaughtUp', 'CaughtUp'])
  expect(errors).toEqual([])
  stop()
  await lead.close()
  down.closeAllConnections()
  await new Promise((resolve) => down.close(resolve))
})

/** A service that closes every socket with this code. */
async function closingWith(code: number) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  let sockets = 0
  server.on('connection', (socket) => {
    sockets += 1
    socket.close(code)
  })
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    sockets: () => sockets,
    async close() {
      for (const socket of server.clients) socket.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test.concurrent.for([4400, 4401, 4403, 4406, 4409, 4429, 1009])(
  'a socket that is closed with %i is given up',
  async (code, { expect }) => {
    const server = await closingWith(code)
    const { errors, stop } = followedBy(server.url, 'any', 'WebSocket')
    await expect.poll(() => errors, { timeout: 30_000 }).toMatchObject([{ code }, { code }])
    stop()
    await server.close()
  },
)

test.concurrent.for([1001, 1011, 1013, 4408, 4500])(
  'a socket that is closed with %i is opened again',
  async (code, { expect }) => {
    const server = await closingWith(code)
    const { errors, stop } = followedBy(server.url, 'any', 'WebSocket')
    await expect.poll(server.sockets, { timeout: 30_000 }).toBeGreaterThan(2)
    expect(errors).toEqual([])
    stop()
    await server.close()
  },
)

test.concurrent.for<[number, object]>([
  [1001, { retryAttempts: 0 }],
  [1011, { retryAttempts: 0 }],
  [1001, { shouldRetry: () => false }],
  [4500, { shouldRetry: () => false }],
])(
  'a socket that is closed with %i is given up where the caller wants that: %o',
  async ([code, options], { expect }) => {
    const server = await closingWith(code)
    const client = createResumingClient({ url: server.url.replace('http', 'ws'), webSocketImpl: WebSocket, ...options })
    const errors: unknown[] = []
    client.subscribe({ query: QUERY }, { next: () => {}, error: (error) => errors.push(error), complete: () => {} })
    await expect.poll(() => errors).toMatchObject([{ code }])
    expect(server.sockets()).toBe(1)
    await server.close()
  },
)

test.concurrent('a client that is disposed of before it opens again completes its subscriptions, and stays closed', async ({
  expect,
}) => {
  const server = await closingWith(1011)
  const client = createResumingClient({ url: server.url.replace('http', 'ws'), webSocketImpl: WebSocket })
  const heard: unknown[] = []
  const closed = new Promise((resolve) => client.on('closed', resolve))
  client.subscribe(
    { query: QUERY },
    { next: () => {}, error: (error) => heard.push(error), complete: () => heard.push('complete') },
  )
  await closed
  await client.dispose()
  await expect.poll(() => heard).toEqual(['complete'])
  expect(server.sockets()).toBe(1)
  await server.close()
})

/** A service that refuses every handshake with this HTTP status. */
async function refusingWith(status: number) {
  let handshakes = 0
  const server = createServer().on('upgrade', (_request, socket) => {
    handshakes += 1
    socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    handshakes: () => handshakes,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

test.concurrent.for([400, 401, 403, 405, 426])(
  'a handshake that is refused with HTTP %i is given up',
  async (status, { expect }) => {
    const server = await refusingWith(status)
    const { errors } = followedBy(server.url, 'any', 'WebSocket')
    const message = `Unexpected server response: ${status}`
    await expect.poll(() => errors, { timeout: 30_000 }).toMatchObject([{ message }, { message }])
    expect(server.handshakes()).toBe(1)
    await server.close()
  },
)

test.concurrent.for([404, 429, 502, 503])(
  'a handshake that is refused with HTTP %i is tried again',
  async (status, { expect }) => {
    const server = await refusingWith(status)
    const { errors, stop } = followedBy(server.url, 'any', 'WebSocket')
    await expect.poll(server.handshakes, { timeout: 30_000 }).toBeGreaterThan(2)
    expect(errors).toEqual([])
    stop()
    await server.close()
  },
)

test.concurrent('a handshake that is refused for good ends onrecord watch with one line', async ({ expect }) => {
  const server = await refusingWith(403)
  const command = onrecord(['watch', '--server', server.url, '--key', 'any'])
  expect(await command.ended).toBe(1)
  expect(command.output.stderr).toMatch(/^onrecord: [^\n]+refuses the connection \(HTTP 403\)[^\n]+ALLOWED_HOSTS\n$/)
  expect(server.handshakes()).toBe(1)
  await server.close()
})
