import { Unavailable } from '../../domain/given/unavailable.ts'

// How "the database is away, or has too much to do" is said differs by who notices: the system, Postgres, its driver,
// Prisma's adapter or Prisma itself, each within an error of the next.

/** Why the database, or this process, cannot do now what it can do at other times. */
export interface Unavailability {
  /** For people: "it is read-only". It repeats nothing of the error. */
  reason: string
  /** What callers may be told, where it was said for them. */
  message?: string
  /** In how many seconds it is worth another try. */
  retryAfter: number
  /** What nothing can be done about here but wait, where it is of that kind: it ends for all at once. */
  outage?: 'AWAY' | 'READ_ONLY' | 'FULL'
}

const AWAY: Unavailability = { reason: 'it cannot be reached', retryAfter: 2, outage: 'AWAY' }
const BUSY: Unavailability = { reason: 'it has no connection left', retryAfter: 5 }
const READ_ONLY: Unavailability = { reason: 'it is read-only', retryAfter: 30, outage: 'READ_ONLY' }
const FULL: Unavailability = {
  reason: 'its disk is full',
  message:
    "The disk of the newsroom's database is full, so nothing can be written until there is room on it: try again in a while.",
  retryAfter: 30,
  outage: 'FULL',
}
const EXHAUSTED: Unavailability = { reason: 'it has run out of memory, or of another resource', retryAfter: 30 }
const LOCKED: Unavailability = { reason: 'something is locked for long', retryAfter: 2 }
const MET: Unavailability = { reason: 'too many write the same', retryAfter: 1 }
const STOPPED: Unavailability = { reason: 'it was told to stop what takes long', retryAfter: 5 }
const REPLACED: Unavailability = { reason: 'it was restored', retryAfter: 5 }

const CODES: readonly (readonly [RegExp, Unavailability])[] = (
  [
    // Prisma: cannot be reached, did not answer in time, hung up
    ['P1001|P1002|P1008|P1017', AWAY],
    // Prisma: no connection free, no transaction begun in time
    ['P2024|P2028', BUSY],
    // the system
    ['ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH', AWAY],
    // Postgres: connection lost; shut down, or still starting; left idle in a transaction
    ['08...|57P01|57P02|57P03|57P05|25P03', AWAY],
    ['53300', BUSY],
    ['25006', READ_ONLY],
    ['53100', FULL],
    // memory, a limit; an error of the system below it
    ['53200|53400|58030', EXHAUSTED],
    ['55P03', LOCKED],
    // serialisation, deadlock, more often than we try again
    ['40001|40P01|P2034', MET],
    // statement and transaction time-outs, and people who end a query
    ['57014|25P04', STOPPED],
    // the adapter
    ['DatabaseNotReachable|ConnectionClosed|SocketTimeout', AWAY],
    ['TooManyConnections', BUSY],
    ['TransactionWriteConflict', MET],
  ] as const
).map(([codes, what]) => [new RegExp(`^(?:${codes})$`), what])

/** What has no code: the words of the driver, and names of ours. */
const WORDS: readonly (readonly [RegExp, Unavailability])[] = [
  [/^Connection terminated|not queryable|Server has closed the connection/, AWAY],
  [/timeout exceeded when trying to connect/, BUSY],
]
const CODE_IN_WORDS = /Code: `(\w{5})`/
const NAMED = ['code', 'errorCode', 'originalCode', 'kind'] as const
const WITHIN = ['driverAdapterError', 'meta', 'cause', 'originalError'] as const
const MAX_DEPTH = 6

/** Why, where an error is nobody's mistake and may be gone the next time; else null. */
export function findUnavailability(error: unknown, depth = 0): Unavailability | null {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return null
  if (error instanceof Unavailable) {
    const { message, retryAfter } = error
    return { reason: message, message, retryAfter }
  }
  const parts = error as Record<string, unknown>
  if (parts.name === 'DatabaseReplaced') return REPLACED
  const message = typeof parts.message === 'string' ? parts.message : ''
  for (const code of [...NAMED.map((name) => parts[name]), CODE_IN_WORDS.exec(message)?.[1]]) {
    const found = CODES.find(([codes]) => codes.test(String(code)))
    if (found !== undefined) return found[1]
  }
  const said = WORDS.find(([words]) => words.test(message))
  if (said !== undefined) return said[1]
  for (const name of WITHIN) {
    const found = findUnavailability(parts[name], depth + 1)
    if (found !== null) return found
  }
  return null
}
