import { randomBytes } from 'node:crypto'
import { createSchema } from 'graphql-yoga'
import { pino } from 'pino'
import type { Context } from '../../src/api/relay/context.ts'
import { LOCAL_PRINCIPAL, type Principal } from '../../src/domain/statement/principal.ts'
import { type LiveCredential, openAuthority } from '../../src/server/access/authority.ts'
import { listen } from '../../src/server/http/http.ts'
import type { Room } from '../../src/server/pipeline/pipeline.ts'
import type { PublicPages } from '../../src/server/public/public-pages.ts'
import { readSettings } from '../../src/settings.ts'
import { hashKey } from '../../src/store/access/keys.ts'
import { handOut } from './keys.ts'
import { countOf, openTicks, type Ticks } from './ticks.ts'

/** The server room alone, on a free port: a small schema, no newsroom and no database behind it. */
export interface LoneServer {
  url: string
  socketUrl: string
  /** What the log holds: a line of JSON each. */
  log: string[]
  /** How many streams of `ticks` are open. Each says 0 when it is live, then how many ticks there have been. */
  streams(): number
  /** How many `slow` fields are being answered. */
  busy(): number
  /** One more tick, for all who read them. */
  tick(): void
  revoke(key: string): Promise<void>
  /** Gives a key to another principal, or to one whose role is another now. */
  pass(key: string, principal: Principal): Promise<void>
  /** Whether what it keeps of sessions and tickets is out of reach from now on. */
  loseDatabase(isLost: boolean): void
  /** What the mutation `note` was given. */
  notes: string[]
  signInLink(): string | null
  stop(graceMs?: number): Promise<void>
}

/** What the operator of a lone server sends. */
export const OPERATOR = { authorization: 'Bearer operator' }

/** `keys`: who each key belongs to. Settings are given as in the environment. */
export async function loneServer(
  env: Record<string, string> = {},
  keys: Record<string, Principal> = {},
  publicPages?: PublicPages,
): Promise<LoneServer> {
  const settings = readSettings({ PORT: '0', SHUTDOWN_GRACE_MS: '2000', ...env })
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) })
  const live = new Map(Object.entries(keys))
  const tickets = new Map<string, { principalId: string; credential: string | null; operation: string }>()
  let isAway = false
  const reachDatabase = () => {
    if (isAway) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  }
  let sessions: LiveCredential[] = []
  const ticks = await openTicks(log)
  const slow = new Set<NodeJS.Timeout>()
  const notes: string[] = []
  const authority = await openAuthority(
    {
      live: async () => [
        ...[...live].map(([key, principal]) => ({ id: key, hash: hashKey(key), wordHash: null, principal })),
        ...sessions,
      ],
      used: async () => {},
      hash: hashKey,
    },
    'operator',
    1_000,
    log,
  )
  const server = await listen({
    settings,
    schema: smallSchema(ticks, slow, notes),
    // The small schema asks for nothing else of it.
    room: { log, live: ticks.live } as unknown as Room,
    authority,
    sessions: {
      async create(principalId) {
        reachDatabase()
        const [id, cookie, word] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
        const principal = [...live.values()].find((each) => each.id === principalId) ?? LOCAL_PRINCIPAL
        sessions.push({ id, hash: hashKey(cookie), wordHash: hashKey(word), principal })
        return { cookie, word }
      },
      async end(id) {
        reachDatabase()
        sessions = sessions.filter((session) => session.id !== id)
      },
      seconds: 60,
    },
    tickets: {
      async create(ticketed) {
        reachDatabase()
        const ticket = randomBytes(32).toString('base64url')
        tickets.set(ticket, ticketed)
        return ticket
      },
      async take(ticket) {
        reachDatabase()
        const taken = tickets.get(ticket) ?? null
        tickets.delete(ticket)
        return taken
      },
    },
    ...(publicPages === undefined ? {} : { publicPages }),
    checkReady: async () => {},
    log,
  })
  handOut(server.url, 'operator')
  return {
    url: `${server.url}/graphql`,
    socketUrl: `${server.url.replace('http', 'ws')}/graphql`,
    log: lines,
    signInLink: server.signInLink,
    streams: ticks.reading,
    busy: () => slow.size,
    tick: ticks.tick,
    async revoke(key) {
      live.delete(key)
      await authority.refresh()
    },
    async pass(key, principal) {
      live.set(key, principal)
      await authority.refresh()
    },
    notes,
    loseDatabase(isLost) {
      isAway = isLost
    },
    async stop(graceMs = settings.shutdownGraceMs) {
      authority.close()
      await server.stop(graceMs)
      await ticks.close()
      for (const timer of slow) clearTimeout(timer)
    },
  }
}

function smallSchema(ticks: Ticks, slow: Set<NodeJS.Timeout>, notes: string[]) {
  const schema = createSchema<Context>({
    typeDefs: /* GraphQL */ `
      type Query {
        hello(name: String): String!
        who: String!
        slow(ms: Int!): String!
        fault: String
        statement: Statement!
        statements(first: Int, within: Within): [Statement!]!
      }
      input Within {
        not: Within
      }
      type Statement {
        text: String!
        related: [Statement!]!
        parent: Statement!
      }
      type Mutation {
        note(text: String!): String!
      }
      type Subscription {
        ticks: Int!
        faults: Int!
        late(ms: Int!): Int!
      }
    `,
    resolvers: {
      Query: {
        hello: (_root, { name }) => `Hello ${name ?? 'newsroom'}`,
        who: (_root, _args, { principal }) => principal.name,
        slow: (_root, { ms }) =>
          new Promise((resolve) => {
            const timer = setTimeout(() => {
              slow.delete(timer)
              resolve('done')
            }, ms)
            slow.add(timer)
          }),
        fault() {
          throw new Error('SELECT secret FROM /etc/passwd')
        },
        statement: () => ({}),
        statements: () => [],
      },
      Statement: { text: () => 'said', related: () => [], parent: () => ({}) },
      Mutation: {
        note(_root, { text }) {
          notes.push(text)
          return text
        },
      },
      Subscription: {
        ticks: { subscribe: ticks.read, resolve: countOf },
        faults: { subscribe: ticks.readFaulty, resolve: countOf },
        late: {
          // Takes its time to open, as where the database is away.
          async subscribe(_root: unknown, { ms }: { ms: number }) {
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, ms)
              slow.add(timer)
            })
            return ticks.read()
          },
          resolve: countOf,
        },
      },
    },
  })
  const statements = schema.getQueryType()?.getFields().statements
  if (statements !== undefined) {
    statements.extensions = { complexity: ({ first }: { first?: number }) => ({ field: 1, multiplier: first ?? 10 }) }
  }
  return schema
}
