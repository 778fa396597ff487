import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { forgetPrepared } from './api/filter/prepared-filters.ts'
import { schema as fullSchema } from './api/schema.ts'
import { postgresBus } from './bus/postgres.ts'
import type { Epoch } from './domain/journal/entry.ts'
import { DAY_MS } from './domain/language/calendar.ts'
import { openPageReader } from './ingest/article/page.ts'
import { openExtractor } from './ingest/extraction/extractor.ts'
import { createIngest } from './ingest/ingest.ts'
import { watchChanges } from './live/changes.ts'
import { openFanout } from './live/fan-out.ts'
import { openHub } from './live/hub.ts'
import { openAuthority } from './server/access/authority.ts'
import { OPEN_ACCESS_WARNING } from './server/access/keyless-access.ts'
import { announceService, newOperatorKey, withdrawService } from './server/access/local-access.ts'
import { checkPort, type Listening, listen } from './server/http/http.ts'
import { isLoopback, type Settings } from './settings.ts'
import { hashKey, KEYS_CHANNEL } from './store/access/keys.ts'
import { createSession, endSession, keepSessions, liveCredentials, SESSION_SECONDS } from './store/access/sessions.ts'
import { createTicket, takeTicket } from './store/access/tickets.ts'
import { foldOffices } from './store/catalogue/offices.ts'
import { makeDataFolder } from './store/database/data-folder.ts'
import { type DatabaseOptions, openDatabase } from './store/database/database.ts'
import { startEmbedded } from './store/database/embedded/embedded.ts'
import { currentEpochs } from './store/database/epochs.ts'
import { migrate } from './store/database/migrations.ts'
import { expireConsumers, openConsumers } from './store/journal/consumers.ts'
import { openJournal } from './store/journal/journal.ts'
import { isPruningDue, prune } from './store/journal/retention.ts'
import { isAnythingPending, JOURNAL_CHANNEL, sequence } from './store/journal/sequencer.ts'
import { hasReportsKeyedOtherwise } from './store/lookup/keyed-reports.ts'
import type { PrismaClient } from './store/prisma/client.ts'
import { keepUp } from './upkeep/chores.ts'
import { reclassify } from './upkeep/reclassify.ts'
import { rekey } from './upkeep/rekey.ts'
import { loadStarter } from './upkeep/starter/starter.ts'

/** A running Onrecord. */
export interface Service {
  /** Where it can be opened from this machine: "http://127.0.0.1:4000". */
  url: string
  /** A link that signs a browser in, once, within ten minutes; null where there is no page to sign in to. */
  signInLink(): string | null
  /**
   * Ends everything in reverse order, the work in hand first, within the grace of the settings. May be called twice.
   * Where one thing cannot be ended the others are all the same, and it rejects with the first fault at the end.
   */
  stop(): Promise<void>
}

export interface ServiceOptions {
  /** Called once if the service cannot go on: its embedded Postgres has ended. */
  onFailure?(error: Error): void
  /** What a person waiting may want to know, a line at a time. */
  tell?(line: string): void
  schema?: GraphQLSchema
  database?: DatabaseOptions
}

/** Reachable from other machines, and nobody could be let in. */
class KeysMissing extends Error {
  override readonly name = 'KeysMissing'

  constructor(host: string) {
    super(
      `Other machines can reach ${host}, so callers need a key, and there is none: make one first with "npx onrecord key create --principal NAME --role editor"`,
    )
  }
}

/**
 * Starts everything; resolves when it answers. What was started before a failure is stopped again.
 *
 * Throws the named errors of the store (each one line saying what to do), KeysMissing, and the system's error where
 * the port cannot be had.
 */
export async function startService(settings: Settings, log: Logger, options: ServiceOptions = {}): Promise<Service> {
  const closings: (() => unknown)[] = []
  const closeAll = async () => {
    const faults: unknown[] = []
    for (let close = closings.pop(); close !== undefined; close = closings.pop()) {
      // What is left open would keep the process, and an embedded Postgres would outlive it.
      await Promise.resolve()
        .then(close)
        .catch((fault) => faults.push(fault))
    }
    if (faults.length > 0) throw faults[0]
  }
  let stopped: Promise<void> | null = null
  try {
    const server = await start(settings, log, options, (close) => closings.push(close))
    return {
      url: server.url,
      signInLink: server.signInLink,
      stop() {
        stopped ??= closeAll()
        return stopped
      },
    }
  } catch (error) {
    // Why it could not start says more than why it could not be undone.
    await closeAll().catch((fault) => log.error({ err: fault }, 'not everything could be closed'))
    throw error
  }
}

/** `atEnd` takes what is to be done when the service stops; the last first. */
async function start(
  settings: Settings,
  log: Logger,
  { onFailure = () => {}, tell = () => {}, schema = fullSchema, database = {} }: ServiceOptions,
  atEnd: (close: () => unknown) => void,
): Promise<Listening> {
  await checkPort(settings)
  if (settings.localAccess === 'open') log.warn(OPEN_ACCESS_WARNING)
  await makeDataFolder(settings.dataDir)
  let databaseUrl = settings.databaseUrl
  if (databaseUrl === null) {
    const embedded = await startEmbedded({ dataDir: settings.dataDir, onUnexpectedExit: onFailure, log: tell })
    atEnd(() => embedded.stop())
    databaseUrl = embedded.url
  }
  // Opened first: it checks that the server is one we can use before anything is written to it.
  const db = await openDatabase(databaseUrl, database)
  atEnd(() => db.close())
  const { prisma } = db
  for (const name of await migrate(databaseUrl)) log.info({ migration: name }, 'migrated')
  await foldOffices(prisma)
  if (settings.starterTopics && (await loadStarter(prisma))) tell('Loaded the starter topics')
  const epochs = await currentEpochs(prisma)
  const journal = openJournal(prisma)

  const bus = postgresBus(db.url, log)
  atEnd(() => bus.close())
  bus.connected(() => void expectSameLife(prisma, epochs, onFailure, log))
  const hub = await openHub(journal, settings.pollIntervalMs, log)
  atEnd(() => hub.close())
  const consumers = openConsumers(prisma, (error) => log.warn({ err: error }, 'cannot keep a consumer'))
  const fanout = openFanout(hub, epochs, settings.progressIntervalMs)
  atEnd(() => fanout.close())
  bus.listen(JOURNAL_CHANNEL, hub.wake)
  const { committed, topicChanged, stop } = keepJournal(prisma, settings, hub.wake, log)
  atEnd(stop)

  const operatorKey = newOperatorKey()
  const authority = await openAuthority(
    {
      live: () => liveCredentials(prisma),
      used: (ids) => keepSessions(prisma, ids),
      hash: hashKey,
    },
    operatorKey,
    Math.min(settings.pollIntervalMs, LONGEST_KEY_POLL_MS),
    log,
  )
  atEnd(() => authority.close())
  bus.listen(KEYS_CHANNEL, () => void authority.refresh())
  const changes = watchChanges(hub, ({ kind }) => {
    if (kind === 'KEY_CHANGED') return void authority.refresh()
    forgetPrepared(prisma)
    topicChanged()
  })
  atEnd(() => changes.stop())
  if (!isLoopback(settings.host) && !authority.hasKeys) throw new KeysMissing(settings.host)

  const pages = openPageReader()
  atEnd(() => pages.close())
  const extractor = openExtractor(settings.extractor, log)
  atEnd(() => extractor.close())
  const server = await listen({
    settings,
    schema,
    authority,
    sessions: {
      create: (principalId, keyId) => createSession(prisma, principalId, keyId),
      end: (id) => endSession(prisma, id),
      seconds: SESSION_SECONDS,
    },
    tickets: {
      create: (ticketed) => createTicket(prisma, ticketed),
      take: (ticket) => takeTicket(prisma, ticket),
    },
    room: {
      prisma,
      journal,
      live: { hub, journal, consumers, epochs, progressMs: settings.progressIntervalMs, fanout },
      ingest: createIngest(prisma, { pages, extractor, reviewBelow: settings.reviewBelow }, committed),
      committed,
      keysChanged: authority.refresh,
      log,
    },
    checkReady: async () => void (await journal.bounds()),
    log,
  })
  atEnd(() => server.stop(settings.shutdownGraceMs))

  const access = { url: `${server.url}/graphql`, key: operatorKey }
  await announceService(settings.dataDir, access)
  atEnd(() => withdrawService(settings.dataDir, access))
  return server
}

/** The database went back in time, or became another one, under a running service. */
class DatabaseReplaced extends Error {
  override readonly name = 'DatabaseReplaced'

  constructor() {
    super('The database was restored or failed over: start Onrecord again, so that no client is told the wrong entries')
  }
}

// What this process holds in memory, and the cursors it gives out, belong to the life of the database it began with.
// Starting anew is the one way to be sure of everything, and clients come back with cursors that tell.
async function expectSameLife(
  prisma: PrismaClient,
  epochs: readonly Epoch[],
  onFailure: (error: Error) => void,
  log: Logger,
): Promise<void> {
  try {
    const now = await currentEpochs(prisma)
    if (now.at(-1)?.id !== epochs.at(-1)?.id) onFailure(new DatabaseReplaced())
  } catch (error) {
    log.warn({ err: error }, 'cannot tell whether the database is the same; the next connection tries again')
  }
}

/** A revoked key is out within 2 s on every process, whether or not the hint came through, on a busy machine too. */
const LONGEST_KEY_POLL_MS = 500

/** What nobody waits for may take its time. */
const UNHURRIED = 10

/** Everything that must be done to the journal by some process: numbering, topics that changed, what is past its time. */
function keepJournal(prisma: PrismaClient, settings: Settings, grown: () => void, log: Logger) {
  const { pollIntervalMs: pollMs, retentionDays, retentionEntries, consumerExpiryDays } = settings
  const numbering = keepUp(
    {
      what: 'number the journal',
      isDue: () => isAnythingPending(prisma),
      async run() {
        // Sooner than the hint that we send ourselves.
        if ((await sequence(prisma)) !== null) grown()
      },
    },
    pollMs,
    log,
  )
  const reclassification = keepUp(
    {
      what: 'reclassify statements',
      // It looks for changed topics itself, and mostly there are none.
      isDue: async () => true,
      async run(signal) {
        if (await reclassify(prisma, signal)) numbering.wake()
      },
    },
    pollMs,
    log,
  )
  const retention = { ageMs: retentionDays === null ? null : retentionDays * DAY_MS, entries: retentionEntries }
  const pruning = keepUp(
    {
      what: 'prune the journal',
      isDue: () => isPruningDue(prisma, retention),
      run: (signal) => prune(prisma, retention, signal),
    },
    UNHURRIED * pollMs,
    log,
  )
  const expiry = keepUp(
    {
      what: 'forget unused consumers',
      isDue: async () => consumerExpiryDays !== null,
      run: () => expireConsumers(prisma, (consumerExpiryDays ?? 0) * DAY_MS),
    },
    UNHURRIED * pollMs,
    log,
  )
  const rekeying = keepUp(
    {
      what: 'key reports for folding',
      isDue: () => hasReportsKeyedOtherwise(prisma),
      run: (signal) => rekey(prisma, signal),
    },
    pollMs,
    log,
  )
  return {
    committed: numbering.wake,
    topicChanged: reclassification.wake,
    async stop() {
      await expiry.stop()
      await pruning.stop()
      await rekeying.stop()
      await reclassification.stop()
      await numbering.stop()
    },
  }
}
