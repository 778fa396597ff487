import type pg from 'pg'
import { DatabaseUnfit } from './session.ts'

const ROUNDS = 3

/**
 * Refuses a pooler that gives each transaction a session of its choice: settings, locks that outlive a transaction, and
 * LISTEN belong to a session, and would be somebody else's with the next statement.
 *
 * Two connections through such a pooler share one session, or one of them is moved. Each round asks one of them twice in
 * a row, so that a pooler that hands out its sessions in turn is seen too, however many it has.
 *
 * @throws DatabaseUnfit
 */
export async function refuseTransactionPooler(one: pg.Client, other: pg.Client): Promise<void> {
  const ones = new Set<number>()
  const others = new Set<number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    ones.add(await sessionOf(one))
    others.add(await sessionOf(other))
    ones.add(await sessionOf(one))
    ones.add(await sessionOf(one))
  }
  if (ones.size === 1 && others.size === 1 && [...ones].every((session) => !others.has(session))) return
  throw new DatabaseUnfit(
    'DATABASE_URL leads to a pooler that pools transactions or statements: set it to pool sessions (pool_mode = session), or give the address of Postgres itself',
  )
}

async function sessionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ session: number }>('SELECT pg_backend_pid() AS session')
  return rows[0]?.session ?? 0
}
