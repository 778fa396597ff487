import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { addFeeds } from '../../src/store/feeds/feed-rows.ts'
import { openSite, type Site } from '../fetch/web.ts'
import { freshDatabase } from '../world/database.ts'
import { openFolder } from '../world/service.ts'

// Three services on one database follow three feeds of aggregators, all of which lead to one newspaper. It is slow, wants
// to be left alone for a while, and one of the services is killed while it asks. The jobs of each feed are in another queue,
// so nothing but the turns at the newspaper keeps them from asking it all at once.

const PAGES = 4
const WAITS_S = 6

interface Visit {
  path: string
  /** By its number. */
  service: number
  from: number
  to: number
  open: number
}

test('three services ask a newspaper one at a time and as it wants, also after one of them was killed while it asked', async () => {
  const visits: Visit[] = []
  let limitedAt: number | null = null
  const paper = await openSite((request, response) => {
    const service = Number(/\+s(\d)@/.exec(request.headers['user-agent'] ?? '')?.[1])
    const visit: Visit = { path: request.url ?? '', service, from: performance.now(), to: Infinity, open: paper.open() }
    visits.push(visit)
    response.once('close', () => {
      visit.to = performance.now()
    })
    if (isPrelude(visit)) return void response.writeHead(404).end()
    if (limitedAt === null && visits.filter((one) => !isPrelude(one)).length === 9) {
      limitedAt = visit.from
      return void response.writeHead(429, { 'retry-after': `${WAITS_S}` }).end()
    }
    setTimeout(() => response.setHeader('content-type', 'text/html').end(pageOf(visit.path)), 400)
  })
  const aggregators = await Promise.all([0, 1, 2].map((number) => openAggregator(number, paper)))
  const fresh = await freshDatabase()
  const database = await openDatabase(fresh.url, { allowUnsafe: true })
  onTestFinished(async () => {
    await database.close()
    await fresh.drop()
  })
  await addFeeds(
    database.prisma,
    aggregators.map(({ url }, number) => ({
      ...{ url: `${url}/feed`, title: null, sourceName: `Aggregator ${number}`, homepage: url },
      ...{ chosenMinutes: null, dailyCap: 500 },
    })),
    LOCAL_PRINCIPAL.id,
  )
  const allowed = [paper, ...aggregators].map(({ host }) => host).join(',')
  const services = await Promise.all([0, 1, 2].map((number) => startService(number, fresh.url, allowed)))

  // Killed in the middle of its request.
  const pages = () => visits.filter((one) => !isPrelude(one))
  const asking = () => pages().find(({ to }, index) => index > 2 && to === Infinity)
  await expect.poll(asking, { timeout: 60_000, interval: 20 }).toBeDefined()
  const last = asking()
  services[last?.service ?? -1]?.kill('SIGKILL')
  const killedAt = performance.now()
  await expect.poll(() => last?.to, { interval: 20 }).toBeLessThan(Infinity)

  const decided = () => database.prisma.feedEntry.count({ where: { outcome: { not: 'WAITING' } } })
  await expect.poll(decided, { timeout: 240_000, interval: 500 }).toBe(3 * PAGES)
  const lost = { outcome: { not: 'INGESTED' as const } }
  expect(await database.prisma.feedEntry.findMany({ where: lost, select: { outcome: true, message: true } })).toEqual(
    [],
  )

  expect(Math.max(...visits.map(({ open }) => open))).toBe(1)
  const gaps = visits.slice(1).map(({ from, path }, index) => {
    const before = visits[index] ?? { to: Infinity, path: '' }
    return { path, gapMs: Math.round(from - before.to), isAfterPrelude: isPrelude(before) }
  })
  expect(gaps.filter(({ gapMs }) => gapMs < 0)).toEqual([])
  // The other end hears of an answer a little later than it was given.
  expect(gaps.filter(({ gapMs, isAfterPrelude }) => gapMs < 980 && !isAfterPrelude)).toEqual([])
  const afterLimit = visits.find(({ from }) => from > (limitedAt ?? 0))
  expect((afterLimit?.from ?? 0) - (limitedAt ?? 0)).toBeGreaterThan(WAITS_S * 1_000)
  // Its turn ended by itself, and the two others went on.
  expect(new Set(visits.map(({ service }) => service)).size).toBe(3)
  const wentOn = visits.filter(({ from }) => from > killedAt)
  expect(new Set(wentOn.map(({ service }) => service)).size).toBe(2)
  expect((wentOn[0]?.from ?? 0) - killedAt).toBeLessThan(60_000)
}, 420_000)

function isPrelude({ path }: { path: string }): boolean {
  return path === '/robots.txt' || path.startsWith('/.well-known/')
}

function pageOf(path: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Notice ${path}</title></head><body><article><h1>Notice ${path}</h1>
    <p>“Berth ${path.slice(1)} will stay closed until the crane is mended,” Ada Quill said on the quay in the morning.</p>
    <p>The harbour board met for the season of ${path} and heard from the pilots, who want the channel dredged before the winter storms.</p>
    <p>The crews want their pay before the winter, and the meeting ended after less than an hour in the hall.</p></article></body></html>`
}

/** A feed whose links lead by redirects to pages of the paper, no two feeds to the same. */
function openAggregator(number: number, paper: Site): Promise<Site> {
  return openSite((request, response) => {
    const url = `http://${request.headers.host}`
    if (request.url?.startsWith('/go/'))
      return void response.writeHead(302, { location: `${paper.url}/${request.url.slice(4)}` }).end()
    if (request.url !== '/feed') return void response.writeHead(404).end()
    const items = Array.from(
      { length: PAGES },
      (_, page) => `<item><title>Notice ${number}${page}</title><link>${url}/go/${number}${page}</link></item>`,
    )
    response.setHeader('content-type', 'application/rss+xml')
    response.end(`<rss version="2.0"><channel><title>A</title><link>${url}/</link>${items.join('')}</channel></rss>`)
  })
}

async function startService(number: number, databaseUrl: string, allowed: string): Promise<ChildProcess> {
  const dataDir = await openFolder()
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/collect/collecting-process.ts'], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: '0' },
      ...{
        STARTER_TOPICS: 'off',
        FETCH_ALLOW: allowed,
        FETCH_CONTACT: `s${number}@desk.example`,
        POLL_INTERVAL_MS: '200',
      },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })
  await once(child.stdout ?? child, 'data')
  return child
}
