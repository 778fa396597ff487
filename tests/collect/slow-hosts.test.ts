import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { collectEntry } from '../../src/collect/collect-entry.ts'
import type { Collecting } from '../../src/collect/collector.ts'
import { pollFeed } from '../../src/collect/poll-feed.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { addFeeds } from '../../src/store/feeds/feed-rows.ts'
import { setFeedTimers } from '../../src/store/queue/timers.ts'
import { type Collector, openCollector } from '../world/collector.ts'
import { freshDatabase } from '../world/database.ts'
import { type Newspaper, openNewspaper } from '../world/newspaper.ts'
import { runService } from '../world/service.ts'

// Servers that are not dead, which is worse: they take a connection and keep it.

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

const hang = () => undefined
/** A byte every tenth of a second, for ever. */
const drip = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' }).write('<rss version="2.0"><channel>')
  const timer = setInterval(() => response.write(' '), 100)
  response.once('close', () => clearInterval(timer))
}

test.each([
  ['takes the request and says nothing', hang],
  ['sends a byte at a time without end', drip],
])('a feed whose server %s is given up after a while, counted, and asked ever later', async (_, answering) => {
  const feedId = await collector.follow(paper)
  onTestFinished(async () => {
    await collector.room.database.prisma.feed.deleteMany()
    paper.answer('/feed.xml', null)
    collector.rest()
  })
  paper.answer('/feed.xml', (_request, response) => answering(response))
  const { fetcher } = collector.collecting
  // What takes half a minute, in less.
  const hurried = {
    ...collector.collecting,
    fetcher: {
      ...fetcher,
      get: ((url, options) =>
        fetcher.get(url, { ...options, timeoutMs: options.timeoutMs / 60 })) as typeof fetcher.get,
    },
  }
  const pauses: number[] = []
  for (let times = 0; times < 6; times += 1) {
    await collector.room.database.prisma.$executeRaw`UPDATE feeds SET due_at = clock_timestamp() - interval '1 second'`
    const began = performance.now()
    await pollFeed(hurried, feedId)
    expect(performance.now() - began).toBeLessThan(5_000)
    pauses.push(Math.round(((await collector.feed(feedId)).dueAt.getTime() - Date.now()) / 60_000))
    collector.rest()
  }
  expect(await collector.feed(feedId)).toMatchObject({ failures: 6, lastFailure: 'TIMED_OUT' })
  expect(pauses).toEqual([60, 60, 60, 60, 80, 160])
  const days = await collector.room.database.prisma.feedDay.findMany({ where: { feedId } })
  expect(days.reduce((sum, day) => sum + day.failures, 0)).toBe(6)
})

/** What takes half a minute, in half a second. */
function hurriedOf(collecting: Collecting): Collecting {
  const { fetcher } = collecting
  const get: typeof fetcher.get = (url, options) => fetcher.get(url, { ...options, timeoutMs: options.timeoutMs / 60 })
  return { ...collecting, fetcher: { ...fetcher, get } }
}

test('where one page of a feed does not come in time, its others are for workers that have time for such', async () => {
  const { prisma } = collector.room.database
  const feedId = await collector.follow(paper)
  for (let count = 0; count < 3; count += 1) paper.answer(paper.print().path, (_, response) => drip(response))
  await prisma.$executeRaw`UPDATE feeds SET due_at = clock_timestamp() - interval '1 second'`
  await pollFeed(collector.collecting, feedId)
  const slow = async () => {
    const [row] = await prisma.$queryRaw<{ all: number; slow: number }[]>`
      SELECT count(*)::int AS all, count(*) FILTER (WHERE flags ? 'slow')::int AS slow
      FROM onrecord_jobs._private_jobs WHERE key LIKE 'entry:%'`
    return row
  }
  expect(await slow()).toEqual({ all: 3, slow: 0 })
  const [first] = await collector.entries(feedId)
  await collectEntry(hurriedOf(collector.collecting), { id: first?.id ?? '', isLastAttempt: false })
  expect(await collector.entries(feedId)).toMatchObject([{ outcome: 'WAITING', tries: 1 }, { tries: 0 }, { tries: 0 }])
  expect(await slow()).toEqual({ all: 3, slow: 3 })
})

async function openHanging(): Promise<{ host: string; server: Server; asked: () => number }> {
  let asked = 0
  const server = createServer(() => {
    asked += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked: () => asked }
}

test('twenty hosts that do not answer, and that were slow the last time, do not hold up one that does', async () => {
  const slow = await Promise.all(Array.from({ length: 20 }, openHanging))
  const good = await openNewspaper()
  onTestFinished(() => good.close())
  good.print()
  const fresh = await freshDatabase()
  const { prisma, close } = await openDatabase(fresh.url, { allowUnsafe: true })
  onTestFinished(() => fresh.drop())
  const added = await addFeeds(
    prisma,
    [...slow.map(({ host }) => `http://${host}/feed.xml`), good.feedUrl].map((url) => ({
      url,
      title: null,
      sourceName: 'The Harbour Times',
      homepage: new URL(url).origin,
      chosenMinutes: null,
      dailyCap: 500,
    })),
    LOCAL_PRINCIPAL.id,
  )
  const ids = added.map(({ id }) => id)
  await prisma.$executeRaw`UPDATE feeds SET last_failure = 'TIMED_OUT', failures = 1 WHERE url <> ${good.feedUrl}`
  await prisma.$executeRaw`UPDATE feeds SET due_at = due_at - interval '1 hour' WHERE url <> ${good.feedUrl}`
  await setFeedTimers(prisma, ids)
  await close()
  const allowed = [...slow.map(({ host }) => host), good.host].join(',')
  const service = await runService({ FETCH_ALLOW: allowed, COLLECT_AT_ONCE: '4', POLL_INTERVAL_MS: '100' }, fresh)
  onTestFinished(() => service.stop())
  const began = performance.now()
  const articles = async () =>
    (await service.ask<{ articles: { totalCount: number } }>('{ articles(first: 0) { totalCount } }')).data?.articles
  await expect.poll(articles, { timeout: 25_000 }).toEqual({ totalCount: 1 })
  // Half a minute is what each of them takes.
  expect(performance.now() - began).toBeLessThan(25_000)
  const taken = slow.filter(({ asked }) => asked() > 0)
  expect(taken).toHaveLength(2)
}, 60_000)
