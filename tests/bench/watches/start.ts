import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openConnection } from '../../../src/store/database/connection.ts'
import { cpuSecondsOfAll, residentKb } from '../fanout/cost.ts'
import { postgresMs } from '../find/measured-service.ts'

/** What it takes a service to be ready to decide, and what it holds then. */
export interface Started {
  /** Until it has decided what came before. */
  seconds: number
  serviceCpuSeconds: number
  postgresCpuSeconds: number
  residentMb: number
  /** The most that it held on the way. */
  mostResidentMb: number
}

/** Starts the service as its own command does, and ends it. `postmaster`: Postgres's first process. */
export async function measureStart(databaseUrl: string, postmaster: number): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))
  const database = new URL(databaseUrl).pathname.slice(1)
  const client = await openConnection(databaseUrl)
  // Something that is to be decided: a change that concerns none.
  await client.query(
    `INSERT INTO pending_entries (kind, change_id, subject_id, written_at)
     VALUES ('TOPIC_CHANGED', gen_random_uuid(), gen_random_uuid(), now())`,
  )
  const postgresBefore = postgresMs(postmaster, database)
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      STARTER_TOPICS: 'off',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const pid = child.pid ?? 0
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error('the service has ended')
      const { rows } = await client.query<{ decided: boolean }>(
        `SELECT (SELECT position FROM alerts_decided) >= (SELECT position FROM journal_head)
           AND NOT EXISTS (SELECT FROM pending_entries) AS decided`,
      )
      if (rows[0]?.decided === true) break
      await pause(50)
    }
    const seconds = (performance.now() - begun) / 1000
    const serviceCpuSeconds = cpuSecondsOfAll(pid)
    const postgresCpuSeconds = (postgresMs(postmaster, database) - postgresBefore) / 1000
    // What was needed on the way alone is given back at the latest now.
    await pause(5_000)
    return {
      seconds,
      serviceCpuSeconds,
      postgresCpuSeconds,
      residentMb: residentKb(pid) / 1024,
      mostResidentMb: mostResidentKb(pid) / 1024,
    }
  } finally {
    await client.end()
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
    process.off('exit', kill)
    await rm(dataDir, { recursive: true, force: true })
  }
}

function mostResidentKb(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}
