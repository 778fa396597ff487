import type { IncomingMessage } from 'node:http'
import type { Authority, Caller } from './authority.ts'
import { keyOfParams } from './connection-params.ts'
import { keyOf } from './gate.ts'
import { isFromOwnPage, PAGE_WORD, sessionCookiesOf } from './session-cookie.ts'

/** What a request for a socket proved, kept until its client says in the protocol that it is there. */
export interface Credentials {
  key: string | null
  /** What may be the cookie of a page of ours. */
  cookies: readonly string[]
}

/**
 * Who sends a request: the one place where that is decided, for HTTP and for sockets. It is decided by a secret and by
 * nothing else: where a connection comes from proves nothing, since a proxy on this machine passes on everybody.
 *
 * A key goes before a session. A session counts where our own page sends it: with its Origin, with the page's word, and
 * never by GET, which a link or a picture can send.
 */
export interface Access {
  /** Null: the request proves nothing that counts. */
  ofRequest(request: IncomingMessage): Caller | null
  /** The caller whose session a request comes with, from our own page. */
  sessionOf(request: IncomingMessage): Caller | null
  /** What the request for a socket came with. */
  credentialsOf(request: IncomingMessage): Credentials
  /** `params`: the payload of "connection_init". A key in it goes before what the request came with, a page's word with it. */
  ofSocket(credentials: Credentials, params: Record<string, unknown>): Caller | null
}

export function openAccess(authority: Authority): Access {
  const cookiesOf = ({ headers }: IncomingMessage) => (isFromOwnPage(headers) ? sessionCookiesOf(headers) : [])
  const inSession = (cookies: readonly string[], word: unknown): Caller | null => {
    if (typeof word !== 'string') return null
    for (const cookie of cookies) {
      const caller = authority.identifySession(cookie, word)
      if (caller !== null) return caller
    }
    return null
  }
  const sessionOf = (request: IncomingMessage): Caller | null =>
    READING_METHODS.has(request.method ?? '') ? null : inSession(cookiesOf(request), request.headers[PAGE_WORD])

  return {
    ofRequest(request) {
      const key = keyOf(request.headers)
      if (key !== null) return authority.identify(key)
      return sessionOf(request)
    },
    sessionOf,
    credentialsOf: (request) => ({ key: keyOf(request.headers), cookies: cookiesOf(request) }),
    ofSocket({ key: own, cookies }, params) {
      const key = keyOfParams(params) ?? own
      return key === null ? inSession(cookies, params[PAGE_WORD]) : authority.identify(key)
    },
  }
}

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
