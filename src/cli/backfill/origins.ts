import { basename } from 'node:path'
import type { Fetcher } from '../../fetch/fetched.ts'
import type { PageReader } from '../../ingest/article/page.ts'
import type { Submission } from '../../ingest/article/submission.ts'
import { type Defaults, type FoundArticle, readProblem } from '../loading/articles-in-files.ts'
import type { DeskAnswer, IngestDesk } from '../loading/ingest-desk.ts'
import { type ListedPage, pagesOfList, pagesOfSitemap } from './addresses.ts'
import { bytesFrom, isWebAddress, Unreadable } from './bytes-from.ts'
import { getPage } from './pages-from-web.ts'
import { type KeptPage, type PassedOver, pagesOfWarc } from './warc-pages.ts'

/** What `--from` may name, besides files of articles. */
export type Origin = 'sitemap' | 'urls' | 'warc'

/** What an origin needs. */
export interface BackfillOptions {
  defaults: Defaults
  pages: PageReader
  fetcher: Fetcher
  tell: (line: string) => void
  signal: AbortSignal
}

/** The articles that a sitemap, a list of addresses or an archive of a crawl names or holds, as a load takes them. */
export async function* articlesFrom(
  origin: Origin,
  place: string,
  options: BackfillOptions,
): AsyncGenerator<FoundArticle> {
  try {
    if (origin === 'warc') yield* articlesOfWarc(place, options)
    else
      for await (const listed of origin === 'urls'
        ? pagesOfList(place, options.fetcher)
        : pagesOfSitemap(place, options.fetcher))
        yield articleOf(listed, options)
  } catch (error) {
    if (options.signal.aborted) return
    yield { place, line: null, problems: [error instanceof Unreadable ? error.message : readProblem(error)] }
  }
}

function articleOf(listed: ListedPage, options: BackfillOptions): FoundArticle {
  const { place } = listed
  if ('problem' in listed) return { place, line: null, problems: [listed.problem] }
  const { address, changedAt } = listed
  return { place, line: null, address, takeIn: (desk) => takeInFromWeb(desk, address, changedAt, options) }
}

/** A page that is on file is not asked for again, unless its sitemap says that it was changed since. */
async function takeInFromWeb(
  desk: IngestDesk,
  address: string,
  changedAt: Date | null,
  options: BackfillOptions,
): Promise<DeskAnswer> {
  const takenAt = await desk.takenAt(address)
  if (takenAt !== null && (changedAt === null || changedAt <= takenAt)) return { kind: 'onFile' }
  const page = await getPage(address, options.fetcher, options.tell, options.signal)
  if ('failure' in page) {
    const { reason, message } = page.failure
    return { kind: 'refused', reasons: [message], why: reason }
  }
  return await desk.ingest(await submissionOf(page, options))
}

async function* articlesOfWarc(file: string, options: BackfillOptions): AsyncGenerator<FoundArticle> {
  if (isWebAddress(file)) throw new Unreadable('is an archive in the web: download it first, then name the file')
  const passed = new Map<PassedOver, number>()
  const passOver = (why: PassedOver) => void passed.set(why, (passed.get(why) ?? 0) + 1)
  try {
    const bytes = bytesFrom(file, options.fetcher, { robots: false })
    for await (const page of pagesOfWarc(bytes, passOver))
      yield {
        place: page.url,
        line: null,
        address: page.url,
        takeIn: async (desk) => desk.ingest(await submissionOf(page, options)),
      }
  } finally {
    const counts = [...passed].map(([why, count]) => `${count} ${PASSED_OVER[why]}`)
    if (counts.length > 0) options.tell(`-- ${basename(file)}: passed over: ${counts.join(', ')}`)
  }
}

/** As the service takes it: with its outlet's name, and its own address where that is of the host that it came from. */
async function submissionOf(
  { url, html }: Pick<KeptPage, 'url' | 'html'>,
  { defaults, pages }: BackfillOptions,
): Promise<Submission> {
  // A page that cannot be read is refused by the service, with the reason.
  const page = await pages.read(html, { address: url }).catch(() => null)
  const { origin, hostname } = new URL(url)
  const own = page?.url != null && siteOf(new URL(page.url).hostname) === siteOf(hostname) ? page.url : url
  return {
    source: { name: defaults.source ?? page?.outlet ?? hostname, homepage: origin },
    url: own,
    publishedAt: defaults.publishedAt,
    language: defaults.language,
    html,
  }
}

function siteOf(hostname: string): string {
  return hostname.replace(/^(www|m|amp)\./, '')
}

const PASSED_OVER: Readonly<Record<PassedOver, string>> = {
  NOT_A_PAGE: 'not pages of HTML',
  ANSWERED_OTHERWISE: 'answered with another status than 200',
  REPEATED: 'said to be as they were before',
  TOO_LARGE: 'larger than 5 MB',
  DAMAGED: 'damaged',
}
