import type { Dispatcher } from 'undici'
import { type AllowedHosts, checkWebAddress } from '../domain/addresses/web-address.ts'
import { type BodyLimit, readBody } from './body.ts'
import { openDeadline } from './deadline.ts'
import { failureOfError, failureOfStatus } from './failures.ts'
import type { Fetched, Fetcher, FetchFailure, FetchOptions, FetchOutcome } from './fetched.ts'
import { openGuardedAgent } from './guarded-agent.ts'
import { type Network, openNetwork } from './network.ts'
import { readRetryAfter } from './retry-after.ts'

export interface FetcherOptions {
  /** Who we say we are: "Onrecord/0.5.0 (+https://desk.example.org/bot)". */
  userAgent: string
  /** FETCH_ALLOW. */
  allowed: AllowedHosts
  network?: Network
}

/** Opens the one way out. Close it at the end. */
export function openFetcher({ userAgent, allowed, network = openNetwork() }: FetcherOptions): Fetcher {
  const agent = openGuardedAgent(network, allowed)
  const closing = new AbortController()

  async function follow(given: string, options: FetchOptions, signal: AbortSignal): Promise<FetchOutcome> {
    const redirects: Fetched['redirects'] = []
    let checked = checkWebAddress(given, allowed)
    for (;;) {
      if (!checked.ok) return { ok: false, failure: { reason: checked.reason, message: checked.message } }
      const { url } = checked
      const answer = await ask(agent, url, headersFor(url, given, options, userAgent), options, signal)
      if ('failure' in answer) return { ok: false, failure: answer.failure }
      if (!('location' in answer)) return { ok: true, value: { ...answer, url: url.href, redirects } }
      if (redirects.length === MOST_REDIRECTS) {
        const message = `${url.host} redirects more than ${MOST_REDIRECTS} times`
        return { ok: false, failure: { reason: 'TOO_MANY_REDIRECTS', message, status: answer.status } }
      }
      checked = checkWebAddress(resolveLocation(answer.location, url), allowed)
      const to = checked.ok ? checked.url.href : answer.location.slice(0, MOST_CHARACTERS_SHOWN)
      redirects.push({ from: url.href, to, isPermanent: answer.status === 301 || answer.status === 308 })
    }
  }

  return {
    async get(given, options) {
      const deadline = openDeadline(options.timeoutMs, closing.signal)
      try {
        const outcome = await follow(given, options, deadline.signal)
        if (outcome.ok || !deadline.signal.aborted) return outcome
        return { ok: false, failure: tooLate(hostOf(given), options, closing.signal.aborted) }
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

type Answer =
  | { status: number; headers: Headers; body: Buffer }
  | { status: number; location: string }
  | { failure: FetchFailure }

/** One request, no redirects. */
async function ask(
  agent: Dispatcher,
  url: URL,
  headers: Record<string, string>,
  limit: BodyLimit,
  signal: AbortSignal,
): Promise<Answer> {
  let status: number | undefined
  try {
    const path = url.pathname + url.search
    const response = await agent.request({ origin: url.origin, path, method: 'GET', headers, signal })
    status = response.statusCode
    const had = toHeaders(response.headers)
    const location = had.get('location')
    if (REDIRECTS.has(status) && location !== null) {
      await response.body.dump({ limit: MOST_BYTES_OF_REFUSALS })
      return { status, location }
    }
    if (status >= 200 && status < 300) {
      const body = await readBody(response.body, had.get('content-encoding') ?? '', limit, signal)
      return { status, headers: had, body }
    }
    await response.body.dump({ limit: MOST_BYTES_OF_REFUSALS })
    if (status === 304) return { status, headers: had, body: Buffer.alloc(0) }
    const retryAfterMs = readRetryAfter(had.get('retry-after'), had.get('date'), Date.now())
    return { failure: { ...failureOfStatus(status, url.host), ...(retryAfterMs !== undefined && { retryAfterMs }) } }
  } catch (error) {
    const failure = failureOfError(error, url.host, status)
    if (failure === null && !signal.aborted) throw error
    return { failure: failure ?? { reason: 'TIMED_OUT', message: `${url.host} was given up` } }
  }
}

function headersFor(url: URL, given: string, options: FetchOptions, userAgent: string): Record<string, string> {
  const isElsewhere = url.origin !== new URL(given).origin
  const further = Object.entries(options.headers ?? {}).filter(
    ([name]) => !(isElsewhere && SECRETS.has(name.toLowerCase())),
  )
  return {
    ...Object.fromEntries(further),
    'user-agent': userAgent,
    accept: options.accept,
    'accept-encoding': 'gzip, deflate, br',
  }
}

function toHeaders(given: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

/** The address a redirect leads to; what cannot be one is left for the check to name. */
function resolveLocation(location: string, from: URL): string {
  return URL.canParse(location, from.href) ? new URL(location, from.href).href : location
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}

function tooLate(host: string, { timeoutMs }: FetchOptions, isClosing: boolean): FetchFailure {
  if (isClosing) return { reason: 'UNREACHABLE', message: `${host} was not waited for: the service is stopping` }
  return { reason: 'TIMED_OUT', message: `${host} took longer than ${timeoutMs} ms` }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const MOST_REDIRECTS = 5

/** Of a body that nobody reads. Past it, opening another connection is cheaper. */
const MOST_BYTES_OF_REFUSALS = 65_536

const MOST_CHARACTERS_SHOWN = 1_000

const SECRETS = new Set(['authorization', 'cookie'])
