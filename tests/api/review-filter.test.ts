import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

async function publish(text: string, url = `https://article.example/${crypto.randomUUID()}`): Promise<Answer> {
  const { ingestArticle } = await desk.answered(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess {
      article { reports { nodes { id needsReview statement { id } } } } } } }`,
    {
      input: { source: { name: 'The Harbour Times' }, url, publishedAt: '2025-03-05T09:00:00Z', language: 'en', text },
    },
  )
  return ingestArticle.article.reports.nodes[0]
}

async function passing(filter: object): Promise<string[]> {
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(first: 20, filter: $filter) { nodes { id } } }',
    { filter },
  )
  return statements.nodes.map((node: Answer) => node.id)
}

test('statements that wait for review are found and followed until an editor decides, or an edit makes them sure', async () => {
  const waiting = await desk.follow(`subscription {
    statementEvents(filter: { needsReview: true }, kinds: [INGESTED, AMENDED, RECLASSIFIED]) {
      __typename ... on StatementChange { kind effect statement { id } } } }`)
  expect((await waiting.next()).statementEvents.__typename).toBe('CaughtUp')
  const next = async () => (await waiting.next()).statementEvents

  const sure = await publish('“We will keep the strait open,” Ada Quill said.')
  const first = await publish('“The tide is turning for all of us here.”')
  const url = 'https://article.example/edited'
  const second = await publish('“The ferries are full from stern to bow.”', url)
  expect([sure, first, second].map((report) => report.needsReview)).toEqual([false, true, true])
  expect(await next()).toMatchObject({ kind: 'INGESTED', effect: 'ENTERED', statement: first.statement })
  expect(await next()).toMatchObject({ kind: 'INGESTED', effect: 'ENTERED', statement: second.statement })
  expect((await passing({ needsReview: true })).sort()).toEqual([first.statement.id, second.statement.id].sort())
  expect(await passing({ needsReview: false })).toEqual([sure.statement.id])

  await desk.answered('mutation ($id: ID!) { confirmReport(input: { id: $id }) { __typename } }', { id: first.id })
  expect(await next()).toMatchObject({ kind: 'RECLASSIFIED', effect: 'LEFT', statement: first.statement })
  expect(await passing({ needsReview: true })).toEqual([second.statement.id])

  const edited = await publish('“The ferries are full from stern to bow,” Max Orme said.', url)
  expect(edited.needsReview).toBe(false)
  expect(await next()).toMatchObject({ effect: 'LEFT', statement: second.statement })
  expect(await passing({ not: { needsReview: false } })).toEqual([])
  await waiting.leave()
})
