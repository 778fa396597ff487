import type { FeedDocument } from '../domain/feed/feed-document.ts'
import { FeedError } from '../domain/feed/feed-document.ts'
import { silentSince } from '../domain/feed/health.ts'
import { longestRest, PACE_WINDOW_MS, paceOf, pauseBeforePoll } from '../domain/feed/pace.ts'
import { afterSkipped } from '../domain/feed/skipped-hours.ts'
import type { FeedSaid } from '../domain/rights/rights.ts'
import type { Fetched, FetchFailure } from '../fetch/fetched.ts'
import { readClock } from '../store/database/clock.ts'
import { inTransaction } from '../store/database/retry.ts'
import { readFeedRow } from '../store/feeds/feed-rows.ts'
import { holdFeed, moveFeed, noteAnswer, noteFailure, postponePoll, readItemTimes } from '../store/feeds/polls.ts'
import type { Feed, Prisma } from '../store/prisma/client.ts'
import { setFeedTimers } from '../store/queue/timers.ts'
import { conditionsOf, validatorsOf } from './again/validators.ts'
import { textOfAnswer } from './answer-text.ts'
import { type Collecting, Stopping, TURN_PATIENCE_MS } from './collector.ts'
import { readFreshness } from './freshness.ts'
import { keepItems } from './keep-items.ts'
import { throughOutages } from './through-outages.ts'

const MAX_BYTES = 10 * 1024 * 1024
/** Of an answer that nothing has changed. */
const NOTHING = { got: 0, isGap: false }
const TIMEOUT_MS = 30_000
/** Of a feed, as editors may give it too: longer ones are asked for, and not kept. */
const LONGEST_ADDRESS = 2_000
export const FEED_TYPES =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1'

/**
 * Asks a feed that is due, and puts what is new in it on file, each item with a timer for its page. All of it is one
 * transaction: whatever happens before leaves the feed due.
 */
export async function pollFeed(collecting: Collecting, id: string): Promise<void> {
  const { prisma, fetcher, feeds, stopping } = collecting
  const due = await throughOutages(collecting, () => readDueFeed(prisma, id))
  if (due === null) return
  const { feed, startedAt } = due
  const asked = {
    accept: FEED_TYPES,
    headers: conditions(feed, startedAt),
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
    patienceMs: TURN_PATIENCE_MS,
    // A person has asked for this very address.
    robots: false,
  }
  const answer = await fetcher.get(feed.url, asked)
  if (stopping.aborted) throw new Stopping()
  if (!answer.ok) return await keepFailure(collecting, feed, answer.failure)
  if (answer.value.status === 304) return await keepAnswer(collecting, feed, answer.value, null)
  const text = textOfAnswer(answer.value)
  let document: FeedDocument
  try {
    document = await feeds.read(text, answer.value.url)
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
    // Its reader may have been closed.
    if (stopping.aborted) throw new Stopping()
    return await keepFailure(collecting, feed, { reason: 'BAD_RESPONSE', message: `The answer ${error.message}.` })
  }
  const saidOf = await fetcher.saidByFeed(answer.value, text)
  if (stopping.aborted) throw new Stopping()
  await keepAnswer(collecting, feed, answer.value, { ...document, saidOf })
}

/** A feed that is to be asked now; null: it is not. The timer of one that is due later is set to that. */
async function readDueFeed(prisma: Collecting['prisma'], id: string): Promise<{ feed: Feed; startedAt: Date } | null> {
  const feed = await readFeedRow(prisma, id)
  if (feed === null || feed.isPaused || feed.goneAt !== null) return null
  const startedAt = await readClock(prisma)
  if (feed.dueAt <= startedAt) return { feed, startedAt }
  await setFeedTimers(prisma, [id])
  return null
}

/**
 * Headers with which a server need not send what we have. The first time on a day they are left out: some servers say
 * "not modified" for ever.
 */
function conditions(feed: Feed, now: Date): Record<string, string> {
  const { lastPollAt } = feed
  if (lastPollAt === null || lastPollAt.toISOString().slice(0, 10) !== now.toISOString().slice(0, 10)) return {}
  return conditionsOf(feed)
}

async function keepAnswer(
  collecting: Collecting,
  feed: Feed,
  { headers, redirects }: Fetched,
  document: (FeedDocument & { saidOf(address: string): FeedSaid | null }) | null,
): Promise<void> {
  const { prisma, log, spread } = collecting
  const led = movedForGood(redirects)
  const movedTo = led !== null && led.length <= LONGEST_ADDRESS ? led : null
  const told = validatorsOf(headers)
  const keep = async (tx: Prisma.TransactionClient) => {
    const held = await holdFeed(tx, feed)
    if (held === null) return
    const { now } = held
    if (movedTo !== null && movedTo !== feed.url && !(await moveFeed(tx, feed.id, movedTo))) {
      const message = `It has moved to ${movedTo}, which is followed already.`
      return await noteFailure(tx, feed.id, { reason: 'GONE', message, isGone: true }, { now, dueAt: feed.dueAt })
    }
    const { got, isGap } = document === null ? NOTHING : await keepItems(tx, feed, document, now)
    const times = await readItemTimes(tx, feed.id, new Date(now.getTime() - PACE_WINDOW_MS))
    const pace = paceOf(times, now)
    const restMinutes = document === null ? feed.restMinutes : document.restMinutes
    const shown = document?.items.length ?? feed.shown
    const freshMs = readFreshness(headers, now)
    const pauseMs = pauseBeforePoll({
      pace,
      shown,
      chosenMs: feed.chosenMinutes === null ? null : feed.chosenMinutes * 60_000,
      restMs: Math.max((restMinutes ?? 0) * 60_000, freshMs ?? 0),
      retryAfterMs: null,
      failures: 0,
      spread: spread(),
    })
    const skippedHours = document === null ? feed.skippedHours : document.skippedHours
    const latest = new Date(now.getTime() + longestRest(pace, shown))
    const dueAt = afterSkipped(new Date(now.getTime() + pauseMs), skippedHours, latest)
    const lastItemAt = times.reduce<Date | null>((last, time) => (last === null || time > last ? time : last), null)
    await noteAnswer(
      tx,
      feed.id,
      {
        etag: told.etag ?? (document === null ? feed.etag : null),
        lastModified: told.lastModified ?? (document === null ? feed.lastModified : null),
        format: document?.format ?? null,
        title: document?.title ?? null,
        shown: document?.items.length ?? null,
        restMinutes,
        skippedHours,
        pace,
        lastItemAt,
        lastGapAt: isGap ? now : feed.lastGapAt,
      },
      { now, dueAt, got },
    )
    const after = { ...feed, ...pace, lastItemAt, lastSuccessAt: now }
    if (silentSince(after, now) !== null && silentSince(feed, now) === null)
      log.warn({ feed: feed.url, lastItemAt }, 'a feed answers, and has been silent for twice as long as it ever is')
  }
  await throughOutages(collecting, () => inTransaction(prisma, keep))
}

async function keepFailure(collecting: Collecting, feed: Feed, failure: FetchFailure): Promise<void> {
  const { prisma, log, spread } = collecting
  const { reason, message, retryAfterMs = null, status } = failure
  const keep = async (tx: Prisma.TransactionClient) => {
    const held = await holdFeed(tx, feed)
    if (held === null) return
    const { now } = held
    // Our own manners are not the feed's failure.
    if (reason === 'RATE_LIMITED' && status === undefined)
      return await postponePoll(tx, feed.id, new Date(now.getTime() + (retryAfterMs ?? 60_000)))
    const pauseMs = pauseBeforePoll({
      pace: feed,
      shown: feed.shown,
      chosenMs: feed.chosenMinutes === null ? null : feed.chosenMinutes * 60_000,
      restMs: null,
      retryAfterMs,
      failures: feed.failures + 1,
      spread: spread(),
    })
    const isGone = reason === 'GONE'
    if (feed.failures === 0 || isGone) log.warn({ feed: feed.url, reason, message }, 'a feed cannot be read')
    await noteFailure(tx, feed.id, { reason, message, isGone }, { now, dueAt: new Date(now.getTime() + pauseMs) })
  }
  await throughOutages(collecting, () => inTransaction(prisma, keep))
}

/** Where the permanent redirects before the first passing one lead; null where there are none. */
export function movedForGood(redirects: Fetched['redirects']): string | null {
  const passing = redirects.findIndex(({ isPermanent }) => !isPermanent)
  return redirects[(passing < 0 ? redirects.length : passing) - 1]?.to ?? null
}
