import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningService, runService } from '../world/service.ts'

let service: RunningService

beforeAll(async () => {
  service = await runService()
})
afterAll(() => service.stop())

const messages = async (query: string, variables: object = {}, to = service) =>
  ((await to.ask(query, variables as never)) as { errors?: { message: string }[] }).errors?.map(
    ({ message }) => message,
  )

const A_TIME = 'give a time such as "2025-04-08" or "2025-04-08T09:00:00Z"'

test.each([
  [
    '{ statements(filter: { publishedAfter: "2026-11-31" }) { totalCount } }',
    `Argument "filter" of "statements" at "publishedAfter": it is "2026-11-31", but there is no such day: ${A_TIME}`,
  ],
  [
    '{ statements(filter: { any: [{}, { not: { saidBefore: "last month" } }] }) { totalCount } }',
    'Argument "filter" of "statements" at "any.1.not.saidBefore": it is "last month", which is not a time that we can read: give one such as "2025-04-08" or "2025-04-08T09:00:00Z"',
  ],
  [
    '{ journal(since: "02/03/2025") { totalCount } }',
    'Argument "since" of "journal": it is "02/03/2025", which may have',
  ],
  ['{ journal(since: "2025-03-02 10:00") { totalCount } }', 'which does not say its time zone: add Z, or an offset'],
  ['{ journal(since: 1740873600) { totalCount } }', 'Argument "since" of "journal": it is not a time'],
  [
    'query ($day: DateTime = "2025-02-30") { journal(since: $day) { totalCount } }',
    'The default of "$day": it is "2025-02-30", but there is no such day',
  ],
  [
    '{ statements(first: "ten") { totalCount } }',
    'Argument "first" of "statements": Int cannot represent non-integer value: "ten"',
  ],
  [
    '{ statements(filter: { acts: [DENIES, "DENIES"] }) { totalCount } }',
    'Argument "filter" of "statements" at "acts.1": SpeechAct cannot be "DENIES". Did you mean DENIES without quotation marks?',
  ],
  [
    '{ statements(orderBy: NEWEST) { totalCount } }',
    'Argument "orderBy" of "statements": StatementOrder cannot be NEWEST. Did you mean INGESTED_ASC, INGESTED_DESC, ',
  ],
])('a refusal of %s says where and what instead', async (query, message) => {
  const refusals = await messages(query)
  expect(refusals).toHaveLength(1)
  expect(refusals?.[0]).toContain(message)
})

test('the same is said of variables', async () => {
  const query =
    'query ($filter: StatementFilter, $by: StatementOrder! = SAID_DESC) { statements(filter: $filter, orderBy: $by) { totalCount } }'
  expect((await messages(query, { filter: { any: [{ saidAfter: '2026-11-31' }] } }))?.[0]).toBe(
    `Variable "$filter" got invalid value "2026-11-31" at "filter.any[0].saidAfter"; it is "2026-11-31", but there is no such day: ${A_TIME}`,
  )
  expect((await messages(query, { by: 'NEWEST' }))?.[0]).toMatch(
    /^Variable "\$by" got invalid value "NEWEST"; StatementOrder cannot be "NEWEST"\. Did you mean .*\bSAID_DESC, WHEN_ASC or WHEN_DESC\?$/,
  )
})

test('an enum whose schema is not to be read tells none of its values', async () => {
  const closed = await runService({ INTROSPECTION: 'off' })
  try {
    expect(await messages('{ statements(orderBy: NEWEST) { totalCount } }', {}, closed)).toEqual([
      'Argument "orderBy" of "statements": StatementOrder cannot be NEWEST.',
    ])
  } finally {
    await closed.stop()
  }
})

test('a day is its beginning in UTC wherever an instant may be given', async () => {
  const text = '“The harbour was never for sale,” Foreign Minister Ada Lindqvist said.'
  const ingest = `mutation ($at: DateTime) { ingestArticle(input: {
    source: { name: "The Harbour Post" }, url: "https://harbour-post.example/1", publishedAt: $at, text: ${JSON.stringify(text)}
  }) { ... on IngestArticleSuccess { article { publishedAt } } } }`
  expect((await service.ask(ingest, { at: '2025-06-10' })).data).toMatchObject({
    ingestArticle: { article: { publishedAt: '2025-06-10T00:00:00.000Z' } },
  })
  const counted = (bounds: string) => service.ask(`{ statements(filter: { ${bounds} }) { totalCount } }`)
  const one = { data: { statements: { totalCount: 1 } } }
  expect(await counted('publishedAfter: "2025-06-10", publishedBefore: "2025-06-11"')).toMatchObject(one)
  expect(await counted('publishedAfter: "2025-06-10T00:00Z"')).toMatchObject(one)
  expect(await counted('publishedBefore: "2025-06-10"')).toMatchObject({ data: { statements: { totalCount: 0 } } })
})
