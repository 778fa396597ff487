import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Fetcher, FetchFailure } from '../../src/fetch/fetched.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { forgetHosts, openSharedTurns } from '../../src/store/queue/host-turns.ts'
import { openSite, openTestFetcher, PAGE } from '../fetch/web.ts'
import { cableTo } from '../world/cable.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'

// Processes that share a database take turns at a host, as if they were one. Here each is a fetcher with connections of its
// own; processes that are killed are in processes.full.test.ts.

let fresh: FreshDatabase
let databases: Database[]

beforeAll(async () => {
  fresh = await freshDatabase()
  databases = await Promise.all([1, 2, 3].map(() => openDatabase(fresh.url, { allowUnsafe: true })))
})
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()))
  await fresh.drop()
})

const turnsOf = (process: number) => openSharedTurns<FetchFailure>(databaseOf(process).prisma)

function databaseOf(process: number): Database {
  const database = databases[process]
  if (database === undefined) throw new Error('there are three')
  return database
}

/** What a process asks with. */
function fetcherOf(process: number, site: { host: string }, leastGapMs = 0): Fetcher {
  return openTestFetcher({ allowed: new Set([site.host]), turns: turnsOf(process), leastGapMs })
}

test('three processes ask a host by one connection, one request at a time, with the gap between them', async () => {
  const times: { from: number; to: number }[] = []
  let most = 0
  const site = await openSite((_, response) => {
    const one = { from: performance.now(), to: Number.POSITIVE_INFINITY }
    times.push(one)
    most = Math.max(most, site.open())
    setTimeout(() => {
      one.to = performance.now()
      response.end('page')
    }, 30)
  })
  const outcomes = await Promise.all(
    [0, 1, 2].flatMap((process) => {
      const fetcher = fetcherOf(process, site, 100)
      return [1, 2, 3, 4].map((page) => fetcher.get(`${site.url}/${process}/${page}`, PAGE))
    }),
  )
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(new Set(site.asked).size).toBe(12)
  expect(most).toBe(1)
  for (const [index, { from }] of times.entries()) {
    // Their timers are not the database's clock.
    if (index > 0) expect(from - (times[index - 1]?.to ?? 0)).toBeGreaterThan(95)
  }
})

test('what a host wants of one process all of them heed, and those that are started later', async () => {
  const site = await openSite((_, response) => response.writeHead(429, { 'retry-after': '3600' }).end())
  expect(await fetcherOf(0, site).get(site.url, PAGE)).toMatchObject({ failure: { status: 429 } })
  for (const process of [1, 2]) {
    const outcome = await fetcherOf(process, site).get(site.url, PAGE)
    expect(outcome).toMatchObject({ failure: { reason: 'RATE_LIMITED', message: /is left alone for 36\d\d s, since/ } })
  }
  const later = await openDatabase(fresh.url, { allowUnsafe: true })
  onTestFinished(() => later.close())
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), turns: openSharedTurns(later.prisma) })
  const outcome = await fetcher.get(site.url, PAGE)
  if (outcome.ok) throw new Error('it was let in')
  expect(outcome.failure.retryAfterMs).toBeGreaterThan(3_590_000)
  expect(site.asked).toHaveLength(1)
})

test('a Crawl-delay that one process has read the others keep to, until it is taken back', async () => {
  let robots = 'User-agent: *\nCrawl-delay: 0.5'
  const site = await openSite((request, response) => response.end(request.url === '/robots.txt' ? robots : 'page'))
  const asks = (process: number, withRobots: boolean) =>
    fetcherOf(process, site).get(site.url, { ...PAGE, robots: withRobots })
  await asks(0, true)
  const began = performance.now()
  await asks(1, false)
  expect(performance.now() - began).toBeGreaterThan(450)
  const patient = await fetcherOf(2, site).get(site.url, { ...PAGE, patienceMs: 100 })
  expect(patient).toMatchObject({ failure: { reason: 'RATE_LIMITED', message: /is asked slowly/ } })
  expect(patient).not.toHaveProperty('failure.status')
  robots = ''
  await asks(0, true)
  expect(await fetcherOf(1, site).get(site.url, { ...PAGE, patienceMs: 100 })).toMatchObject({ ok: true })
})

test('failures that several processes meet with add up', async () => {
  const site = await openSite((_, response) => response.writeHead(503).end())
  for (const process of [0, 1]) await fetcherOf(process, site).get(site.url, PAGE)
  const outcome = await fetcherOf(2, site).get(site.url, { ...PAGE, patienceMs: 0 })
  expect(outcome).toMatchObject({ failure: { reason: 'SERVER_ERROR', message: /is left alone for 5 s/ } })
  expect(site.asked).toHaveLength(2)
})

test('the turn of a process that died is free once its time is over, and not before', async () => {
  const [one, other] = [turnsOf(0), turnsOf(1)]
  const died = await one.take('dead.example', 400)
  if (!('turn' in died)) throw new Error('a new host is free')
  expect(await other.take('dead.example', 400)).toMatchObject({ isHeld: true })
  await expect.poll(() => other.take('dead.example', 60_000), { interval: 50 }).toHaveProperty('turn')
  // It was not dead, only late: the turn is another one's now.
  await one.giveBack('dead.example', died.turn, { gapMs: 0, failures: 0, trouble: null, pauseMs: 0 })
  expect(await one.take('dead.example', 400)).toMatchObject({ isHeld: true })
})

test('of processes that come at the same moment one has the turn', async () => {
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all(
      [0, 1, 2, 0, 1, 2].map((process) => turnsOf(process).take(`${round}.example`, 60_000)),
    )
    expect(answers.filter((answer) => 'turn' in answer)).toHaveLength(1)
  }
})

test('those who are sent away are told to come back one after the other, within five minutes', async () => {
  const times: number[] = []
  for (const process of [0, 1, 2, 0])
    times.push(await turnsOf(process).book('slow.example', { afterMs: 30_000, gapMs: 100_000 }))
  const [first = 0] = times
  expect(first).toBeGreaterThan(29_900)
  expect(times.map((time) => Math.round((time - first) / 10_000))).toEqual([0, 10, 20, 30])
  const again = await turnsOf(1).book('slow.example', { afterMs: 30_000, gapMs: 100_000 })
  expect(again).toBeLessThan(first + 10_000)
})

test('what was had is had, although the database goes away before the turn is given back', async () => {
  const url = new URL(fresh.url)
  const cable = await cableTo(Number(url.port))
  url.port = String(cable.port)
  const far = await openDatabase(url.href, { allowUnsafe: true })
  onTestFinished(async () => {
    await far.close().catch(() => undefined) // its connections are cut
    await cable.close()
  })
  const site = await openSite(async (_, response) => {
    await cable.close()
    response.end('page')
  })
  const turns = openSharedTurns<FetchFailure>(far.prisma)
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), turns })
  expect(await fetcher.get(site.url, PAGE)).toMatchObject({ ok: true })
  await expect(fetcher.get(site.url, PAGE)).rejects.toThrow()
  expect(site.asked).toHaveLength(1)
})

test('a process that ends while it asks gives its turn back, and says nothing of the host', async () => {
  const site = await openSite(() => {})
  const fetcher = fetcherOf(0, site)
  const asking = fetcher.get(site.url, PAGE)
  await expect.poll(() => site.asked).toHaveLength(1)
  await fetcher.close()
  expect(await asking).toMatchObject({ failure: { reason: 'UNREACHABLE' } })
  expect(await databaseOf(1).prisma.hostTurn.findUnique({ where: { host: site.host } })).toMatchObject({
    turn: null,
    failures: 0,
    trouble: null,
  })
})

test('a host that was not asked for a day is forgotten', async () => {
  const { prisma } = databaseOf(0)
  await prisma.$executeRaw`
    INSERT INTO host_turns (host, free_at, held_until) VALUES
      ('old.example', now() - interval '2 days', NULL), ('banned.example', now() + interval '1 hour', NULL),
      ('asked.example', now() - interval '2 days', now() + interval '1 minute')`
  await forgetHosts(prisma)
  const hosts = await prisma.hostTurn.findMany({
    where: { host: { in: ['old.example', 'banned.example', 'asked.example'] } },
  })
  expect(hosts.map(({ host }) => host).sort()).toEqual(['asked.example', 'banned.example'])
})
