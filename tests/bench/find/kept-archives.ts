import { chmod, mkdir } from 'node:fs/promises'
import { openConnection } from '../../../src/store/database/connection.ts'
import { startEmbedded } from '../../../src/store/database/embedded/embedded.ts'
import { findCluster } from '../../../src/store/database/embedded/home.ts'
import { findPostmaster } from '../../../src/store/database/embedded/postmaster.ts'
import { migrate } from '../../../src/store/database/migrations.ts'
import { databaseUrl, execute } from '../../world/cluster.ts'
import { writeArchive } from './archive.ts'

/** A Postgres whose databases are archives of several sizes; they stay in its folder for the next run. */
export interface KeptArchives {
  /** Of Postgres's first process. */
  pid: number
  /** The archive of so many statements, written now if it is not there, and brought to today's schema. */
  open(statements: number): Promise<string>
  stop(): Promise<void>
}

export async function openKeptArchives(folder: string, tell: (line: string) => void): Promise<KeptArchives> {
  await mkdir(folder, { recursive: true })
  // Run by root, Postgres runs under another account, which must get in.
  await chmod(folder, 0o755)
  const server = await startEmbedded({
    dataDir: folder,
    onUnexpectedExit: (error) => process.emit('uncaughtException', error),
  })
  const cluster = await findCluster(folder)
  const postmaster = cluster === null ? null : await findPostmaster(cluster)
  if (postmaster === null) throw new Error(`no Postgres runs in ${folder}`)
  // It would run whenever it likes, and what it costs would be counted to the page that is measured when it ends.
  await execute(server.url, 'ALTER SYSTEM SET autovacuum = off')
  await execute(server.url, 'SELECT pg_reload_conf()')
  return {
    pid: postmaster.pid,
    async open(statements) {
      const name = `find_${statements}`
      const url = databaseUrl(server.url, name)
      if (await hasDatabase(server.url, name)) {
        await migrate(url)
        await execute(url, 'VACUUM (ANALYZE)')
        return url
      }
      const making = `${name}_making`
      await execute(server.url, `DROP DATABASE IF EXISTS ${making}`)
      await execute(server.url, `CREATE DATABASE ${making}`)
      await writeArchive(databaseUrl(server.url, making), statements, tell)
      // As a database that has been in use: it knows its own rows, else Postgres guesses, and the guess is the price; and
      // it knows which of them everybody sees, else each is looked at to be counted.
      await execute(databaseUrl(server.url, making), 'VACUUM (ANALYZE)')
      // Named at last: an archive that was interrupted is written again.
      await execute(server.url, `ALTER DATABASE ${making} RENAME TO ${name}`)
      return url
    },
    stop: server.stop,
  }
}

async function hasDatabase(url: string, name: string): Promise<boolean> {
  const client = await openConnection(url)
  const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  await client.end()
  return rows.length > 0
}
