import { expect, test } from 'vitest'
import { openNetwork } from '../../src/fetch/network.ts'
import { slowClock } from './slow-clock.ts'
import { openSite, openTestFetcher, PAGE } from './web.ts'

test('a host is asked by one connection, one request at a time', async () => {
  let running = 0
  let most = 0
  const site = await openSite((_, response) => {
    most = Math.max(most, ++running)
    setTimeout(() => {
      running--
      response.end('page')
    }, 20)
  })
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, at) => fetcher.get(`${site.url}/${at}`, PAGE)))
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(site.asked).toEqual(['/0', '/1', '/2', '/3', '/4', '/5', '/6', '/7'])
  expect(most).toBe(1)
  expect(site.connections()).toBe(1)
})

test('a slow host holds up no other', async () => {
  const slow = await openSite(() => {})
  const quick = await openSite((_, response) => response.end('page'))
  const fetcher = openTestFetcher({ allowed: new Set([slow.host, quick.host]) })
  const waiting = fetcher.get(slow.url, PAGE)
  await expect.poll(() => slow.asked).toHaveLength(1)
  expect(await fetcher.get(quick.url, PAGE)).toMatchObject({ ok: true })
  await fetcher.close()
  expect(await waiting).toMatchObject({ ok: false })
})

test('two hosts that redirect to each other do not wait for each other', async () => {
  const hosts: { url: string }[] = []
  const open = (other: number) =>
    openSite((request, response) => {
      if (request.url === '/there') response.end('page')
      else if (request.url === '/robots.txt') response.writeHead(302, { location: `${hosts[other]?.url}/there` }).end()
      else response.writeHead(302, { location: `${hosts[other]?.url}/there` }).end()
    })
  const [one, two] = [await open(1), await open(0)]
  hosts.push(one, two)
  const fetcher = openTestFetcher({ allowed: new Set([one.host, two.host]) })
  const all = [one, two, one, two].map((site) => fetcher.get(`${site.url}/here`, { ...PAGE, robots: true }))
  expect((await Promise.all(all)).every(({ ok }) => ok)).toBe(true)
})

test('between two requests to a host lies a second; a redirect within it is part of a visit', async () => {
  const site = await openSite((request, response) => {
    if (request.url === '/old') response.writeHead(301, { location: '/new' }).end()
    else response.end('page')
  })
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock, leastGapMs: 1_000 })
  await fetcher.get(`${site.url}/old`, { ...PAGE, robots: true })
  expect(clock.waits).toEqual([])
  await fetcher.get(`${site.url}/b`, PAGE)
  await fetcher.get(`${site.url}/c`, PAGE)
  expect(clock.waits).toEqual([1_000, 1_000])
})

test('a host that leads elsewhere is asked no faster than others', async () => {
  const other = await openSite((_, response) => response.end('page'))
  const site = await openSite((_, response) => response.writeHead(302, { location: other.url }).end())
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host, other.host]), clock, leastGapMs: 1_000 })
  for (const path of ['/a', '/b', '/c']) await fetcher.get(site.url + path, PAGE)
  expect(clock.waits).toEqual([1_000, 1_000])
})

test('nobody waits for a turn longer than a minute: they are told when to come back, one after the other', async () => {
  const site = await openSite((_, response) => response.end('page'))
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock, leastGapMs: 10_000 })
  const outcomes = await Promise.all(Array.from({ length: 9 }, () => fetcher.get(site.url, PAGE)))
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, true, false, false])
  expect(outcomes[7]).toMatchObject({ failure: { reason: 'RATE_LIMITED', retryAfterMs: 70_000 } })
  expect(outcomes[8]).toMatchObject({ failure: { reason: 'RATE_LIMITED', retryAfterMs: 80_000 } })
  expect(outcomes[8]).not.toHaveProperty('failure.status')
})

test('Retry-After is kept to: until then the host is not asked', async () => {
  let status = 429
  const site = await openSite((_, response) => response.writeHead(status, { 'retry-after': '600' }).end('page'))
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  expect(await fetcher.get(site.url, PAGE)).toMatchObject({
    failure: { reason: 'RATE_LIMITED', retryAfterMs: 600_000 },
  })
  status = 200
  clock.pass(100_000)
  expect(await fetcher.get(site.url, PAGE)).toMatchObject({
    failure: {
      reason: 'RATE_LIMITED',
      retryAfterMs: 500_000,
      message: expect.stringMatching(/left alone for 500 s, since/),
    },
  })
  expect(site.asked).toHaveLength(1)
  clock.pass(500_000)
  expect(await fetcher.get(site.url, PAGE)).toMatchObject({ ok: true })
})

test('those in line when a host asks for peace are sent away, too', async () => {
  const site = await openSite((_, response) => response.writeHead(503, { 'retry-after': '600' }).end())
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock: slowClock() })
  const outcomes = await Promise.all([1, 2, 3].map(() => fetcher.get(site.url, PAGE)))
  expect(outcomes.map((outcome) => !outcome.ok && outcome.failure.reason)).toEqual(Array(3).fill('SERVER_ERROR'))
  expect(site.asked).toHaveLength(1)
})

test('a host that fails again and again is asked less and less, and normally after its first answer', async () => {
  let status = 500
  const site = await openSite((_, response) => response.writeHead(status).end())
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  for (let at = 0; at < 40; at++) {
    await fetcher.get(site.url, PAGE)
    clock.pass(60_000)
  }
  // 40 minutes: at first twice a minute or so, in the end once in twenty.
  expect(site.asked.length).toBeLessThan(12)
  status = 404
  clock.pass(3_600_000)
  const before = site.asked.length
  const waited = clock.waits.length
  for (let at = 0; at < 5; at++) await fetcher.get(site.url, PAGE)
  status = 500
  await fetcher.get(site.url, PAGE)
  status = 200
  expect(await fetcher.get(site.url, PAGE)).toMatchObject({ ok: true })
  expect(site.asked.length - before).toBe(7)
  expect(clock.waits).toHaveLength(waited)
})

test('what a publisher refuses or does not have is not a host in trouble', async () => {
  const site = await openSite((request, response) => response.writeHead(Number(request.url?.slice(1))).end())
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  for (const status of [403, 404, 410, 403, 404, 410]) await fetcher.get(`${site.url}/${status}`, PAGE)
  expect(site.asked).toHaveLength(6)
  expect(clock.waits).toEqual([])
})

test('many at once are nothing to be warned of', async () => {
  const warnings: Error[] = []
  const warned = (warning: Error) => warnings.push(warning)
  process.on('warning', warned)
  const sites = await Promise.all(
    Array.from({ length: 30 }, () => openSite((_, response) => void setTimeout(() => response.end('page'), 50))),
  )
  const fetcher = openTestFetcher({ allowed: new Set(sites.map(({ host }) => host)) })
  const outcomes = await Promise.all(sites.map(({ url }) => fetcher.get(url, PAGE)))
  await new Promise(setImmediate)
  process.off('warning', warned)
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(warnings).toEqual([])
})

test('closing ends a question to a name server that never answers', async () => {
  const names = openNetwork({ servers: ['127.0.0.1:9'] })
  const fetcher = openTestFetcher({ network: { ...names, resolve: () => new Promise(() => {}) } })
  const waiting = fetcher.get('http://news.example/', PAGE)
  await new Promise(setImmediate)
  const began = performance.now()
  await fetcher.close()
  expect(await waiting).toMatchObject({ failure: { reason: 'UNREACHABLE', message: /stopping/ } })
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('closing ends the wait for a turn', async () => {
  const site = await openSite((_, response) => response.end('page'))
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), leastGapMs: 30_000 })
  await fetcher.get(site.url, PAGE)
  const waiting = fetcher.get(site.url, PAGE)
  await fetcher.close()
  expect(await waiting).toMatchObject({ ok: false, failure: { reason: 'UNREACHABLE' } })
})
