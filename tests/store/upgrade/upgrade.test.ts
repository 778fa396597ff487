import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLastReread } from '../../../src/store/again/rereads.ts'
import { openConnection } from '../../../src/store/database/connection.ts'
import { openDatabase } from '../../../src/store/database/database.ts'
import { emptyDatabase } from '../../world/database.ts'
import { askForReread } from '../../world/rereading.ts'
import { type RunningService, runService } from '../../world/service.ts'
import { openStream } from '../../world/sse.ts'

// A database that 0.1.0 has filled (see fill.ts), under today's service. What 0.1.0 told its clients stands in
// 0.1.0.json: it must hold on.

interface Event {
  __typename: string
  cursor: string
  previous: string | null
  statementId?: string
}

const told = JSON.parse(await readFile(join(import.meta.dirname, '0.1.0.json'), 'utf8'))
const dump = await readFile(join(import.meta.dirname, '0.1.0.sql'), 'utf8')
const { admin, editor, reader, revoked } = told.keys
/** How many rows each table had. */
const before = new Map<string, number>()

let service: RunningService

beforeAll(async () => {
  const database = await emptyDatabase()
  const client = await openConnection(database.url)
  await client.query(dump)
  for (const table of await tables()) before.set(table, await countIn(table))
  await client.end()
  // The consumer must not be forgotten for the dump's age.
  service = await runService({ MAX_COST: '1000000', CONSUMER_EXPIRY_DAYS: '0' }, database)

  async function tables(): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    )
    return rows.map(({ name }) => name)
  }
  async function countIn(table: string): Promise<number> {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM public.${table}`)
    return rows[0]?.count ?? 0
  }
})

afterAll(async () => {
  await service.stop()
  await service.database.drop()
})

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the test's own question
async function ask(query: string, variables: object = {}, key = editor.key): Promise<any> {
  const { data, errors } = await service.ask(query, variables, key)
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
  return data
}

const EVENTS = (args: string) => `subscription { statementEvents${args === '' ? '' : `(${args})`} {
  __typename
  ... on JournalEvent { cursor previous }
  ... on StatementErased { statementId }
  ... on StatementChange { statementId }
} }`

/** Events until the stream has caught up. */
async function read(args: string): Promise<Event[]> {
  const stream = await openStream(service.url, EVENTS(args), { authorization: `Bearer ${editor.key}` })
  const events: Event[] = []
  for (;;) {
    const { data } = (await stream.next()) as { data: { statementEvents: Event } }
    if (data.statementEvents.__typename === 'CaughtUp') break
    events.push(data.statementEvents)
  }
  stream.close()
  return events
}

const idsOf = (events: Event[]) => events.map(({ statementId }) => statementId)

test('every table of 0.1.0 had rows, so each migration has something to keep', () => {
  expect([...before].filter(([, count]) => count === 0)).toEqual([])
  expect(before.size).toBe(32)
})

test('every statement of 0.1.0 reads as it did: words, speaker, office, time, topics, reports, decisions', async () => {
  const { statements } = await ask(
    `query ($ids: [ID!]!) { statements: nodes(ids: $ids) { id ... on Statement {
      id text form status
      actor { id name }
      office { name }
      saidAt { earliest latest precision }
      topics(first: 10) { nodes { slug } }
      proposedFolds { statement { id } }
      replies(first: 10) { nodes { id kind status report { id statement { id } } } }
      proposedReplies(first: 10) { nodes { id kind status report { id statement { id } } answered { id } } }
      reports(first: 10) { nodes { id text confidence article { id url } corrections { kind reason } } }
    } } }`,
    { ids: told.statements.map(({ id }: { id: string }) => id) },
  )
  // What no editor had decided waits where the statement is that answers.
  const read = statements.map(({ proposedReplies, replies, ...statement }: Answering) => {
    for (const reply of proposedReplies?.nodes ?? []) expect(reply.report.statement.id).toBe(statement.id)
    return { ...statement, replies: replies.nodes }
  })
  const had = told.statements.map(({ replies, ...statement }: Answering) => {
    return { ...statement, replies: replies.nodes.filter(isDecided) }
  })
  expect(read).toEqual(had)
  const proposed = told.statements.flatMap(({ id, replies }: Answering) =>
    replies.nodes.filter((reply) => !isDecided(reply)).map((reply) => ({ ...reply, answered: { id } })),
  )
  expect(proposed.length).toBeGreaterThan(0)
  expect(byId(statements.flatMap(({ proposedReplies }: Answering) => proposedReplies?.nodes))).toEqual(byId(proposed))
})

interface Answer {
  id: string
  status: string
  report: { statement: { id: string } }
}

interface Answering {
  id: string
  replies: { nodes: Answer[] }
  proposedReplies?: { nodes: Answer[] }
}

const isDecided = ({ status }: Answer) => status !== 'PENDING'
const byId = (answers: Answer[]) => answers.toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('keys of 0.1.0 open what they opened, and one that was revoked nothing', async () => {
  const topic = 'mutation { createTopic(input: { name: "Docks", rule: { text: "dock" } }) { __typename } }'
  const topics = '{ topics(first: 1) { totalCount } }'
  expect((await service.ask(topics, {}, reader.key)).data).toEqual({ topics: { totalCount: expect.any(Number) } })
  expect((await service.ask(topic, {}, reader.key)).data).toEqual({ createTopic: { __typename: 'NotAllowed' } })
  expect((await service.ask(topic, {}, editor.key)).data).toEqual({
    createTopic: { __typename: 'CreateTopicSuccess' },
  })
  const { keys } = await ask('{ keys { id revokedAt } }', {}, admin.key)
  for (const { id } of [admin, editor, reader]) expect(keys).toContainEqual({ id, revokedAt: null })
  expect(keys).toContainEqual({ id: revoked.id, revokedAt: expect.any(String) })
  expect((await service.ask(topics, {}, revoked.key)).status).toBe(401)
})

test('a cursor of 0.1.0 resumes: what came after it comes, and then what was not numbered yet', async () => {
  const { events } = told.stream
  const at = Math.floor(events.length / 3)
  const rest = await read(`after: "${events[at].cursor}"`)
  expect(rest.slice(0, events.length - at - 1)).toMatchObject(
    events.slice(at + 1).map(({ __typename, cursor, previous, statementId }: Event) => ({
      __typename,
      cursor,
      previous,
      ...(statementId === undefined ? {} : { statementId }),
    })),
  )
  expect(idsOf(rest)).toContain(told.pending.statements[0].id)
})

test('a stream goes on after the liveCursor of a page that 0.1.0 gave out', async () => {
  const events = await read(`after: "${told.liveCursor}"`)
  expect(idsOf(events)[0]).toBe(told.pending.statements[0].id)
})

test('a consumer goes on after what it had acknowledged', async () => {
  const { events, acknowledged } = told.stream
  const at = events.findIndex(({ cursor }: Event) => cursor === acknowledged)
  const [first] = await read('consumer: "desk", from: BEGINNING')
  expect(first).toMatchObject({ cursor: events[at + 1].cursor, previous: acknowledged })
})

test('a page of 0.1.0 goes on where it ended', async () => {
  const { statements } = await ask('query ($after: String) { statements(first: 5, after: $after) { nodes { id } } }', {
    after: told.page.after,
  })
  expect(statements.nodes.map(({ id }: { id: string }) => id)).toEqual(told.page.next)
})

test('what the desk corrected is on its list, and can still be undone', async () => {
  const list = '{ deskCorrections(first: 20) { nodes { id kind reason undoneReason madeBy } } }'
  expect((await ask(list)).deskCorrections.nodes).toEqual(told.corrections)
  const merged = told.corrections.find(({ kind }: { kind: string }) => kind === 'MERGE_STATEMENTS')
  const undone = await ask(
    `mutation ($input: UndoCorrectionInput!) { undoCorrection(input: $input) {
      __typename ... on Failure { message } } }`,
    { input: { correction: merged.id, reason: 'Two breaths after all.' } },
  )
  expect(undone.undoCorrection).toEqual({ __typename: 'UndoCorrectionSuccess' })
})

test('each query and each tab of GraphiQL that 0.1.0 showed still runs', async () => {
  const { queries, tabs } = told.examples
  expect([queries.length, tabs.length]).toEqual([6, 4])
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
  for (const example of [...queries, ...tabs]) {
    expect(validate(schema, parse(example)), example).toEqual([])
    if (!example.includes('subscription')) {
      expect((await service.ask(example, {}, editor.key)).errors, example).toBeUndefined()
      continue
    }
    const stream = await openStream(service.url, example, { authorization: `Bearer ${editor.key}` })
    count += 1
    await publish({ text: `“Dock ${count} is for our Indo-Pacific partners,” Ada Lindqvist said on Sunday.` })
    expect(await stream.next(), example).toMatchObject({
      data: { statementEvents: { __typename: expect.any(String) } },
    })
    stream.close()
  }
})

let count = 0

interface Outcome {
  outcome: string
  reports: { text: string; statement: { id: string; actor: { name: string } | null } }[]
}

async function publish(article: object): Promise<Outcome> {
  const { ingestArticle } = await ask(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) {
      ... on Failure { message }
      ... on IngestArticleSuccess { outcome reports { text statement { id actor { name } } } } } }`,
    {
      input: {
        url: `https://harbour-post.example/${count}`,
        source: { name: 'The Harbour Post', homepage: 'https://harbour-post.example' },
        publishedAt: '2026-03-01T08:00:00Z',
        language: 'en',
        ...article,
      },
    },
  )
  expect(ingestArticle.message).toBeUndefined()
  return ingestArticle
}

// Articles come again with a line more, as edited ones do.
async function edit(index: number): Promise<Outcome> {
  const article = told.articles[index]
  const more = 'This article was edited.'
  const body =
    article.html === undefined ? { text: `${article.text}\n\n${more}` } : { html: `${article.html}<p>${more}</p>` }
  const outcome = await publish({ ...article, ...body })
  expect(outcome.outcome).toBe('REVISED')
  return outcome
}

test('a speaker who was corrected and a report that was rejected stay so when their article is edited', async () => {
  const { reports } = await edit(0)
  const corrected = reports.find(({ text }) => text.includes('they are getting bigger'))
  expect(corrected?.statement.actor).toEqual({ name: 'Kenzo Arimoto' })
  expect(reports.map(({ text }) => text)).not.toContain(told.rejected)
})

test('what was erased does not come back with an edited article', async () => {
  const { reports } = await edit(2)
  expect(reports.length).toBeGreaterThan(0)
  expect(reports.map(({ text }) => text)).not.toContainEqual(expect.stringContaining('threaten no one'))
  const { node } = await ask('query ($id: ID!) { node(id: $id) { ... on Statement { status text } } }', {
    id: told.erased.statement,
  })
  expect(node).toEqual({ status: 'ERASED', text: '' })
  const { article } = await ask(
    'query ($id: ID!) { article: node(id: $id) { ... on Article { title text erasedAt } } }',
    { id: told.erased.article },
  )
  expect(article).toEqual({ title: null, text: '', erasedAt: expect.any(String) })
})

test('the same call with an idempotency key of 0.1.0 gets the same result', async () => {
  const tab = told.examples.tabs.find((example: string) => example.includes('ingestArticle'))
  const { ingestArticle } = await ask(tab.replace('input: {', 'input: { idempotencyKey: "example"'))
  expect(ingestArticle).toMatchObject({ __typename: 'IngestArticleSuccess', outcome: 'NEW' })
})

test('its archive is read again: what people decided and erased holds, and no stream is told', async () => {
  const stream = await openStream(service.url, EVENTS(''), { authorization: `Bearer ${editor.key}` })
  const said = async () => ((await stream.next()) as { data: { statementEvents: Event } }).data.statementEvents
  expect((await said()).__typename).toBe('CaughtUp')
  const before = await decided()
  expect(before.length).toBeGreaterThan(1)
  const database = await openDatabase(service.database.url, { allowUnsafe: true })
  const old = await database.prisma.articleRevision.count({ where: { extractorVersion: null, text: { not: '' } } })
  await askForReread(database.prisma)
  await expect.poll(async () => (await readLastReread(database.prisma))?.finishedAt, { timeout: 60_000 }).not.toBeNull()
  const last = await readLastReread(database.prisma)
  await database.close()
  expect(last?.failed).toBe(0)
  expect(last?.articles).toBeGreaterThan(5)
  expect(last?.articles).toBeLessThanOrEqual(old)
  expect(last?.changed).toBeGreaterThan(0)

  expect(await decided()).toEqual(before)
  const { articles, statements } = await ask(
    '{ articles(first: 50) { nodes { url text } } statements(first: 100) { nodes { text } } }',
  )
  expect(JSON.stringify([articles, statements])).not.toContain(told.erased.words)

  // The next thing that the stream hears of is news.
  const text = '“The buoys are counted every night,” harbour master Ines Tarn said.'
  await ask('mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }', {
    input: { source: { name: 'Night Desk' }, url: 'https://night-desk.example/last', language: 'en', text },
  })
  expect((await said()).__typename).toBe('StatementIngested')
  stream.close()
})

/** What reports that somebody has decided on say, and of whose statements they are. */
async function decided(): Promise<object[]> {
  const { statements } = await ask(
    '{ statements(first: 100) { nodes { id actor { id } reports(first: 20) { nodes { id text corrections { kind } } } } } }',
  )
  return statements.nodes.flatMap(
    ({
      id: statement,
      actor,
      reports,
    }: {
      id: string
      actor: object
      reports: { nodes: { corrections: object[] }[] }
    }) =>
      reports.nodes.filter(({ corrections }) => corrections.length > 0).map((report) => ({ statement, actor, report })),
  )
}
