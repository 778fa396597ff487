import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../prisma/client.ts'
import { openReadAccess, type ReadAccess } from '../reading/read-access.ts'
import { openConnection, openPool } from './connection.ts'
import { refuseTransactionPooler } from './pooler.ts'
import { statementNames } from './prepared.ts'
import { DatabaseUnfit } from './session.ts'

const OLDEST_VERSION = 15
const POLL_LIMIT_MS = 2_000
/** Connections that queries and the answers of mutations share, and those that streams share. */
const CONNECTIONS = { queries: 8, streams: 4 }

/** What the sessions of readers are set to. */
const READING = {
  // Taken to be on a turning disk, as it is unless set, a page by a rare word would be looked for in all statements there are.
  random_page_cost: '1.1',
  // A reader's share of connections is a share of the processor too; and to compile a plan takes longer than most reads.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  // What is read with these writes nothing, or the limit of time would end half-done work.
  default_transaction_read_only: 'on',
}

/** The one Prisma client and, for what Prisma cannot say, a pool of plain connections to the same database. */
export interface Database {
  prisma: PrismaClient
  pool: pg.Pool
  /** One connection, and short time-outs, for what is asked all the time and is asked again. */
  polls: pg.Pool
  /** With the password: for a connection of one's own (LISTEN). */
  url: string
  /**
   * Opens what queries or streams read with, on more connections; a statement there fails after `timeoutMs`. The caller
   * closes it.
   */
  openReadAccess(whose: keyof typeof CONNECTIONS, timeoutMs: number): ReadAccess
  /** Waits until every connection taken from `pool` is given back. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  prismaConnections?: number
  poolConnections?: number
  /** How long a query may wait for a free connection before it fails. */
  waitMs?: number
  /** Accepts a server with fsync off, which loses what it promised in a power cut: for tests. */
  allowUnsafe?: boolean
}

/** The server is older than the SQL we use. */
class DatabaseTooOld extends Error {
  override readonly name = 'DatabaseTooOld'

  constructor(version: string) {
    super(`This database is PostgreSQL ${version}: Onrecord needs ${OLDEST_VERSION} or newer`)
  }
}

/**
 * Checks the server, then opens it. Opened before its migrations are applied too: no table is touched here.
 *
 * Throws DatabaseUnavailable, DatabaseTooOld or DatabaseUnfit, each with one line saying what to do.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const { prismaConnections = 10, poolConnections = 10, waitMs = 20_000, allowUnsafe = false } = options
  await check(url, allowUnsafe)

  const forPrisma = openPool(url, prismaConnections, waitMs)
  const pool = openPool(url, poolConnections, waitMs)
  const polls = openPool(url, 1, POLL_LIMIT_MS, { statement_timeout: `${POLL_LIMIT_MS}ms` })
  const prisma = new PrismaClient({
    adapter: new PrismaPg(forPrisma, { statementNameGenerator: statementNames() }),
    errorFormat: 'minimal',
    // On a busy machine the defaults (2 s to begin, 5 s in all) fail what would have succeeded.
    transactionOptions: { maxWait: waitMs, timeout: 60_000 },
  })
  return {
    prisma,
    pool,
    polls,
    url,
    openReadAccess(whose, timeoutMs) {
      const most = CONNECTIONS[whose]
      const share = whose === 'queries' ? most / 2 : most
      const own = { ...READING, statement_timeout: `${timeoutMs}ms` }
      return openReadAccess(openPool(url, most, waitMs, own), { timeoutMs, share, database: prisma })
    },
    async close() {
      await prisma.$disconnect()
      await Promise.all([forPrisma.end(), pool.end(), polls.end()])
    },
  }
}

async function check(url: string, allowUnsafe: boolean): Promise<void> {
  const client = await openConnection(url)
  try {
    const { rows } = await client.query<
      Record<'version' | 'number' | 'fsync' | 'encoding' | 'readOnly' | 'replica' | 'unicode', string>
    >(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
              current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
              current_setting('default_transaction_read_only') AS "readOnly",
              CASE WHEN pg_is_in_recovery() THEN 'yes' ELSE 'no' END AS replica,
              CASE WHEN to_regcollation('pg_catalog."und-x-icu"') IS NULL THEN 'no' ELSE 'yes' END AS unicode`,
    )
    const server = rows[0]
    if (Number(server?.number) < OLDEST_VERSION * 10_000) throw new DatabaseTooOld(server?.version ?? 'unknown')
    if (server?.replica !== 'no') {
      throw new DatabaseUnfit('This database is a read-only replica: set DATABASE_URL to its primary')
    }
    // Some set this when a disk is nearly full. To write all the same would be against what it is for.
    if (server.readOnly !== 'off') {
      throw new DatabaseUnfit('This database is set to read-only: set default_transaction_read_only to off for it')
    }
    if (server.encoding !== 'UTF8') {
      throw new DatabaseUnfit(`This database has the encoding ${server.encoding}: create one with the encoding UTF8`)
    }
    if (server.unicode !== 'yes') {
      throw new DatabaseUnfit('This Postgres has no ICU collations: use one built with ICU, as the common packages are')
    }
    if (server.fsync !== 'on' && !allowUnsafe) {
      throw new DatabaseUnfit('This Postgres runs with fsync off and would lose what it has confirmed: set fsync = on')
    }
    const other = await openConnection(url)
    await refuseTransactionPooler(client, other).finally(() => other.end())
  } finally {
    await client.end()
  }
}
