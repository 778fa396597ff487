import { createClient as createEventClient } from 'graphql-sse'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { keyFor } from './keys.ts'

/** What a subscription says over each transport, as its own client tells it, and how it ends. */
export interface Reader {
  events: Record<string, unknown>[]
  /** How it ended: a close code, a GraphQL code, or words. */
  ended: Promise<string | number>
  stop(): void
}

export type Transport = 'WebSocket' | 'events' | 'one connection' | 'parts'
export const TRANSPORTS: readonly Transport[] = ['WebSocket', 'events', 'one connection', 'parts']

interface Answer {
  data?: Record<string, unknown> | null
  errors?: readonly { extensions?: { code?: string } }[]
}

/** `url` as "http://127.0.0.1:4000/graphql"; as the operator, unless with another key. Reads without resuming. */
export function read(transport: Transport, url: string, query: string, key = keyFor(url)): Reader {
  const events: Record<string, unknown>[] = []
  let end: (how: string | number) => void = () => {}
  const ended = new Promise<string | number>((resolve) => {
    end = resolve
  })
  const told = ({ data, errors }: Answer) => {
    if (errors !== undefined) end(errors[0]?.extensions?.code ?? 'an error')
    else events.push(Object.values(data ?? {})[0] as Record<string, unknown>)
  }
  const headers = { authorization: `Bearer ${key}` }
  const sink = {
    next: told as never,
    error: (error: unknown) => end((error as { code?: number }).code ?? String(error)),
    complete: () => end('completed'),
  }
  const leaving = new AbortController()
  switch (transport) {
    case 'WebSocket': {
      const client = createClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: { apiKey: key },
      })
      client.subscribe({ query }, sink)
      return { events, ended, stop: () => void client.dispose() }
    }
    case 'events':
    case 'one connection': {
      const options = { url, headers, retryAttempts: 0, singleConnection: transport === 'one connection' }
      const client = createEventClient(options as Parameters<typeof createEventClient>[0])
      client.subscribe({ query }, sink)
      return { events, ended, stop: () => client.dispose() }
    }
    case 'parts':
      readParts(url, query, headers, leaving.signal, told).then(
        () => end('completed'),
        (error) => end(String(error)),
      )
      return { events, ended, stop: () => leaving.abort() }
  }
}

async function readParts(
  url: string,
  query: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  told: (answer: Answer) => void,
): Promise<void> {
  const accept = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json'
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, accept, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal,
  })
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let at = text.indexOf('\r\n--graphql'); at !== -1; at = text.indexOf('\r\n--graphql')) {
      const json = text.slice(0, at).split('\r\n\r\n')[1]
      const { payload } = json === undefined ? {} : (JSON.parse(json) as { payload?: Answer })
      if (payload !== undefined) told(payload)
      text = text.slice(at + '\r\n--graphql'.length)
    }
  }
}
