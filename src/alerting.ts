import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import { decideAlerts } from './alerts/decide-alerts.ts'
import type { JournalReader } from './domain/journal/entry.ts'
import type { Hub } from './live/hub.ts'
import type { Settings } from './settings.ts'
import { openAlertReader } from './store/alerts/alert-streams.ts'
import { ALERTS_CHANNEL } from './store/alerts/alerts.ts'
import type { PrismaClient } from './store/prisma/client.ts'

/** The part of the service that decides what watches tell. */
export interface AlertingService {
  /** Calls after this process wrote alerts: a hint, as other processes write them too. Returns how to stop. */
  onDecided(listener: () => void): () => void
}

/** Starts to decide alerts: the processes that share a database share the watches. */
export function startAlerting(
  settings: Settings,
  { prisma, url, journal, hub }: { prisma: PrismaClient; url: string; journal: JournalReader; hub: Hub },
  log: Logger,
  atEnd: (close: () => unknown) => void,
): AlertingService {
  const decided = new EventEmitter()
  const deciding = decideAlerts({
    prisma,
    url,
    journal,
    grown: hub.grown,
    pollMs: settings.pollIntervalMs,
    onDecided: () => decided.emit('alerts'),
    log,
  })
  atEnd(() => deciding.stop())
  return {
    onDecided(listener) {
      decided.on('alerts', listener)
      return () => decided.off('alerts', listener)
    },
  }
}
