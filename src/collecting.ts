import type { Logger } from 'pino'
import { checkPage } from './collect/again/check-page.ts'
import { collectEntry } from './collect/collect-entry.ts'
import type { Collecting } from './collect/collector.ts'
import { openFeedReader } from './collect/feed-reader.ts'
import { type FindFeeds, openFeedFinder } from './collect/find-feeds.ts'
import { pollFeed } from './collect/poll-feed.ts'
import { fetcherThroughOutages } from './collect/through-outages.ts'
import { DAY_MS } from './domain/language/calendar.ts'
import type { FetchFailure } from './fetch/fetched.ts'
import { openFetcher } from './fetch/fetcher.ts'
import type { IngestCollected } from './ingest/ingest.ts'
import { watchOutage } from './jobs/outage.ts'
import { tendQueue } from './jobs/tend-queue.ts'
import { openWorkers } from './jobs/workers.ts'
import { userAgentWith } from './program.ts'
import type { Settings } from './settings.ts'
import { forgetOldEntries } from './store/feeds/old-entries.ts'
import type { PrismaClient } from './store/prisma/client.ts'
import { openSharedTurns } from './store/queue/host-turns.ts'
import { keepUp } from './upkeep/chores.ts'

/** The part of the service that goes out and gets articles by itself. */
export interface CollectingService {
  findFeeds: FindFeeds
}

/** The languages in which the rules find statements; a language model reads any. */
const LANGUAGES_OF_RULES = ['en', 'de']
const TEND_MS = 15_000
/** For how long an item is remembered after it left its feed, and it can be told why something was not taken. */
const ITEMS_KEPT_MS = 180 * DAY_MS
const FORGET_MS = 10 * 60_000

/**
 * Starts to poll feeds and fetch their pages, beside any number of other processes. With `collectAtOnce` 0 this process
 * leaves that to others.
 */
export function startCollecting(
  settings: Settings,
  { prisma, url }: { prisma: PrismaClient; url: string },
  { ingest, log }: { ingest: IngestCollected; log: Logger },
  atEnd: (close: () => unknown) => void,
): CollectingService {
  const feeds = openFeedReader()
  atEnd(() => feeds.close())
  if (settings.fetchAllow.length > 0)
    log.warn({ hosts: settings.fetchAllow }, 'FETCH_ALLOW: these may be asked whatever their address')
  const fetcher = openFetcher({
    userAgent: userAgentWith(settings.fetchContact),
    allowed: new Set(settings.fetchAllow),
    turns: openSharedTurns<FetchFailure>(prisma),
  })
  atEnd(() => fetcher.close())
  const findFeeds = openFeedFinder({ fetcher, feeds })
  if (settings.collectAtOnce === 0) return { findFeeds }

  const stopping = new AbortController()
  const outage = watchOutage(log)
  const collecting: Collecting = {
    prisma,
    fetcher: fetcherThroughOutages(fetcher, { prisma, outage, stopping: stopping.signal }),
    feeds,
    ingest,
    languages: settings.extractor === null ? LANGUAGES_OF_RULES : null,
    recheckPages: settings.recheckPages,
    spread: Math.random,
    stopping: stopping.signal,
    outage,
    log,
  }
  const workers = openWorkers({
    url,
    tasks: {
      'poll-feed': ({ id }) => pollFeed(collecting, id),
      'collect-entry': (job) => collectEntry(collecting, job),
      'check-page': (job) => checkPage(collecting, job),
    },
    concurrency: settings.collectAtOnce,
    pollMs: settings.pollIntervalMs,
    outage,
    log,
  })
  atEnd(async () => {
    const late = setTimeout(() => stopping.abort(), settings.shutdownGraceMs)
    await workers.stop(settings.shutdownGraceMs)
    clearTimeout(late)
  })
  const tending = keepUp(
    { what: 'look after the queue', isDue: async () => true, run: () => tendQueue(prisma, log) },
    TEND_MS,
    log,
  )
  tending.wake()
  atEnd(() => tending.stop())
  const forgetting = keepUp(
    {
      what: 'forget old items of feeds',
      isDue: async () => true,
      run: (signal) => forgetOldEntries(prisma, ITEMS_KEPT_MS, signal),
    },
    FORGET_MS,
    log,
  )
  atEnd(() => forgetting.stop())
  return { findFeeds }
}
