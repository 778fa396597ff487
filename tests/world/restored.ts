import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Embedded, startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { findCluster } from '../../src/store/database/embedded/home.ts'
import { type Cable, cableTo } from './cable.ts'
import { execute } from './cluster.ts'
import { openFolder } from './service.ts'

/** A Postgres of its own whose files are copied and put back, as an operator does who backs up a data folder. */
export interface Restorable {
  /** Stays the same, whatever port Postgres has now. */
  url: string
  /** Copies its files in one moment in which nobody writes, as a snapshot of its disk has them. */
  backUp(): Promise<void>
  /** Stops Postgres, puts the copy in the place of its files, and starts it again. */
  restore(): Promise<void>
  stop(): Promise<void>
}

export async function startRestorable(): Promise<Restorable> {
  const dataDir = await openFolder()
  const backup = await openFolder()
  const start = () => startEmbedded({ dataDir, onUnexpectedExit: () => {} })
  let embedded: Embedded = await start()
  const cable: Cable = await cableTo(Number(new URL(embedded.url).port))
  const url = new URL(embedded.url)
  url.port = String(cable.port)
  const folder = (await findCluster(dataDir)) ?? ''
  const copy = join(backup, 'copy')

  // With owners and times, as a backup has them.
  const copyFiles = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to])
  return {
    url: url.href,
    async backUp() {
      await execute(embedded.url, 'CHECKPOINT')
      await copyFiles(folder, copy)
      await rm(join(copy, 'postmaster.pid'))
    },
    async restore() {
      await embedded.stop()
      await rm(folder, { recursive: true })
      await copyFiles(copy, folder)
      embedded = await start()
      cable.lead(Number(new URL(embedded.url).port))
    },
    async stop() {
      await cable.close()
      await embedded.stop()
      await rm(dataDir, { recursive: true })
      await rm(backup, { recursive: true })
    },
  }
}
