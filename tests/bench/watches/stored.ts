import { openConnection } from '../../../src/store/database/connection.ts'
import { migrate } from '../../../src/store/database/migrations.ts'
import { seeded } from '../../world/seeded.ts'
import { openKeptDatabases } from '../kept-databases.ts'
import { CONFIGURATIONS, mixedWatch } from './mix.ts'

/** A Postgres whose databases hold so many watches each; they stay in its folder for the next run. */
export interface StoredWatches {
  /** Of Postgres's first process. */
  pid: number
  open(watches: number): Promise<string>
  stop(): Promise<void>
}

const WATCHES_EACH = 20
const TOGETHER = 10_000

export async function openStoredWatches(folder: string, tell: (line: string) => void): Promise<StoredWatches> {
  const { pid, open, stop } = await openKeptDatabases(folder)
  return { pid, open: (watches) => open(`watches_${watches}`, (url) => write(url, watches, tell)), stop }
}

/** Writes watches as they would be after a while: in force, some of them changed once. */
async function write(url: string, watches: number, tell: (line: string) => void): Promise<void> {
  await migrate(url)
  const client = await openConnection(url)
  const random = seeded(watches)
  try {
    await client.query('SET session_replication_role = replica')
    await client.query(
      `INSERT INTO principals (id, name, role, created_at)
       SELECT ${idSql("'principal'", 'n')}, 'Analyst ' || n, 'READER', now() FROM generate_series(0, ${Math.ceil(watches / WATCHES_EACH)}) AS n`,
    )
    for (let from = 0; from < watches; from += TOGETHER) {
      const count = Math.min(TOGETHER, watches - from)
      const drawn = Array.from({ length: count }, () => mixedWatch(random))
      const rows = drawn.map((watch, index) => ({
        n: from + index,
        ...watch,
        version: (from + index) % 5 === 0 ? 2 : 1,
      }))
      await client.query(
        `WITH told AS MATERIALIZED (
           SELECT ${idSql("'watch'", 'n')} AS id, ${idSql("'principal'", `n / ${WATCHES_EACH}`)} AS owner, r.* FROM jsonb_to_recordset($1::jsonb) AS r(
             n int, condition jsonb, tells text[], "burstMinutes" int, "isPaused" boolean, version int)
         ), made AS (
           INSERT INTO watches (id, owner_id, name, version, created_at) SELECT id, owner, 'Watch ' || n, version, now() FROM told
         )
         INSERT INTO watch_definitions (watch_id, version, condition, tells, burst_minutes, paused, author_id, created_at, from_position)
         SELECT id, v, condition, tells::"AlertKind"[], "burstMinutes", "isPaused", owner, now(), 0
         FROM told, generate_series(1, version) AS v`,
        [JSON.stringify(rows)],
      )
      if ((from + count) % 100_000 === 0) tell(`${from + count} of ${watches} watches`)
    }
    await client.query('INSERT INTO alert_configurations SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [
      CONFIGURATIONS,
    ])
    await client.query('SET session_replication_role = origin')
    await client.query('VACUUM (ANALYZE)')
  } finally {
    await client.end()
  }
}

/** Later rows have later ids, as with UUIDs of version 7. */
function idSql(kind: string, n: string): string {
  return `(lpad(to_hex(1700000000000 + (${n})::bigint), 12, '0') || '7' || substr(md5(${kind} || (${n})), 1, 3) || '8' || substr(md5(${kind} || (${n})), 4, 15))::uuid`
}
