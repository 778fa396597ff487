/** What a feed says, whatever its format. */
export interface FeedDocument {
  format: FeedFormat
  /** Plain text; null where it has none. */
  title: string | null
  /** Of the site that it is from; absolute. */
  homepage: string | null
  /** As it is written: "en-us". */
  language: string | null
  /** How long it asks to be left alone, in minutes: `ttl`, `sy:updatePeriod`. */
  restMinutes: number | null
  /** When it has nothing new, as it says: `skipHours`, `skipDays`. Hours of the week, from 0 (Sunday, midnight, UTC) to 167. */
  skippedHours: number[]
  /** In the order of the feed. */
  items: FeedItem[]
}

export type FeedFormat = 'RSS' | 'ATOM' | 'RDF' | 'JSON'

/** One item of a feed. */
export interface FeedItem {
  /** `guid` or `id`: what the feed says tells its items apart. Many feeds are wrong about it. */
  id: string | null
  /** Absolute, http or https. */
  url: string | null
  /** Plain text. */
  title: string | null
  author: string | null
  publishedAt: Date | null
  /** When it was changed last, where the feed says so apart from the day of publication. */
  modifiedAt: Date | null
  /** HTML: the article where the feed has it whole, else what it has of it. */
  content: string | null
}

/** Why a text cannot be read as a feed, in words that follow "the feed". */
export class FeedError extends Error {
  override readonly name = 'FeedError'
}

/** What both readers take out of a feed, before it is brought into one form. */
export interface RawFeed {
  format: FeedFormat
  title?: string | undefined
  homepage?: string | undefined
  language?: string | undefined
  base?: string | undefined
  ttl?: number | undefined
  updatePeriod?: string | undefined
  updateFrequency?: number | undefined
  items: RawItem[]
}

export interface RawItem {
  id?: string | undefined
  /** Whether `id` may be taken for the address. */
  isIdAddress?: boolean
  link?: string | undefined
  title?: string | undefined
  author?: string | undefined
  published?: string | undefined
  modified?: string | undefined
  /** Longest first counts, so in any order. */
  contents: (string | undefined)[]
  base?: string | undefined
}
