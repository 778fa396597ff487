import { ApolloClient, gql } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import type { ClientOptions } from 'graphql-ws'
import { openCache } from '../../examples/apollo-react/cache.ts'
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
  const apollo = new ApolloClient({ link: new GraphQLWsLink(socket), cache: openCache() })
  const variables = { topics: ['indo-pacific-engagement'], after }
  const subscription = apollo
    .subscribe<{ statementEvents: unknown }>({ query: WATCH, variables })
    .subscribe(({ data, error }) => tell(error ?? data?.statementEvents))
  return () => subscription.unsubscribe()
}
