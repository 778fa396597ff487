/**
 * What tells the sites of outlets apart: the host without "www.". Where that is not a name that its owner has registered, but an
 * address of a network or a name within one, each port may be another's, and is part of it.
 */
export function siteOf(address: string): string {
  const { hostname, port } = new URL(address)
  const host = hostname.toLowerCase().replace(/^www\./, '')
  return port === '' || isRegistered(host) ? host : `${host}:${port}`
}

function isRegistered(host: string): boolean {
  const isAddress = host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
  return !isAddress && host.includes('.') && !host.endsWith('.localhost')
}
