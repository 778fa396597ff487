import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readSiteRights } from '../../src/store/feeds/site-rights.ts'
import { type Collector, openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper, send, status } from '../world/newspaper.ts'

let paper: Newspaper
let collector: Collector
beforeAll(async () => {
  paper = await openNewspaper()
  collector = await openCollector([paper])
})
afterAll(async () => {
  await collector.close()
  await paper.close()
})

/** Follows the paper, whose publisher says this at these paths; it prints an article and is asked. */
async function collectOne(texts: Record<string, string>, answer?: Parameters<Newspaper['answer']>[1]) {
  collector.rest()
  const feedId = await collector.follow(paper)
  onTestFinished(async () => {
    for (const path of Object.keys(texts)) paper.answer(path, null)
    await collector.room.database.prisma.feed.deleteMany()
    await collector.room.database.prisma.siteRights.deleteMany()
    paper.articles = []
  })
  for (const [path, text] of Object.entries(texts))
    paper.answer(path, (_, response) => send(response, 200, 'text/plain', text))
  const { path } = paper.print()
  if (answer !== undefined) paper.answer(path, answer)
  paper.takeAsked()
  await collector.poll(feedId)
  return { feedId, path }
}

async function siteOnFile() {
  const sites = await readSiteRights(collector.room.database.prisma, ['127.0.0.1'])
  return sites.get('127.0.0.1')?.find(({ origin }) => origin === paper.url)
}

test('what a publisher says of its site is kept, as it stands and with what follows, each time that it is read', async () => {
  const { feedId } = await collectOne({
    '/robots.txt':
      '# Ask licences@harbour.example\nUser-agent: onrecord\nDisallow: /private # ours\nUser-agent: *\nContent-Signal: ai-input=no',
    '/.well-known/tdmrep.json': `[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://harbour.example/terms"}]`,
  })
  const first = await siteOnFile()
  expect(first).toMatchObject({
    said: [
      { where: 'robots.txt', text: 'Disallow: /private' },
      {
        where: '/.well-known/tdmrep.json',
        text: '{"location":"/","tdm-reservation":1,"tdm-policy":"https://harbour.example/terms"}',
      },
    ],
    reasons: [{ signal: 'TDM_RESERVATION', refuses: ['FULL_TEXT', 'AI_INPUT'], ask: 'https://harbour.example/terms' }],
    contacts: ['https://harbour.example/terms', 'licences@harbour.example'],
    refusedAt: null,
  })
  expect(paper.takeAsked().filter((path) => path === '/robots.txt')).toHaveLength(1)

  // What it says is read again a day later.
  paper.answer('/.well-known/tdmrep.json', null)
  paper.print()
  await collector.poll(feedId)
  expect((await siteOnFile())?.readAt).toEqual(first?.readAt)
  collector.rest()
  paper.print()
  await collector.poll(feedId)
  const later = await siteOnFile()
  expect(later).toMatchObject({ reasons: [], contacts: ['licences@harbour.example'] })
  expect(later?.readAt?.getTime()).toBeGreaterThan(first?.readAt?.getTime() ?? Number.POSITIVE_INFINITY)
})

test('a page that is refused is told with whom to ask: as the publisher says', async () => {
  const { feedId } = await collectOne({ '/robots.txt': '# Contact: desk@harbour.example' }, status(403))
  const [entry] = await collector.entries(feedId)
  const message = `${paper.host} refuses our request (403 Forbidden); its publisher can let us in: ask desk@harbour.example`
  expect(entry).toMatchObject({ outcome: 'REFUSED_BY_PUBLISHER', message })
  const site = await siteOnFile()
  expect(site).toMatchObject({ refusedMessage: message, contacts: ['desk@harbour.example'] })
  expect(site?.refusedAt).toBeInstanceOf(Date)
})

test('where the publisher does not say whom to ask, its site is named', async () => {
  const { feedId } = await collectOne({}, (_, response) =>
    send(response, 403, 'text/html', '<title>Just a moment...</title>', { 'cf-mitigated': 'challenge' }),
  )
  expect(await collector.entries(feedId)).toMatchObject([
    {
      outcome: 'REFUSED_BY_PUBLISHER',
      message: expect.stringMatching(/\(Cloudflare\).*: ask http:\/\/127\.0\.0\.1:\d+\/$/),
    },
  ])
})

test('a site that is closed by robots.txt is on file with the reason, and is asked for nothing but that', async () => {
  const { feedId } = await collectOne({ '/robots.txt': 'User-agent: *\nDisallow: /' })
  const message = expect.stringMatching(/asks Onrecord not to read \/news\/\d+; ask http:/)
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'ROBOTS', message }])
  expect(await siteOnFile()).toMatchObject({
    said: [{ where: 'robots.txt', text: 'Disallow: /' }],
    reasons: [{ signal: 'ROBOTS', refuses: ['FETCH'], where: 'robots.txt' }],
    refusedMessage: message,
  })
  expect(paper.takeAsked().sort()).toEqual(['/feed.xml', '/robots.txt'])
})

test('where a licence wants money first, its contact is told', async () => {
  const { feedId } = await collectOne({
    '/robots.txt': 'License: /license.xml',
    '/license.xml': `<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">all</permits>
      <payment type="crawl"/></license><copyright type="organization" contactEmail="sales@harbour.example">Harbour</copyright></content></rsl>`,
  })
  expect(await collector.entries(feedId)).toMatchObject([
    {
      outcome: 'RIGHTS',
      message: expect.stringMatching(/licence asks for an agreement.*; ask sales@harbour\.example$/),
    },
  ])
})

test.each([
  ['a byte that no text has', 'User-agent: *\nDisallow: /a\0b'],
  ['a character that is cut in two where a line is too long', `User-agent: *\nDisallow: /${'a'.repeat(288)}🦀🦀🦀`],
])('a robots.txt with %s keeps none of the articles from being taken', async (_, robots) => {
  const { feedId } = await collectOne({ '/robots.txt': robots })
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'INGESTED' }])
  expect((await siteOnFile())?.said).toMatchObject([{ where: 'robots.txt', text: expect.stringMatching(/^Disallow/) }])
})

test('a contact that cannot be kept is left out, and the article is taken', async () => {
  const { feedId } = await collectOne({
    '/.well-known/tdmrep.json': `[{"location": "/", "tdm-reservation": 1, "tdm-policy": "a\\u0000b@harbour.example", "note": "${'a'.repeat(182)}🦀🦀🦀"}]`,
  })
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'INGESTED' }])
  expect((await siteOnFile())?.contacts).toEqual([])
})
