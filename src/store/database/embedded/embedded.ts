import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { DatabaseUnavailable, openConnection } from '../connection.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, removeUnfinished } from './cluster.ts'
import { EmbeddedPostgresError } from './error.ts'
import { type Cluster, findCluster, openCluster } from './home.ts'
import { endOrphan, findPostmaster, isConnectionLoss, lockHolder, takeLock, urlOf } from './postmaster.ts'
import { end, isAlive, lastWords, launch, type Server } from './server.ts'

// The Postgres that Onrecord brings along, as its own supervisor. postgres-binaries finds the programs, postgres-home
// the place of the data, postgres-cluster makes it, postmaster settles who owns it, postgres-server runs it.

const DATABASE = 'onrecord'
const ATTEMPTS = 5

export interface Embedded {
  /** With the password: not for logs. */
  url: string
  /** Ends every session, writes everything to disk and waits until the server is gone. May be called twice. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Made if missing. Used by one service at a time. */
  dataDir: string
  /** Called once if the server ends without stop(); the service cannot go on then. */
  onUnexpectedExit(error: EmbeddedPostgresError): void
  /** What a person waiting may want to know, a line at a time. */
  log?: (line: string) => void
  /** False gives up crash safety for speed: for tests. */
  durable?: boolean
}

/**
 * Starts the embedded Postgres of a data folder, making it on the first start and ending a server that a killed
 * service has left. Throws EmbeddedPostgresError.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { onUnexpectedExit, log = () => {}, durable = true } = options
  const cluster = await openCluster(resolve(options.dataDir))
  const binaries = await findBinaries(cluster.account, cluster.shelf)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await ensureCluster(cluster, binaries, log)
    await endOrphan(cluster.folder, log)
    // Null when its port was taken meanwhile, or when another service was as quick as we are: then look again.
    const server = await launch(cluster, binaries, durable)
    if (server === null) {
      await pause(attempt * 100)
      continue
    }
    try {
      await removeUnfinished(cluster.home)
      await createDatabase(cluster.folder, server.port)
    } catch (error) {
      await end(server.child, 'SIGINT')
      // Another service that starts took our server for one left over, before it could see that it is ours.
      if (!(error instanceof DatabaseUnavailable) && !isConnectionLoss(error)) throw error
      await pause(attempt * 100)
      continue
    }
    return await supervise(server, cluster, durable, onUnexpectedExit)
  }
  throw new EmbeddedPostgresError('failed', `Postgres does not start: ${await lastWords(cluster)}`)
}

/**
 * For command-line tools: the URL of the embedded Postgres of a service that is running on this data folder; null if
 * none is. A server without a service is none: the next start will end it.
 */
export async function attachEmbedded(dataDir: string): Promise<{ url: string } | null> {
  const cluster = await findCluster(resolve(dataDir))
  const server = cluster === null ? null : await findPostmaster(cluster)
  if (cluster === null || server === null || server.port === null) return null
  const url = await urlOf(cluster, server.port, DATABASE)
  try {
    const client = await openConnection(url)
    const holder = await lockHolder(client)
    await client.end()
    return holder === null ? null : { url }
  } catch (error) {
    // Not ready yet, or going down: there is no running service.
    if (error instanceof DatabaseUnavailable || isConnectionLoss(error)) return null
    throw error
  }
}

async function createDatabase(folder: string, port: number): Promise<void> {
  const client = await openConnection(await urlOf(folder, port))
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await client.end()
  }
}

async function supervise(
  { child, port, lock }: Server,
  cluster: Cluster,
  durable: boolean,
  onUnexpectedExit: EmbeddedOptions['onUnexpectedExit'],
): Promise<Embedded> {
  const maintenanceUrl = await urlOf(cluster.folder, port)
  const url = await urlOf(cluster.folder, port, DATABASE)
  let stopping: Promise<void> | null = null
  // Spares the next start an orphan when the process ends by an error; nothing can be waited for here.
  const endWithUs = () => child.kill('SIGINT')
  process.once('exit', endWithUs)

  const onExit = async () => {
    process.off('exit', endWithUs)
    if (stopping) return
    const reason = child.signalCode ?? `exit code ${child.exitCode}`
    onUnexpectedExit(
      new EmbeddedPostgresError(
        'failed',
        `The embedded Postgres ended by itself (${reason}): ${await lastWords(cluster)}`,
      ),
    )
  }
  if (isAlive(child)) child.once('exit', onExit)
  else void onExit()
  keepLock(lock, () => (stopping === null && isAlive(child) ? takeLock(maintenanceUrl) : null))

  return {
    url,
    stop() {
      stopping ??= end(child, durable ? 'SIGINT' : 'SIGQUIT')
      return stopping
    },
  }
}

// A crash of one session makes Postgres end all of them, ours too, and go on. Whoever takes the lock in between ends
// the server, which is noticed as any other end of it.
function keepLock(lock: pg.Client, takeAgain: () => ReturnType<typeof takeLock> | null): void {
  lock.once('end', async () => {
    for (let next = takeAgain(); next !== null; next = takeAgain()) {
      const taken = await next
      if (typeof taken === 'object') return keepLock(taken, takeAgain)
      await pause(100)
    }
  })
}
