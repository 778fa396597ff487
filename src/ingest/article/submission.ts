import { hostname } from 'node:os'
import normalizeUrl from 'normalize-url'
import { z } from 'zod'
import { siteOf } from '../../domain/addresses/site.ts'
import { TRACKING } from '../../domain/edits/plain-address.ts'
import { isCleanText, type Problem, UNCLEAN_TEXT } from '../../domain/given/given-text.ts'
import { isUrl } from '../../domain/given/given-url.ts'
import { DAY_MS } from '../../domain/language/calendar.ts'
import { foldName } from '../../domain/language/names.ts'

/** A submitted article: exactly one of `text` and `html`. */
export interface Submission {
  source: { name: string; homepage?: string | null; timeZone?: string | null }
  url: string
  title?: string | null
  byline?: string | null
  publishedAt?: Date | null
  language?: string | null
  text?: string | null
  html?: string | null
  idempotencyKey?: string | null
  /** It is old, and taken in for the archive: watches do not tell of it. */
  isBackfill?: boolean | null
}

/** The most text an article may have: a long book. In bytes of UTF-8. */
export const MAX_ARTICLE_BYTES = 2 * 1024 * 1024
/** The most HTML, before its text is taken out. */
const MAX_HTML_BYTES = 5 * 1024 * 1024

/** In UTF-16 code units; what a page has beyond is cut. */
export const MAX_TITLE = 1_000
export const MAX_BYLINE = 500

/** Encoded: an index cannot hold more. */
export const MAX_URL_CHARACTERS = 2_000

const EARLIEST = Date.UTC(1900, 0, 1)
/** Outlets' clocks run ahead, and some date an article to tomorrow's paper. */
const AHEAD_MS = 2 * DAY_MS

/** A submission that can be ingested. */
export interface CheckedSubmission {
  source: { name: string; homepage: string | null; timeZone: string | null; identity: string }
  url: string
  /** What makes two submissions one article. */
  canonicalUrl: string
  title: string | null
  byline: string | null
  publishedAt: Date | null
  /** Primary subtag, lower case: "en". */
  language: string | null
  content: { kind: 'text' | 'html'; value: string }
  idempotencyKey: string | null
  /** Only there where it is so: what was asked for before this was known had no such word. */
  isBackfill?: true
}

/** Checks a submitted article; every problem is named with its field and what to do. */
export function checkSubmission(
  submission: Submission,
  now: Date,
): { ok: true; value: CheckedSubmission } | { ok: false; problems: Problem[] } {
  const parsed = schemaAt(now).safeParse(submission)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
    return { ok: false, problems }
  }
  const { source, url, text, html, idempotencyKey, isBackfill, ...about } = parsed.data
  if (canonicalUrl(url).length > MAX_URL_CHARACTERS)
    return { ok: false, problems: [{ path: 'url', message: `is longer than ${MAX_URL_CHARACTERS} characters` }] }
  const homepage = source.homepage ?? null
  const content = text != null ? { kind: 'text' as const, value: text } : { kind: 'html' as const, value: html ?? '' }
  return {
    ok: true,
    value: {
      source: {
        name: source.name,
        homepage,
        timeZone: source.timeZone ?? null,
        identity: homepage === null ? `name:${foldName(source.name)}` : siteOf(homepage),
      },
      url,
      canonicalUrl: canonicalUrl(url),
      title: about.title ?? null,
      byline: about.byline ?? null,
      publishedAt: about.publishedAt ?? null,
      language: about.language ?? null,
      content,
      idempotencyKey: idempotencyKey ?? null,
      ...(isBackfill === true && { isBackfill }),
    },
  }
}

/** This machine in the address of a file: its name, as addresses have it; empty where it has none. */
export const FILE_HOST = fileHost(hostname())

/**
 * An address without what differs between two links to one article: tracking parameters, fragment, scheme, order. A file
 * of this machine is the same one whether or not its address says the machine.
 */
export function canonicalUrl(url: string): string {
  if (/^file:/i.test(url)) {
    const address = new URL(url)
    if (address.host === FILE_HOST) address.host = ''
    return address.href
  }
  if (!/^https?:/i.test(url) || !isDecodable(url)) return new URL(url).href
  return normalizeUrl(url, {
    forceHttps: true,
    stripHash: true,
    stripWWW: false,
    removeQueryParameters: TRACKING,
  })
}

function fileHost(name: string): string {
  const url = new URL('file:///')
  url.host = name.replace(/[^a-zA-Z0-9.-]/g, '-')
  return url.host
}

// Percent signs that encode no text stay as they are.
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false // the one way that it tells
  }
}

const plain = (max: number) => z.string().max(max, `is longer than ${max} characters`).refine(isCleanText, UNCLEAN_TEXT)

const filled = (what: string, max: number) => plain(max).trim().min(1, `is empty: give ${what}`)

const sized = (max: number) =>
  plain(Number.POSITIVE_INFINITY).refine(
    (value) => Buffer.byteLength(value) <= max,
    `is larger than ${max / 1024 / 1024} MB: cut it, or send the article alone`,
  )

const webAddress = (schemes: RegExp, message: string) =>
  filled('an address', 2_000).refine((value) => isUrl(value) && schemes.test(value), message)

function schemaAt(now: Date) {
  return z
    .object({
      source: z.object({
        name: filled("the outlet's name", 200),
        homepage: webAddress(
          /^https?:\/\/[^/]/i,
          'is not a web address: give one such as "https://outlet.example"',
        ).nullish(),
        timeZone: filled('an IANA time zone', 100)
          .refine(isTimeZone, 'is not an IANA time zone: give one such as "Asia/Tokyo"')
          .nullish(),
      }),
      url: webAddress(
        /^(https?:\/\/[^/]|file:\/\/)/i,
        'is not a web address: give the article\'s own, such as "https://outlet.example/a"',
      ),
      title: plain(MAX_TITLE).trim().nullish(),
      byline: plain(MAX_BYLINE).trim().nullish(),
      publishedAt: z
        .date('is not a date: give an instant such as "2025-04-08T09:00:00Z"')
        .refine((date) => date.getTime() >= EARLIEST, 'is before 1900: give the time of publication, or leave it out')
        .refine((date) => date.getTime() <= now.getTime() + AHEAD_MS, 'is in the future: give the time of publication')
        .nullish(),
      language: z
        .string()
        .transform((tag) => tag.toLowerCase().split(/[-_]/)[0] ?? '')
        .refine(isLanguage, 'is not a language code: give one such as "en", or leave it out and it is detected')
        .nullish(),
      text: sized(MAX_ARTICLE_BYTES)
        .refine((value) => value.trim() !== '', 'is empty: give the text of the article')
        .nullish(),
      html: sized(MAX_HTML_BYTES)
        .refine((value) => value.trim() !== '', 'is empty: give the HTML of the article')
        .nullish(),
      idempotencyKey: filled('a key', 200).nullish(),
      isBackfill: z.boolean().nullish(),
    })
    .refine((value) => (value.text == null) !== (value.html == null), {
      message: 'give exactly one of text and html',
      path: ['text'],
    })
}

function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false // the one way that Intl tells
  }
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

export function isLanguage(subtag: string): boolean {
  return /^[a-z]{2,3}$/.test(subtag) && languageNames.of(subtag) !== undefined
}
