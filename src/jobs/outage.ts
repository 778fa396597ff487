import type { Logger } from 'pino'
import type { Unavailability } from '../store/database/unavailable.ts'

/** A time in which the database cannot be used: what it keeps from being done waits, and the log has a line when it begins and ends. */
export interface Outage {
  /** It has begun, or lasts. */
  began(why: Unavailability): void
  /** Another piece of work that waits for its end: for the count. */
  waits(): void
  /** The database was reached. That ends it, unless it is one in which only writing fails. */
  reached(): void
  /** Something was written. */
  ended(): void
  isOn(): boolean
}

/** An outage that begins again so soon, for the same reason, is the same one: a disk may be full now and then. */
const SAME_MS = 60_000

/** Any number of workers and jobs of a process share one. */
export function watchOutage(log: Logger): Outage {
  let current: { reason: string; lasts: boolean; since: number; waiting: number; isSaid: boolean } | null = null
  let last: { reason: string; at: number } | null = null

  const ended = (): void => {
    if (current === null) return
    const { reason, since, waiting, isSaid } = current
    const seconds = Math.round((performance.now() - since) / 1_000)
    if (isSaid) log.info({ seconds, waited: waiting }, 'collecting goes on: the database can be used again')
    last = { reason, at: performance.now() }
    current = null
  }
  return {
    began({ reason, outage }) {
      const lasts = outage === 'FULL' || outage === 'READ_ONLY'
      if (current?.reason === reason) return
      const isSame = last?.reason === reason && performance.now() - last.at < SAME_MS
      current = { since: performance.now(), waiting: 0, isSaid: false, ...current, reason, lasts }
      if (isSame) return
      current.isSaid = true
      log.warn({ reason }, 'collecting pauses until the database can be used; it goes on by itself')
    },
    waits() {
      if (current !== null) current.waiting += 1
    },
    reached() {
      if (current?.lasts === false) ended()
    },
    ended,
    isOn: () => current !== null,
  }
}
