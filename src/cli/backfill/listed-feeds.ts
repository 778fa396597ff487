import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type FeedReader, openFeedReader } from '../../collect/feed-reader.ts'
import { pageOfFeedText } from '../../collect/feed-text.ts'
import { FEED_TYPES } from '../../collect/poll-feed.ts'
import { isOwnWord } from '../../collect/source-of.ts'
import { FeedError, type FeedItem } from '../../domain/feed/feed-document.ts'
import { type ListedFeed, readOpml } from '../../domain/feed/opml.ts'
import type { FeedSaid } from '../../domain/rights/rights.ts'
import { decodeText } from '../../fetch/charset.ts'
import type { FetchFailure } from '../../fetch/fetched.ts'
import { PROGRAM } from '../../program.ts'
import type { FoundArticle } from '../loading/articles-in-files.ts'
import type { DeskAnswer, IngestDesk } from '../loading/ingest-desk.ts'
import { isAddress } from './addresses.ts'
import type { BackfillOptions } from './backfill-options.ts'
import { bytesOfList, isWebAddress, Unreadable } from './bytes-from.ts'
import { handIn, type LedFrom } from './collected-article.ts'
import { getPage, patiently } from './pages-from-web.ts'

/** As for a feed that is followed; robots.txt is for what is not asked for by its address. */
const FEED = { accept: FEED_TYPES, maxBytes: 10 * 1024 * 1024, timeoutMs: 30_000, robots: false }

/**
 * The articles that the feeds of an OPML list have now: each feed is read once, and is not followed. What cannot be had of one is
 * told, and the others go on.
 */
export async function* articlesOfFeeds(list: string, options: BackfillOptions): AsyncGenerator<FoundArticle> {
  const bytes = await buffer(bytesOfList(list, options, { robots: false }))
  const feeds = readOpml(decodeText(bytes, null).text)
  if (feeds.length === 0) throw new Unreadable('has no feed in it: OPML has outlines with an xmlUrl')
  const reader = openFeedReader()
  const read = { feeds: 0, articles: 0 }
  try {
    for (const listed of feeds) {
      const feed = await readListed(listed, reader, options)
      if ('failure' in feed) {
        const { reason: why, message } = feed.failure
        const answer: DeskAnswer = { kind: 'refused', reasons: [message], why }
        yield { place: listed.url, line: null, address: listed.url, takeIn: async () => answer }
        continue
      }
      read.feeds += 1
      read.articles += feed.items.length
      for (const item of feed.items) yield articleOf(item, feed, options)
    }
  } finally {
    await reader.close()
    const how = isWebAddress(list) ? 'save the list, then use' : 'use'
    const file = isWebAddress(list) ? 'FILE' : list
    options.tell(
      `-- ${basename(list)}: ${read.feeds} of ${feeds.length} feeds were read, with ${read.articles} articles. To follow them from now on, ${how} "${PROGRAM} feeds import ${file}"`,
    )
  }
}

/** A feed as it is now. */
interface ReadFeed extends Omit<LedFrom, 'hearsay'> {
  /** After redirects. */
  url: string
  items: FeedItem[]
  /** What it says of the rights of its items. */
  said: (address: string) => FeedSaid | null
}

async function readListed(
  { url, title, homepage }: ListedFeed,
  reader: FeedReader,
  options: BackfillOptions,
): Promise<ReadFeed | { failure: FetchFailure }> {
  const outcome = await patiently(() => options.fetcher.get(url, FEED), options)
  if (!outcome.ok) return outcome
  const { value: fetched } = outcome
  try {
    const text = decodeText(fetched.body, fetched.headers.get('content-type')).text
    const feed = await reader.read(text, fetched.url)
    const home = [homepage, feed.homepage].find((each) => each != null && isAddress(each)) ?? new URL(url).origin
    const name = (title ?? feed.title ?? new URL(home).hostname.replace(/^www\./, '')).replaceAll('\0', '')
    const said = await options.fetcher.saidByFeed(fetched, text)
    return { url: fetched.url, items: feed.items, said, homepage: home, sourceName: name.slice(0, 200).toWellFormed() }
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
    return { failure: { reason: 'BAD_RESPONSE', message: `what is there ${error.message}` } }
  }
}

function articleOf(item: FeedItem, feed: ReadFeed, options: BackfillOptions): FoundArticle {
  const { url } = item
  if (url === null) {
    const place = `${feed.url} (${item.title ?? item.id ?? 'an item'})`
    return { place, line: null, problems: ['has no address'] }
  }
  return { place: url, line: null, address: url, takeIn: (desk) => takeInItem(desk, { ...item, url }, feed, options) }
}

/** By its page or, where that is closed to us, by the text in the feed, if that is whole. */
async function takeInItem(
  desk: IngestDesk,
  { url, title, author, publishedAt, modifiedAt, content }: FeedItem & { url: string },
  feed: ReadFeed,
  options: BackfillOptions,
): Promise<DeskAnswer> {
  const { said, sourceName, homepage } = feed
  const takenAt = await desk.takenAt(url)
  if (takenAt !== null && (modifiedAt === null || modifiedAt <= takenAt)) return { kind: 'onFile' }
  // What is dated to the future is a slip.
  const day = publishedAt !== null && publishedAt.getTime() > Date.now() ? null : publishedAt
  const from = { sourceName, homepage, hearsay: { title, byline: author, publishedAt: day } }
  const page = await getPage(url, options, said(url))
  if (!('failure' in page)) return await handIn(desk, page, options, from)
  const { reason, message } = page.failure
  const html = reason === 'ROBOTS' || reason === 'REFUSED_BY_PUBLISHER' ? pageOfFeedText(content) : null
  // What a feed says that another site has written is its own word, and not that site's.
  if (html !== null && isOwnWord(feed, url)) {
    const rights = await options.fetcher.rightsOfFeedText(url, said(url))
    if (rights.mayFetch) return await handIn(desk, { url, html, rights }, options, from)
  }
  return { kind: 'refused', reasons: [message], why: reason }
}
