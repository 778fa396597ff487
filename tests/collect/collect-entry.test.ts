import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { collectEntry } from '../../src/collect/collect-entry.ts'
import { pollFeed } from '../../src/collect/poll-feed.ts'
import { fetcherThroughOutages } from '../../src/collect/through-outages.ts'
import { Unavailable } from '../../src/domain/given/unavailable.ts'
import { systemClock } from '../../src/fetch/manners/clock.ts'
import { openOwnTurns } from '../../src/fetch/manners/turns.ts'
import { postponeEntry } from '../../src/store/feeds/entries.ts'
import { removeFeed } from '../../src/store/feeds/feed-rows.ts'
import { openTestFetcher } from '../fetch/web.ts'
import { type Collector, openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper, redirect, send, status } from '../world/newspaper.ts'

let paper: Newspaper
let other: Newspaper
let collector: Collector
let feedId: string
let answered: string[] = []

const HOUR = 3_600_000

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
  for (const path of answered) paper.answer(path, null)
  answered = []
  Object.assign(paper, { articles: [], feedText: null })
  Object.assign(other, { articles: [], feedText: null })
  paper.takeAsked()
})

/** Has the paper answer so for one article; what becomes of it, with the reason. */
async function outcomeOf(answering: Parameters<Newspaper['answer']>[1], summary?: string) {
  const { path } = paper.print(summary === undefined ? {} : { summary })
  answered.push(path)
  paper.answer(path, answering)
  await collector.poll(feedId)
  const [entry] = await collector.entries(feedId)
  if (entry === undefined) throw new Error('the item is not on file')
  return { ...entry, path }
}

const page = (body: string, lang = 'en') =>
  `<!DOCTYPE html><html lang="${lang}"><head><title>T</title></head><body>${body}</body></html>`
const html =
  (body: string, lang?: string): Parameters<Newspaper['answer']>[1] =>
  (_, response) =>
    send(response, 200, 'text/html; charset=utf-8', page(body, lang))

const FRENCH =
  'Le conseil du port a décidé mardi soir de fermer le quai numéro quatre pendant trois semaines afin de réparer la grande grue qui était tombée en panne. Les pilotes attendent toujours une réponse du ministère, et les pêcheurs craignent une longue attente avant le retour de la saison.'

test.each<[string, string, Parameters<Newspaper['answer']>[1]]>([
  ['TOO_SHORT', 'a few words', html('<article><p>“We will sail,” Ada Quill said.</p></article>')],
  ['NO_TEXT', 'nothing', html('')],
  [
    'TOO_LARGE',
    'more text than a book',
    html(`<article><p>${'The tide is high today. '.repeat(100_000)}</p></article>`),
  ],
  [
    'LANGUAGE_NOT_READ',
    'a language in which nothing is found',
    html(`<article><h1>Le port</h1><p>${FRENCH}</p><p>${FRENCH}</p></article>`, 'fr'),
  ],
  [
    'RIGHTS',
    'a page that may not be read by machines',
    (_, response) =>
      send(response, 200, 'text/html', page('<article><p>Text.</p></article>'), { 'content-signal': 'search=no' }),
  ],
  ['NOT_FOUND', 'no page', status(404)],
  ['GONE', 'a page that is gone', status(410)],
  ['REFUSED_BY_PUBLISHER', 'a refusal', status(403)],
  ['BAD_RESPONSE', 'a film', (_, response) => send(response, 200, 'video/mp4', 'x'.repeat(1_000))],
  ['NOT_FOUND', 'its front page', redirect(302, '/')],
  ['TOO_LARGE', 'a page without end', (_, response) => send(response, 200, 'text/html', 'x'.repeat(6 * 1024 * 1024))],
  [
    'TOO_MANY_REDIRECTS',
    'itself again',
    (request, response) => void response.writeHead(302, { location: request.url ?? '' }).end(),
  ],
  ['ADDRESS_REFUSED', 'an address of this machine', redirect(302, 'http://127.0.0.1:80/')],
])('an item is counted as %s where its address has %s', async (outcome, _, answering) => {
  const entry = await outcomeOf(answering)
  expect(entry).toMatchObject({ outcome, dueAt: null, articleId: null })
})

test('what may pass is tried again, ever later, and decided in the end', async () => {
  const entry = await outcomeOf(status(503))
  expect(entry).toMatchObject({ outcome: 'WAITING', tries: 1 })
  for (let round = 0; round < 4; round += 1) {
    await collector.pass(25 * HOUR)
    await collector.fetchDue()
  }
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'WAITING', tries: 5 }])
  await collector.pass(25 * HOUR)
  await collector.fetchDue()
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'SERVER_ERROR', dueAt: null }])
})

test('a page that comes back in time is had', async () => {
  const { path } = await outcomeOf(status(502))
  paper.answer(path, null)
  await collector.fetchDue()
  expect(await collector.outcomes(feedId)).toEqual({ [path]: 'WAITING' })
  await collector.pass(HOUR)
  await collector.fetchDue()
  expect(await collector.outcomes(feedId)).toEqual({ [path]: 'INGESTED' })
})

test('a paper that is away while its pages are wanted loses none of them', async () => {
  paper.print()
  paper.print()
  await collector.room.database.prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  await paper.die()
  await collector.fetchDue()
  expect(Object.values(await collector.outcomes(feedId))).toEqual(['WAITING', 'WAITING'])
  await paper.comeBack()
  await collector.pass(HOUR)
  await collector.fetchDue()
  expect(Object.values(await collector.outcomes(feedId))).toEqual(['INGESTED', 'INGESTED'])
})

test('an address that two feeds show is fetched once, and the other item says which feed had it first', async () => {
  const { path } = paper.print()
  await collector.poll(feedId)
  paper.takeAsked()
  other.feedText = `<rss version="2.0"><channel><item><title>t</title><link>${paper.url}${path}?utm_source=other</link></item></channel></rss>`
  const second = await collector.follow(other)
  await collector.poll(second)
  expect(paper.takeAsked()).toEqual([])
  const [first] = await collector.entries(feedId)
  expect(await collector.entries(second)).toMatchObject([
    { outcome: 'DUPLICATE', duplicateOfId: first?.id, message: 'The feed "The Harbour Times" showed it first.' },
  ])
})

test('an article that waits for its turn in one feed is fetched for the other once that feed is removed', async () => {
  const { path } = paper.print()
  answered.push(path)
  paper.answer(path, status(503))
  await collector.poll(feedId)
  other.feedText = `<rss version="2.0"><channel><item><title>t</title><link>${paper.url}${path}</link></item></channel></rss>`
  const second = await collector.follow(other)
  await collector.poll(second)
  expect(await collector.entries(second)).toMatchObject([{ outcome: 'DUPLICATE' }])
  paper.answer(path, null)
  collector.rest()
  await removeFeed(collector.room.database.prisma, feedId)
  await collector.fetchDue()
  expect(await collector.entries(second)).toMatchObject([{ outcome: 'INGESTED', duplicateOfId: null, message: null }])
})

test('a link that leads to an article that is on file is a duplicate too', async () => {
  const { path } = paper.print()
  await collector.poll(feedId)
  other.feedText = `<rss version="2.0"><channel><item><title>t</title><link>${other.url}/short</link></item></channel></rss>`
  other.answer('/short', redirect(302, `${paper.url}${path}`))
  const second = await collector.follow(other)
  await collector.poll(second)
  expect(await collector.entries(second)).toMatchObject([{ outcome: 'DUPLICATE', finalUrl: `${paper.url}${path}` }])
})

test('an article that was handed in before is unchanged', async () => {
  const { path, title, text } = paper.print()
  await collector.poll(feedId)
  await collector.room.database.prisma.feed.deleteMany()
  const again = await collector.follow(paper)
  await collector.poll(again)
  expect(await collector.outcomes(again)).toEqual({ [path]: 'UNCHANGED' })
  expect(title + text).not.toBe('')
})

test('an item without an address is counted as such', async () => {
  paper.feedText =
    '<rss version="2.0"><channel><item><title>t</title><guid isPermaLink="false">7</guid></item></channel></rss>'
  await collector.poll(feedId)
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'NO_ADDRESS', dueAt: null }])
})

test('an article that the feed has whole is read there where its page has no text or is closed to us', async () => {
  const whole = `<p>“The pilots are right,” Ada Quill said.</p>${Array.from({ length: 20 }, (_, day) => `<p>On day ${day} the board met again and talked about the channel, the cranes and the winter.</p>`).join('')}`
  const entry = await outcomeOf(status(403), whole)
  expect(entry).toMatchObject({
    outcome: 'INGESTED',
    message: 'By the text in the feed, since its page was REFUSED_BY_PUBLISHER.',
  })
  expect(entry.articleId).not.toBeNull()
})

test('what a feed claims that another site has written is not taken for that site’s words', async () => {
  const claimed = `<p>“The board lied,” Ada Quill said.</p>${Array.from({ length: 20 }, (_, day) => `<p>On day ${day} the board met again and talked about the channel, the cranes and the winter.</p>`).join('')}`
  const { path } = other.print()
  other.answer(path, status(403))
  const { prisma } = collector.room.database
  const collected = async (homepage: string, from: Newspaper) => {
    await prisma.feed.update({ where: { id: feedId }, data: { homepage, url: from.feedUrl } })
    await prisma.feedEntry.deleteMany()
    from.feedText = `<rss version="2.0"><channel><description>of ${homepage} at ${from.host}</description><item><title>t</title><link>${other.url}${path}</link><description><![CDATA[${claimed}]]></description></item></channel></rss>`
    await collector.poll(feedId)
    const [entry] = await collector.entries(feedId)
    return { outcome: entry?.outcome, articleId: entry?.articleId ?? null }
  }
  const refused = { outcome: 'REFUSED_BY_PUBLISHER', articleId: null }
  expect(await collected('https://evil.example', paper)).toEqual(refused)
  // Another port of an address of a network is another site.
  expect(await collected(other.url, paper)).toEqual(refused)
  expect((await collected(other.url, other)).outcome).toBe('INGESTED')

  // It calls itself that site, and lies elsewhere.
  other.print()
  const [{ path: next } = { path: '' }] = other.articles
  other.answer(next, status(403))
  other.feedText = `<rss version="2.0"><channel><item><title>u</title><link>${other.url}${next}</link><description>“No ship will sail,” Bo Ferris said. ${'The lamps were lit along the water. '.repeat(40)}</description></item></channel></rss>`
  await prisma.$executeRaw`UPDATE feeds SET due_at = clock_timestamp() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  await prisma.feed.update({ where: { id: feedId }, data: { url: 'https://evil.example/feed.xml' } })
  await collector.fetchDue()
  const entries = await collector.entries(feedId)
  expect(entries.at(-1)).toMatchObject({ url: other.url + next, ...refused })
  for (const each of [path, next]) other.answer(each, null)
})

test('what a page does not say of itself its feed says', async () => {
  const publishedAt = new Date('2025-06-03T09:00:00Z')
  const { path } = paper.print({ publishedAt, author: 'Bo Ferris' })
  answered.push(path)
  paper.answer(
    path,
    html(
      `<article><p>“We will sail,” Ada Quill said.</p><p>${'The board met again and talked about the channel. '.repeat(8)}</p></article>`,
    ),
  )
  await collector.poll(feedId)
  const [entry] = await collector.entries(feedId)
  const revision = await collector.room.database.prisma.articleRevision.findFirstOrThrow({
    where: { articleId: entry?.articleId ?? '' },
  })
  expect(revision).toMatchObject({ publishedAt, byline: 'Bo Ferris' })
})

test('an article on another site is of that site, not of the feed', async () => {
  const { path } = other.print()
  paper.feedText = `<rss version="2.0"><channel><item><title>t</title><link>${other.url}${path}</link></item></channel></rss>`
  await collector.room.database.prisma.feed.update({
    where: { id: feedId },
    data: { homepage: 'https://harbourtimes.example' },
  })
  await collector.poll(feedId)
  const [entry] = await collector.entries(feedId)
  const article = await collector.room.database.prisma.article.findUniqueOrThrow({
    where: { id: entry?.articleId ?? '' },
    include: { source: true },
  })
  expect(article.source.identity).toBe(other.host)
})

test('pages of a slow host hold up nothing: each is put off to a time of its own, and none of its tries is spent', async () => {
  const slow = await openNewspaper()
  slow.answer('/robots.txt', (_, response) => void response.end('User-agent: *\nCrawl-delay: 20'))
  const patient = await openCollector([slow])
  onTestFinished(async () => {
    await patient.close()
    await slow.close()
  })
  const slowFeed = await patient.follow(slow)
  for (let count = 0; count < 5; count += 1) slow.print()
  await patient.poll(slowFeed)
  const waiting = (await patient.entries(slowFeed)).filter(({ outcome }) => outcome === 'WAITING')
  expect(waiting.length).toBeGreaterThan(1)
  expect(waiting.map(({ tries, message }) => [tries, /is asked slowly/.test(message ?? '')])).toEqual(
    waiting.map(() => [0, true]),
  )
  const times = waiting.map(({ dueAt }) => dueAt?.getTime() ?? 0)
  expect(times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / 1_000))).toEqual(
    waiting.slice(1).map(() => 20),
  )
  for (let round = 0; round < 5; round += 1) {
    await patient.pass(20_000)
    await patient.fetchDue()
  }
  expect(Object.values(await patient.outcomes(slowFeed))).toEqual(Array(5).fill('INGESTED'))
})

test('a turn that cannot be asked for, since the database is away, is asked for again: that costs no attempt', async () => {
  const { path } = paper.print()
  await collector.room.database.prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  const [entry] = await collector.entries(feedId)
  let isAway = true
  const turns = openOwnTurns(systemClock)
  const fetcher = openTestFetcher({
    allowed: new Set([paper.host]),
    turns: {
      ...turns,
      async take(host, holdMs) {
        const wasAway = isAway
        isAway = false
        if (wasAway) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
        return await turns.take(host, holdMs)
      },
    },
  })
  const { collecting } = collector
  const waiting = { ...collecting, fetcher: fetcherThroughOutages(fetcher, collecting) }
  await collectEntry(waiting, { id: entry?.id ?? '', isLastAttempt: false })
  expect(isAway).toBe(false)
  expect(await collector.outcomes(feedId)).toEqual({ [path]: 'INGESTED' })
})

test('what a process could not do because it ends decides nothing', async () => {
  paper.print()
  await collector.room.database.prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  const [entry] = await collector.entries(feedId)
  const ending = new AbortController()
  const collecting = {
    ...collector.collecting,
    stopping: ending.signal,
    ingest: async () => {
      ending.abort()
      return { kind: 'invalid' as const, problems: [{ path: 'html', message: 'cannot be read' }] }
    },
  }
  await expect(collectEntry(collecting, { id: entry?.id ?? '', isLastAttempt: true })).rejects.toThrow(
    'the process ends',
  )
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'WAITING', dueAt: entry?.dueAt }])

  await collector.room.database.prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await expect(pollFeed(collecting, feedId)).rejects.toThrow('the process ends')
  expect(await collector.feed(feedId)).toMatchObject({ failures: 0 })
})

test('entries of one feed that are put off at once do not stand in each other’s way', async () => {
  const { prisma } = collector.room.database
  const links = Array.from(
    { length: 16 },
    (_, i) => `<item><title>t${i}</title><link>${paper.url}/news/late-${i}</link></item>`,
  )
  paper.feedText = `<rss version="2.0"><channel>${links.join('')}</channel></rss>`
  for (let i = 0; i < 16; i++) answered.push(`/news/late-${i}`)
  for (const path of answered) paper.answer(path, status(500))
  await pollFeed(collector.collecting, feedId)
  for (let round = 0; round < 5; round++) {
    await prisma.feedEntry.updateMany({ data: { dueAt: new Date(Date.now() - HOUR), tries: 0 } })
    const entries = await prisma.feedEntry.findMany()
    const putOff = { pauseMs: HOUR, message: 'later', isTry: true }
    await Promise.all(entries.map((entry) => postponeEntry(prisma, entry, putOff)))
    expect(await prisma.feedEntry.count({ where: { tries: 1, message: 'later' } })).toBe(16)
  }
})

test('of a feed whose host is away, timers are set anew once for all its pages, and not for each', async () => {
  const { prisma } = collector.room.database
  for (let page = 0; page < 20; page += 1) {
    const { path } = paper.print()
    answered.push(path)
    paper.answer(path, status(503, { 'retry-after': '0' }))
  }
  await pollFeed(collector.collecting, feedId)
  for (const { id } of await collector.entries(feedId)) {
    collector.rest()
    await collectEntry(collector.collecting, { id, isLastAttempt: false })
  }
  const [{ most } = { most: 0 }] = await prisma.$queryRaw<{ most: number }[]>`
    SELECT max(revision) AS most FROM onrecord_jobs.jobs WHERE key IN (SELECT 'entry:' || id FROM feed_entries)`
  expect(await collector.entries(feedId)).toMatchObject(Array.from({ length: 20 }, () => ({ tries: 1 })))
  expect(most).toBeLessThan(4)
})

test('a fault of ours decides nothing until it has come again and again', async () => {
  paper.print()
  await collector.room.database.prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  const [entry] = await collector.entries(feedId)
  const id = entry?.id ?? ''
  const broken = { ...collector.collecting, ingest: () => Promise.reject(new Error('a bug')) }
  await expect(collectEntry(broken, { id, isLastAttempt: false })).rejects.toThrow('a bug')
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'WAITING' }])
  const full = { ...collector.collecting, ingest: () => Promise.reject(new Unavailable('Too much waits.', 5)) }
  await collectEntry(full, { id, isLastAttempt: true })
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'WAITING', tries: 0, message: 'Too much waits.' }])
  await collector.pass(HOUR)
  await expect(collectEntry(broken, { id, isLastAttempt: true })).rejects.toThrow('a bug')
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'FAILED', message: 'Error: a bug' }])
})

test('of a page only quotations are kept, and what its publisher refuses is kept beside them', async () => {
  const filler = 'The ferries lay at the quay and the lamps were lit along the water. '.repeat(30)
  const body = `<article><h1>The mole</h1><p>${filler}</p><p>“The mole will hold until spring,” Ada Quill said.</p><p>${filler}</p></article>`
  const { articleId, outcome } = await outcomeOf((_, response) =>
    send(
      response,
      200,
      'text/html; charset=utf-8',
      `<!DOCTYPE html><html lang="en"><head><title>T</title><meta name="robots" content="noarchive, noai"></head><body>${body}</body></html>`,
    ),
  )
  expect(outcome).toBe('INGESTED')
  const { prisma } = collector.room.database
  const kept = await prisma.articleRevision.findFirstOrThrow({ where: { articleId: articleId ?? '' } })
  expect(kept).toMatchObject({ kept: 'QUOTATIONS', text: expect.stringContaining('[…]') })
  const reasons = kept.reasons as { refuses: string[] }[]
  expect(reasons.flatMap(({ refuses }) => refuses).sort()).toEqual(['AI_INPUT', 'FULL_TEXT'])
})
