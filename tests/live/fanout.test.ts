import { isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { schema } from '../../src/api/schema.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { newSeed, seeded } from '../world/seeded.ts'
import { type RunningService, runService } from '../world/service.ts'

// Many followers of one service over real sockets.

let service: RunningService
let database: Database
let archive: Archive
let topicId: string

beforeAll(async () => {
  service = await runService({ MAX_QUEUED_BYTES: '65536', POLL_INTERVAL_MS: '100' })
  database = await openDatabase(service.database.url, { allowUnsafe: true })
  archive = openArchive(database.prisma)
  topicId = await archive.topic('Islands')
})

afterAll(async () => {
  await database.close()
  await service.stop()
})

const LONG = { timeout: 20_000 }

interface Event {
  __typename: string
  cursor: string
  previous: string | null
  effect?: string
  was?: { text: string }
}

const FOLLOW = /* GraphQL */ `
  subscription ($filter: StatementFilter, $from: StreamStart! = NOW) {
    statementEvents(filter: $filter, from: $from) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementChange { kind effect was { text } statement { id } }
    }
  }
`

async function follower(id: string, variables: object, key = service.key) {
  const socket = new WebSocket(service.socketUrl, 'graphql-transport-ws')
  const events: Event[] = []
  const ids = new Set<string>()
  const others: unknown[] = []
  socket.on('message', (data) => {
    const message = JSON.parse(String(data))
    if (message.type === 'connection_ack') {
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: FOLLOW, variables } }))
    } else if (message.type === 'next') {
      ids.add(message.id)
      events.push(message.payload.data.statementEvents)
    } else others.push(message)
  })
  const init = { type: 'connection_init', payload: { apiKey: key } }
  socket.once('open', () => socket.send(JSON.stringify(init)))
  const statements = () => events.filter(({ __typename }) => __typename.startsWith('Statement'))
  const isLive = () => expect.poll(() => events.map((event) => event.__typename), LONG).toContain('CaughtUp')
  return {
    socket,
    events,
    ids,
    others,
    statements,
    texts: () => statements().map(({ was }) => was?.text),
    isLive,
    has: (count: number) => expect.poll(() => statements().length, LONG).toBe(count),
  }
}

/** What a client checks to know that nothing is missing. */
function expectUnbroken(events: Event[]): void {
  let link = events[0]?.previous
  for (const event of events) {
    expect(event.previous).toBe(link)
    if (event.__typename.startsWith('Statement')) link = event.cursor
  }
}

async function say(text: string, topicIds = [topicId]) {
  return archive.statement({ text, topicIds })
}

test('an operation runs once for all who asked it, though each has an id and a filter of its own', async () => {
  const type = schema.getType('StatementIngested')
  const kind = isObjectType(type) ? type.getFields().kind : undefined
  if (kind?.resolve === undefined) throw new Error('no such field')
  const { resolve } = kind
  let runs = 0
  kind.resolve = (...told) => {
    runs += 1
    return resolve(...told)
  }
  try {
    const crowd = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        follower(`"${'é'.repeat(index)}"`, {
          filter: { topics: ['islands'], ingestedAfter: new Date(index).toISOString() },
        }),
      ),
    )
    await Promise.all(crowd.map(({ isLive }) => isLive()))
    await say('Once for all.')
    await archive.number()
    await Promise.all(crowd.map(({ has }) => has(1)))
    expect(runs).toBe(1)
    for (const [index, { ids, events, texts, socket }] of crowd.entries()) {
      expect([...ids]).toEqual([`"${'é'.repeat(index)}"`])
      expect(texts()).toEqual(['Once for all.'])
      expectUnbroken(events)
      socket.close()
    }
    expect(new Set(crowd.map(({ events }) => events.at(-1)?.cursor)).size).toBe(40)
  } finally {
    kind.resolve = resolve
  }
})

test('whoever was told of a statement is told that it left the filter, and nobody else', async () => {
  const islands = await follower('a', { filter: { topics: ['islands'] } })
  const late = await follower('b', { filter: { text: 'ferry' } })
  await Promise.all([islands.isLive(), late.isLive()])
  const before = await say('Of islands.')
  const after = await say('Of a ferry.', [])
  await database.prisma.pendingEntry.create({
    data: {
      kind: 'AMENDED',
      statementId: before.id,
      beforeId: before.versionId,
      afterId: after.versionId,
      writtenAt: new Date(),
    },
  })
  await archive.number()
  await Promise.all([islands.has(2), late.has(2)])
  expect(islands.statements().map(({ effect }) => effect)).toEqual(['ENTERED', 'LEFT'])
  expect(late.statements().map(({ effect }) => effect)).toEqual(['ENTERED', 'ENTERED'])
  for (const { socket } of [islands, late]) socket.close()
})

test('whoever comes while many write gets everything once and in order, from the beginning into the present', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  const saga = await archive.topic(`Saga ${seed}`)
  const said: string[] = []
  let isWriting = true
  const writers = Array.from({ length: 3 }, async (_, writer) => {
    for (let count = 0; count < 25; count += 1) {
      said.push(`${writer} ${count}`)
      await say(`${writer} ${count}`, [saga])
      if (random() < 0.5) await archive.number()
    }
  })
  const crowd: Awaited<ReturnType<typeof follower>>[] = []
  const coming = (async () => {
    while (isWriting && crowd.length < 40) {
      crowd.push(await follower(`${crowd.length}`, { filter: { topics: [`saga-${seed}`] }, from: 'BEGINNING' }))
      await new Promise((resolve) => setTimeout(resolve, random() * 30))
    }
  })()
  await Promise.all(writers)
  isWriting = false
  await coming
  await archive.number()
  await Promise.all(crowd.map(({ has }) => has(75)))
  const [first] = crowd
  expect(new Set(first?.texts()), `seed ${seed}`).toEqual(new Set(said))
  for (const { events, statements, texts, socket } of crowd) {
    expect(texts(), `seed ${seed}`).toEqual(first?.texts())
    expect(statements().map(({ cursor }) => cursor)).toEqual(first?.statements().map(({ cursor }) => cursor))
    expectUnbroken(events)
    socket.close()
  }
})

test('a reader that stops reading delays nobody, and gets everything in order when it reads again', async () => {
  const slow = await follower('slow', { filter: { topics: ['islands'] } })
  const quick = await follower('quick', { filter: { topics: ['islands'] } })
  await Promise.all([slow.isLive(), quick.isLive()])
  slow.socket.pause()
  const words = 'All the words of a very long statement. '.repeat(25_000)
  const said: string[] = []
  for (let count = 0; count < 16; count += 1) {
    said.push(`${count} ${words}`)
    await say(said.at(-1) ?? '')
    await archive.number()
  }
  await quick.has(16)
  expect(slow.statements().length).toBeLessThan(16)
  slow.socket.resume()
  await slow.has(16)
  await say('And now it is live again.')
  await archive.number()
  await Promise.all([slow, quick].map(({ has }) => has(17)))
  for (const { texts, events, socket } of [slow, quick]) {
    expect(texts()).toEqual([...said, 'And now it is live again.'])
    expectUnbroken(events)
    socket.close()
  }
}, 90_000)

test('whose key is revoked in the midst of the others is sent nothing more, and the others miss nothing', async () => {
  const created = await service.ask<{ createKey: { key: string; apiKey: { id: string } } }>(
    'mutation { createKey(input: { principal: "Ben", role: READER }) { ... on CreateKeySuccess { key apiKey { id } } } }',
  )
  const { key, apiKey } = created.data?.createKey ?? { key: '', apiKey: { id: '' } }
  const variables = { filter: { topics: ['islands'] } }
  const ours = await Promise.all(['1', '2'].map((id) => follower(id, variables)))
  const theirs = await Promise.all(['1', '2'].map((id) => follower(id, variables, key)))
  await Promise.all([...ours, ...theirs].map(({ isLive }) => isLive()))
  const closed = theirs.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)))
  await say('Before.')
  await archive.number()
  await Promise.all([...ours, ...theirs].map(({ has }) => has(1)))

  await service.ask('mutation ($id: ID!) { revokeKey(input: { id: $id }) { __typename } }', { id: apiKey.id })
  await say('After.')
  await archive.number()
  expect(await Promise.all(closed)).toEqual([4403, 4403])
  await Promise.all(ours.map(({ has }) => has(2)))
  for (const { texts } of theirs) expect(texts()).toEqual(['Before.'])
  for (const { texts, events, socket } of ours) {
    expect(texts()).toEqual(['Before.', 'After.'])
    expectUnbroken(events)
    socket.close()
  }
})
