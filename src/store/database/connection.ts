import pg from 'pg'
import { isUrl } from '../../domain/given/given-url.ts'
import { DatabaseUnfit, type OwnSettings, setUpSession } from './session.ts'

/**
 * A database that cannot be reached or will not let us in. The message is one line: what was tried (without the
 * password), what happened, what to do. `code` is the SQLSTATE or the system's error code, where there is one.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly code: string | undefined

  constructor(message: string, code?: string) {
    super(message)
    this.code = code
  }
}

/**
 * `url`, if it can be one.
 *
 * @throws DatabaseUnavailable where it is not the URL of a Postgres.
 */
function postgresUrl(url: string): string {
  if (/^postgres(ql)?:\/\//.test(url) && isUrl(url)) return url
  throw new DatabaseUnavailable('DATABASE_URL is not a URL like postgresql://user:password@host:5432/database')
}

/**
 * One open connection, set up as `setUpSession` does; the caller ends it.
 *
 * Throws DatabaseUnavailable after `timeoutMs` at the latest. A connection lost later shows in the queries that fail
 * and in the client's 'end' event, never as an uncaught 'error'.
 */
export async function openConnection(url: string, { timeoutMs = 10_000, name = 'onrecord' } = {}): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: postgresUrl(url),
    connectionTimeoutMillis: timeoutMs,
    application_name: name,
    ...KEEP_ALIVE,
  })
  surviveErrors(client)
  try {
    await client.connect()
    await setUpSession(client)
  } catch (error) {
    // A connection refused at log-in leaves its socket open until it is ended.
    client.end().catch(() => {})
    throw error instanceof DatabaseUnfit ? error : unavailable(client, error)
  }
  return client
}

/** Of our side of a connection: a half-open one is found. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 }

/** A pool of at most `max` such connections. A query waits `waitMs` at most for a free one. */
export function openPool(url: string, max: number, waitMs: number, own: OwnSettings = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: postgresUrl(url),
    max,
    connectionTimeoutMillis: waitMs,
    application_name: 'onrecord',
    onConnect: (client) => setUpSession(client, own),
    ...KEEP_ALIVE,
  })
  surviveErrors(pool)
  // The pool's listener covers idle connections only; this one stays while a connection is checked out.
  pool.on('connect', surviveErrors)
  return pool
}

/**
 * Without a listener a connection that Postgres closes ends the whole process, also while it is checked out of a
 * pool. Silence is right: the caller of a query gets the error, and an idle connection is opened again.
 */
function surviveErrors(emitter: { on(event: 'error', listener: () => void): unknown }): void {
  emitter.on('error', () => {})
}

function unavailable(client: pg.Client, error: unknown): DatabaseUnavailable {
  const code = codeOf(error)
  const where = `database "${client.database}" at ${client.host}:${client.port} as user "${client.user}"`
  return new DatabaseUnavailable(`Cannot open ${where}: ${advice(code, error)}`, code)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function advice(code: string | undefined, error: unknown): string {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return 'nothing listens there; start that Postgres or correct DATABASE_URL'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no such host; correct DATABASE_URL'
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'no answer; check the address in DATABASE_URL and the firewalls in between'
    case '28P01':
    case '28000':
      return `it refused the user or the password (${message}); correct DATABASE_URL`
    case '3D000':
      return 'there is no such database; create it or correct DATABASE_URL'
    case '53300':
      return 'it has no connection left; raise its max_connections or stop other programs'
    case '57P03':
      return `${message}; try again when it is up`
  }
  if (/timeout/.test(message)) return 'no answer; check the address in DATABASE_URL and the firewalls in between'
  return `${message || code || 'unknown error'}; correct DATABASE_URL`
}
