import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { startAgain } from './again.ts'
import { startAlerting } from './alerting.ts'
import { openAlertCounter } from './alerts/would-tell.ts'
import { forgetPrepared } from './api/filter/prepared-filters.ts'
import { schema as fullSchema } from './api/schema.ts'
import { postgresBus } from './bus/postgres.ts'
import { startCollecting } from './collecting.ts'
import { startDelivering } from './delivering.ts'
import { DAY_MS } from './domain/language/calendar.ts'
import { openPageReader } from './ingest/article/page.ts'
import { keptNotes } from './ingest/article/poison.ts'
import { openComparer } from './ingest/comparing/comparer.ts'
import { openExtractor } from './ingest/extraction/extractor.ts'
import { createCollectedIngest, createIngest } from './ingest/ingest.ts'
import { prepareQueue } from './jobs/queue-schema.ts'
import { watchChanges } from './live/changes.ts'
import { openFanout } from './live/fan-out.ts'
import { openHub } from './live/hub.ts'
import { contactMissing, VERSION } from './program.ts'
import { openAuthority } from './server/access/authority.ts'
import { announceService, newOperatorKey, withdrawService } from './server/access/local-access.ts'
import { checkPort, type Listening, listen } from './server/http/http.ts'
import { isLoopback, type Settings } from './settings.ts'
import { keepSessions, liveCredentials } from './store/access/credentials.ts'
import { hashKey, KEYS_CHANNEL } from './store/access/keys.ts'
import { createSession, endSession, SESSION_SECONDS } from './store/access/sessions.ts'
import { createTicket, takeTicket } from './store/access/tickets.ts'
import { foldOffices } from './store/catalogue/offices.ts'
import { openConnection } from './store/database/connection.ts'
import { makeDataFolder } from './store/database/data-folder.ts'
import { type Database, type DatabaseOptions, openDatabase } from './store/database/database.ts'
import { startEmbedded } from './store/database/embedded/embedded.ts'
import { currentEpochs } from './store/database/epochs.ts'
import { migrate } from './store/database/migrations.ts'
import { proveReady } from './store/database/readiness.ts'
import { hasFeeds } from './store/feeds/feed-rows.ts'
import { openConsumers } from './store/journal/consumers.ts'
import { openJournal } from './store/journal/journal.ts'
import { JOURNAL_CHANNEL } from './store/journal/sequencer.ts'
import { keepJournal } from './upkeep/keep-journal.ts'
import { loadStarter } from './upkeep/starter/starter.ts'

/** A running Onrecord. */
export interface Service {
  /** Where it can be opened from this machine: "http://127.0.0.1:4000". */
  url: string
  /** A link that signs a browser in, once, within ten minutes; null where there is no page to sign in to. */
  signInLink(): string | null
  /**
   * Ends everything in reverse order, the work in hand first, within the grace of the settings. May be called twice.
   * If one part cannot be ended, the others still are; then it rejects with the first fault.
   */
  stop(): Promise<void>
}

export interface ServiceOptions {
  /** Called if the service cannot go on: its embedded Postgres has ended, or the database was replaced. */
  onFailure?(error: Error): void
  /** Gets what a person who waits may want to know, a line at a time. */
  tell?(line: string): void
  schema?: GraphQLSchema
  database?: DatabaseOptions
}

/** Other machines can reach the service, and there is no key with which to sign in. */
class KeysMissing extends Error {
  override readonly name = 'KeysMissing'

  constructor(host: string) {
    super(
      `Other machines can reach ${host}, so callers need a key, and there is none: make one first with "onrecord key create --principal NAME --role editor"`,
    )
  }
}

/** A revoked key is out within 2 s on every process, whether or not the hint came through, on a busy machine too. */
const LONGEST_KEY_POLL_MS = 500

/**
 * Starts everything, and resolves when requests are answered. After a failure, what was started before is stopped.
 *
 * Throws the named errors of the store (each is one line that says what to do), KeysMissing, and the system's error if
 * the port cannot be opened.
 */
export async function startService(settings: Settings, log: Logger, options: ServiceOptions = {}): Promise<Service> {
  const closings: (() => unknown)[] = []
  const closeAll = async () => {
    const faults: unknown[] = []
    for (let close = closings.pop(); close !== undefined; close = closings.pop()) {
      // What is left open would keep the process running, and an embedded Postgres would outlive it.
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

/** Starts the parts in the order in which they need each other. `atEnd` is given what stops each; the last stops first. */
async function start(
  settings: Settings,
  log: Logger,
  { onFailure = () => {}, tell = () => {}, schema = fullSchema, database = {} }: ServiceOptions,
  atEnd: (close: () => unknown) => void,
): Promise<Listening> {
  await checkPort(settings)
  const store = await startStore(settings, log, { onFailure, tell, database }, atEnd)
  const { prisma, polls, url } = store
  await currentEpochs(prisma)
  const journal = openJournal(prisma, onFailure)

  const bus = postgresBus(() => openConnection(url, { name: 'onrecord hints' }), log)
  atEnd(() => bus.close())
  // It may be another database now, or have gone back: the journal looks at that whenever it is asked.
  bus.connected(
    () => void journal.bounds().catch((error) => log.warn({ error: error.message }, 'cannot look at the journal')),
  )
  const hub = await openHub(journal, settings.pollIntervalMs, log)
  atEnd(() => hub.close())
  const consumers = openConsumers(prisma, (error) => log.warn({ err: error }, 'cannot keep a consumer'))
  const { progressIntervalMs: progressMs } = settings
  const fanout = openFanout(hub, journal.epochs, progressMs)
  atEnd(() => fanout.close())
  bus.listen(JOURNAL_CHANNEL, hub.wake)
  const upkeep = keepJournal(prisma, { ...upkeepOf(settings), onNumbered: hub.wake }, log)
  atEnd(() => upkeep.stop())

  const operatorKey = newOperatorKey()
  const authority = await openAuthority(
    {
      live: () => liveCredentials(polls),
      used: (ids) => keepSessions(polls, ids),
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
    if (kind !== 'TOPIC_CHANGED' && kind !== 'TOPIC_DELETED') return
    forgetPrepared(prisma)
    upkeep.topicChanged()
  })
  atEnd(() => changes.stop())
  const { alerts, onDecided } = startAlerting(settings, { prisma, url, journal, hub, bus }, log, atEnd)
  if (!isLoopback(settings.host) && !authority.hasKeys) throw new KeysMissing(settings.host)

  const pages = openPageReader({ notes: keptNotes(prisma) })
  atEnd(() => pages.close())
  const extractor = openExtractor(settings.extractor, log)
  atEnd(() => extractor.close())
  const comparer = openComparer()
  atEnd(() => comparer.close())
  const reading = { extractor, comparer, reviewBelow: settings.reviewBelow, keepText: settings.keepText }
  const { findFeeds } = startCollecting(
    settings,
    store,
    {
      ingest: createCollectedIngest(prisma, { pages, ...reading }, upkeep.committed),
      log,
    },
    atEnd,
  )
  if (settings.collectAtOnce > 0 && (await hasFeeds(prisma))) for (const line of contactMissing(settings)) tell(line)
  const countAlerts = openAlertCounter(prisma)
  startAgain(settings, { prisma, reading, committed: upkeep.committed, countAlerts, log }, atEnd)
  const openReads = (whose: 'queries' | 'streams') => {
    const access = store.openReadAccess(whose, settings.readTimeoutMs)
    atEnd(() => access.close())
    return (reader: string, isDone = false) => {
      const own = access.as(reader, isDone)
      return { prisma: own, journal: journal.through(own) }
    }
  }
  const reads = { as: openReads('queries'), forStreams: openReads('streams')('streams') }
  const outer = {
    prisma,
    writer: prisma,
    journal,
    version: VERSION,
    live: { hub, journal, consumers, epochs: journal.epochs, progressMs, fanout, alerts },
    ingest: createIngest(prisma, { pages, ...reading }, upkeep.committed),
    countAlerts: openAlertCounter(prisma),
    findFeeds,
    committed: upkeep.committed,
    keysChanged: authority.refresh,
    maxAnswerBytes: settings.maxAnswerBytes,
    maxAlertsPerDay: settings.maxAlertsPerDay,
    log,
  }
  const { room, publicPages } = await startDelivering(settings, { room: outer, reads, onDecided }, log, atEnd)
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
    publicPages,
    room,
    reads,
    async checkReady() {
      await journal.bounds()
      await proveReady(prisma)
    },
    log,
  })
  atEnd(() => server.stop(settings.shutdownGraceMs))

  const access = { url: `${server.url}/graphql`, key: operatorKey }
  await announceService(settings.dataDir, access)
  atEnd(() => withdrawService(settings.dataDir, access))
  return server
}

/** The database, with what must be in it before anything else starts. */
async function startStore(
  settings: Settings,
  log: Logger,
  { onFailure, tell, database }: Required<Pick<ServiceOptions, 'onFailure' | 'tell' | 'database'>>,
  atEnd: (close: () => unknown) => void,
): Promise<Database> {
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
  await bringUpToDate(databaseUrl, log, tell)
  await foldOffices(db.prisma)
  await prepareQueue(databaseUrl)
  if (settings.starterTopics && (await loadStarter(db.prisma))) tell('Loaded the starter topics')
  return db
}

async function bringUpToDate(url: string, log: Logger, tell: (line: string) => void): Promise<void> {
  const began = performance.now()
  const names = await migrate(url, undefined, (migrations) => {
    log.info({ migrations }, 'migrating the database')
    tell(`Bringing the database up to date (${migrations} migrations): with a large archive that takes minutes`)
  })
  for (const name of names) log.debug({ migration: name }, 'migrated')
  const seconds = Math.round((performance.now() - began) / 100) / 10
  if (names.length > 0) log.info({ migrations: names.length, seconds }, 'migrated the database')
}

function upkeepOf({ pollIntervalMs: pollMs, retentionEntries: entries, ...days }: Settings) {
  return {
    pollMs,
    retention: { ageMs: daysInMs(days.retentionDays), entries },
    alertAgeMs: daysInMs(days.alertRetentionDays),
    consumerExpiryMs: daysInMs(days.consumerExpiryDays),
  }
}

const daysInMs = (days: number | null): number | null => (days === null ? null : days * DAY_MS)
