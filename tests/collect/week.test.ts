import { expect, onTestFinished, test } from 'vitest'
import { healthOf } from '../../src/domain/feed/health.ts'
import { openCollector } from '../world/collector.ts'
import { openNewspaper, type Printed, pageOf, redirect, send, status } from '../world/newspaper.ts'
import { seeded } from '../world/seeded.ts'

// A week of a newspaper in half hours: it publishes by day, edits with and without a word in its feed, corrects, takes down
// and moves what it has published, shows its items in any order, gives them other days and ids, tells its feed to rest for
// a year, dies for a night, moves its feed, bans us, and puts up a wall.

const HALF_HOUR = 1_800_000
const SHOWN = 25

test('a week of a newspaper: nothing is missed that is not explained, and nothing is asked that is not owed', async () => {
  const random = seeded(20261129)
  const paper = await openNewspaper()
  const collector = await openCollector([paper])
  onTestFinished(async () => {
    await collector.close()
    await paper.close()
  })
  const feedId = await collector.follow(paper)
  const printed: Printed[] = []
  const banned: string[] = []
  const walled: string[] = []
  /** What its feed shows of edits, what it does not, and where the last edit left each article. */
  const edits = new Map<string, number>()
  const silent = new Map<string, number>()
  const edited = (counts: Map<string, number>, path: string) => counts.get(path) ?? 0
  const gone: string[] = []
  const moved = new Map<string, string>()
  const feedAskedAt: number[] = []
  let isDead = false

  for (let step = 0; step < 7 * 48; step += 1) {
    const [day, hour] = [Math.floor(step / 48), Math.floor((step % 48) / 2)]
    const isAwake = hour >= 6 && hour < 22 && day < 6
    if (day === 1 && hour === 20 && !isDead) {
      await paper.die()
      isDead = true
    }
    if (day === 2 && hour === 7 && isDead) {
      await paper.comeBack()
      isDead = false
    }
    paper.feedHeaders = day === 3 ? { 'cache-control': 'max-age=31536000' } : {}
    if (day === 4 && hour === 9) paper.answer('/feed.xml', redirect(301, '/rss.xml'))
    const isBanning = day === 5 && hour >= 10 && hour < 16
    if (isAwake && !isDead && random() < 0.4) {
      const article = paper.print({
        publishedAt: new Date(),
        summary: `${step}`,
        guid: random() < 0.1 ? 'lead' : `id-${step}`,
      })
      printed.push(article)
      if (isBanning) {
        banned.push(article.path)
        paper.answer(article.path, status(403))
      } else if (random() < 0.06) {
        walled.push(article.path)
        paper.answer(article.path, redirect(302, '/consent'))
      }
    }
    paper.answer('/consent', (_, response) =>
      send(response, 200, 'text/html', '<p>We value your privacy. Accept all.</p>'),
    )
    const [newest] = paper.articles
    if (isAwake && random() < 0.05 && newest && !banned.includes(newest.path) && !walled.includes(newest.path)) {
      edits.set(newest.path, edited(edits, newest.path) + 1)
      newest.title = `${newest.title}, corrected`
      newest.text = [...newest.text, `The board corrected itself at ${hour} o'clock.`]
    }
    const isWhole = newest && !banned.includes(newest.path) && !walled.includes(newest.path)
    if (isAwake && !isDead && isWhole && step - Number(newest.summary) >= 2 && random() < 0.35) {
      silent.set(newest.path, edited(silent, newest.path) + 1)
      const kind = random()
      if (kind < 0.4) newest.text = [...newest.text, `The pilots answered the board at ${hour} o'clock of day ${day}.`]
      else if (kind < 0.8)
        newest.text = [`The board withdrew at ${hour} o'clock what it had said.`, ...newest.text.slice(1)]
      else newest.text = newest.text.map((one) => one.replace('will stay closed', 'may stay closed'))
    }
    const [, second] = paper.articles
    const wasRead = second && paper.asked.some(({ path }) => path === second.path)
    if (
      second &&
      wasRead &&
      isAwake &&
      !isDead &&
      ![...banned, ...walled, ...gone, ...moved.keys()].includes(second.path)
    ) {
      const fate = random()
      if (fate < 0.02) {
        gone.push(second.path)
        paper.answer(second.path, status(410))
      } else if (fate < 0.05) {
        const path = `${second.path}-moved`
        moved.set(second.path, path)
        paper.answer(second.path, redirect(301, path))
        const copy = { ...second, path }
        paper.answer(path, (_, response) => send(response, 200, 'text/html', pageOf('The Harbour Times', copy)))
      }
    }
    // What it shows: the newest, in any order; at times with other days, at times with other ids.
    const shown = paper.articles.slice(0, SHOWN).sort(() => random() - 0.5)
    const isRedated = random() < 0.2
    const isRenamed = random() < 0.1
    paper.feedText = feedWith(
      paper.url,
      shown.map((one) => ({
        ...one,
        ...(isRedated ? { publishedAt: new Date() } : {}),
        ...(isRenamed ? { guid: `other-${one.path}` } : {}),
      })),
    )
    paper.answer('/rss.xml', (_, response) =>
      send(response, 200, 'application/rss+xml', paper.feedText ?? '', paper.feedHeaders),
    )

    await collector.pass(HALF_HOUR)
    const before = paper.asked.length
    await collector.work()
    const asked = paper.asked.slice(before).map(({ path }) => path)
    for (const path of asked) if (path === '/feed.xml' || path === '/rss.xml') feedAskedAt.push(step)
  }
  await collector.pass(3 * 86_400_000)
  await collector.work()

  const entries = await collector.entries(feedId)
  const outcomes = await collector.outcomes(feedId)
  expect(printed.length).toBeGreaterThan(40)
  const expected = Object.fromEntries(
    printed.map(({ path }) => [
      path,
      banned.includes(path) ? 'REFUSED_BY_PUBLISHER' : walled.includes(path) ? 'TOO_SHORT' : 'INGESTED',
    ]),
  )
  const had = Object.fromEntries(
    Object.entries(outcomes).map(([path, one]) => [path, one === 'UNCHANGED' ? 'INGESTED' : one]),
  )
  expect(had).toEqual(expected)
  expect(entries).toHaveLength(printed.length)
  expect([banned.length > 0, walled.length > 0, edits.size > 3]).toEqual([true, true, true])

  // Each edit is on file, and no page was asked for more often than it was first had, its feed said that it had changed,
  // or it was due to be looked at again: after 1, 6, 24 and 72 hours, and once more after each edit that was found.
  const { prisma } = collector.room.database
  const checks = await prisma.pageCheck.findMany()
  for (const { url, articleId, checks: told } of entries) {
    const path = new URL(url ?? '').pathname
    const check = checks.find((one) => one.articleId === articleId)
    const times = paper.asked.filter((one) => one.path === path || one.path === moved.get(path)).length
    const redirects = moved.has(path) ? paper.asked.filter((one) => one.path === moved.get(path)).length : 0
    const owed = 1 + told + (check?.checks ?? 0)
    expect({ path, times: times - redirects }).toEqual({ path, times: Math.min(times - redirects, owed) })
    expect(told).toBeLessThanOrEqual(edited(edits, path))
    expect(check?.checks ?? 0).toBeLessThanOrEqual(4 + edited(edits, path) + edited(silent, path))
    if (articleId === null) continue
    const newest = await prisma.articleRevision.findFirstOrThrow({ where: { articleId }, orderBy: { number: 'desc' } })
    if (gone.includes(path)) {
      expect(check).toMatchObject({ goneAt: expect.any(Date), dueAt: null })
      continue
    }
    const article = printed.find((one) => one.path === path)
    for (const paragraph of article?.text ?? []) if (paragraph.startsWith('“')) expect(newest.text).toContain(paragraph)
    expect(newest.title).toBe(article?.title)
    expect({ path, goneAt: check?.goneAt }).toEqual({ path, goneAt: null })
    if (moved.has(path)) expect(check?.url).toBe(`${paper.url}${moved.get(path)}`)
  }
  expect([silent.size > 5, gone.length > 0, moved.size > 0]).toEqual([true, true, true])
  expect(await prisma.article.count()).toBe(entries.filter(({ articleId }) => articleId !== null).length)
  const pages = [...printed.map(({ path }) => path), ...moved.values()]
  const others = paper.asked.map(({ path }) => path).filter((path) => !pages.includes(path))
  expect([...new Set(others)].sort()).toEqual([
    '/.well-known/tdmrep.json',
    '/consent',
    '/feed.xml',
    '/robots.txt',
    '/rss.xml',
  ])

  // About ten items a day: asked every hour or two by day, far less often than every half hour.
  expect(feedAskedAt.length).toBeLessThan(7 * 24 * 1.5)
  // A rest of a year that it asked for is cut to what its pace allows.
  expect(feedAskedAt.filter((step) => step >= 3 * 48 && step < 4 * 48 + 24).length).toBeGreaterThan(1)
  const feed = await collector.feed(feedId)
  expect(feed).toMatchObject({ url: `${paper.url}/rss.xml`, movedFrom: paper.feedUrl, failures: 0 })
  expect(['HEALTHY', 'SILENT']).toContain(healthOf(feed, new Date()))
}, 180_000)

function feedWith(url: string, articles: readonly Printed[]): string {
  const items = articles.map(
    ({ path, title, guid, publishedAt }) =>
      `<item><title>${title}</title><link>${url}${path}?utm_source=feed</link><guid isPermaLink="false">${guid}</guid><pubDate>${publishedAt.toUTCString()}</pubDate></item>`,
  )
  return `<rss version="2.0"><channel><title>The Harbour Times</title><link>${url}/</link>${items.join('')}</channel></rss>`
}
