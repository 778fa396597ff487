import type { Dispatcher } from 'undici'
import type { Fetched, FetchFailure } from '../fetched.ts'
import type { Clock } from '../manners/clock.ts'
import { type BodyLimit, readBody } from './body.ts'
import { challenger } from './challenge.ts'
import { openDeadline } from './deadline.ts'
import { failureOfError, failureOfStatus } from './failures.ts'
import { readRetryAfter } from './retry-after.ts'

/** One request. */
export interface Asked {
  url: URL
  headers: Record<string, string>
  limit: BodyLimit
  timeoutMs: number
}

/** What came of it: what was asked for, where it is instead, or why it was not had. */
export type AskOutcome =
  | { value: Pick<Fetched, 'status' | 'headers' | 'body'> }
  | { to: string; status: number; tookMs: number }
  | { failure: FetchFailure }

/** How requests go out. */
export interface Way {
  agent: Dispatcher
  closing: AbortSignal
  clock: Clock
}

/** Asks once, and follows no redirect. Rejects only for a mistake of ours, such as a header that cannot be sent. */
export async function ask(
  { agent, closing, clock }: Way,
  { url, headers, limit, timeoutMs }: Asked,
): Promise<AskOutcome> {
  const deadline = openDeadline(timeoutMs, closing)
  const { signal } = deadline
  const began = performance.now()
  let status: number | undefined
  try {
    const {
      statusCode,
      headers: raw,
      body,
    } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' },
      signal,
    })
    status = statusCode
    const had = toHeaders(raw)
    const location = had.get('location')
    if (REDIRECTS.has(status) && location !== null) {
      await body.dump({ limit: MOST_BYTES_UNREAD, signal })
      return { to: resolveLocation(location, url), status, tookMs: performance.now() - began }
    }
    const isWanted = status >= 200 && status < 300
    const read = isWanted ? limit : { maxBytes: MOST_BYTES_UNREAD, isCut: true }
    const encoding = had.get('content-encoding') ?? ''
    const length = encoding === '' ? Number(had.get('content-length') ?? 0) : 0
    if (isWanted && !limit.isCut && length > limit.maxBytes) {
      body.on('error', () => {}).destroy()
      return { failure: { reason: 'TOO_LARGE', message: `${url.host} announces ${length} bytes`, status } }
    }
    const bytes = status === 304 ? Buffer.alloc(0) : await readBody(body, encoding, read, signal)
    const company = challenger(status, had, bytes.toString('latin1', 0, MOST_BYTES_UNREAD))
    if (company !== null) {
      const message = `${url.host} wants proof that a person asks (${company}); its publisher can let us in`
      return { failure: { reason: 'REFUSED_BY_PUBLISHER', message, status } }
    }
    if (isWanted || status === 304) return { value: { status, headers: had, body: bytes } }
    const retryAfterMs = readRetryAfter(had.get('retry-after'), had.get('date'), clock.now())
    return { failure: { ...failureOfStatus(status, url.host), ...(retryAfterMs !== undefined && { retryAfterMs }) } }
  } catch (error) {
    if (closing.aborted) {
      return { failure: { reason: 'UNREACHABLE', message: `${url.host} was not waited for: the service is stopping` } }
    }
    if (signal.aborted) {
      return { failure: { reason: 'TIMED_OUT', message: `${url.host} took too long` } }
    }
    const failure = failureOfError(error, url.host, status)
    if (failure === null) throw error
    return { failure }
  } finally {
    deadline.clear()
  }
}

function toHeaders(given: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

/** Where a redirect leads; what cannot be an address is left for the check to name. */
function resolveLocation(location: string, from: URL): string {
  return URL.canParse(location, from.href) ? new URL(location, from.href).href : location
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Of a body that nobody wants. It may say who refuses; past it, opening another connection is cheaper. */
const MOST_BYTES_UNREAD = 65_536
