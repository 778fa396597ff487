import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import { decideAlerts } from './alerts/decide-alerts.ts'
import type { Bus } from './bus/bus.ts'
import type { JournalReader } from './domain/journal/entry.ts'
import { type AlertHub, openAlertHub } from './live/alerts/alert-hub.ts'
import type { Hub } from './live/hub.ts'
import type { Settings } from './settings.ts'
import { ALERTS_CHANNEL } from './store/alerts/alerts.ts'
import { openAlertReader } from './store/inbox/alert-streams.ts'
import type { PrismaClient } from './store/prisma/client.ts'

/** The part of the service that decides what watches tell, and hands it to streams. */
export interface AlertingService {
  alerts: AlertHub
  /** Calls after this process wrote alerts: a hint, as other processes write them too. Returns how to stop. */
  onDecided(listener: () => void): () => void
}

interface AlertingParts {
  prisma: PrismaClient
  url: string
  journal: JournalReader
  hub: Hub
  bus: Bus
}

/** Starts to decide alerts: the processes that share a database share the watches. */
export function startAlerting(
  settings: Settings,
  { prisma, url, journal, hub, bus }: AlertingParts,
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
  const alerts = openAlertHub(openAlertReader(prisma), hub, settings.pollIntervalMs, log)
  atEnd(() => alerts.close())
  decided.on('alerts', alerts.wake)
  bus.listen(ALERTS_CHANNEL, alerts.wake)
  return {
    alerts,
    onDecided(listener) {
      decided.on('alerts', listener)
      return () => decided.off('alerts', listener)
    },
  }
}
