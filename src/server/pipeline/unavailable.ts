import { Unavailable } from '../../domain/given/unavailable.ts'

// How "the database is away, or has too much to do" is said differs by who notices: the system, Postgres, its driver,
// Prisma's adapter or Prisma itself, each within an error of the next.

const CODES = new RegExp(
  `^(${[
    // Prisma: cannot be reached, did not answer in time, hung up, no connection free, no transaction begun in time
    'P1001|P1002|P1008|P1017|P2024|P2028',
    // the system
    'ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH',
    // Postgres: connection lost, too many of them, shut down, still starting
    '08...|53300|57P01|57P02|57P03',
    // the adapter
    'DatabaseNotReachable|ConnectionClosed|TooManyConnections|SocketTimeout',
  ].join('|')})$`,
)
/** What has no code: the words of the driver, and of Prisma about them. */
const WORDS =
  /^Connection terminated|not queryable|timeout exceeded when trying to connect|Server has closed the connection|Code: `(08...|53300|57P0[123])`/
const NAMED = ['code', 'errorCode', 'originalCode', 'kind'] as const
const WITHIN = ['cause', 'meta', 'driverAdapterError', 'originalError'] as const
const MAX_DEPTH = 6

/** Whether an error is nobody's mistake and may be gone the next time. */
export function isUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return false
  if (error instanceof Unavailable) return true
  const parts = error as Record<string, unknown>
  if (NAMED.some((name) => CODES.test(String(parts[name])))) return true
  if (typeof parts.message === 'string' && WORDS.test(parts.message)) return true
  return WITHIN.some((name) => isUnavailable(parts[name], depth + 1))
}
