import { resolve } from 'node:path'
import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { readAllowedHost } from './domain/addresses/web-address.ts'
import { isUrl, isWebUrl } from './domain/given/given-url.ts'
import {
  count,
  flag,
  isBase,
  isContact,
  isHost,
  isMailServer,
  isOrigin,
  isSender,
  list,
  share,
} from './setting-kinds.ts'

/** What the environment says, read once. Every number carries its unit in its name; counts have none. */
export type Settings = Readonly<ReturnType<typeof toSettings>>

/** One line for each variable that cannot be used: its name, what was wrong with it, what is allowed. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** Reads the settings from the environment; a variable that is empty counts as missing. Throws SettingsError. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const { data, error } = CHECKED_ENVIRONMENT.safeParse(present)
  if (error) {
    const lines = error.issues.map(({ path: [name], message }) => {
      // A DATABASE_URL or SMTP_URL carries a password, and these lines go to logs.
      const isSecret = name === 'DATABASE_URL' || name === 'EXTRACTOR_KEY' || name === 'SMTP_URL'
      const given = env[String(name)]
      const value = !given ? 'is missing, but' : isSecret ? 'is given, but' : `is "${given}", but`
      return `${String(name)} ${value} must be ${message}`
    })
    throw new SettingsError(lines.join('\n'))
  }
  return Object.freeze(toSettings(data))
}

/** Settings of earlier releases that did something, and what to do without them. */
const GONE = [
  {
    name: 'LOCAL_ACCESS',
    value: 'open',
    instead:
      'send a key, which "npx onrecord key local" prints, or sign in with the link that "npx onrecord open" prints',
  },
]

/** A line for each variable that was a setting once, where it meant something. */
export function outdated(env: NodeJS.ProcessEnv): string[] {
  const given = GONE.filter(({ name, value }) => env[name] === value)
  return given.map(({ name, value, instead }) => `${name}=${value} is gone since 0.4.0 and has no effect: ${instead}`)
}

/** A line for what the settings let happen that is refused otherwise, so that nobody is surprised by it later. */
export function exceptions({ fetchAllow }: Settings): string[] {
  return fetchAllow.length === 0 ? [] : [`FETCH_ALLOW lets ${fetchAllow.join(', ')} be fetched from, wherever that is`]
}

/**
 * A line for each variable that is spelt almost like a setting: it has no effect, but someone expects one.
 */
export function misspelt(env: NodeJS.ProcessEnv): string[] {
  const names = Object.keys(ENVIRONMENT.shape)
  return Object.keys(env).flatMap((given) => {
    if (given.length < SHORTEST_COMPARED || names.includes(given)) return []
    const meant = names.find(
      (name) => distance(name, given) <= 2 || (name.startsWith(`${given}_`) && given.includes('_')),
    )
    return meant === undefined ? [] : [`${given} is not a setting and has no effect: did you mean ${meant}?`]
  })
}

/** Of short names many are two letters apart: PORT and SORT. */
const SHORTEST_COMPARED = 7

/** Whether only this machine can reach a service that listens on `host`. */
export function isLoopback(host: string): boolean {
  const address = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address)
}

const ENVIRONMENT = z.object({
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((text) => !/[\s/]/.test(text), 'an address or a name to listen on, like 127.0.0.1 or 0.0.0.0'),
  // 0 lets the system choose one.
  PORT: count(4000, 0, 65_535),
  DATA_DIR: z.string().default('.onrecord'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\//.test(text) && isUrl(text),
      'a URL like postgresql://user:password@host:5432/database',
    )
    .optional(),
  ALLOWED_HOSTS: list(isHost, 'names of hosts separated by commas, like news.example.org,news.example.org:8080'),
  ALLOWED_ORIGINS: list(isOrigin, 'origins separated by commas, like https://desk.example.org,http://localhost:3000'),
  GRAPHIQL: flag('on'),
  INTROSPECTION: flag('on'),
  TRUSTED_DOCUMENTS: z.string().default(''),
  TRUSTED_ONLY: flag('off'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  SHUTDOWN_GRACE_MS: count(10_000, 0),
  // What links in mails and the addresses of feeds begin with. Null: the address that the service listens on.
  PUBLIC_URL: z
    .string()
    .refine(
      isBase,
      'where the service is reached from outside, like https://news.example.org or https://example.org/onrecord',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'a mail server, like smtps://user:password@mail.example.org or smtp://127.0.0.1:25')
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'who mails come from, like alerts@example.org or Onrecord <alerts@example.org>')
    .optional(),
  // How often readers look at the journal unasked: hints are faster but may be lost.
  POLL_INTERVAL_MS: count(1_000),
  PROGRESS_INTERVAL_MS: count(30_000),
  // Load balancers keep idle connections for 60 s or so, and answer 502 where we close one as they send on it.
  KEEP_ALIVE_MS: count(75_000, 1_000),
  // Proxies close connections on which nothing comes, many after 60 s.
  HEARTBEAT_INTERVAL_MS: count(12_000),
  // 0 keeps all.
  RETENTION_DAYS: count(0, 0, 36_500),
  RETENTION_ENTRIES: count(0, 0),
  // A year, by which what was read is looked up again; 0 keeps all.
  ALERT_RETENTION_DAYS: count(365, 0, 36_500),
  CONSUMER_EXPIRY_DAYS: count(90, 0, 36_500),
  MAX_BODY_BYTES: count(8_388_608),
  // What one answer, or one event of a stream, may have: eight of the longest articles.
  MAX_ANSWER_BYTES: count(16_777_216, 1_000),
  // What a watch may tell of without insisting: more than a person reads.
  MAX_ALERTS_PER_DAY: count(200),
  MAX_DEPTH: count(15),
  // One is about 40 microseconds of CPU: see server/pipeline/cost.ts.
  MAX_COST: count(10_500),
  // A year of weeks, each counted by itself.
  MAX_ALIASES: count(60, 0),
  MAX_TOKENS: count(4_000),
  MAX_DIRECTIVES: count(20, 0),
  MAX_QUERIES_PER_PRINCIPAL: count(8),
  READ_TIMEOUT_MS: count(5_000),
  MAX_OPERATIONS_PER_SOCKET: count(100),
  // Sockets and streams over HTTP. Without keys all callers are one principal, and thousands may come back at once after
  // a restart.
  MAX_SOCKETS_PER_PRINCIPAL: count(5_000),
  // What may wait for one socket to read it. Past it, its streams go back to reading the journal at its pace.
  // Less than what the system takes at once is never waited for, and its end never told.
  MAX_QUEUED_BYTES: count(262_144, 65_536),
  // The one exception to what src/domain/addresses refuses.
  FETCH_ALLOW: list(
    (item) => readAllowedHost(item) !== null,
    'hosts with ports separated by commas, like news.internal:80,10.0.0.7:8000,[fd00::7]:443',
  ).transform((items) => items.map((item) => readAllowedHost(item) ?? '')),
  FETCH_CONTACT: z
    .string()
    .refine(isContact, 'where publishers reach you, like press@example.org or https://example.org/onrecord')
    .optional(),
  // 0: other processes do it.
  COLLECT_AT_ONCE: count(4, 0, 100),
  RECHECK_PAGES: flag('on'),
  KEEP_TEXT: z.enum(['full', 'quotations'], 'full or quotations').optional(),
  STARTER_TOPICS: flag('on'),
  EXTRACTOR: z.enum(['rules', 'llm'], 'rules or llm').default('rules'),
  EXTRACTOR_URL: z.string().refine(isWebUrl, 'where an API begins, like http://127.0.0.1:11434/v1').optional(),
  EXTRACTOR_MODEL: z.string().optional(),
  EXTRACTOR_KEY: z.string().optional(),
  EXTRACTOR_TIMEOUT_MS: count(60_000),
  // Below it more reports are wrong than right (docs/extraction.md), and about one in nine lies there.
  REVIEW_BELOW: share(0.5),
})

const CHECKED_ENVIRONMENT = ENVIRONMENT.superRefine((env, context) => {
  if (env.TRUSTED_ONLY && env.TRUSTED_DOCUMENTS.trim() === '') {
    const message = 'the files of documents that readers may send, since TRUSTED_ONLY is on'
    context.addIssue({ code: 'custom', path: ['TRUSTED_DOCUMENTS'], message })
  }
  if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined)
    context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'who mails come from, since SMTP_URL is given' })
  if (env.EXTRACTOR !== 'llm') return
  for (const [name, what] of [
    ['EXTRACTOR_URL', 'where its API begins'],
    ['EXTRACTOR_MODEL', 'the name of a model'],
  ] as const) {
    if (env[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: `${what}, since EXTRACTOR is llm` })
  }
})

function toSettings(env: z.output<typeof ENVIRONMENT>) {
  return {
    host: env.HOST,
    /** 0: any free one. */
    port: env.PORT,
    /** Absolute. */
    dataDir: resolve(env.DATA_DIR),
    /** Null: the embedded Postgres in `dataDir`. */
    databaseUrl: env.DATABASE_URL ?? null,
    /** In lower case, with a port where one was given; beyond the loopback names. */
    allowedHosts: Object.freeze(env.ALLOWED_HOSTS),
    /** In lower case, as browsers send them. */
    allowedOrigins: Object.freeze(env.ALLOWED_ORIGINS),
    graphiql: env.GRAPHIQL,
    introspection: env.INTROSPECTION,
    /** Absolute: files and folders. */
    trustedDocuments: Object.freeze(
      env.TRUSTED_DOCUMENTS.split(',')
        .map((path) => path.trim())
        .filter((path) => path !== '')
        .map((path) => resolve(path)),
    ),
    /** Readers may send trusted documents only. */
    trustedOnly: env.TRUSTED_ONLY,
    /** Without a slash at its end; null: the address that the service listens on. */
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    /** The server that takes mails, and who they come from; null: none are sent. */
    mail: env.SMTP_URL === undefined ? null : Object.freeze({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? '' }),
    logLevel: env.LOG_LEVEL,
    shutdownGraceMs: env.SHUTDOWN_GRACE_MS,
    pollIntervalMs: env.POLL_INTERVAL_MS,
    progressIntervalMs: env.PROGRESS_INTERVAL_MS,
    keepAliveMs: env.KEEP_ALIVE_MS,
    heartbeatIntervalMs: env.HEARTBEAT_INTERVAL_MS,
    /** Null keeps entries of any age. */
    retentionDays: env.RETENTION_DAYS || null,
    /** Null keeps any number of them. */
    retentionEntries: env.RETENTION_ENTRIES || null,
    /** Null keeps alerts of any age. */
    alertRetentionDays: env.ALERT_RETENTION_DAYS || null,
    /** Null keeps unused consumers. */
    consumerExpiryDays: env.CONSUMER_EXPIRY_DAYS || null,
    maxBodyBytes: env.MAX_BODY_BYTES,
    maxAnswerBytes: env.MAX_ANSWER_BYTES,
    maxAlertsPerDay: env.MAX_ALERTS_PER_DAY,
    maxDepth: env.MAX_DEPTH,
    maxCost: env.MAX_COST,
    maxAliases: env.MAX_ALIASES,
    maxTokens: env.MAX_TOKENS,
    maxDirectives: env.MAX_DIRECTIVES,
    maxQueriesPerPrincipal: env.MAX_QUERIES_PER_PRINCIPAL,
    readTimeoutMs: env.READ_TIMEOUT_MS,
    maxOperationsPerSocket: env.MAX_OPERATIONS_PER_SOCKET,
    maxSocketsPerPrincipal: env.MAX_SOCKETS_PER_PRINCIPAL,
    maxQueuedBytes: env.MAX_QUEUED_BYTES,
    /** "host:port": hosts that may be asked whatever their address and port. */
    fetchAllow: Object.freeze(env.FETCH_ALLOW),
    /** A mail or web address, told to every publisher; null: none. */
    fetchContact: env.FETCH_CONTACT ?? null,
    /** Feeds and pages that are asked for at once; 0: other processes do that. */
    collectAtOnce: env.COLLECT_AT_ONCE,
    recheckPages: env.RECHECK_PAGES,
    /** Of articles' texts; null: see `KeepText`. */
    keepText: env.KEEP_TEXT ?? null,
    starterTopics: env.STARTER_TOPICS,
    /** Reports less sure than this, in [0, 1], wait for review. */
    reviewBelow: env.REVIEW_BELOW,
    /** The language model that reads articles; null: the rules alone do. */
    extractor:
      env.EXTRACTOR === 'llm'
        ? Object.freeze({
            url: env.EXTRACTOR_URL ?? '',
            model: env.EXTRACTOR_MODEL ?? '',
            key: env.EXTRACTOR_KEY ?? null,
            timeoutMs: env.EXTRACTOR_TIMEOUT_MS,
          })
        : null,
  }
}
