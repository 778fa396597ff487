import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askOf, publish as publishTo } from '../world/articles.ts'
import { execute } from '../world/cluster.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { type Reader, read, TRANSPORTS } from '../world/readers.ts'
import { type RunningService, runService } from '../world/service.ts'

// Changes to topics and keys, as clients of two processes on one database see them.

let database: FreshDatabase
let here: RunningService
let there: RunningService
const readers: Reader[] = []
beforeAll(async () => {
  database = await freshDatabase()
  here = await runService({}, database)
  there = await runService({}, database)
})
afterEach(() => {
  for (const reader of readers.splice(0)) reader.stop()
})
afterAll(async () => {
  await here.stop()
  await there.stop()
  await database.drop()
})

const EVENTS =
  'subscription { statementEvents { __typename ... on JournalEvent { cursor previous } ... on StatementIngested { was { text } } } }'

async function act<Data>(mutation: string, input: object): Promise<Data> {
  const { data, errors } = await here.ask<Record<string, Data>>(mutation, { input })
  expect(errors).toBeUndefined()
  return Object.values(data ?? {})[0] as Data
}

async function createKey(principal: string, expiresAt: string | null = null) {
  return act<{ key: string; apiKey: { id: string }; cursor: string }>(
    'mutation ($input: CreateKeyInput!) { createKey(input: $input) { ... on CreateKeySuccess { key apiKey { id } cursor } ... on Failure { message } } }',
    { principal, role: 'EDITOR', expiresAt },
  )
}

/** A reader over each transport on each process, all live. */
async function everywhere(key: string): Promise<Reader[]> {
  // On the other process the key is known when its hint, or a poll, has come.
  await expect.poll(async () => (await there.ask('{ __typename }', {}, key)).status).toBe(200)
  const opened = [here, there].flatMap(({ url }) => TRANSPORTS.map((transport) => read(transport, url, EVENTS, key)))
  readers.push(...opened)
  for (const { events } of opened) await expect.poll(() => events.at(-1)?.__typename).toBe('CaughtUp')
  return opened
}

const PROTOCOLS_END = [4403, 'KEY_REVOKED', 'KEY_REVOKED', 'KEY_REVOKED']

async function expectEnded(opened: Reader[]): Promise<void> {
  expect(await Promise.all(opened.map(({ ended }) => ended))).toEqual([...PROTOCOLS_END, ...PROTOCOLS_END])
}

test('a revoked key ends its streams over every transport on every process, and nobody else’s', async () => {
  const lost = await createKey('lost')
  const kept = await createKey('kept')
  const opened = await everywhere(lost.key)
  const others = await everywhere(kept.key)
  const revoked = await act<{ cursor: string }>(
    'mutation ($input: RevokeKeyInput!) { revokeKey(input: $input) { ... on RevokeKeySuccess { cursor apiKey { revokedAt } } } }',
    { id: lost.apiKey.id },
  )
  // At once on the process that took the call: its answer comes after.
  expect((await here.ask('{ __typename }', {}, lost.key)).status).toBe(401)
  await expectEnded(opened)
  await expect.poll(async () => (await there.ask('{ __typename }', {}, lost.key)).status).toBe(401)
  expect(await Promise.race([...others.map(({ ended }) => ended), Promise.resolve('open')])).toBe('open')
  expect(revoked.cursor).not.toBe(lost.cursor)
})

test('a changed role ends what the principal’s keys have open, and with it they may do what the new role may', async () => {
  const { key } = await createKey('promoted')
  const opened = await everywhere(key)
  await act(
    'mutation ($input: ChangeRoleInput!) { changeRole(input: $input) { ... on ChangeRoleSuccess { role cursor } } }',
    {
      principal: 'promoted',
      role: 'ADMIN',
    },
  )
  await expectEnded(opened)
  for (const service of [here, there])
    await expect.poll(async () => (await service.ask('{ keys { id } }', {}, key)).errors).toBeUndefined()
})

test('a key that expires ends its streams by itself', async () => {
  const { key, apiKey } = await createKey('passing', '2999-01-01T00:00:00Z')
  const opened = await everywhere(key)
  // Not through the API, which would tell every process.
  await execute(database.url, `UPDATE api_keys SET expires_at = now() WHERE id = '${apiKey.id}'`)
  await expectEnded(opened)
  expect((await here.ask('{ __typename }', {}, key)).status).toBe(401)
})

test('a topic’s new rule holds for all that comes after the cursor its mutation returned, on every process', async () => {
  const rule = (text: string) => ({ text })
  const created = await act<{ topic: { id: string }; cursor: string }>(
    'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ... on CreateTopicSuccess { topic { id } cursor } ... on Failure { message } } }',
    { name: 'Dredging', rule: rule('dredger') },
  )
  const publish = (service: RunningService, words: string) => publishTo(askOf(service), { words })
  await publish(there, 'The dredger is here at last')
  const updated = await act<{ cursor: string }>(
    'mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { ... on UpdateTopicSuccess { cursor } ... on Failure { message } } }',
    { id: created.topic.id, rule: rule('barge') },
  )
  await publish(there, 'The barge is here and we are glad')
  await publish(there, 'The dredger has gone and nobody knows where to')

  const after = async (cursor: string, count: number) => {
    const reader = read(
      'WebSocket',
      there.url,
      `subscription { statementEvents(after: "${cursor}") { __typename ... on StatementIngested { was { text topics { slug } } } } }`,
    )
    readers.push(reader)
    // What was published last may be numbered after history was read.
    const told = () => reader.events.flatMap(({ was }) => was ?? [])
    await expect.poll(() => told().length).toBeGreaterThanOrEqual(count)
    return told()
  }
  const late = [
    { text: 'The barge is here and we are glad', topics: [{ slug: 'dredging' }] },
    { text: 'The dredger has gone and nobody knows where to', topics: [] },
  ]
  expect(await after(updated.cursor, 2)).toEqual(late)
  expect(await after(created.cursor, 3)).toEqual([
    { text: 'The dredger is here at last', topics: [{ slug: 'dredging' }] },
    ...late,
  ])
})

test('changes are no gap and no event: a stream passes them, and the journal’s pages do not show them', async () => {
  const reader = read('WebSocket', there.url, EVENTS.replace('statementEvents', 'statementEvents(from: BEGINNING)'))
  readers.push(reader)
  await expect.poll(() => reader.events.at(-1)?.__typename).toBe('CaughtUp')
  await createKey('one more')
  expect(new Set(reader.events.map((event) => event.__typename))).toEqual(new Set(['StatementIngested', 'CaughtUp']))
  const { data } = await here.ask<{ journal: { totalCount: number; nodes: { kind: string }[]; pageInfo: object } }>(
    '{ journal(first: 100) { totalCount nodes { kind } pageInfo { hasNextPage } } }',
  )
  expect(data?.journal.nodes.map(({ kind }) => kind)).not.toContain('KEY_CHANGED')
  expect(data?.journal.totalCount).toBe(data?.journal.nodes.length)
  const last = await here.ask<{ journal: { nodes: { kind: string }[] } }>('{ journal(last: 1) { nodes { kind } } }')
  expect(last.data?.journal.nodes).toHaveLength(1)
})
