import { afterAll, beforeAll, expect, test } from 'vitest'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { decide, publish as publishTo, type Told } from '../world/articles.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const publish = async (told: Told) => {
  const published = await publishTo(desk.answered, told)
  await desk.archive.number()
  return { ...published, id: published.statementIds[0] ?? '' }
}

async function createTopic(input: object): Promise<string> {
  const { createTopic: made } = await desk.answered(
    'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ... on CreateTopicSuccess { topic { id } } ... on Failure { message } } }',
    { input },
  )
  return made.topic.id
}

const STREAM = `subscription ($filter: StatementFilter, $after: Cursor, $kinds: [EntryKind!]) {
  statementEvents(filter: $filter, after: $after, kinds: $kinds) {
    __typename ... on JournalEvent { cursor } ... on StatementChange { kind changed after { text actor { name } topics { slug } } }
  }
}`

async function follow(filter: object, more: object = {}): Promise<Followed> {
  const stream = await desk.follow(STREAM, { filter, ...more })
  expect(stream.errors).toEqual([])
  return stream
}

const deleteTopic = (id: string) =>
  decide(
    desk.answered,
    'deleteTopic',
    { id, reason: 'Nobody used it.' },
    'topicId cursor narrower { slug broader { slug } }',
  )

test('a topic is deleted: what is narrower moves up, its statements leave it, its name is free', async () => {
  const sea = await createTopic({ name: 'Sea', rule: { text: 'nothinglikethis' } })
  const harbours = await createTopic({ name: 'Harbours', rule: { text: 'harbour' }, broader: [sea] })
  const piers = await createTopic({ name: 'Piers', rule: { text: 'pier' }, broader: [harbours] })
  const pier = await publish({ words: 'The pier of this harbour is made of bread', speaker: 'Ada Quill' })
  const other = await publish({ words: 'A harbour without gulls is a bath', speaker: 'Bo Reed' })
  const everything = await follow({}, { kinds: ['RECLASSIFIED'] })
  expect((await everything.next()).statementEvents.__typename).toBe('CaughtUp')
  expect(await deleteTopic(harbours)).toMatchObject({
    topicId: harbours,
    narrower: [{ slug: 'piers', broader: [{ slug: 'sea' }] }],
  })
  const topicsOf = async (id: string) => {
    const { node } = await desk.answered(
      'query ($id: ID!) { node(id: $id) { ... on Statement { topics { nodes { slug } } } } }',
      { id },
    )
    return node.topics.nodes.map(({ slug }: { slug: string }) => slug)
  }
  // At once, for whoever asks.
  expect(await topicsOf(pier.id)).toEqual(['piers', 'sea'])
  await reclassify(desk.database.prisma, new AbortController().signal)
  desk.context.committed()
  expect(await topicsOf(pier.id)).toEqual(['piers', 'sea'])
  expect(await topicsOf(other.id)).toEqual([])
  const told = [(await everything.next()).statementEvents, (await everything.next()).statementEvents]
  expect(told.map((event) => event.changed)).toEqual([['TOPICS'], ['TOPICS']])
  await everything.leave()
  expect(await desk.database.prisma.deletedTopic.count()).toBe(0)
  const { topics, topic, node } = await desk.answered(
    'query ($id: ID!) { topics { nodes { slug } } topic(slug: "harbours") { id } node(id: $id) { id } }',
    { id: harbours },
  )
  expect(topics.nodes).toEqual([{ slug: 'piers' }, { slug: 'sea' }])
  expect([topic, node]).toEqual([null, null])
  const { errors } = await desk.ask('{ statements(filter: { topics: ["harbours"] }) { totalCount } }')
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FILTER_INVALID'])
  expect(await createTopic({ name: 'Harbours', rule: { text: 'gulls' } })).not.toBe(harbours)
  expect(await deleteTopic(harbours)).toMatchObject({ __typename: 'InvalidInput' })
  expect(piers).toBeTruthy()
})

test('streams that follow a deleted topic end with a word about it, live or behind; others go on', async () => {
  const id = await createTopic({ name: 'Lamps', rule: { text: 'lamp' } })
  const other = await createTopic({ name: 'Lights', rule: { text: 'lamp' } })
  await desk.archive.number()
  const { statements } = await desk.answered('{ statements(filter: { topics: ["lamps"] }) { liveCursor } }')
  const said = 'The lamp of the outer pier burns twice'
  await publish({ words: said, speaker: 'Cy Marsh' })
  const live = await follow({ any: [{ topics: ['lamps'] }, { text: 'never' }] })
  expect((await live.next()).statementEvents.__typename).toBe('CaughtUp')
  const staying = await follow({ topics: ['lights'] })
  expect((await staying.next()).statementEvents.__typename).toBe('CaughtUp')
  const behind = await follow({ topics: ['lamps'] }, { after: statements.liveCursor })
  await deleteTopic(id)
  desk.context.committed()
  await expect(live.next()).rejects.toMatchObject({ extensions: { code: 'TOPIC_DELETED' } })
  await expect(live.next()).rejects.toThrow('the stream has ended')
  expect((await behind.next()).statementEvents.after.text).toBe(said)
  const rest = async () => {
    for (;;) await behind.next()
  }
  await expect(rest()).rejects.toMatchObject({ extensions: { code: 'TOPIC_DELETED' } })
  await publish({ words: 'Another lamp has gone out of this town', speaker: 'Cy Marsh' })
  desk.context.committed()
  expect((await staying.next()).statementEvents).toMatchObject({ kind: 'INGESTED' })
  await staying.leave()
  expect(other).toBeTruthy()
})

const ACTORS = '{ actors { nodes { name } } }'
const names = async () => (await desk.answered(ACTORS)).actors.nodes.map(({ name }: { name: string }) => name)
const speakerOf = async (id: string) =>
  (await desk.answered('query ($id: ID!) { node(id: $id) { ... on Statement { text actor { name } } } }', { id })).node
const DONE =
  'correction { id kind statements { id } actors { name } reattributed { from { name } to { name } } } statements { id }'

test('an actor that is none is deleted: nobody said its statements, in later articles too; undone, it is back', async () => {
  const speaker = 'Harbour Bulletin'
  const first = await publish({ words: 'Tides come in at night and leave by morning', speaker })
  expect((await speakerOf(first.id)).actor).toEqual({ name: speaker })
  const stream = await follow({})
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  const deleted = await decide(
    desk.answered,
    'deleteActor',
    { id: 'harbour-bulletin', reason: 'It is a headline.' },
    DONE,
  )
  desk.context.committed()
  expect(deleted).toMatchObject({
    correction: {
      kind: 'DELETE_ACTOR',
      statements: [{ id: first.id }],
      reattributed: [{ from: { name: speaker }, to: null }],
    },
    statements: [{ id: first.id }],
  })
  expect((await stream.next()).statementEvents).toMatchObject({
    kind: 'AMENDED',
    changed: ['SPEAKER'],
    after: { actor: null },
  })
  await stream.leave()
  expect((await speakerOf(first.id)).actor).toBeNull()
  expect(await names()).not.toContain(speaker)
  expect((await desk.answered('{ actor(slug: "harbour-bulletin") { id } }')).actor).toBeNull()
  expect((await desk.answered('{ actors(search: "bulle") { totalCount } }')).actors.totalCount).toBe(0)
  const { errors } = await desk.ask('{ statements(filter: { actors: ["harbour-bulletin"] }) { totalCount } }')
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FILTER_INVALID'])
  const later = await publish({ words: 'The bell of the customs house is for sale', speaker })
  expect((await speakerOf(later.id)).actor).toBeNull()
  expect(await decide(desk.answered, 'deleteActor', { id: 'harbour-bulletin' }, DONE)).toMatchObject({
    __typename: 'InvalidInput',
  })

  // Who wants the name for somebody is told what stands in the way.
  const { createActor } = await desk.answered(
    `mutation { createActor(input: { name: "${speaker}", kind: INSTITUTION }) { ... on InvalidInput { message } } }`,
  )
  expect(createActor.message).toContain('undo that with `undoCorrection`')

  await decide(desk.answered, 'undoCorrection', { id: deleted.correction.id }, 'correction { id }')
  expect((await speakerOf(first.id)).actor).toEqual({ name: speaker })
  expect(await names()).toContain(speaker)
  const again = await publish({ words: 'Every rope on this quay has an owner', speaker })
  expect((await speakerOf(again.id)).actor).toEqual({ name: speaker })
})

test('an actor that holds an office is not deleted', async () => {
  await publish({ words: 'The keys of this office weigh more than the office', speaker: 'Fay Warden' })
  await desk.answered(
    'mutation { createOffice(input: { name: "Key Keeper", tenures: [{ actor: "fay-warden" }] }) { __typename } }',
  )
  const refused = await decide(desk.answered, 'deleteActor', { id: 'fay-warden' }, DONE)
  expect(refused).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining('office') })
  expect(await names()).toContain('Fay Warden')
})

const eraseArticle = (id: string) =>
  decide(desk.answered, 'eraseArticle', { id, reason: 'At the request of a reader.' }, 'erasedStatementIds')

/** Everything that the database holds, as text. */
async function wholeDatabase(): Promise<string> {
  const { prisma } = desk.database
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
  const texts = await Promise.all(
    tables.map(({ name }) =>
      prisma.$queryRawUnsafe<{ text: string | null }[]>(`SELECT string_agg(t::text, E'\n') AS text FROM "${name}" t`),
    ),
  )
  return texts.map(([row]) => row?.text ?? '').join('\n')
}

test('the audit of an office forgets a person who goes', async () => {
  const { articleId } = await publish({ words: 'My desk was a door before it was a desk', speaker: 'Ottoline Verhage' })
  const { createOffice } = await desk.answered(
    'mutation { createOffice(input: { name: "Door Keeper", tenures: [{ actor: "ottoline-verhage" }] }) { ... on CreateOfficeSuccess { office { id } } } }',
  )
  await desk.answered('mutation ($id: ID!) { updateOffice(input: { id: $id, tenures: [] }) { __typename } }', {
    id: createOffice.office.id,
  })
  expect(await wholeDatabase()).toContain('ottoline-verhage')
  await eraseArticle(articleId)
  expect((await wholeDatabase()).toLowerCase()).not.toContain('ottoline')
})

test('a person goes with the article that told of them, unless something else names them', async () => {
  const speaker = 'Gwendolyn Ashpool'
  const one = await publish({ words: 'I sold the lighthouse to my cousin in spring', speaker })
  const two = await publish({ words: 'My cousin never paid for any lighthouse', speaker })
  await publish({ words: 'It was a fine lighthouse while it stood', speaker: 'Hal Bream' })
  await decide(desk.answered, 'mergeActors', { into: 'gwendolyn-ashpool', actors: ['hal-bream'] }, 'correction { id }')
  const { deskCorrections } = await desk.answered('{ deskCorrections(first: 1) { nodes { id } } }')
  await decide(desk.answered, 'undoCorrection', { id: deskCorrections.nodes[0].id }, 'correction { id }')
  await eraseArticle(one.articleId)
  expect(await names()).toContain(speaker)
  await eraseArticle(two.articleId)
  expect(await names()).not.toContain(speaker)
  expect(await names()).toContain('Hal Bream')
  expect(await wholeDatabase()).not.toMatch(/ashpool/i)
})

test('an actor that a person put on file stays when an article that named it is erased', async () => {
  await desk.answered('mutation { createActor(input: { name: "Ivo Tern", kind: PERSON }) { __typename } }')
  const { articleId } = await publish({ words: 'A ferry is a bridge that cannot decide', speaker: 'Ivo Tern' })
  await eraseArticle(articleId)
  expect(await names()).toContain('Ivo Tern')
})

const AUDIT = `query ($kinds: [AuditKind!], $subject: ID, $first: Int, $after: String) {
  audit(kinds: $kinds, subject: $subject, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { kind by reason subjectId at changes { field before after } correction { kind undoneAt } reportDecision { kind was { text } } }
  }
}`

test('the audit says what people did, to what, from what to what, and why', async () => {
  const { articleId, id } = await publish({ words: 'Jackdaws keep better books than clerks', speaker: 'Jo Lund' })
  const topicId = await createTopic({ name: 'Birds', rule: { actors: ['jo-lund'] } })
  await desk.answered('mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { __typename } }', {
    input: { id: topicId, name: 'Clever Birds', rule: { text: 'jackdaw' } },
  })
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { reports { nodes { id } } } } }',
    { id },
  )
  await decide(desk.answered, 'confirmReport', { id: node.reports.nodes[0].id, reason: 'I heard it.' }, '__typename')
  await deleteTopic(topicId)
  const { audit } = await desk.answered(AUDIT, { first: 3 })
  expect(audit.nodes).toMatchObject([
    { kind: 'TOPIC_DELETED', by: 'local', reason: 'Nobody used it.', subjectId: topicId },
    {
      kind: 'REPORT_DECISION',
      reason: 'I heard it.',
      subjectId: node.reports.nodes[0].id,
      reportDecision: { kind: 'CONFIRMED' },
    },
    {
      kind: 'TOPIC_CHANGED',
      changes: [
        { field: 'name', before: 'Birds', after: 'Clever Birds' },
        { field: 'rule', before: { actors: ['jo-lund'] }, after: { text: 'jackdaw' } },
      ],
    },
  ])
  const ofTopic = (await desk.answered(AUDIT, { subject: topicId })).audit
  expect(ofTopic.nodes.map((entry: Answer) => entry.kind)).toEqual(['TOPIC_DELETED', 'TOPIC_CHANGED', 'TOPIC_CREATED'])
  await eraseArticle(articleId)
  const erasures = (await desk.answered(AUDIT, { kinds: ['ARTICLE_ERASED'], first: 1 })).audit
  expect(erasures.nodes).toMatchObject([{ reason: 'At the request of a reader.', subjectId: articleId, changes: [] }])
  const corrections = (await desk.answered(AUDIT, { kinds: ['CORRECTION'] })).audit
  expect(corrections.nodes.map((entry: Answer) => entry.correction.kind)).toContain('DELETE_ACTOR')
})

test('the audit is for editors, is walked by cursors, and costs a bounded number of SQL statements', async () => {
  const { errors } = await desk.ask(AUDIT, {}, await desk.principal('READER'))
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
  desk.statementsSent()
  const { audit } = await desk.answered(AUDIT, { first: 100 })
  const sent = desk.statementsSent()
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(7)
  const kinds: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const page: { audit: Answer } = await desk.answered(AUDIT, { first: 4, after })
    kinds.push(...page.audit.nodes.map((entry: Answer) => entry.kind))
    after = page.audit.pageInfo.endCursor
    more = page.audit.pageInfo.hasNextPage
  }
  expect(kinds).toEqual(audit.nodes.map((entry: Answer) => entry.kind))
  expect(kinds).toHaveLength(audit.totalCount)
})
