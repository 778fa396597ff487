// A page of statements, then everything that happens to them. Nothing is missed between the two.
//
//   npm install graphql graphql-ws ws
//   ONRECORD_KEY=$(npx onrecord key local) npx tsx examples/graphql-ws/page-then-stream.ts
//
// In a project of your own, copy docs/snippets/graphql-ws.ts along: it is the client that resumes.

import WebSocket from 'ws'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'

const url = process.env.ONRECORD_URL ?? 'http://127.0.0.1:4000/graphql'
const key = process.env.ONRECORD_KEY ?? ''

// One filter for both: a cursor is valid only for the filter it came from.
const filter = { topics: ['indo-pacific-engagement'] }

const PAGE = `query Page($filter: StatementFilter) {
  statements(filter: $filter, first: 20) {
    liveCursor
    nodes { id text actor { name } }
  }
}`

const EVENTS = `subscription Events($filter: StatementFilter, $after: Cursor) {
  statementEvents(filter: $filter, after: $after) {
    __typename
    ... on JournalEvent { cursor previous }
    ... on StatementChange { statementId before { ...Said } after { ...Said } }
    ... on StatementErased { statementId }
  }
}

fragment Said on StatementVersion { text actor { name } }`

interface Said {
  text: string
  actor: { name: string } | null
}

interface Page {
  statements: { liveCursor: string; nodes: Said[] }
}

interface Events {
  statementEvents: { __typename: string; before?: Said | null; after?: Said | null; statementId?: string }
}

const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  body: JSON.stringify({ query: PAGE, variables: { filter } }),
})
const page = (await response.json()) as { data?: Page; errors?: { message: string }[] }
if (page.data === undefined) fail(page.errors)
for (const statement of page.data.statements.nodes) tell('Page', statement)

const client = createResumingClient({
  url: url.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${key}` },
})
client.subscribe<Events>(
  // `after` is where the page ended. From then on the client keeps it up to date, for when the connection is lost.
  { query: EVENTS, variables: { filter, after: page.data.statements.liveCursor } },
  {
    next({ data, errors }) {
      if (errors !== undefined) fail(errors)
      const event = data?.statementEvents
      // `after` is null where the statement stands no more: then `before` says what it was.
      if (event != null) tell(event.__typename, event.after ?? event.before)
    },
    error: fail,
    complete: () => fail('the service ended the stream'),
  },
)

function tell(what: string, said?: Said | null): void {
  const words = said == null ? '' : `  ${said.actor?.name ?? 'unknown speaker'}: ${said.text}`
  process.stdout.write(`${what}${words}\n`)
}

function fail(problem: unknown): never {
  process.stderr.write(`${typeof problem === 'string' ? problem : JSON.stringify(problem)}\n`)
  process.exit(1)
}
