import { createHash } from 'node:crypto'
import { DAY_MS } from '../language/calendar.ts'
import type { FeedItem } from './feed-document.ts'

// Which items of a feed are new. Publishers give new ids to old items, one id to several, new dates to all of them, and
// show them in another order with every answer. So an item is known by its address; by its id only where nothing speaks
// against that.

/** An item as it was found in a feed; `address` is its URL without what does not matter in it. */
export interface FoundItem extends FeedItem {
  address: string | null
}

/** What is on file of an item. */
export interface KnownItem {
  /** Of the row. */
  entryId: string
  key: string
  guid: string | null
  address: string | null
  title: string | null
  publishedAt: Date | null
  modifiedAt: Date | null
  /** As `wordsOf` made it when the item was last looked at. */
  words: string
}

export interface SortedItems {
  /** In the order of the feed. */
  fresh: (FoundItem & { key: string })[]
  /** On file, and now with other words, or modified since as the feed says: the article may have been edited. */
  changed: { known: KnownItem; item: FoundItem }[]
  /** All of the feed's items that are on file, the changed ones too. */
  seen: KnownItem[]
}

/** What tells an item from the others of its feed. */
export function itemKeyOf({ address, id, title, content }: FoundItem): string {
  return digest(address !== null ? ['url', address] : id !== null ? ['id', id] : ['text', title, content])
}

/** The words of an item: equal as long as it says the same. */
export function wordsOf({ title, content }: Pick<FeedItem, 'title' | 'content'>): string {
  return digest([title, content])
}

/** Sorts the items of one document. `known`: all on file that have one of their keys or ids. */
export function sortItems(items: readonly FoundItem[], known: readonly KnownItem[]): SortedItems {
  const byKey = new Map(known.map((one) => [one.key, one]))
  const byGuid = onlyOnes(known, ({ guid }) => guid)
  const ids = onlyOnes(items, ({ id }) => id)
  const sorted: SortedItems = { fresh: [], changed: [], seen: [] }
  const met = new Set<string>()
  for (const item of items) {
    const key = itemKeyOf(item)
    const atAddress = byKey.get(key)
    const sameId = item.id !== null && ids.has(item.id) ? byGuid.get(item.id) : undefined
    const one = atAddress ?? (sameId !== undefined && isMoved(sameId, item) ? sameId : undefined)
    if (met.has(one?.key ?? key)) continue
    met.add(one?.key ?? key)
    if (one === undefined) {
      sorted.fresh.push({ ...item, key })
      continue
    }
    sorted.seen.push(one)
    if (one.words !== wordsOf(item) || isModified(one, item)) sorted.changed.push({ known: one, item })
  }
  return sorted
}

/** Whether an item at another address is the same as the one with its id: it has its headline or its day. */
function isMoved(known: KnownItem, item: FoundItem): boolean {
  if (known.address === null || item.address === null) return known.address === item.address
  const isSameDay = known.publishedAt !== null && known.publishedAt.getTime() === item.publishedAt?.getTime()
  return isSameDay || (folded(known.title) !== '' && folded(known.title) === folded(item.title))
}

/** Whether a feed says that an item was modified, and does not merely give it another day. */
function isModified(known: KnownItem, item: FoundItem): boolean {
  if (item.modifiedAt === null || known.publishedAt?.getTime() !== item.publishedAt?.getTime()) return false
  // Some feeds say so only once it was.
  const before = known.modifiedAt ?? known.publishedAt
  return before !== null && item.modifiedAt > before
}

/** Those whose id nothing else has. */
function onlyOnes<Item>(items: readonly Item[], idOf: (item: Item) => string | null): Map<string, Item> {
  const found = new Map<string, Item | null>()
  for (const item of items) {
    const id = idOf(item)
    if (id !== null) found.set(id, found.has(id) ? null : item)
  }
  return new Map([...found].filter((pair): pair is [string, Item] => pair[1] !== null))
}

function folded(title: string | null): string {
  return (title ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function digest(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** A feed that is followed from now on shows what came out lately: that is still news. */
const LATELY_MS = 2 * DAY_MS
/** However long a feed was followed: what is dated so long before it is shown is put there again. */
const LONG_AGO_MS = 30 * DAY_MS

/**
 * Whether an item that a feed shows for the first time is old, so that its article is taken in for the archive and watches
 * do not tell of it: its publisher dates it more than 2 days before the feed was followed, or more than 30 days before it
 * was shown; or does not date it, and it was there at the first reading. Publishers have no common rule for how far
 * back a feed goes; both figures are ours, for days that people call today's news.
 */
export function isOldItem(
  publishedAt: Date | null,
  { followedAt, seenAt, isFirstReading }: { followedAt: Date; seenAt: Date; isFirstReading: boolean },
): boolean {
  if (publishedAt === null) return isFirstReading
  const at = publishedAt.getTime()
  return at < followedAt.getTime() - LATELY_MS || at < seenAt.getTime() - LONG_AGO_MS
}
