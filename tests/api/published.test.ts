import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

async function publish(outlet: string, publishedAt: string | null, text: string): Promise<string> {
  const url = `https://article.example/${crypto.randomUUID()}`
  const { ingestArticle } = await desk.answered(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess {
      article { id reports { nodes { statement { id } } } } } } }`,
    { input: { source: { name: outlet }, url, publishedAt, language: 'en', text } },
  )
  return ingestArticle.article.reports.nodes[0].statement.id
}

const FERRY = '“The ferry to the island will not sail again before the harbour wall is repaired,” Ada Quill said'

const pages = ['SAID', 'PUBLISHED', 'WHEN'].flatMap((order) => [`${order}_DESC`, `${order}_ASC`])

test('a statement was published when the first of its articles was, and that may come in later', async () => {
  const watching =
    await desk.follow(`subscription { statementEvents(filter: { publishedBefore: "2025-03-04T00:00:00Z" }) {
    __typename ... on StatementChange { kind effect was { publishedAt when } statement { publishedAt when } } } }`)
  expect((await watching.next()).statementEvents.__typename).toBe('CaughtUp')
  const id = await publish('The Harbour Times', '2025-03-05T09:00:00Z', `${FERRY}.`)
  const read = async () => (await desk.answered(`{ node(id: "${id}") { ... on Statement { publishedAt when } } }`)).node
  expect(await read()).toEqual({ publishedAt: '2025-03-05T09:00:00.000Z', when: '2025-03-05T09:00:00.000Z' })

  expect(await publish('The Gull', '2025-03-03T09:00:00Z', `${FERRY}.`)).toBe(id)
  const earlier = { publishedAt: '2025-03-03T09:00:00.000Z', when: '2025-03-03T09:00:00.000Z' }
  expect(await read()).toEqual(earlier)
  // The first it hears of the statement, which did not match before.
  expect((await watching.next()).statementEvents).toMatchObject({
    kind: 'REPORTED',
    effect: 'ENTERED',
    was: earlier,
    statement: earlier,
  })
  await watching.leave()
})

test('its time is that of speech or, where nobody knows that, of publication', async () => {
  const said = await publish('The Anchor', '2025-06-12T09:00:00Z', '“The pier is sold,” Bo Lund said on June 10, 2025.')
  const unsaid = await publish(
    'The Anchor',
    '2025-06-11T09:00:00Z',
    '“The pier is ours and will stay so,” Cy Marsh said.',
  )
  const undated = await publish('The Anchor', null, '“The tide has taken the lamps away,” Di Fenn said.')
  const found = async (filter: object) => {
    const { statements } = await desk.answered(
      'query ($filter: StatementFilter) { statements(first: 20, orderBy: WHEN_ASC, filter: $filter) { nodes { id } } }',
      { filter },
    )
    return statements.nodes.map((node: Answer) => node.id)
  }
  expect(await found({ whenAfter: '2025-06-10T00:00:00Z', whenBefore: '2025-06-11T00:00:00Z' })).toEqual([said])
  expect(await found({ whenAfter: '2025-06-11T00:00:00Z', whenBefore: '2025-06-12T00:00:00Z' })).toEqual([unsaid])
  const published = { publishedAfter: '2025-06-11T00:00:00Z', publishedBefore: '2025-06-13T00:00:00Z' }
  expect(await found(published)).toEqual([said, unsaid])
  expect(await found({ not: { any: [{ whenAfter: '1900-01-01T00:00:00Z' }] } })).toEqual([undated])
})

test.each(pages)('in the order %s what has no date comes last, and every page is that order’s', async (orderBy) => {
  const query = `query ($orderBy: StatementOrder!, $first: Int, $after: String, $last: Int, $before: String) {
    statements(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes { id publishedAt when saidAt { earliest } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`
  const { statements: all } = await desk.answered(query, { orderBy, first: 20 })
  const dated = (node: Answer) =>
    orderBy.startsWith('SAID') ? node.saidAt?.earliest : orderBy.startsWith('WHEN') ? node.when : node.publishedAt
  const dates: string[] = all.nodes.map((node: Answer) => dated(node) ?? null)
  const known = dates.filter((date) => date !== null)
  expect(known.length).toBeGreaterThan(0)
  expect(known.length).toBeLessThan(dates.length)
  const sorted = [...known].sort()
  expect(dates.slice(0, known.length)).toEqual(orderBy.endsWith('DESC') ? sorted.reverse() : sorted)

  const ids = all.nodes.map((node: Answer) => node.id)
  const forward: string[] = []
  for (let after = null, more = true; more; ) {
    const { statements } = await desk.answered(query, { orderBy, first: 1, after })
    expect(statements.pageInfo.hasPreviousPage).toBe(forward.length > 0)
    forward.push(...statements.nodes.map((node: Answer) => node.id))
    after = statements.pageInfo.endCursor
    more = statements.pageInfo.hasNextPage
  }
  expect(forward).toEqual(ids)
  const backward: string[] = []
  for (let before = null, more = true; more; ) {
    const { statements } = await desk.answered(query, { orderBy, last: 1, before })
    expect(statements.pageInfo.hasNextPage).toBe(backward.length > 0)
    backward.unshift(...statements.nodes.map((node: Answer) => node.id))
    before = statements.pageInfo.startCursor
    more = statements.pageInfo.hasPreviousPage
  }
  expect(backward).toEqual(ids)
})

test('a page cursor of a release that ordered otherwise is refused', async () => {
  const place = ['SAID_DESC', '2025-03-05T09:00:00.000Z', '00000000-0000-7000-8000-000000000000']
  const after = Buffer.from(JSON.stringify(place)).toString('base64url')
  const { errors } = await desk.ask(`{ statements(orderBy: SAID_DESC, first: 1, after: "${after}") { nodes { id } } }`)
  expect(errors?.[0]?.message).toBe('This page cursor is from another list or order. Start again without one.')
})
