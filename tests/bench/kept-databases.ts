import { chmod, mkdir } from 'node:fs/promises'
import { openConnection } from '../../src/store/database/connection.ts'
import { startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { findCluster } from '../../src/store/database/embedded/home.ts'
import { findPostmaster } from '../../src/store/database/embedded/postmaster.ts'
import { migrate } from '../../src/store/database/migrations.ts'
import { databaseUrl, execute } from '../world/cluster.ts'

/** A Postgres whose databases stay in its folder for the next run. */
export interface KeptDatabases {
  /** Of Postgres's first process. */
  pid: number
  /** The URL of a database of today's schema; `write` makes all of it where it is not there. */
  open(name: string, write: (url: string) => Promise<void>): Promise<string>
  stop(): Promise<void>
}

export async function openKeptDatabases(folder: string): Promise<KeptDatabases & { url: string }> {
  await mkdir(folder, { recursive: true })
  // Run by root, Postgres runs under another account, which must get in.
  await chmod(folder, 0o755)
  const { url, stop } = await startEmbedded({
    dataDir: folder,
    onUnexpectedExit: (error) => process.emit('uncaughtException', error),
  })
  const cluster = await findCluster(folder)
  const postmaster = cluster === null ? null : await findPostmaster(cluster)
  if (postmaster === null) throw new Error(`no Postgres runs in ${folder}`)
  return {
    url,
    pid: postmaster.pid,
    async open(name, write) {
      const own = databaseUrl(url, name)
      if (await hasDatabase(url, name)) {
        await migrate(own)
        return own
      }
      const making = `${name}_making`
      await execute(url, `DROP DATABASE IF EXISTS ${making}`)
      await execute(url, `CREATE DATABASE ${making}`)
      await write(databaseUrl(url, making))
      // Named at last: one that was interrupted is written again.
      await execute(url, `ALTER DATABASE ${making} RENAME TO ${name}`)
      return own
    },
    stop,
  }
}

async function hasDatabase(url: string, name: string): Promise<boolean> {
  const client = await openConnection(url)
  const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  await client.end()
  return rows.length > 0
}
