import { afterAll, beforeAll, expect, test } from 'vitest'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { decide, publish as publishTo } from '../world/articles.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const WORDS = 'The pilots of this harbour were trained by gulls and by nobody else'

const SIDES = `
  fragment sides on StatementChange {
    kind
    changed
    before { number text actor { name } topics { slug } independentRoots sources { name } }
    after { number text actor { name } topics { slug } independentRoots saidEarliest }
  }
`
const STREAM = `subscription ($kinds: [EntryKind!]) {
  statementEvents(kinds: $kinds) { __typename ... on StatementChange { ...sides } }
} ${SIDES}`

const EVERYTHING = ['INGESTED', 'REPORTED', 'AMENDED', 'RETRACTED', 'ERASED', 'RECLASSIFIED', 'REREAD']

async function follow(document = STREAM): Promise<Followed> {
  const stream = await desk.follow(document, { kinds: EVERYTHING })
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  return stream
}

async function nextOf(stream: Followed, kind: string): Promise<Answer> {
  for (;;) {
    const { statementEvents: event } = await stream.next()
    if (event.kind === kind) return event
  }
}

/** An article of an outlet of its own. */
async function publish(text: string, more: { url?: string; outlet?: string } = {}) {
  const published = await publishTo(desk.answered, { text, ...more })
  await desk.archive.number()
  return { id: published.statementIds[0] ?? '', url: published.url }
}

test('every change says what was before, what is after, and what of it differs', async () => {
  const stream = await follow()
  const url = 'https://first.example/pilots'
  const { id } = await publish(`“${WORDS},” Ada Quill told reporters.`, { url, outlet: 'First' })
  expect(await nextOf(stream, 'INGESTED')).toMatchObject({
    before: null,
    after: { number: 1, text: WORDS, actor: { name: 'Ada Quill' } },
    changed: [],
  })
  const other = 'https://second.example/pilots'
  await publish(`“${WORDS},” Ada Quill told reporters.`, { url: other, outlet: 'Second' })
  const reported = await nextOf(stream, 'REPORTED')
  expect(reported).toMatchObject({
    before: { number: 1, independentRoots: 1, sources: [{ name: 'First' }] },
    after: { number: 2, independentRoots: 2 },
  })
  expect(reported.changed).toEqual(['ROOTS', 'REPORTS'])
  await decide(
    desk.answered,
    'reattributeStatement',
    { id, actor: await actorNamed('Bo Reed'), reason: 'He said it.' },
    '__typename',
  )
  desk.context.committed()
  expect(await nextOf(stream, 'AMENDED')).toMatchObject({
    before: { actor: { name: 'Ada Quill' } },
    after: { actor: { name: 'Bo Reed' } },
    changed: ['SPEAKER'],
  })
  for (const [address, outlet] of [
    [url, 'First'],
    [other, 'Second'],
  ] as const)
    await publish('Nothing was said.', { url: address, outlet })
  expect(await nextOf(stream, 'RETRACTED')).toMatchObject({
    before: { actor: { name: 'Bo Reed' }, text: WORDS },
    after: null,
    changed: [],
  })
  await stream.leave()
})

async function actorNamed(name: string): Promise<string> {
  const made = await desk.answered(
    'mutation ($name: String!) { createActor(input: { name: $name, kind: PERSON }) { ... on CreateActorSuccess { actor { id } } } }',
    { name },
  )
  return made.createActor.actor.id
}

test('a reclassification says whether its topics changed or something else', async () => {
  const { id } = await publish('“The lamps of the outer pier were lit twice,” Cy Marsh told reporters.')
  const stream = await follow()
  await desk.answered(
    'mutation { createTopic(input: { name: "Lamps", rule: { text: "lamps" } }) { ... on Failure { message } } }',
  )
  await reclassify(desk.database.prisma, new AbortController().signal)
  desk.context.committed()
  expect(await nextOf(stream, 'RECLASSIFIED')).toMatchObject({
    before: { topics: [] },
    after: { topics: [{ slug: 'lamps' }] },
    changed: ['TOPICS'],
  })
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { reports { nodes { id } } } } }',
    { id },
  )
  await decide(desk.answered, 'confirmReport', { id: node.reports.nodes[0].id }, '__typename')
  desk.context.committed()
  expect(await nextOf(stream, 'RECLASSIFIED')).toMatchObject({
    before: { topics: [{ slug: 'lamps' }] },
    after: { topics: [{ slug: 'lamps' }] },
    changed: ['REPORTS'],
  })
  await stream.leave()
})

test('both sides are made once for all who follow', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => follow()))
  desk.statementsSent()
  await desk.archive.statement({ text: 'Once for all.', actorId: await desk.archive.actor() })
  desk.statementsSent()
  desk.context.committed()
  const events = await Promise.all(streams.map((stream) => nextOf(stream, 'INGESTED')))
  expect(new Set(events.map((event) => event.after.text))).toEqual(new Set(['Once for all.']))
  const sent = desk.statementsSent()
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(2)
  await Promise.all(streams.map((stream) => stream.leave()))
})

test('the journal says both sides, too', async () => {
  const { journal } = await desk.answered(
    '{ journal(last: 100) { nodes { kind changed before { text } after { text } } } }',
  )
  const kinds = new Map<string, Answer>(journal.nodes.map((node: Answer) => [node.kind, node]))
  expect(kinds.get('RETRACTED')).toMatchObject({ before: { text: WORDS }, after: null })
  expect(kinds.get('RECLASSIFIED').changed).toEqual(['REPORTS'])
})

const VERSIONS = `query ($id: ID!, $first: Int, $after: String) {
  node(id: $id) { ... on Statement { status versions(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { number kind since text actor { name } sources { name } }
  } } }
}`

test('a statement has its history, newest first; erased words are not in it', async () => {
  const text = '“Nobody paints a lighthouse for its own sake,” Di Fenn told reporters.'
  const { id } = await publish(text)
  await publish(text)
  await decide(
    desk.answered,
    'reattributeStatement',
    { id, actor: await actorNamed('Ed Fenn'), reason: 'He said it.' },
    '__typename',
  )
  await desk.archive.number()
  const { versions } = (await desk.answered(VERSIONS, { id })).node
  expect(versions.totalCount).toBe(3)
  expect(versions.nodes).toMatchObject([
    { number: 3, kind: 'AMENDED', actor: { name: 'Ed Fenn' } },
    { number: 2, kind: 'REPORTED', actor: { name: 'Di Fenn' } },
    { number: 1, kind: 'INGESTED', actor: { name: 'Di Fenn' } },
  ])
  expect(versions.nodes[0].since > versions.nodes[2].since).toBe(true)
  const first = (await desk.answered(VERSIONS, { id, first: 2 })).node.versions
  expect(first.pageInfo.hasNextPage).toBe(true)
  const rest = (await desk.answered(VERSIONS, { id, after: first.pageInfo.endCursor })).node.versions
  expect(rest.nodes.map((node: Answer) => node.number)).toEqual([1])
  await decide(desk.answered, 'eraseStatement', { id, reason: 'Asked for.' }, '__typename')
  const erased = (await desk.answered(VERSIONS, { id })).node
  expect(erased).toMatchObject({ status: 'ERASED', versions: { totalCount: 0, nodes: [] } })
})

test('histories of many statements cost a bounded number of SQL statements', async () => {
  desk.statementsSent()
  const { statements } = await desk.answered(
    '{ statements(first: 50) { nodes { versions(first: 2) { totalCount nodes { since kind actor { name } topics { slug } sources { name } } } } } }',
  )
  expect(statements.nodes.length).toBeGreaterThan(1)
  const sent = desk.statementsSent()
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(10)
})
