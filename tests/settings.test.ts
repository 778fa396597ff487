import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { exceptions, isLoopback, misspelt, outdated, readSettings, SettingsError } from '../src/settings.ts'

test('without any variable the service listens on this machine alone and keeps its data in .onrecord', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    dataDir: resolve('.onrecord'),
    databaseUrl: null,
    allowedHosts: [],
    allowedOrigins: [],
    graphiql: true,
    introspection: true,
    trustedDocuments: [],
    trustedOnly: false,
    publicUrl: null,
    mail: null,
    logLevel: 'info',
    shutdownGraceMs: 10_000,
    pollIntervalMs: 1_000,
    progressIntervalMs: 30_000,
    keepAliveMs: 75_000,
    heartbeatIntervalMs: 12_000,
    retentionDays: null,
    retentionEntries: null,
    alertRetentionDays: 365,
    consumerExpiryDays: 90,
    maxBodyBytes: 8_388_608,
    maxAnswerBytes: 16_777_216,
    maxAlertsPerDay: 200,
    maxDepth: 15,
    maxCost: 10_500,
    maxAliases: 60,
    maxTokens: 4_000,
    maxDirectives: 20,
    maxQueriesPerPrincipal: 8,
    readTimeoutMs: 5_000,
    maxOperationsPerSocket: 100,
    maxSocketsPerPrincipal: 5_000,
    maxQueuedBytes: 262_144,
    fetchAllow: [],
    fetchContact: null,
    collectAtOnce: 4,
    recheckPages: true,
    keepText: null,
    starterTopics: true,
    extractor: null,
    reviewBelow: 0.5,
  })
})

test('KEEP_TEXT is full or quotations', () => {
  expect(readSettings({ KEEP_TEXT: 'full' }).keepText).toBe('full')
  expect(readSettings({ KEEP_TEXT: 'quotations' }).keepText).toBe('quotations')
  expect(() => readSettings({ KEEP_TEXT: 'half' })).toThrow('must be full or quotations')
})

test('variables are read into their kinds', () => {
  const env = {
    PORT: '0',
    DATA_DIR: '/srv/onrecord',
    DATABASE_URL: 'postgres://me:secret@db/news',
    ALLOWED_HOSTS: 'News.example.org, desk.example.org:8080',
    ALLOWED_ORIGINS: 'https://desk.example.org,http://localhost:3000,',
    GRAPHIQL: 'off',
    LOG_LEVEL: 'debug',
    MAX_ALIASES: '0',
    FETCH_ALLOW: 'News.internal:8000, 127.1:80, [FD00::7]:443',
    FETCH_CONTACT: 'desk@example.org',
    PUBLIC_URL: 'https://news.example.org/onrecord/',
    SMTP_URL: 'smtps://me:secret@mail.example.org:465',
    MAIL_FROM: 'Onrecord <alerts@example.org>',
    EXTRACTOR: 'llm',
    EXTRACTOR_URL: 'http://127.0.0.1:11434/v1',
    EXTRACTOR_MODEL: 'small',
    EXTRACTOR_TIMEOUT_MS: '5000',
  }
  expect(readSettings(env)).toMatchObject({
    port: 0,
    dataDir: '/srv/onrecord',
    databaseUrl: 'postgres://me:secret@db/news',
    allowedHosts: ['news.example.org', 'desk.example.org:8080'],
    allowedOrigins: ['https://desk.example.org', 'http://localhost:3000'],
    graphiql: false,
    logLevel: 'debug',
    maxAliases: 0,
    fetchAllow: ['news.internal:8000', '127.0.0.1:80', '[fd00::7]:443'],
    fetchContact: 'desk@example.org',
    publicUrl: 'https://news.example.org/onrecord',
    mail: { smtpUrl: 'smtps://me:secret@mail.example.org:465', from: 'Onrecord <alerts@example.org>' },
    extractor: { url: 'http://127.0.0.1:11434/v1', model: 'small', key: null, timeoutMs: 5_000 },
  })
})

test('an empty variable counts as missing', () => {
  expect(readSettings({ HOST: '', PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}))
})

test('settings cannot be changed afterwards', () => {
  const settings = readSettings({ ALLOWED_HOSTS: 'a.example' })
  expect(() => Object.assign(settings, { port: 1 })).toThrow(TypeError)
  expect(() => Object.assign(settings.allowedHosts, ['b.example'])).toThrow(TypeError)
})

test.each([
  ['PORT', '70000', 'a whole number from 0 to 65535'],
  ['PORT', '-1', 'a whole number from 0 to 65535'],
  ['PORT', '4e3', 'a whole number from 0 to 65535'],
  ['HOST', 'http://127.0.0.1', 'an address or a name to listen on, like 127.0.0.1 or 0.0.0.0'],
  ['GRAPHIQL', 'yes', 'on or off'],
  ['LOG_LEVEL', 'loud', 'fatal, error, warn, info, debug, trace or silent'],
  ['POLL_INTERVAL_MS', '0', 'a whole number of at least 1'],
  ...['127.0.0.1', 'http://127.0.0.1:80', 'a.example:80/x', 'me@a.example:80', 'a.example:x', '*:80'].map((host) => [
    'FETCH_ALLOW',
    host,
    'hosts with ports separated by commas, like news.internal:80,10.0.0.7:8000,[fd00::7]:443',
  ]),
  ...['desk', 'a b@example.org', 'desk@example.org)', 'https://'].map((contact) => [
    'FETCH_CONTACT',
    contact,
    'where publishers reach you, like press@example.org or https://example.org/onrecord',
  ]),
  ...['news.example.org', 'https://me@news.example.org', 'https://news.example.org/?a', 'ftp://news.example.org'].map(
    (url) => [
      'PUBLIC_URL',
      url,
      'where the service is reached from outside, like https://news.example.org or https://example.org/onrecord',
    ],
  ),
  ...['alerts', 'a b@example.org', '<alerts@example.org', 'A"B <alerts@example.org>', 'a@b@example.org'].map((from) => [
    'MAIL_FROM',
    from,
    'who mails come from, like alerts@example.org or Onrecord <alerts@example.org>',
  ]),
  ['REVIEW_BELOW', '1.5', 'a number from 0 to 1'],
  ['REVIEW_BELOW', '-0', 'a number from 0 to 1'],
  ['EXTRACTOR', 'magic', 'rules or llm'],
  ['EXTRACTOR_URL', 'localhost:11434', 'where an API begins, like http://127.0.0.1:11434/v1'],
  ['MAX_COST', '1.5', 'a whole number of at least 1'],
  ['MAX_QUEUED_BYTES', '65535', 'a whole number of at least 65536'],
  [
    'ALLOWED_HOSTS',
    'http://a.example',
    'names of hosts separated by commas, like news.example.org,news.example.org:8080',
  ],
  ['ALLOWED_ORIGINS', '*', 'origins separated by commas, like https://desk.example.org,http://localhost:3000'],
  [
    'ALLOWED_ORIGINS',
    'https://a.example/',
    'origins separated by commas, like https://desk.example.org,http://localhost:3000',
  ],
])('%s="%s" is refused, naming what is allowed', (name, value, allowed) => {
  expect(() => readSettings({ [name]: value })).toThrow(
    new SettingsError(`${name} is "${value}", but must be ${allowed}`),
  )
})

test('a wrong DATABASE_URL is refused without repeating the password in it', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@db/news' })).toThrow(
    new SettingsError('DATABASE_URL is given, but must be a URL like postgresql://user:password@host:5432/database'),
  )
})

test('a wrong SMTP_URL is refused without repeating the password in it', () => {
  for (const url of [
    'mail.example.org',
    'http://me:secret@mail.example.org',
    'smtp://me:secret@mail.example.org/?tls=no',
  ])
    expect(() => readSettings({ SMTP_URL: url, MAIL_FROM: 'alerts@example.org' })).toThrow(
      new SettingsError(
        'SMTP_URL is given, but must be a mail server, like smtps://user:password@mail.example.org or smtp://127.0.0.1:25',
      ),
    )
})

test('where mails are sent, it is said who they come from', () => {
  expect(() => readSettings({ SMTP_URL: 'smtp://127.0.0.1' })).toThrow(
    new SettingsError('MAIL_FROM is missing, but must be who mails come from, since SMTP_URL is given'),
  )
})

test('readers who may send trusted documents only need some', () => {
  expect(() => readSettings({ TRUSTED_ONLY: 'on' })).toThrow(
    new SettingsError(
      'TRUSTED_DOCUMENTS is missing, but must be the files of documents that readers may send, since TRUSTED_ONLY is on',
    ),
  )
  expect(readSettings({ TRUSTED_ONLY: 'on', TRUSTED_DOCUMENTS: 'documents' })).toMatchObject({ trustedOnly: true })
})

test('a language model needs to be named, with where it is', () => {
  expect(() => readSettings({ EXTRACTOR: 'llm' })).toThrow(
    new SettingsError(
      'EXTRACTOR_URL is missing, but must be where its API begins, since EXTRACTOR is llm\n' +
        'EXTRACTOR_MODEL is missing, but must be the name of a model, since EXTRACTOR is llm',
    ),
  )
})

test('every wrong variable has a line', () => {
  expect(() => readSettings({ PORT: 'x', GRAPHIQL: 'x' })).toThrow(
    /^PORT is "x", but must be .+\nGRAPHIQL is "x", but must be on or off$/,
  )
})

test.each(['127.0.0.1', '127.8.8.8', 'localhost', 'LOCALHOST', '::1', '[::1]', '::ffff:127.0.0.1'])(
  'only this machine reaches %s',
  (host) => expect(isLoopback(host)).toBe(true),
)

test.each(['0.0.0.0', '::', '', '10.0.0.1', '128.0.0.1', '127.0.0.1.example.org', 'localhost.example.org'])(
  'others may reach "%s"',
  (host) => expect(isLoopback(host)).toBe(false),
)

test('a setting that is gone is told where it meant something', () => {
  expect(outdated({ LOCAL_ACCESS: 'open' })).toEqual([
    expect.stringMatching(/^LOCAL_ACCESS=open is gone since 0\.4\.0/),
  ])
  expect(outdated({ LOCAL_ACCESS: 'key', PORT: '1' })).toEqual([])
})

test('what may be fetched from although it is refused otherwise is told', () => {
  expect(exceptions(readSettings({}))).toEqual([])
  expect(exceptions(readSettings({ FETCH_ALLOW: 'news.internal:8000,10.0.0.7:80' }))).toEqual([
    'FETCH_ALLOW lets news.internal:8000, 10.0.0.7:80 be fetched from, wherever that is',
  ])
})

test('a variable that is almost a setting is told, and what has nothing to do with us is not', () => {
  const env = { DATABSE_URL: 'x', POLL_INTERVAL: '5', HOSTNAME: 'a', PORTS: '1', DATABASE_URL: 'y', LOGNAME: 'me' }
  expect(misspelt(env)).toEqual([
    'DATABSE_URL is not a setting and has no effect: did you mean DATABASE_URL?',
    'POLL_INTERVAL is not a setting and has no effect: did you mean POLL_INTERVAL_MS?',
  ])
})
