import type { PrismaClient } from '../prisma/client.ts'

/** How an alert went, or is to go, through a channel. */
export interface Sending {
  alertId: string
  channel: string
  rhythm: 'EACH' | 'HOURLY' | 'DAILY' | 'WEEKLY'
  state: 'PENDING' | 'SENT' | 'FAILED' | 'DROPPED'
  /** When it is to be sent first. */
  dueAt: Date
  nextTryAt: Date | null
  endedAt: Date | null
  /** The last attempt; null: there was none. */
  triedAt: Date | null
  error: string | null
  /** The channel sends nothing for now. */
  isPaused: boolean
}

/** How alerts went through the channels of a principal, by channel and time. */
export async function readSendings(
  prisma: PrismaClient,
  principalId: string,
  alertIds: readonly string[],
): Promise<Sending[]> {
  if (alertIds.length === 0) return []
  return await prisma.$queryRaw<Sending[]>`
    SELECT g.alert_id::text AS "alertId", c.name AS channel, c.rhythm::text AS rhythm, d.state::text AS state,
      d.due_at AS "dueAt", d.next_try_at AS "nextTryAt", d.ended_at AS "endedAt", a.at AS "triedAt", a.error,
      c.pause IS NOT NULL AS "isPaused"
    FROM delivery_alerts g JOIN deliveries d ON d.id = g.delivery_id
      JOIN channels c ON c.id = d.channel_id AND c.owner_id = ${principalId}::uuid
      LEFT JOIN LATERAL (
        SELECT at, error FROM delivery_attempts WHERE delivery_id = d.id ORDER BY number DESC LIMIT 1) a ON TRUE
    WHERE g.alert_id = ANY (${[...alertIds]}::uuid[])
    ORDER BY c.name, d.created_at, d.id`
}
