import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { prepareQueue } from '../../src/jobs/queue-schema.ts'
import { openConnection } from '../../src/store/database/connection.ts'
import { startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { migrate } from '../../src/store/database/migrations.ts'

// One Postgres for the whole run, with one migrated database that every test file clones: a clone takes 20 ms, the
// migrations take longer, and a cluster two seconds.

declare module 'vitest' {
  export interface ProvidedContext {
    /** Maintenance database of the server that tests may fill with databases. */
    serverUrl: string
    /** Begins the name of every database of this run; itself the name of the template. */
    databasePrefix: string
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ? borrow(process.env.TEST_DATABASE_URL) : await start()
  const prefix = `onrecord_test_${randomBytes(4).toString('hex')}`
  await execute(server.url, `CREATE DATABASE ${prefix}`)
  await migrate(databaseUrl(server.url, prefix))
  await prepareQueue(databaseUrl(server.url, prefix))
  project.provide('serverUrl', server.url)
  project.provide('databasePrefix', prefix)
  return async () => {
    await dropAll(server.url, prefix)
    await server.stop()
  }
}

interface Server {
  url: string
  stop(): Promise<void>
}

function borrow(url: string): Server {
  return { url, stop: async () => {} }
}

async function start(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-test-'))
  // Run by root, Postgres runs under another account, which must get in.
  await chmod(dataDir, 0o755)
  const embedded = await startEmbedded({
    dataDir,
    durable: false,
    onUnexpectedExit(error) {
      throw error
    },
  })
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const client = await openConnection(url)
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  )
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.end()
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** One statement on a connection of its own, as CREATE and DROP DATABASE want it. */
export async function execute(url: string, sql: string): Promise<void> {
  const client = await openConnection(url)
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
