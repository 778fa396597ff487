import { cutText } from '../given/given-text.ts'
import { isUrl } from '../given/given-url.ts'
import { readFeedDay } from './feed-days.ts'
import { type FeedDocument, FeedError, type FeedItem, type RawFeed, type RawItem } from './feed-document.ts'
import { readLeniently } from './lenient-feed.ts'
import { plainText } from './plain-text.ts'
import { readSkippedHours } from './skipped-hours.ts'
import { readStrictly } from './strict-feed.ts'

/** In UTF-16 code units; what an item has beyond is cut. */
const MAX_ITEM_TITLE = 1_000
const MAX_ITEM_AUTHOR = 500
/** Ids are looked up: an index of Postgres takes 2,700 bytes, and a character may have three. */
const MAX_ID = 800
const MAX_ADDRESS = 2_000
/** The longest articles that feeds carry are far below. */
const MAX_CONTENT = 500_000
/** Of one document. Feeds have ten to a hundred; what has more is read as far as this. */
const MAX_ITEMS = 5_000

/**
 * Reads RSS 0.9x to 2.0, Atom, RDF or JSON Feed. A feed that is not written as its format says is read as far as that
 * can be. No entity that the document declares is expanded, and nothing is fetched.
 *
 * `url` is the feed's own address, to which others are relative.
 *
 * `isLenient`: by the reader alone that takes time in proportion to the length of any text.
 *
 * @throws FeedError for what is not a feed, or one that can only be meant to harm.
 */
export function readFeed(text: string, url: string, { isLenient = false } = {}): FeedDocument {
  const clean = withoutDoctype(storable(text).replace(/^\uFEFF/, ''))
  return completed(isLenient ? readLeniently(clean) : readRaw(clean), url, readSkippedHours(clean))
}

function readRaw(text: string): RawFeed {
  let strict: RawFeed | null = null
  try {
    strict = readStrictly(text)
    if (strict.items.length > 0) return strict
  } catch {
    // Feeds are damaged in many ways, and the other reader tells those that are from what is not a feed.
    if (/^\s*[{[]/.test(text)) throw new FeedError('is not RSS, Atom, RDF or JSON Feed')
  }
  // One that is whole and empty is read the other way too: items that stand where they should not are found there.
  if (strict !== null && !/<(?:\w+:)?(?:item|entry)\b/i.test(text)) return strict
  return readLeniently(text)
}

/** That of a feed names a format; a few define characters such as "&nbsp;". */
const LONGEST_DOCTYPE = 20_000
const ENTITY = /<!ENTITY\s+(%?\s*[^\s"'>]+)\s+([^>]*)>/gi

/** Where the DOCTYPE begins, behind comments and instructions; null where there is none. */
function doctypeAt(text: string): number | null {
  let at = 0
  for (;;) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at += 1
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : null
    if (end === null) return /^<!DOCTYPE\b/i.test(text.slice(at, at + 10)) ? at : null
    const found = text.indexOf(end, at)
    if (found < 0) return null
    at = found + end.length
  }
}

/** A document without its DOCTYPE. @throws FeedError where that declares entities that lead elsewhere. */
function withoutDoctype(text: string): string {
  const start = doctypeAt(text)
  if (start === null) return text
  const subset = text.indexOf('[', start)
  const close = text.indexOf('>', start)
  const hasSubset = subset >= 0 && subset < close
  const end = hasSubset ? text.indexOf(']', subset) : close
  if (end < 0) throw new FeedError('has a DOCTYPE that does not end')
  const after = hasSubset ? text.indexOf('>', end) : end
  const declared = text.slice(start, after)
  if (after < 0 || declared.length > LONGEST_DOCTYPE)
    throw new FeedError('has a DOCTYPE that is too long to be meant well')
  for (const [, name = '', value = ''] of declared.matchAll(ENTITY)) {
    if (name.startsWith('%') || /^(?:SYSTEM|PUBLIC)\b/i.test(value) || /&(?!#)\w+;/.test(value))
      throw new FeedError('declares entities that are made of others, or lie elsewhere: such feeds are refused')
  }
  return text.slice(0, start) + text.slice(after + 1)
}

function completed(raw: RawFeed, url: string, skippedHours: number[]): FeedDocument {
  const base = resolved(raw.base, url) ?? url
  return {
    format: raw.format,
    title: cut(plain(raw.title), MAX_ITEM_TITLE),
    homepage: resolved(raw.homepage, base),
    language:
      storable(raw.language ?? '')
        .trim()
        .slice(0, 40) || null,
    restMinutes: restOf(raw),
    skippedHours,
    items: raw.items.slice(0, MAX_ITEMS).map((item) => completedItem(item, base)),
  }
}

function completedItem(raw: RawItem, feedBase: string): FeedItem {
  const base = resolved(raw.base, feedBase) ?? feedBase
  const id = raw.id?.trim() || null
  const isAddress = id !== null && raw.isIdAddress === true && /^https?:\/\//i.test(id)
  const contents = raw.contents.map((content) => content?.trim() ?? '')
  return {
    id: cut(id, MAX_ID),
    url: resolved(raw.link, base) ?? (isAddress ? resolved(id, base) : null),
    title: cut(plain(raw.title), MAX_ITEM_TITLE),
    author: cut(authorOf(raw.author), MAX_ITEM_AUTHOR),
    publishedAt: readFeedDay(raw.published ?? raw.modified ?? ''),
    modifiedAt: raw.published === undefined ? null : readFeedDay(raw.modified ?? ''),
    content: storable(longest(contents).slice(0, MAX_CONTENT)) || null,
  }
}

function plain(text: string | undefined): string | null {
  return text === undefined ? null : plainText(text.slice(0, 20_000)) || null
}

function cut(text: string | null, most: number): string | null {
  return text === null ? null : cutText(storable(text), most) || null
}

/** What Postgres keeps of a text. JSON may spell out what the document itself did not have. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** RSS wants an address of mail, with the name behind it: "desk@paper.example (Ada Quill)". */
function authorOf(given: string | undefined): string | null {
  const author = plain(given)
  return /^\S+@\S+\s*\(([^()]+)\)$/.exec(author ?? '')?.[1]?.trim() ?? author
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '')
}

/** An absolute address of the web; null where it is not one. */
function resolved(address: string | null | undefined, base: string): string | null {
  const given = address?.trim() ?? ''
  if (given === '' || given.length > MAX_ADDRESS || !isUrl(given, base)) return null
  const { protocol, href } = new URL(given, base)
  return /^https?:$/.test(protocol) && href.length <= MAX_ADDRESS ? href : null
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

function restOf({ ttl, updatePeriod, updateFrequency = 1 }: RawFeed): number | null {
  if (ttl !== undefined && Number.isFinite(ttl) && ttl > 0) return ttl
  const period = PERIODS[updatePeriod?.trim().toLowerCase() ?? '']
  return period === undefined ? null : period / Math.max(1, updateFrequency)
}
