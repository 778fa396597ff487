import { type FeedDocument, FeedError, type FeedFormat } from '../domain/feed/feed-document.ts'
import { findFeedLinks, usualFeedAddresses } from '../domain/feed/find-feeds.ts'
import type { Fetched } from '../fetch/fetched.ts'
import { textOfAnswer } from './answer-text.ts'
import type { Collecting } from './collector.ts'
import { FEED_TYPES } from './poll-feed.ts'

/** A feed as it was found at an address. */
export interface FoundFeed {
  /** Where it is, after redirects. */
  url: string
  title: string | null
  homepage: string
  format: FeedFormat
  /** How many items it shows. */
  items: number
  /** The day of its newest item. */
  newestAt: Date | null
}

/** The feeds of a page; where there are none, a sentence that says why. */
type FeedsFound = { ok: true; feeds: FoundFeed[] } | { ok: false; message: string }

export type FindFeeds = (url: string) => Promise<FeedsFound>

const MAX_BYTES = 10 * 1024 * 1024
const TIMEOUT_MS = 15_000
/** A person waits for it. */
const PATIENCE_MS = 40_000
/** Of those that a page names. */
const MOST_TRIED = 5

/**
 * The feeds of an address: the one that is there, those that the page there names, or the one at a usual place of its
 * site. The best first.
 */
export function openFeedFinder(collecting: Pick<Collecting, 'fetcher' | 'feeds'>): FindFeeds {
  return async (url) => {
    const until = Date.now() + PATIENCE_MS
    const answer = await get(collecting, url, `text/html, ${FEED_TYPES}`)
    if (!answer.ok) return { ok: false, message: `${answer.failure.message}.` }
    const here = await readAsFeed(collecting, answer.value)
    if (here !== null) return { ok: true, feeds: [here] }
    const page = textOfAnswer(answer.value)
    const found: FoundFeed[] = []
    for (const link of findFeedLinks(page, answer.value.url).slice(0, MOST_TRIED)) {
      if (Date.now() > until) break
      const feed = await askForFeed(collecting, link.url)
      if (feed !== null && !found.some((other) => other.url === feed.url))
        found.push({ ...feed, title: feed.title ?? link.title })
    }
    if (found.length > 0) return { ok: true, feeds: found }
    for (const address of usualFeedAddresses(answer.value.url)) {
      if (Date.now() > until) break
      const feed = await askForFeed(collecting, address)
      if (feed !== null) return { ok: true, feeds: [feed] }
    }
    const message = `${url} is not a feed, names none, and has none at the usual places: give the address of its feed.`
    return { ok: false, message }
  }
}

function get({ fetcher }: Pick<Collecting, 'fetcher'>, url: string, accept: string) {
  // A person has asked for it.
  return fetcher.get(url, { accept, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, robots: false })
}

async function askForFeed(collecting: Pick<Collecting, 'fetcher' | 'feeds'>, url: string): Promise<FoundFeed | null> {
  const answer = await get(collecting, url, FEED_TYPES)
  return answer.ok ? await readAsFeed(collecting, answer.value) : null
}

async function readAsFeed({ feeds }: Pick<Collecting, 'feeds'>, answer: Fetched): Promise<FoundFeed | null> {
  const text = textOfAnswer(answer)
  // The rest of this is a page, and no reader of feeds needs to look at it.
  if (/^\s*<(?:!doctype html|html)\b/i.test(text.slice(0, 1_000))) return null
  try {
    return describeFeed(await feeds.read(text, answer.url), answer.url)
  } catch (error) {
    if (error instanceof FeedError) return null
    throw error
  }
}

function describeFeed({ title, homepage, format, items }: FeedDocument, url: string): FoundFeed {
  const newestAt = items.reduce<Date | null>(
    (newest, { publishedAt }) =>
      publishedAt !== null && (newest === null || publishedAt > newest) ? publishedAt : newest,
    null,
  )
  return { url, title, homepage: homepage ?? new URL(url).origin, format, items: items.length, newestAt }
}
