import type { Logger } from 'pino'
import { findUnavailability } from '../store/database/unavailable.ts'

/** Work on the database that some process must do, and any may: what is done already needs nothing. */
export interface Chore {
  /** For the log: "number the journal". */
  what: string
  /** Whether anything is to be done. Cheap: asked at every poll. */
  isDue(): Promise<boolean>
  run(signal: AbortSignal): Promise<unknown>
}

export interface Upkeep {
  /** Do it now. Returns at once; called while it runs, it runs once more afterwards. */
  wake(): void
  /** Aborts the run that is under way and waits for its end. */
  stop(): Promise<void>
}

/**
 * Keeps a chore done: at once whenever it is woken, and every `pollMs` if it is due, since the process that should have
 * woken it may have died. Never two runs at a time in this process. A failure is tried again at the next poll.
 */
export function keepUp(chore: Chore, pollMs: number, log: Logger): Upkeep {
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let again = false
  let failing = false

  const run = async (isPoll: boolean): Promise<void> => {
    try {
      if (isPoll && !(await chore.isDue())) return
      do {
        again = false
        await chore.run(stopping.signal)
      } while (again && !stopping.signal.aborted)
      if (failing) log.info(`can ${chore.what} again`)
      failing = false
    } catch (error) {
      // Said once for a streak of failures.
      if (!failing && !stopping.signal.aborted) {
        const why = findUnavailability(error)
        if (why === null) log.error({ err: error }, `cannot ${chore.what}; trying again`)
        else log.warn({ reason: why.reason }, `cannot ${chore.what}; trying again`)
      }
      failing = true
      again = false
    }
  }
  const start = (isPoll: boolean): void => {
    if (stopping.signal.aborted) return
    again ||= !isPoll
    if (running !== null) return
    running = run(isPoll).finally(() => {
      running = null
      // Woken while a poll found nothing to do.
      if (again) start(false)
    })
  }
  const timer = setInterval(() => start(true), pollMs)

  return {
    wake: () => start(false),
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await running
    },
  }
}
