// A page without any library. An EventSource cannot send a key, so each one is opened with a ticket, which is good for
// one subscription, once, within 30 seconds. The key itself never stands in an address.
//
//   ALLOWED_ORIGINS=http://localhost:5173 npm start
//   export VITE_ONRECORD_KEY=$(npx onrecord key create --principal page --role reader)
//   npx vite examples/event-source
//
// The key is in the page, and everybody who opens the page can read it: use a reader key, on a network you trust, and
// never the key of "npx onrecord key local", which may do everything.
// In a project of your own, copy docs/snippets/event-source.ts along: it opens the tickets, and resumes.

import { followByEventSource } from '../../docs/snippets/event-source.ts'

const url = import.meta.env.VITE_ONRECORD_URL ?? 'http://127.0.0.1:4000/graphql'
const headers = { Authorization: `Bearer ${import.meta.env.VITE_ONRECORD_KEY ?? ''}` }

const EVENTS = `subscription Events($filter: StatementFilter, $after: Cursor) {
  statementEvents(filter: $filter, after: $after, from: BEGINNING) {
    __typename
    ... on JournalEvent { cursor previous }
    ... on StatementChange { statementId effect statement { id text actor { name } } }
    ... on StatementErased { statementId }
  }
}`

interface Event {
  __typename: string
  statementId?: string
  effect?: 'ENTERED' | 'STAYED' | 'LEFT'
  statement?: { id: string; text: string; actor: { name: string } | null } | null
}

const state = document.getElementById('state') as HTMLElement
const list = document.getElementById('statements') as HTMLElement

followByEventSource(
  { url, headers, EventSource },
  { query: EVENTS, variables: { filter: { topics: ['indo-pacific-engagement'] } } },
  {
    next: ({ data, errors }) => {
      if (errors !== undefined) return say(JSON.stringify(errors))
      const { statementEvents } = data as { statementEvents: Event }
      if (statementEvents.__typename === 'CaughtUp') say('Live')
      show(statementEvents)
    },
    error: (reason) => say(reason.message),
    complete: () => say('The service ended the stream'),
  },
)

function show({ statementId, effect, statement }: Event): void {
  if (statementId === undefined) return
  document.getElementById(statementId)?.remove()
  if (effect === 'LEFT' || statement == null) return
  const item = document.getElementById(statement.id) ?? document.createElement('li')
  item.id = statement.id
  item.textContent = `${statement.actor?.name ?? 'Unknown speaker'}: ${statement.text}`
  list.prepend(item)
}

function say(what: string): void {
  state.textContent = what
}
