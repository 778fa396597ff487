import type { RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { parseRobots } from '../../src/fetch/manners/robots.ts'
import { slowClock } from './slow-clock.ts'
import { openSite, openTestFetcher, PAGE } from './web.ts'

const ROBOTS = { ...PAGE, robots: true }

/** A site with that robots.txt and a page at every other address. */
const siteWith = (robots: string | RequestListener) =>
  openSite((request, response) => {
    if (request.url !== '/robots.txt') response.end('page')
    else if (typeof robots === 'string') response.end(robots)
    else robots(request, response)
  })

test('what robots.txt disallows is not asked for', async () => {
  const site = await siteWith('User-agent: *\nDisallow: /private/\nAllow: /private/press/\n')
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  expect(await fetcher.get(`${site.url}/private/a?b`, ROBOTS)).toMatchObject({
    failure: {
      reason: 'ROBOTS',
      message: `the robots.txt of ${site.host} asks Onrecord not to read /private/a; ask ${site.url}/`,
    },
  })
  expect(await fetcher.get(`${site.url}/private/press/a`, ROBOTS)).toMatchObject({ ok: true })
  expect(await fetcher.get(`${site.url}/news`, ROBOTS)).toMatchObject({ ok: true })
  expect(site.asked).toEqual(['/robots.txt', '/private/press/a', '/news'])
})

test('what is asked of Onrecord by name counts before what is asked of all', async () => {
  const site = await siteWith('User-agent: Onrecord\nAllow: /\n\nUser-agent: *\nDisallow: /\n')
  const other = await siteWith('User-agent: onrecord\nUser-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n')
  const fetcher = openTestFetcher({ allowed: new Set([site.host, other.host]) })
  expect(await fetcher.get(`${site.url}/a`, ROBOTS)).toMatchObject({ ok: true })
  expect(await fetcher.get(`${other.url}/a`, ROBOTS)).toMatchObject({ failure: { reason: 'ROBOTS' } })
})

test('each redirect is asked about at the host it leads to', async () => {
  const closed = await siteWith('User-agent: *\nDisallow: /\n')
  const site = await openSite((request, response) => {
    if (request.url === '/robots.txt') response.end('')
    else response.writeHead(302, { location: `${closed.url}/a` }).end()
  })
  const fetcher = openTestFetcher({ allowed: new Set([site.host, closed.host]) })
  expect(await fetcher.get(site.url, ROBOTS)).toMatchObject({ failure: { reason: 'ROBOTS' } })
  expect(closed.asked).toEqual(['/robots.txt'])
})

test('what a person asks for by its address is asked for without it', async () => {
  const site = await siteWith('User-agent: *\nDisallow: /\n')
  expect(await openTestFetcher({ allowed: new Set([site.host]) }).get(site.url, PAGE)).toMatchObject({ ok: true })
  expect(site.asked).toEqual(['/'])
})

test.each([401, 403, 404, 410])('a robots.txt that answers %i allows everything', async (status) => {
  const site = await siteWith((_, response) => response.writeHead(status).end('User-agent: *\nDisallow: /'))
  expect(await openTestFetcher({ allowed: new Set([site.host]) }).get(site.url, ROBOTS)).toMatchObject({ ok: true })
})

test.each<[string, RequestListener, string]>([
  ['answers 500', (_, response) => response.writeHead(500).end(), 'SERVER_ERROR'],
  ['answers 429', (_, response) => response.writeHead(429).end(), 'RATE_LIMITED'],
  ['breaks off', (_, response) => response.socket?.destroy(), 'UNREACHABLE'],
])('while a robots.txt %s, nothing is asked', async (_, robots, reason) => {
  const site = await siteWith(robots)
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock: slowClock() })
  expect(await fetcher.get(`${site.url}/a`, ROBOTS)).toMatchObject({
    failure: { reason, message: expect.stringContaining('robots.txt cannot be read') },
  })
  expect(site.asked).toEqual(['/robots.txt'])
})

test('a robots.txt is read once a day, by however many at once; its last rules hold while it cannot be read', async () => {
  let status = 200
  const site = await siteWith((_, response) => response.writeHead(status).end('User-agent: *\nDisallow: /a'))
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  await Promise.all([1, 2, 3].map((at) => fetcher.get(`${site.url}/${at}`, ROBOTS)))
  clock.pass(23 * 3_600_000)
  await fetcher.get(`${site.url}/4`, ROBOTS)
  expect(site.asked.filter((path) => path === '/robots.txt')).toHaveLength(1)
  clock.pass(2 * 3_600_000)
  status = 503
  expect(await fetcher.get(`${site.url}/a`, ROBOTS)).toMatchObject({ failure: { reason: 'ROBOTS' } })
  expect(await fetcher.get(`${site.url}/5`, ROBOTS)).toMatchObject({ ok: true })
  expect(site.asked.filter((path) => path === '/robots.txt').length).toBeGreaterThan(1)
})

test('of a robots.txt without end the first half megabyte counts', async () => {
  const site = await siteWith((_, response) => {
    response.write('User-agent: *\nDisallow: /a\n')
    const send = () => {
      while (!response.destroyed && response.write('# and so on\n'.repeat(1_000)));
    }
    response.on('drain', send)
    send()
  })
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  expect(await fetcher.get(`${site.url}/a`, ROBOTS)).toMatchObject({ failure: { reason: 'ROBOTS' } })
  expect(await fetcher.get(`${site.url}/b`, ROBOTS)).toMatchObject({ ok: true })
})

test('a page in the place of a robots.txt, and one that redirects for ever, have no rules', async () => {
  const page = await siteWith('<html><body>Not found. Disallow: / is what we would say.</body></html>')
  const loop = await siteWith((_, response) => response.writeHead(302, { location: '/robots.txt' }).end())
  const secret = await siteWith((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end())
  const fetcher = openTestFetcher({ allowed: new Set([page.host, loop.host, secret.host]) })
  for (const site of [page, loop, secret]) expect(await fetcher.get(site.url, ROBOTS)).toMatchObject({ ok: true })
})

test('Crawl-delay is kept to, as far as it is reasonable', async () => {
  const slow = await siteWith('User-agent: *\nCrawl-delay: 7')
  const slower = await siteWith('User-agent: *\nCrawl-delay: 3600')
  for (const [site, delay] of [
    [slow, 7_000],
    [slower, 30_000],
  ] as const) {
    const clock = slowClock()
    const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
    await fetcher.get(`${site.url}/a`, ROBOTS)
    await fetcher.get(`${site.url}/b`, ROBOTS)
    expect(clock.waits).toEqual([delay])
  }
})

test('rules made to take long are not compared', () => {
  const hostile = parseRobots('http://a.example', `User-agent: *\nDisallow: /${'*a'.repeat(200_000)}b`, 'Onrecord')
  const rules = Array.from({ length: 20_000 }, (_, i) => `Disallow: /*x*y*z${i}*`)
  const many = parseRobots('http://a.example', `User-agent: *\n${rules.join('\n')}`, 'Onrecord')
  const long = new URL(`http://a.example/${'a'.repeat(8_000)}`)
  const began = performance.now()
  expect(hostile.isAllowed(long)).toBe(false)
  expect(many.isAllowed(long)).toBe(false)
  expect(many.isAllowed(new URL('http://a.example/news'))).toBe(true)
  expect(performance.now() - began).toBeLessThan(500)
})

test.each<[string, string | Buffer]>([
  ['begins with a byte order mark', '\ufeffUser-agent: *\nDisallow: /a'],
  ['ends its lines as of old', 'User-agent: *\rDisallow: /a\r'],
  ['names us in another spelling, with a version', 'User-agent: ONRECORD/0.1\nDisallow: /a'],
  ['names us in two groups', 'User-agent: onrecord\nDisallow: /x\n\nUser-agent: Onrecord\nDisallow: /a'],
  [
    'has records of others within a group',
    'User-agent: Onrecord\nSitemap: http://x.example/s\nUser-agent: B\nDisallow: /a',
  ],
  ['has comments and blank lines within a group', 'User-agent: * # all\n\n# not there:\nDisallow: /a # please'],
  ['has a shorter rule that allows', 'User-agent: *\nAllow: /\nDisallow: /a'],
  ['has wildcards', 'User-agent: *\nDisallow: /*?\nDisallow: *a$'],
  ['is in bytes that are no text', Buffer.from('User-agent: *\nDisallow: /a\nDisallow: /\xe9\xff', 'latin1')],
])('a robots.txt that %s is understood', async (_, robots) => {
  const site = await siteWith((_request, response) => response.end(robots))
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  expect(await fetcher.get(`${site.url}/a`, ROBOTS)).toMatchObject({ failure: { reason: 'ROBOTS' } })
  expect(await fetcher.get(`${site.url}/b`, ROBOTS)).toMatchObject({ ok: true })
})

test.each([
  ['another one’s name begins like ours', 'User-agent: OnrecordImages\nDisallow: /\n\nUser-agent: On\nDisallow: /'],
  ['a longer rule allows it', 'User-agent: *\nDisallow: /\nAllow: /a'],
  ['a rule of the same length allows it', 'User-agent: *\nDisallow: /a\nAllow: /a'],
  ['nothing is disallowed', 'User-agent: *\nDisallow:'],
])('a page may be asked for where %s', async (_, robots) => {
  const site = await siteWith(robots)
  expect(await openTestFetcher({ allowed: new Set([site.host]) }).get(`${site.url}/a`, ROBOTS)).toMatchObject({
    ok: true,
  })
})

test('a robots.txt that is at another host holds for the one that leads there', async () => {
  const other = await siteWith('User-agent: *\nDisallow: /a')
  const site = await siteWith((_, response) => response.writeHead(301, { location: `${other.url}/robots.txt` }).end())
  const fetcher = openTestFetcher({ allowed: new Set([site.host, other.host]) })
  expect(await fetcher.get(`${site.url}/a`, ROBOTS)).toMatchObject({ failure: { reason: 'ROBOTS' } })
  expect(await fetcher.get(`${site.url}/b`, ROBOTS)).toMatchObject({ ok: true })
})

test('a robots.txt of 500 KiB is read to its end', async () => {
  const end = 'User-agent: *\nDisallow: /a\n'
  const site = await siteWith(`${'#'.repeat(500 * 1_024 - end.length - 1)}\n${end}`)
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  expect(await fetcher.get(`${site.url}/a`, ROBOTS)).toMatchObject({ failure: { reason: 'ROBOTS' } })
})

test.each([
  ['1.5', 1_500],
  ['0.2', 0],
  ['Infinity', 30_000],
  ['-3', 0],
  ['a while', 0],
])('a Crawl-delay of %s leaves %i ms between two requests', async (delay, gap) => {
  const site = await siteWith(`User-agent: *\nCrawl-delay: ${delay}`)
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  for (const path of ['/a', '/b']) await fetcher.get(site.url + path, ROBOTS)
  expect(clock.waits.map((ms) => (ms < 1_000 ? 0 : ms))).toEqual(gap === 0 ? clock.waits.map(() => 0) : [gap])
})

test('a robots.txt of thousands of names before thousands of rules costs what its length does', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `user-agent:${i.toString(36)}`)
  const rules = Array.from({ length: 20_000 }, (_, i) => `disallow:/${i.toString(36)}`)
  const others = [...names, ...rules].join('\n')
  const began = process.memoryUsage().heapUsed
  const { isAllowed, size } = parseRobots('http://a.example', others, 'Onrecord')
  expect(isAllowed(new URL('http://a.example/zz'))).toBe(true)
  expect(process.memoryUsage().heapUsed - began).toBeLessThan(200_000_000)
  // The same for us are read, and weigh more than their text.
  const own = parseRobots(
    'http://a.example',
    ['user-agent:a', 'User-Agent: Onrecord/1.0', ...rules].join('\n'),
    'Onrecord',
  )
  expect(own.isAllowed(new URL('http://a.example/zz'))).toBe(false)
  expect(own.isAllowed(new URL('http://a.example/-'))).toBe(true)
  expect(own.size).toBeGreaterThan(size)
})

test.each([
  ['User-agent: other\nUser-agent: onrecord\nDisallow: /a', false],
  ['User-agent: onrecord\nUser-agent: other\nDisallow: /a', false],
  ['User-agent: other\nDisallow: /a', true],
  ['User-agent: other\nDisallow: /a\nUser-agent: *\nDisallow: /b', true],
  ['User-agent: onrecord\nDisallow: /b\n\nUser-agent: onrecord\nDisallow: /a', false],
  ['User-agent: onrecord\nDisallow: /b\nUser-agent: *\nDisallow: /a', true],
  ['Disallow: /a', true],
  ['user-agent: * # all\ndisallow : /a # that', false],
])('%j: may we read /a? %s', (text, isAllowed) => {
  expect(parseRobots('http://a.example', text, 'Onrecord').isAllowed(new URL('http://a.example/a'))).toBe(isAllowed)
})
