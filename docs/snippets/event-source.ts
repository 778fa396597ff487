/** Where the API is, and the headers of a program or page that may call it: `{ Authorization: 'Bearer KEY' }`. */
export interface Service {
  url: string
  headers: Record<string, string>
  /** What the browser has; in Node, that of the package `eventsource`. */
  EventSource: new (
    url: string,
  ) => EventTarget & { close(): void }
}

/** A result, or a refusal, which has no data. */
interface Result {
  data?: unknown
  errors?: { message: string; extensions?: { code?: string } }[]
}

export interface Sink {
  next(result: Result): void
  error(reason: Error): void
  complete(): void
}

const ANSWER_WITHIN_MS = 5_000
const LONGEST_WAIT_MS = 5_000
/** Codes of refusals that pass. */
const PASSING = ['TOO_MANY_STREAMS', 'UNAVAILABLE', 'STOPPING']

/**
 * Follows a subscription with an EventSource: nothing missed, nothing twice. An EventSource can send no key, so each one
 * is opened with a ticket, which is good once. One that ended, or that is silent for longer than its heartbeat, is
 * replaced by a new one with a new ticket, from the last cursor on. So is one that is refused for a reason that passes.
 * Any other refusal ends it: `sink.error` is told, and `cause` has the service's errors. `sink.next` is told results only.
 * The document takes `$after: Cursor`. Returns how to stop.
 */
export function followByEventSource(
  { url, headers, EventSource }: Service,
  { query, variables = {} }: { query: string; variables?: Record<string, unknown> },
  sink: Sink,
): () => void {
  let after = variables.after ?? null
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let source: InstanceType<Service['EventSource']> | null = null

  const stop = () => {
    tries = Number.NaN
    clearTimeout(timer)
    source?.close()
  }
  const isOver = () => Number.isNaN(tries)
  const openAgain = () => {
    if (isOver()) return
    clearTimeout(timer)
    source?.close()
    source = null
    timer = setTimeout(open, Math.min(250 * 2 ** tries, LONGEST_WAIT_MS))
    tries += 1
  }
  const refuse = ({ errors }: Result, otherwise: string) => {
    stop()
    sink.error(new Error(errors?.[0]?.message ?? otherwise, { cause: errors }))
  }
  const open = async () => {
    const response = await fetch(`${url}/ticket`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { ...variables, after } }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch(() => null)
    const answer = await response?.json().catch(() => null)
    if (isOver()) return
    if (response?.status !== 201 || !answer) {
      // Too slow, too early, too often: these pass, and so does what a proxy says while the service starts again.
      const passes = response == null || response.status >= 500 || [408, 425, 429].includes(response.status)
      if (passes) return openAgain()
      return refuse(answer ?? {}, `refused with ${response.status}`)
    }
    const opened = new EventSource(`${url}?ticket=${answer.ticket}`)
    source = opened
    const isAlive = () => {
      clearTimeout(timer)
      timer = setTimeout(openAgain, 1.5 * answer.heartbeatMs + 1_000)
    }
    const on = (type: string, tell: (event: { data: string; lastEventId: string }) => void) =>
      opened.addEventListener(type, (event) => {
        if (source !== opened || isOver()) return
        isAlive()
        tell(event as never)
      })
    isAlive()
    on('heartbeat', () => {})
    on('next', ({ data, lastEventId }) => {
      const result: Result = JSON.parse(data)
      if (result.data === undefined) {
        const passes = PASSING.includes(result.errors?.[0]?.extensions?.code ?? '')
        return passes ? openAgain() : refuse(result, 'refused without a reason')
      }
      tries = 0
      if (lastEventId) after = lastEventId
      sink.next(result)
    })
    on('complete', () => {
      stop()
      sink.complete()
    })
    // Its ticket is used: coming back by itself, it would be refused.
    on('error', openAgain)
  }
  void open()
  return stop
}
