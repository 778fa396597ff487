import pg from 'pg'

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

const SETTINGS = [
  'timezone=UTC',
  'synchronous_commit=on',
  'default_transaction_isolation=read\\ committed',
  'idle_in_transaction_session_timeout=30s',
  'lock_timeout=20s',
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
]

/**
 * The URL every session of ours uses: `url` with the settings we depend on, after those it already has.
 *
 * UTC because Prisma's driver adapter drops the offset of a time it reads and writes times without one;
 * synchronous_commit because an event that a reader has seen must not vanish in a crash; READ COMMITTED because the
 * sequencer must see what was committed while it waited. The time limits and keep-alives end the sessions of a process
 * that was stopped or cut off in the middle of a transaction: its locks would hold up every other process.
 */
export function sessionUrl(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new DatabaseUnavailable('DATABASE_URL is not a URL like postgresql://user:password@host:5432/database')
  }
  const parsed = new URL(url)
  const options = parsed.searchParams.get('options') ?? ''
  parsed.searchParams.set('options', [options, ...SETTINGS.map((setting) => `-c ${setting}`)].join(' ').trim())
  return parsed.href
}

/**
 * One open connection with the settings of `sessionUrl`; the caller ends it.
 *
 * Throws DatabaseUnavailable after `timeoutMs` at the latest. A connection lost later shows in the queries that fail
 * and in the client's 'end' event, never as an uncaught 'error'.
 */
export async function openConnection(url: string, { timeoutMs = 10_000, name = 'onrecord' } = {}): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: sessionUrl(url),
    connectionTimeoutMillis: timeoutMs,
    application_name: name,
    keepAlive: true,
  })
  surviveErrors(client)
  try {
    await client.connect()
  } catch (error) {
    // A connection refused at log-in leaves its socket open until it is ended.
    client.end().catch(() => {})
    throw unavailable(client, error)
  }
  return client
}

/**
 * Without a listener a connection that Postgres closes ends the whole process, also while it is checked out of a
 * pool. Silence is right: the caller of a query gets the error, and an idle connection is opened again.
 */
export function surviveErrors(emitter: { on(event: 'error', listener: () => void): unknown }): void {
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
