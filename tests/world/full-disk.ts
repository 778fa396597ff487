import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openConnection } from '../../src/store/database/connection.ts'
import { databaseUrl } from './cluster.ts'
import type { FreshDatabase } from './database.ts'

/** What a database is written to. */
export interface Disk {
  fill(): Promise<void>
  makeRoom(): Promise<void>
}

/**
 * Puts a database on a disk of its own, of 96 MB. Null where that cannot be: it takes the right to mount one, and Postgres
 * on this machine. `atEnd` is given what undoes it, to be called when the database is gone.
 */
export async function putOnSmallDisk(
  { url }: FreshDatabase,
  atEnd: (undo: () => Promise<void>) => void,
): Promise<Disk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    await rm(folder, { recursive: true, force: true })
    return null
  }
  const name = new URL(url).pathname.slice(1)
  const server = await openConnection(databaseUrl(url, 'postgres'))
  atEnd(async () => {
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await server.query(`DROP TABLESPACE IF EXISTS ${name}`)
    await server.end()
    execFileSync('umount', ['-l', folder])
    await rm(folder, { recursive: true, force: true })
  })
  const { rows } = await server.query<{ data_directory: string }>('SHOW data_directory')
  const owner = await stat(rows[0]?.data_directory ?? '').catch(() => null)
  if (owner === null) return null
  await chmod(folder, 0o700)
  await chown(folder, owner.uid, owner.gid)
  await server.query(`CREATE TABLESPACE ${name} LOCATION '${folder}'`)
  await server.query(`ALTER DATABASE ${name} SET TABLESPACE ${name}`)
  return {
    fill: () =>
      within(url, async (client) => {
        await client.query('CREATE TABLE filler (words text STORAGE EXTERNAL) WITH (autovacuum_enabled = off)')
        // In ever smaller pieces, so that the last page is taken, too.
        for (const size of [4_000_000, 100_000, 1_000])
          for (;;) {
            const full = await client.query(`INSERT INTO filler VALUES (repeat('x', ${size}))`).then(
              () => false,
              (error: { code?: string }) => error.code === '53100',
            )
            if (full) break
          }
      }),
    makeRoom: () => within(url, (client) => client.query('DROP TABLE filler')),
  }
}

/** A Postgres that says that its disk is full, whatever is written: for where no disk can be made. */
export function sayingFull({ url }: FreshDatabase): Disk {
  const onTables = (sql: (table: string) => string) =>
    within(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
      )
      await client.query(rows.map(({ name }) => sql(name)).join(';'))
    })
  return {
    async fill() {
      await within(url, (client) =>
        client.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`),
      )
      await onTables((name) => `CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON ${name} EXECUTE FUNCTION no_room()`)
    },
    async makeRoom() {
      await onTables((name) => `DROP TRIGGER no_room ON ${name}`)
      await within(url, (client) => client.query('DROP FUNCTION no_room'))
    },
  }
}

async function within(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = await openConnection(url)
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
