import { setTimeout as sleep } from 'node:timers/promises'
import { createClient as createEventClient } from 'graphql-sse'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'
import { byEventSource, byMultipart } from '../world/http-followers.ts'
import { authorized } from '../world/keys.ts'

/** Somebody who follows the journal through everything that happens, resuming in the way of its client. */
export interface Follower {
  name: string
  /** The word that its filter wants; null takes everything. */
  word: string | null
  /** Entries in the order in which they came. */
  told: Told[]
  /** The newest position it knows of, by an entry or by word of progress. */
  readonly position: number
  /** Events that came again under the same cursor, as a consumer's may. */
  readonly repeats: number
  problems: string[]
  stop(): void
}

export interface Told {
  position: number
  kind: string
  text: string | null
}

interface Event {
  __typename: string
  cursor: string
  previous: string | null
  kind?: string
  was?: { text: string }
  statement?: { id: string } | null
}

export const KINDS = [
  'WebSocket',
  'WebSocket, consumer',
  'events',
  'events, one connection',
  'EventSource',
  'multipart',
  'events, consumer',
] as const

const QUERY = /* GraphQL */ `
  subscription ($filter: StatementFilter, $after: Cursor, $consumer: String) {
    statementEvents(filter: $filter, after: $after, from: BEGINNING, consumer: $consumer) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementChange { kind was { text } statement { id } }
    }
  }
`
const RETRY_MS = 100
const retry = () => new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS))

/** `urls` answers any of the services: a cursor holds on all of them. */
export function startFollower(
  kind: (typeof KINDS)[number],
  number: number,
  word: string | null,
  urls: () => string,
): Follower {
  const told: Told[] = []
  const seen = new Map<string, string>()
  const problems: string[] = []
  let position = 0
  let repeats = 0
  let link: string | null | undefined
  let isOver = false
  const consumer = kind.endsWith('consumer') ? `follower ${number}` : null
  const acknowledging = consumer === null ? null : acknowledge(consumer, urls, () => isOver)

  const tell = (given: unknown) => {
    if (isOver) return
    if (typeof given !== 'object' || given === null || !('cursor' in given)) {
      problems.push(given instanceof Error ? given.message : JSON.stringify(given))
      return
    }
    const event = given as Event
    const at = positionOf(event.cursor)
    const isEntry = event.kind !== undefined || event.__typename === 'StatementErased'
    if (isEntry && event.kind !== undefined && event.statement == null) problems.push(`no statement at ${at}`)
    if (isEntry && seen.has(event.cursor)) {
      repeats += 1
      if (consumer === null) problems.push(`told twice of ${at}`)
      // The same cursor, the same words.
      if (seen.get(event.cursor) !== (event.was?.text ?? '')) problems.push(`${at} said something else`)
      link = event.cursor
      return
    }
    if (event.__typename === 'Gap') problems.push(`a gap at ${at}`)
    // What a client checks to know that nothing is missing.
    if (link !== undefined && event.previous !== link && !(consumer !== null && seen.has(event.previous ?? '')))
      problems.push(`${at} follows ${event.previous} and not ${link}`)
    link = isEntry ? event.cursor : event.previous
    position = Math.max(position, at)
    if (isEntry) {
      seen.set(event.cursor, event.was?.text ?? '')
      told.push({ position: at, kind: event.kind ?? 'ERASED', text: event.was?.text ?? null })
    }
    acknowledging?.done(event.cursor)
  }
  const variables = { filter: word === null ? {} : { text: word }, after: null, consumer }
  const stop = followBy(kind, { query: QUERY, variables }, urls, tell)
  return {
    name: `${kind} ${number}`,
    word,
    told,
    get position() {
      return position
    },
    get repeats() {
      return repeats
    },
    problems,
    stop() {
      isOver = true
      stop()
    },
  }
}

function followBy(
  kind: (typeof KINDS)[number],
  { query, variables }: { query: string; variables: Record<string, unknown> },
  urls: () => string,
  tell: (event: unknown) => void,
): () => void {
  const socketUrl = () => urls().replace('http', 'ws')
  // One key for all services of the database.
  const connectionParams = () => authorized(urls())
  const sink = {
    next: ({ data, errors }: { data?: unknown; errors?: unknown }) =>
      tell((data as { statementEvents?: unknown } | null)?.statementEvents ?? errors),
    error: (error: unknown) => tell(error),
    complete: () => tell('completed'),
  }
  switch (kind) {
    case 'WebSocket': {
      const options = { url: socketUrl, webSocketImpl: WebSocket, connectionParams, retryWait: retry }
      return disposing(createResumingClient(options), (client) => client.subscribe({ query, variables }, sink))
    }
    case 'WebSocket, consumer': {
      // As it comes: it sends the same variables every time, and the server knows where it was.
      const client = createClient({
        url: socketUrl,
        webSocketImpl: WebSocket,
        connectionParams,
        retryAttempts: Number.POSITIVE_INFINITY,
        shouldRetry: () => true,
        retryWait: retry,
      })
      return disposing(client, () => client.subscribe({ query, variables }, sink))
    }
    case 'events':
    case 'events, one connection':
    case 'events, consumer': {
      const current = { ...variables }
      const client = createEventClient({
        url: async () => urls(),
        headers: connectionParams,
        singleConnection: kind === 'events, one connection',
        retryAttempts: Number.POSITIVE_INFINITY,
        retry,
      } as Parameters<typeof createEventClient>[0])
      const next: typeof sink.next = (result) => {
        sink.next(result)
        const { cursor } = (result.data as { statementEvents?: Event } | null)?.statementEvents ?? {}
        if (cursor !== undefined && kind !== 'events, consumer') current.after = cursor
      }
      return disposing(client, () => client.subscribe({ query, variables: current }, { ...sink, next } as never))
    }
    case 'EventSource':
      return byEventSource(urls(), { query, variables }, tell)
    case 'multipart':
      return byMultipart(urls(), { query, variables }, tell)
  }
}

function disposing<Client extends { dispose(): unknown }>(client: Client, open: (client: Client) => () => void) {
  const stop = open(client)
  return () => {
    stop()
    client.dispose()
  }
}

/** Says again and again what was dealt with last, as an application does beside its subscription. */
function acknowledge(consumer: string, urls: () => string, isOver: () => boolean): { done(cursor: string): void } {
  let newest: string | null = null
  const run = async (): Promise<void> => {
    while (!isOver()) {
      await sleep(150)
      const cursor = newest
      if (cursor === null) continue
      const url = urls()
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorized(url) },
        body: JSON.stringify({
          query:
            'mutation ($consumer: String!, $cursor: Cursor!) { acknowledge(consumer: $consumer, cursor: $cursor) { __typename } }',
          variables: { consumer, cursor },
        }),
        signal: AbortSignal.timeout(5_000),
      }).catch(() => null)
      await response?.text().catch(() => '') // said again in a moment, if it did not arrive
      if (newest === cursor && response?.status === 200) newest = null
    }
  }
  void run()
  return {
    done(cursor) {
      newest = cursor
    },
  }
}

function positionOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64url').toString().split(':')[3])
}
