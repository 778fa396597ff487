import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { isUrl, parseUrl } from '../../domain/given/given-url.ts'
import { isLoopback, type Settings } from '../../settings.ts'

/** Why a request goes no further. `code` is for programs. */
export interface Refusal {
  status: number
  code: string
  message: string
  /** In how many seconds it is worth another try, where that is known. */
  retryAfter?: number
}

/**
 * What is settled from a request's head alone, before anything of it is read, for HTTP and for sockets alike: whether
 * it was meant for us, and whether a web page of somebody else sent it. Who sent it is settled in access.ts.
 */
export interface Gate {
  /** Null where the request may pass. */
  refusal(request: IncomingMessage): Refusal | null
  /** The same for what may be opened with its address alone: only whether it was meant for us. */
  publicRefusal(request: IncomingMessage): Refusal | null
  /** What a web page of an allowed origin needs to read the answer; nothing for anybody else. */
  crossOriginHeaders(request: IncomingMessage): Record<string, string>
}

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/

/** How often it is logged that pages are refused, at most: anybody's page can be refused as often as it likes. */
const TOLD_EVERY_MS = 60_000
/** What a browser lists of the headers that a page means to send. */
const HEADER_NAMES = /^[\w!#$%&*+.^|~-]+(\s*,\s*[\w!#$%&*+.^|~-]+)*$/
const LONGEST_NAMES = 2_000

export function openGate(
  settings: Pick<Settings, 'host' | 'allowedHosts' | 'allowedOrigins'> & Partial<Pick<Settings, 'publicUrl'>>,
  log: Pick<Logger, 'warn'>,
): Gate {
  const checksHost = isLoopback(settings.host) || settings.allowedHosts.length > 0

  const publicHost = hostOf(settings.publicUrl ?? '')
  const isOurHost = (host: string): boolean => {
    const name = HOST.exec(host)?.[1] ?? ''
    if (host === publicHost) return true
    return isLoopback(name) || settings.allowedHosts.includes(host) || settings.allowedHosts.includes(name)
  }
  const isOurPage = (headers: IncomingHttpHeaders): boolean => {
    const { origin } = headers
    if (origin !== undefined) {
      return settings.allowedOrigins.includes(origin.toLowerCase()) || hostOf(origin) === headers.host?.toLowerCase()
    }
    // Pictures, scripts and forms of a page send no origin. Following a link is no reading.
    const from = headers['sec-fetch-site']
    return (from !== 'cross-site' && from !== 'same-site') || headers['sec-fetch-mode'] === 'navigate'
  }

  let toldAt = Number.NEGATIVE_INFINITY
  let untold = 0
  /** A page cannot read why it is refused, so whoever runs the service is told. */
  const tellRefused = (origin: string | undefined): void => {
    untold += 1
    if (performance.now() < toldAt + TOLD_EVERY_MS) return
    log.warn(
      { origin, refused: untold },
      'a web page was refused: if its origin is one of yours, add it to ALLOWED_ORIGINS',
    )
    toldAt = performance.now()
    untold = 0
  }

  const publicRefusal = ({ headers, url = '' }: IncomingMessage): Refusal | null => {
    const host = headers.host?.toLowerCase() ?? ''
    if (!HOST.test(host) || !isUrl(`http://${host}`) || !url.startsWith('/')) return MALFORMED
    // A page whose own name leads to 127.0.0.1 would otherwise speak to us as one of ours (DNS rebinding).
    return checksHost && !isOurHost(host) ? FOREIGN_HOST : null
  }

  return {
    refusal(request) {
      const { headers } = request
      const misdirected = publicRefusal(request)
      if (misdirected !== null) return misdirected
      if (isOurPage(headers)) return null
      tellRefused(headers.origin?.slice(0, LONGEST_NAMES))
      return FOREIGN_ORIGIN
    },
    publicRefusal,
    crossOriginHeaders({ headers }): Record<string, string> {
      const { origin, 'access-control-request-headers': asked = '' } = headers
      if (origin === undefined || !settings.allowedOrigins.includes(origin.toLowerCase())) return {}
      return {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST, PUT, DELETE',
        // Clients and what traces them add headers of their own; an allowed page may send what it likes.
        'access-control-allow-headers': isHeaderNames(asked) ? asked : USUAL_HEADERS,
        'access-control-expose-headers': 'retry-after',
        'access-control-max-age': '600',
        vary: 'origin, access-control-request-headers',
      }
    },
  }
}

const USUAL_HEADERS = 'accept, authorization, content-type, last-event-id, x-api-key, x-graphql-event-stream-token'

function isHeaderNames(text: string): boolean {
  return text.length <= LONGEST_NAMES && HEADER_NAMES.test(text)
}

/** The key a request came with: "Authorization: Bearer KEY" or "X-API-Key: KEY"; null where it came with none. */
export function keyOf(headers: Record<string, unknown>): string | null {
  const { authorization, 'x-api-key': key } = headers
  // What is no key counts as a wrong one: whoever sends credentials is not to pass without.
  if (authorization != null) return /^bearer +(\S+)$/i.exec(textOf(authorization).trim())?.[1] ?? ''
  return key == null ? null : textOf(key)
}

// A socket's credentials are anybody's JSON, not all of which can be made a text.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function hostOf(origin: string): string | null {
  return parseUrl(origin)?.host ?? null
}

const MALFORMED: Refusal = { status: 400, code: 'BAD_REQUEST', message: 'The Host header or the address is malformed.' }
const FOREIGN_HOST: Refusal = {
  status: 403,
  code: 'HOST_NOT_ALLOWED',
  message: 'This service does not answer to that name: add it to ALLOWED_HOSTS.',
}
const FOREIGN_ORIGIN: Refusal = {
  status: 403,
  code: 'ORIGIN_NOT_ALLOWED',
  message: 'This service does not answer to pages of that origin: add it to ALLOWED_ORIGINS.',
}
