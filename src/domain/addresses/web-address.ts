import { parseUrl } from '../given/given-url.ts'
import { whySpecial } from './special-addresses.ts'

/** Whether an address may be asked for, and if not why: a sentence that names it. */
export type CheckedAddress =
  | { ok: true; url: URL }
  | { ok: false; reason: 'BAD_URL' | 'PORT_REFUSED' | 'ADDRESS_REFUSED'; message: string }

/** Hosts and ports that may be asked whatever their address: "host:port" in lower case, as in FETCH_ALLOW. */
export type AllowedHosts = ReadonlySet<string>

/**
 * Checks what can be seen of an address before anything is looked up: its scheme, its port, credentials in it, and a host that is
 * an IP address. URL brings other spellings of one (2130706433, 0x7f.1, 017700000001, full-width digits) to its usual form. What
 * a name stands for is checked when it is connected to.
 */
export function checkWebAddress(given: string, allowed: AllowedHosts): CheckedAddress {
  const url = given.length <= LONGEST_URL ? parseUrl(given) : null
  if (url === null) return refuse('BAD_URL', `"${shorten(given)}" is not a web address`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse('BAD_URL', `"${shorten(given)}" is not an address of http or https`)
  if (url.username !== '' || url.password !== '')
    return refuse('BAD_URL', `the address at ${url.host} has a user name or password in it, which is not sent`)
  if (isExempt(url, allowed)) return { ok: true, url }
  if (!PORTS.has(portOf(url)))
    return refuse(
      'PORT_REFUSED',
      `${url.host} is on port ${portOf(url)}, and only 80, 443, 8080 and 8443 are asked, but for what FETCH_ALLOW names`,
    )
  const host = bareHost(url)
  if (isLocalName(host)) return refuse('ADDRESS_REFUSED', `${host} is this machine`)
  const special = isAddress(host) ? whySpecial(host) : null
  return special === null ? { ok: true, url } : refuse('ADDRESS_REFUSED', `${host} is ${special}`)
}

/** Whether FETCH_ALLOW names the host and port of an address, as the address spells them. */
export function isExempt(url: URL, allowed: AllowedHosts): boolean {
  return allowed.has(`${url.hostname}:${portOf(url)}`)
}

/** The host without the brackets of IPv6, and without the dot that may end a name. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

export function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

/** "host:port" in the form in which hosts are compared; null if it is not that. */
export function readAllowedHost(given: string): string | null {
  const port = /:(\d{1,5})$/.exec(given)?.[1]
  const url = port === undefined ? null : parseUrl(`http://${given}`)
  if (url === null) return null
  const isHostAndPort = url.pathname === '/' && !/[/?#@\\*]/.test(given)
  return isHostAndPort ? `${url.hostname}:${portOf(url)}` : null
}

function refuse(reason: 'BAD_URL' | 'PORT_REFUSED' | 'ADDRESS_REFUSED', message: string): CheckedAddress {
  return { ok: false, reason, message }
}

/** After URL has read it, a host of digits and dots, or with a colon, is an IP address. */
function isAddress(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host)
}

/** RFC 6761: such names are this machine, whatever is looked up. */
function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}...`
}

const PORTS = new Set([80, 443, 8080, 8443])

/** Servers take 8,000 bytes or so. */
const LONGEST_URL = 8_192
