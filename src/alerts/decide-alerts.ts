import type { Logger } from 'pino'
import type { JournalReader, Position } from '../domain/journal/entry.ts'
import { ALERTS_LOCK } from '../store/database/locks.ts'
import { openSessionLock } from '../store/database/session-lock.ts'
import { findUnavailability } from '../store/database/unavailable.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { DecidedElsewhere, openMatcher } from './matcher.ts'

export interface DecidingAlerts {
  /** Takes no further batch, and waits for the one in hand. */
  stop(): Promise<void>
}

export interface DecidingOptions {
  prisma: PrismaClient
  url: string
  journal: JournalReader
  /** Resolves when there is something after a place of the journal, or after a while. */
  grown(after: Position, waitMs: number, signal: AbortSignal): Promise<unknown>
  /** How often it is tried again to become the one that decides. */
  pollMs: number
  /** Called after alerts were written. */
  onDecided(): void
  log: Logger
}

/**
 * Decides alerts as long as this process is the one that does: it holds a lock on a connection of its own, and when it
 * dies another takes over where it was.
 */
export function decideAlerts(options: DecidingOptions): DecidingAlerts {
  const { prisma, url, journal, grown, pollMs, onDecided, log } = options
  const stopping = new AbortController()
  const lock = openSessionLock(url, ALERTS_LOCK, 'onrecord alerts')
  let isFailing = false

  const decideWhileHeld = async (): Promise<void> => {
    const matcher = await openMatcher(prisma, journal)
    log.debug({ watches: matcher.size }, 'this process decides alerts')
    while (!stopping.signal.aborted && lock.isHeld) {
      const hasDecided = await matcher.decideNext()
      isFailing = false
      if (hasDecided) onDecided()
      else await grown(matcher.place, pollMs, stopping.signal)
    }
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        if (await lock.tryToHold()) await decideWhileHeld()
      } catch (error) {
        // Another one took over while this one thought that it held the lock: that is what the place is checked for.
        if (!(error instanceof DecidedElsewhere)) {
          if (!isFailing && !stopping.signal.aborted)
            log.warn(
              { reason: findUnavailability(error)?.reason ?? String(error) },
              'cannot decide alerts; trying again',
            )
          isFailing = true
        }
        await lock.release()
      }
      await grown(Number.POSITIVE_INFINITY, pollMs, stopping.signal)
    }
    await lock.release()
  })()

  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
