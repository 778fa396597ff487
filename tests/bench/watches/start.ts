import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openConnection } from '../../../src/store/database/connection.ts'
import { cpuSecondsOfAll, residentKb } from '../fanout/cost.ts'
import { postgresMs } from '../find/measured-service.ts'
import { startServiceProcess } from '../service-process.ts'

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
  const database = new URL(databaseUrl).pathname.slice(1)
  const client = await openConnection(databaseUrl)
  // Something that is to be decided: a change that concerns none.
  await client.query(
    `INSERT INTO pending_entries (kind, change_id, subject_id, written_at)
     VALUES ('TOPIC_CHANGED', gen_random_uuid(), gen_random_uuid(), now())`,
  )
  const postgresBefore = postgresMs(postmaster, database)
  const begun = performance.now()
  const { child, pid, stop } = await startServiceProcess(databaseUrl)
  // What is not read would fill its pipe.
  child.stdout.resume()
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
    await stop()
  }
}

function mostResidentKb(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}
