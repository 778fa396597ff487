import { isIP, type Socket } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { whySpecial } from '../../domain/addresses/special-addresses.ts'
import { type AllowedHosts, bareHost, checkWebAddress, isExempt, portOf } from '../../domain/addresses/web-address.ts'
import type { Network } from '../network.ts'
import { openDeadline, unlessAborted } from './deadline.ts'

/** A connection that was not opened, because of where it would have led. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused'
  readonly reason: 'BAD_URL' | 'PORT_REFUSED' | 'ADDRESS_REFUSED'

  constructor(reason: ConnectionRefused['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * An agent all of whose connections lead to public addresses, or to hosts that `allowed` names. `connections`: at a time, to one
 * origin.
 *
 * Each connection is checked as it is opened, and goes to the very addresses that were checked: between a check and a second
 * lookup a name may change its address. undici asks no `lookup` for a host that is an address, so that hook would not do.
 */
export function openGuardedAgent(
  network: Network,
  allowed: AllowedHosts,
  closing: AbortSignal,
  connections = 1,
): Agent {
  const secure = buildConnector({ timeout: CONNECT_TIMEOUT_MS })
  return new Agent({
    connections,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveMaxTimeout: LONGEST_IDLE_MS,
    connect(options, callback) {
      const origin = new URL(`${options.protocol}//${options.host}`)
      // undici waits for a connection however long the request has been given up.
      const deadline = openDeadline(CONNECT_TIMEOUT_MS, closing)
      const end: typeof callback = (...outcome) => {
        deadline.clear()
        callback(...outcome)
      }
      unlessAborted(open(network, allowed, origin, deadline.signal), deadline.signal).then(
        (socket) => {
          if (options.protocol === 'https:') secure({ ...options, httpSocket: socket }, end)
          else end(null, socket)
        },
        (error) => end(error, null),
      )
    },
  })
}

/** A connection to an origin. It is closed if `signal` aborts, also later. */
async function open(network: Network, allowed: AllowedHosts, origin: URL, signal: AbortSignal): Promise<Socket> {
  const checked = checkWebAddress(origin.href, allowed)
  if (!checked.ok) throw new ConnectionRefused(checked.reason, checked.message)
  const addresses = await publicAddresses(network, allowed, origin)
  signal.throwIfAborted()
  const socket = network.dial(addresses, portOf(origin))
  signal.addEventListener('abort', () => socket.destroy())
  socket.setNoDelay(true)
  return await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    // It stays: a socket that breaks before someone else listens would end the process.
    socket.on('error', reject)
  })
}

/** The addresses of a host. One that has a special address beside others is up to something, so it has none. */
async function publicAddresses(network: Network, allowed: AllowedHosts, origin: URL): Promise<string[]> {
  const host = bareHost(origin)
  if (isExempt(origin, allowed)) return isIP(host) ? [host] : await network.resolveAllowed(host)
  const addresses = isIP(host) ? [host] : await network.resolve(host)
  for (const address of addresses) {
    const special = network.isOwn(address) ? 'an address of this machine' : whySpecial(address)
    if (special !== null) throw new ConnectionRefused('ADDRESS_REFUSED', `${host} is at ${address}, ${special}`)
  }
  return addresses
}

/** For a name server, a connection and TLS together. */
const CONNECT_TIMEOUT_MS = 10_000

/** Four times what Node takes: policies in headers have grown. */
const MAX_HEADER_BYTES = 65_536

/** Whatever a host asks for: thousands of idle connections are more than a process may have. */
const LONGEST_IDLE_MS = 5_000
