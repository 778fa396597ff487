import { expect, test } from 'vitest'
import { slowClock } from './slow-clock.ts'
import { openSite, openTestFetcher, PAGE } from './web.ts'

const ROBOTS = { ...PAGE, robots: true }

/** A site of texts by their paths; what is not there is 404. A text may be one of headers and body. */
const siteOf = (texts: Record<string, string | { headers: Record<string, string>; body: string }>) =>
  openSite((request, response) => {
    const found = texts[request.url ?? '']
    if (found === undefined) response.writeHead(404).end()
    else if (typeof found === 'string') response.end(found)
    else response.writeHead(200, found.headers).end(found.body)
  })

async function readRights(texts: Parameters<typeof siteOf>[0], path = '/a', about?: string) {
  const site = await siteOf(texts)
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  const outcome = await fetcher.get(site.url + path, ROBOTS)
  if (!outcome.ok) return { site, failure: outcome.failure }
  return { site, rights: await fetcher.rightsOf(outcome.value, about && site.url + about) }
}

const licence = (terms: string) =>
  `<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>${terms}</license></content></rsl>`

test('a publisher who says nothing allows everything', async () => {
  const { rights } = await readRights({ '/a': '<p>page' })
  expect(rights).toEqual({ mayFetch: true, mayKeepFullText: true, mayUseAsAiInput: true, reasons: [] })
})

test('where search is refused by a signal, the page is not asked for', async () => {
  const { site, failure } = await readRights({
    '/robots.txt': 'User-agent: *\nContent-Signal: search=no',
    '/a': '<p>page',
  })
  expect(failure).toMatchObject({ reason: 'RIGHTS', message: expect.stringContaining('Content-Signal: search=no') })
  expect(site.asked).toEqual(['/robots.txt'])
})

test('where the licence that robots.txt names prohibits it, the page is not asked for', async () => {
  const { site, failure } = await readRights({
    '/robots.txt': 'License: /license.xml',
    '/license.xml': licence('<prohibits type="usage">all</prohibits>'),
    '/a': '<p>page',
  })
  expect(failure).toMatchObject({
    reason: 'RIGHTS',
    message: expect.stringMatching(/licence prohibits.*\/license\.xml/),
  })
  expect(site.asked).toEqual(['/robots.txt', '/license.xml'])
})

test('what a page may be used for is gathered from all places where publishers say so', async () => {
  const { rights } = await readRights({
    '/robots.txt': 'License: /license.xml\nUser-agent: *\nContent-Signal: ai-input=no',
    '/license.xml': licence('<permits type="usage">search</permits>'),
    '/.well-known/tdmrep.json': '[{"location": "/", "tdm-reservation": 1}]',
    '/a': { headers: { 'x-robots-tag': 'noarchive' }, body: '<head><meta name="robots" content="noai"></head><body>' },
  })
  expect(rights).toMatchObject({ mayFetch: true, mayKeepFullText: false, mayUseAsAiInput: false })
  expect(rights?.reasons.map(({ signal }) => signal)).toEqual([
    'RSL',
    'RSL',
    'CONTENT_SIGNAL',
    'TDM_RESERVATION',
    'ROBOTS_META',
    'ROBOTS_META',
  ])
})

test('a licence of the page counts instead of the one that robots.txt names', async () => {
  const texts = {
    '/robots.txt': 'License: /all.xml',
    '/all.xml': licence('<prohibits type="usage">ai-all</prohibits>'),
  }
  const open = licence('<permits type="usage">all</permits>')
  const linked = '<head><link rel="license" type="application/rsl+xml" href="/page.xml"></head>'
  const header = { link: '</page.xml>; rel="license"; type="application/rsl+xml"' }
  expect(await readRights({ ...texts, '/a': 'x' })).toMatchObject({ rights: { mayUseAsAiInput: false } })
  for (const page of [
    linked,
    { headers: header, body: 'x' },
    `<head><script type="application/rsl+xml">${open}</script></head>`,
  ]) {
    expect(await readRights({ ...texts, '/page.xml': open, '/a': page })).toMatchObject({
      rights: { mayUseAsAiInput: true },
    })
  }
})

test('a feed says it for the articles in it', async () => {
  const feed = `<rss xmlns:rsl="https://rslstandard.org/rsl"><channel><rsl:content url="/premium/"><rsl:license>
    <rsl:prohibits type="usage">ai-input</rsl:prohibits></rsl:license></rsl:content></channel></rss>`
  const about = (path: string) => readRights({ '/feed': feed }, '/feed', path)
  expect(await about('/premium/a')).toMatchObject({ rights: { mayUseAsAiInput: false } })
  expect(await about('/a')).toMatchObject({ rights: { mayUseAsAiInput: true } })
})

test('what is in the text of a page is not a signal', async () => {
  const { rights } = await readRights({ '/a': '<head></head><body><meta name="robots" content="noarchive"></body>' })
  expect(rights).toMatchObject({ mayKeepFullText: true })
})

test('a licence leads nowhere that a page may not lead', async () => {
  const secret = await openSite((_, response) => response.end(licence('<prohibits type="usage">all</prohibits>')))
  const { rights } = await readRights({ '/robots.txt': `License: ${secret.url}/license.xml`, '/a': 'page' })
  expect(rights).toMatchObject({ mayFetch: true })
  expect(secret.connections()).toBe(0)
})

test('licences and reservations are read once a day', async () => {
  const site = await siteOf({
    '/robots.txt': 'License: /license.xml',
    '/license.xml': licence(''),
    '/a': 'a',
    '/b': 'b',
  })
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  const read = async (path: string) => {
    const outcome = await fetcher.get(site.url + path, ROBOTS)
    if (outcome.ok) await fetcher.rightsOf(outcome.value)
  }
  const rules = () => site.asked.filter((path) => path !== '/a' && path !== '/b')
  await Promise.all([read('/a'), read('/b'), read('/a')])
  expect(rules().sort()).toEqual(['/.well-known/tdmrep.json', '/license.xml', '/robots.txt'])
  clock.pass(25 * 3_600_000)
  await read('/a')
  expect(rules()).toHaveLength(6)
})
