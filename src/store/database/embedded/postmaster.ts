import { execFile } from 'node:child_process'
import { readFile, realpath, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type pg from 'pg'
import { DatabaseUnavailable, openConnection } from '../connection.ts'
import { readPassword } from './cluster.ts'
import { EmbeddedPostgresError } from './error.ts'

// Who may use a cluster is settled in two steps that both die with their process and so survive a kill -9 and a
// reused process id, on Linux and macOS alike: Postgres itself lets one postmaster run on it, and the service that
// holds an advisory lock in that server owns it. A postmaster whose lock is free is an orphan.

const LOCK = 7_266_732
const STARTING_TIMEOUT_MS = 60_000
/** A service that has just ended may not be gone from the server's point of view yet. */
const LOCK_PATIENCE_MS = 2_000

/** What a server has written about itself into its cluster. `port` is null while it is starting. */
export interface Postmaster {
  pid: number
  port: number | null
}

/** The server that runs on the cluster, in whatever state; null if none does. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const found = await readPidFile(cluster)
  return found && (await isPostmasterOf(cluster, found.pid)) ? found : null
}

/** By default of the maintenance database, where the lock is. */
export async function urlOf(cluster: string, port: number, database = 'postgres'): Promise<string> {
  return `postgresql://onrecord:${await readPassword(cluster)}@127.0.0.1:${port}/${database}`
}

/**
 * Tries the lock of the server, whose maintenance database `url` is: the connection that now holds it until it is
 * closed, or 'held' if another service has it.
 */
export async function takeLock(url: string): Promise<pg.Client | 'held' | 'unreachable'> {
  try {
    const client = await openConnection(url, { timeoutMs: 5_000, name: `onrecord process ${process.pid}` })
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK])
    if (rows[0]?.taken) return client
    await client.end()
    return 'held'
  } catch (error) {
    // It is starting, stopping or in recovery: how long to wait is for the caller to say.
    if (error instanceof DatabaseUnavailable || isConnectionLoss(error)) return 'unreachable'
    throw error
  }
}

/** Which service holds the lock ("onrecord process 4711"); null if none does. */
export async function lockHolder(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ holder: string }>(
    `SELECT application_name AS holder FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND classid = 0 AND objid = $1 AND granted AND datname = 'postgres'`,
    [LOCK],
  )
  return rows[0]?.holder ?? null
}

/**
 * Ends the server that a killed service has left behind, and forgets one that is gone itself.
 *
 * Ended rather than taken over: so there is one way to watch a server (it is our child) and its settings are ours.
 * Throws EmbeddedPostgresError `locked` if a living service owns it.
 */
export async function endOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const giveUpAt = Date.now() + STARTING_TIMEOUT_MS
  let heldSince: number | null = null
  for (;;) {
    const orphan = await findPostmaster(cluster)
    if (orphan === null) return await forgetStalePid(cluster)

    const lock = orphan.port === null ? 'unreachable' : await takeLock(await urlOf(cluster, orphan.port))
    if (typeof lock === 'object') {
      log(`Ending the Postgres that an earlier run has left (process ${orphan.pid})`)
      await end(cluster, orphan.pid)
      await lock.end()
      return
    }
    heldSince = lock === 'held' ? (heldSince ?? Date.now()) : null
    if (heldSince !== null && Date.now() - heldSince > LOCK_PATIENCE_MS) throw await locked(cluster, orphan.port)
    if (Date.now() > giveUpAt) {
      throw new EmbeddedPostgresError(
        'failed',
        `The Postgres that an earlier run has left in ${cluster} (process ${orphan.pid}) does not answer: end that process`,
      )
    }
    await pause(50)
  }
}

export async function locked(cluster: string, port: number | null): Promise<EmbeddedPostgresError> {
  let holder: string | null = null
  if (port !== null) {
    const client = await openConnection(await urlOf(cluster, port))
    holder = await lockHolder(client)
    await client.end()
  }
  return new EmbeddedPostgresError(
    'locked',
    `The database in ${cluster} is in use by another Onrecord (${holder ?? 'process unknown'}): stop that one or set DATA_DIR to another folder`,
  )
}

async function readPidFile(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const [pid, , , port] = text.split('\n').map(Number)
  return { pid: pid || 0, port: port || null }
}

/**
 * Asked of the system, not of the file: a process id is used again, soonest in a container, where the one in the file
 * may by now be our own. /proc where there is one, since a slim image has no ps.
 */
async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  if (pid <= 0) return false
  const folder = await realpath(cluster)
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ESRCH') return ''
      throw error
    })
    const [program = '', ...parameters] = line.split('\0')
    return basename(program) === 'postgres' && parameters.includes(folder)
  }
  return await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.includes(`postgres -D ${folder} `),
    () => false, // ps fails when there is no such process.
  )
}

// Postgres takes any living process with that id for a server and would refuse to start.
async function forgetStalePid(cluster: string): Promise<void> {
  const stale = await readPidFile(cluster)
  if (stale === null || (await isPostmasterOf(cluster, stale.pid))) return
  await unlink(join(cluster, 'postmaster.pid')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

async function end(cluster: string, pid: number): Promise<void> {
  // A fast shutdown: open transactions are undone, the rest is written to disk.
  interrupt(pid)
  const giveUpAt = Date.now() + STARTING_TIMEOUT_MS
  while ((await findPostmaster(cluster))?.pid === pid) {
    if (Date.now() > giveUpAt) {
      throw new EmbeddedPostgresError('failed', `Postgres (process ${pid}) does not stop: end that process`)
    }
    await pause(20)
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    // Gone already, which is all that was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** The server went away in the middle: it is stopping, or recovers from a crash. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return /^(57P|08|E[A-Z]+$)/.test(code) || LOST.test(error.message)
}

/** What pg says without a code: of a query that was under way, and of one on a connection that is already lost. */
const LOST = /^Connection terminated|^Client (?:has encountered a connection error|was closed) and is not queryable/
