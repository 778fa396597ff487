import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide, publish } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const STATEMENT = /* GraphQL */ `
  query ($id: ID!) { node(id: $id) { ... on Statement { id status act reports { nodes {
    id act decisions { was { act } became { act } }
  } } } } }
`

async function statement(id: string | undefined): Promise<Answer> {
  return (await desk.answered(STATEMENT, { id })).node
}

async function say(words: string, speaker: string): Promise<string> {
  const { statementIds } = await publish(desk.answered, { text: `“${words},” ${speaker} told reporters.` })
  await desk.archive.number()
  return statementIds[0] ?? ''
}

async function correct(report: Answer, act: string): Promise<void> {
  const corrected = await decide(desk.answered, 'correctReport', { id: report.id, act }, 'report { id act }')
  expect(corrected).toMatchObject({ __typename: 'CorrectReportSuccess' })
  await desk.archive.number()
}

async function passing(filter: object): Promise<string[]> {
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(first: 50, filter: $filter) { nodes { id } } }',
    { filter },
  )
  return statements.nodes.map((node: Answer) => node.id)
}

test('who watches for denials is told when an editor finds that an assertion is one', async () => {
  const id = await say('The old cannery was never promised to anybody', 'Ada Quill')
  const stream = await desk.follow(`subscription { statementEvents(filter: { acts: [DENIES, BLAMES] }) {
    __typename ... on StatementChange { effect was { act } statement { id act } } } }`)
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  const before = await statement(id)
  expect(await passing({ acts: ['DENIES'] })).toEqual([])
  await correct(before.reports.nodes[0], 'DENIES')
  expect((await stream.next()).statementEvents).toEqual({
    __typename: 'StatementAmended',
    effect: 'ENTERED',
    was: { act: 'DENIES' },
    statement: { id, act: 'DENIES' },
  })
  expect(await statement(id)).toMatchObject({
    act: 'DENIES',
    reports: { nodes: [{ act: 'DENIES', decisions: [{ was: { act: before.act }, became: { act: 'DENIES' } }] }] },
  })
  expect(await passing({ acts: ['DENIES'] })).toEqual([id])
  expect(await passing({ not: { acts: ['DENIES'] } })).not.toContain(id)

  await correct(before.reports.nodes[0], 'URGES')
  expect((await stream.next()).statementEvents).toMatchObject({ effect: 'LEFT', was: { act: 'URGES' } })
  await stream.leave()
})

test('what the act is of is unknown matches no condition on acts, and so the not of each', async () => {
  const unread = await desk.archive.statement({ text: 'Read long ago.' })
  const id = btoa(`Statement:${unread.id}`)
  expect((await statement(id)).act).toBeNull()
  const all = ['ASSERTS', 'DENIES', 'ASKS', 'URGES', 'COMMITS', 'BLAMES', 'PRAISES']
  expect(await passing({ acts: all })).not.toContain(id)
  expect(await passing({ not: { acts: all } })).toContain(id)
})

test('a report that an editor finds to deny what the others say is a statement of its own, until an editor merges them', async () => {
  const words = 'The eastern mole was built from the stones of the old customs house'
  const [one, other] = [await say(words, 'Bruno Marsh'), await say(words, 'Bruno Marsh')]
  expect(other).toBe(one)
  const [, second] = (await statement(one)).reports.nodes
  await correct(second, 'BLAMES')
  expect((await statement(one)).reports.nodes).toHaveLength(2)
  await correct(second, 'DENIES')
  expect((await statement(one)).reports.nodes).toMatchObject([{ act: 'ASSERTS' }])
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Report { statement { id act } } } }',
    {
      id: second.id,
    },
  )
  const denial = node.statement
  expect(denial).toMatchObject({ act: 'DENIES' })
  expect(denial.id).not.toBe(one)
  // A third outlet's report is of what it says.
  expect(await say(words, 'Bruno Marsh')).toBe(one)

  const merged = await decide(desk.answered, 'mergeStatements', { into: one, statements: [denial.id] })
  expect(merged).toMatchObject({ __typename: 'MergeStatementsSuccess' })
  expect((await statement(one)).reports.nodes).toHaveLength(3)
  expect(await say(words, 'Bruno Marsh')).toBe(one)
  expect(await decide(desk.answered, 'undoCorrection', { id: merged.correction.id })).toMatchObject({
    __typename: 'UndoCorrectionSuccess',
  })
  expect(await statement(denial.id)).toMatchObject({ status: 'CURRENT', act: 'DENIES', reports: { nodes: [{}] } })
})

test('actors who are one have not said what one of them denied', async () => {
  const words = 'The harbour pilots were paid in herring for the whole of the winter'
  // Denied before the other says it: what two people say alike is asked about.
  const other = await say(words, 'Greta Tern')
  await correct((await statement(other)).reports.nodes[0], 'DENIES')
  const one = await say(words, 'Hilda Roach')
  const actors = await Promise.all(
    [one, other].map(
      async (id) =>
        (await desk.answered('query ($id: ID!) { node(id: $id) { ... on Statement { actor { id } } } }', { id })).node
          .actor.id,
    ),
  )
  expect(await decide(desk.answered, 'mergeActors', { into: actors[0], actors: [actors[1]] })).toMatchObject({
    __typename: 'MergeActorsSuccess',
  })
  const query = 'query ($id: ID!) { node(id: $id) { ... on Statement { id proposedFolds { statement { id } } } } }'
  expect((await desk.answered(query, { id: other })).node).toEqual({ id: other, proposedFolds: [] })
})
