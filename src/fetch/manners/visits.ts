import { notWaitedFor } from '../asking/failures.ts'
import type { FetchFailure } from '../fetched.ts'
import type { Clock } from './clock.ts'
import type { HostRecord, HostTurns } from './turns.ts'

/** The turn to ask one host, until `end` is called. */
interface Visit {
  /**
   * `failure`: what came of it; null if there was an answer. Hosts in trouble are left alone for a while. `isPrelude`: the next
   * turn needs no gap.
   */
  end(failure: FetchFailure | null, isPrelude: boolean): Promise<void>
  /** From now on so long between two turns; what the host's robots.txt asks for. */
  slowDown(gapMs: number): void
}

type Taken = { visit: Visit } | { failure: FetchFailure }

export interface Visits {
  /**
   * Waits for one's turn to ask a host: one at a time, with a gap between them. If that takes longer than `patienceMs`, it is a
   * failure that says when to come back; at once, where that can be told. `timeoutMs`: of the request.
   */
  take(host: string, limits: { patienceMs: number; timeoutMs: number }): Promise<Taken>
}

/** Those of this process who wait for a host, and the one who asks. Only the first of them looks whether it is free. */
interface Line {
  length: number
  /** Resolves when the last in line has ended. */
  last: Promise<void>
  gapMs: number
}

/** `closing`: nobody is to wait any more. */
export function openVisits(turns: HostTurns, clock: Clock, leastGapMs: number, closing: AbortSignal): Visits {
  const lines = new Map<string, Line>()
  const gapOf = ({ gapMs }: { gapMs: number }) => Math.max(leastGapMs, Math.min(gapMs, LONGEST_GAP_MS))

  /** Resolves when all who came before have ended, to what is to be called at one's own end. */
  async function standInLine(host: string, line: Line): Promise<() => void> {
    const before = line.last
    let leave = () => {}
    line.last = new Promise((resolve) => {
      leave = resolve
    })
    line.length++
    await before
    return () => {
      if (--line.length === 0) lines.delete(host)
      leave()
    }
  }

  async function refuse(host: string, standing: HostRecord, afterMs: number): Promise<{ failure: FetchFailure }> {
    const retryAfterMs = await turns.book(host, { afterMs, gapMs: gapOf(standing) })
    return { failure: tooLong(host, standing, retryAfterMs) }
  }

  /** The turn as soon as it is free, whoever has it now, or a failure if that takes longer than until `latest`. */
  async function takeFree(host: string, latest: number, holdMs: number) {
    for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, LAST_LOOK_MS)) {
      if (closing.aborted) return { failure: notWaitedFor(host) }
      const answer = await turns.take(host, holdMs)
      if ('turn' in answer) return answer
      const waitMs = answer.isHeld ? Math.max(answer.waitMs, lookMs) : answer.waitMs
      if (clock.now() + waitMs > latest) return await refuse(host, answer.standing, waitMs)
      await clock.wait(waitMs, closing)
    }
  }

  return {
    async take(host, { patienceMs, timeoutMs }) {
      const line = lines.get(host) ?? { length: 0, last: Promise.resolve(), gapMs: 0 }
      const expectedMs = line.length * gapOf(line)
      if (expectedMs > patienceMs)
        return await refuse(host, { gapMs: line.gapMs, failures: 0, trouble: null }, expectedMs)
      lines.set(host, line)
      const latest = clock.now() + patienceMs
      const leave = await standInLine(host, line)
      const taken = await takeFree(host, latest, Math.max(timeoutMs, LONGEST_GAP_MS) + SLACK_MS).catch((error) => {
        leave()
        throw error
      })
      if ('failure' in taken) {
        leave()
        return taken
      }
      const { turn, standing } = taken
      let { gapMs } = standing
      line.gapMs = gapMs
      return {
        visit: {
          async end(failure, isPrelude) {
            const after = standingAfter(standing, failure)
            const pauseMs = failure === null && isPrelude ? 0 : Math.max(gapOf({ gapMs }), pauseAfter(after, failure))
            await turns.giveBack(host, turn, { ...after, gapMs, pauseMs }).finally(leave)
          },
          slowDown(asked) {
            gapMs = Math.min(asked, LONGEST_GAP_MS)
            line.gapMs = gapMs
          },
        },
      }
    },
  }
}

function standingAfter({ gapMs, failures }: HostRecord, failure: FetchFailure | null): HostRecord {
  if (failure === null || !TROUBLES.has(failure.reason)) return { gapMs, failures: 0, trouble: null }
  return { gapMs, failures: failures + 1, trouble: failure }
}

/** How long a host is to be left alone after what came of asking it, in ms. */
function pauseAfter({ failures, trouble }: HostRecord, failure: FetchFailure | null): number {
  if (failure === null || trouble === null) return 0
  // "0" and a time that has passed ask for nothing.
  if (failure.retryAfterMs) return Math.min(failure.retryAfterMs, LONGEST_PAUSE_MS)
  // One page that is broken or slow says little of its host.
  const doublings = failures - (failure.reason === 'RATE_LIMITED' ? 1 : 2)
  if (doublings < 0) return 0
  const first = failure.reason === 'RATE_LIMITED' ? FIRST_PAUSE_LIMITED_MS : FIRST_PAUSE_MS
  return Math.min(first * 2 ** doublings, LONGEST_UNASKED_PAUSE_MS)
}

function tooLong(host: string, { trouble }: HostRecord, retryAfterMs: number): FetchFailure {
  const seconds = Math.ceil(retryAfterMs / 1_000)
  if (trouble === null) {
    const message = `${host} is asked slowly, and its turns for the next ${seconds} s are taken`
    return { reason: 'RATE_LIMITED', message, retryAfterMs }
  }
  return { ...trouble, message: `${host} is left alone for ${seconds} s, since ${trouble.message}`, retryAfterMs }
}

/** After these a host is left alone. */
const TROUBLES = new Set<FetchFailure['reason']>(['RATE_LIMITED', 'SERVER_ERROR', 'TIMED_OUT', 'UNREACHABLE'])

/** Some ask for an hour, for which a newspaper would be read days late. */
const LONGEST_GAP_MS = 30_000
/** A turn is held that much longer than its request can take. */
const SLACK_MS = 5_000
/** Between two looks whether another process has given back its turn. */
const FIRST_LOOK_MS = 100
const LAST_LOOK_MS = 1_000
const FIRST_PAUSE_MS = 5_000
const FIRST_PAUSE_LIMITED_MS = 60_000
const LONGEST_UNASKED_PAUSE_MS = 3_600_000
const LONGEST_PAUSE_MS = 86_400_000
