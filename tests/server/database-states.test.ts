import { randomBytes } from 'node:crypto'
import { createClient } from 'graphql-ws'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { openConnection } from '../../src/store/database/connection.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

// What an operator, a disk or another program does to Postgres under a running service: callers are told to try again,
// and when; so is whoever asks whether the service is ready; the log has a line.

let fresh: FreshDatabase
let operator: pg.Client
let service: RunningService
const role = `clerk_${randomBytes(4).toString('hex')}`

beforeAll(async () => {
  fresh = await freshDatabase()
  operator = await openConnection(fresh.url, { name: 'the operator' })
  // No superuser: limits are not for those.
  await operator.query(`CREATE ROLE ${role} LOGIN PASSWORD 'clerk' IN ROLE ${operator.user}`)
  const url = new URL(fresh.url)
  url.username = role
  url.password = 'clerk'
  service = await runService({ POLL_INTERVAL_MS: '100' }, { url: url.href, drop: async () => {} })
})
afterEach(async () => {
  await operator.query('ROLLBACK')
  await become('RESET ALL')
  await become('CONNECTION LIMIT -1')
  await endSessions()
  await expect.poll(async () => (await post(INGEST, { input: article() })).status).toBe(200)
  await expect.poll(async () => (await ready()).status).toBe(200)
})
afterAll(async () => {
  await service?.stop()
  await operator?.end()
  await fresh?.drop()
})

const become = (state: string) => operator.query(`ALTER DATABASE ${operator.database} ${state}`)

/** What a database is set to is for sessions that begin later. */
async function endSessions(): Promise<void> {
  await operator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [role])
}

/** Sessions of the service that wait for a lock. */
/** Without what looks for stories in the background, and waits for the articles too. */
async function waiting(): Promise<number[]> {
  const { rows } = await operator.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE usename = $1 AND wait_event_type = 'Lock' AND query NOT LIKE '%story_portraits%'`,
    [role],
  )
  return rows.map(({ pid }) => pid)
}

async function ready(): Promise<{ status: number; reason?: string }> {
  const response = await fetch(service.url.replace('/graphql', '/health/ready'))
  return { ...((await response.json()) as object), status: response.status }
}

let count = 0
function article() {
  count += 1
  return {
    url: `https://harbourtimes.example/${count}`,
    source: { name: 'The Harbour Times' },
    text: '“The lock will be repaired,” Ada Quill said.',
  }
}
const INGEST = 'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }'

async function post(query: string, variables: object = {}) {
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${service.key}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: object; errors?: object[] }
  return { status: response.status, retryAfter: response.headers.get('retry-after'), data, errors }
}

async function overSocket(query: string, variables: Record<string, unknown>) {
  const client = createClient({
    url: service.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { apiKey: service.key },
  })
  onTestFinished(() => void client.dispose())
  for await (const { errors } of client.iterate({ query, variables })) return errors
  return undefined
}

const unavailable = (retryAfter: number) => ({
  message: 'The newsroom cannot be reached just now: try again soon.',
  extensions: { code: 'UNAVAILABLE', retryAfter },
})

/** Lines that the log has since, at the level of an error. */
function faultsSince(lines: number): string[] {
  return service.log.slice(lines).filter((line) => JSON.parse(line).level >= 50)
}

test('where Postgres is read-only, reading goes on, and a write is told when to come again', async () => {
  const lines = service.log.length
  await become('SET default_transaction_read_only TO on')
  await endSessions()
  const refused = { errors: [unavailable(30)] }
  expect(await post(INGEST, { input: article() })).toMatchObject({ status: 503, retryAfter: '30', ...refused })
  expect(await post(INGEST, { input: article() })).toMatchObject(refused)
  expect(await overSocket(INGEST, { input: article() })).toMatchObject(refused.errors)
  expect(await post('{ statements(first: 1) { nodes { id } } }')).toMatchObject({ status: 200 })
  await expect.poll(ready).toEqual({ status: 503, reason: 'it is read-only' })
  expect(faultsSince(lines)).toEqual([])
  const told = service.log.slice(lines).filter((line) => line.includes('it is read-only'))
  const warning = { level: 40, msg: 'the database is not available; callers are asked to try again' }
  expect(told.map((line) => JSON.parse(line)).filter(({ msg }) => msg === warning.msg)).toMatchObject([warning])
})

test('where Postgres has no connection left, callers are told when to come again', async () => {
  const lines = service.log.length
  await become('CONNECTION LIMIT 0')
  await endSessions()
  const refused = { status: 503, retryAfter: '5', errors: [unavailable(5)] }
  await expect.poll(() => post('{ statements(first: 1) { nodes { id } } }')).toMatchObject(refused)
  expect(await post(INGEST, { input: article() })).toMatchObject(refused)
  await expect.poll(ready).toEqual({ status: 503, reason: 'it has no connection left' })
  expect(faultsSince(lines)).toEqual([])
})

test.each([
  ['cancels', 'pg_cancel_backend', 5],
  ['ends', 'pg_terminate_backend', 2],
])('a write that waits for a lock and that an administrator %s is told when to come again', async (_, end, seconds) => {
  const lines = service.log.length
  await operator.query('BEGIN')
  await operator.query('LOCK TABLE articles')
  let writing = post(INGEST, { input: article() })
  // A connection that was ended with the others, above, may be the first that a write is given: the next write waits.
  const another = async () => {
    const answered = await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, 50))])
    if (answered !== undefined) writing = post(INGEST, { input: article() })
    return waiting()
  }
  await expect.poll(another).toHaveLength(1)
  const [pid] = await waiting()
  await operator.query(`SELECT ${end}($1)`, [pid])
  expect(await writing).toMatchObject({ status: 503, errors: [unavailable(seconds)] })
  expect(faultsSince(lines)).toEqual([])
})

test('while a table that every read needs is locked, the service is not ready, and its checks do not pile up', async () => {
  await operator.query('BEGIN')
  await operator.query('LOCK TABLE statements')
  await expect.poll(async () => (await ready()).status).toBe(503)
  const answers = await Promise.all([ready(), ready()])
  expect(answers).toMatchObject([{ status: 503 }, { status: 503 }])
  await ready()
  await ready()
  // One that reads the journal, and one check.
  expect((await waiting()).length).toBeLessThanOrEqual(2)
})

test('while the keys are locked, a connection for each work that needs them waits, and everybody is answered', async () => {
  const key = await makeKey(service.url, service.key)
  await operator.query('BEGIN')
  await operator.query('LOCK TABLE api_keys')
  let most = 0
  const began = performance.now()
  // Longer than a poll waits, and than many polls are apart.
  while (performance.now() < began + 3_000) {
    const asked = performance.now()
    expect(await post('{ statements(first: 1) { nodes { id } } }')).toMatchObject({ status: 200 })
    expect(performance.now() - asked).toBeLessThan(1_000)
    most = Math.max(most, (await waiting()).length)
  }
  // Keys are read, channels without one are paused, and what is due is claimed: none of it piles up.
  expect(most).toBeLessThanOrEqual(3)
  await operator.query('ROLLBACK')
  await operator.query('UPDATE api_keys SET revoked_at = now()')
  await expect
    .poll(async () => (await service.ask('{ statements(first: 1) { nodes { id } } }', {}, key)).status)
    .toBe(401)
})
