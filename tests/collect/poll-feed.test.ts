import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pollFeed } from '../../src/collect/poll-feed.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { healthOf } from '../../src/domain/feed/health.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { addFeeds } from '../../src/store/feeds/feed-rows.ts'
import { type Collector, openCollector } from '../world/collector.ts'
import { feedOf, type Newspaper, openNewspaper, redirect, status } from '../world/newspaper.ts'

let paper: Newspaper
let other: Newspaper
let collector: Collector
let feedId: string

const HOUR = 3_600_000
const DAY = 24 * HOUR

beforeAll(async () => {
  paper = await openNewspaper()
  other = await openNewspaper()
  collector = await openCollector([paper, other])
})
afterAll(async () => {
  await collector.close()
  await paper.close()
  await other.close()
})
beforeEach(async () => {
  collector.rest()
  feedId = await collector.follow(paper)
})
afterEach(async () => {
  await collector.room.database.prisma.feed.deleteMany()
  Object.assign(paper, { articles: [], feedHeaders: {}, feedText: null, knowsConditions: true })
  for (const path of ['/feed.xml', '/news/moved']) paper.answer(path, null)
  paper.takeAsked()
})

test('the articles of a feed are on file once it was asked, with who said what in them', async () => {
  const { path } = paper.print({ author: 'Bo Ferris' })
  await collector.poll(feedId)
  expect(await collector.outcomes(feedId)).toEqual({ [path]: 'INGESTED' })
  const [entry] = await collector.entries(feedId)
  const article = await collector.room.database.prisma.article.findUniqueOrThrow({
    where: { id: entry?.articleId ?? '' },
    include: { source: true, reports: true, revisions: true },
  })
  expect(article.source.name).toBe('The Harbour Times')
  expect(article.reports[0]?.text).toMatch(/^Berth \d+ will stay closed/)
  expect(article.revisions[0]?.byline).toBe('Bo Ferris')
  // Kept no longer than it may be needed.
  expect(entry?.content).toBeNull()
})

test('what was had is not asked for again, and a feed that has not changed is not sent again', async () => {
  paper.print()
  await collector.poll(feedId)
  paper.takeAsked()
  await collector.poll(feedId)
  expect(paper.takeAsked()).toEqual(['/feed.xml'])
  expect(paper.asked.at(-1)?.headers['if-none-match']).toBeDefined()
  expect(await collector.feed(feedId)).toMatchObject({ failures: 0, lastFailure: null })
})

test.each([
  ['a weak ETag', { etag: 'W/"a,b;c"' }, { 'if-none-match': 'W/"a,b;c"' }],
  ['an ETag without quotation marks', { etag: 'abc' }, { 'if-none-match': 'abc' }],
  ['a day of another form', { 'last-modified': '2026-01-05 12:00' }, { 'if-modified-since': '2026-01-05 12:00' }],
])('%s is sent back as it was got', async (_, headers, expected) => {
  paper.knowsConditions = false
  paper.feedHeaders = headers
  await collector.poll(feedId)
  await collector.poll(feedId)
  expect(paper.asked.at(-1)?.headers).toMatchObject(expected)
})

test('an answer that nothing has changed may set how long the feed wants to be left alone', async () => {
  paper.print()
  await collector.poll(feedId)
  paper.feedHeaders = { 'cache-control': 'max-age=10800' }
  await collector.poll(feedId)
  expect(Math.round(((await collector.feed(feedId)).dueAt.getTime() - Date.now()) / 60_000)).toBe(180)
})

test('a server that says for ever that nothing has changed is asked without a condition once a day', async () => {
  paper.print()
  await collector.poll(feedId)
  paper.answer('/feed.xml', (request, response) => {
    if (request.headers['if-none-match'] !== undefined) return void response.writeHead(304).end()
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf('P', paper.url, paper.articles))
  })
  const late = paper.print()
  await collector.poll(feedId)
  expect(await collector.outcomes(feedId)).not.toHaveProperty(late.path)
  await collector.pass(DAY)
  await collector.poll(feedId)
  expect(await collector.outcomes(feedId)).toHaveProperty(late.path)
})

test('items with new ids, with new dates and in another order are not new', async () => {
  paper.print()
  paper.print()
  await collector.poll(feedId)
  paper.articles.reverse()
  for (const article of paper.articles)
    Object.assign(article, { guid: `again-${article.path}`, publishedAt: new Date() })
  paper.takeAsked()
  await collector.poll(feedId)
  expect(paper.takeAsked()).toEqual(['/feed.xml'])
  expect(await collector.entries(feedId)).toHaveLength(2)
})

test('another article under an id that another one had is not lost', async () => {
  const first = paper.print({ guid: 'lead' })
  await collector.poll(feedId)
  paper.articles = []
  const second = paper.print({ guid: 'lead', title: 'Quite another matter', publishedAt: new Date(Date.now() - 1_000) })
  await collector.poll(feedId)
  expect(await collector.outcomes(feedId)).toEqual({ [first.path]: 'INGESTED', [second.path]: 'INGESTED' })
})

test('an article whose item was edited is fetched again and becomes a new revision', async () => {
  const article = paper.print()
  await collector.poll(feedId)
  article.title = 'Corrected notice'
  article.text = [...article.text, '“The crane is mended,” Ada Quill said in the evening.']
  await collector.poll(feedId)
  const [entry] = await collector.entries(feedId)
  expect(entry).toMatchObject({ outcome: 'INGESTED', title: 'Corrected notice' })
  expect(
    await collector.room.database.prisma.articleRevision.count({ where: { articleId: entry?.articleId ?? '' } }),
  ).toBe(2)
})

test('an edit that only the time of modification tells is noticed', async () => {
  const article = paper.print()
  const atom = (updated: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>One</title><link href="${paper.url}${article.path}"/><published>2025-06-03T09:00:00Z</published><updated>${updated}</updated></entry></feed>`
  paper.feedText = atom('2025-06-03T09:00:00Z')
  await collector.poll(feedId)
  article.text = [...article.text, '“It was an error,” Ada Quill said in the evening.']
  paper.feedText = atom('2025-06-03T19:00:00Z')
  await collector.poll(feedId)
  await collector.poll(feedId)
  expect(paper.takeAsked().filter((path) => path === article.path)).toHaveLength(2)
  expect(await collector.entries(feedId)).toMatchObject([{ message: 'Its text had changed: it is a new revision.' }])
})

test('neither the longest id of an item nor a move to the longest address stops a feed', async () => {
  // Postgres packs what repeats itself.
  const letters = (count: number) =>
    Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7_919 * (at + 3)) % 20_000))).join('')
  const { path } = paper.print()
  const moved = `${paper.url}/${Buffer.from(letters(1_300)).toString('base64url')}`
  paper.feedText = `<rss version="2.0"><channel><item><guid isPermaLink="false">${letters(2_000)}</guid><title>t</title><link>${paper.url}${path}</link></item></channel></rss>`
  paper.answer('/feed.xml', (request, response) =>
    request.url === '/feed.xml' ? redirect(301, moved)(request, response) : undefined,
  )
  paper.answer(new URL(moved).pathname, (_, response) => void response.end(paper.feedText))
  await collector.poll(feedId)
  expect(await collector.outcomes(feedId)).toEqual({ [path]: 'INGESTED' })
  expect((await collector.feed(feedId)).url).toBe(paper.feedUrl)
  paper.answer(new URL(moved).pathname, null)
})

test('an item that says something else each time is not fetched without end', async () => {
  const article = paper.print()
  await collector.poll(feedId)
  for (let views = 0; views < 12; views += 1) {
    article.summary = `${views} views`
    await collector.poll(feedId)
  }
  expect(paper.takeAsked().filter((path) => path === article.path)).toHaveLength(6)
  expect(await collector.outcomes(feedId)).toEqual({ [article.path]: 'UNCHANGED' })
})

test('a permanent redirect is kept, a passing one is not', async () => {
  other.print()
  paper.answer('/feed.xml', redirect(302, other.feedUrl))
  await collector.poll(feedId)
  expect(await collector.feed(feedId)).toMatchObject({ url: paper.feedUrl, failures: 0 })
  paper.answer('/feed.xml', redirect(301, other.feedUrl))
  await collector.poll(feedId)
  expect(await collector.feed(feedId)).toMatchObject({ url: other.feedUrl, movedFrom: paper.feedUrl, failures: 0 })
  paper.takeAsked()
  await collector.poll(feedId)
  expect(paper.takeAsked()).toEqual([])
})

test('a feed that moves to one that is followed already stops, and says so', async () => {
  await collector.follow(other)
  paper.answer('/feed.xml', redirect(308, other.feedUrl))
  await collector.poll(feedId)
  const feed = await collector.feed(feedId)
  expect(feed.goneAt).not.toBeNull()
  expect(feed.lastMessage).toBe(`It has moved to ${other.feedUrl}, which is followed already.`)
})

test('a permanent redirect to what is not a feed is not kept', async () => {
  paper.answer('/feed.xml', redirect(301, `${paper.url}/`))
  await collector.poll(feedId)
  expect(await collector.feed(feedId)).toMatchObject({ url: paper.feedUrl, lastFailure: 'BAD_RESPONSE', failures: 1 })
})

test('a feed that is gone for good is not asked again', async () => {
  paper.answer('/feed.xml', status(410))
  await collector.poll(feedId)
  paper.takeAsked()
  await collector.poll(feedId)
  expect(paper.takeAsked()).toEqual([])
  expect(healthOf(await collector.feed(feedId), new Date())).toBe('GONE')
})

test('a feed that leads for now to what is gone for good is asked again', async () => {
  other.answer('/gone', status(410))
  paper.answer('/feed.xml', redirect(302, `${other.url}/gone`))
  await collector.poll(feedId)
  expect(await collector.feed(feedId)).toMatchObject({ goneAt: null, lastFailure: 'NOT_FOUND' })
  paper.answer('/feed.xml', redirect(301, `${other.url}/gone`))
  await collector.poll(feedId)
  expect((await collector.feed(feedId)).goneAt).not.toBeNull()
})

test('a feed that fails is asked ever later, as it wants where it says so, and goes on by itself', async () => {
  const pauses: number[] = []
  paper.answer('/feed.xml', status(500))
  for (let round = 0; round < 6; round += 1) {
    const before = Date.now()
    await collector.poll(feedId)
    pauses.push(Math.round(((await collector.feed(feedId)).dueAt.getTime() - before) / 60_000))
  }
  expect(pauses).toEqual([60, 60, 60, 60, 80, 160])
  collector.rest()
  paper.answer('/feed.xml', status(503, { 'retry-after': '86400' }))
  await collector.poll(feedId)
  expect((await collector.feed(feedId)).dueAt.getTime()).toBeGreaterThan(Date.now() + 23 * HOUR)
  expect(healthOf(await collector.feed(feedId), new Date())).toBe('FAILING')
  await collector.pass(DAY)
  paper.answer('/feed.xml', null)
  await collector.poll(feedId)
  expect(await collector.feed(feedId)).toMatchObject({ failures: 0, lastFailure: null, lastMessage: null })
})

test.each([
  ['max-age', { 'cache-control': 'public, max-age=7200' }, 120],
  ['max-age and age', { 'cache-control': 'max-age=7200', age: '1800' }, 90],
  ['Expires', { expires: new Date(Date.now() + 3 * HOUR).toUTCString(), date: new Date().toUTCString() }, 180],
  ['no-cache', { 'cache-control': 'no-cache, max-age=7200' }, 60],
])('how long a feed wants to be left alone is heeded: %s', async (_, headers, minutes) => {
  paper.feedHeaders = headers
  await collector.poll(feedId)
  const pause = (await collector.feed(feedId)).dueAt.getTime() - Date.now()
  expect(Math.round(pause / 60_000)).toBe(minutes)
})

test('a feed is not asked while it has nothing new, as it says, nor after an answer that nothing has changed', async () => {
  paper.print()
  const hour = new Date(Date.now() + HOUR).getUTCHours()
  const skipped = [hour, (hour + 1) % 24].map((one) => `<hour>${one}</hour>`).join('')
  paper.feedText = feedOf('P', paper.url, paper.articles).replace(
    '</title>',
    `</title><skipHours>${skipped}</skipHours>`,
  )
  for (let round = 0; round < 2; round += 1) {
    await collector.poll(feedId)
    const { dueAt } = await collector.feed(feedId)
    expect([dueAt.getUTCHours(), dueAt.getUTCMinutes()]).toEqual([(hour + 2) % 24, 0])
  }
  expect(paper.asked.at(-1)?.headers['if-none-match']).toBeDefined()
})

test('a feed is asked by its own pace', async () => {
  for (let index = 0; index < 25; index += 1) paper.print({ publishedAt: new Date(Date.now() - index * HOUR) })
  await collector.poll(feedId)
  const feed = await collector.feed(feedId)
  expect(feed.perDay).toBeCloseTo(24, 0)
  expect(Math.round((feed.dueAt.getTime() - Date.now()) / 60_000)).toBe(30)
})

test('a feed that answers and says nothing for two periods of its own pace is an alarm, once', async () => {
  for (let index = 1; index <= 12; index += 1) paper.print({ publishedAt: new Date(Date.now() - index * HOUR) })
  collector.log.length = 0
  await collector.poll(feedId)
  const health = async () => healthOf(await collector.feed(feedId), new Date())
  expect(await health()).toBe('HEALTHY')
  for (let hours = 0; hours < 4; hours += 1) {
    await collector.pass(HOUR)
    await collector.poll(feedId)
  }
  expect(await health()).toBe('SILENT')
  expect(collector.log.filter((line) => line.includes('silent for twice'))).toHaveLength(1)
  paper.print()
  await collector.poll(feedId)
  expect(await health()).toBe('HEALTHY')
})

test('what a feed brought on a day stands beside what its pace let expect', async () => {
  for (let index = 0; index < 5; index += 1) paper.print({ publishedAt: new Date(Date.now() - index * DAY) })
  await collector.poll(feedId)
  paper.answer('/feed.xml', status(500))
  await collector.poll(feedId)
  const [day] = await collector.room.database.prisma.feedDay.findMany({ where: { feedId } })
  expect(day).toMatchObject({ polls: 2, failures: 1, got: 5, expected: 1 })
})

test('items over the cap of a day are counted, not fetched', async () => {
  const capped = await collector.follow(other, { dailyCap: 2 })
  other.articles = []
  for (let index = 0; index < 5; index += 1) other.print()
  await collector.poll(capped)
  const outcomes = Object.values(await collector.outcomes(capped)).sort()
  expect(outcomes).toEqual(['CAP', 'CAP', 'CAP', 'INGESTED', 'INGESTED'])
  other.articles = []
})

test('what is not a feed is a failure that says so, and a hostile one takes nothing down', async () => {
  paper.feedText = '<html><body>Please sign in'
  await collector.poll(feedId)
  expect(await collector.feed(feedId)).toMatchObject({
    lastFailure: 'BAD_RESPONSE',
    lastMessage: 'The answer is not RSS, Atom, RDF or JSON Feed.',
  })
  paper.feedText =
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
  await collector.poll(feedId)
  expect((await collector.feed(feedId)).lastMessage).toMatch(/such feeds are refused/)
})

test('of an article that was erased nothing is kept again, though its feed still shows it', async () => {
  const article = paper.print({ title: 'Quixotic words of the board', author: 'Bo Ferris' })
  await collector.poll(feedId)
  const [entry] = await collector.entries(feedId)
  const { prisma } = collector.room.database
  await eraseArticle(prisma, entry?.articleId ?? '', 'by court order')
  article.summary = 'Quixotic still'
  paper.takeAsked()
  await collector.poll(feedId)
  expect(paper.takeAsked()).toEqual(['/feed.xml'])
  const [after] = await collector.entries(feedId)
  expect(after).toMatchObject({ title: null, author: null, content: null })
})

test('a headline that quotes an erased statement is not kept', async () => {
  paper.print({ title: 'Berth will stay closed, says Quill' })
  await collector.poll(feedId)
  const { prisma } = collector.room.database
  const [entry] = await collector.entries(feedId)
  const report = await prisma.report.findFirstOrThrow({ where: { articleId: entry?.articleId ?? '' } })
  await eraseStatement(prisma, report.statementId, 'mistake')
  expect(await collector.entries(feedId)).toMatchObject([{ title: null }])
})

test('two processes that ask one feed at the same time keep what came once', async () => {
  paper.print()
  const { prisma } = collector.room.database
  await prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await Promise.all([pollFeed(collector.collecting, feedId), pollFeed(collector.collecting, feedId)])
  expect(await collector.entries(feedId)).toHaveLength(1)
  expect(await prisma.feedDay.findMany({ where: { feedId } })).toMatchObject([{ polls: 1, got: 1 }])
})

test('after each answer a timer is set to when the feed is due, and one for the page of each new item', async () => {
  paper.print()
  const { prisma } = collector.room.database
  await prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  const timers = () => prisma.$queryRaw<{ key: string; at: Date }[]>`
    SELECT key, run_at AS at FROM onrecord_jobs.jobs WHERE key IN (${`feed:${feedId}`}, ${`entry:${entry?.id}`}) ORDER BY key DESC`
  const [entry] = await collector.entries(feedId)
  const { dueAt } = await collector.feed(feedId)
  expect(await timers()).toEqual([
    { key: `feed:${feedId}`, at: dueAt },
    { key: `entry:${entry?.id}`, at: entry?.dueAt },
  ])
  expect(dueAt.getTime()).toBeGreaterThan(Date.now())
  paper.answer('/feed.xml', status(410))
  await collector.poll(feedId)
  expect(await timers()).toMatchObject([{ key: `entry:${entry?.id}` }])
})

test('two lists with the same feeds, in other orders, may be followed at once', async () => {
  const { prisma } = collector.room.database
  const list = Array.from({ length: 300 }, (_, at) => {
    const url = `https://paper.example/${at}.xml`
    return { url, title: null, sourceName: 'P', homepage: url, chosenMinutes: null, dailyCap: 500 }
  })
  const [one, other] = await Promise.all(
    [list, list.toReversed()].map((feeds) => addFeeds(prisma, feeds, LOCAL_PRINCIPAL.id)),
  )
  const isNew = [...(one ?? []), ...(other ?? [])].filter((added) => added.isNew)
  expect(isNew).toHaveLength(list.length)
})

test('a paused feed is not asked', async () => {
  await collector.room.database.prisma.feed.update({ where: { id: feedId }, data: { isPaused: true } })
  await collector.poll(feedId)
  expect(paper.takeAsked()).toEqual([])
})

test('a feed that shows nothing of what it had shown before says that items may have been missed', async () => {
  const { prisma } = collector.room.database
  const gapOf = async () => (await prisma.feed.findUniqueOrThrow({ where: { id: feedId } })).lastGapAt
  paper.print()
  paper.print()
  await collector.poll(feedId)
  expect(await gapOf()).toBeNull()
  paper.print()
  await collector.poll(feedId)
  expect(await gapOf()).toBeNull()
  paper.articles.splice(0)
  paper.print()
  await collector.poll(feedId)
  const gap = await gapOf()
  expect(gap).not.toBeNull()
  paper.print()
  await collector.poll(feedId)
  expect(await gapOf()).toEqual(gap)
})
