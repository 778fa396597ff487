import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Collector, openCollector } from '../world/collector.ts'
import { feedOf, type Newspaper, openNewspaper, type Printed, send, status } from '../world/newspaper.ts'

let paper: Newspaper
let collector: Collector
let feedId: string
let answered: string[] = []

beforeAll(async () => {
  paper = await openNewspaper()
  collector = await openCollector([paper])
})
afterAll(async () => {
  await collector.close()
  await paper.close()
})
beforeEach(async () => {
  // Rules of publishers are read once a day.
  collector.rest()
  feedId = await collector.follow(paper)
})
afterEach(async () => {
  await collector.room.database.prisma.feed.deleteMany()
  for (const path of answered) paper.answer(path, null)
  answered = []
  Object.assign(paper, { articles: [], feedText: null, feedHeaders: {} })
  paper.takeAsked()
})

/** Long enough to be an article, with less around its quotation than all of it. */
const WHOLE = `“The slip is ours,” Ada Quill said. ${'The harbour board met again and heard the pilots. '.repeat(40)}`

function says(texts: Record<string, string>): void {
  for (const [path, text] of Object.entries(texts)) {
    answered.push(path)
    paper.answer(path, (_, response) => send(response, 200, 'text/plain', text))
  }
}

/** Prints an article whose page is closed; its feed has all of it. */
function printClosed(): Printed {
  const printed = paper.print({ summary: WHOLE })
  answered.push(printed.path)
  paper.answer(printed.path, status(403))
  return printed
}

/** What became of the only item, and what is refused of its article. */
async function collected() {
  await collector.poll(feedId)
  const [entry] = await collector.entries(feedId)
  const { articleId, outcome, message, said } = entry ?? {}
  const { prisma } = collector.room.database
  const kept = articleId == null ? null : await prisma.articleRevision.findFirst({ where: { articleId } })
  const reasons = (kept?.reasons ?? []) as { where: string }[]
  return { outcome, message, said, extractor: kept?.extractor, wheres: reasons.map(({ where }) => where) }
}

const withTerms = (terms: string) =>
  feedOf('The Harbour Times', paper.url, paper.articles)
    .replace('<rss ', '<rss xmlns:rsl="https://rslstandard.org/rsl" ')
    .replace('<channel>', `<channel>${terms}`)
const prohibiting = (pattern: string, use: string) =>
  `<rsl:content url="${pattern}"><rsl:license><rsl:prohibits type="usage">${use}</rsl:prohibits></rsl:license></rsl:content>`

test('where the feed’s text stands in for a closed page, what the feed and the host of the page refuse counts', async () => {
  const { path } = printClosed()
  says({
    '/robots.txt': `User-agent: *\nContent-Signal: ${path} ai-input=no`,
    '/.well-known/tdmrep.json': '[{"location": "/news", "tdm-reservation": 1}]',
  })
  paper.feedHeaders = { 'x-robots-tag': 'noarchive' }
  paper.feedText = withTerms(prohibiting('/news/', 'ai-input'))
  expect(await collected()).toEqual({
    outcome: 'INGESTED',
    message: 'By the text in the feed, since its page was REFUSED_BY_PUBLISHER.',
    extractor: 'RULES',
    wheres: ['the feed', 'robots.txt', '/.well-known/tdmrep.json', 'the X-Robots-Tag header of the feed'],
    said: null,
  })
})

test('where robots.txt does not want search to find an article, its text in the feed is not taken either', async () => {
  const { path } = printClosed()
  says({ '/robots.txt': `User-agent: *\nDisallow: ${path}\nContent-Signal: search=no` })
  expect(await collected()).toMatchObject({ outcome: 'ROBOTS', wheres: [] })
})

test('an article that the feed’s licence rules out is not asked for', async () => {
  const { path } = printClosed()
  paper.feedText = withTerms(prohibiting(`${paper.url}${path}$`, 'all'))
  expect(await collected()).toMatchObject({
    outcome: 'RIGHTS',
    message: `The publisher's licence prohibits finding and quoting it (the feed); ask ${paper.url}/`,
  })
  expect(paper.takeAsked()).not.toContain(path)
})

test('what a feed’s licence refuses of an article whose page is open is kept with it, and the feed’s headers are not', async () => {
  paper.print()
  paper.feedHeaders = { 'x-robots-tag': 'noarchive' }
  paper.feedText = withTerms(prohibiting('/', 'ai-input'))
  expect(await collected()).toMatchObject({ outcome: 'INGESTED', message: null, wheres: ['the feed'] })
})
