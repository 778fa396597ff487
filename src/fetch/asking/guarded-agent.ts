import { isIP, type Socket } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { whySpecial } from '../../domain/addresses/special-addresses.ts'
import { type AllowedHosts, bareHost, checkWebAddress, isExempt, portOf } from '../../domain/addresses/web-address.ts'
import type { Network } from '../network.ts'

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
 * An agent all of whose connections lead to public addresses, or to hosts that `allowed` names.
 *
 * Each connection is checked as it is opened, and goes to the very addresses that were checked: between a check and a second
 * lookup a name may change its address. undici asks no `lookup` for a host that is an address, so that hook would not do.
 */
export function openGuardedAgent(network: Network, allowed: AllowedHosts, closing: AbortSignal): Agent {
  const secure = buildConnector({ timeout: CONNECT_TIMEOUT_MS })
  return new Agent({
    connections: 1,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveMaxTimeout: LONGEST_IDLE_MS,
    connect(options, callback) {
      const origin = new URL(`${options.protocol}//${options.host}`)
      unlessClosing(open(network, allowed, closing, origin), closing).then(
        (socket) => {
          if (options.protocol === 'https:') secure({ ...options, httpSocket: socket }, callback)
          else callback(null, socket)
        },
        (error) => callback(error, null),
      )
    },
  })
}

async function open(network: Network, allowed: AllowedHosts, closing: AbortSignal, origin: URL): Promise<Socket> {
  const checked = checkWebAddress(origin.href, allowed)
  if (!checked.ok) throw new ConnectionRefused(checked.reason, checked.message)
  const addresses = await publicAddresses(network, allowed, origin)
  closing.throwIfAborted()
  const socket = network.dial(addresses, portOf(origin))
  // Until it is connected, and has agreed on TLS, nobody else would end it.
  const end = () => socket.destroy()
  closing.addEventListener('abort', end)
  socket.on('close', () => closing.removeEventListener('abort', end))
  return await connected(socket, origin.host)
}

/** What a work comes to, or a rejection as soon as `closing` aborts: name servers may take their time. */
function unlessClosing<T>(work: Promise<T>, closing: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(closing.reason)
    closing.addEventListener('abort', end)
    work.then(resolve, reject).finally(() => closing.removeEventListener('abort', end))
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

function connected(socket: Socket, host: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error(`${host} does not answer`), { code: 'ETIMEDOUT' })),
      CONNECT_TIMEOUT_MS,
    )
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
    // It stays: a socket that breaks before someone else listens would end the process.
    socket.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.setNoDelay(true)
  })
}

const CONNECT_TIMEOUT_MS = 10_000

/** Four times what Node takes: policies in headers have grown. */
const MAX_HEADER_BYTES = 65_536

/** Whatever a host asks for: thousands of idle connections are more than a process may have. */
const LONGEST_IDLE_MS = 5_000
