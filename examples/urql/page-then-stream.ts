// The same with urql: a page of statements, then everything that happens to them.
//
//   npm install @urql/core graphql graphql-ws ws
//   ONRECORD_KEY=$(npx onrecord key local) npx tsx examples/urql/page-then-stream.ts
//
// In React, give this client to urql's <Provider>; in a browser, leave `webSocketImpl` out.

import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core'
import type { Sink } from 'graphql-ws'
import WebSocket from 'ws'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'

const url = process.env.ONRECORD_URL ?? 'http://127.0.0.1:4000/graphql'
const key = process.env.ONRECORD_KEY ?? ''

const filter = { topics: ['indo-pacific-engagement'] }

const PAGE = gql<{ statements: { liveCursor: string; nodes: Said[] } }>`
  query Page($filter: StatementFilter) {
    statements(filter: $filter, first: 20) {
      liveCursor
      nodes { id text actor { id name } }
    }
  }
`

const EVENTS = gql<{ statementEvents: { __typename: string; before?: Said | null; after?: Said | null } }>`
  subscription Events($filter: StatementFilter, $after: Cursor) {
    statementEvents(filter: $filter, after: $after) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementChange { statementId before { ...Said } after { ...Said } }
      ... on StatementErased { statementId }
    }
  }

  fragment Said on StatementVersion {
    text
    actor { id name }
  }
`

interface Said {
  text: string
  actor: { name: string } | null
}

const socket = createResumingClient({
  url: url.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${key}` },
})

const urql = new Client({
  url,
  fetchOptions: { headers: { authorization: `Bearer ${key}` } },
  exchanges: [
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables, operationName }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables, operationName }, sink as Sink) }),
      }),
    }),
    fetchExchange,
  ],
})

const page = await urql.query(PAGE, { filter }).toPromise()
if (page.data === undefined) fail(page.error)
for (const statement of page.data.statements.nodes) tell('Page', statement)

urql.subscription(EVENTS, { filter, after: page.data.statements.liveCursor }).subscribe(({ data, error }) => {
  if (error !== undefined) fail(error)
  const event = data?.statementEvents
  // `after` is null where the statement stands no more: then `before` says what it was.
  if (event !== undefined) tell(event.__typename, event.after ?? event.before)
})

function tell(what: string, said?: Said | null): void {
  const words = said == null ? '' : `  ${said.actor?.name ?? 'unknown speaker'}: ${said.text}`
  process.stdout.write(`${what}${words}\n`)
}

function fail(problem: unknown): never {
  process.stderr.write(`${problem instanceof Error ? problem.message : JSON.stringify(problem)}\n`)
  process.exit(1)
}
