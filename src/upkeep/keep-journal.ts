import type { Logger } from 'pino'
import { dropExpiredTickets } from '../store/access/tickets.ts'
import { isHourDue, passHour } from '../store/alerts/hours-passed.ts'
import { pruneAlerts } from '../store/alerts/retention.ts'
import { addUpCounts, hasCountChanges } from '../store/catalogue/statement-counts.ts'
import { expireConsumers } from '../store/journal/consumers.ts'
import { isPruningDue, prune, type Retention } from '../store/journal/retention.ts'
import { isAnythingPending, sequence } from '../store/journal/sequencer.ts'
import { hasReportsKeyedOtherwise } from '../store/lookup/keyed-reports.ts'
import { hasUncompared } from '../store/lookup/uncompared.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { type Chore, keepUp } from './chores.ts'
import { compareOnFile } from './compare.ts'
import { reclassify } from './reclassify.ts'
import { rekey } from './rekey.ts'

/** How many polls pass between two looks for what may wait. */
const UNHURRIED = 10
/** All that are old are looked through for it. */
const ALERTS_EVERY_MS = 3_600_000

export interface JournalUpkeepOptions {
  /** How often each chore is looked for, where nothing woke it, in ms. */
  pollMs: number
  retention: Retention
  /** After how long alerts that were seen go, in ms; null keeps all. */
  alertAgeMs: number | null
  /** After how long without use a consumer is forgotten, in ms; null keeps all. */
  consumerExpiryMs: number | null
  /** Called when this process has numbered entries, before the hint about them comes back from Postgres. */
  onNumbered(): void
}

export interface JournalUpkeep {
  /** Something was committed: number it at once. */
  committed(): void
  /** A topic changed: look at its statements at once. */
  topicChanged(): void
  /** Ends what is running, and waits for that. */
  stop(): Promise<void>
}

/**
 * Does what some process must do for the journal, and any may: numbers its entries, puts hours into it where watches need
 * them, follows topics that changed, prunes it and the alerts, forgets unused consumers and tickets, counts statements, keys reports for folding by today's rules, and compares
 * reports on file.
 */
export function keepJournal(
  prisma: PrismaClient,
  { pollMs, retention, alertAgeMs, consumerExpiryMs, onNumbered }: JournalUpkeepOptions,
  log: Logger,
): JournalUpkeep {
  const keep = (chore: Chore, everyMs = pollMs) => keepUp(chore, everyMs, log)
  const numbering = keep({
    what: 'number the journal',
    isDue: () => isAnythingPending(prisma),
    async run() {
      if ((await sequence(prisma)) !== null) onNumbered()
    },
  })
  const reclassification = keep({
    what: 'reclassify statements',
    // It looks for changed topics itself, and mostly there are none.
    isDue: async () => true,
    async run(signal) {
      if (await reclassify(prisma, signal)) numbering.wake()
    },
  })
  const rekeying = keep({
    what: 'key reports for folding',
    isDue: () => hasReportsKeyedOtherwise(prisma),
    run: (signal) => rekey(prisma, signal),
  })
  const comparing = keep({
    what: 'compare the reports of statements',
    isDue: () => hasUncompared(prisma),
    async run(signal) {
      if (await compareOnFile(prisma, signal)) numbering.wake()
    },
  })
  const hours = keep({
    what: 'put passed hours into the journal',
    isDue: () => isHourDue(prisma),
    async run() {
      if (await passHour(prisma)) numbering.wake()
    },
  })
  const pruning = keep(
    {
      what: 'prune the journal',
      isDue: () => isPruningDue(prisma, retention),
      run: (signal) => prune(prisma, retention, signal),
    },
    UNHURRIED * pollMs,
  )
  const forgetting = keep(
    {
      what: 'delete old alerts',
      isDue: async () => alertAgeMs !== null,
      run: async (signal) => alertAgeMs !== null && (await pruneAlerts(prisma, alertAgeMs, signal)),
    },
    ALERTS_EVERY_MS,
  )
  forgetting.wake()
  const expiry = keep(
    {
      what: 'forget unused consumers',
      isDue: async () => consumerExpiryMs !== null,
      run: async () => consumerExpiryMs !== null && (await expireConsumers(prisma, consumerExpiryMs)),
    },
    UNHURRIED * pollMs,
  )
  const ticketing = keep(
    {
      what: 'drop expired tickets',
      isDue: async () => true,
      run: () => dropExpiredTickets(prisma),
    },
    UNHURRIED * pollMs,
  )
  const counting = keep({
    what: 'count statements',
    isDue: () => hasCountChanges(prisma),
    run: () => addUpCounts(prisma),
  })
  return {
    committed: numbering.wake,
    topicChanged: reclassification.wake,
    async stop() {
      await counting.stop()
      await ticketing.stop()
      await expiry.stop()
      await forgetting.stop()
      await pruning.stop()
      await hours.stop()
      await comparing.stop()
      await rekeying.stop()
      await reclassification.stop()
      await numbering.stop()
    },
  }
}
