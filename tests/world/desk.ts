import { PrismaPg } from '@prisma/adapter-pg'
import { type ExecutionResult, execute, type GraphQLFormattedError, parse, validate } from 'graphql'
import { pino } from 'pino'
import { openAlertCounter } from '../../src/alerts/would-tell.ts'
import type { Context } from '../../src/api/relay/context.ts'
import { schema } from '../../src/api/schema.ts'
import { LOCAL_PRINCIPAL, type Principal, type Role } from '../../src/domain/statement/principal.ts'
import { createIngest } from '../../src/ingest/ingest.ts'
import { openAlertHub } from '../../src/live/alerts/alert-hub.ts'
import { openFanout } from '../../src/live/fan-out.ts'
import { openHub } from '../../src/live/hub.ts'
import { openQuota } from '../../src/server/access/quota.ts'
import { openOperations } from '../../src/server/execution/operations.ts'
import { subscribe } from '../../src/server/execution/subscribe.ts'
import { openPool } from '../../src/store/database/connection.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { currentEpochs } from '../../src/store/database/epochs.ts'
import { statementNames } from '../../src/store/database/prepared.ts'
import { openAlertReader } from '../../src/store/inbox/alert-streams.ts'
import { openConsumers } from '../../src/store/journal/consumers.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { PrismaClient } from '../../src/store/prisma/client.ts'
import { type Archive, openArchive } from './archive.ts'
import { freshDatabase } from './database.ts'
import { SHARED } from './threads.ts'

/** The API over a database of its own, without a server around it. */
export interface Desk {
  database: Database
  archive: Archive
  context: Context
  /** Runs a query or mutation as a client would; a document that does not fit the schema is an error of the test. */
  ask(document: string, variables?: Record<string, unknown>, as?: Principal): Promise<ExecutionResult<Answer>>
  /** Its data, where it must have no errors. */
  answered(document: string, variables?: Record<string, unknown>, as?: Principal): Promise<Answer>
  /** Opens a subscription; a refusal is its result. */
  follow(document: string, variables?: Record<string, unknown>, as?: Principal): Promise<Followed>
  /** Somebody with this role. */
  principal(role: Role, name?: string): Promise<Principal>
  /** The SQL statements sent since the last call. */
  statementsSent(): string[]
  close(): Promise<void>
}

// Tests look at whatever they asked for.
// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the test's own question
export type Answer = any

export interface Followed {
  errors: readonly GraphQLFormattedError[]
  /** The next event; fails if the stream ended, or with an error that it says. */
  next(): Promise<Answer>
  /** Revokes the key of the one who follows. */
  revoke(): void
  leave(): Promise<void>
}

export async function openDesk(): Promise<Desk> {
  const fresh = await freshDatabase()
  const database = await openDatabase(fresh.url, { allowUnsafe: true })
  // As the service's own, but it tells what it sends.
  const pool = openPool(database.url, 10, 20_000)
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
    log: [{ emit: 'event', level: 'query' }],
  })
  const sent: string[] = []
  prisma.$on('query', ({ query }) => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|DEALLOCATE)/.test(query)) sent.push(query)
  })
  const journal = openJournal(prisma)
  const log = pino({ level: 'silent' })
  const hub = await openHub(openJournal(database.prisma), 50, log)
  const epochs = await currentEpochs(prisma)
  const fanout = openFanout(hub, epochs, 60_000)
  const alerts = openAlertHub(openAlertReader(prisma), hub, 50, log)
  let numbering: Promise<unknown> = Promise.resolve()
  const committed = () => {
    numbering = numbering.then(() => sequence(database.prisma)).then(() => hub.wake())
  }
  const context: Context = {
    prisma,
    writer: prisma,
    journal,
    live: { hub, journal, epochs, progressMs: 60_000, fanout, consumers: openConsumers(prisma, () => {}), alerts },
    ingest: createIngest(prisma, SHARED, committed),
    countAlerts: openAlertCounter(prisma),
    findFeeds: async () => ({ ok: false, message: 'There is no web here.' }),
    outgoing: {
      kinds: new Set(),
      addressProblem: () => null,
      documentProblem: () => null,
      base: 'https://news.example.org',
      wake() {},
    },
    principal: LOCAL_PRINCIPAL,
    isOperator: false,
    credential: null,
    lastEventId: null,
    committed,
    keysChanged: async () => undefined,
    maxAnswerBytes: 16_777_216,
    maxAlertsPerDay: 200,
    log,
    version: '0.0.0',
  }
  const run = (document: string, variables: Record<string, unknown>, as: Principal) => {
    const parsed = parse(document)
    const problems = validate(schema, parsed)
    if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'))
    return { schema, document: parsed, variableValues: variables, contextValue: { ...context, principal: as } }
  }
  const ask: Desk['ask'] = async (document, variables = {}, as = LOCAL_PRINCIPAL) => {
    const result = await execute(run(document, variables, as))
    // As a client gets it: dates as text.
    return { ...result, data: JSON.parse(JSON.stringify(result.data ?? null)) }
  }
  const { principal: _, isOperator: __, credential: ___, lastEventId: ____, ...room } = context
  const streams = { standing: openQuota<string>(1_000), stopping: new AbortController().signal }
  const operations = openOperations(room, (result) => JSON.stringify(result))
  const parts = { live: context.live, operations, stopping: streams.stopping }
  return {
    database,
    archive: openArchive(prisma),
    context,
    ask,
    async answered(document, variables, as) {
      const { data, errors } = await ask(document, variables, as)
      if (errors !== undefined) throw new Error(errors.map((error) => error.stack ?? error.message).join('\n'))
      return data
    },
    async follow(document, variables = {}, principal = LOCAL_PRINCIPAL) {
      const revocation = new AbortController()
      const caller = { principal, isOperator: false, credential: null, revoked: revocation.signal }
      const results = await subscribe(run(document, variables, principal), { caller, isOnSocket: true }, streams, parts)
      if (!(Symbol.asyncIterator in results)) return refused((results.errors ?? []).map((error) => error.toJSON()))
      return {
        errors: [],
        async next() {
          const { done, value } = await results.next()
          if (done === true) throw new Error('the stream has ended')
          // Made once for all who ask the same, and serialised already; but for a last word.
          const { stringify = JSON.stringify } = value as { stringify?(value: unknown): string }
          const { data, errors } = JSON.parse(stringify(value))
          if (errors !== undefined) throw errors[0]
          return data
        },
        revoke: () => revocation.abort(),
        leave: async () => void (await results.return()),
      }
    },
    async principal(role, name = role.toLowerCase()) {
      const principal = { id: crypto.randomUUID(), name, role }
      await prisma.principal.create({ data: { ...principal, createdAt: new Date() } })
      return principal
    },
    statementsSent: () => sent.splice(0),
    async close() {
      await numbering
      await alerts.close()
      fanout.close()
      await hub.close()
      await prisma.$disconnect()
      await pool.end()
      await database.close()
      await fresh.drop()
    },
  }
}

function refused(errors: readonly GraphQLFormattedError[]): Followed {
  return {
    errors,
    next: async () => {
      throw errors[0]
    },
    revoke() {},
    leave: async () => undefined,
  }
}
