import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { canonicalUrl } from '../../src/ingest/article/submission.ts'
import { noteRefused } from '../../src/store/feeds/address-notes.ts'
import { forgetOldEntries } from '../../src/store/feeds/old-entries.ts'
import { type Collector, openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper, status } from '../world/newspaper.ts'

const DAY = 86_400_000

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
  const { prisma } = collector.room.database
  await prisma.feed.deleteMany()
  await prisma.addressNote.deleteMany()
  paper.articles = []
  paper.answer('/feed.xml', null)
  collector.rest()
  feedId = await collector.follow(paper)
})

const forget = () => forgetOldEntries(collector.room.database.prisma, 30 * DAY, new AbortController().signal)
const paths = async () => Object.keys(await collector.outcomes(feedId))

test('an item is forgotten some time after it left its feed, and not as long as it stands there', async () => {
  const standing = paper.print()
  const leaving = paper.print()
  await collector.poll(feedId)
  paper.articles = paper.articles.filter(({ path }) => path !== leaving.path)
  await collector.pass(29 * DAY)
  await collector.poll(feedId)
  expect(await forget()).toBe(0)
  await collector.pass(2 * DAY)
  await collector.poll(feedId)
  expect(await forget()).toBe(1)
  expect(await paths()).toEqual([standing.path])
  // What stays is not new.
  paper.takeAsked()
  await collector.poll(feedId)
  expect(paper.takeAsked()).toEqual(['/feed.xml'])
})

test('an item that comes back after it was forgotten is not another article', async () => {
  paper.print()
  const leaving = paper.print()
  await collector.poll(feedId)
  const [kept, gone] = [paper.articles.slice(1), paper.articles.slice(0, 1)]
  paper.articles = kept
  await collector.pass(31 * DAY)
  await collector.poll(feedId)
  await forget()
  expect(await paths()).not.toContain(leaving.path)
  paper.articles = [...gone, ...kept]
  await collector.poll(feedId)
  expect((await collector.outcomes(feedId))[leaving.path]).toBe('UNCHANGED')
})

test('a feed that cannot be had, or only says that nothing has changed, keeps what it showed', async () => {
  paper.print()
  await collector.poll(feedId)
  paper.answer('/feed.xml', status(500))
  await collector.pass(100 * DAY)
  await collector.poll(feedId)
  expect(await forget()).toBe(0)
  paper.answer('/feed.xml', status(304))
  collector.rest()
  await collector.pass(100 * DAY)
  await collector.poll(feedId)
  expect(await forget()).toBe(0)
  expect(await paths()).toHaveLength(1)
})

test('what waits to be fetched is not forgotten, and notes are, in any number', async () => {
  const { prisma } = collector.room.database
  const waiting = paper.print()
  paper.answer(waiting.path, status(503))
  await collector.poll(feedId)
  await prisma.$executeRaw`UPDATE feed_entries SET due_at = due_at + interval '1 year'`
  const old = Array.from({ length: 1_200 }, (_, index) => ({
    ...{ id: crypto.randomUUID(), feedId, key: `k${index}`, words: 'w', outcome: 'ROBOTS' as const },
    ...{ cameAt: new Date(), firstSeenAt: new Date(), lastSeenAt: new Date() },
  }))
  await prisma.feedEntry.createMany({ data: old })
  await noteRefused(prisma, { address: canonicalUrl(paper.url), outcome: 'NO_TEXT', message: 'm' })
  await collector.pass(40 * DAY)
  await prisma.$executeRaw`UPDATE address_notes SET decided_at = decided_at - interval '40 days'`
  await prisma.$executeRaw`UPDATE feeds SET last_read_at = clock_timestamp()`
  expect(await forget()).toBe(1_201)
  expect(await paths()).toEqual([waiting.path])
  expect(await prisma.addressNote.count()).toBe(0)
})
