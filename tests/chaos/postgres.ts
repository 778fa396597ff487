import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openConnection } from '../../src/store/database/connection.ts'
import { type Embedded, startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { findCluster } from '../../src/store/database/embedded/home.ts'
import { type Cable, cableTo } from '../world/cable.ts'
import { openFolder } from '../world/service.ts'

/** A durable Postgres that is broken in every way, behind a cable that services reach it by. */
export interface ChaosPostgres {
  /** Through the cable: what services are given. */
  url: string
  /** Past the cable: what the test looks with. */
  directUrl(): string
  cable: Cable
  /** Immediate shutdown, which leaves recovery to the start that follows it, once `meanwhile` is over. */
  crash(meanwhile?: () => Promise<void>): Promise<void>
  /** Postgres ends all its sessions and recovers, as after a session was killed by the system. */
  killSession(random: () => number): Promise<void>
  /** Sessions are ended one by one, as an administrator would. Answers how many. */
  terminate(which: 'some' | 'listeners', random: () => number): Promise<number>
  stop(): Promise<void>
}

export async function startPostgres(): Promise<ChaosPostgres> {
  const dataDir = await openFolder()
  const start = () => startEmbedded({ dataDir, onUnexpectedExit: () => {} })
  let embedded: Embedded = await start()
  const cable = await cableTo(Number(new URL(embedded.url).port))
  const url = new URL(embedded.url)
  url.port = String(cable.port)

  const ask = async <Row>(sql: string): Promise<Row[]> => {
    const client = await openConnection(embedded.url, { name: 'chaos' })
    try {
      return (await client.query(sql)).rows as Row[]
    } finally {
      await client.end().catch(() => undefined) // it may have been the one that was killed
    }
  }
  const sessions = (condition: string) =>
    ask<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'chaos' AND ${condition}`,
    )
  return {
    url: url.href,
    directUrl: () => embedded.url,
    cable,
    async crash(meanwhile = async () => {}) {
      const folder = (await findCluster(dataDir)) ?? ''
      const [pid] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      await meanwhile()
      embedded = await start()
      cable.lead(Number(new URL(embedded.url).port))
    },
    async killSession(random) {
      const found = await sessions('true')
      const victim = found[Math.floor(random() * found.length)]
      if (victim !== undefined) process.kill(victim.pid, 'SIGKILL')
    },
    async terminate(which, random) {
      const found = await sessions(which === 'listeners' ? `query LIKE 'LISTEN%'` : 'true')
      const chosen = found.filter(() => which === 'listeners' || random() < 0.5)
      for (const { pid } of chosen) await ask(`SELECT pg_terminate_backend(${pid})`)
      return chosen.length
    },
    async stop() {
      await cable.close()
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
