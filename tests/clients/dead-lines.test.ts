import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { EventSource } from 'eventsource'
import { afterAll, beforeAll, test } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { followByEventSource } from '../../docs/snippets/event-source.ts'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'
import { type Cable, cableTo } from '../world/cable.ts'
import { onrecord } from '../world/command.ts'
import { authorized, handOut, keyFor } from '../world/keys.ts'
import { type RunningService, runService } from '../world/service.ts'

// A line that freezes in both directions, as when a laptop sleeps or a router forgets a connection: nobody closes it.

const QUERY =
  'subscription ($after: Cursor) { statementEvents(after: $after) { __typename ... on JournalEvent { cursor } ... on StatementIngested { was { text } } } }'

let service: RunningService
const cables: Cable[] = []
const stops: (() => void)[] = []
beforeAll(async () => {
  service = await runService()
})
afterAll(async () => {
  for (const stop of stops) stop()
  for (const cable of cables) await cable.close()
  await service.stop()
})

interface Result {
  data?: { statementEvents?: { __typename: string; was?: { text: string } } }
}

/** Follows at this address; tells words that were said, and "live". */
type Follow = (url: string, tell: (word: string) => void) => () => void

const told = (tell: (word: string) => void) => (result: unknown) => {
  const event = (result as Result).data?.statementEvents
  if (event?.__typename === 'CaughtUp') tell('live')
  if (event?.was !== undefined) tell(event.was.text)
}
const failing = (tell: (word: string) => void) => (reason: unknown) => tell(`failed: ${reason}`)

const FOLLOWERS: Record<string, Follow> = {
  'the client of docs/snippets/graphql-ws.ts'(url, tell) {
    const client = createResumingClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: authorized(url),
    })
    const sink = { next: told(tell), error: failing(tell), complete: () => tell('complete') }
    return client.subscribe({ query: QUERY, variables: { after: null } }, sink)
  },
  'the EventSource of docs/snippets/event-source.ts'(url, tell) {
    const sink = { next: told(tell), error: failing(tell), complete: () => tell('complete') }
    return followByEventSource({ url, headers: authorized(url), EventSource }, { query: QUERY }, sink)
  },
  'onrecord watch'(url, tell) {
    const command = onrecord(['watch', '--json', '--server', url, '--key', keyFor(url)])
    let rest = ''
    command.child.stdout.on('data', (bytes) => {
      const lines = (rest + bytes).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) told(tell)({ data: { statementEvents: JSON.parse(line) } })
    })
    return () => command.child.kill('SIGKILL')
  },
}

let published = 0
async function publish(): Promise<string> {
  published += 1
  const words = `The harbour master counts ships, says remark ${published}`
  const input = {
    source: { name: 'The Harbour Times' },
    url: `https://harbourtimes.example/${published}`,
    text: `“${words},” Ada Quill said.`,
    language: 'en',
  }
  await service.ask('mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }', { input })
  return words
}

// They wait, and compute nothing: at once, they take as long as one.
test.concurrent('whoever follows on a line that freezes is told everything within 30 seconds, once', async ({
  expect,
}) => {
  const followers = await Promise.all(
    Object.entries(FOLLOWERS).map(async ([name, follow]) => {
      const cable = await cableTo(Number(new URL(service.url).port))
      cables.push(cable)
      const heard: string[] = []
      stops.push(follow(`http://127.0.0.1:${cable.port}/graphql`, (word) => heard.push(word)))
      return { name, cable, heard }
    }),
  )
  for (const { heard } of followers) await expect.poll(() => heard, { timeout: 20_000 }).toContain('live')
  const said = [await publish()]
  for (const { heard } of followers) await expect.poll(() => heard, { timeout: 10_000 }).toContain(said[0])
  const wordsOf = (heard: string[]) => heard.filter((word) => word !== 'live')

  const frozenAt = Date.now()
  for (const { cable } of followers) cable.freeze()
  said.push(await publish(), await publish())
  const all = Object.fromEntries(followers.map(({ name }) => [name, said]))
  await expect
    .poll(() => Object.fromEntries(followers.map(({ name, heard }) => [name, wordsOf(heard)])), { timeout: 40_000 })
    .toEqual(all)
  expect(Date.now() - frozenAt).toBeLessThan(30_000)

  // What was on its way on the old connections comes after all, and is told no second time.
  for (const { cable } of followers) cable.flow()
  said.push(await publish())
  for (const { heard } of followers) await expect.poll(() => heard, { timeout: 10_000 }).toContain(said.at(-1))
  expect(Object.fromEntries(followers.map(({ name, heard }) => [name, wordsOf(heard)]))).toEqual(all)
}, 90_000)

/** A service at the other end of a slow line: a remark comes every 200 ms, and what it answers queues behind them. */
async function openSlowly(remarks: number) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  handOut(url, 'any')
  let connections = 0
  let pings = 0
  server.on('connection', (socket) => {
    connections += 1
    const queue: object[] = []
    const line = setInterval(() => {
      const message = queue.shift()
      if (message !== undefined) socket.send(JSON.stringify(message))
    }, 200)
    socket.on('close', () => clearInterval(line))
    socket.on('message', (bytes) => {
      const { type, id } = JSON.parse(String(bytes))
      const next = (event: object) => ({ id, type: 'next', payload: { data: { statementEvents: event } } })
      if (type === 'connection_init') queue.push({ type: 'connection_ack' })
      if (type === 'ping') {
        pings += 1
        queue.push({ type: 'pong' })
      }
      if (type === 'subscribe') {
        for (let remark = 1; remark <= remarks; remark += 1)
          queue.push(next({ __typename: 'StatementIngested', cursor: `${remark}`, was: { text: `Remark ${remark}` } }))
        queue.push(next({ __typename: 'CaughtUp', cursor: 'live' }))
      }
    })
  })
  return {
    url,
    connections: () => connections,
    pings: () => pings,
    async close() {
      for (const socket of server.clients) socket.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test.concurrent.for(['the client of docs/snippets/graphql-ws.ts', 'onrecord watch'])(
  '%s stays on a slow line on which an answer waits behind a long backlog',
  { timeout: 60_000 },
  async (name, { expect }) => {
    // 25 seconds. A ping is sent after 10, and its answer is awaited for 8 of silence.
    const slow = await openSlowly(125)
    const heard: string[] = []
    const stop = FOLLOWERS[name]?.(slow.url, (word) => heard.push(word))
    const remarks = Array.from({ length: 125 }, (_, index) => `Remark ${index + 1}`)
    await expect.poll(() => heard, { timeout: 45_000 }).toContain('live')
    expect(heard).toEqual([...remarks, 'live'])
    expect(slow.pings()).toBe(1)
    expect(slow.connections()).toBe(1)
    stop?.()
    await slow.close()
  },
)
