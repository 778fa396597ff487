import { type Client, type ClientOptions, createClient } from 'graphql-ws'

/** Close codes that say the same however often one comes back: a wrong key (4403), a mistake of ours. */
const FOR_EVER = [1002, 1003, 1007, 1008, 1009, 1010, 4004, 4400, 4401, 4403, 4406, 4409, 4429]
const ANSWER_WITHIN_MS = 8_000

/**
 * A graphql-ws client whose subscriptions go on where they were when the connection is lost: nothing missed, nothing
 * twice. A stock client sends its first variables again; here each event's `cursor` becomes `$after` of the next time.
 * A line that is dead, though nothing has closed it, is found by a ping that nobody answers. A refusal that is for ever
 * ends each subscription with an error. (Of its `subscribe`, that is; its `iterate` is the stock one.)
 */
export function createResumingClient(options: ClientOptions): Client {
  const Socket = (options.webSocketImpl ?? globalThis.WebSocket) as typeof WebSocket
  const client = createClient({
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (thrown) => !isForEver(thrown),
    retryWait: (retries) => sleep(Math.min(250 * 2 ** retries, 10_000)),
    ...options,
    webSocketImpl: class extends Socket {
      constructor(url: string, protocols: string) {
        super(url, protocols)
        // One that is given up before it is open fails later, when nobody listens to it: that would end a Node process.
        this.addEventListener('error', () => {})
      }
    },
  })

  let patience: ReturnType<typeof setTimeout> | undefined
  const expectAnswer = () => {
    clearTimeout(patience)
    patience = setTimeout(() => client.terminate(), ANSWER_WITHIN_MS)
  }
  client.on('connecting', expectAnswer)
  client.on('ping', (isReceived) => isReceived || expectAnswer())
  for (const event of ['connected', 'pong', 'closed'] as const) client.on(event, () => clearTimeout(patience))

  const subscribe: Client['subscribe'] = (request, sink) => {
    const variables = { ...request.variables }
    let isStopped = false
    const open = () =>
      client.subscribe<Record<string, { cursor?: string }>>(
        { ...request, variables },
        {
          next(result) {
            sink.next(result as never)
            for (const event of Object.values(result.data ?? {})) if (event?.cursor) variables.after = event.cursor
          },
          async error(error) {
            if (isForEver(error)) return sink.error(error)
            // A close that a stock client takes for final, and that is not: 4500, say.
            await sleep(1_000)
            if (!isStopped) stop = open()
          },
          complete: () => sink.complete(),
        },
      )
    let stop = open()
    return () => {
      isStopped = true
      stop()
    }
  }
  return { ...client, subscribe }
}

/** `thrown`: a socket's close or error, or the errors of an operation that the service refuses. */
function isForEver(thrown: unknown): boolean {
  return Array.isArray(thrown) || FOR_EVER.includes((thrown as { code?: number } | null)?.code ?? 0)
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
