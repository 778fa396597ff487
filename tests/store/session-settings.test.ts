import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { execute } from '../world/cluster.ts'
import { emptyDatabase, type FreshDatabase } from '../world/database.ts'
import { type RunningService, runService } from '../world/service.ts'
import { readSessionSettings, worstOf } from '../world/settings.ts'

// An operator gives a role or a database settings that change what Postgres answers. Here all of them at once.

/** What is not tried all together, and why. */
const APART: Record<string, string> = {
  ...all('it says who one is', ['role', 'session_authorization']),
  ...all('the start is refused, see below', [
    'default_transaction_read_only',
    'session_replication_role',
    'zero_damaged_pages',
    'ignore_checksum_failure',
  ]),
  ...all('it is of one transaction, and cannot be given to a role', [
    'transaction_deferrable',
    'transaction_isolation',
    'transaction_read_only',
  ]),
  ...all('it loads programs that are not there, so that nobody can log in', [
    'dynamic_library_path',
    'local_preload_libraries',
    'session_preload_libraries',
    'extension_control_path',
  ]),
  ...all('it fills the server’s log, or names what is written there', ['backtrace_functions', 'log_statement', 'seed']),
  ...all('it limits what queries may take, and what reaches it is an error', ['temp_file_limit']),
  ...all('there is no other on this server', [
    'default_table_access_method',
    'debug_discard_caches',
    'default_toast_compression',
    'default_with_oids',
    'huge_pages_status',
  ]),
}

function all(reason: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]))
}

const isOfTheLog = (name: string) => /^(log|debug_print|trace|debug_pretty)_/.test(name)

let usual: RunningService
let perverse: RunningService
let strange: Stranger
const given: string[] = []
const untried: string[] = []

beforeAll(async () => {
  strange = await createStranger()
  for (const setting of await readSessionSettings(strange.operatorUrl)) {
    const value = worstOf(setting)
    if (setting.name in APART || isOfTheLog(setting.name)) continue
    if (value !== null && (await strange.set(setting.name, value))) given.push(setting.name)
    else untried.push(setting.name)
  }
  usual = await runService({}, await emptyDatabase())
  perverse = await runService({}, strange.database)
})
afterAll(async () => {
  await usual?.stop()
  await perverse?.stop()
  await usual?.database.drop()
  await strange?.drop()
})

interface Stranger {
  /** As the role that is set so. */
  database: FreshDatabase
  operatorUrl: string
  /** False: the server does not take that value. */
  set(name: string, value: string): Promise<boolean>
  drop(): Promise<void>
}

/** A role that owns a database, and that an operator can give settings. */
async function createStranger(): Promise<Stranger> {
  const { url: operatorUrl, drop } = await emptyDatabase()
  const [name, role] = [new URL(operatorUrl).pathname.slice(1), `stranger_${randomBytes(4).toString('hex')}`]
  await execute(operatorUrl, `CREATE ROLE ${role} LOGIN PASSWORD 'strange'`)
  await execute(operatorUrl, `ALTER DATABASE ${name} OWNER TO ${role}`)
  // What the search path leads to where it is believed.
  await execute(
    operatorUrl,
    `CREATE SCHEMA elsewhere; GRANT ALL ON SCHEMA elsewhere TO ${role};
     CREATE FUNCTION elsewhere.lower(text) RETURNS text LANGUAGE sql AS 'SELECT ''nothing''';
     CREATE FUNCTION elsewhere.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT ''1999-01-01''::timestamptz'`,
  )
  const url = new URL(operatorUrl)
  url.username = role
  url.password = 'strange'
  return {
    database: { url: url.href, drop: async () => {} },
    operatorUrl,
    set: async (setting, value) =>
      execute(operatorUrl, `ALTER ROLE ${role} IN DATABASE ${name} SET ${setting} TO ${quoted(setting, value)}`).then(
        () => true,
        () => false,
      ),
    async drop() {
      await drop()
      await execute(inject('serverUrl'), `DROP ROLE ${role}`)
    },
  }
}

function quoted(setting: string, value: string): string {
  // A list of names, not a name with a comma.
  return setting === 'search_path' ? value : `'${value}'`
}

const ARTICLES = [
  {
    url: 'https://harbourtimes.example/lock',
    publishedAt: '2025-03-02T23:30:00Z',
    text: '“We will repair the northern lock before the winter,” Ada Quill said on 1 March 2025. “Its gates leak,” she added.',
  },
  {
    url: 'https://harbourtimes.example/ecole',
    publishedAt: '2025-03-01T00:30:00+09:00',
    language: 'fr',
    text: '« L’École du port ouvrira en mai », a déclaré Ada Quill. “The SCHOOL opens in May,” Tom Reed said.',
  },
]

const READ = `{
  all: statements(first: 20, orderBy: SAID_ASC) { nodes { text form saidAt { earliest latest } actor { name } reports(first: 5) { nodes { text article { publishedAt url } } } } }
  word: statements(first: 20, filter: { text: "gates leaks" }) { nodes { text } }
  phrase: statements(first: 20, filter: { text: "\\"northern lock\\"" }) { nodes { text } }
  capitals: statements(first: 20, filter: { text: "école" }) { nodes { text } }
  said: statements(first: 20, filter: { saidAfter: "2025-03-01T00:00:00Z", saidBefore: "2025-03-02T00:00:00Z" }) { nodes { text } }
  soon: statements(first: 20, filter: { ingestedAfter: "2026-01-01T00:00:00Z" }) { nodes { text } }
  best: statements(first: 20, filter: { text: "lock" }, orderBy: RELEVANCE) { edges { snippet { text hit } node { text } } }
}`

async function livedThrough(service: RunningService) {
  const outcomes = []
  for (const article of ARTICLES) {
    const input = { source: { name: 'The Harbour Times' }, ...article }
    const mutation = 'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }'
    outcomes.push(await service.ask(mutation, { input }))
  }
  return { outcomes, read: await service.ask(READ), ready: await ready(service), told: await firstEvents(service) }
}

async function ready(service: RunningService): Promise<number> {
  return (await fetch(service.url.replace('/graphql', '/health/ready'))).status
}

/** What a stream from the beginning tells, up to where it is live, without what differs by chance. */
async function firstEvents(service: RunningService): Promise<string[]> {
  const query = `subscription { statementEvents(from: BEGINNING) { __typename ... on StatementIngested { statement { text } } } }`
  const leaving = new AbortController()
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
  const response = await fetch(service.url, {
    method: 'POST',
    signal: leaving.signal,
    headers: { ...headers, authorization: `Bearer ${service.key}` },
    body: JSON.stringify({ query }),
  })
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.includes('CaughtUp')) break
  }
  leaving.abort()
  return text.split('\n').filter((line) => line.startsWith('data: {'))
}

test('every setting that a session can be given is tried, or it is said why not', () => {
  expect(untried).toEqual([])
  expect(given.length).toBeGreaterThan(100)
})

test('a service answers the same whatever its role’s sessions are set to', async () => {
  const expected = await livedThrough(usual)
  expect(expected.read.errors).toBeUndefined()
  expect(JSON.stringify(expected.read.data)).toContain('northern lock')
  expect(expected.ready).toBe(200)
  expect(await livedThrough(perverse)).toEqual(expected)
})

test.each([
  ['session_replication_role', 'replica', 'session_replication_role = replica'],
  ['zero_damaged_pages', 'on', 'zero_damaged_pages = on'],
  ['ignore_checksum_failure', 'on', 'ignore_checksum_failure = on'],
  ['default_transaction_read_only', 'on', 'This database is set to read-only'],
])('a role with %s = %s is refused with a sentence', async (setting, value, words) => {
  const stranger = await createStranger()
  onTestFinished(() => stranger.drop())
  expect(await stranger.set(setting, value)).toBe(true)
  await expect(openDatabase(stranger.database.url, { allowUnsafe: true })).rejects.toMatchObject({
    name: 'DatabaseUnfit',
    message: expect.stringContaining(words),
  })
})
