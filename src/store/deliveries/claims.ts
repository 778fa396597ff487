import type { Principal, Role } from '../../domain/statement/principal.ts'
import type { ChannelKind, ChannelRhythm, DeliveryKind } from '../../domain/watch/sending/channel.ts'
import { inTransaction } from '../database/retry.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { isSeenByRow } from '../watches/watch-listings.ts'

// A delivery is sent by whichever process claims it. A claim is a lease in the row: one that is killed leaves it behind,
// and when it has run out another process sends the same message under the same id. All times are by the database's clock.

/** Why another channel was paused. */
interface ChannelNotice {
  /** The name of that channel. */
  about: string
  message: string
}

/** A delivery that this process is to send now. */
export interface Claimed {
  id: string
  kind: DeliveryKind
  /** When its burst, or the time of its digest, is over. */
  dueAt: Date
  /** In the order of the journal. */
  alertIds: string[]
  /** Which attempt this is, from 1; and which since the message was asked for last. */
  attempt: number
  tries: number
  /** For how long it has been tried, in ms. */
  triedForMs: number
  notice: ChannelNotice | null
  channel: ClaimedChannel
}

/** The channel that a delivery goes through. */
export interface ClaimedChannel {
  id: string
  name: string
  kind: ChannelKind
  address: string | null
  document: string | null
  /** Of digests. */
  rhythm: ChannelRhythm
  timeZone: string
  hour: number
  weekday: number
  owner: Principal
  /** Attempts in a row that failed, and for how long nothing has been taken, in ms. */
  failures: number
  failingForMs: number
  /** Whether nothing at all was taken since this message was tried first. */
  hasTakenNothing: boolean
}

interface ClaimRow {
  id: string
  kind: DeliveryKind
  due_at: Date
  attempts: number
  tries: number
  tried_for_ms: number
  notice: string | null
  about: string | null
  channel_id: string
  name: string
  channel_kind: ChannelKind
  address: string | null
  document: string | null
  rhythm: ChannelRhythm
  time_zone: string
  hour: number
  weekday: number
  owner_id: string
  owner_name: string
  owner_role: Role
  failures: number
  failing_for_ms: number
  has_taken_nothing: boolean
}

/**
 * Claims up to `limit` deliveries that are due, of each channel one, for `leaseMs`. The attempt is counted now: a process
 * that dies in the middle has made one.
 */
export async function claimDue(
  prisma: PrismaClient,
  { kinds, limit, leaseMs }: { kinds: readonly ChannelKind[]; limit: number; leaseMs: number },
): Promise<Claimed[]> {
  return await inTransaction(prisma, async (tx) => {
    const rows = await tx.$queryRaw<ClaimRow[]>`
      WITH free AS (
        SELECT c.id FROM channels c
        WHERE (c.pause IS NULL OR c.pause = 'UNCONFIRMED') AND c.kind::text = ANY (${[...kinds]})
          AND (c.held_until IS NULL OR c.held_until <= clock_timestamp())
          AND (c.busy_until IS NULL OR c.busy_until <= clock_timestamp())
          AND NOT EXISTS (SELECT FROM api_keys k WHERE k.id = c.key_id
            AND (k.revoked_at IS NOT NULL OR k.expires_at <= clock_timestamp()))
          AND EXISTS (SELECT FROM deliveries d WHERE d.channel_id = c.id AND ${IS_DUE})
        ORDER BY c.busy_until NULLS FIRST LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ), next AS (
        SELECT d.id FROM free CROSS JOIN LATERAL (
          SELECT d.id FROM channels c JOIN deliveries d ON d.channel_id = c.id
          WHERE c.id = free.id AND ${IS_DUE} ORDER BY d.next_try_at, d.id LIMIT 1) d
      ), claimed AS (
        UPDATE deliveries d SET attempts = attempts + 1, tries = tries + 1,
          first_tried_at = coalesce(first_tried_at, clock_timestamp()), claimed_until = clock_timestamp() + ${inMs(leaseMs)},
          next_try_at = clock_timestamp() + ${inMs(leaseMs)}
        FROM next WHERE d.id = next.id AND d.state = 'PENDING' AND d.next_try_at <= clock_timestamp() RETURNING d.*
      ), busy AS (
        UPDATE channels c SET busy_until = clock_timestamp() + ${inMs(leaseMs)} FROM claimed
        WHERE c.id = claimed.channel_id RETURNING c.*
      ), begun AS (
        INSERT INTO delivery_attempts (delivery_id, number, at) SELECT id, attempts, clock_timestamp() FROM claimed
      )
      SELECT d.id::text, d.kind::text, d.due_at, d.attempts, d.tries, d.notice,
        (SELECT b.name FROM channels b WHERE b.id = d.about_channel_id) AS about,
        extract(epoch FROM clock_timestamp() - d.first_tried_at)::float8 * 1000 AS tried_for_ms,
        c.id::text AS channel_id, c.name, c.kind::text AS channel_kind, c.address, c.document,
        c.rhythm::text, c.time_zone, c.hour, c.weekday, c.failures,
        coalesce(extract(epoch FROM clock_timestamp() - c.failing_since)::float8 * 1000, 0) AS failing_for_ms,
        coalesce(c.last_success_at < d.first_tried_at, true) AS has_taken_nothing,
        p.id::text AS owner_id, p.name AS owner_name, p.role::text AS owner_role
      FROM claimed d JOIN busy c ON c.id = d.channel_id JOIN principals p ON p.id = c.owner_id`
    // Read by a statement of its own: what was put into it up to the moment in which it was claimed is in it.
    // What tells its owner no more, since a watch is not shared or followed any longer, is left out.
    const alerts = await tx.$queryRaw<{ deliveryId: string; alertId: string }[]>`
      SELECT o.delivery_id::text AS "deliveryId", o.alert_id::text AS "alertId"
      FROM delivery_alerts o JOIN channels c ON c.id = o.channel_id
      JOIN alerts a ON a.id = o.alert_id JOIN watches w ON w.id = a.watch_id JOIN principals p ON p.id = c.owner_id
      WHERE o.delivery_id = ANY (${rows.map(({ id }) => id)}::uuid[]) AND (w.owner_id = c.owner_id
        OR (EXISTS (SELECT FROM watch_followers f WHERE f.watch_id = w.id AND f.principal_id = p.id) AND ${isSeenByRow()}))
      ORDER BY o.position, a.ordinal, o.alert_id`
    return rows.map((row) => claimedOf(row, alerts))
  })
}

// Of a channel that waits for a confirmation the mail that asks for it, and nothing else: not even what was under way
// when its address changed, and is to be tried again.
const IS_DUE = Prisma.sql`d.state = 'PENDING' AND d.next_try_at <= clock_timestamp()
  AND (c.pause IS NULL OR (c.pause = 'UNCONFIRMED' AND d.kind = 'CONFIRMATION'))`

function claimedOf(row: ClaimRow, alerts: readonly { deliveryId: string; alertId: string }[]): Claimed {
  return {
    id: row.id,
    kind: row.kind,
    dueAt: row.due_at,
    alertIds: alerts.filter(({ deliveryId }) => deliveryId === row.id).map(({ alertId }) => alertId),
    attempt: row.attempts,
    tries: row.tries,
    triedForMs: row.tried_for_ms,
    notice: row.notice === null ? null : { about: row.about ?? '', message: row.notice },
    channel: {
      id: row.channel_id,
      name: row.name,
      kind: row.channel_kind,
      address: row.address,
      document: row.document,
      rhythm: row.rhythm,
      timeZone: row.time_zone,
      hour: row.hour,
      weekday: row.weekday,
      owner: { id: row.owner_id, name: row.owner_name, role: row.owner_role },
      failures: row.failures,
      failingForMs: row.failing_for_ms,
      hasTakenNothing: row.has_taken_nothing,
    },
  }
}

export function inMs(ms: number): Prisma.Sql {
  return Prisma.sql`${ms}::float8 * interval '1 millisecond'`
}
