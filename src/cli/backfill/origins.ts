import { articleOfItem, type FoundArticle, readProblem } from '../loading/articles-in-files.ts'
import type { DeskAnswer, IngestDesk } from '../loading/ingest-desk.ts'
import { jsonItems } from '../loading/json-items.ts'
import { linesOf } from '../loading/read-lines.ts'
import { type ListedPage, pagesOfList, pagesOfSitemap } from './addresses.ts'
import { articlesOfWarc } from './archived-articles.ts'
import type { BackfillOptions } from './backfill-options.ts'
import { bytesFrom, Unreadable } from './bytes-from.ts'
import { handIn } from './collected-article.ts'
import { articlesOfFeeds } from './listed-feeds.ts'
import { getPage } from './pages-from-web.ts'

/** What `--from` may name. Without it, files hold articles of text, HTML or JSON. */
export type Origin = 'sitemap' | 'urls' | 'opml' | 'jsonl' | 'warc'

/** Those whose articles have addresses of their own. */
export const NAMES_OTHERS: ReadonlySet<Origin | null> = new Set(['sitemap', 'urls', 'opml', 'warc'])

/** Those that lead to pages, which are asked for. */
export const FETCHES_PAGES: ReadonlySet<Origin | null> = new Set(['sitemap', 'urls', 'opml'])

const READERS: Readonly<
  Record<Origin, (place: string, options: BackfillOptions) => AsyncGenerator<FoundArticle | ListedPage>>
> = {
  sitemap: pagesOfSitemap,
  urls: pagesOfList,
  opml: articlesOfFeeds,
  jsonl: articlesOfLines,
  warc: articlesOfWarc,
}

/** The articles that an origin names or holds, as a load takes them. */
export async function* articlesFrom(
  origin: Origin,
  place: string,
  options: BackfillOptions,
): AsyncGenerator<FoundArticle> {
  try {
    for await (const found of READERS[origin](place, options)) yield 'line' in found ? found : articleOf(found, options)
  } catch (error) {
    if (options.signal.aborted) return
    yield { place, line: null, problems: [error instanceof Unreadable ? error.message : readProblem(error)] }
  }
}

async function* articlesOfLines(place: string, options: BackfillOptions): AsyncGenerator<FoundArticle> {
  for await (const item of jsonItems(linesOf(bytesFrom(place, options))))
    yield articleOfItem(item, place, options.defaults)
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
  const page = await getPage(address, options)
  if (!('failure' in page)) return await handIn(desk, page, options)
  const { reason, message } = page.failure
  return { kind: 'refused', reasons: [message], why: reason }
}
