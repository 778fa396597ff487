import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { databaseUrl, execute } from './cluster.ts'

export interface FreshDatabase {
  url: string
  /** Ends the sessions that are still open. What is never dropped goes when the run ends. */
  drop(): Promise<void>
}

/** A database of its own, with all migrations applied and nothing in it. Open it with `allowUnsafe`: fsync is off. */
export async function freshDatabase(): Promise<FreshDatabase> {
  // The strategy copies files: the other one writes all of the template into the log of writes, page by page.
  return await create(`TEMPLATE ${inject('databasePrefix')} STRATEGY file_copy`)
}

/** Without any table: for the migrations themselves. `options` as CREATE DATABASE takes them. */
export async function emptyDatabase(options = ''): Promise<FreshDatabase> {
  return await create(`TEMPLATE template0 ${options}`)
}

async function create(options: string): Promise<FreshDatabase> {
  const server = inject('serverUrl')
  const name = `${inject('databasePrefix')}_${randomBytes(6).toString('hex')}`
  await execute(server, `CREATE DATABASE ${name} ${options}`)
  return {
    url: databaseUrl(server, name),
    drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
