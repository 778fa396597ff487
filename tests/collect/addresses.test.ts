import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Collector, openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper, type Printed } from '../world/newspaper.ts'

// One article at several addresses of its source, and several articles that say they have one address.

let paper: Newspaper
let collector: Collector
let feedId: string

beforeAll(async () => {
  paper = await openNewspaper()
  collector = await openCollector([paper])
})
afterAll(async () => {
  await collector.close()
  await paper.close()
})
beforeEach(async () => {
  collector.rest()
  feedId = await collector.follow(paper)
})
afterEach(async () => {
  const { prisma } = collector.room.database
  await prisma.feed.deleteMany()
  Object.assign(paper, { articles: [], knowsConditions: true })
})

const canonical = (path: string) => `<link rel="canonical" href="${path}">`
const outcomes = () => collector.outcomes(feedId)
/** The article, and how many there are since. */
async function filed(path: string) {
  const { prisma } = collector.room.database
  const entry = (await collector.entries(feedId)).find(({ url }) => url === `${paper.url}${path}`)
  const { articleId } = entry ?? {}
  const article = await prisma.article.findUniqueOrThrow({
    where: { id: articleId ?? '' },
    include: { revisions: true, addresses: true },
  })
  // By the time in their ids.
  return { ...article, count: await prisma.article.count({ where: { id: { gte: article.id } } }) }
}
const again = (one: Printed, about: Partial<Printed>) => paper.print({ ...one, ...about })

test.each([
  ['an AMP page', (path: string) => `/amp${path}`],
  ['a page for printing', (path: string) => `${path}?print=1`],
  ['a page of a session', (path: string) => `${path};jsessionid=8F2A`],
  ['the page with its index', (path: string) => `${path}/index.html`],
])('%s that says what its address is, with less of the text, is the same article', async (_, other) => {
  const article = paper.print()
  await collector.poll(feedId)
  const path = other(article.path)
  again(article, { path, guid: path, head: canonical(article.path), text: article.text.slice(0, 2) })
  paper.answer(path, null)
  await collector.poll(feedId)
  const { revisions, count } = await filed(article.path)
  expect(count).toBe(1)
  expect(revisions).toHaveLength(1)
  const entries = await collector.entries(feedId)
  expect(entries).toMatchObject([
    { outcome: 'INGESTED' },
    {
      outcome: 'DUPLICATE',
      duplicateOfId: entries[0]?.id,
      message: `Its article is on file from ${paper.url}${article.path}.`,
    },
  ])
})

test('it is the same article in whatever order they come, and even if it says nothing of its address', async () => {
  const article = paper.print({ path: '/2025/mole/amp' })
  await collector.poll(feedId)
  again(article, { path: '/2025/mole', guid: 'b', text: [...article.text, 'The board meets again on Monday.'] })
  await collector.poll(feedId)
  expect(await outcomes()).toEqual({ '/2025/mole/amp': 'INGESTED', '/2025/mole': 'DUPLICATE' })
})

test('the same text at an address that has nothing to do with the other is the same article', async () => {
  const article = paper.print()
  await collector.poll(feedId)
  again(article, { path: '/world/elsewhere', guid: 'b' })
  again(article, { path: '/world/third', guid: 'c', title: 'In other words' })
  await collector.poll(feedId)
  expect(await outcomes()).toMatchObject({ '/world/elsewhere': 'DUPLICATE', '/world/third': 'DUPLICATE' })
  expect((await filed(article.path)).count).toBe(1)
})

test('two items that lead to one article by links of two campaigns are one', async () => {
  const article = paper.print()
  paper.feedText = `<rss version="2.0"><channel>${['utm_source=a', 'gclid=7', 'at_medium=x']
    .map(
      (query) =>
        `<item><title>t ${query}</title><link>${paper.url}${article.path}?${query}</link><guid isPermaLink="false">${query}</guid></item>`,
    )
    .join('')}</channel></rss>`
  paper.takeAsked()
  await collector.poll(feedId)
  paper.feedText = null
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'INGESTED' }])
  expect(paper.takeAsked().filter((path) => path === article.path)).toHaveLength(1)
})

test.each([
  ['one address', canonical('/news')],
  ['the front page', canonical('/')],
  ['another site', canonical('https://elsewhere.example/a')],
  ['nothing that is an address', canonical('http://[')],
])('where all pages of a site say that they are at %s, each is an article all the same', async (_, head) => {
  const first = paper.print({ head })
  const second = paper.print({ head })
  await collector.poll(feedId)
  const third = paper.print({ head })
  await collector.poll(feedId)
  for (const { path } of [first, second, third]) expect((await outcomes())[path]).toBe('INGESTED')
  const ids = (await collector.entries(feedId)).map(({ articleId }) => articleId)
  expect(new Set(ids).size).toBe(3)
})

test('of a wall that stands on every page, each page is an article, however alike they are', async () => {
  const text = ['“Subscribe and read on,” says the editor of this paper to all who come here without a subscription.']
  const first = paper.print({
    text: [
      ...text,
      'You have read three articles this month, and we thank you for that. Those who pay help us to go on.',
    ],
  })
  const second = paper.print({ text: first.text, publishedAt: new Date(Date.now() - 3 * 86_400_000) })
  await collector.poll(feedId)
  expect(await outcomes()).toEqual({ [first.path]: 'INGESTED', [second.path]: 'INGESTED' })
})

test('an article is known again at its own address, on however many pages its text stands', async () => {
  paper.knowsConditions = false
  const text = [
    '“Pay and read on,” says the owner of this paper to all who come here.',
    'You have read three articles this month, and we thank you for that. Those who pay help us to go on, and read all that we write, today and on any other day.',
  ]
  for (let page = 0; page < 25; page += 1)
    paper.print({ text, publishedAt: new Date(Date.now() - page * 40 * 86_400_000) })
  await collector.poll(feedId)
  const { prisma } = collector.room.database
  const entries = await collector.entries(feedId)
  expect(new Set(entries.map(({ articleId }) => articleId)).size).toBe(25)
  const article = {
    id:
      entries
        .map(({ articleId }) => articleId ?? '')
        .toSorted()
        .at(-1) ?? '',
  }
  await prisma.pageCheck.updateMany({
    where: { articleId: article.id },
    data: { dueAt: new Date(), since: new Date() },
  })
  await collector.checkDue()
  const page = await prisma.pageCheck.findUniqueOrThrow({ where: { articleId: article.id } })
  expect(page).toMatchObject({ outcome: 'UNCHANGED', goneAt: null })
  await prisma.feedEntry.updateMany({ where: { articleId: article.id }, data: { dueAt: new Date(), articleId: null } })
  await collector.fetchDue()
  expect(await prisma.articleRevision.count({ where: { articleId: article.id } })).toBe(1)
})

test('an article is found by each of its addresses', async () => {
  const article = paper.print()
  await collector.poll(feedId)
  again(article, { path: '/found/by/this', guid: 'b', head: canonical('/section/canonical') })
  await collector.poll(feedId)
  const { id, addresses } = await filed(article.path)
  expect(addresses.map(({ address }) => address)).toEqual(
    expect.arrayContaining([
      `${paper.host}${article.path}`,
      `${paper.host}/found/by/this`,
      `${paper.host}/section/canonical`,
    ]),
  )
  expect(id).not.toBe('')
})

test('two pages of one article that are read at the same time are one article', async () => {
  const article = paper.print()
  again(article, { path: '/at/the/same/time', guid: 'b' })
  const { prisma } = collector.room.database
  const { pollFeed } = await import('../../src/collect/poll-feed.ts')
  const { collectEntry } = await import('../../src/collect/collect-entry.ts')
  await prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  const entries = await collector.entries(feedId)
  await Promise.all(entries.map(({ id }) => collectEntry(collector.collecting, { id, isLastAttempt: false })))
  const had = Object.values(await outcomes())
  expect(had.filter((one) => one === 'INGESTED')).toHaveLength(1)
  expect(had.filter((one) => one === 'DUPLICATE' || one === 'UNCHANGED')).toHaveLength(1)
})
