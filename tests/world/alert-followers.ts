import WebSocket from 'ws'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'
import { byEventSource, byEventStream, byMultipart, type Following } from './http-followers.ts'
import { authorized } from './keys.ts'

const byWebSocket: Following = (url, { query, variables }, tell) => {
  const client = createResumingClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: () => authorized(url),
    retryWait: () => new Promise<void>((resolve) => setTimeout(resolve, 50)),
  })
  const stop = client.subscribe(
    { query, variables },
    {
      next: ({ data, errors }) => tell(Object.values(data ?? {})[0] ?? errors),
      error: tell,
      complete: () => tell('completed'),
    },
  )
  return () => {
    stop()
    void client.dispose()
  }
}

export const ALERT_CLIENTS: [string, Following][] = [
  ['graphql-ws', byWebSocket],
  ['EventSource, by Last-Event-ID', byEventSource],
  ['graphql-sse', byEventStream({ singleConnection: false })],
  ['multipart', byMultipart],
]

const WATCH = `subscription($watchId: ID!, $after: Cursor, $from: StreamStart! = NOW) {
  watchEvents(watchId: $watchId, after: $after, from: $from) {
    __typename ... on JournalEvent { cursor previous } ... on AlertRaised { alert { id was { text } } }
  }
}`

const INBOX = `subscription($after: Cursor, $from: StreamStart! = NOW) {
  inboxEvents(after: $after, from: $from) {
    __typename ... on JournalEvent { cursor previous } ... on AlertArrived { item { alert { id was { text } } } }
  }
}`

interface Told {
  __typename: string
  cursor: string
  previous: string | null
  alert?: { id: string; was: { text: string } | null }
  item?: { alert: { id: string; was: { text: string } | null } }
}

/** Somebody who follows a watch, or with null an inbox, and checks that nothing is missing and nothing comes twice. */
export function followAlerts(
  follow: Following,
  url: string,
  { watchId, from }: { watchId: string | null; from: 'NOW' | 'BEGINNING' },
) {
  const events: Told[] = []
  const problems: string[] = []
  let link: string | null | undefined
  const variables = { ...(watchId === null ? {} : { watchId }), after: null, from }
  const stop = follow(url, { query: watchId === null ? INBOX : WATCH, variables }, (given) => {
    if (typeof given !== 'object' || given === null || !('cursor' in given)) {
      problems.push(given instanceof Error ? given.message : JSON.stringify(given))
      return
    }
    const event = given as Told
    const isAlert = event.alert !== undefined || event.item !== undefined
    if (link !== undefined && event.previous !== link) problems.push(`${event.cursor} does not follow ${link}`)
    link = isAlert ? event.cursor : event.previous
    events.push(event)
  })
  const alerts = () => events.flatMap(({ alert, item }) => alert ?? item?.alert ?? [])
  return {
    events,
    problems,
    stop,
    ids: () => alerts().map(({ id }) => id),
    texts: () => alerts().map(({ was }) => was?.text),
    isLive: () => events.some(({ __typename }) => __typename === 'CaughtUp'),
  }
}
