import { connect } from 'node:net'
import { EnvHttpProxyAgent, request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { fetcherFor, openSite, openTestFetcher, PAGE } from './web.ts'

test('nothing that a site gives us to carry is carried: no cookie, and no address that we come from', async () => {
  const seen: Record<string, unknown>[] = []
  const site = await openSite(({ headers, url }, response) => {
    seen.push(headers)
    response.setHeader('set-cookie', ['pass=1; Path=/', 'other=2; Max-Age=99999'])
    response.setHeader('accept-ch', 'sec-ch-ua-platform, device-memory')
    response.setHeader('refresh', '0; url=/elsewhere')
    if (url === '/from') response.writeHead(302, { location: '/to' })
    response.end('hello')
  })
  const fetcher = fetcherFor(site)
  for (const path of ['/from', '/a', '/b']) expect(await fetcher.get(site.url + path, PAGE)).toMatchObject({ ok: true })
  expect(site.asked).toEqual(['/from', '/to', '/a', '/b'])
  for (const headers of seen)
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
})

const PROXIES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']

test('a proxy of the environment is not asked, since it would decide where a connection leads', async () => {
  const proxy = await openSite((_, response) => response.end('by the proxy'))
  const site = await openSite((_, response) => response.end('by the site'))
  const before = { ...process.env }
  onTestFinished(() => {
    for (const name of [...PROXIES, 'NO_PROXY', 'no_proxy', 'NODE_USE_ENV_PROXY'])
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
  })
  for (const name of PROXIES) process.env[name] = proxy.url
  for (const name of ['NO_PROXY', 'no_proxy']) delete process.env[name]
  process.env.NODE_USE_ENV_PROXY = '1'
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  const outcome = await fetcher.get(site.url, PAGE)
  expect(outcome).toMatchObject({ ok: true, value: { body: Buffer.from('by the site') } })
  expect(proxy.connections()).toBe(0)
  // What does use it gets there.
  const agent = new EnvHttpProxyAgent({ proxyTunnel: false })
  onTestFinished(() => agent.close())
  await request(site.url, { dispatcher: agent }).catch(() => null)
  expect(proxy.connections()).toBeGreaterThan(0)
})

test.each([
  'file:///etc/passwd',
  'data:text/html,<p>hello</p>',
  'javascript:alert(1)',
  'blob:http://127.0.0.1/a',
  'gopher://127.0.0.1:80/_GET',
  'ftp://127.0.0.1/a',
  'ws://127.0.0.1:80/a',
  'http:',
  '//127.0.0.1/',
  '\\\\127.0.0.1\\share',
  'http://user:pass@news.example/',
  'http://:@news.example:80@127.0.0.1/',
  'http://news.example\\@127.0.0.1/',
  'http://news.example#@127.0.0.1:22/',
])('%s is not asked for, nor redirected to', async (address) => {
  const site = await openSite((_, response) => response.writeHead(302, { location: address }).end())
  const target = await openSite((_, response) => response.end('secret'))
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), network: nowhere })
  const directly = await fetcher.get(address.replaceAll('127.0.0.1', target.host), PAGE)
  expect(directly.ok).toBe(false)
  const redirected = await fetcher.get(site.url, PAGE)
  expect(redirected.ok).toBe(false)
  expect(target.connections()).toBe(0)
})

/** A network in which nothing has an address, so that a name that is looked up is not found. */
const nowhere = {
  resolve: async () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  resolveAllowed: async () => ['127.0.0.1'],
  isOwn: () => false,
  dial: (addresses: readonly string[], port: number) => connect({ host: addresses[0], port }),
}
