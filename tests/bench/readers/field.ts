import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openDatabase } from '../../../src/store/db.ts'
import { type Embedded, startEmbedded } from '../../../src/store/embedded/embedded.ts'
import { openArchive } from '../../world/archive.ts'
import type { Counted } from './statements.ts'

/** A Postgres of its own, and what is measured on it. */
export interface Field {
  /** The postmaster. */
  postgresPid: number
  writer: Writer
  /** Starts one more service on it, as its own command runs it. Settings are given as in the environment. */
  serve(env?: Record<string, string>): Promise<BenchService>
  close(): Promise<void>
}

export interface BenchService {
  port: number
  url: string
  pid: number
  /** SQL statements since this was last asked. */
  statements(): Promise<Counted>
}

export interface Writer {
  /** Adds entries of reports to the journal, numbers them, and answers the new head. */
  add(count: number): Promise<number>
  /** Runs one statement, past every service. */
  run(sql: string, values?: unknown[]): Promise<unknown[]>
}

const STATEMENTS = 5_000

/** `characters`: about how long the statements are that entries tell of. */
export async function openField(characters: number): Promise<Field> {
  const dataDir = await folder()
  const embedded: Embedded = await startEmbedded({
    dataDir,
    onUnexpectedExit(error) {
      throw error
    },
  })
  const children: ChildProcess[] = []
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL')
  })
  const folders = [dataDir]
  const serve: Field['serve'] = async (env = {}) => {
    const own = await folder()
    folders.push(own)
    const counting = resolve(import.meta.dirname, 'statements.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', counting, 'src/main.ts', 'serve'], {
      cwd: resolve(import.meta.dirname, '../../..'),
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        PORT: '0',
        DATA_DIR: own,
        DATABASE_URL: embedded.url,
        STARTER_TOPICS: 'off',
        LOG_LEVEL: 'error',
        MAX_SOCKETS_PER_PRINCIPAL: '1000000',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    children.push(child)
    const url = await new Promise<string>((give, reject) => {
      let printed = ''
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        printed += text
        const ready = /Ask +(\S+)/.exec(printed)?.[1]
        if (ready !== undefined) give(ready)
      })
      child.once('exit', () => reject(new Error(`the service has ended: ${printed}`)))
    })
    return {
      port: Number(new URL(url).port),
      url,
      pid: child.pid ?? 0,
      async statements() {
        const answer = once(child, 'message')
        child.send('statements')
        return (await answer)[0] as Counted
      },
    }
  }
  // It makes the tables.
  const first = await serve()
  const writer = await openWriter(embedded.url, characters)
  return {
    postgresPid: postmasterOf(dataDir),
    writer,
    serve: async (env) => (env === undefined && children.length === 1 ? first : serve(env)),
    async close() {
      await writer.close()
      for (const child of children) child.kill('SIGKILL')
      await embedded.stop()
      for (const path of folders) await rm(path, { recursive: true, force: true })
    },
  }
}

/**
 * Entries that each tell of another report, of some thousand statements in turns: the journal grows as fast as Postgres
 * can write it, and every entry is executed for its readers as any other.
 */
async function openWriter(url: string, characters: number) {
  const database = await openDatabase(url)
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

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))
  await chmod(path, 0o755)
  return path
}

function postmasterOf(path: string): number {
  for (const name of ['postmaster.pid', 'postgres/postmaster.pid', 'postgres/data/postmaster.pid']) {
    try {
      return Number(readFileSync(join(path, name), 'utf8').split('\n')[0])
    } catch {
      // Not there: the next.
    }
  }
  throw new Error(`no postmaster.pid in ${path}`)
}
