import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core'
import type { ClientOptions, Sink } from 'graphql-ws'
import { createResumingClient } from './graphql-ws.ts'

const WATCH = gql`
  subscription Watch($topics: [String!], $after: Cursor) {
    statementEvents(filter: { topics: $topics }, after: $after) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementIngested { statement { id text actor { id name } } }
    }
  }
`

/** `after` is the last cursor you kept, from an earlier run; null begins now. Returns how to stop. */
export function watch(options: ClientOptions, after: string | null, tell: (event: unknown) => void): () => void {
  const socket = createResumingClient(options)
  const subscriptions = subscriptionExchange({
    forwardSubscription: ({ query = '', variables, operationName }) => ({
      subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables, operationName }, sink as Sink) }),
    }),
  })
  const urql = new Client({ url: 'http://127.0.0.1:4000/graphql', exchanges: [subscriptions, fetchExchange] })
  const variables = { topics: ['indo-pacific-engagement'], after }
  const subscription = urql
    .subscription<{ statementEvents: unknown }>(WATCH, variables)
    .subscribe(({ data, error }) => tell(error ?? data?.statementEvents))
  return () => subscription.unsubscribe()
}
