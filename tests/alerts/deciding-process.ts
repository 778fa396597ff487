// Decides alerts of the database of its first argument until it is killed, as a service does.

import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { decideAlerts } from '../../src/alerts/decide-alerts.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { openJournal } from '../../src/store/journal/journal.ts'

const POLL_MS = 50
const database = await openDatabase(process.argv[2] ?? '', { allowUnsafe: true })
const deciding = decideAlerts({
  prisma: database.prisma,
  url: database.url,
  journal: openJournal(database.prisma),
  // As where every hint is lost.
  grown: (_, __, signal) => pause(POLL_MS, undefined, { signal }).catch(() => undefined),
  pollMs: POLL_MS,
  onDecided: () => undefined,
  log: pino({ level: 'warn' }, pino.destination(2)),
})
process.once('SIGTERM', async () => {
  await deciding.stop()
  await database.close()
})
