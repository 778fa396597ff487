import type { Settings } from '../settings.ts'
import { type Database, openDatabase } from '../store/database/database.ts'
import { attachEmbedded, startEmbedded } from '../store/database/embedded/embedded.ts'
import { migrate } from '../store/database/migrations.ts'

/**
 * Lends the service's database to a command: DATABASE_URL, else the embedded Postgres, which is started for as long
 * as it takes where no service has it running. Tables are made where there are none yet.
 */
export async function withDatabase<Result>(settings: Settings, work: (db: Database) => Promise<Result>) {
  const running = settings.databaseUrl === null ? await attachEmbedded(settings.dataDir) : null
  if (running !== null) return lend(running.url, work)
  if (settings.databaseUrl !== null) return lend(settings.databaseUrl, work)
  const embedded = await startEmbedded({
    dataDir: settings.dataDir,
    onUnexpectedExit(error) {
      throw error
    },
  })
  try {
    return await lend(embedded.url, work)
  } finally {
    await embedded.stop()
  }
}

async function lend<Result>(url: string, work: (db: Database) => Promise<Result>): Promise<Result> {
  // Opened first: it checks that the server is one we can use before anything is written to it.
  const db = await openDatabase(url, { prismaConnections: 2, poolConnections: 1 })
  try {
    await migrate(url)
    return await work(db)
  } finally {
    await db.close()
  }
}
