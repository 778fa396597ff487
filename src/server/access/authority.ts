import type { Logger } from 'pino'
import { LOCAL_PRINCIPAL, type Principal } from '../../domain/statement/principal.ts'
import { logFault } from '../pipeline/log-fault.ts'

/** Who stands behind a request or a socket. */
export interface Caller {
  principal: Principal
  /** Came with the key that lies in the data folder: a command on this machine, which may name this machine's files. */
  isOperator: boolean
  /** The id of the key or session that it came with; null: the operator's key. */
  credential: string | null
  /** Aborts when the key is revoked; never for the local principal. */
  revoked: AbortSignal
}

export interface LiveCredential {
  id: string
  hash: string
  /** A session's; null: it is a key. */
  wordHash: string | null
  principal: Principal
}

/** What the authority is given of the store. */
export interface KeyReader {
  /** Keys, and sessions, which open nothing without their page's word. */
  live(): Promise<LiveCredential[]>
  /** Notes that these sessions are in use. */
  used(sessionIds: readonly string[]): Promise<void>
  /** What is kept of a key, and of a session's secrets. */
  hash(secret: string): string
}

/**
 * Who may speak to this process. All live keys and sessions are held in memory, so that a check costs nothing, per event too; they
 * are read again on every hint and every `pollMs`, so that a revoked key is out within that time.
 */
export interface Authority {
  /** Whether anybody but the operator could be let in with a key. */
  readonly hasKeys: boolean
  /** Null: the key opens nothing. */
  identify(key: string): Caller | null
  /** Null: the two are not the secrets of one session. */
  identifySession(cookie: string, word: string): Caller | null
  /** Who holds the key or session of this id now; null stands for the operator's key. */
  holder(credential: string | null): Caller | null
  /** Whether it is the cookie of a session that stands, which alone opens nothing. */
  hasSession(cookie: string): boolean
  /** Reads the keys again. A failure is logged, and the keys known so far stay. */
  refresh(): Promise<void>
  close(): void
}

interface Held {
  wordHash: string | null
  caller: Caller
  revocation: AbortController
}

const LOCAL: Caller = {
  principal: LOCAL_PRINCIPAL,
  isOperator: false,
  credential: null,
  revoked: new AbortController().signal,
}
const OPERATOR: Caller = { ...LOCAL, isOperator: true }

/**
 * `operatorKey` opens the service for whoever can read its data folder: the local principal, from anywhere.
 *
 * Rejects where the keys cannot be read.
 */
export async function openAuthority(
  keys: KeyReader,
  operatorKey: string,
  pollMs: number,
  log: Logger,
): Promise<Authority> {
  // Compared as hashes: the time that takes tells nothing of the key.
  const operatorHash = keys.hash(operatorKey)
  let held = new Map<string, Held>()
  let failing = false
  let inUse = new Set<string>()
  let notedAt = Number.NEGATIVE_INFINITY

  const noteUse = async (): Promise<void> => {
    if (inUse.size === 0 || performance.now() < notedAt + NOTED_EVERY_MS) return
    const ids = [...inUse]
    inUse = new Set()
    notedAt = performance.now()
    await keys.used(ids)
  }
  const read = async (): Promise<void> => {
    await noteUse()
    const live = await keys.live()
    const next = new Map<string, Held>()
    for (const { id, hash, wordHash, principal } of live) {
      const known = held.get(hash)
      next.set(
        hash,
        known !== undefined && isSame(known.caller.principal, principal) ? known : hold(id, wordHash, principal),
      )
    }
    const gone = [...held].filter(([hash, key]) => next.get(hash) !== key)
    held = next
    for (const [, key] of gone) key.revocation.abort()
  }
  const tryToRead = async (): Promise<void> => {
    try {
      await read()
      failing = false
    } catch (error) {
      if (!failing) logFault(log, error, 'cannot read the keys; those known so far stay')
      failing = true
    }
  }
  // One at a time: where one takes long, others would take long too, and each would hold a connection. What was changed
  // while one was on its way is read by the next, which all share who ask meanwhile.
  let reading: Promise<void> | null = null
  let next: Promise<void> | null = null
  const refresh = (): Promise<void> => {
    if (reading === null) {
      reading = tryToRead().finally(() => {
        reading = null
      })
      return reading
    }
    next ??= reading.then(() => {
      next = null
      return refresh()
    })
    return next
  }
  await read()
  const timer = setInterval(() => reading ?? void refresh(), pollMs)

  return {
    get hasKeys() {
      return [...held.values()].some(({ wordHash }) => wordHash === null)
    },
    identify(key) {
      const hash = keys.hash(key)
      if (hash === operatorHash) return OPERATOR
      const found = held.get(hash)
      return found?.wordHash === null ? found.caller : null
    },
    identifySession(cookie, word) {
      const found = held.get(keys.hash(cookie))
      if (found === undefined || found.wordHash !== keys.hash(word)) return null
      if (found.caller.credential !== null) inUse.add(found.caller.credential)
      return found.caller
    },
    holder(credential) {
      if (credential === null) return LOCAL
      return [...held.values()].find(({ caller }) => caller.credential === credential)?.caller ?? null
    },
    hasSession(cookie) {
      const found = held.get(keys.hash(cookie))
      return found !== undefined && found.wordHash !== null
    },
    refresh,
    close() {
      clearInterval(timer)
    },
  }
}

/** How often it is written down that sessions are in use: far more often than one ends for want of it. */
const NOTED_EVERY_MS = 60_000

function hold(id: string, wordHash: string | null, principal: Principal): Held {
  const revocation = new AbortController()
  return { wordHash, revocation, caller: { principal, isOperator: false, credential: id, revoked: revocation.signal } }
}

function isSame(one: Principal, other: Principal): boolean {
  return one.id === other.id && one.name === other.name && one.role === other.role
}
