import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import { type AskService, asker } from '../asking/ask.ts'
import { printedTable } from '../asking/table.ts'
import type { ReachOptions } from '../remote-service.ts'
import { countsOf, fromNow, nameOfFeed, SHOWN_FEED, type ShownFeed, words } from './shown-feed.ts'

/** What was asked on the command line. */
export interface FeedsOptions extends ReachOptions {
  health?: string[]
  json?: boolean
}

/** No feed is called so, or several are: the message says what to give. */
class FeedNotFound extends Error {
  override readonly name = 'FeedNotFound'
}

const PAGE = 100
/** So long a gap is told of. */
const GAP_TOLD_MS = 7 * 86_400_000

interface Page<Node> {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Prints all feeds, those that need someone first. */
export async function listFeeds(options: FeedsOptions): Promise<void> {
  const ask = await asker(options)
  const feeds = await readFeeds(ask, options.health?.map((one) => one.toUpperCase()) ?? null)
  if (options.json) for (const feed of feeds) process.stdout.write(`${JSON.stringify(feed)}\n`)
  else if (feeds.length === 0) {
    const what = options.health === undefined ? 'No feed is followed yet' : 'There is no such feed'
    process.stderr.write(`${what}: "${PROGRAM} follow URL" follows one.\n`)
  } else {
    const rows = feeds
      .sort((one, other) => rank(one) - rank(other))
      .map((feed) => {
        const { had, waiting, dropped } = countsOf(feed)
        const [today] = feed.days
        return [
          words(feed.health),
          fromNow(feed.nextPollAt),
          fromNow(feed.lastItemAt),
          today === undefined ? '-' : `${today.got} of ${today.expected === null ? '?' : Math.round(today.expected)}`,
          String(had),
          String(waiting),
          dropped === '' ? '-' : dropped,
          nameOfFeed(feed),
        ]
      })
    process.stdout.write(
      printedTable(['HEALTH', 'NEXT', 'LAST ITEM', 'LAST DAY', 'ON FILE', 'WAIT', 'NOT TAKEN', 'FEED'], rows),
    )
    for (const feed of feeds) {
      if (feed.health === 'SILENT')
        process.stderr.write(`${nameOfFeed(feed)} answers and is silent since ${feed.lastItemAt ?? 'it is followed'}\n`)
      if (feed.lastGapAt !== null && Date.now() - Date.parse(feed.lastGapAt) < GAP_TOLD_MS)
        process.stderr.write(
          `${nameOfFeed(feed)} showed nothing that it had shown before, ${fromNow(feed.lastGapAt)}: items may have come and gone unseen\n`,
        )
      if (feed.lastFailure !== null)
        process.stderr.write(`${nameOfFeed(feed)}: ${printable(feed.lastFailure.message)}\n`)
    }
  }
}

const ORDER = ['GONE', 'FAILING', 'SILENT', 'OVERDUE', 'PAUSED', 'NEW', 'HEALTHY']

function rank({ health }: ShownFeed): number {
  return ORDER.indexOf(health)
}

interface Missed {
  url: string | null
  title: string | null
  outcome: string
  message: string | null
  firstSeenAt: string
  nextTryAt: string | null
}

/** Prints the items of a feed that are not on file, the newest first. */
export async function listMissed(given: string, options: FeedsOptions): Promise<void> {
  const ask = await asker(options)
  const { id } = await feedOf(ask, given)
  const rows: string[][] = []
  let after: string | null = null
  do {
    const { node }: { node: { entries: Page<Missed> } } = await ask(
      `query ($id: ID!, $after: String) { node(id: $id) { ... on Feed { entries(first: ${PAGE}, after: $after) {
        pageInfo { hasNextPage endCursor } nodes { url title outcome message firstSeenAt nextTryAt } } } } }`,
      { id, after },
    )
    const dropped = node.entries.nodes.filter(({ outcome }) => outcome !== 'INGESTED' && outcome !== 'UNCHANGED')
    const onFile = await addressesOnFile(ask, dropped)
    for (const entry of dropped) {
      if (onFile.has(entry.url ?? '')) continue
      if (options.json) process.stdout.write(`${JSON.stringify(entry)}\n`)
      const why = entry.nextTryAt === null ? '' : ` (next try ${fromNow(entry.nextTryAt)})`
      rows.push([
        words(entry.outcome),
        fromNow(entry.firstSeenAt),
        entry.url ?? entry.title ?? '',
        `${entry.message ?? ''}${why}`,
      ])
    }
    after = node.entries.pageInfo.hasNextPage ? node.entries.pageInfo.endCursor : null
  } while (after !== null)
  if (options.json) return
  if (rows.length === 0) process.stderr.write('Nothing is missed: all that the feed has shown is on file.\n')
  else process.stdout.write(printedTable(['WHY', 'SEEN', 'ITEM', 'MORE'], rows))
}

/** Of these items the addresses whose article came on file all the same: by another feed, or by hand. */
async function addressesOnFile(ask: AskService, items: readonly Missed[]): Promise<Set<string>> {
  const urls = [...new Set(items.flatMap(({ url }) => url ?? []))]
  if (urls.length === 0) return new Set()
  const { coverage }: { coverage: { items: { url: string }[] } } = await ask(
    'query ($urls: [String!]!) { coverage(urls: $urls) { items(had: true) { url } } }',
    { urls },
  )
  return new Set(coverage.items.map(({ url }) => url))
}

/** The feed with this address or title. @throws FeedNotFound. */
export async function feedOf(ask: AskService, given: string): Promise<ShownFeed> {
  const feeds = await readFeeds(ask, null)
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '')
  const found = feeds.filter(({ url, title }) => plain(url) === plain(given) || plain(title ?? '') === plain(given))
  const [feed] = found
  if (feed === undefined) throw new FeedNotFound(`There is no feed "${given}": "onrecord feeds" shows them all`)
  if (found.length > 1) throw new FeedNotFound(`Several feeds are called "${given}": give the address of one`)
  return feed
}

async function readFeeds(ask: AskService, health: string[] | null): Promise<ShownFeed[]> {
  const all: ShownFeed[] = []
  let after: string | null = null
  do {
    const { feeds }: { feeds: Page<ShownFeed> } = await ask(
      `query ($after: String, $health: [FeedHealth!]) { feeds(first: ${PAGE}, after: $after, health: $health) {
        pageInfo { hasNextPage endCursor } nodes { ${SHOWN_FEED} } } }`,
      { after, health },
    )
    all.push(...feeds.nodes)
    after = feeds.pageInfo.hasNextPage ? feeds.pageInfo.endCursor : null
  } while (after !== null)
  return all
}
