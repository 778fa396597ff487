import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { SESSION_DAYS, SESSION_IDLE_HOURS } from './credentials.ts'
import { hashKey, KEYS_CHANNEL } from './keys.ts'

// A browser's session: what GraphiQL is signed in with. It has two secrets. The first is in a cookie, which browsers
// send to every port of a host; the second is kept by the page, which no other port can read. Neither opens anything
// without the other.

/** The two secrets of a new session, which are kept nowhere else. */
export interface NewSession {
  id: string
  cookie: string
  word: string
}

/** A session as people see it in a list. */
export interface ListedSession {
  id: string
  principal: string
  /** The hint of the key that it was made with; null: a link of `onrecord open`. */
  keyHint: string | null
  createdAt: Date
  usedAt: Date
  /** Whether it still opens anything. */
  isLive: boolean
}

/** There is no such session; the message says what to do. */
class SessionError extends Error {
  override readonly name = 'SessionError'
}

/** Of one principal, at a time: every process keeps all of them in memory. */
const MOST_SESSIONS = 100

/** The sessions that open something. One that was made with a key ends with it. */
const LIVE = Prisma.sql`(
  SELECT s.* FROM sessions s LEFT JOIN api_keys k ON k.id = s.key_id
  WHERE s.revoked_at IS NULL
    AND s.used_at > now() - ${SESSION_IDLE_HOURS}::int * interval '1 hour'
    AND s.created_at > now() - ${SESSION_DAYS}::int * interval '1 day'
    AND (s.key_id IS NULL OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()))))`

/** How long a session stands, in seconds, if it is used. */
export const SESSION_SECONDS = SESSION_DAYS * 86_400

/**
 * Makes a session of a principal. One that was made with a key ends with the key. Null: the principal has as many as it
 * may.
 */
export async function createSession(
  prisma: PrismaClient,
  principalId: string,
  keyId: string | null,
): Promise<NewSession | null> {
  const [id, cookie, word] = [uuid(), randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM sessions WHERE created_at < now() - ${2 * SESSION_DAYS}::int * interval '1 day'`
    const made = await tx.$executeRaw`
      INSERT INTO sessions (id, principal_id, key_id, hash, word_hash, created_at, used_at)
      SELECT ${id}::uuid, ${principalId}::uuid, ${keyId}::uuid, ${hashKey(cookie)}, ${hashKey(word)}, now(), now()
      WHERE (SELECT count(*) FROM ${LIVE} l WHERE l.principal_id = ${principalId}::uuid) < ${MOST_SESSIONS}::int`
    if (made === 0) return null
    await tx.$queryRaw`SELECT pg_notify(${KEYS_CHANNEL}, '')::text`
    return { id, cookie, word }
  })
}

/** Every session of the last weeks, oldest first. */
export async function listSessions(prisma: PrismaClient): Promise<ListedSession[]> {
  return prisma.$queryRaw<ListedSession[]>`
    SELECT s.id, p.name AS principal, k.hint AS "keyHint", s.created_at AS "createdAt", s.used_at AS "usedAt",
      EXISTS (SELECT FROM ${LIVE} l WHERE l.id = s.id) AS "isLive"
    FROM sessions s JOIN principals p ON p.id = s.principal_id LEFT JOIN api_keys k ON k.id = s.key_id
    ORDER BY s.created_at, s.id`
}

/**
 * Ends a session; every process hears of it, and what it had open ends. Ending it twice is not an error.
 *
 * @throws SessionError where there is none of this id.
 */
export async function endSession(prisma: PrismaClient, id: string): Promise<void> {
  const found = await prisma.$queryRaw<object[]>`
    UPDATE sessions SET revoked_at = COALESCE(revoked_at, now()) WHERE id::text = ${id} RETURNING id::text`
  if (found.length === 0) throw new SessionError('There is no such session: "onrecord session list" shows them all')
  await prisma.$queryRaw`SELECT pg_notify(${KEYS_CHANNEL}, '')::text`
}
