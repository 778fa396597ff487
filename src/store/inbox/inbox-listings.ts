import type { InboxState } from '../../domain/watch/alert.ts'
import { retrying } from '../database/retry.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { Listing } from '../search/listing.ts'
import type { WatchSeer } from '../watches/watch-listings.ts'
import { seesWatch } from './seen-alerts.ts'

// Each item that no mute hides is in one state, so the counts of the states are the count of all. Items of watches that
// their owner may not see any more are neither listed nor counted.

/** Which items of an inbox. */
export interface InboxQuestion {
  seer: WatchSeer
  states: readonly InboxState[]
  /** Only what this watch told. */
  watchId: string | null
  /** Only the burst that this alert belongs to. */
  burstOf: string | null
  /** What mutes hid, instead of what is shown. */
  isHidden: boolean
}

/** Items of an inbox, the newest first. */
export function inboxItems(question: InboxQuestion): Listing {
  return {
    name: 'inbox',
    from: Prisma.sql`inbox_items i JOIN watches r ON r.id = i.watch_id`,
    where: whereAsked(question),
    id: Prisma.sql`i.alert_id`,
    key: PLACE,
    descending: true,
  }
}

/** The first items of bursts, that of the burst which began last first. An alert that is told alone is a burst too. */
export function inboxBursts(question: InboxQuestion): Listing {
  return {
    ...inboxItems(question),
    name: 'bursts',
    where: Prisma.sql`${whereAsked(question)} AND NOT EXISTS (
      SELECT FROM inbox_items e WHERE e.principal_id = i.principal_id AND e.watch_id = i.watch_id
        AND e.burst_at = i.burst_at AND (e.position, e.alert_id) < (i.position, i.alert_id)
        AND ${isAsked('e', question)})`,
  }
}

const PLACE: Listing['key'] = [
  { column: Prisma.sql`i.position`, kind: 'integer' },
  { column: Prisma.sql`i.alert_id`, kind: 'uuid' },
]

function whereAsked(question: InboxQuestion): Prisma.Sql {
  const { seer, watchId, burstOf } = question
  const ofWatch = watchId === null ? Prisma.sql`TRUE` : Prisma.sql`i.watch_id = ${watchId}::uuid`
  const inBurst =
    burstOf === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`EXISTS (SELECT FROM inbox_items b
          WHERE b.alert_id = ${burstOf}::uuid AND b.principal_id = i.principal_id AND ${isOneBurst('b', 'i')})`
  return Prisma.sql`i.principal_id = ${seer.principalId}::uuid AND ${seesWatch(seer)} AND ${isAsked('i', question)}
    AND ${ofWatch} AND ${inBurst}`
}

/** What is in no burst is one by itself. */
function isOneBurst(one: string, other: string): Prisma.Sql {
  const [b, e] = [Prisma.raw(one), Prisma.raw(other)]
  return Prisma.sql`(${b}.alert_id = ${e}.alert_id OR (${b}.watch_id = ${e}.watch_id AND ${b}.burst_at = ${e}.burst_at))`
}

type Asked = Pick<InboxQuestion, 'states' | 'isHidden'>

function isAsked(table: string, { states, isHidden }: Asked): Prisma.Sql {
  const item = Prisma.raw(table)
  const isShown = isHidden ? Prisma.sql`${item}.hidden_by_id IS NOT NULL` : Prisma.sql`${item}.hidden_by_id IS NULL`
  const either = states.map((state) => isIn(item, state))
  return Prisma.sql`${isShown} AND (${either.length === 0 ? Prisma.sql`FALSE` : Prisma.join(either, ' OR ')})`
}

function isIn(item: Prisma.Sql, state: InboxState): Prisma.Sql {
  switch (state) {
    case 'ARCHIVED':
      return Prisma.sql`${item}.archived_at IS NOT NULL`
    case 'READ':
      return Prisma.sql`(${item}.archived_at IS NULL AND ${item}.read_at IS NOT NULL)`
    case 'UNREAD':
      return Prisma.sql`(${item}.archived_at IS NULL AND ${item}.read_at IS NULL)`
  }
}

/** A burst, of what was asked for. */
export interface InboxBurst {
  count: number
  unread: number
  /** When its last alert was decided. */
  lastAt: Date
  /** Its first alerts, in order. */
  alertIds: string[]
}

/** The bursts of these alerts, by alert, with at most so many of their alerts. */
export async function readInboxBursts(
  prisma: PrismaClient,
  question: Asked & { seer: WatchSeer },
  alertIds: readonly string[],
  limit: number,
): Promise<Map<string, InboxBurst>> {
  const rows = await prisma.$queryRaw<BurstRow[]>`
    SELECT b.alert_id::text AS id, x.count, x.unread, (SELECT at FROM alerts WHERE id = x.last_id) AS last_at, x.alert_ids
    FROM inbox_items b CROSS JOIN LATERAL (
      SELECT count(*) AS count, count(*) FILTER (WHERE ${isIn(Prisma.raw('e'), 'UNREAD')}) AS unread,
        (array_agg(e.alert_id::text ORDER BY e.position, e.alert_id))[1:${limit}::int] AS alert_ids,
        (array_agg(e.alert_id ORDER BY e.position DESC, e.alert_id DESC))[1] AS last_id
      FROM inbox_items e
      WHERE e.principal_id = b.principal_id AND ${isOneBurst('b', 'e')} AND ${isAsked('e', question)}
    ) x
    WHERE b.principal_id = ${question.seer.principalId}::uuid AND b.alert_id = ANY (${[...alertIds]}::uuid[]) AND x.count > 0`
  return new Map(
    rows.map(({ id, count, unread, last_at: lastAt, alert_ids: ids }) => {
      return [id, { count: Number(count), unread: Number(unread), lastAt, alertIds: ids }]
    }),
  )
}

interface BurstRow {
  id: string
  count: bigint
  unread: bigint
  last_at: Date
  alert_ids: string[]
}

/** How many items an inbox has: those of each state make all, and what mutes hid comes on top. */
export interface InboxCounts {
  all: number
  unread: number
  read: number
  archived: number
  hidden: number
  /** By the mute that hid them, the most first. */
  hiddenBy: { muteId: string; count: number }[]
}

/** Counts an inbox in one look, or what one watch brought into it. */
export async function countInbox(prisma: PrismaClient, seer: WatchSeer, watchId: string | null): Promise<InboxCounts> {
  const rows = await prisma.$queryRaw<CountRow[]>`
    SELECT i.hidden_by_id::text, i.archived_at IS NOT NULL AS is_archived, i.read_at IS NOT NULL AS is_read, count(*) AS count
    FROM inbox_items i JOIN watches r ON r.id = i.watch_id
    WHERE i.principal_id = ${seer.principalId}::uuid AND (${watchId}::uuid IS NULL OR i.watch_id = ${watchId}::uuid)
      AND ${seesWatch(seer)}
    GROUP BY 1, 2, 3`
  const counts: InboxCounts = { all: 0, unread: 0, read: 0, archived: 0, hidden: 0, hiddenBy: [] }
  const byMute = new Map<string, number>()
  for (const { hidden_by_id: muteId, is_archived: isArchived, is_read: isRead, count } of rows) {
    const found = Number(count)
    if (muteId === null) {
      counts.all += found
      counts[isArchived ? 'archived' : isRead ? 'read' : 'unread'] += found
    } else {
      counts.hidden += found
      byMute.set(muteId, (byMute.get(muteId) ?? 0) + found)
    }
  }
  counts.hiddenBy = [...byMute]
    .map(([muteId, count]) => ({ muteId, count }))
    .sort((a, b) => b.count - a.count || (a.muteId < b.muteId ? -1 : 1))
  return counts
}

interface CountRow {
  hidden_by_id: string | null
  is_archived: boolean
  is_read: boolean
  count: bigint
}

/** What is marked: these alerts, or all shown ones up to a place. */
export type Marked =
  | { alertIds: readonly string[] }
  /** All of the inbox, or of a watch, that are no newer than this alert. */
  | { upTo: string; watchId: string | null }

/** Puts items of a principal into a state; returns how many were in another. Null: the alert of the place is unknown. */
export async function markInbox(
  prisma: PrismaClient,
  seer: WatchSeer,
  marked: Marked,
  state: InboxState,
): Promise<number | null> {
  const change = Prisma.sql`
    UPDATE inbox_items i SET
      read_at = ${state === 'READ' ? Prisma.sql`COALESCE(i.read_at, now())` : state === 'UNREAD' ? Prisma.sql`NULL` : Prisma.sql`i.read_at`},
      archived_at = ${state === 'ARCHIVED' ? Prisma.sql`now()` : Prisma.sql`NULL`}
    FROM watches r WHERE r.id = i.watch_id AND ${seesWatch(seer)} AND i.principal_id = ${seer.principalId}::uuid
      AND NOT ${isIn(Prisma.raw('i'), state)}`
  return await retrying(prisma, async (tx) => {
    if ('alertIds' in marked)
      return await tx.$executeRaw`${change} AND i.alert_id = ANY (${[...marked.alertIds]}::uuid[])`
    const { upTo, watchId } = marked
    const [place] = await tx.$queryRaw<{ position: bigint }[]>`
      SELECT i.position FROM inbox_items i WHERE i.alert_id = ${upTo}::uuid AND i.principal_id = ${seer.principalId}::uuid`
    if (place === undefined) return null
    // What is archived stays so: it is gone from what its owner looks at.
    return await tx.$executeRaw`${change} AND (i.position, i.alert_id) <= (${place.position}, ${upTo}::uuid)
      AND i.hidden_by_id IS NULL AND i.archived_at IS NULL AND (${watchId}::uuid IS NULL OR i.watch_id = ${watchId}::uuid)`
  })
}
