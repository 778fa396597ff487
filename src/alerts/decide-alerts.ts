import type { Logger } from 'pino'
import type { JournalReader, Position } from '../domain/journal/entry.ts'
import { openShardLocks } from '../store/alerts/shard-locks.ts'
import { findUnavailability } from '../store/database/unavailable.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { DecidedElsewhere, type Matcher, openMatcher } from './matcher.ts'

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
  /** How often it is looked whether this process has its share of what is decided. */
  pollMs: number
  /** Called after alerts were written. */
  onDecided(): void
  log: Logger
}

/**
 * Decides alerts of this process's share of all watches: what processes share a database have as much of them as each
 * other, and when one dies, the others take over where it was.
 */
export function decideAlerts(options: DecidingOptions): DecidingAlerts {
  const { prisma, url, journal, grown, pollMs, onDecided, log } = options
  const stopping = new AbortController()
  const locks = openShardLocks(url, 'onrecord alerts')
  let isFailing = false

  /** Takes what this one should have and no other has, and gives up what it has beyond. */
  const share = async (matcher: Matcher): Promise<void> => {
    const most = await locks.readShare()
    const surplus = matcher.shards.slice(most)
    if (surplus.length > 0) {
      matcher.give(surplus)
      await locks.give(surplus)
    } else if (matcher.shards.length < most) {
      const taken = await locks.take(most - matcher.shards.length)
      if (taken.length === 0) return
      await matcher.take(taken)
      log.debug({ shards: matcher.shards, watches: matcher.size }, 'this process decides alerts')
    }
  }
  const decide = async (): Promise<void> => {
    const matcher = await openMatcher(prisma, journal, [])
    for (let sharedAt = Number.NEGATIVE_INFINITY; !stopping.signal.aborted; ) {
      if (performance.now() >= sharedAt + pollMs) {
        await share(matcher)
        sharedAt = performance.now()
      }
      const hasDecided = await matcher.decideNext()
      isFailing = false
      if (hasDecided) onDecided()
      else await grown(matcher.place, pollMs, stopping.signal)
      if (!locks.isConnected) return
    }
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await decide()
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
      }
      await locks.close()
      await grown(Number.POSITIVE_INFINITY, pollMs, stopping.signal)
    }
  })()

  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
