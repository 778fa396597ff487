import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

async function publish(outlet: string, text: string): Promise<Answer> {
  const url = `https://article.example/${crypto.randomUUID()}`
  const { ingestArticle } = await desk.answered(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess {
      article { reports { nodes { id confidence statement { id } } } } } } }`,
    { input: { source: { name: outlet }, url, publishedAt: '2025-03-05T09:00:00Z', language: 'en', text } },
  )
  return ingestArticle.article.reports.nodes[0]
}

async function passing(minConfidence: number): Promise<string[]> {
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(first: 20, filter: $filter) { nodes { id } } }',
    { filter: { minConfidence } },
  )
  return statements.nodes.map((node: Answer) => node.id)
}

test('a watcher of sure statements hears of an unsure one once an editor confirms it, which is not news', async () => {
  const watching = (kinds: string) =>
    desk.follow(`subscription { statementEvents(filter: { minConfidence: 1 }${kinds}) {
      __typename ... on StatementChange { kind effect statement { id } } } }`)
  const all = await watching(', kinds: [INGESTED, AMENDED, RECLASSIFIED]')
  const news = await watching('')
  for (const stream of [all, news]) expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')

  const unsure = await publish('The Harbour Times', '“The tide is turning for all of us here.”')
  expect(unsure.confidence).toBeLessThan(0.5)
  expect(await passing(unsure.confidence)).toEqual([unsure.statement.id])
  expect(await passing(0.9)).toEqual([])

  const { confirmReport } = await desk.answered(
    'mutation ($id: ID!) { confirmReport(input: { id: $id }) { ... on ConfirmReportSuccess { report { confidence } } } }',
    { id: unsure.id },
  )
  expect(confirmReport.report.confidence).toBe(1)
  expect(await passing(1)).toEqual([unsure.statement.id])
  const told = { kind: 'RECLASSIFIED', effect: 'ENTERED', statement: { id: unsure.statement.id } }
  expect((await all.next()).statementEvents).toMatchObject(told)
  await all.leave()

  // What is news comes later: the confirmation was none.
  const sure = await publish('The Harbour Times', '“We will keep the strait open,” Ada Quill said.')
  await desk.answered('mutation ($id: ID!) { confirmReport(input: { id: $id }) { __typename } }', { id: sure.id })
  await desk.answered(`mutation ($id: ID!) { rejectReport(input: { id: $id, reason: "a title" }) { __typename } }`, {
    id: unsure.id,
  })
  expect((await news.next()).statementEvents).toMatchObject({ kind: 'RETRACTED', effect: 'LEFT' })
  expect(await passing(0)).toEqual([sure.statement.id])
  await news.leave()
})

test('a filter cannot ask for more than certainty', async () => {
  const { errors } = await desk.ask(
    '{ statements(first: 1, filter: { not: { minConfidence: 1.5 } }) { nodes { id } } }',
  )
  expect(errors?.[0]?.message).toBe('The filter\'s "not.minConfidence" must be a number from 0 to 1.')
})
