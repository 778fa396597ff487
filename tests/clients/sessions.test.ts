import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKey, revokeKey } from '../../src/store/access/keys.ts'
import { createSession, endSession, listSessions } from '../../src/store/access/sessions.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { type BrowserSession, signedIn, signedInByLink } from '../world/browser-session.ts'
import { type RunningService, runService } from '../world/service.ts'
import { openStream } from '../world/sse.ts'

// Sessions as every process of one database knows them.

let first: RunningService
let second: RunningService
let database: Awaited<ReturnType<typeof openDatabase>>
beforeAll(async () => {
  first = await runService()
  second = await runService({}, first.database)
  database = await openDatabase(first.database.url, { allowUnsafe: true })
})
afterAll(async () => {
  await database.close()
  await second.stop()
  await first.stop()
})

async function statusOf({ url }: RunningService, session: BrowserSession): Promise<number> {
  const { origin } = new URL(url)
  // The page of the other process: its cookie is named for its port.
  const cookie = `onrecord_session_${new URL(url).port}=${session.cookie.split('=')[1]}`
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie, 'x-onrecord': session.word },
    body: '{"query":"{ __typename }"}',
  })
  return response.status
}

const SOON = { timeout: 5_000 }

test('a session is known to every process, and outlives the one that made it', async () => {
  const third = await runService({}, first.database)
  const session = await signedInByLink(third.url)
  await expect.poll(() => statusOf(second, session), SOON).toBe(200)
  await third.stop()
  expect(await statusOf(second, session)).toBe(200)
  const later = await runService({}, first.database)
  expect(await statusOf(later, session)).toBe(200)
  await later.stop()
})

test('a session that was made with a key ends with the key, and so does what it has open', async () => {
  const { id, key } = await createKey(database.prisma, 'Desk', 'READER')
  await expect.poll(async () => (await first.ask('{ __typename }', {}, key)).status, SOON).toBe(200)
  const session = await signedIn(first.url, { key })
  const stream = await openStream(first.url, 'subscription { statementEvents { __typename } }', session.headers)
  expect(await stream.next()).toMatchObject({ data: { statementEvents: { __typename: 'CaughtUp' } } })
  await revokeKey(database.prisma, id)
  expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'KEY_REVOKED' } }] })
  expect(await statusOf(first, session)).toBe(401)
})

test('a session that is revoked from the command line ends on every process', async () => {
  const session = await signedInByLink(first.url)
  await expect.poll(() => statusOf(second, session), SOON).toBe(200)
  const newest = (await listSessions(database.prisma)).at(-1)
  expect(newest).toMatchObject({ principal: 'local', keyHint: null, isLive: true })
  await endSession(database.prisma, newest?.id ?? '')
  for (const service of [first, second]) await expect.poll(() => statusOf(service, session), SOON).toBe(401)
  expect((await listSessions(database.prisma)).at(-1)).toMatchObject({ isLive: false })
  await expect(endSession(database.prisma, 'none')).rejects.toThrow('onrecord session list')
})

test.each([
  ['12 hours without use', "used_at = now() - interval '12 hours 1 second'"],
  ['30 days', "created_at = now() - interval '30 days 1 second'"],
])('a session ends after %s', async (_after, change) => {
  const session = await signedInByLink(first.url)
  expect(await statusOf(first, session)).toBe(200)
  const { id } = (await listSessions(database.prisma)).at(-1) ?? { id: '' }
  await database.pool.query(`UPDATE sessions SET ${change} WHERE id = $1`, [id])
  await expect.poll(() => statusOf(first, session), SOON).toBe(401)
})

test('neither secret of a session is kept, and a principal has a hundred of them at most', async () => {
  const { principal } = await createKey(database.prisma, 'Many', 'READER')
  const made = await createSession(database.prisma, principal.id, null)
  const { rows } = await database.pool.query('SELECT row_to_json(s)::text AS row FROM sessions s')
  const kept = rows.map(({ row }) => row).join()
  expect(kept).toContain(made?.id)
  expect(kept).not.toContain(made?.cookie)
  expect(kept).not.toContain(made?.word)
  for (let count = 1; count < 100; count += 1)
    expect(await createSession(database.prisma, principal.id, null)).not.toBeNull()
  expect(await createSession(database.prisma, principal.id, null)).toBeNull()
})

async function ticketAt({ url, key }: RunningService): Promise<string> {
  const response = await fetch(`${url}/ticket`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    // A character that Postgres keeps in no JSONB.
    body: JSON.stringify({
      query: 'subscription ($filter: StatementFilter) { statementEvents(filter: $filter) { __typename } }',
      variables: { filter: { text: 'harbour' }, unused: '\u0000' },
    }),
  })
  return ((await response.json()) as { ticket: string }).ticket
}

async function opened({ url }: RunningService, ticket: string): Promise<number> {
  const leaving = new AbortController()
  const response = await fetch(`${url}?ticket=${ticket}`, {
    headers: { accept: 'text/event-stream' },
    signal: leaving.signal,
  })
  leaving.abort()
  return response.status
}

test('a ticket opens a stream on another process, once, within 30 seconds', async () => {
  const ticket = await ticketAt(first)
  const { rows } = await database.pool.query('SELECT row_to_json(t)::text AS row FROM stream_tickets t')
  expect(rows).toHaveLength(1)
  expect(rows[0].row).not.toContain(ticket)
  expect(await opened(second, ticket)).toBe(200)
  for (const service of [first, second]) expect(await opened(service, ticket)).toBe(401)

  const old = await ticketAt(first)
  await database.pool.query("UPDATE stream_tickets SET expires_at = expires_at - interval '30 seconds'")
  expect(await opened(second, old)).toBe(401)
})

test('a ticket that nobody uses is deleted when it is too old, though nobody asks for another', async () => {
  await ticketAt(first)
  const { rows } = await database.pool.query(
    "UPDATE stream_tickets SET expires_at = expires_at - interval '30 seconds' RETURNING hash",
  )
  expect(rows).toHaveLength(1)
  const left = async () => (await database.pool.query('SELECT FROM stream_tickets')).rowCount
  await expect.poll(left, { timeout: 30_000 }).toBe(0)
}, 40_000)

test('a caller is told the key that it came with, or that its session was made with; the operator has none', async () => {
  const ME = '{ me { name role key { id hint expiresAt } } serverInfo { version } }'
  const expiresAt = new Date(Date.now() + 3_600_000)
  const { id, hint, key } = await createKey(database.prisma, 'Analyst', 'READER', expiresAt)
  await expect.poll(async () => (await first.ask(ME, {}, key)).status, SOON).toBe(200)
  const me = { name: 'Analyst', role: 'READER', key: { id, hint, expiresAt: expiresAt.toISOString() } }
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  expect((await first.ask(ME, {}, key)).data).toEqual({ me, serverInfo: { version } })
  const session = await signedIn(first.url, { key })
  const response = await fetch(first.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...session.headers },
    body: JSON.stringify({ query: ME }),
  })
  expect((await response.json()).data.me).toEqual(me)
  expect((await first.ask(ME)).data).toMatchObject({ me: { name: 'local', role: 'ADMIN', key: null } })
})
