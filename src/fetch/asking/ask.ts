import { isUtf8 } from 'node:buffer'
import type { Dispatcher } from 'undici'
import { parseUrl } from '../../domain/given/given-url.ts'
import { joinRobotsHeaders } from '../../domain/rights/robots-directives.ts'
import { DownloadBroken, type Fetched, type FetchFailure } from '../fetched.ts'
import type { Clock } from '../manners/clock.ts'
import { type BodyLimit, readBody, streamBody } from './body.ts'
import { challenger } from './challenge.ts'
import { openDeadline, unlessAborted } from './deadline.ts'
import { failureOfError, failureOfStatus, notWaitedFor } from './failures.ts'
import { readRetryAfter } from './retry-after.ts'

/** One request. */
export interface Asked {
  url: URL
  headers: Record<string, string>
  limit: BodyLimit
  timeoutMs: number
  /** Whether the connection is closed afterwards, since the next one to ask this host may be another process. */
  closes: boolean
  /** The body is left to be read, in ms between its pieces; null: it is read here. */
  idleMs: number | null
}

/** What came of it: what was asked for, where it is instead, or why it was not had. */
export type AskOutcome =
  | { value: Pick<Fetched, 'status' | 'headers' | 'body'> & { left?: AsyncIterable<Buffer> } }
  | { to: string; status: number; tookMs: number }
  | { failure: FetchFailure }

/** How requests go out. */
export interface Way {
  agent: Dispatcher
  /** For what is long. */
  downloads: Dispatcher
  closing: AbortSignal
  clock: Clock
}

/** Asks once, and follows no redirect. Rejects only for a mistake of ours, such as a header that cannot be sent. */
export async function ask(way: Way, asked: Asked): Promise<AskOutcome> {
  const { host } = asked.url
  const deadline = openDeadline(asked.timeoutMs, way.closing)
  let status: number | undefined
  try {
    const answer = await request(way, asked, deadline.signal)
    status = answer.statusCode
    return await read(answer, asked, way, deadline.signal)
  } catch (error) {
    if (way.closing.aborted) return { failure: notWaitedFor(host) }
    if (deadline.signal.aborted) return { failure: { reason: 'TIMED_OUT', message: `${host} took too long` } }
    const failure = failureOfError(error, host, status)
    if (failure === null) throw error
    return { failure }
  } finally {
    deadline.clear()
  }
}

async function request({ agent, downloads }: Way, { url, headers, closes, idleMs }: Asked, signal: AbortSignal) {
  const began = performance.now()
  const path = url.pathname + url.search
  // A part of a file can only be asked for where it comes as it is.
  const all = { ...headers, 'accept-encoding': idleMs === null ? 'gzip, deflate, br' : 'identity' }
  const asked = { origin: url.origin, path, method: 'GET', headers: all, reset: closes, signal } as const
  const answer = idleMs === null ? agent.request(asked) : downloads.request({ ...asked, bodyTimeout: idleMs })
  // A request that still waits for its connection does not hear the signal.
  return { ...(await unlessAborted(answer, signal)), began }
}

async function read(
  { statusCode: status, headers: raw, body, began }: Dispatcher.ResponseData & { began: number },
  { url, headers: sent, limit, idleMs }: Asked,
  { clock, closing }: Way,
  signal: AbortSignal,
): Promise<AskOutcome> {
  const { host } = url
  const headers = toHeaders(raw)
  const location = headers.get('location')
  if (REDIRECTS.has(status) && location !== null) {
    await body.dump({ limit: MOST_BYTES_UNREAD, signal })
    return { to: resolveLocation(location, url), status, tookMs: performance.now() - began }
  }
  if (status === 304 && Object.keys(sent).some((name) => CONDITIONS.has(name.toLowerCase()))) {
    await body.dump({ limit: MOST_BYTES_UNREAD, signal })
    return { value: { status, headers, body: Buffer.alloc(0) } }
  }
  const isWanted = status === 200 || status === 203 || (status === 206 && 'range' in sent)
  const encoding = headers.get('content-encoding') ?? ''
  const announced = encoding === '' ? Number(headers.get('content-length') ?? 0) : 0
  if (isWanted && !limit.isCut && announced > limit.maxBytes) {
    body.on('error', () => {}).destroy()
    return { failure: { reason: 'TOO_LARGE', message: `${host} announces ${announced} bytes`, status } }
  }
  if (isWanted && idleMs !== null && challenger(status, headers, '') === null) {
    const left = leftOf(streamBody(body, encoding, limit.maxBytes), host, status, closing)
    return { value: { status, headers, body: Buffer.alloc(0), left } }
  }
  const bytes = isWanted
    ? await readBody(body, encoding, limit, signal)
    : // It may say who refuses. If it cannot be read, the status still says what came of it.
      await readBody(body, encoding, { maxBytes: MOST_BYTES_UNREAD, isCut: true }, signal).catch(() => Buffer.alloc(0))
  const company = challenger(status, headers, bytes.toString('latin1', 0, MOST_BYTES_UNREAD))
  if (company !== null) {
    const message = `${host} wants proof that a person asks (${company}); its publisher can let us in`
    return { failure: { reason: 'REFUSED_BY_PUBLISHER', message, status } }
  }
  if (isWanted) return { value: { status, headers, body: bytes } }
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), headers.get('date'), clock.now())
  return { failure: { ...failureOfStatus(status, host), ...(retryAfterMs !== undefined && { retryAfterMs }) } }
}

/** A body that is read later; what goes wrong then is told as it would be now. */
async function* leftOf(
  body: AsyncIterable<Buffer>,
  host: string,
  status: number,
  closing: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    yield* body
  } catch (error) {
    if (closing.aborted)
      throw new DownloadBroken({ reason: 'UNREACHABLE', message: `${host} is not read on: the service is stopping` })
    const failure = failureOfError(error, host, status)
    throw failure === null ? error : new DownloadBroken(failure)
  }
}

function toHeaders(given: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const isRobots = name.toLowerCase() === 'x-robots-tag'
    headers.set(name, typeof value === 'string' ? value : isRobots ? joinRobotsHeaders(value) : value.join(', '))
  }
  return headers
}

/** Where a redirect leads; what cannot be an address is left for the check to name. Some servers send it in bare UTF-8. */
function resolveLocation(header: string, from: URL): string {
  const bytes = Buffer.from(header, 'latin1')
  const location = isUtf8(bytes) ? bytes.toString() : header
  return parseUrl(location, from)?.href ?? location
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const CONDITIONS = new Set(['if-none-match', 'if-modified-since'])

/** Of a body that nobody wants. Past it, opening another connection is cheaper. */
const MOST_BYTES_UNREAD = 65_536
