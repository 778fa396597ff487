import { type Client, type ClientOptions, createClient } from 'graphql-ws'

/**
 * A graphql-ws client whose subscriptions go on where they were when the connection is lost: nothing missed, nothing
 * twice. A stock client sends its first variables again; here each event's `cursor` becomes `$after` of the next time.
 * (Of its `subscribe`, that is; its `iterate` is the stock one.)
 */
export function createResumingClient(options: ClientOptions): Client {
  const client = createClient({
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((done) => setTimeout(done, Math.min(250 * 2 ** retries, 10_000))),
    ...options,
  })
  const subscribe: Client['subscribe'] = (request, sink) => {
    const variables = { ...request.variables }
    return client.subscribe<Record<string, { cursor?: string }>>(
      { ...request, variables },
      {
        next(result) {
          sink.next(result as never)
          for (const event of Object.values(result.data ?? {})) if (event?.cursor) variables.after = event.cursor
        },
        error: (error) => sink.error(error),
        complete: () => sink.complete(),
      },
    )
  }
  return { ...client, subscribe }
}
