// A named reader whose place the service keeps. Stop it at any time, start it again, and it goes on where it was.
//
//   npm install graphql graphql-ws ws
//   ONRECORD_KEY=$(npx onrecord key local) npx tsx examples/graphql-ws/consumer.ts
//
// What was sent but not acknowledged is sent again, with the same cursor: let your work stand a repeat.

import { type Client, createClient } from 'graphql-ws'
import WebSocket from 'ws'

const url = process.env.ONRECORD_URL ?? 'http://127.0.0.1:4000/graphql'
const key = process.env.ONRECORD_KEY ?? ''
const consumer = process.env.CONSUMER ?? 'example'

const EVENTS = `subscription Events($filter: StatementFilter, $consumer: String) {
  statementEvents(filter: $filter, consumer: $consumer, from: BEGINNING) {
    __typename
    ... on JournalEvent { cursor previous }
    ... on StatementChange { statementId before { ...Said } after { ...Said } }
    ... on StatementErased { statementId }
  }
}

fragment Said on StatementVersion { text actor { name } }`

const ACKNOWLEDGE = `mutation Acknowledge($input: AcknowledgeInput!) {
  acknowledge(input: $input) {
    __typename
    ... on Failure { message }
  }
}`

interface Event {
  __typename: string
  cursor: string
  /** Null where the statement is new. */
  before?: Said | null
  /** Null where it stands no more. */
  after?: Said | null
}

interface Said {
  text: string
  actor: { name: string } | null
}

const FORBIDDEN = 4403

// The stock client: it sends the same variables again when it reconnects, and `consumer` says all that is needed.
const client = createClient({
  url: url.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${key}` },
  retryAttempts: Number.POSITIVE_INFINITY,
  // A key that is refused today is refused tomorrow.
  shouldRetry: (problem) => (problem as { code?: number }).code !== FORBIDDEN,
})

const events = client.iterate<{ statementEvents: Event }>({
  query: EVENTS,
  variables: { filter: { topics: ['indo-pacific-engagement'] }, consumer },
})
for await (const { data, errors } of events) {
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  const event = data?.statementEvents
  if (event == null) continue
  await handle(event)
  // Only now: a crash before this line means that the event comes once more, not that it is lost.
  await acknowledge(client, event.cursor)
}

async function handle({ __typename, before, after }: Event): Promise<void> {
  const said = after ?? before
  const words = said == null ? '' : `  ${said.actor?.name ?? 'unknown speaker'}: ${said.text}`
  process.stdout.write(`${__typename}${words}\n`)
}

async function acknowledge(client: Client, cursor: string): Promise<void> {
  const answers = client.iterate<{ acknowledge: { __typename: string; message?: string } }>({
    query: ACKNOWLEDGE,
    variables: { input: { consumer, cursor } },
  })
  for await (const { data, errors } of answers) {
    if (data?.acknowledge.__typename !== 'AcknowledgeSuccess')
      throw new Error(data?.acknowledge.message ?? JSON.stringify(errors))
  }
}
