import { pino } from 'pino'
import { checkPage } from '../../src/collect/again/check-page.ts'
import { collectEntry } from '../../src/collect/collect-entry.ts'
import type { Collecting } from '../../src/collect/collector.ts'
import { openFeedReader } from '../../src/collect/feed-reader.ts'
import { pollFeed } from '../../src/collect/poll-feed.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openFetcher } from '../../src/fetch/fetcher.ts'
import type { PageReader } from '../../src/ingest/article/page.ts'
import { watchOutage } from '../../src/jobs/outage.ts'
import { addFeeds, type NewFeed } from '../../src/store/feeds/feed-rows.ts'
import type { Feed, FeedEntry } from '../../src/store/prisma/client.ts'
import type { Newspaper } from './newspaper.ts'
import { type Newsroom, newsroom } from './newsroom.ts'

/** A newsroom with what it takes to collect, and no workers: a test does each job itself, and says how time passes. */
export interface Collector {
  room: Newsroom
  collecting: Collecting
  /** What was logged, a line of JSON each. */
  log: string[]
  follow(paper: Newspaper, about?: Partial<NewFeed>): Promise<string>
  /** Asks a feed now, whatever its time, and fetches what is due of it: as the workers would. */
  poll(feedId: string): Promise<void>
  /** Asks the feeds that are due and fetches what is due: what workers would do now. */
  work(): Promise<void>
  /** Fetches everything that is due now. */
  fetchDue(): Promise<void>
  /** Looks again at the pages that are due for it. */
  checkDue(): Promise<void>
  /** Makes everything that is on file of feeds older, and hosts ready to be asked again. */
  pass(ms: number): Promise<void>
  /** Makes hosts that were in trouble ready to be asked again. */
  rest(): void
  feed(feedId: string): Promise<Feed>
  /** In the order in which they came. */
  entries(feedId: string): Promise<FeedEntry[]>
  /** What became of each item, by its path. */
  outcomes(feedId: string): Promise<Record<string, string>>
  close(): Promise<void>
}

/** `pages`: what reads pages, in place of what the tests share. The caller closes it. */
export async function openCollector(papers: readonly Newspaper[], pages?: PageReader): Promise<Collector> {
  const room = await newsroom(pages === undefined ? {} : { pages })
  const { prisma } = room.database
  const log: string[] = []
  let passedMs = 0
  const feeds = openFeedReader()
  const fetcher = openFetcher({
    userAgent: 'Onrecord/0.0.0 (+desk@harbour.example)',
    allowed: new Set(papers.map(({ host }) => host)),
    leastGapMs: 0,
    clock: {
      now: () => Date.now() + passedMs,
      async wait(ms) {
        passedMs += ms
      },
    },
  })
  const written = pino({ level: 'debug' }, { write: (line) => void log.push(line) })
  const collecting: Collecting = {
    prisma,
    fetcher,
    feeds,
    ingest: room.ingestCollected,
    languages: ['en', 'de'],
    recheckPages: true,
    spread: () => 0,
    stopping: new AbortController().signal,
    outage: watchOutage(written),
    log: written,
  }
  const collector: Collector = {
    room,
    collecting,
    log,
    async follow(paper, about = {}) {
      const [added] = await addFeeds(
        prisma,
        [
          {
            url: paper.feedUrl,
            title: null,
            sourceName: 'The Harbour Times',
            homepage: paper.url,
            chosenMinutes: null,
            dailyCap: 500,
            ...about,
          },
        ],
        LOCAL_PRINCIPAL.id,
      )
      return added?.id ?? ''
    },
    async poll(feedId) {
      await prisma.$executeRaw`UPDATE feeds SET due_at = clock_timestamp() - interval '1 second' WHERE id = ${feedId}::uuid`
      await pollFeed(collecting, feedId)
      await collector.fetchDue()
    },
    async work() {
      const due = await prisma.feed.findMany({ where: { dueAt: { lte: new Date() }, isPaused: false, goneAt: null } })
      for (const { id } of due) await pollFeed(collecting, id)
      await collector.fetchDue()
      await collector.checkDue()
    },
    async checkDue() {
      const due = await prisma.pageCheck.findMany({
        where: { dueAt: { lte: new Date() } },
        orderBy: { articleId: 'asc' },
      })
      for (const { articleId } of due) await checkPage(collecting, { id: articleId })
    },
    async fetchDue() {
      const due = await prisma.feedEntry.findMany({ where: { dueAt: { lte: new Date() } }, orderBy: { id: 'asc' } })
      for (const { id } of due) await collectEntry(collecting, { id, isLastAttempt: false })
    },
    async pass(ms) {
      passedMs += ms
      await prisma.$executeRaw`
        UPDATE feeds SET created_at = created_at - p, due_at = due_at - p, last_poll_at = last_poll_at - p,
          last_success_at = last_success_at - p, last_read_at = last_read_at - p, last_item_at = last_item_at - p
        FROM (SELECT ${ms}::float8 * interval '1 millisecond' AS p) AS passed`
      await prisma.$executeRaw`
        UPDATE feed_entries SET came_at = came_at - p, first_seen_at = first_seen_at - p, last_seen_at = last_seen_at - p,
          due_at = due_at - p, decided_at = decided_at - p
        FROM (SELECT ${ms}::float8 * interval '1 millisecond' AS p) AS passed`
      await prisma.$executeRaw`
        UPDATE page_checks SET since = since - p, due_at = due_at - p, checked_at = checked_at - p, gone_at = gone_at - p
        FROM (SELECT ${ms}::float8 * interval '1 millisecond' AS p) AS passed`
    },
    rest() {
      passedMs += 8 * 86_400_000
    },
    feed: (id) => prisma.feed.findUniqueOrThrow({ where: { id } }),
    entries: (feedId) => prisma.feedEntry.findMany({ where: { feedId }, orderBy: { id: 'asc' } }),
    async outcomes(feedId) {
      const entries = await collector.entries(feedId)
      return Object.fromEntries(entries.map(({ url, outcome }) => [url === null ? '' : new URL(url).pathname, outcome]))
    },
    async close() {
      await fetcher.close()
      await feeds.close()
      await room.close()
    },
  }
  return collector
}
