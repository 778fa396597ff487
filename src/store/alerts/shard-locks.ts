import type pg from 'pg'
import { ALL_SHARDS, type Shard, shareOf } from '../../domain/watch/shard.ts'
import { openConnection } from '../database/connection.ts'
import { DECIDERS_LOCK, SHARDS_LOCK } from '../database/locks.ts'

/** The shards that this process decides. Each is a lock, held by one process of a database at a time. */
export interface ShardLocks {
  /** False where the connection that held them broke: all of them may be another's by now. */
  readonly isConnected: boolean
  /** How many are this process's share of all, as many as there are. Opens the connection where it must. */
  readShare(): Promise<number>
  /** Takes at most so many that no other process has, and tells which. */
  take(most: number): Promise<Shard[]>
  /** Lets others have them. */
  give(shards: readonly Shard[]): Promise<void>
  /** Gives all, and ends the connection. */
  close(): Promise<void>
}

// The locks are on one connection, which stays open: when it ends, however it ends, Postgres frees them. On it is another
// lock, by which the processes that would decide are counted.

/** Rejections mean that the database is away: `close` then, and begin again. */
export function openShardLocks(url: string, name: string): ShardLocks {
  let holder: pg.Client | null = null
  // Where this one is among the processes, and how many they are.
  let place = 0
  let processes = 1
  // Postgres gives a session again what it has.
  const held = new Set<Shard>()

  const connected = async (): Promise<pg.Client> => {
    if (holder !== null) return holder
    const client = await openConnection(url, { name })
    holder = client
    client.once('end', () => {
      if (holder !== client) return
      holder = null
      held.clear()
    })
    await client.query('SELECT pg_advisory_lock($1, pg_backend_pid())', [DECIDERS_LOCK])
    return client
  }
  return {
    get isConnected() {
      return holder !== null
    },
    async readShare() {
      const client = await connected()
      const { rows } = await client.query<{ place: number; processes: number }>(
        `SELECT count(*) FILTER (WHERE objid::bigint < pg_backend_pid())::int AS place, count(*)::int AS processes
         FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = $1 AND objsubid = 2 AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [DECIDERS_LOCK],
      )
      place = rows[0]?.place ?? 0
      processes = Math.max(1, rows[0]?.processes ?? 1)
      return shareOf(place, processes)
    },
    async take(most) {
      const client = await connected()
      const taken: Shard[] = []
      // Processes that start together begin at different ones.
      const first = Math.floor((place * ALL_SHARDS.length) / processes)
      for (const shard of [...ALL_SHARDS.slice(first), ...ALL_SHARDS.slice(0, first)]) {
        if (taken.length >= most) break
        if (held.has(shard)) continue
        const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', [
          SHARDS_LOCK,
          shard,
        ])
        if (rows[0]?.taken !== true) continue
        held.add(shard)
        taken.push(shard)
      }
      return taken
    },
    async give(shards) {
      const client = await connected()
      await client.query('SELECT pg_advisory_unlock($1, shard) FROM unnest($2::int[]) AS shard', [
        SHARDS_LOCK,
        [...shards],
      ])
      for (const shard of shards) held.delete(shard)
    },
    async close() {
      const client = holder
      holder = null
      held.clear()
      await client?.end().catch(() => undefined) // it is gone already
    },
  }
}
