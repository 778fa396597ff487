import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type RunningService, runService } from '../world/service.ts'
import { openSocket } from '../world/socket.ts'

let service: RunningService
let archive: Archive
let close: () => Promise<void>
let topic: string

beforeAll(async () => {
  service = await runService({ MAX_COST: '400', READ_TIMEOUT_MS: '1500' })
  const database = await openDatabase(service.database.url, { allowUnsafe: true })
  close = database.close
  archive = openArchive(database.prisma)
  topic = await archive.topic('Harbour')
  for (let index = 0; index < 30; index += 1)
    await archive.statement({ text: `Word${index} of the harbour.`, topicIds: [topic] })
  await archive.number()
})
afterAll(async () => {
  await close()
  await service.stop()
})

interface Told {
  data?: unknown
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[]
  extensions?: { cost?: Record<string, number> }
}

async function ask(query: string, more: object = {}, key = service.key): Promise<Told> {
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, ...more }),
  })
  return (await response.json()) as Told
}

const anyOf = (count: number, text: (index: number) => string) => ({
  any: Array.from({ length: count }, (_, index) => ({ text: text(index) })),
})

const FOUND = 'query ($filter: StatementFilter) { statements(filter: $filter) { nodes { text } } }'

test('what would cost too much is refused before anything is read, with the list that costs most and what to do', async () => {
  const { data, errors } = await ask('{ topics(first: 40) { nodes { name statements(first: 20) { nodes { id } } } } }')
  expect(data).toBeUndefined()
  expect(errors).toEqual([
    {
      message: expect.stringMatching(
        /^This operation would cost 923, and 400 is allowed: 880 of it are `topics\.nodes\.statements`, taken to have 20 items: ask for smaller pages there/,
      ),
      extensions: { code: 'TOO_COSTLY', cost: 923, allowed: 400, field: 'topics.nodes.statements' },
    },
  ])
})

test('an operation says what it costs if it is asked', async () => {
  const query = '{ statements(first: 10) { nodes { text } } }'
  expect((await ask(query)).extensions).toBeUndefined()
  const { data, extensions } = await ask(query, { extensions: { cost: true } })
  expect(data).toBeDefined()
  expect(extensions).toEqual({ cost: { total: 12, objects: 12, rows: 0, allowed: 400 } })
})

test('the rows that a filter makes Postgres read are part of the cost', async () => {
  const { extensions } = await ask(FOUND, { variables: { filter: { text: 'harbour' } }, extensions: { cost: true } })
  expect(extensions?.cost?.rows).toBeGreaterThan(0)
  expect(extensions?.cost?.total).toBeGreaterThan(extensions?.cost?.objects ?? Number.POSITIVE_INFINITY)
})

test('it says so on a socket too', async () => {
  const socket = await openSocket(service.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  const payload = { query: '{ topics { nodes { slug } } }', extensions: { cost: true } }
  socket.send({ id: 'one', type: 'subscribe', payload })
  const { payload: told } = await socket.next('next')
  expect(told).toMatchObject({ data: {}, extensions: { cost: { total: 22, allowed: 400 } } })
  socket.close()
})

test('a filter of fifty phrases is priced before it is looked for', async () => {
  const few = await ask(FOUND, { variables: { filter: anyOf(2, (index) => `"word${index} of the harbour"`) } })
  expect(few.data).toMatchObject({ statements: { nodes: [{}, {}] } })
  const { errors } = await ask(FOUND, { variables: { filter: anyOf(50, (index) => `"word${index} of the harbour"`) } })
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(
        /^With `statements` this operation would cost \d+, and 400 is allowed\. .*narrow the filter/,
      ),
      path: ['statements'],
      extensions: { code: 'TOO_COSTLY', allowed: 400, field: 'statements' },
    },
  ])
  // Nobody has asked Postgres for it.
  expect(service.log.filter((line) => line.includes('"level":50'))).toEqual([])
})

test('to count a list costs more than to show its first row', async () => {
  const rowsOf = async (field: string) => {
    const query = `query ($filter: StatementFilter) { statements(filter: $filter, first: 1) { ${field} } }`
    const { extensions } = await ask(query, {
      variables: { filter: { forms: ['DIRECT'] } },
      extensions: { cost: true },
    })
    return extensions?.cost?.rows ?? 0
  }
  const counts = Array.from({ length: 10 }, (_, index) => `count${index}: totalCount`)
  expect(await rowsOf(`nodes { id } ${counts.join(' ')}`)).toBeGreaterThan(await rowsOf('nodes { id }'))
})

test('a list that is longer than such lists usually are counts as long as it is', async () => {
  const articleIds: string[] = []
  for (let index = 0; index < 60; index += 1) articleIds.push(await archive.article())
  await archive.statement({ text: 'Told by everybody.', articleIds })
  const reports = 'statements(first: 1) { nodes { reports(first: 100) { nodes { id } } } }'
  const { extensions } = await ask(`{ ${reports} }`, { extensions: { cost: true } })
  // The page, the statement, the page of its reports, and sixty of them.
  expect(extensions?.cost?.objects).toBe(Math.ceil(1 + 1 + 1 + 60 * 1.05))
  const { errors } = await ask(`{ ${Array.from({ length: 10 }, (_, index) => `a${index}: ${reports}`).join(' ')} }`)
  expect(errors?.length).toBeGreaterThan(0)
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('its lists are longer than usual'),
    extensions: { code: 'TOO_COSTLY', allowed: 400 },
  })
})

test('no number that a client gives makes an operation cheaper', async () => {
  const topics = 'topics(first: 40) { nodes { name statements(first: 20) { nodes { id } } } }'
  const nobodys = 'article(url: "https://nowhere.example/1") { revisions(first: -1000000) { number } }'
  expect((await ask(`{ ${topics} ${nobodys} }`)).errors).toMatchObject([{ extensions: { code: 'TOO_COSTLY' } }])
})

test('a long list that is asked for twice under one name counts with all that is selected of it', async () => {
  const articleIds: string[] = []
  for (let index = 0; index < 60; index += 1) articleIds.push(await archive.article())
  await archive.statement({ text: 'Told by everybody twice.', articleIds })
  const whole = 'reports(first: 100) { nodes { id article { id source { id name } } } }'
  const costOf = async (reports: string) => {
    const query = `{ statements(first: 1) { nodes { ${reports} } } }`
    return (await ask(query, { extensions: { cost: true } })).extensions?.cost?.objects ?? 0
  }
  expect(await costOf(`reports(first: 100) { nodes { id } } ${whole}`)).toBeGreaterThanOrEqual(await costOf(whole))
})

test('what an event of a stream makes Postgres read is priced as in a query', async () => {
  const socket = await openSocket(service.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  const query = `subscription ($filter: StatementFilter) {
    statementEvents { ... on StatementIngested { statement { topics { nodes { statements(filter: $filter) { nodes { id } } } } } } }
  }`
  const variables = { filter: anyOf(50, (index) => `"word${index} of the harbour"`) }
  socket.send({ id: 'one', type: 'subscribe', payload: { query, variables } })
  await socket.next('next')
  await archive.statement({ text: 'Said live.', topicIds: [topic] })
  await archive.number()
  const { payload } = await socket.next((message) => JSON.stringify(message).includes('errors'))
  expect(payload).toMatchObject({ errors: [{ extensions: { code: 'TOO_COSTLY' } }] })
  socket.close()
})

test('a read that takes too long ends with an error of its field alone, and no line in the log', async () => {
  const holder = await openConnection(service.database.url)
  await holder.query('BEGIN; LOCK TABLE statement_versions IN ACCESS EXCLUSIVE MODE')
  try {
    const { data, errors } = await ask('{ statements { nodes { id } } topics { nodes { slug } } }')
    expect(data).toEqual({ statements: null, topics: { nodes: [{ slug: 'harbour' }] } })
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('longer than 1500 ms'),
        path: ['statements'],
        extensions: { code: 'TOO_SLOW' },
      },
    ])
  } finally {
    await holder.query('ROLLBACK')
    await holder.end()
  }
  expect(service.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([])
  expect((await ask('{ statements(first: 1) { nodes { id } } }')).errors).toBeUndefined()
})

test('a reader whose reads hang has its share of the connections, and keeps nobody else waiting', async () => {
  const { data } = await service.ask<{ createKey: { key: string } }>(
    'mutation { createKey(input: { principal: "other", role: READER }) { ... on CreateKeySuccess { key } } }',
  )
  const other = data?.createKey.key ?? ''
  const holder = await openConnection(service.database.url)
  // Within one transaction Postgres goes on showing the sessions that there were at first.
  const watcher = await openConnection(service.database.url)
  await holder.query('BEGIN; LOCK TABLE statement_versions IN ACCESS EXCLUSIVE MODE')
  try {
    let isOver = false
    const hanging = Promise.all(
      Array.from({ length: 8 }, () => ask('{ a: statements { nodes { id } } b: statements { nodes { id } } }')),
    )
    hanging.then(() => {
      isOver = true
    })
    const waiting = async () => {
      const { rows } = await watcher.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      )
      return rows.length
    }
    await expect.poll(waiting).toBeGreaterThanOrEqual(4)
    expect((await ask('{ topics { nodes { slug } } }', {}, other)).data).toEqual({
      topics: { nodes: [{ slug: 'harbour' }] },
    })
    expect(isOver).toBe(false)
    await holder.query('ROLLBACK')
    await hanging
  } finally {
    await Promise.all([holder.end(), watcher.end()])
  }
})
