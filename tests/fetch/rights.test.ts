import { expect, test } from 'vitest'
import { slowClock } from './slow-clock.ts'
import { openSite, openTestFetcher, PAGE } from './web.ts'

const ROBOTS = { ...PAGE, robots: true }

/** A site of texts by their paths; what is not there is 404. A text may be one of headers and body. */
const siteOf = (texts: Record<string, string | { headers: Record<string, string | string[]>; body: string }>) =>
  openSite((request, response) => {
    const found = texts[request.url ?? '']
    if (found === undefined) response.writeHead(404).end()
    else if (typeof found === 'string') response.end(found)
    else response.writeHead(200, found.headers).end(found.body)
  })

async function readRights(texts: Parameters<typeof siteOf>[0]) {
  const site = await siteOf(texts)
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  const outcome = await fetcher.get(`${site.url}/a`, ROBOTS)
  if (!outcome.ok) return { site, failure: outcome.failure }
  return { site, rights: await fetcher.rightsOf(outcome.value) }
}

/** What may be done with the article at a path: with its page, and with the text that the feed has of it. */
async function readByFeed(texts: Parameters<typeof siteOf>[0], path: string) {
  const site = await siteOf(texts)
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  const [feed, page] = [
    await fetcher.get(`${site.url}/feed`, ROBOTS),
    await fetcher.get(site.url + path, { ...ROBOTS, robots: false }),
  ]
  if (!feed.ok || !page.ok) throw new Error('the site does not answer')
  const saidOf = await fetcher.saidByFeed(feed.value, feed.value.body.toString())
  const said = saidOf(site.url + path)
  return {
    said,
    page: await fetcher.rightsOf(page.value, said),
    text: await fetcher.rightsOfFeedText(site.url + path, said),
  }
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

test('names of headers are read in any case, and each of several headers is for whom it names', async () => {
  const { rights } = await readRights({
    '/a': {
      headers: { 'X-ROBOTS-Tag': ['otherbot: noai', 'noarchive'], 'CONTENT-SIGNAL': 'Search=YES, AI-Input=No' },
      body: 'x',
    },
  })
  expect(rights?.reasons).toMatchObject([
    { signal: 'CONTENT_SIGNAL', refuses: ['AI_INPUT'] },
    { signal: 'ROBOTS_META', refuses: ['FULL_TEXT'] },
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

const feedOf = (terms: string) => `<rss xmlns:rsl="https://rslstandard.org/rsl"><channel>${terms}</channel></rss>`
const inFeed = (pattern: string, use: string) =>
  `<rsl:content url="${pattern}"><rsl:license><rsl:prohibits type="usage">${use}</rsl:prohibits></rsl:license></rsl:content>`

test('a feed says it for the articles in it, for their pages as well', async () => {
  const texts = { '/feed': feedOf(inFeed('/premium/', 'ai-input')), '/premium/a': 'x', '/a': 'x' }
  const premium = await readByFeed(texts, '/premium/a')
  for (const rights of [premium.page, premium.text]) {
    expect(rights).toMatchObject({ mayFetch: true, mayUseAsAiInput: false })
    expect(rights.reasons).toMatchObject([{ signal: 'RSL', where: 'the feed' }])
  }
  expect(await readByFeed(texts, '/a')).toMatchObject({
    said: null,
    page: { reasons: [] },
    text: { reasons: [] },
  })
})

test('a licence of the page counts instead of the feed’s, and that instead of the one of robots.txt', async () => {
  const texts = {
    '/robots.txt': 'License: /all.xml',
    '/all.xml': licence('<prohibits type="usage">ai-all</prohibits>'),
    '/feed': feedOf('<atom:link rel="license" type="application/rsl+xml" href="/feed.xml"/>'),
    '/feed.xml': licence('<permits type="usage">all</permits>'),
    '/a': `<head><script type="application/rsl+xml">${licence('<prohibits type="usage">all</prohibits>')}</script></head>`,
    '/b': 'x',
  }
  expect(await readByFeed(texts, '/a')).toMatchObject({ page: { mayFetch: false }, text: { mayUseAsAiInput: true } })
  expect(await readByFeed(texts, '/b')).toMatchObject({
    page: { mayUseAsAiInput: true },
    text: { mayUseAsAiInput: true },
  })
})

test('of a feed’s text its headers count, and what its host says of the article; of the page they do not', async () => {
  const { page, text } = await readByFeed(
    {
      '/robots.txt': 'User-agent: *\nContent-Signal: /a ai-input=no',
      '/.well-known/tdmrep.json': '[{"location": "/a", "tdm-reservation": 1}]',
      '/feed': {
        headers: { 'X-Robots-Tag': 'noarchive', 'Content-Signal': 'ai-input=no', 'TDM-Reservation': '1' },
        body: feedOf(''),
      },
      '/a': 'x',
    },
    '/a',
  )
  expect(page.reasons.map(({ where }) => where)).toEqual(['robots.txt', '/.well-known/tdmrep.json'])
  expect(text.reasons.map(({ where }) => where)).toEqual([
    'robots.txt',
    '/.well-known/tdmrep.json',
    'the Content-Signal header of the feed',
    'the tdm-reservation header of the feed',
    'the X-Robots-Tag header of the feed',
  ])
})

test('what an article in a feed shows of markup is not a licence of the feed', async () => {
  const shown = feedOf(`<item><description><![CDATA[${inFeed('/', 'all')}]]></description></item>`)
  expect(await readByFeed({ '/feed': shown, '/a': 'x' }, '/a')).toMatchObject({ said: null })
})

test('what is in the text of a page is not a signal', async () => {
  const { rights } = await readRights({ '/a': '<head></head><body><meta name="robots" content="noarchive"></body>' })
  expect(rights).toMatchObject({ mayKeepFullText: true })
})

test('a file that is named as a licence, but is another one, is still what it is', async () => {
  const robots = 'License: /robots.txt\nLicense: /.well-known/tdmrep.json\nUser-agent: *\nContent-Signal: ai-input=no'
  const file = '[{"location": "/", "tdm-reservation": 1}]'
  const texts = { '/robots.txt': robots, '/.well-known/tdmrep.json': file, '/a': 'x' }
  const site = await siteOf(texts)
  const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
  // Also when they were read before.
  for (let time = 0; time < 2; time++) {
    const outcome = await fetcher.get(`${site.url}/a`, ROBOTS)
    const rights = outcome.ok ? await fetcher.rightsOf(outcome.value) : null
    expect(rights?.reasons.map(({ signal }) => signal)).toEqual(['CONTENT_SIGNAL', 'TDM_RESERVATION'])
  }
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
