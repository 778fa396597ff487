import type { FetchFailure } from '../fetched.ts'
import type { Clock } from './clock.ts'

/** Somebody's turn to ask one host, until `end` is called. */
interface Visit {
  /**
   * `failure`: what came of it; null if there was an answer. Hosts in trouble are left alone for a while. `isPrelude`: the next
   * turn needs no gap.
   */
  end(failure: FetchFailure | null, isPrelude: boolean): void
  /** From now on so long between two turns; what the host's robots.txt asks for. */
  slowDown(gapMs: number): void
}

type Taken = { visit: Visit } | { failure: FetchFailure }

export interface Visits {
  /**
   * Waits for one's turn to ask a host: one at a time, with a gap between them. If that would take longer than a minute, it
   * is a failure at once that says when to come back.
   */
  take(host: string): Promise<Taken>
}

interface Host {
  /** Those who wait, and the one who asks. */
  inLine: number
  /** Resolves when the last in line has ended. */
  last: Promise<void>
  notBefore: number
  gapMs: number
  /** Failures of the host since its last answer. */
  failures: number
  trouble: FetchFailure | null
}

/** `closing`: nobody is to wait any more. */
export function openVisits(clock: Clock, leastGapMs: number, closing: AbortSignal): Visits {
  const hosts = new Map<string, Host>()

  function hostAt(name: string): Host {
    const known = hosts.get(name)
    if (known) return known
    if (hosts.size >= MOST_HOSTS) forgetIdle(hosts, clock.now())
    const host = { inLine: 0, last: Promise.resolve(), notBefore: 0, gapMs: leastGapMs, failures: 0, trouble: null }
    hosts.set(name, host)
    return host
  }

  return {
    async take(name) {
      const host = hostAt(name)
      const expectedMs = Math.max(0, host.notBefore - clock.now()) + host.inLine * host.gapMs
      if (expectedMs > LONGEST_WAIT_MS) return { failure: tooLong(name, host, expectedMs) }
      const before = host.last
      let leave = () => {}
      host.last = new Promise((resolve) => {
        leave = resolve
      })
      host.inLine++
      const end = () => {
        host.inLine--
        leave()
      }
      await before
      // Those before may have met with trouble.
      const waitMs = host.notBefore - clock.now()
      if (waitMs > LONGEST_WAIT_MS) {
        end()
        return { failure: tooLong(name, host, waitMs) }
      }
      if (waitMs > 0) await clock.wait(waitMs, closing)
      return {
        visit: {
          end(failure, isPrelude) {
            const pauseMs = pauseAfter(host, failure)
            if (failure !== null || !isPrelude) host.notBefore = Math.max(host.notBefore, clock.now() + pauseMs)
            end()
          },
          slowDown(gapMs) {
            host.gapMs = Math.max(leastGapMs, Math.min(gapMs, LONGEST_GAP_MS))
          },
        },
      }
    },
  }
}

/** How long a host is to be left alone after an answer or a failure, in ms. */
function pauseAfter(host: Host, failure: FetchFailure | null): number {
  if (failure === null || !TROUBLES.has(failure.reason)) {
    host.failures = 0
    host.trouble = null
    return host.gapMs
  }
  host.failures++
  host.trouble = failure
  const asked = failure.retryAfterMs
  if (asked !== undefined) return Math.max(host.gapMs, Math.min(asked, LONGEST_PAUSE_MS))
  // One page that is broken or slow says little of its host.
  const doublings = host.failures - (failure.reason === 'RATE_LIMITED' ? 1 : 2)
  if (doublings < 0) return host.gapMs
  const first = failure.reason === 'RATE_LIMITED' ? FIRST_PAUSE_LIMITED_MS : FIRST_PAUSE_MS
  return Math.max(host.gapMs, Math.min(first * 2 ** doublings, LONGEST_UNASKED_PAUSE_MS))
}

function tooLong(name: string, { trouble }: Host, retryAfterMs: number): FetchFailure {
  const seconds = Math.ceil(retryAfterMs / 1_000)
  if (trouble === null) {
    const message = `${name} is asked slowly, and its turns for the next minute are taken`
    return { reason: 'RATE_LIMITED', message, retryAfterMs }
  }
  return { ...trouble, message: `${name} is left alone for ${seconds} s, since ${trouble.message}`, retryAfterMs }
}

function forgetIdle(hosts: Map<string, Host>, now: number): void {
  for (const [name, host] of hosts) if (host.inLine === 0 && host.notBefore <= now) hosts.delete(name)
}

/** After these a host is left alone. */
const TROUBLES = new Set<FetchFailure['reason']>(['RATE_LIMITED', 'SERVER_ERROR', 'TIMED_OUT', 'UNREACHABLE'])

const LONGEST_WAIT_MS = 60_000
/** Some ask for an hour, for which a newspaper would be read days late. */
const LONGEST_GAP_MS = 30_000
const FIRST_PAUSE_MS = 5_000
const FIRST_PAUSE_LIMITED_MS = 60_000
const LONGEST_UNASKED_PAUSE_MS = 3_600_000
const LONGEST_PAUSE_MS = 86_400_000
const MOST_HOSTS = 10_000
