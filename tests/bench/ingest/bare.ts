import type pg from 'pg'
import { openConnection } from '../../../src/store/database/connection.ts'

/** Postgres's own work for the same rows: no look-ups, no triggers, no foreign keys, nothing made of the articles. */
export interface BareRows {
  rows: number
  bytes: number
  /** Writes them, in so many transactions, by one INSERT of many rows for each table. */
  write(transactions: number): Promise<void>
  close(): Promise<void>
}

interface Table {
  name: string
  columns: { name: string; type: string }[]
  /** Values as text, a row after the other. */
  rows: (string | null)[][]
}

/** Reads all rows of a database's tables, and makes empty tables with the same columns, checks and indexes. */
export async function readBareRows(url: string): Promise<BareRows> {
  const client = await openConnection(url)
  await client.query('CREATE SCHEMA bare')
  const tables: Table[] = []
  for (const name of await tableNames(client)) {
    await client.query(`CREATE TABLE bare.${name} (LIKE public.${name} INCLUDING ALL)`)
    tables.push(await readTable(client, name))
  }
  const cells = tables.flatMap((table) => table.rows.flat())
  return {
    rows: tables.reduce((sum, table) => sum + table.rows.length, 0),
    bytes: cells.reduce((sum, value) => sum + (value?.length ?? 0), 0),
    write: (transactions) => write(client, tables, transactions),
    close: () => client.end(),
  }
}

async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

async function readTable(client: pg.Client, name: string): Promise<Table> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `SELECT quote_ident(attname) AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = 'public.${name}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
  )
  const list = columns.map((column) => `${column.name}::text`).join(', ')
  const { rows } = await client.query<(string | null)[]>({
    text: `SELECT ${list} FROM public.${name} ORDER BY ctid`,
    rowMode: 'array',
  })
  return { name, columns, rows }
}

async function write(client: pg.Client, tables: readonly Table[], transactions: number): Promise<void> {
  for (let at = 0; at < transactions; at += 1) {
    await client.query('BEGIN')
    for (const { name, columns, rows } of tables) {
      const share = (place: number) => Math.floor((place * rows.length) / transactions)
      const own = rows.slice(share(at), share(at + 1))
      if (own.length === 0) continue
      const width = columns.length
      const tuples = own.map((_, row) => {
        const values = columns.map(({ type }, column) => `$${row * width + column + 1}::${type}`)
        return `(${values.join(', ')})`
      })
      const names = columns.map((column) => column.name).join(', ')
      await client.query(
        `INSERT INTO bare.${name} (${names}) OVERRIDING SYSTEM VALUE VALUES ${tuples.join(', ')}`,
        own.flat(),
      )
    }
    await client.query('COMMIT')
  }
}
