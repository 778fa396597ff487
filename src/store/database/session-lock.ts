import type pg from 'pg'
import { openConnection } from './connection.ts'

/** A lock that one process of a database holds at a time, as long as it lives. */
export interface SessionLock {
  /** Whether it is held, as far as is known: a connection that broke unseen still counts. */
  readonly isHeld: boolean
  /** Takes the lock, or says that another process has it. Rejects where the database is away. */
  tryToHold(): Promise<boolean>
  release(): Promise<void>
}

/** The lock is on a connection of its own: when that ends, however it ends, Postgres frees it. */
export function openSessionLock(url: string, lock: number, name: string): SessionLock {
  let holder: pg.Client | null = null
  return {
    get isHeld() {
      return holder !== null
    },
    async tryToHold() {
      if (holder !== null) return true
      const client = await openConnection(url, { name })
      try {
        const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS held', [
          lock,
        ])
        if (rows[0]?.held !== true) {
          await client.end()
          return false
        }
      } catch (error) {
        await client.end().catch(() => undefined) // it is gone already
        throw error
      }
      holder = client
      client.once('end', () => {
        if (holder === client) holder = null
      })
      return true
    },
    async release() {
      const client = holder
      holder = null
      await client?.end().catch(() => undefined) // it is gone already
    },
  }
}
