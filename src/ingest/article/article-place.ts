import { isOnePort, isOneSite, plainAddress } from '../../domain/edits/plain-address.ts'
import { isSameArticle, isSameLine, isSameText } from '../../domain/edits/same-article.ts'
import { isUrl } from '../../domain/given/given-url.ts'
import type { Rights } from '../../domain/rights/rights.ts'
import { type FiledArticle, findFiledArticles } from '../../store/lookup/filed-articles.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import type { ReadArticle } from './read-article.ts'
import { type CheckedSubmission, canonicalUrl } from './submission.ts'

/** How the service itself came to a page. */
export interface Fetching {
  /** What its publisher allows. */
  rights: Rights
  /** The address that was asked for, before redirects. */
  askedUrl: string
  /** The article that its address led to before; null: it was not asked for before. */
  articleId: string | null
  /** It is asked for again for the sake of that article alone. */
  isCheck: boolean
}

/**
 * Where an article belongs. OWN: to what is filed at its address. TWIN: it is filed at another address. ELSEWHERE: its
 * address leads to another article by now.
 */
export interface Place {
  kind: 'NEW' | 'OWN' | 'TWIN' | 'ELSEWHERE'
  /** Null for NEW. */
  article: FiledArticle | null
}

type Known = Pick<CheckedSubmission, 'source' | 'url' | 'canonicalUrl'>

/** Finds the article on file that this one is. `fetching` is null for what is handed in. */
export async function placeArticle(
  db: PrismaClient | Prisma.TransactionClient,
  submission: Known,
  article: ReadArticle,
  fetching: Fetching | null,
): Promise<Place> {
  const urls = urlsOf(submission, article, fetching)
  const found = await findFiledArticles(db, {
    identity: submission.source.identity,
    canonicalUrl: submission.canonicalUrl,
    others: urls.map(canonicalUrl),
    plain: urls.map(plainAddress),
    words: urls.length === 0 ? null : article.prose.digest,
    articleId: fetching?.articleId ?? null,
  })
  const page = { ...article, words: article.prose.digest, count: article.prose.count }
  const own = found.find(({ via }) => via === 'OWN')
  const known = found.find(({ via }) => via === 'KNOWN')
  if (known !== undefined && (own === undefined || own.id === known.id)) {
    if (isAt(known, submission.url) || isSameArticle(known, page, { isLed: true }))
      return { kind: 'OWN', article: known }
  }
  if (fetching?.isCheck === true) return { kind: 'ELSEWHERE', article: null }
  if (own !== undefined) return { kind: 'OWN', article: own }
  const isTwin = (one: FiledArticle) =>
    one.via === 'WORDS' ? isSameText(one, page) : one.via === 'ADDRESS' && isSameArticle(one, page)
  const twin = found.find((one) => isOnePort(one.canonicalUrl, submission.url) && isTwin(one))
  return twin === undefined ? { kind: 'NEW', article: null } : { kind: 'TWIN', article: twin }
}

/** What two pages of one article have in common: their address in short, or the words. */
export function placeKeys(submission: Known, article: ReadArticle, fetching: Fetching | null): string[] {
  return [...plainAddressesOf(submission, article, fetching), article.prose.digest].map(
    (key) => `${submission.source.identity} ${key}`,
  )
}

/** The bare addresses by which an article is found again. */
export function plainAddressesOf(submission: Known, article: ReadArticle, fetching: Fetching | null): string[] {
  return [...new Set(urlsOf(submission, article, fetching).map(plainAddress))]
}

/**
 * Whether what a page says now is what is on file. Of what the service fetched by itself, what moves around a text does not
 * count, nor does a later day of publication: that is when it was edited.
 */
export function isUnchanged(filed: FiledArticle, article: ReadArticle, isCollected: boolean): boolean {
  if (filed.digest === article.digest) return true
  if (!isCollected || filed.words !== article.prose.digest) return false
  const { title, byline, language, publishedAt } = article
  const isDated = publishedAt === null || (filed.publishedAt !== null && publishedAt >= filed.publishedAt)
  return isSameLine(filed.title, title) && isSameLine(filed.byline, byline) && filed.language === language && isDated
}

// What is said to be its address counts where it is on the same site. Files have no other addresses.
function urlsOf({ url }: Known, { claimedUrl }: ReadArticle, fetching: Fetching | null): string[] {
  if (!isOnWeb(url)) return []
  const others = [fetching?.askedUrl ?? null, claimedUrl].filter((one) => one !== null)
  return [url, ...others.filter((one) => isOnWeb(one) && isOneSite(one, url))]
}

function isOnWeb(url: string): boolean {
  return /^https?:/i.test(url) && isUrl(url)
}

function isAt(article: FiledArticle, url: string): boolean {
  return [article.canonicalUrl, article.url].some((one) => isOnWeb(one) && plainAddress(one) === plainAddress(url))
}
