import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.answered('mutation { createActor(input: { name: "Ada Quill", kind: PERSON }) { __typename } }')
  for (const input of [
    { name: 'Seas', rule: { text: 'nothing-like-this-word' } },
    { name: 'Narrow Seas', rule: { context: 'strait OR channel' }, broader: ['seas'] },
    { name: 'Fleets', rule: { actors: ['ada-quill'], any: [{ text: '"naval vessel"' }, { text: 'ship -boat' }] } },
    { name: 'Not Trains', rule: { not: { text: 'train' } } },
    { name: 'Naval Claims', rule: { text: 'vessel', acts: ['ASSERTS', 'DENIES'] } },
  ])
    await desk.answered('mutation ($input: CreateTopicInput!) { createTopic(input: $input) { __typename } }', { input })
})
afterAll(() => desk.close())

const REASONS = /* GraphQL */ `
  query ($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Statement {
        topicReasons { topic { slug } ruleOf { slug } words actors { slug } offices { slug } sources { slug } acts }
      }
    }
  }
`

async function ingested(text: string): Promise<string[]> {
  const input = {
    source: { name: 'The Harbour Times' },
    url: `https://harbourtimes.example/${text.length}`,
    text,
    language: 'en',
  }
  const { ingestArticle } = await desk.answered(
    'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess { statements { id } } } }',
    { input },
  )
  return ingestArticle.statements.map((statement: { id: string }) => statement.id)
}

test('a statement says which words put it into its topics, as they are written', async () => {
  const ids = await ingested(
    'Talks about the Straits went on.\n\n“Our ships will sail, and every naval vessel with them,” Ada Quill said.',
  )
  const { nodes } = await desk.answered(REASONS, { ids })
  const byTopic = Object.fromEntries(
    nodes[0].topicReasons.map(({ topic, ...reason }: { topic: { slug: string } }) => [topic.slug, reason]),
  )
  const nothing = { actors: [], offices: [], sources: [], acts: [] }
  expect(byTopic).toEqual({
    fleets: {
      ruleOf: { slug: 'fleets' },
      words: ['ships', 'naval', 'vessel'],
      ...nothing,
      actors: [{ slug: 'ada-quill' }],
    },
    'naval-claims': { ruleOf: { slug: 'naval-claims' }, words: ['vessel'], ...nothing, acts: ['ASSERTS'] },
    'narrow-seas': { ruleOf: { slug: 'narrow-seas' }, words: ['Straits'], ...nothing },
    // It has no words of its own in it: a narrower topic's rule decided.
    seas: { ruleOf: { slug: 'narrow-seas' }, words: ['Straits'], ...nothing },
    // What is missing cannot be shown.
    'not-trains': { ruleOf: { slug: 'not-trains' }, words: [], ...nothing },
  })
})

test('reasons of many statements are read in as many round trips as of one', async () => {
  const costOf = async (count: number) => {
    const text = Array.from(
      { length: count },
      (_, index) => `“Ship number ${index} passes the strait,” Ada Quill said.`,
    )
    const ids = await ingested(text.join('\n\n'))
    expect(ids).toHaveLength(count)
    await desk.answered(REASONS, { ids: ids.slice(0, 1) })
    desk.statementsSent()
    await desk.answered(REASONS, { ids })
    return desk.statementsSent().length
  }
  expect(await costOf(20)).toBe(await costOf(2))
})

test('a retracted statement has no reasons', async () => {
  const [id] = await ingested('“One ship is in the strait today,” Ada Quill said. It was alone.')
  const { reports } = await desk.answered('{ reports(first: 1) { nodes { id } } }')
  await desk.answered('mutation ($id: ID!) { rejectReport(input: { id: $id, reason: "no" }) { __typename } }', {
    id: reports.nodes[0].id,
  })
  expect((await desk.answered(REASONS, { ids: [id] })).nodes).toEqual([{ topicReasons: [] }])
})
