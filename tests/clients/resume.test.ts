import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventSource } from 'eventsource'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import * as apollo from '../../docs/snippets/apollo.ts'
import { followByEventSource } from '../../docs/snippets/event-source.ts'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'
import * as urql from '../../docs/snippets/urql.ts'
import { type Service, startService } from '../../src/service.ts'
import { readSettings } from '../../src/settings.ts'
import { type Cable, cableTo } from '../world/cable.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { byEventSource, byEventStream, byMultipart, type Following } from '../world/http-followers.ts'
import { authorized, handOut, handOutFrom } from '../world/keys.ts'
import { makeKey } from '../world/service.ts'

// The real clients against a real service, through a cable that is cut: each must see every event once, in order, and
// be able to prove it.

const TOPIC = 'indo-pacific-engagement'
const SUBSCRIPTION = /* GraphQL */ `
  subscription Watch($topics: [String!], $after: Cursor) {
    statementEvents(filter: { topics: $topics }, after: $after) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementIngested { statement { id text actor { id name } } }
    }
  }
`

interface Event {
  __typename: string
  cursor: string
  previous: string | null
  statement?: { text: string; actor: { name: string } }
}

/** Follows the topic through the cable, telling every event. Answers how to stop. */
type Follow = (port: number, after: string | null, tell: (event: unknown) => void) => () => void

const overSocket = (port: number) => ({
  connectionParams: () => authorized(`http://127.0.0.1:${port}`),
  url: `ws://127.0.0.1:${port}/graphql`,
  webSocketImpl: WebSocket,
  retryWait: () => new Promise<void>((resolve) => setTimeout(resolve, 20)),
})

const overHttp =
  (follow: Following): Follow =>
  (port, after, tell) =>
    follow(`http://127.0.0.1:${port}/graphql`, { query: SUBSCRIPTION, variables: { topics: [TOPIC], after } }, tell)

const CLIENTS: [string, Follow][] = [
  [
    'graphql-ws',
    (port, after, tell) => {
      const client = createResumingClient(overSocket(port))
      const stop = client.subscribe(
        { query: SUBSCRIPTION, variables: { topics: [TOPIC], after } },
        { next: (result) => tell(result.data?.statementEvents ?? result.errors), error: tell, complete: () => {} },
      )
      return () => {
        stop()
        void client.dispose()
      }
    },
  ],
  ['graphql-sse', overHttp(byEventStream({ singleConnection: false }))],
  ['graphql-sse on a single connection', overHttp(byEventStream({ singleConnection: true }))],
  ['EventSource', overHttp(byEventSource)],
  [
    'EventSource with tickets',
    (port, after, tell) =>
      followByEventSource(
        { url: `http://127.0.0.1:${port}/graphql`, headers: authorized(`http://127.0.0.1:${port}`), EventSource },
        { query: SUBSCRIPTION, variables: { topics: [TOPIC], after } },
        {
          next: ({ data, errors }) => tell((data as { statementEvents?: unknown })?.statementEvents ?? errors),
          error: tell,
          complete: () => tell('completed'),
        },
      ),
  ],
  ['Apollo Client over multipart answers', overHttp(byMultipart)],
  ['Apollo Client', (port, after, tell) => apollo.watch(overSocket(port), after, tell)],
  ['urql', (port, after, tell) => urql.watch(overSocket(port), after, tell)],
]

let fresh: FreshDatabase
let dataDir: string
let service: Service
let cable: Cable
let key: string | undefined

async function start(port = 0): Promise<Service> {
  const settings = readSettings({
    DATABASE_URL: fresh.url,
    DATA_DIR: dataDir,
    PORT: String(port),
    SHUTDOWN_GRACE_MS: '1000',
    POLL_INTERVAL_MS: '100',
  })
  const started = await startService(settings, pino({ level: 'silent' }), { database: { allowUnsafe: true } })
  // One that outlives the service, as the operator's does not.
  key ??= await makeKey(`${started.url}/graphql`, await handOutFrom(dataDir))
  handOut(started.url, key)
  return started
}

beforeAll(async () => {
  fresh = await freshDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'onrecord-clients-'))
  service = await start()
  cable = await cableTo(Number(new URL(service.url).port))
})

afterAll(async () => {
  await cable.close()
  await service.stop()
  await fresh.drop()
  await rm(dataDir, { recursive: true, force: true })
})

let published = 0

/** Publishes an article on the topic; answers the words that were said. */
async function publish(): Promise<string> {
  published += 1
  const words = `NATO must deepen its security engagement in the Indo-Pacific, says remark ${published}`
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorized(service.url) },
    body: JSON.stringify({
      query: `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename ... on Failure { message } } }`,
      variables: {
        input: {
          source: { name: 'The Harbour Times' },
          url: `https://harbourtimes.example/${published}`,
          text: `“${words},” Ada Quill said.`,
          language: 'en',
        },
      },
    }),
  })
  expect(await response.json()).toMatchObject({ data: { ingestArticle: { __typename: 'IngestArticleSuccess' } } })
  return words
}

function follower(follow: Follow) {
  const events: Event[] = []
  const problems: unknown[] = []
  const stop = follow(cable.port, null, (event) => {
    if (typeof event === 'object' && event !== null && '__typename' in event) events.push(event as Event)
    else problems.push(event)
  })
  return {
    stop,
    problems,
    events,
    texts: () => events.flatMap((event) => event.statement?.text ?? []),
    isLive: () => vi.waitFor(() => expect(events.at(-1)?.__typename).toBe('CaughtUp'), { timeout: 20_000 }),
    has: (count: number) =>
      vi.waitFor(() => expect(events.filter((event) => event.statement).length).toBeGreaterThanOrEqual(count), {
        timeout: 20_000,
      }),
  }
}

/** What a client checks to know that nothing is missing. */
function expectUnbroken(events: Event[]): void {
  let link: string | null | undefined
  for (const event of events) {
    if (link !== undefined) expect(event.previous).toBe(link)
    else link = event.previous
    if (event.statement) link = event.cursor
  }
}

describe.each(CLIENTS)('%s', (_name, follow) => {
  test('is told within a moment of the commit', async () => {
    const watching = follower(follow)
    await watching.isLive()
    const words = await publish()
    await watching.has(1)
    expect(watching.events.at(-1)).toMatchObject({
      __typename: 'StatementIngested',
      statement: { text: words, actor: { name: 'Ada Quill' } },
    })
    watching.stop()
  })

  test('whose connection is cut again and again in mid-stream misses nothing and repeats nothing', async () => {
    const watching = follower(follow)
    await watching.isLive()
    const said: string[] = []
    for (let round = 0; round < 4; round += 1) {
      said.push(await publish(), await publish())
      if (round > 0) await watching.has(said.length - 1)
      cable.cut()
      said.push(await publish())
    }
    await watching.has(said.length)
    expect(watching.texts()).toEqual(said)
    expectUnbroken(watching.events)
    expect(watching.problems).toEqual([])
    watching.stop()
  })
})

// All at once, since a restart takes seconds.
test('every client survives a restart of the service', async () => {
  const all = CLIENTS.map(([name, follow]) => ({ name, ...follower(follow) }))
  await Promise.all(all.map((watching) => watching.isLive()))
  const said = [await publish()]
  await Promise.all(all.map((watching) => watching.has(1)))
  await service.stop()
  service = await start(Number(new URL(service.url).port))
  said.push(await publish(), await publish())
  await Promise.all(all.map((watching) => watching.has(3)))
  for (const { name, texts, events, stop } of all) {
    expect([name, texts()]).toEqual([name, said])
    expectUnbroken(events)
    stop()
  }
})

test('many clients that lose their connections at once all come back and miss nothing', async () => {
  const crowd = Array.from({ length: 60 }, (_, index) => {
    const [, follow] = CLIENTS[index % CLIENTS.length] ?? CLIENTS[0] ?? []
    if (follow === undefined) throw new Error('there is no client')
    return follower(follow)
  })
  await Promise.all(crowd.map((watching) => watching.isLive()))
  const said = [await publish()]
  cable.cut()
  said.push(await publish(), await publish())
  await Promise.all(crowd.map((watching) => watching.has(3)))
  for (const watching of crowd) {
    expect(watching.texts()).toEqual(said)
    expectUnbroken(watching.events)
    watching.stop()
  }
})
