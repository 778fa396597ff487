import type { IncomingHttpHeaders } from 'node:http'
import { isUrl } from '../../domain/given/given-url.ts'

/** The header, and the field of "connection_init", in which our page says its word: no other page can send it. */
export const PAGE_WORD = 'x-onrecord'

/**
 * Whether a request was sent by a page of ours: of the very host and port that it was sent to. The scheme may be
 * another, since a proxy in front may speak TLS. A request without an Origin was not.
 */
export function isFromOwnPage({ origin, host }: IncomingHttpHeaders): boolean {
  if (origin === undefined || host === undefined || !isUrl(origin)) return false
  const { protocol, host: own } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  // Read by the same scheme, so that a port that goes without saying does in both.
  const asked = `${protocol}//${host}`
  return isUrl(asked) && new URL(asked).host === own
}

/**
 * What may be the session's cookie. More than one where another service of this host, or a page of a neighbouring name,
 * has set a cookie of that name too: browsers send them all, and do not say which is ours.
 */
export function sessionCookiesOf(headers: IncomingHttpHeaders): string[] {
  const name = `${cookieName(headers)}=`
  return (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name) && part.length > name.length)
    .map((part) => part.slice(name.length))
}

/** `value` null takes the cookie away. */
export function sessionCookie(headers: IncomingHttpHeaders, value: string | null, seconds: number): string {
  return [
    `${cookieName(headers)}=${value ?? ''}`,
    'Path=/',
    `Max-Age=${value === null ? 0 : seconds}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(headers.origin?.startsWith('https:') === true ? ['Secure'] : []),
  ].join('; ')
}

// With the port: all services of a host are sent each other's cookies, and would write over them.
function cookieName({ host = '' }: IncomingHttpHeaders): string {
  return `onrecord_session${/:(\d+)$/.exec(host)?.[0].replace(':', '_') ?? ''}`
}
