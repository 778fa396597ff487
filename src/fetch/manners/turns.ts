import type { FetchFailure } from '../fetched.ts'
import type { Clock } from './clock.ts'

/** How a host stands, as the last one who asked it left it. */
export interface HostRecord {
  /** Between two turns; what its robots.txt asked for when it was read last, 0 if that is not known. */
  gapMs: number
  /** Failures of the host since its last answer. */
  failures: number
  /** Why it is left alone. */
  trouble: FetchFailure | null
}

/** Whose turn it is to ask a host. The turns of processes that share a database are in it, so that they take turns as well. */
export interface HostTurns {
  /**
   * Takes the turn at a host. It is free again when it is given back, or after `holdMs`: its holder may have died. `waitMs`:
   * it cannot be had before that, and `isHeld`: not as long as another holds it.
   */
  take(
    host: string,
    holdMs: number,
  ): Promise<{ standing: HostRecord } & ({ turn: string } | { waitMs: number; isHeld: boolean })>
  /** Gives a turn back; the next one begins `pauseMs` later at the earliest. */
  giveBack(host: string, turn: string, left: HostRecord & { pauseMs: number }): Promise<void>
  /**
   * When to come back, in ms from now: when the host is free, and not before `afterMs`. Those who are sent away together do
   * not return together: they are told times that are `gapMs` apart, within five minutes, and then from the first one again.
   */
  book(host: string, times: { afterMs: number; gapMs: number }): Promise<number>
}

interface Host extends HostRecord {
  turn: string | null
  heldUntil: number
  freeAt: number
  /** The last time that was told to those who were sent away. */
  bookedAt: number
}

/** HostTurns within this process alone. */
export function openOwnTurns(clock: Clock): HostTurns {
  const hosts = new Map<string, Host>()
  let count = 0

  function hostAt(name: string): Host {
    const known = hosts.get(name)
    if (known) return known
    if (hosts.size >= MOST_HOSTS) forgetIdle(hosts, clock.now())
    const host = { turn: null, heldUntil: 0, freeAt: 0, bookedAt: 0, gapMs: 0, failures: 0, trouble: null }
    hosts.set(name, host)
    return host
  }

  return {
    async take(name, holdMs) {
      const host = hostAt(name)
      const { gapMs, failures, trouble } = host
      const standing = { gapMs, failures, trouble }
      const now = clock.now()
      const isHeld = host.turn !== null && host.heldUntil > now
      if (isHeld || host.freeAt > now) return { standing, waitMs: Math.max(0, host.freeAt - now), isHeld }
      const turn = String(++count)
      Object.assign(host, { turn, heldUntil: now + holdMs })
      return { standing, turn }
    },
    async giveBack(name, turn, { pauseMs, ...standing }) {
      const host = hosts.get(name)
      if (host?.turn !== turn) return
      Object.assign(host, standing, { turn: null, freeAt: Math.max(host.freeAt, clock.now() + pauseMs) })
    },
    async book(name, { afterMs, gapMs }) {
      const host = hostAt(name)
      const now = clock.now()
      const first = Math.max(host.freeAt, now + afterMs)
      const next = host.bookedAt + gapMs
      host.bookedAt = next > first && next <= first + LONGEST_LINE_MS ? next : first
      return host.bookedAt - now
    },
  }
}

function forgetIdle(hosts: Map<string, Host>, now: number): void {
  for (const [name, host] of hosts) if (host.turn === null && host.freeAt <= now) hosts.delete(name)
}

const MOST_HOSTS = 10_000

const LONGEST_LINE_MS = 5 * 60_000
