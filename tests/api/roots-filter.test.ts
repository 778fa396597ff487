import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish as publishTo, type Told } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const publish = async (told: Told) => (await publishTo(desk.answered, told)).statementIds[0]

const CONFIRMED = /* GraphQL */ `
  subscription {
    statementEvents(filter: { minIndependentRoots: 2 }) {
      __typename
      ... on StatementReported { effect was { text independentRoots } statement { id independentRoots } }
      ... on StatementAmended { effect was { independentRoots } statement { id independentRoots } }
    }
  }
`

async function confirmed(): Promise<string[]> {
  const { statements } = await desk.answered(
    '{ statements(first: 20, filter: { minIndependentRoots: 2 }) { nodes { id } } }',
  )
  return statements.nodes.map((node: Answer) => node.id)
}

const WORDS = 'We have counted forty trawlers beyond the northern buoys since the winter began'

test('a watcher of two independent roots is told when the second one reports it, and when it falls away', async () => {
  const first = await publish({
    outlet: 'The Harbour Times',
    text: `“${WORDS},” Ada Quill told reporters in Port Ellis.`,
  })
  const stream = await desk.follow(CONFIRMED)
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')

  // Somebody who has it from the first is no second root.
  const quoting = await publish({
    outlet: 'The Daily Gull',
    text: `“${WORDS},” Ada Quill told The Harbour Times in Port Ellis.`,
  })
  expect(quoting).toBe(first)
  expect(await confirmed()).toEqual([])

  const url = 'https://article.example/ledger'
  const second = { outlet: 'Pacific Ledger', url, text: `“${WORDS},” Ada Quill told reporters in Port Ellis.` }
  expect(await publish(second)).toBe(first)
  expect((await stream.next()).statementEvents).toEqual({
    __typename: 'StatementReported',
    effect: 'ENTERED',
    was: { text: WORDS, independentRoots: 2 },
    statement: { id: first, independentRoots: 2 },
  })
  expect(await confirmed()).toEqual([first])

  // The second outlet corrects itself: it had it from the first.
  await publish({ ...second, text: `“${WORDS},” Ada Quill told The Harbour Times in Port Ellis.` })
  expect((await stream.next()).statementEvents).toEqual({
    __typename: 'StatementAmended',
    effect: 'LEFT',
    was: { independentRoots: 1 },
    statement: { id: first, independentRoots: 1 },
  })
  expect(await confirmed()).toEqual([])
  await stream.leave()
})

test('a topic can ask for two independent roots, and shows its rule as it was written', async () => {
  const { createTopic } = await desk.answered(
    'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ... on CreateTopicSuccess { topic { rule } } ... on Failure { message } } }',
    { input: { name: 'Confirmed', rule: { minIndependentRoots: 2 } } },
  )
  expect(createTopic).toEqual({ topic: { rule: { minIndependentRoots: 2 } } })
})

test('nobody can ask for no root at all, or for more than can be counted', async () => {
  for (const [minIndependentRoots, why] of [
    [0, /from 1 to 50/],
    [101, /is more than 50/],
    [51, /"not\.minIndependentRoots" is more than 50, and only the first 50 articles of a statement are looked at/],
  ] as const) {
    const { errors } = await desk.ask(
      'query ($filter: StatementFilter) { statements(first: 1, filter: $filter) { nodes { id } } }',
      { filter: { not: { minIndependentRoots } } },
    )
    expect(errors?.[0]?.message).toMatch(why)
    expect(errors?.[0]?.extensions?.code).toBe('FILTER_INVALID')
  }
})

test('a topic that has asked for more since an earlier release keeps its rule, and other fields of it can be changed', async () => {
  const { prisma } = desk.context
  const id = crypto.randomUUID()
  const rule = { kind: 'roots', atLeast: 60 }
  await prisma.topic.create({ data: { id, slug: 'sixty', name: 'Sixty', rule, createdAt: new Date() } })
  const { topic } = await desk.answered('{ topic(slug: "sixty") { id rule statements(first: 1) { nodes { id } } } }')
  expect(topic).toMatchObject({ rule: { minIndependentRoots: 60 }, statements: { nodes: [] } })
  const { updateTopic } = await desk.answered(
    'mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { ... on UpdateTopicSuccess { topic { name rule } } ... on Failure { message } } }',
    { input: { id: topic.id, name: 'Very many', rule: { minIndependentRoots: 60 } } },
  )
  expect(updateTopic).toEqual({ topic: { name: 'Very many', rule: { minIndependentRoots: 60 } } })
  await publish({ outlet: 'The Anchor', text: '“The classification goes on,” Ada Quill said.' })
})
