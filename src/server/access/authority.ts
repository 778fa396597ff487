import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import { LOCAL_PRINCIPAL, type Principal } from '../../domain/statement/principal.ts'

/** Who stands behind a request or a socket. */
export interface Caller {
  principal: Principal
  /** Came with the key that lies in the data folder: a command on this machine, which may name this machine's files. */
  isOperator: boolean
  /** Aborts when the key is revoked; never for the local principal. */
  revoked: AbortSignal
}

/** What the authority is given of the store. */
export interface KeyReader {
  live(): Promise<{ id: string; hash: string; principal: Principal }[]>
  /** What is kept of a key. */
  hash(key: string): string
}

/**
 * Who may speak to this process. All live keys are held in memory, so that a check costs nothing, per event too; they
 * are read again on every hint and every `pollMs`, so that a revoked key is out within that time.
 */
export interface Authority {
  /** Whether anybody but the operator could be let in with a key. */
  readonly hasKeys: boolean
  /** The local principal, for whoever has proved to be it otherwise than with the operator's key. */
  readonly local: Caller
  /** Null: the key opens nothing. */
  identify(key: string): Caller | null
  /** Reads the keys again. A failure is logged, and the keys known so far stay. */
  refresh(): Promise<void>
  close(): void
}

interface Held {
  id: string
  caller: Caller
  revocation: AbortController
}

const LOCAL: Caller = { principal: LOCAL_PRINCIPAL, isOperator: false, revoked: new AbortController().signal }
const OPERATOR: Caller = { ...LOCAL, isOperator: true }
setMaxListeners(0, LOCAL.revoked)

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
  let asked = 0
  let newest = 0

  const read = async (): Promise<void> => {
    const ask = ++asked
    const live = await keys.live()
    // An answer that was overtaken may still hold a key that is revoked by now. One that is only slow counts, though
    // others have been asked for since: where the database takes longer than a poll, none would ever be the last.
    if (ask < newest) return
    newest = ask
    const next = new Map<string, Held>()
    for (const { id, hash, principal } of live) {
      const known = held.get(hash)
      next.set(hash, known !== undefined && isSame(known.caller.principal, principal) ? known : hold(id, principal))
    }
    const gone = [...held].filter(([hash, key]) => next.get(hash) !== key)
    held = next
    for (const [, key] of gone) key.revocation.abort()
  }
  const refresh = async (): Promise<void> => {
    try {
      await read()
      failing = false
    } catch (error) {
      if (!failing) log.error({ err: error }, 'cannot read the keys; those known so far stay')
      failing = true
    }
  }
  await read()
  const timer = setInterval(refresh, pollMs)

  return {
    get hasKeys() {
      return held.size > 0
    },
    local: LOCAL,
    identify(key) {
      const hash = keys.hash(key)
      return hash === operatorHash ? OPERATOR : (held.get(hash)?.caller ?? null)
    },
    refresh,
    close() {
      clearInterval(timer)
    },
  }
}

function hold(id: string, principal: Principal): Held {
  const revocation = new AbortController()
  // One listener for each socket and stream that came with the key.
  setMaxListeners(0, revocation.signal)
  return { id, revocation, caller: { principal, isOperator: false, revoked: revocation.signal } }
}

function isSame(one: Principal, other: Principal): boolean {
  return one.id === other.id && one.name === other.name && one.role === other.role
}
