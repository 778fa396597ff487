import { pauseBeforeTry } from '../domain/feed/outcomes.ts'
import { Unavailable } from '../domain/given/unavailable.ts'
import { type Rights, rightsFrom } from '../domain/rights/rights.ts'
import type { Fetched, FetchFailure } from '../fetch/fetched.ts'
import type { Fetching } from '../ingest/article/article-place.ts'
import { languageOf } from '../ingest/article/read-article.ts'
import { canonicalUrl } from '../ingest/article/submission.ts'
import type { Rejection } from '../ingest/ingest.ts'
import { inOneLine, outcomeOfFault } from '../ingest/refused.ts'
import { readClock } from '../store/database/clock.ts'
import { inTransaction } from '../store/database/retry.ts'
import { findUnavailability } from '../store/database/unavailable.ts'
import {
  type DueEntry,
  findEarlierEntry,
  findEntryOf,
  postponeEntry,
  readDueEntry,
  type Settlement,
  settleEntry,
} from '../store/feeds/entries.ts'
import { noteGone } from '../store/feeds/page-checks.ts'
import type { Prisma } from '../store/prisma/client.ts'
import { setEntryTimers } from '../store/queue/timers.ts'
import { planPage } from './again/plan-page.ts'
import { textOfAnswer } from './answer-text.ts'
import { type Collecting, Stopping, TURN_PATIENCE_MS } from './collector.ts'
import { pageOfFeedText } from './feed-text.ts'
import { noteRefusal, noteSite } from './note-site.ts'
import { notAPage, refusedByRights } from './page-answer.ts'
import { isOwnWord, sourceOf } from './source-of.ts'
import { throughOutages } from './through-outages.ts'

/** How pages are asked for. `maxBytes` is what the reader of pages takes. */
export const PAGE_REQUEST = {
  accept: 'text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5',
  maxBytes: 5 * 1024 * 1024,
  timeoutMs: 30_000,
  patienceMs: TURN_PATIENCE_MS,
  robots: true,
}
/** In UTF-16 code units: a paragraph. What is shorter is a caption, or a teaser. */
const SHORTEST_ARTICLE = 200
/** Where the page gives no article, the feed may. */
const READ_IN_FEED: ReadonlySet<string> = new Set(['NO_TEXT', 'TOO_SHORT', 'SET_ASIDE'])

/** Fetches the page of an item that is due, hands it to ingest, and notes the one thing that became of it. */
export async function collectEntry(
  collecting: Collecting,
  { id, isLastAttempt }: { id: string; isLastAttempt: boolean },
): Promise<void> {
  const { prisma } = collecting
  const entry = await throughOutages(collecting, () => readEntryToFetch(prisma, id))
  if (entry === null) return
  try {
    const settlement = await collect(collecting, entry)
    if (settlement !== null) await settle(collecting, entry, settlement)
  } catch (error) {
    if (error instanceof Unavailable) {
      const pauseMs = error.retryAfter * 1_000
      return await postponeEntry(prisma, entry, { pauseMs, message: error.message, isTry: false })
    }
    // What the database could not do now it can do later, so that decides nothing.
    if (isLastAttempt && !(error instanceof Stopping) && findUnavailability(error) === null)
      await settleEntry(prisma, entry, { outcome: 'FAILED', message: String(error), isFetched: false })
    throw error
  }
}

/** An entry whose page is to be fetched now; null: it is not. The timer of one that is due later is set to that. */
async function readEntryToFetch(prisma: Collecting['prisma'], id: string): Promise<DueEntry | null> {
  const entry = await readDueEntry(prisma, id)
  if (entry?.dueAt == null || entry.dueAt <= (await readClock(prisma))) return entry
  await setEntryTimers(prisma, [id])
  return null
}

/** Notes what became of an entry and, where its page was read, when that is looked at again. */
async function settle(collecting: Collecting, entry: DueEntry, { page, ...settlement }: Collected): Promise<void> {
  const { prisma, recheckPages, spread } = collecting
  const { articleId, isRevised = false } = settlement
  const keep = async (tx: Prisma.TransactionClient) => {
    if (!(await settleEntry(tx, entry, settlement))) return
    const { outcome } = settlement
    if (entry.articleId !== null && (outcome === 'GONE' || outcome === 'NOT_FOUND'))
      await noteGone(tx, entry.articleId, outcome)
    if (page === undefined || articleId == null || !recheckPages) return
    await planPage(tx, articleId, page, { entry, isRevised, spread })
  }
  await throughOutages(collecting, () => inTransaction(prisma, keep))
}

/** What became of an entry, and the answer that it comes from, where that was its article's page. */
type Collected = Settlement & { page?: Fetched }

/** What became of an entry; null where it was put off. */
async function collect(collecting: Collecting, entry: DueEntry): Promise<Collected | null> {
  const { fetcher, stopping } = collecting
  if (entry.url === null) return { outcome: 'NO_ADDRESS', message: null, isFetched: false }
  const twin = await twinOf(collecting, entry)
  if (twin !== null) return twin
  const ofFeed = rightsFrom(entry.said?.licence ?? [])
  if (!ofFeed.mayFetch)
    return { outcome: 'RIGHTS', message: refusedByRights(entry.url, ofFeed).message, isFetched: false }
  const answer = await fetcher.get(entry.url, PAGE_REQUEST)
  if (stopping.aborted) throw new Stopping()
  if (!answer.ok) return await settleFailure(collecting, entry, answer.failure)
  const { value } = answer
  const failure = notAPage(entry.url, value)
  if (failure !== null) return await settleFailure(collecting, entry, failure)
  // What the page itself says of its rights, beside its host, which was asked before.
  const rights = await fetcher.rightsOf(value, entry.said)
  if (!rights.mayFetch) return await settleFailure(collecting, entry, refusedByRights(value.url, rights))
  await throughOutages(collecting, () => noteSite(collecting, value.url))
  const address = canonicalUrl(value.url)
  if (address !== entry.address) {
    const other = await twinOf(collecting, { ...entry, address })
    if (other !== null) return { ...other, finalUrl: value.url, isFetched: true }
  }
  const known = { askedUrl: entry.url, articleId: entry.articleId, isCheck: false }
  const found = { url: value.url, html: textOfAnswer(value), rights, ...known }
  const settlement = await ingestHtml(collecting, entry, found)
  // What reads pages may have been closed, and then refuses all of them.
  if (stopping.aborted && settlement.articleId == null) throw new Stopping()
  if (!READ_IN_FEED.has(settlement.outcome)) return { ...settlement, page: value }
  const rightsOf = async () => rightsFrom([...rights.reasons, ...(entry.said?.headers ?? [])])
  return (await ingestFeedText(collecting, entry, { url: value.url, rightsOf }, settlement)) ?? settlement
}

async function twinOf(collecting: Collecting, entry: DueEntry): Promise<Settlement | null> {
  if (entry.articleId !== null) return null
  const earlier = await throughOutages(collecting, () => findEarlierEntry(collecting.prisma, entry))
  if (earlier === null) return null
  const message = `The feed "${earlier.feed}" showed it first.`
  return { outcome: 'DUPLICATE', message, duplicateOfId: earlier.id, isFetched: false }
}

async function settleFailure(
  collecting: Collecting,
  entry: DueEntry,
  failure: FetchFailure,
): Promise<Settlement | null> {
  const { prisma } = collecting
  const { reason, message, retryAfterMs, status } = failure
  if (reason === 'RATE_LIMITED' && status === undefined) {
    const pauseMs = retryAfterMs ?? 60_000
    await throughOutages(collecting, () => postponeEntry(prisma, entry, { pauseMs, message, isTry: false }))
    return null
  }
  const pauseMs = pauseBeforeTry(reason, entry.tries + 1, retryAfterMs ?? null)
  if (pauseMs !== null) {
    await throughOutages(collecting, () => postponeEntry(prisma, entry, { pauseMs, message, isTry: true }))
    return null
  }
  const url = entry.url ?? ''
  await throughOutages(collecting, () => noteRefusal(collecting, url, failure))
  const settlement: Settlement = { outcome: reason, message, isFetched: true }
  // What the publisher gives in the feed may be read there, also where the page is closed to us.
  if (reason !== 'ROBOTS' && reason !== 'REFUSED_BY_PUBLISHER') return settlement
  const { fetcher } = collecting
  const rightsOf = () => fetcher.rightsOfFeedText(url, entry.said)
  return (await ingestFeedText(collecting, entry, { url, rightsOf }, settlement)) ?? settlement
}

/** What is known of an article from its feed. */
type Shown = Pick<DueEntry, 'title' | 'author' | 'publishedAt' | 'modifiedAt' | 'cameAt'> & {
  /** It was old when its feed showed it first; of an article that is on file it does not matter. */
  old?: boolean
  feed: { sourceName: string; homepage: string }
}

/** A page that was fetched. */
interface Found extends Fetching {
  url: string
  html: string
}

/** Hands a page to ingest, and says what came of it. */
export async function ingestHtml(
  collecting: Collecting,
  { feed, title, author, publishedAt, modifiedAt, cameAt, old = false }: Shown,
  { url, html, ...fetching }: Found,
): Promise<Settlement> {
  if (html.trim() === '') return { outcome: 'NO_TEXT', message: 'The page is empty.', finalUrl: url, isFetched: true }
  // A day in the future is a slip; when the item came is nearer to the truth.
  const isBackfill = old && fetching.articleId === null
  const hearsay = { title, byline: author, publishedAt: publishedAt === null ? null : cameAt, modifiedAt }
  const { prisma, ingest, languages } = collecting
  const reject = ({ text }: { text: string }): Rejection | null => {
    const message = `It has ${text.length} characters, and an article has ${SHORTEST_ARTICLE}.`
    if (text.length < SHORTEST_ARTICLE) return { reason: 'TOO_SHORT', message }
    const language = languageOf(text)
    if (languages === null || language === 'und' || languages.includes(language)) return null
    return { reason: 'LANGUAGE_NOT_READ', message: `It is in the language "${language}".` }
  }
  const result = await throughOutages(collecting, () =>
    ingest(COLLECTOR, { source: sourceOf(feed, url), url, html, isBackfill }, { hearsay, reject, ...fetching }),
  )
  const about = { finalUrl: url, isFetched: true }
  if (result.kind === 'rejected') return { outcome: result.reason, message: result.message, ...about }
  if (result.kind === 'ingested') {
    const outcome = result.outcome === 'UNCHANGED' ? 'UNCHANGED' : 'INGESTED'
    const message = result.outcome === 'REVISED' ? 'Its text had changed: it is a new revision.' : null
    return { outcome, message, articleId: result.articleId, isRevised: result.outcome === 'REVISED', ...about }
  }
  if (result.kind === 'twin') {
    const { articleId } = result
    const message = `Its article is on file from ${result.url}.`
    const duplicateOfId = await findEntryOf(prisma, articleId)
    if (duplicateOfId === null || fetching.articleId !== null)
      return { outcome: 'UNCHANGED', message, articleId, ...about }
    return { outcome: 'DUPLICATE', message, duplicateOfId, ...about }
  }
  if (result.kind === 'elsewhere')
    return { outcome: 'NOT_FOUND', message: 'Its address leads to another page by now.', ...about }
  if (result.kind === 'conflict') return { outcome: 'INGEST_REFUSED', message: result.message, ...about }
  const outcome = outcomeOfFault(result.fault)
  if (outcome === 'SET_ASIDE')
    return { outcome, message: 'setAsidePages has it, and retryPage has it read again.', ...about }
  return { outcome, message: outcome === 'NO_TEXT' ? null : inOneLine(result.problems), ...about }
}

/** Takes the text that the feed has of an article for the article, where that is whole; null where it is not. */
async function ingestFeedText(
  collecting: Collecting,
  entry: DueEntry,
  { url, rightsOf }: { url: string; rightsOf(): Promise<Rights> },
  failed: Settlement,
): Promise<Settlement | null> {
  const html = pageOfFeedText(entry.content)
  // What a feed says that another site has written is its own word, and not that site's.
  if (html === null || !isOwnWord(entry.feed, url)) return null
  const rights = await rightsOf()
  if (!rights.mayFetch) return null
  const settlement = await ingestHtml(collecting, entry, {
    url,
    html,
    rights,
    askedUrl: url,
    articleId: entry.articleId,
    isCheck: false,
  })
  if (settlement.articleId == null) return null
  return { ...settlement, message: `By the text in the feed, since its page was ${failed.outcome}.` }
}

/** Collected articles are not handed in by a principal: no idempotency key is kept. */
const COLLECTOR = '00000000-0000-7000-8000-000000000000'
