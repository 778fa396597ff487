import { setMaxListeners } from 'node:events'
import type { Dispatcher } from 'undici'
import { type AllowedHosts, checkWebAddress } from '../domain/addresses/web-address.ts'
import { openDeadline, unlessAborted } from './asking/deadline.ts'
import { failureOfError, notWaitedFor } from './asking/failures.ts'
import { openGuardedAgent } from './asking/guarded-agent.ts'
import { readRetryAfter } from './asking/retry-after.ts'
import type { FetchFailure } from './fetched.ts'
import { type Network, openNetwork } from './network.ts'

/** What is sent to an address of the web. */
interface Post {
  headers: Record<string, string>
  body: string
  /** For everything: the name server, the connection, and the head of the answer. */
  timeoutMs: number
}

/** What a receiver answered, or why it could not. */
type Posted = { status: number; retryAfterMs?: number } | { failure: FetchFailure }

/** The way out for what is sent, beside the fetcher for what is had. It leads to the same addresses, and to no others. */
export interface Poster {
  /**
   * Sends once. An answer counts as soon as its status is known: of its body nothing is read, and redirects are not
   * followed. Whatever the other side does is an outcome; rejects only for a mistake of ours.
   */
  post(url: string, post: Post): Promise<Posted>
  /** Ends what is under way: it fails. */
  close(): Promise<void>
}

/** Close it at the end. */
export function openPoster(options: { userAgent: string; allowed: AllowedHosts; network?: Network }): Poster {
  const { userAgent, allowed, network = openNetwork() } = options
  const closing = new AbortController()
  // Every request listens to it.
  setMaxListeners(0, closing.signal)
  // Several receivers may be at one host, and one that hangs is not to hold up the others.
  const agent = openGuardedAgent(network, allowed, closing.signal, MOST_CONNECTIONS)
  return {
    async post(given, { headers, body, timeoutMs }) {
      const checked = checkWebAddress(given, allowed)
      if (!checked.ok) return { failure: { reason: checked.reason, message: checked.message } }
      const { origin, pathname, search, host } = checked.url
      const deadline = openDeadline(timeoutMs, closing.signal)
      try {
        const asked = agent.request({
          origin,
          path: pathname + search,
          method: 'POST',
          headers: { ...headers, 'user-agent': userAgent },
          body,
          // A connection that its server is about to close would take a message with it.
          reset: true,
          signal: deadline.signal,
        })
        // A request that still waits for its connection does not hear the signal.
        return postedOf(await unlessAborted(asked, deadline.signal))
      } catch (error) {
        if (closing.signal.aborted) return { failure: notWaitedFor(host) }
        if (deadline.signal.aborted) return { failure: { reason: 'TIMED_OUT', message: `${host} took too long` } }
        const failure = failureOfError(error, host, undefined)
        if (failure === null) throw error
        return { failure }
      } finally {
        deadline.clear()
      }
    },
    async close() {
      closing.abort()
      await agent.destroy()
    },
  }
}

function postedOf({ statusCode: status, headers, body }: Dispatcher.ResponseData): Posted {
  body.on('error', () => undefined).destroy() // nothing of it is wanted, so nothing can go wrong with it
  const { 'retry-after': asked, date } = headers
  const retryAfterMs = readRetryAfter(one(asked), one(date), Date.now())
  return retryAfterMs === undefined ? { status } : { status, retryAfterMs }
}

function one(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : (header?.[0] ?? null)
}

/** To one origin, at a time. */
const MOST_CONNECTIONS = 32
