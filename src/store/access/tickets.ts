import { randomBytes } from 'node:crypto'
import type { PrismaClient } from '../prisma/client.ts'
import { hashKey } from './keys.ts'

/** What a ticket stands for: one operation of one caller. */
export interface Ticketed {
  principalId: string
  /** The id of the key or session that asked for it; null: the operator's key. */
  credential: string | null
  /** As JSON. */
  operation: string
}

const GOOD_FOR_SECONDS = 30
/** Of one principal, unused, at a time. */
const MOST_TICKETS = 1_000

/** Makes a ticket, which is kept nowhere. Null: the principal has too many that it has not used. */
export async function createTicket(
  prisma: PrismaClient,
  { principalId, credential, operation }: Ticketed,
): Promise<string | null> {
  const ticket = randomBytes(32).toString('base64url')
  const made = await prisma.$executeRaw`
    INSERT INTO stream_tickets (hash, principal_id, credential, operation, expires_at)
    SELECT ${hashKey(ticket)}, ${principalId}::uuid, ${credential}::uuid, ${operation},
      now() + ${GOOD_FOR_SECONDS}::int * interval '1 second'
    WHERE (SELECT count(*) FROM stream_tickets WHERE principal_id = ${principalId}::uuid AND expires_at > now())
      < ${MOST_TICKETS}::int`
  return made === 0 ? null : ticket
}

/** Takes a ticket, so that no process takes it again; null where it is none, was taken, or is too old. */
export async function takeTicket(prisma: PrismaClient, ticket: string): Promise<Ticketed | null> {
  const [found] = await prisma.$queryRaw<
    { principal_id: string; credential: string | null; operation: string; is_good: boolean }[]
  >`
    DELETE FROM stream_tickets WHERE hash = ${hashKey(ticket)}
    RETURNING principal_id, credential, operation, expires_at > now() AS is_good`
  if (found === undefined || !found.is_good) return null
  return { principalId: found.principal_id, credential: found.credential, operation: found.operation }
}

/** Deletes the tickets that nobody used in time. */
export async function dropExpiredTickets(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`DELETE FROM stream_tickets WHERE expires_at <= now()`
}
