import { type DatabaseOptions, openDatabase } from '../../src/store/database/database.ts'
import { openArchive } from './archive.ts'

/**
 * Fills a journal as fast as Postgres can write it: entries that each tell of another report, of some thousand
 * statements in turns. Every one is executed for its readers as any other.
 */
export interface Press {
  /** Adds entries, numbers them, and answers the new head. */
  add(count: number): Promise<number>
  /** Runs one SQL statement, past every service. */
  run(sql: string, values?: unknown[]): Promise<unknown[]>
  close(): Promise<void>
}

const STATEMENTS = 5_000

/** `characters`: about how long the statements are that entries tell of. */
export async function openPress(url: string, characters: number, options: DatabaseOptions = {}): Promise<Press> {
  const database = await openDatabase(url, options)
  const archive = openArchive(database.prisma)
  const actorId = await archive.actor('Ada Quill')
  const articleId = await archive.article()
  const text = 'The minister said on Tuesday that the ferry line would open again before winter. '
  const { id } = await archive.statement({
    text: text.repeat(Math.ceil(characters / text.length)),
    actorId,
    articleIds: [articleId],
  })
  const { pool } = database
  const columns = async (table: string, others: string[]) => {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
      [table],
    )
    return rows.map(({ name }) => name).filter((name) => !others.includes(name))
  }
  const ofStatements = (await columns('statements', ['id'])).join(', ')
  await pool.query(
    `INSERT INTO statements (id, ${ofStatements}) SELECT gen_random_uuid(), ${ofStatements}
     FROM statements, generate_series(2, ${STATEMENTS}) WHERE id = $1`,
    [id],
  )
  const ofVersions = (await columns('statement_versions', ['id', 'statement_id'])).join(', ')
  await pool.query(
    `INSERT INTO statement_versions (id, statement_id, ${ofVersions})
     SELECT gen_random_uuid(), s.id, ${ofVersions.replaceAll(/(\w+)/g, 'v.$1')}
     FROM statements s, statement_versions v WHERE v.statement_id = $1 AND s.id <> $1`,
    [id],
  )
  await pool.query('ANALYZE')
  let next = 0
  return {
    async add(count: number): Promise<number> {
      for (let left = count; left > 0; left -= STATEMENTS) {
        const those = Math.min(left, STATEMENTS, STATEMENTS - next)
        await pool.query(
          `INSERT INTO pending_entries (kind, statement_id, before_id, after_id, written_at)
           SELECT 'REPORTED', statement_id, id, id, now() FROM statement_versions ORDER BY id OFFSET $1 LIMIT $2`,
          [next, those],
        )
        next = (next + those) % STATEMENTS
        left += STATEMENTS - those
      }
      await archive.number()
      const { rows } = await pool.query<{ position: string }>('SELECT position FROM journal_head')
      return Number(rows[0]?.position)
    },
    run: async (sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows,
    close: () => database.close(),
  }
}
