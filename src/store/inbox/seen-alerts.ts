import type { InboxAlert, StoredAlert } from '../../domain/watch/alert.ts'
import type { AlertKind } from '../../domain/watch/definition.ts'
import type { HourBaseline } from '../../domain/watch/hours/baseline.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { isSeen, type WatchSeer } from '../watches/watch-listings.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** That somebody may see the watch `r`, and so what it told. */
export function seesWatch(seer: WatchSeer): Prisma.Sql {
  return seer.roles.includes('ADMIN') ? Prisma.sql`TRUE` : isSeen(seer)
}

/** Alerts by their ids; those of watches that somebody may not see are missing. */
export async function readSeenAlerts(
  db: Db,
  ids: readonly string[],
  seer: WatchSeer,
): Promise<Map<string, StoredAlert>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<AlertRow[]>`
    SELECT ${ALERT_COLUMNS} FROM alerts a JOIN watches r ON r.id = a.watch_id
    WHERE a.id = ANY (${[...ids]}::uuid[]) AND ${seesWatch(seer)}`
  return new Map(rows.map((row) => [row.id, alertOf(row)]))
}

/** Those of these statements that were erased. */
export async function erasedOf(db: Db, statementIds: readonly string[]): Promise<Set<string>> {
  if (statementIds.length === 0) return new Set()
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM statements WHERE id = ANY (${[...statementIds]}::uuid[]) AND status = 'ERASED'`
  return new Set(rows.map(({ id }) => id))
}

/** Alerts as a principal has them in the inbox; those of watches that it may not see are missing. */
export async function readInboxAlerts(
  db: Db,
  alertIds: readonly string[],
  seer: WatchSeer,
): Promise<Map<string, InboxAlert>> {
  if (alertIds.length === 0) return new Map()
  const rows = await db.$queryRaw<InboxRow[]>`
    SELECT ${ALERT_COLUMNS}, ${INBOX_COLUMNS}
    FROM inbox_items i JOIN alerts a ON a.id = i.alert_id JOIN watches r ON r.id = i.watch_id
    WHERE i.alert_id = ANY (${[...alertIds]}::uuid[]) AND i.principal_id = ${seer.principalId}::uuid AND ${seesWatch(seer)}`
  return new Map(rows.map((row) => [row.id, inboxAlertOf(row)]))
}

/** Of the alert `a`. */
export const ALERT_COLUMNS = Prisma.sql`a.id::text, a.watch_id::text, a.version, a.position, a.ordinal, a.kinds::text[],
  a.statement_id::text, a.at, a.burst_at, a.baseline`

/** Of the inbox item `i`. */
export const INBOX_COLUMNS = Prisma.sql`i.principal_id::text, i.hidden_by_id::text, i.read_at, i.archived_at,
  i.burst_at AS in_burst_at`

export interface AlertRow {
  id: string
  watch_id: string
  version: number
  position: bigint
  ordinal: number
  kinds: AlertKind[]
  statement_id: string | null
  at: Date
  burst_at: Date
  baseline: HourBaseline | null
}

export interface InboxRow extends AlertRow {
  principal_id: string
  hidden_by_id: string | null
  read_at: Date | null
  archived_at: Date | null
  in_burst_at: Date | null
}

export function alertOf(row: AlertRow): StoredAlert {
  const {
    id,
    watch_id: watchId,
    version,
    ordinal,
    kinds,
    statement_id: statementId,
    at,
    burst_at: burstAt,
    baseline,
  } = row
  return { id, watchId, version, position: Number(row.position), ordinal, kinds, statementId, at, burstAt, baseline }
}

export function inboxAlertOf(row: InboxRow): InboxAlert {
  return {
    alert: alertOf(row),
    principalId: row.principal_id,
    hiddenById: row.hidden_by_id,
    readAt: row.read_at,
    archivedAt: row.archived_at,
    burstAt: row.in_burst_at,
  }
}
