import type { FeedItem } from '../domain/feed/feed-document.ts'
import { type FoundItem, isOldItem, itemKeyOf, sortItems, wordsOf } from '../domain/feed/known-items.ts'
import type { FeedSaid } from '../domain/rights/rights.ts'
import { canonicalUrl } from '../ingest/article/submission.ts'
import { type FreshItem, findKnownItems, insertEntries, noteChanged, noteSeen } from '../store/feeds/entries.ts'
import { countEntriesOfDay } from '../store/feeds/entry-counts.ts'
import type { Feed, Prisma } from '../store/prisma/client.ts'

/** An item whose words change more often than this has a counter in it: it is not fetched again for that. */
const MOST_CHECKS = 5
const EARLIEST = Date.UTC(1990, 0, 1)

/**
 * Puts the new items of a feed's document on file and has the changed ones looked at again. Answers how many were new, and
 * whether none was known although the feed was read before: then items may have come and gone in between. `saidOf`: what
 * the document says of the rights at an address.
 */
export async function keepItems(
  tx: Prisma.TransactionClient,
  feed: Feed,
  { items, saidOf }: { items: readonly FeedItem[]; saidOf(address: string): FeedSaid | null },
  now: Date,
): Promise<{ got: number; isGap: boolean }> {
  const found = items.map(
    (item): FoundItem => ({ ...item, address: item.url === null ? null : canonicalUrl(item.url) }),
  )
  const keys = found.map(itemKeyOf)
  const guids = found.flatMap(({ id }) => (id === null ? [] : [id]))
  const known = await findKnownItems(tx, feed.id, keys, guids)
  const onFile = new Map(known.map((one) => [one.entryId, one]))
  const { fresh, changed, seen } = sortItems(found, known)
  await noteSeen(
    tx,
    seen.map(({ entryId }) => entryId),
    now,
  )
  for (const { known: one, item } of changed) {
    const { checks = 0, isErased = false } = onFile.get(one.entryId) ?? {}
    if (isErased) continue
    const isAgain = item.url !== null && checks < MOST_CHECKS
    const said = item.url === null ? null : saidOf(item.url)
    await noteChanged(tx, one.entryId, { ...item, key: itemKeyOf(item), words: wordsOf(item), said }, { now, isAgain })
  }
  const isGap = feed.lastReadAt !== null && found.length > 0 && known.length === 0
  if (fresh.length === 0) return { got: 0, isGap }
  const reading = { followedAt: feed.createdAt, seenAt: now, isFirstReading: feed.lastReadAt === null }
  let room = feed.dailyCap - (await countEntriesOfDay(tx, feed.id, now))
  const rows = fresh.map((item): FreshItem => {
    const isAddressed = item.url !== null
    if (isAddressed) room -= 1
    const outcome = !isAddressed ? 'NO_ADDRESS' : room < 0 ? 'CAP' : 'WAITING'
    const message = outcome === 'CAP' ? `The feed's cap is ${feed.dailyCap} items a day.` : null
    const said = item.url !== null && outcome === 'WAITING' ? saidOf(item.url) : null
    const about = { cameAt: cameAt(item, now), isOld: isOldItem(item.publishedAt, reading) }
    return { ...item, ...about, words: wordsOf(item), outcome, message, said }
  })
  return { got: await insertEntries(tx, feed.id, rows, now), isGap }
}

/** The day of publication, where it can be right. */
function cameAt({ publishedAt }: FeedItem, now: Date): Date {
  return publishedAt !== null && publishedAt <= now && publishedAt.getTime() >= EARLIEST ? publishedAt : now
}
