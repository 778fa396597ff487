import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError } from './error.ts'
import type { Cluster } from './home.ts'
import { locked, takeLock, urlOf } from './postmaster.ts'

const STARTING_TIMEOUT_MS = 60_000
const STOPPING_TIMEOUT_MS = 30_000
/** A log that has grown beyond it is begun again at the next start. */
const LOG_LIMIT_BYTES = 10_000_000
/** Each of a hundred sessions may say a few things when the server ends. */
const LAST_LINES = 500

/** A running server of ours. `lock` is what makes it ours: it is held as long as that connection lives. */
export interface Server {
  child: ChildProcess
  port: number
  lock: pg.Client
}

/** Null if the server ended before it was ours: its port was taken, or another service was quicker. */
export async function launch(cluster: Cluster, binaries: Binaries, durable: boolean): Promise<Server | null> {
  const port = await findFreePort()
  const url = await urlOf(cluster.folder, port)
  const child = await spawnPostgres(cluster, binaries, port, durable)
  const giveUpAt = Date.now() + STARTING_TIMEOUT_MS
  while (isAlive(child)) {
    const lock = await takeLock(url)
    if (typeof lock === 'object') return { child, port, lock }
    if (Date.now() > giveUpAt) {
      const error =
        lock === 'held'
          ? await locked(cluster.folder, port)
          : new EmbeddedPostgresError('failed', `Postgres does not get ready: ${await lastWords(cluster)}`)
      await end(child, 'SIGQUIT')
      throw error
    }
    await pause(20)
  }
  return null
}

async function spawnPostgres(cluster: Cluster, binaries: Binaries, port: number, durable: boolean) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    cluster_name: 'onrecord',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
  }
  // A file, not a pipe: it outlives us together with a server that we leave behind.
  const log = await open(logOf(cluster), 'a', 0o600)
  try {
    if ((await log.stat()).size > LOG_LIMIT_BYTES) await log.truncate()
    const child = spawn(
      join(binaries.folder, 'bin', 'postgres'),
      // Given here they win over postgresql.conf and ALTER SYSTEM.
      [
        '-D',
        await realpath(cluster.folder),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        // In a group of its own: Ctrl-C is for us, who end it when the work in hand is done.
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        cwd: '/',
        env: { PATH: process.env.PATH },
        ...cluster.account,
      },
    )
    await once(child, 'spawn')
    return child
  } finally {
    await log.close()
  }
}

/** SIGINT is a fast shutdown, SIGQUIT one that leaves recovery to the next start. Waits until the server is gone. */
export async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (!isAlive(child)) return
  const gone = once(child, 'exit')
  child.kill(signal)
  // Immediate shutdown: the next start recovers from the log of writes, as after a power cut.
  const impatience = setTimeout(() => child.kill('SIGQUIT'), STOPPING_TIMEOUT_MS)
  await gone
  clearTimeout(impatience)
}

export function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

// If another program takes it before Postgres does, the start fails and is tried again.
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return address.port
}

function logOf(cluster: Cluster): string {
  return join(cluster.home, 'postgres.log')
}

/** What the server last had to say, for an error's message. */
export async function lastWords(cluster: Cluster): Promise<string> {
  // Gone together with the data folder, perhaps: then there is no more to say.
  const lines = (await readFile(logOf(cluster), 'utf8').catch(() => '')).trim().split('\n')
  // Not what an earlier run ended of.
  const begin = lines.findLastIndex((line) => line.includes('starting PostgreSQL'))
  const last = lines.slice(Math.max(begin, lines.length - LAST_LINES, 0))
  const where = `(all of it in ${logOf(cluster)})`
  // What Postgres says after it is of sessions that it ends, and of what they left undone.
  const full = last.findLast((line) => /(PANIC|FATAL):.*No space left on device/.test(line))
  if (full !== undefined)
    return `the disk of ${cluster.folder} is full: make room on it, then start again. "${full}" ${where}`
  const telling = last.slice(-8).findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
  return `"${telling}" ${where}`
}
