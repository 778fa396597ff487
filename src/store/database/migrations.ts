import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { openConnection } from './connection.ts'

// Applies prisma/migrations without Prisma's CLI, whose schema engine is a download of its own. Table, checksums and
// lock are Prisma's, so that Prisma's CLI, if it is used, finds nothing left to do.

// Three folders up from src/store/database and from dist/store/database alike.
const FOLDER = join(import.meta.dirname, '../../../prisma/migrations')

const PRISMA_LOCK = 72707369

/** A migration that must run outside a transaction (CREATE INDEX CONCURRENTLY) begins with this line. */
const WITHOUT_TRANSACTION = /^--\s*without transaction\b/i

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** The database and this program's migrations do not fit together. One line: which migration, what is wrong, what to do. */
class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Brings the database to this program's schema and returns the names of the migrations it applied, often none.
 *
 * Several processes may call it at once: one applies, the others wait and find nothing to do. Each migration is one
 * transaction and undone when it fails, unless its first line is `-- without transaction`: then it may hold a single
 * statement, and a failure in it stays on record for a person to mend.
 *
 * `onUpgrade` hears how many there are before they begin, where the database is of an older version: that may take minutes.
 *
 * Throws MigrationError, and DatabaseUnavailable when there is no database.
 */
export async function migrate(
  url: string,
  folder: string = FOLDER,
  onUpgrade: (migrations: number) => void = () => {},
): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await openConnection(url, { name: 'onrecord migrations' })
  try {
    // The role or the database may have a limit fit for queries; an index on a full table takes longer.
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0')
    await lock(client)
    const pending = await findPending(client, migrations)
    if (pending.length > 0 && pending.length < migrations.length) onUpgrade(pending.length)
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/**
 * Checks that the database has this program's schema, and changes nothing.
 *
 * Throws MigrationError where it has none, or that of an older or a newer version.
 */
export async function expectMigrated(url: string, folder: string = FOLDER): Promise<void> {
  const client = await openConnection(url, { name: 'onrecord migrations' })
  try {
    const { rows } = await client.query<{ known: string | null }>(`SELECT to_regclass('_prisma_migrations') AS known`)
    if (rows[0]?.known == null)
      throw new MigrationError('This database has no tables of Onrecord yet: "onrecord serve" makes them')
    const pending = await findPending(client, await readMigrations(folder))
    if (pending.length > 0)
      throw new MigrationError(
        'An older Onrecord has used this database: stop it, and start this version with "onrecord serve", which brings it up to date',
      )
  } finally {
    await client.end()
  }
}

interface Migration {
  name: string
  sql: string
  /** SHA-256 of the file, as Prisma writes it. */
  checksum: string
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new MigrationError(`Cannot read the migrations in ${folder} (${error.code}): install Onrecord again`)
  })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  if (names.length === 0) throw new MigrationError(`No migrations in ${folder}: install Onrecord again`)
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: digest(sql) }
    }),
  )
}

function digest(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

// Asked for again and again instead of waited for: a session that waits holds a snapshot, for which a CREATE INDEX
// CONCURRENTLY of the session that has the lock would wait in turn, for ever.
async function lock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [PRISMA_LOCK])
    if (rows[0]?.taken) return
    await pause(50)
  }
}

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await client.query(CREATE_TABLE).catch((error: Error) => {
    throw new MigrationError(`Cannot create tables in this database (${error.message}): use its owner in DATABASE_URL`)
  })
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, finished } of rows) {
    const migration = known.get(name)
    if (!migration) {
      throw new MigrationError(
        `A newer Onrecord has used this database (it has the migration ${name}, which this version does not know): start that version, or a newer one`,
      )
    }
    if (!finished) {
      throw new MigrationError(
        `The migration ${name} failed halfway: mend what it left, then run "npx prisma migrate resolve" for it`,
      )
    }
    if (!isUnchanged(migration, checksum)) {
      throw new MigrationError(
        `The migration ${name} was edited after it had been applied: restore its file and put the change in a new migration`,
      )
    }
  }
  const applied = new Set(rows.map(({ name }) => name))
  return migrations.filter(({ name }) => !applied.has(name))
}

// Git may have turned line ends into those of another system.
function isUnchanged({ sql, checksum }: Migration, applied: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n')
  return applied === checksum || applied === digest(unix) || applied === digest(unix.replaceAll('\n', '\r\n'))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  if (WITHOUT_TRANSACTION.test(migration.sql)) return await applyUnprotected(client, migration)
  try {
    await client.query('BEGIN')
    await client.query(migration.sql)
    await record(client, migration, true)
    await client.query('COMMIT')
  } catch (error) {
    // Only the connection can be at fault here, and then the server undoes the transaction by itself.
    await client.query('ROLLBACK').catch(() => {})
    throw failed(migration, error, 'was undone')
  }
}

async function applyUnprotected(client: pg.Client, migration: Migration): Promise<void> {
  const id = await record(client, migration, false)
  try {
    await client.query(migration.sql)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, reason])
    throw failed(migration, error, 'may have left something behind')
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id])
}

async function record(client: pg.Client, { name, checksum }: Migration, isFinished: boolean): Promise<string> {
  const id = randomUUID()
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), CASE WHEN $4 THEN clock_timestamp() END, CASE WHEN $4 THEN 1 ELSE 0 END)`,
    [id, checksum, name, isFinished],
  )
  return id
}

function failed({ name }: Migration, error: unknown, consequence: string): MigrationError {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  const isRight = (error as { code?: string } | null)?.code === INSUFFICIENT_PRIVILEGE
  const advice = isRight ? ': use its owner in DATABASE_URL, or have the owner run "GRANT CREATE ON DATABASE"' : ''
  return new MigrationError(`The migration ${name} failed and ${consequence}: ${reason}${advice}`, { cause: error })
}

const INSUFFICIENT_PRIVILEGE = '42501'
