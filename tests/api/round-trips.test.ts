import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let topicIds: string[]

beforeAll(async () => {
  desk = await openDesk()
  const { archive } = desk
  topicIds = [await archive.topic('Alpha'), await archive.topic('Beta'), await archive.topic('Gamma')]
  for (let index = 0; index < 50; index += 1) {
    await archive.statement({
      actorId: await archive.actor(),
      officeId: await archive.office(),
      topicIds: topicIds.slice(index % 3),
      articleIds: [await archive.article(), await archive.article()],
    })
  }
})

afterAll(() => desk.close())

const NESTED = /* GraphQL */ `
  query ($first: Int!) {
    statements(first: $first) {
      nodes {
        text
        actor { name aliases }
        office { name }
        topics(first: 5) { totalCount nodes { slug } }
        reports(first: 5) { nodes { article { url source { name } } } }
      }
    }
  }
`

test('a nested page costs the same bounded number of SQL statements, however many statements it shows', async () => {
  const counts = []
  // The first answer after the first article also reads which epoch it is.
  await desk.answered(NESTED, { first: 1 })
  for (const first of [1, 10, 50]) {
    desk.statementsSent()
    const { statements } = await desk.answered(NESTED, { first })
    expect(statements.nodes).toHaveLength(first)
    expect(statements.nodes[0].reports.nodes).toHaveLength(2)
    counts.push(desk.statementsSent().length)
  }
  expect(counts).toEqual([10, 10, 10])
})

test('the same list under two names costs its own statements once, not once a row', async () => {
  await desk.answered(
    '{ statements(first: 50) { nodes { a: reports(first: 1) { nodes { text } } b: reports(first: 2) { nodes { text article { title } } } } } }',
  )
  const sent = desk.statementsSent()
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(9)
})

test('what was known of statements in the journal costs a bounded number of SQL statements', async () => {
  await desk.archive.number()
  desk.statementsSent()
  const { journal } = await desk.answered(
    '{ journal(first: 50) { nodes { was { actor { name } office { name } topics { slug } } statement { actor { name tenures { office { name } } } } } } }',
  )
  expect(journal.nodes).toHaveLength(50)
  const sent = desk.statementsSent()
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(10)
})

test('many nodes asked for by id cost one SQL statement a type, and one for what absorbed them', async () => {
  const { statements } = await desk.answered('{ statements(first: 50) { nodes { id actor { id } } } }')
  const ids = statements.nodes.flatMap((node: { id: string; actor: { id: string } }) => [node.id, node.actor.id])
  desk.statementsSent()
  const { nodes } = await desk.answered('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids })
  expect(nodes.map((node: { id: string }) => node.id)).toEqual(ids)
  const sent = desk.statementsSent()
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(3)
})
