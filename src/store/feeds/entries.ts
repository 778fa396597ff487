import { v7 as uuid } from 'uuid'
import type { FoundItem, KnownItem } from '../../domain/feed/known-items.ts'
import type { EntryOutcome } from '../../domain/feed/outcomes.ts'
import type { FeedSaid } from '../../domain/rights/rights.ts'
import { retrying } from '../database/retry.ts'
import { type FeedEntry, Prisma, type PrismaClient } from '../prisma/client.ts'
import { setEntryTimers } from '../queue/timers.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** What is on file of an item, and how often it was looked at again. */
interface ItemOnFile extends KnownItem {
  checks: number
  /** Its article was erased: nothing of it is kept again. */
  isErased: boolean
}

/** The entries of a feed that have one of these keys or ids. */
export async function findKnownItems(
  db: Db,
  feedId: string,
  keys: readonly string[],
  guids: readonly string[],
): Promise<ItemOnFile[]> {
  return await db.$queryRaw<ItemOnFile[]>`
    SELECT e.id::text AS "entryId", e.key, e.guid, e.address, e.title, e.published_at AS "publishedAt", e.modified_at AS "modifiedAt", e.words, e.checks,
      a.erased_at IS NOT NULL AS "isErased"
    FROM feed_entries e LEFT JOIN articles a ON a.id = e.article_id
    WHERE e.feed_id = ${feedId}::uuid AND (e.key = ANY (${[...keys]}::text[]) OR e.guid = ANY (${[...guids]}::text[]))`
}

/** An item to be put on file. */
export interface FreshItem extends FoundItem {
  key: string
  words: string
  cameAt: Date
  isOld: boolean
  /** WAITING, or why it is not fetched. */
  outcome: EntryOutcome
  message: string | null
  said: FeedSaid | null
}

/** Puts new items on file, with a timer for each that is to be fetched. Answers how many were new indeed. */
export async function insertEntries(
  tx: Prisma.TransactionClient,
  feedId: string,
  items: readonly FreshItem[],
  now: Date,
): Promise<number> {
  const rows = items.map((item) => {
    const isWaiting = item.outcome === 'WAITING'
    return {
      id: uuid(),
      feedId,
      key: item.key,
      guid: item.id,
      url: item.url,
      address: item.address,
      title: item.title,
      author: item.author,
      publishedAt: item.publishedAt,
      modifiedAt: item.modifiedAt,
      content: isWaiting ? item.content : null,
      said: isWaiting ? saidColumn(item.said) : Prisma.DbNull,
      words: item.words,
      cameAt: item.cameAt,
      old: item.isOld,
      firstSeenAt: now,
      lastSeenAt: now,
      outcome: item.outcome,
      message: item.message,
      decidedAt: isWaiting ? null : now,
      dueAt: isWaiting ? now : null,
    }
  })
  const { count } = await tx.feedEntry.createMany({ data: rows, skipDuplicates: true })
  await setEntryTimers(
    tx,
    rows.map(({ id }) => id),
  )
  return count
}

/** What a feed said of its rights, as it is kept. */
export function saidColumn(said: FeedSaid | null) {
  return said === null ? Prisma.DbNull : ({ ...said } as unknown as Prisma.InputJsonObject)
}

/** Notes that a feed still shows these. */
export async function noteSeen(tx: Prisma.TransactionClient, entryIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE feed_entries SET last_seen_at = ${now}::timestamptz WHERE id = ANY (${[...entryIds]}::uuid[])`
}

/**
 * Has an entry looked at again whose words have changed. Its outcome stays until there is another one; `isAgain` false only
 * keeps the words, for one that changes all the time.
 */
export async function noteChanged(
  tx: Prisma.TransactionClient,
  entryId: string,
  item: FoundItem & Pick<FreshItem, 'key' | 'words' | 'said'>,
  { now, isAgain }: { now: Date; isAgain: boolean },
): Promise<void> {
  const { title, modifiedAt, words } = item
  await tx.feedEntry.update({
    where: { id: entryId },
    data: {
      title,
      modifiedAt,
      words,
      ...(isAgain
        ? {
            url: item.url,
            address: item.address,
            content: item.content,
            said: saidColumn(item.said),
            dueAt: now,
            tries: 0,
            checks: { increment: 1 },
          }
        : {}),
    },
  })
  if (!isAgain) return
  // Where it has moved, it is known by the new address from now on, unless another entry has that.
  await tx.$executeRaw`
    UPDATE feed_entries e SET key = ${item.key} WHERE id = ${entryId}::uuid AND key <> ${item.key}
      AND NOT EXISTS (SELECT FROM feed_entries x WHERE x.feed_id = e.feed_id AND x.key = ${item.key})`
  await setEntryTimers(tx, [entryId])
}

type EntryRow = Omit<FeedEntry, 'said'>

/** An entry with what is needed to fetch it. */
export type DueEntry = EntryRow & {
  said: FeedSaid | null
  feed: { id: string; url: string; sourceName: string; homepage: string; title: string | null }
}

/** An entry whose time has come; null where there is nothing to do: it was decided, or is not due yet, or is gone. */
export async function readDueEntry(prisma: PrismaClient, id: string): Promise<DueEntry | null> {
  const entry = await prisma.feedEntry.findUnique({
    where: { id },
    include: { feed: { select: { id: true, url: true, sourceName: true, homepage: true, title: true } } },
  })
  return entry?.dueAt == null ? null : (entry as DueEntry & { said: unknown })
}

/** Another entry that leads to the same address, came earlier, and is or will be fetched; null: none. */
export async function findEarlierEntry(
  prisma: PrismaClient,
  entry: EntryRow,
): Promise<{ id: string; feed: string } | null> {
  const [row] = await prisma.$queryRaw<{ id: string; feed: string }[]>`
    SELECT e.id::text, coalesce(f.title, split_part(f.url, '?', 1)) AS feed FROM feed_entries e JOIN feeds f ON f.id = e.feed_id
    WHERE e.address = ${entry.address} AND e.id < ${entry.id}::uuid AND e.outcome IN ('WAITING', 'INGESTED', 'UNCHANGED')
    ORDER BY e.id LIMIT 1`
  return row ?? null
}

/** Has items of other feeds fetched that were left to those of this feed which nobody will fetch: it goes. */
export async function fetchInsteadOf(tx: Prisma.TransactionClient, feedId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE feed_entries e SET outcome = 'WAITING', decided_at = NULL, message = NULL, duplicate_of_id = NULL, tries = 0,
      due_at = date_trunc('milliseconds', clock_timestamp())
    FROM feed_entries w WHERE w.feed_id = ${feedId}::uuid AND w.outcome = 'WAITING' AND e.duplicate_of_id = w.id
      AND e.feed_id <> w.feed_id AND e.outcome = 'DUPLICATE'
    RETURNING e.id::text`
  await setEntryTimers(
    tx,
    rows.map(({ id }) => id),
  )
}

/** The entry that led to an article first; null: it was handed in. */
export async function findEntryOf(prisma: PrismaClient, articleId: string): Promise<string | null> {
  const found = await prisma.feedEntry.findFirst({ where: { articleId }, orderBy: { id: 'asc' }, select: { id: true } })
  return found?.id ?? null
}

/** What became of an entry. */
export interface Settlement {
  outcome: EntryOutcome
  message: string | null
  finalUrl?: string | null
  articleId?: string | null
  duplicateOfId?: string | null
  isFetched: boolean
  /** Whether it is a new revision of an article that was on file. */
  isRevised?: boolean
}

/**
 * Notes what became of an entry, once: false where that was done meanwhile. An entry that had been decided before and was
 * looked at again keeps its outcome where nothing better came of it.
 */
export async function settleEntry(db: Db, entry: EntryRow, settlement: Settlement): Promise<boolean> {
  const { outcome, message, finalUrl = null, articleId = null, duplicateOfId = null, isFetched } = settlement
  const isKept = entry.articleId !== null && articleId === null
  const changed = await db.$executeRaw`
    UPDATE feed_entries SET due_at = NULL, content = NULL, said = NULL, tries = 0,
      outcome = CASE WHEN ${isKept} THEN outcome ELSE ${outcome}::"EntryOutcome" END,
      message = CASE WHEN ${isKept} THEN ${`Looked at again: ${message ?? outcome}`} ELSE ${message} END,
      decided_at = date_trunc('milliseconds', clock_timestamp()),
      fetched_at = CASE WHEN ${isFetched} THEN date_trunc('milliseconds', clock_timestamp()) ELSE fetched_at END,
      final_url = coalesce(${finalUrl}, final_url), article_id = coalesce(${articleId}::uuid, article_id),
      duplicate_of_id = ${duplicateOfId}::uuid
    WHERE id = ${entry.id}::uuid AND due_at = ${entry.dueAt}::timestamptz`
  return changed > 0
}

/** Has an entry tried again in `pauseMs`: what failed may pass. */
export async function postponeEntry(
  prisma: PrismaClient,
  entry: EntryRow,
  { pauseMs, message, isTry }: { pauseMs: number; message: string; isTry: boolean },
): Promise<void> {
  // Two of one feed may set each other's timers.
  await retrying(prisma, async (tx) => {
    await tx.$executeRaw`
      UPDATE feed_entries SET message = ${message}, tries = tries + ${isTry ? 1 : 0}::int,
        due_at = date_trunc('milliseconds', clock_timestamp()) + ${pauseMs}::float8 * interval '1 millisecond'
      WHERE id = ${entry.id}::uuid AND due_at = ${entry.dueAt}::timestamptz`
    const others = isTry && entry.tries === 0 ? await readOthersWaiting(tx, entry) : []
    await setEntryTimers(tx, [entry.id, ...others])
  })
}

/**
 * The other entries of a feed that are to be fetched by now, where this is the first that is tried again: how long they may
 * take is told anew, once.
 */
async function readOthersWaiting(tx: Prisma.TransactionClient, { id, feedId }: EntryRow): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM feed_entries WHERE feed_id = ${feedId}::uuid AND outcome = 'WAITING' AND id <> ${id}::uuid
      AND due_at <= clock_timestamp() AND NOT EXISTS (SELECT FROM feed_entries other
        WHERE other.feed_id = ${feedId}::uuid AND other.outcome = 'WAITING' AND other.tries > 0 AND other.id <> ${id}::uuid)`
  return rows.map((row) => row.id)
}
