import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { streamId } from '../../src/domain/filter/stream-id.ts'
import { encodeCursor } from '../../src/domain/journal/cursor.ts'
import { NEWS_KINDS } from '../../src/domain/journal/entry.ts'
import type { Prisma } from '../../src/store/prisma/client.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

beforeEach(() => desk.context.prisma.$executeRaw`TRUNCATE statements CASCADE`)

afterAll(() => desk.close())

async function tell(text: string, language = 'en'): Promise<void> {
  await desk.archive.statement({ text, language })
  await desk.archive.number()
}

/** What a filter comes to in a query, in a stream, and as a topic's rule: the refusal of each; null where there is none. */
async function givenTo(filter: object): Promise<(string | null)[]> {
  const query = 'query ($filter: StatementFilter) { statements(first: 5, filter: $filter) { nodes { text } } }'
  const { errors: ofQuery } = await desk.ask(query, { filter })
  const stream = 'subscription ($filter: StatementFilter) { statementEvents(filter: $filter) { __typename } }'
  const followed = await desk.follow(stream, { filter })
  if (followed.errors.length === 0) await followed.leave()
  const { createTopic } = await desk.answered(
    `mutation ($input: CreateTopicInput!) { createTopic(input: $input) {
      __typename ... on InvalidInput { problems { path message } } } }`,
    { input: { name: crypto.randomUUID(), rule: filter } },
  )
  for (const error of [...(ofQuery ?? []), ...followed.errors])
    expect(error.extensions?.code, error.message).toBe('FILTER_INVALID')
  return [ofQuery?.[0]?.message, followed.errors[0]?.message, createTopic.problems?.[0]?.message].map(
    (message) => message ?? null,
  )
}

test.each([
  [
    { text: '(nato OR alliance) china' },
    'The filter\'s "text" has “(nato” at character 1, but brackets group nothing here',
  ],
  [{ any: [{ topics: null }, { not: { context: 'taxes NOT tolls' } }] }, 'The filter\'s "any.1.not.context" has “NOT”'],
  [{ text: 'immigra*' }, 'nothing stands for letters left out'],
  [{ text: 'the' }, 'leaves nothing to search for, since searches in English leave out common words'],
  [{ text: 'to be or not to be' }, 'leaves nothing to search for'],
  [{ text: 'WHO vaccines' }, 'has “WHO”, but searches in English pass over a word as common as this: write out'],
  [{ context: '"IT" jobs' }, 'The filter\'s "context" has “"IT"”, but searches in English pass over a word'],
  [{ text: '"to be or not to be"' }, 'pass over words as common as these: add a rarer word to the phrase'],
  [
    { text: 'US tariffs' },
    'has “US”, but searches in English take it for the word “us”: write U.S. or "United States"',
  ],
  [{ not: { context: 'tariffs "US"' } }, 'The filter\'s "not.context" has “"US"”, but searches in English take it'],
  [{ text: 'tariffs -US' }, 'has “-US”, but searches in English take it'],
  [{ text: 'fleet -the' }, 'has “-the”, but searches in English pass over a word as common as this: leave it out'],
  [{ text: 'fleet -ships ship' }, 'asks for a word and leaves it out too, so nothing can match'],
  [{ text: '?!' }, 'has no searchable word'],
  [
    { saidAfter: '2025-03-02T00:00:00Z', saidBefore: '2025-03-01T00:00:00Z' },
    'The filter\'s "saidBefore" is not later than `saidAfter`, so nothing can match',
  ],
])('a query, a stream and a topic refuse the filter %j alike', async (filter, message) => {
  await tell('the fleet sails')
  const refusals = await givenTo(filter)
  expect(refusals[0]).toContain(message)
  expect(new Set(refusals)).toEqual(new Set([refusals[0]]))
})

test('a word that is common in one language is found where it is not', async () => {
  await tell('the war is over')
  await tell('der war gestern noch da', 'de')
  expect(await givenTo({ text: 'war' })).toEqual([null, null, null])
  expect((await givenTo({ text: 'WAR' }))[0]).toContain('searches in German pass over')
  expect(await givenTo({ text: 'WAR', languages: ['en'] })).toEqual([null, null, null])
  expect((await givenTo({ text: 'war', languages: ['de'] }))[0]).toContain('leaves nothing to search for')
  expect(await givenTo({ text: 'the' })).toEqual([null, null, null])
})

test('what is advised for US finds the country, and no one who says us', async () => {
  for (const text of [
    'U.S. tariffs hurt',
    'the US tariffs hurt',
    'the United States has tariffs',
    'nobody has told us of tariffs',
  ])
    await tell(text)
  const found = async (text: string) => {
    const { statements } = await desk.answered(
      'query ($text: String) { statements(filter: { text: $text }, orderBy: INGESTED_ASC) { nodes { text } } }',
      { text },
    )
    return statements.nodes.map((node: Answer) => node.text).sort()
  }
  expect(await found('U.S. tariffs')).toEqual(['U.S. tariffs hurt'])
  expect(await found('"US tariffs" OR "U.S. tariffs" OR "United States" tariffs')).toEqual([
    'U.S. tariffs hurt',
    'the US tariffs hurt',
    'the United States has tariffs',
  ])
  expect(await found('told us')).toEqual(['nobody has told us of tariffs'])
  expect(await givenTo({ text: 'US', languages: ['de'] })).toEqual([null, null, null])
})

test('a few statements in another language do not decide what is common', async () => {
  for (let index = 0; index < 11; index += 1) await tell('the fleet sails')
  await tell('die Flotte', 'de')
  expect((await givenTo({ text: 'the' }))[0]).toContain('searches in English')
  expect(await givenTo({ text: '"die"' })).toEqual([null, null, null])
})

test('a search as people write it is taken as it is', async () => {
  for (const text of ['“dry docks” OR shipyards -cruise', 'state of the union', 'truth and reconciliation', 'F-16'])
    expect(await givenTo({ text })).toEqual([null, null, null])
})

const OLD: Condition = { kind: 'words', field: 'text', text: '(harbour) fleet*' }

test('a topic from before keeps its rule, and may be saved with it, but not with another of its kind', async () => {
  const { prisma } = desk.context
  await desk.archive.topic('Fleets')
  const [topic] = await prisma.topic.findMany({ where: { slug: 'fleets' } })
  await prisma.topic.update({
    where: { id: topic?.id ?? '' },
    data: { rule: OLD as unknown as Prisma.InputJsonObject },
  })
  const { topics } = await desk.answered('{ topics(first: 100) { nodes { id slug } } }')
  const { id } = topics.nodes.find(({ slug }: Answer) => slug === 'fleets')
  const save = (rule: object) =>
    desk.answered(
      'mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { __typename ... on Failure { message } } }',
      { input: { id, description: 'Ships', rule } },
    )
  expect((await save({ text: '(harbour)  fleet*' })).updateTopic.__typename).toBe('UpdateTopicSuccess')
  expect((await save({ text: '(harbour) fleet* ship' })).updateTopic.message).toContain('brackets')
  expect((await prisma.topic.findUniqueOrThrow({ where: { id: topic?.id ?? '' } })).rule).toEqual(OLD)
})

test('a stream from before goes on from its cursor, and as its consumer, but none begins so', async () => {
  const { live } = desk.context
  const stream = streamId(OLD, NEWS_KINDS)
  const { head } = await desk.context.journal.bounds()
  const after = encodeCursor(stream, { position: head, link: 0 }, live.epochs)
  const follow = (given: object) =>
    desk.follow(
      `subscription ($after: Cursor, $consumer: String) {
        statementEvents(filter: { text: "(harbour) fleet*" }, after: $after, consumer: $consumer) { __typename } }`,
      { ...given },
    )
  expect((await follow({})).errors[0]?.message).toContain('brackets')
  expect((await follow({ consumer: 'desk' })).errors[0]?.message).toContain('brackets')
  const resumed = await follow({ after, consumer: 'desk' })
  expect(resumed.errors).toEqual([])
  await resumed.leave()
  const asConsumer = await follow({ consumer: 'desk' })
  expect(asConsumer.errors).toEqual([])
  await asConsumer.leave()
})
