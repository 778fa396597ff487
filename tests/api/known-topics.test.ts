import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish as publishTo, type Told } from '../world/articles.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

// Topics whose rule asks for what becomes known of a statement: it enters them when it does, and leaves them again.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const publish = async (told: Told) => (await publishTo(desk.answered, told)).statementIds[0]

async function createTopic(name: string, rule: object): Promise<string> {
  const { createTopic: made } = await desk.answered(
    'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ... on CreateTopicSuccess { topic { slug rule } } ... on Failure { message } } }',
    { input: { name, rule } },
  )
  expect(made).toMatchObject({ topic: { rule } })
  return made.topic.slug
}

/** Follows a topic with this rule. */
async function follow(name: string, rule: object): Promise<Followed> {
  const slug = await createTopic(name, rule)
  const stream = await desk.follow(
    `subscription ($filter: StatementFilter) { statementEvents(filter: $filter) {
      __typename ... on StatementChange { kind effect statement { id topics { nodes { slug } } } } } }`,
    { filter: { topics: [slug] } },
  )
  expect((await stream.next()).statementEvents).toEqual({ __typename: 'CaughtUp' })
  return stream
}

async function statementsIn(slug: string): Promise<string[]> {
  const { topic } = await desk.answered(
    'query ($slug: String!) { topic(slug: $slug) { statements(first: 50) { nodes { id } } } }',
    { slug },
  )
  return topic.statements.nodes.map((node: Answer) => node.id)
}

const next = async (stream: Followed) => {
  const { kind, effect, statement } = (await stream.next()).statementEvents
  return { kind, effect, id: statement.id, topics: statement.topics.nodes.map((topic: Answer) => topic.slug) }
}

test('a statement is in topics of conflicts, of several reports and of an outlet from the article on that makes it so', async () => {
  await publish({ outlet: 'The Gull', text: '“The gull was there before,” Hal Orr said.' })
  const conflicts = await follow('Conflicts', { discrepancies: { kinds: ['SPEECH_FORM'], verdict: 'CONFLICT' } })
  const several = await follow('Several', { minReports: 2 })
  const ofGull = await follow('Of the Gull', { sources: ['the-gull'] })
  const revised = await follow('Revised', { revised: true, sources: ['the-gull'] })
  const text = (what: string) =>
    `“The ferry to the island will not sail again before the harbour wall is ${what} by the province,” Ada Quill said.`
  const id = await publish({ outlet: 'The Harbour Times', text: text('repaired') })
  const url = 'https://gull.example/ships'
  expect(await publish({ outlet: 'The Gull', text: text('inspected'), url })).toBe(id)
  const entered = { kind: 'REPORTED', effect: 'ENTERED', id, topics: ['conflicts', 'of-the-gull', 'several'] }
  for (const stream of [conflicts, several, ofGull]) expect(await next(stream)).toEqual(entered)
  expect(await statementsIn('conflicts')).toEqual([id])
  expect(await statementsIn('revised')).toEqual([])

  // The second outlet puts its words right.
  await publish({ outlet: 'The Gull', text: text('repaired'), url })
  const topics = ['of-the-gull', 'revised', 'several']
  expect(await next(conflicts)).toEqual({ kind: 'AMENDED', effect: 'LEFT', id, topics })
  expect(await next(several)).toEqual({ kind: 'AMENDED', effect: 'STAYED', id, topics })
  expect(await next(revised)).toEqual({ kind: 'AMENDED', effect: 'ENTERED', id, topics })
  expect(await statementsIn('conflicts')).toEqual([])
  expect(await statementsIn('revised')).toEqual([id])
  for (const stream of [conflicts, several, ofGull, revised]) await stream.leave()
})

test('a topic of what names nobody gets that, and nothing else', async () => {
  const unnamed = await follow('Unnamed', { named: false })
  await publish({ text: '“The pilots rest at noon,” Hal Orr said.' })
  const id = await publish({ text: '“The tide is turning for all of us here today.”' })
  expect(await next(unnamed)).toMatchObject({ kind: 'INGESTED', effect: 'ENTERED', id, topics: ['unnamed'] })
  expect(await statementsIn('unnamed')).toEqual([id])
  await unnamed.leave()
})

test('a denial is in a topic of confirmed ones while an editor’s confirmation stands', async () => {
  await publish({ text: '“Their survey ships have cut the cable off Kestrel Bay twice,” Bo Lund told reporters.' })
  const denials = await follow('Denials', { replies: { to: ['bo-lund'], kinds: ['DENIES'], status: 'CONFIRMED' } })
  const proposed = await follow('Perhaps denials', { replies: { kinds: ['DENIES'] } })
  const id = await publish({
    text: 'Cy Marsh rejected Bo Lund’s claim on Thursday. “No survey ship of ours was near that cable,” Cy Marsh said.',
    publishedAt: '2025-03-06T09:00:00Z',
  })
  expect(await next(proposed)).toMatchObject({ kind: 'INGESTED', effect: 'ENTERED', id, topics: ['perhaps-denials'] })
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { repliesTo { nodes { id } } } } }',
    { id },
  )
  const decide = (mutation: string) =>
    desk.answered(
      `mutation ($input: ${mutation}Input!) { ${mutation[0]?.toLowerCase()}${mutation.slice(1)}(input: $input) { __typename } }`,
      {
        input: { id: node.repliesTo.nodes[0].id, reason: 'as the article says' },
      },
    )
  await decide('ConfirmReply')
  const topics = ['denials', 'perhaps-denials']
  expect(await next(denials)).toEqual({ kind: 'AMENDED', effect: 'ENTERED', id, topics })
  expect(await statementsIn('denials')).toEqual([id])
  await decide('RejectReply')
  expect(await next(denials)).toEqual({ kind: 'AMENDED', effect: 'LEFT', id, topics: [] })
  expect(await statementsIn('denials')).toEqual([])
  for (const stream of [denials, proposed]) await stream.leave()
})
