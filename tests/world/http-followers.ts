import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { RetryLink } from '@apollo/client/link/retry'
import { EventSource } from 'eventsource'
import { createClient } from 'graphql-sse'
import { map } from 'rxjs'
import { authorized } from './keys.ts'

// Clients of streams over HTTP, each resuming in its own way.

/** Tells events, and whatever goes wrong. Answers how to stop. */
export type Following = (
  url: string,
  request: { query: string; variables: Record<string, unknown> },
  tell: (event: unknown) => void,
) => () => void

type Answer = { data?: Record<string, { cursor?: string }> | null; errors?: unknown }

/** Of the one field that was subscribed to. */
function eventIn(data: Answer['data']): { cursor?: string } | undefined {
  return Object.values(data ?? {})[0]
}

const RETRY_MS = 50

/** As browsers have it built in: its address never changes, and it sends `Last-Event-ID` when it comes back. */
export const byEventSource: Following = (url, { query, variables }, tell) => {
  const address = `${url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`
  // As a program that has headers; browsers' own takes a ticket (docs/snippets/event-source.ts).
  const source = new EventSource(address, {
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...authorized(url) } }),
  })
  source.addEventListener('next', ({ data }) => {
    const { data: event, errors } = JSON.parse(data) as Answer
    tell(eventIn(event) ?? errors)
  })
  source.addEventListener('complete', () => {
    source.close()
    tell('completed')
  })
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) tell('closed for ever')
  })
  return () => source.close()
}

/** graphql-sse: it sends its request anew at every try, so variables that are kept up to date resume the stream. */
export function byEventStream({ singleConnection }: { singleConnection: boolean }): Following {
  return (url, { query, variables }, tell) => {
    const current = { ...variables }
    const client = createClient({
      url,
      headers: () => authorized(url),
      singleConnection,
      retryAttempts: Number.POSITIVE_INFINITY,
      retry: () => new Promise((resolve) => setTimeout(resolve, RETRY_MS)),
    } as Parameters<typeof createClient>[0])
    const stop = client.subscribe<Record<string, { cursor?: string }>>(
      { query, variables: current },
      {
        next({ data, errors }) {
          tell(eventIn(data) ?? errors)
          current.after = eventIn(data)?.cursor ?? current.after
        },
        error: tell,
        complete: () => {},
      },
    )
    return () => {
      stop()
      client.dispose()
    }
  }
}

/** Apollo Client's own HttpLink, which asks for multipart answers; a link before it resumes. */
export const byMultipart: Following = (url, { query, variables }, tell) => {
  let after = variables.after ?? null
  const resume = new ApolloLink((operation, forward) => {
    operation.variables = { ...operation.variables, after }
    return forward(operation).pipe(
      map((result) => {
        after = eventIn(result.data as Answer['data'])?.cursor ?? after
        return result
      }),
    )
  })
  const client = new ApolloClient({
    link: ApolloLink.from([
      new RetryLink({ delay: { initial: RETRY_MS, max: RETRY_MS }, attempts: { max: 1_000_000, retryIf: () => true } }),
      resume,
      new HttpLink({ uri: url, headers: authorized(url) }),
    ]),
    cache: new InMemoryCache({ typePolicies: { Subscription: { merge: false } } }),
  })
  const subscription = client
    .subscribe<Record<string, unknown>>({ query: gql(query), variables, fetchPolicy: 'no-cache' })
    .subscribe({
      next: ({ data, error }) => tell(error ?? eventIn(data as Answer['data'])),
      error: tell,
      complete: () => tell('completed'),
    })
  return () => subscription.unsubscribe()
}
