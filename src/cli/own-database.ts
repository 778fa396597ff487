import type { Settings } from '../settings.ts'
import { type Database, openDatabase } from '../store/database/database.ts'
import { attachEmbedded, startEmbedded } from '../store/database/embedded/embedded.ts'
import { findCluster } from '../store/database/embedded/home.ts'
import { expectMigrated, migrate } from '../store/database/migrations.ts'

/** How a command uses the database. */
export interface Loan {
  /** A service that others can reach starts with a key only: who makes the first one is before the service. */
  makesTables?: boolean
  connections?: number
}

/** There is nothing here to work on: only `serve` makes a database. */
class NoDatabase extends Error {
  override readonly name = 'NoDatabase'

  constructor(dataDir: string) {
    super(
      `There is no database in ${dataDir}: "onrecord serve" makes one. If you have one, call this in its folder, or set DATA_DIR or DATABASE_URL`,
    )
  }
}

/**
 * Lends the service's database to a command: DATABASE_URL, else the embedded Postgres, which is started for as long
 * as it takes where no service has it running.
 *
 * @throws NoDatabase, or MigrationError where the tables are not those of this version: a command never makes either.
 */
export async function withDatabase<Result>(
  settings: Settings,
  work: (db: Database) => Promise<Result>,
  loan: Loan = {},
) {
  if (settings.databaseUrl !== null) return lend(settings.databaseUrl, work, loan)
  if ((await findCluster(settings.dataDir)) === null) throw new NoDatabase(settings.dataDir)
  const running = await attachEmbedded(settings.dataDir)
  if (running !== null) return lend(running.url, work, loan)
  const embedded = await startEmbedded({
    dataDir: settings.dataDir,
    onUnexpectedExit(error) {
      throw error
    },
  })
  try {
    return await lend(embedded.url, work, loan)
  } finally {
    await embedded.stop()
  }
}

/** The same, where it can be had without starting anything; null where no service has it running. */
export async function withRunningDatabase<Result>(
  settings: Settings,
  work: (db: Database) => Promise<Result>,
): Promise<Result | null> {
  const running = settings.databaseUrl === null ? await attachEmbedded(settings.dataDir) : null
  const url = settings.databaseUrl ?? running?.url
  return url === undefined ? null : lend(url, work, {})
}

async function lend<Result>(
  url: string,
  work: (db: Database) => Promise<Result>,
  { makesTables = false, connections = 2 }: Loan,
): Promise<Result> {
  // Opened first: it checks that the server is one we can use before anything is written to it.
  const db = await openDatabase(url, { prismaConnections: connections, poolConnections: 1 })
  try {
    if (makesTables) await migrate(url)
    else await expectMigrated(url)
    return await work(db)
  } finally {
    await db.close()
  }
}
