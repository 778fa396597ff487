import { once } from 'node:events'
import { connect, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { type Network, openNetwork } from '../../src/fetch/network.ts'
import { openNameServer } from './name-server.ts'
import { fetcherFor, openSite, openTestFetcher, PAGE, type Site } from './web.ts'

// Faults 43 to 45: whatever an address is called, no connection leads to where it must not. All of it on loopback: a public
// address is played by `dial`, the last step before the network, which also says what would have been connected to.

const PUBLIC = '93.184.216.34'
const PUBLIC_IPV6 = '2606:4700::6810:1'

/** A network whose names come from a server of ours, and whose public addresses are that site. */
async function playedNetwork(
  site: Site,
  addressesOf: (name: string, asked: number) => string[] | 'alias' | null,
  allowed: ReadonlySet<string> = new Set(),
) {
  const names = await openNameServer(addressesOf)
  const dialled: string[] = []
  const system = openNetwork({ servers: [names.address] })
  const network: Network = {
    ...system,
    dial(addresses) {
      dialled.push(...addresses)
      return connect({ host: '127.0.0.1', port: site.port })
    },
  }
  const fetcher = openTestFetcher({ allowed, network })
  return { fetcher, dialled, names }
}

const hello = () => openSite((_, response) => response.end('hello'))

/** As in the tests of the domain, with the port of a site that must not be reached. */
const SPELLINGS = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '0177.0.0.1',
  '0',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  'localhost',
  'localhost.',
  'a.localhost',
]

test.each(SPELLINGS)('nothing connects to this machine as %s, on any port', async (host) => {
  const site = await hello()
  const other = await hello()
  const fetcher = fetcherFor(other)
  for (const address of [`http://${host}:${site.port}/`, `https://${host}:${site.port}/`, `http://${host}/`]) {
    const outcome = await fetcher.get(address, PAGE)
    expect(outcome).toMatchObject({ ok: false, failure: { reason: /^(ADDRESS|PORT)_REFUSED$/ } })
  }
  expect(site.connections()).toBe(0)
  // The control: the same fetcher does connect to what it may.
  expect(await fetcher.get(other.url, PAGE)).toMatchObject({ ok: true })
  expect(other.connections()).toBe(1)
})

test.each([
  ['127.0.0.1'],
  ['169.254.169.254'],
  ['10.0.0.1'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['fd00:ec2::254'],
  ['64:ff9b::7f00:1'],
])('a name that the DNS has at %s is not connected to', async (address) => {
  const site = await hello()
  const { fetcher, dialled, names } = await playedNetwork(site, () => [address])
  const outcome = await fetcher.get('http://news.example/', PAGE)
  expect(outcome).toMatchObject({ ok: false, failure: { reason: 'ADDRESS_REFUSED' } })
  expect(names.asked).toEqual(['news.example'])
  expect(dialled).toEqual([])
  expect(site.connections()).toBe(0)
})

test('a name with a special address beside a public one is not connected to', async () => {
  const site = await hello()
  for (const mixed of [
    [PUBLIC, '127.0.0.1'],
    ['127.0.0.1', PUBLIC],
    [PUBLIC, '::1'],
    [PUBLIC_IPV6, '10.0.0.1'],
  ]) {
    const { fetcher, dialled } = await playedNetwork(site, () => mixed)
    expect(await fetcher.get('http://news.example/', PAGE)).toMatchObject({ failure: { reason: 'ADDRESS_REFUSED' } })
    expect(dialled).toEqual([])
  }
  expect(site.connections()).toBe(0)
})

test('a name with public addresses is connected to at exactly those, each time as the DNS has it then', async () => {
  const site = await openSite((_, response) => response.setHeader('connection', 'close').end('hello'))
  const { fetcher, dialled } = await playedNetwork(site, (_, asked) =>
    asked === 1 ? [PUBLIC, PUBLIC_IPV6] : ['8.8.8.8'],
  )
  expect(await fetcher.get('http://news.example/', PAGE)).toMatchObject({
    ok: true,
    value: { url: 'http://news.example/' },
  })
  expect(await fetcher.get('http://news.example/', PAGE)).toMatchObject({ ok: true })
  expect(dialled).toEqual([PUBLIC, PUBLIC_IPV6, '8.8.8.8'])
  expect(site.connections()).toBe(2)
})

test('a name that is rebound to this machine between two questions is not connected to', async () => {
  const site = await openSite((_, response) => response.setHeader('connection', 'close').end('hello'))
  // The first answer is public, as a check before the connection would see it; all later ones are this machine.
  const { fetcher, dialled, names } = await playedNetwork(site, (_, asked) => (asked === 1 ? [PUBLIC] : ['127.0.0.1']))
  expect(await fetcher.get('http://rebound.example:8080/', PAGE)).toMatchObject({ ok: true })
  expect(await fetcher.get('http://rebound.example:8080/', PAGE)).toMatchObject({
    failure: { reason: 'ADDRESS_REFUSED' },
  })
  expect(names.asked).toEqual(['rebound.example', 'rebound.example'])
  expect(dialled).toEqual([PUBLIC])
  expect(site.connections()).toBe(1)
})

test('a name that is rebound while it redirects to itself is not connected to again', async () => {
  const site = await openSite((_, response) => response.writeHead(302, { location: '/x', connection: 'close' }).end())
  const { fetcher, dialled } = await playedNetwork(site, (_, asked) => (asked === 1 ? [PUBLIC] : ['127.0.0.1']))
  expect(await fetcher.get('http://rebound.example/', PAGE)).toMatchObject({ failure: { reason: 'ADDRESS_REFUSED' } })
  expect(dialled).toEqual([PUBLIC])
  expect(site.connections()).toBe(1)
})

test('an exception for an address does not let a name in that leads there', async () => {
  const site = await hello()
  const { fetcher, dialled } = await playedNetwork(site, () => ['127.0.0.1'], new Set(['127.0.0.1:80', site.host]))
  expect(await fetcher.get('http://news.example/', PAGE)).toMatchObject({ failure: { reason: 'ADDRESS_REFUSED' } })
  const atPort = await fetcher.get(`http://news.example:${site.port}/`, PAGE)
  expect(atPort).toMatchObject({ failure: { reason: 'PORT_REFUSED' } })
  expect(dialled).toEqual([])
  expect(await fetcher.get(site.url, PAGE)).toMatchObject({ ok: true })
  expect(dialled).toEqual(['127.0.0.1'])
})

test('an address of this machine is refused although it is a public one', async () => {
  const site = await hello()
  const network: Network = { ...openNetwork(), isOwn: (address) => address === PUBLIC }
  const fetcher = openTestFetcher({ allowed: new Set(), network })
  expect(await fetcher.get(`http://${PUBLIC}/`, PAGE)).toMatchObject({ failure: { reason: 'ADDRESS_REFUSED' } })
  const { isOwn } = openNetwork()
  expect(['127.0.0.1', '::ffff:127.0.0.1', PUBLIC, PUBLIC_IPV6].map(isOwn)).toEqual([true, true, false, false])
  expect(site.connections()).toBe(0)
})

test('of several addresses the first that answers is taken', async () => {
  const site = await hello()
  for (const addresses of [['127.0.0.1'], ['127.0.0.2', '127.0.0.1'], ['127.0.0.1', '::1']]) {
    const socket = openNetwork().dial(addresses, site.port)
    await once(socket, 'connect')
    expect(socket.remoteAddress).toBe('127.0.0.1')
    socket.destroy()
  }
})

test.each([
  ['file:///etc/passwd', 'BAD_URL'],
  ['gopher://127.0.0.1:70/', 'BAD_URL'],
  ['http://169.254.169.254/latest/', 'ADDRESS_REFUSED'],
  ['//169.254.169.254/', 'ADDRESS_REFUSED'],
  ['http://localhost/', 'ADDRESS_REFUSED'],
  ['http://[::ffff:169.254.169.254]/', 'ADDRESS_REFUSED'],
  ['http://me:secret@news.example/', 'BAD_URL'],
  ['http://news.example:22/', 'PORT_REFUSED'],
  ['http://', 'BAD_URL'],
])('a redirect to %s ends there', async (location, reason) => {
  const site = await openSite((_, response) => response.writeHead(302, { location }).end())
  const outcome = await fetcherFor(site).get(site.url, PAGE)
  expect(outcome).toMatchObject({ ok: false, failure: { reason } })
  expect(site.connections()).toBe(1)
})

test('a redirect to another port of this machine ends there', async () => {
  const secret = await hello()
  const site = await openSite((_, response) => response.writeHead(307, { location: secret.url }).end())
  expect(await fetcherFor(site).get(site.url, PAGE)).toMatchObject({ ok: false })
  expect(secret.connections()).toBe(0)
  expect(await fetcherFor(site, secret).get(site.url, PAGE)).toMatchObject({ ok: true })
})

test('a redirect that bites its own tail ends', async () => {
  const site = await openSite((_, response) => response.writeHead(301, { location: '/' }).end())
  expect(await fetcherFor(site).get(site.url, PAGE)).toMatchObject({ failure: { reason: 'TOO_MANY_REDIRECTS' } })
  expect(site.asked).toHaveLength(6)
})

test('a name that nobody has is unreachable, with a sentence that says so', async () => {
  const site = await hello()
  const { fetcher } = await playedNetwork(site, () => null)
  expect(await fetcher.get('http://no.example/', PAGE)).toMatchObject({
    failure: { reason: 'UNREACHABLE', message: 'no host is called no.example (ENOTFOUND)' },
  })
})

test('a name server that never answers, and a host that never takes the call, are given up in time', async () => {
  const never = { ...openNetwork(), resolve: () => new Promise<string[]>(() => {}) }
  const silent = { ...openNetwork(), resolve: async () => [PUBLIC], dial: () => new Socket() }
  for (const network of [never, silent]) {
    const fetcher = openTestFetcher({ network })
    const began = performance.now()
    const outcome = await fetcher.get('http://news.example/', { ...PAGE, timeoutMs: 200 })
    expect(outcome).toMatchObject({ failure: { reason: 'TIMED_OUT' } })
    await fetcher.close()
    expect(performance.now() - began).toBeLessThan(2_000)
  }
})

test('a host of the settings is found by name, wherever it is', async () => {
  const site = await hello()
  const fetcher = fetcherFor({ host: `localhost:${site.port}` })
  expect(await fetcher.get(`http://localhost:${site.port}/`, PAGE)).toMatchObject({ ok: true })
})

test('a name that stands for another one, which has no address, is a host that cannot be reached', async () => {
  const { address } = await openNameServer(() => 'alias')
  const fetcher = openTestFetcher({ network: openNetwork({ servers: [address] }) })
  expect(await fetcher.get('http://moved.example/', PAGE)).toMatchObject({
    ok: false,
    failure: { reason: 'UNREACHABLE', message: 'no host is called moved.example (ENODATA)' },
  })
})
