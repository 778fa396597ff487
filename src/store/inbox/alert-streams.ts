import { MAX, NIL } from 'uuid'
import type { StreamPlace } from '../../domain/journal/cursor.ts'
import type { Entry, Position } from '../../domain/journal/entry.ts'
import type { InboxAlert, StoredAlert } from '../../domain/watch/alert.ts'
import { readDecided } from '../alerts/alerts.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { WatchSeer } from '../watches/watch-listings.ts'
import {
  ALERT_COLUMNS,
  type AlertRow,
  alertOf,
  INBOX_COLUMNS,
  type InboxRow,
  inboxAlertOf,
  seesWatch,
} from './seen-alerts.ts'

// What streams of alerts carry, in one order: by position, and there by id. Erasures, and stretches of the journal of which
// nothing could be decided, come before the alerts of their position.

/** See `AlertStream` in live. */
export type StreamOfAlerts = { seer: WatchSeer } & (
  | { of: 'watch'; watchId: string }
  | { of: 'inbox'; watchIds: readonly string[] | null; withHidden: boolean }
)

type AlertPlace = Pick<StreamPlace, 'position' | 'within'>

type CarriedRow = { position: Position; within: string } & (
  | { type: 'alert'; alert: StoredAlert; item: InboxAlert | null }
  | { type: 'erased'; entry: Entry }
  | { type: 'gap'; from: Position }
)

/** The alerts of a database, as streams read them. */
export function openAlertReader(prisma: PrismaClient) {
  return {
    decided: () => readDecided(prisma),
    concerned: (after: Position, upTo: Position) => readConcerned(prisma, after, upTo),

    async read(stream: StreamOfAlerts, after: AlertPlace, upTo: Position, limit: number) {
      // In this order: who may not see the watch in the end is given nothing that was read before.
      const carried = await readCarried(prisma, stream, { after, upTo, limit, isLast: false })
      return (await isOpenTo(prisma, stream)) ? carried : null
    },
    async last(stream: StreamOfAlerts, upTo: Position) {
      const after = { position: 0, within: NIL }
      const carried = await readCarried(prisma, stream, { after, upTo, limit: 1, isLast: true })
      const last = carried.at(-1)
      return last === undefined || last.type === 'gap' ? null : last
    },
    async first(stream: StreamOfAlerts): Promise<Position | null> {
      const after = { position: 0, within: NIL }
      const upTo = Number.MAX_SAFE_INTEGER
      const alerts = await readAlerts(prisma, stream, { after, upTo, limit: 1, isLast: false })
      return alerts[0]?.position ?? null
    },
  }
}

async function isOpenTo(prisma: PrismaClient, stream: StreamOfAlerts): Promise<boolean> {
  if (stream.of === 'inbox') return true
  const rows = await prisma.$queryRaw<unknown[]>`
    SELECT FROM watches r WHERE r.id = ${stream.watchId}::uuid AND ${seesWatch(stream.seer)}`
  return rows.length > 0
}

async function readConcerned(prisma: PrismaClient, after: Position, upTo: Position) {
  const [alerts, entries] = await Promise.all([
    prisma.$queryRaw<{ watch_id: string; principal_ids: string[] }[]>`
      SELECT a.watch_id::text, array_agg(DISTINCT i.principal_id::text) FILTER (WHERE i.principal_id IS NOT NULL) AS principal_ids
      FROM alerts a LEFT JOIN inbox_items i ON i.alert_id = a.id
      WHERE a.position > ${after} AND a.position <= ${upTo} GROUP BY a.watch_id`,
    prisma.$queryRaw<{ kind: string; subject_id: string | null }[]>`
      SELECT kind::text, subject_id::text FROM journal_entries
      WHERE position > ${after} AND position <= ${upTo} AND kind IN ('ERASED', 'WATCH_CHANGED')
      UNION ALL SELECT 'GAP', NULL FROM alert_gaps WHERE to_position > ${after} AND to_position <= ${upTo}`,
  ])
  const changed = entries.flatMap(({ subject_id: id }) => (id === null ? [] : [id]))
  return {
    watchIds: [...alerts.map(({ watch_id: id }) => id), ...changed],
    principalIds: [...new Set(alerts.flatMap(({ principal_ids: ids }) => ids ?? []))],
    concernsAll: entries.some(({ kind }) => kind !== 'WATCH_CHANGED'),
  }
}

interface Stretch {
  after: AlertPlace
  upTo: Position
  limit: number
  /** The last ones, instead of the first. */
  isLast: boolean
}

// Each is complete up to its last, so the first of all are complete.
async function readCarried(prisma: PrismaClient, stream: StreamOfAlerts, stretch: Stretch): Promise<CarriedRow[]> {
  const [alerts, erasures, gaps] = await Promise.all([
    readAlerts(prisma, stream, stretch),
    readErasures(prisma, stream, stretch),
    readGaps(prisma, stretch),
  ])
  const all = [...alerts, ...erasures, ...gaps].sort(
    (a, b) => a.position - b.position || (a.within < b.within ? -1 : a.within > b.within ? 1 : 0),
  )
  return stretch.isLast ? all.slice(-stretch.limit) : all.slice(0, stretch.limit)
}

async function readAlerts(prisma: PrismaClient, stream: StreamOfAlerts, stretch: Stretch): Promise<CarriedRow[]> {
  const { seer } = stream
  if (stream.of === 'watch') {
    const rows = await prisma.$queryRaw<AlertRow[]>`
      SELECT ${ALERT_COLUMNS} FROM alerts a
      WHERE a.watch_id = ${stream.watchId}::uuid AND ${isIn('a.position', 'a.id', stretch)}
      ${inOrder('a.position', 'a.id', stretch)}`
    return rows
      .map(alertOf)
      .map((alert) => ({ type: 'alert', alert, item: null, position: alert.position, within: alert.id }))
  }
  const { watchIds, withHidden } = stream
  const ofWatches = watchIds === null ? Prisma.empty : Prisma.sql`AND i.watch_id = ANY (${[...watchIds]}::uuid[])`
  const rows = await prisma.$queryRaw<InboxRow[]>`
    SELECT ${ALERT_COLUMNS}, ${INBOX_COLUMNS}
    FROM inbox_items i JOIN alerts a ON a.id = i.alert_id JOIN watches r ON r.id = i.watch_id
    WHERE i.principal_id = ${seer.principalId}::uuid AND ${isIn('i.position', 'i.alert_id', stretch)} ${ofWatches}
      AND (${withHidden} OR i.hidden_by_id IS NULL) AND ${seesWatch(seer)}
    ${inOrder('i.position', 'i.alert_id', stretch)}`
  return rows.map(inboxAlertOf).map((item) => {
    return { type: 'alert', alert: item.alert, item, position: item.alert.position, within: item.alert.id }
  })
}

/** Erasures of what the stream told of before. */
async function readErasures(prisma: PrismaClient, stream: StreamOfAlerts, stretch: Stretch): Promise<CarriedRow[]> {
  const isTold =
    stream.of === 'watch'
      ? Prisma.sql`a.watch_id = ${stream.watchId}::uuid`
      : Prisma.sql`EXISTS (SELECT FROM inbox_items i WHERE i.alert_id = a.id AND i.principal_id = ${stream.seer.principalId}::uuid)`
  // Of what is not kept any more it is only known which watch told it: all are told who are told by that.
  const wasTold =
    stream.of === 'watch'
      ? Prisma.sql`t.watch_id = ${stream.watchId}::uuid`
      : Prisma.sql`(EXISTS (SELECT FROM watches w WHERE w.id = t.watch_id AND w.owner_id = ${stream.seer.principalId}::uuid)
          OR EXISTS (SELECT FROM watch_followers f WHERE f.watch_id = t.watch_id AND f.principal_id = ${stream.seer.principalId}::uuid))`
  const rows = await prisma.$queryRaw<{ position: bigint; statement_id: string; committed_at: Date }[]>`
    SELECT e.position, e.statement_id::text, e.committed_at FROM journal_entries e
    WHERE e.kind = 'ERASED' AND ${isIn('e.position', `'${NIL}'::uuid`, stretch)} AND (EXISTS (
      SELECT FROM alerts a WHERE a.statement_id = e.statement_id AND a.position < e.position AND ${isTold}
    ) OR EXISTS (
      SELECT FROM told_before t WHERE t.statement_id = e.statement_id AND t.position < e.position AND ${wasTold}))
    ${inOrder('e.position', `'${NIL}'::uuid`, stretch)}`
  return rows.map(({ position, statement_id: statementId, committed_at: committedAt }) => {
    const at = { position: Number(position), within: NIL }
    const entry = { position: at.position, kind: 'ERASED', cause: 'DESK', statementId, committedAt } as const
    return { ...at, type: 'erased', entry: { ...entry, before: null, after: null } }
  })
}

async function readGaps(prisma: PrismaClient, stretch: Stretch): Promise<CarriedRow[]> {
  const rows = await prisma.$queryRaw<{ from_position: bigint; to_position: bigint }[]>`
    SELECT from_position, to_position FROM alert_gaps g WHERE ${isIn('g.to_position', `'${NIL}'::uuid`, stretch)}
    ${inOrder('g.to_position', `'${NIL}'::uuid`, stretch)}`
  return rows.map(({ from_position: from, to_position: to }) => {
    return { type: 'gap', from: Number(from), position: Number(to), within: NIL }
  })
}

/** That a place lies in the stretch. Both comparisons, since only the first one is by an index alone. */
function isIn(position: string, id: string, { after, upTo }: Stretch): Prisma.Sql {
  const [at, within] = [Prisma.raw(position), Prisma.raw(id)]
  return Prisma.sql`${at} >= ${after.position} AND ${at} <= ${upTo}
    AND (${at}, ${within}) > (${after.position}, ${after.within ?? MAX}::uuid)`
}

function inOrder(position: string, id: string, { limit, isLast }: Stretch): Prisma.Sql {
  const [at, within] = [Prisma.raw(position), Prisma.raw(id)]
  const way = Prisma.raw(isLast ? 'DESC' : 'ASC')
  return Prisma.sql`ORDER BY ${at} ${way}, ${within} ${way} LIMIT ${limit}`
}
