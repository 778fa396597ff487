import { v7 as uuid } from 'uuid'
import { retrying } from '../database/retry.ts'
import type { Feed, Prisma, PrismaClient } from '../prisma/client.ts'
import { removeFeedTimers, setFeedTimers } from '../queue/timers.ts'
import { keepNotes } from './address-notes.ts'
import { fetchInsteadOf } from './entries.ts'

/** A feed to be followed. */
export interface NewFeed {
  url: string
  title: string | null
  sourceName: string
  homepage: string
  chosenMinutes: number | null
  dailyCap: number
}

/** Follows feeds from now on. Those whose address is followed already stay as they are; the answer has all, in order. */
export async function addFeeds(
  prisma: PrismaClient,
  feeds: readonly NewFeed[],
  principalId: string,
): Promise<{ id: string; isNew: boolean }[]> {
  // Two lists may have the same feeds, in other orders.
  return await retrying(prisma, async (tx) => {
    const added: string[] = []
    for (const feed of feeds) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO feeds (id, url, title, source_name, homepage, added_by_id, created_at, chosen_minutes, daily_cap, due_at)
        SELECT ${uuid()}::uuid, ${feed.url}, ${feed.title}, ${feed.sourceName}, ${feed.homepage}, ${principalId}::uuid, at,
          ${feed.chosenMinutes}::int, ${feed.dailyCap}::int, at
        FROM date_trunc('milliseconds', clock_timestamp()) AS at
        ON CONFLICT (url) DO NOTHING RETURNING id::text`
      added.push(...rows.map(({ id }) => id))
    }
    await setFeedTimers(tx, added)
    const isNew = new Set(added)
    const onFile = await tx.feed.findMany({
      where: { url: { in: feeds.map(({ url }) => url) } },
      select: { id: true, url: true },
    })
    const byUrl = new Map(onFile.map(({ id, url }) => [url, id]))
    return feeds.map(({ url }) => {
      const id = byUrl.get(url) ?? ''
      return { id, isNew: isNew.has(id) }
    })
  })
}

/** What an editor may change of a feed. Undefined: it stays. */
export interface FeedChange {
  url?: string | undefined
  title?: string | null | undefined
  sourceName?: string | undefined
  homepage?: string | undefined
  isPaused?: boolean | undefined
  chosenMinutes?: number | null | undefined
  dailyCap?: number | undefined
}

export type FeedChanged = 'changed' | 'unknown' | 'url taken'

/** Changes a feed. One that goes on, or is asked elsewhere, is asked at once, and one that was gone is asked again. */
export async function changeFeed(prisma: PrismaClient, id: string, change: FeedChange): Promise<FeedChanged> {
  return await prisma.$transaction(async (tx) => {
    const [feed] = await tx.$queryRaw<{ url: string; paused: boolean }[]>`
      SELECT url, paused FROM feeds WHERE id = ${id}::uuid FOR UPDATE`
    if (feed === undefined) return 'unknown'
    const isElsewhere = change.url !== undefined && change.url !== feed.url
    if (isElsewhere) {
      const taken = await tx.feed.findFirst({ where: { url: change.url ?? '' }, select: { id: true } })
      if (taken !== null) return 'url taken'
    }
    const isAskedNow = isElsewhere || (change.isPaused === false && feed.paused)
    await tx.feed.update({
      where: { id },
      data: {
        ...given(change),
        ...(isElsewhere ? { etag: null, lastModified: null, movedFrom: null } : {}),
        ...(isAskedNow ? { goneAt: null, failures: 0, lastFailure: null, lastMessage: null } : {}),
      },
    })
    if (isAskedNow || change.chosenMinutes !== undefined)
      await tx.$executeRaw`UPDATE feeds SET due_at = clock_timestamp() WHERE id = ${id}::uuid`
    await setFeedTimers(tx, [id])
    return 'changed'
  })
}

function given(change: FeedChange): Prisma.FeedUpdateInput {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

/** Has a feed asked now, whatever its time. False: there is none with this id, or it is paused or gone. */
export async function askFeedNow(prisma: PrismaClient, id: string): Promise<boolean> {
  return await prisma.$transaction(async (tx) => {
    const asked = await tx.$executeRaw`
      UPDATE feeds SET due_at = clock_timestamp() WHERE id = ${id}::uuid AND NOT paused AND gone_at IS NULL`
    await setFeedTimers(tx, [id])
    return asked > 0
  })
}

/**
 * Stops following a feed. Its articles stay, and of each item a note of what became of it. Null: there is none with this
 * id.
 */
export async function removeFeed(prisma: PrismaClient, id: string): Promise<{ url: string } | null> {
  // Its items may be put off, in another order, at the same time.
  return await retrying(prisma, async (tx) => {
    const [feed] = await tx.$queryRaw<{ url: string }[]>`SELECT url FROM feeds WHERE id = ${id}::uuid FOR UPDATE`
    if (feed === undefined) return null
    await removeFeedTimers(tx, id)
    await fetchInsteadOf(tx, id)
    await keepNotes(tx, id)
    await tx.feed.delete({ where: { id } })
    return feed
  })
}

/** All feeds, as a list for other readers has them: by title, then by address. */
export function readListedFeeds(prisma: PrismaClient): Promise<Pick<Feed, 'url' | 'title' | 'homepage'>[]> {
  return prisma.feed.findMany({
    select: { url: true, title: true, homepage: true },
    orderBy: [{ title: 'asc' }, { url: 'asc' }],
  })
}

export function readFeedRow(prisma: PrismaClient, id: string): Promise<Feed | null> {
  return prisma.feed.findUnique({ where: { id } })
}

/** Whether any feed is to be asked. */
export async function hasFeeds(prisma: PrismaClient): Promise<boolean> {
  const feed = await prisma.feed.findFirst({ where: { isPaused: false, goneAt: null }, select: { id: true } })
  return feed !== null
}
