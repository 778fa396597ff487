import { type Client, type ClientOptions, createClient } from 'graphql-ws'

/** Close codes that say the same however often one comes back: a wrong key (4403), a mistake of ours. */
const FOR_EVER = [1002, 1003, 1007, 1008, 1009, 1010, 4004, 4400, 4401, 4403, 4406, 4409, 4429]
/** Under Node with the package `ws`, a handshake that would be refused again. A browser does not say why one failed. */
const REFUSED_HANDSHAKE = /^Unexpected server response: (400|401|403|405|426)$/
/** Close codes that a stock client takes for final, though they pass: a fault of the service. */
const PASSING = [1011, 4500]
const ANSWER_WITHIN_MS = 8_000

/**
 * A graphql-ws client whose subscriptions go on where they were when the connection is lost: nothing missed, nothing
 * twice. A stock client sends its first variables again; here each event's `cursor` becomes `$after` of the next time.
 * A line that is dead, though nothing has closed it, is found by a ping that nobody answers. A refusal that is for ever
 * ends each subscription with an error. (Of its `subscribe`, that is; its `iterate` is the stock one.)
 */
export function createResumingClient(options: ClientOptions): Client {
  const Socket = (options.webSocketImpl ?? globalThis.WebSocket) as typeof WebSocket
  const { retryAttempts = Number.POSITIVE_INFINITY, shouldRetry = (thrown) => !isForEver(thrown) } = options
  const client = createClient({
    keepAlive: 10_000,
    retryWait: (retries) => sleep(Math.min(250 * 2 ** retries, 10_000)),
    ...options,
    retryAttempts,
    shouldRetry,
    webSocketImpl: class extends Socket {
      constructor(url: string, protocols: string) {
        super(url, protocols)
        // One that is given up before it is open fails later, when nobody listens to it: that would end a Node process.
        this.addEventListener('error', () => {})
      }
    },
  })

  let patience: ReturnType<typeof setTimeout> | undefined
  let socket: WebSocket | undefined
  const giveUp = () => {
    // What it still brings would be taken for what the next one brings, and told twice.
    if (socket !== undefined) socket.onmessage = null
    client.terminate()
  }
  const stopWaiting = () => {
    clearTimeout(patience)
    patience = undefined
  }
  const expectAnswer = () => {
    clearTimeout(patience)
    patience = setTimeout(giveUp, ANSWER_WITHIN_MS)
  }
  client.on('connecting', expectAnswer)
  client.on('opened', (opened) => {
    socket = opened as WebSocket
  })
  client.on('ping', (isReceived) => isReceived || expectAnswer())
  // On a slow line the answer queues behind what was sent before it. As long as anything comes, the line is not dead.
  client.on('message', () => patience !== undefined && expectAnswer())
  for (const event of ['connected', 'pong', 'closed'] as const) client.on(event, stopWaiting)

  let isDisposed = false
  const subscribe: Client['subscribe'] = (request, sink) => {
    const variables = { ...request.variables }
    let isStopped = false
    let reopened = 0
    const open = () =>
      client.subscribe<Record<string, { cursor?: string }>>(
        { ...request, variables },
        {
          next(result) {
            reopened = 0
            sink.next(result as never)
            for (const event of Object.values(result.data ?? {})) if (event?.cursor) variables.after = event.cursor
          },
          async error(error) {
            const passes = PASSING.includes((error as { code?: number } | null)?.code ?? 0)
            if (!passes || reopened >= retryAttempts || !shouldRetry(error)) return sink.error(error)
            reopened += 1
            await sleep(1_000)
            if (isStopped || isDisposed) sink.complete()
            else stop = open()
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
  const dispose = () => {
    isDisposed = true
    return client.dispose()
  }
  return { ...client, subscribe, dispose }
}

/** `thrown`: a socket's close or error, or the errors of an operation that the service refuses. */
function isForEver(thrown: unknown): boolean {
  const { code = 0, message = '' } = (thrown ?? {}) as { code?: number; message?: string }
  return Array.isArray(thrown) || FOR_EVER.includes(code) || REFUSED_HANDSHAKE.test(message)
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
