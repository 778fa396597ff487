import { lookup, NODATA, Resolver } from 'node:dns/promises'
import { BlockList, connect, isIPv6, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'

/** What the fetcher uses of the network. It decides which addresses are dialled; this only carries it out. */
export interface Network {
  /**
   * All addresses that the DNS has for a name. Rejects if there is none. It does not look into this machine's hosts file, and
   * unlike the system's own lookup does not hold up its threads while a server is slow.
   */
  resolve(name: string): Promise<string[]>
  /** The same by the system's own lookup, for hosts that the settings name. */
  resolveAllowed(name: string): Promise<string[]>
  /** Connects to the first of the addresses that answers. */
  dial(addresses: readonly string[], port: number): Socket
  /** Whether an address is one of this machine. Such a request would come from within, past its firewall. */
  isOwn(address: string): boolean
}

/** The network of this machine. `servers`: name servers other than the system's, as "address:port". */
export function openNetwork({ servers }: { servers?: readonly string[] } = {}): Network {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: 2 })
  if (servers) resolver.setServers(servers)
  return {
    async resolve(name) {
      const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
      const addresses = [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
      if (addresses.length > 0) return addresses
      // A name that stands for another one, which has no address, is answered with none.
      if (four.status === 'rejected') throw four.reason
      throw Object.assign(new Error(`${name} has no address`), { code: NODATA })
    },
    async resolveAllowed(name) {
      return (await lookup(name, { all: true })).map(({ address }) => address)
    },
    dial(addresses, port) {
      const [first = ''] = addresses
      if (addresses.length === 1) return connect({ host: first, port })
      // Node tries one after the other (RFC 8305) if a lookup gives it several. These are looked up already.
      return connect({
        host: 'several addresses',
        port,
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT_MS,
        lookup: (_, __, callback) =>
          callback(
            null,
            addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 })),
          ),
      })
    },
    isOwn(address) {
      // They may change while we run. A list knows an IPv4 address within an IPv6 one, too.
      const own = new BlockList()
      for (const each of Object.values(networkInterfaces()).flatMap((all) => all ?? []))
        own.addAddress(each.address, each.family === 'IPv6' ? 'ipv6' : 'ipv4')
      return own.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
    },
  }
}

const DNS_TIMEOUT_MS = 3_000

/** Node's own is 250 ms, in which a host at the other end of the world does not answer. */
const ATTEMPT_TIMEOUT_MS = 2_500
