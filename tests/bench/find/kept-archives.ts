import { execute } from '../../world/cluster.ts'
import { openKeptDatabases } from '../kept-databases.ts'
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
  const { url: server, pid, open, stop } = await openKeptDatabases(folder)
  // It would run whenever it likes, and what it costs would be counted to the page that is measured when it ends.
  await execute(server, 'ALTER SYSTEM SET autovacuum = off')
  await execute(server, 'SELECT pg_reload_conf()')
  return {
    pid,
    async open(statements) {
      const url = await open(`find_${statements}`, (making) => writeArchive(making, statements, tell))
      await execute(url, COMPARED)
      // As a database that has been in use: it knows its own rows, else Postgres guesses, and the guess is the price; and
      // it knows which of them everybody sees, else each is looked at to be counted.
      await execute(url, 'VACUUM (ANALYZE)')
      return url
    },
    stop,
  }
}

/** Else a service compares reports of an archive that an earlier release has written, for hours, whatever is measured. */
const COMPARED = `
  SET session_replication_role = replica;
  UPDATE statement_versions SET discrepancies = COALESCE(discrepancies, '{}'), replies = COALESCE(replies, '{}')
  WHERE current AND (discrepancies IS NULL OR replies IS NULL)`
