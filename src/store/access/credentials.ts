import type pg from 'pg'
import type { Principal, Role } from '../../domain/statement/principal.ts'

// What is asked for all the time, so in plain SQL on a connection of its own: where another program holds a lock on these
// tables, no request of a client waits behind these.

export const SESSION_IDLE_HOURS = 12
export const SESSION_DAYS = 30

/** A key or a session that stands, without its secrets. */
interface KeyOrSession {
  id: string
  /** What `hashKey` makes of the key, or of the session's cookie. */
  hash: string
  /** Of a session, what `hashKey` makes of the page's word; null: it is a key. */
  wordHash: string | null
  principal: Principal
}

/** All keys and sessions that stand now: by the database's clock, which all processes share. */
export async function liveCredentials(pool: pg.Pool): Promise<KeyOrSession[]> {
  // A session that was made with a key ends with it.
  const { rows } = await pool.query<{
    id: string
    hash: string
    word_hash: string | null
    principal_id: string
    name: string
    role: Role
  }>(
    `WITH live AS (
       SELECT k.* FROM api_keys k WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
     )
     SELECT c.id::text, c.hash, c.word_hash, p.id::text AS principal_id, p.name, p.role::text AS role
     FROM (
       SELECT id, hash, NULL AS word_hash, principal_id FROM live
       UNION ALL
       SELECT s.id, s.hash, s.word_hash, s.principal_id FROM sessions s
       WHERE s.revoked_at IS NULL AND (s.key_id IS NULL OR s.key_id IN (SELECT id FROM live))
         AND s.used_at > now() - $1::int * interval '1 hour' AND s.created_at > now() - $2::int * interval '1 day'
     ) c JOIN principals p ON p.id = c.principal_id`,
    [SESSION_IDLE_HOURS, SESSION_DAYS],
  )
  return rows.map(({ id, hash, word_hash, principal_id, name, role }) => ({
    id,
    hash,
    wordHash: word_hash,
    principal: { id: principal_id, name, role },
  }))
}

/** Notes that sessions are in use, so that they do not end for want of it. */
export async function keepSessions(pool: pg.Pool, ids: readonly string[]): Promise<void> {
  await pool.query('UPDATE sessions SET used_at = now() WHERE id = ANY ($1::uuid[])', [[...ids]])
}
