import ipaddr from 'ipaddr.js'
import { isUrl } from '../given/given-url.ts'

/**
 * Why nothing on the public internet is at an IP address: "a loopback address"; null if it is a public one.
 *
 * The ranges are those of IANA's registries of special-purpose addresses, as ipaddr.js has them. An IPv4 address within an IPv6
 * one (mapped, or translated by NAT64) is judged as itself. Of all other IPv6 addresses only 2000::/3 is in use on the
 * internet, so whatever else there is, or will be, is special. What is not an address in its usual form is special, too.
 */
export function whySpecial(address: string): string | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return whySpecialIPv4(ipaddr.IPv4.parse(address))
  // As URL writes it: ipaddr.js takes ::127.0.0.1 for ::ffff:127.0.0.1. Neither takes a zone, which names a link of this machine.
  const hex = isUrl(`http://[${address}]`) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : ''
  return ipaddr.IPv6.isValid(hex) ? whySpecialIPv6(ipaddr.IPv6.parse(hex)) : 'not an IP address'
}

function whySpecialIPv4(address: ipaddr.IPv4): string | null {
  const range = address.range()
  if (address.toString() === AZURE_METADATA) return 'a metadata address'
  return range === 'unicast' ? null : `a ${NAMES[range] ?? 'reserved'} address`
}

function whySpecialIPv6(address: ipaddr.IPv6): string | null {
  const range = address.range()
  if (range === 'ipv4Mapped' || address.match(NAT64)) return whySpecialIPv4(embeddedIPv4(address))
  if (range !== 'unicast') return `a ${NAMES[range] ?? 'reserved'} address`
  if (!address.match(GLOBAL_UNICAST)) return 'a reserved address'
  return isIsatap(address) ? 'a tunnel address' : null
}

/** The last 32 bits. */
function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(-4))
}

/** An IPv4 address within an organisation, RFC 5214: the second half begins with 0000:5efe or 0200:5efe. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && ((parts[4] ?? 0) & 0xfdff) === 0
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** RFC 6052. How a network of IPv6 alone reaches the rest; the prefix for local use, 64:ff9b:1::/48, is special. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

/** Azure answers its own machines here, with their certificates among other things, though the range is a public one. */
const AZURE_METADATA = '168.63.129.16'

/** What people call the ranges of ipaddr.js. */
const NAMES: Partial<Record<ReturnType<ipaddr.IPv6['range']> | ReturnType<ipaddr.IPv4['range']>, string>> = {
  broadcast: 'broadcast',
  multicast: 'multicast',
  linkLocal: 'link-local',
  loopback: 'loopback',
  carrierGradeNat: 'private',
  private: 'private',
  uniqueLocal: 'private',
  '6to4': 'tunnel',
  teredo: 'tunnel',
}
