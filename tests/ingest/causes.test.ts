import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const INGEST = `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename ... on Failure { message } } }`

async function takeIn(about: { path: string; words: string; isBackfill?: boolean; idempotencyKey?: string }) {
  const { path, words, ...asked } = about
  const input = {
    source: { name: 'The Harbour Times' },
    url: `https://outlet.example/${path}`,
    publishedAt: '2025-03-05T09:00:00Z',
    text: `“${words},” Ada Quill said.`,
    ...asked,
  }
  return (await desk.answered(INGEST, { input })).ingestArticle
}

async function causes() {
  await desk.archive.number()
  const entries = await desk.database.prisma.journalEntry.findMany({ orderBy: { position: 'asc' } })
  return entries.splice(0).map(({ kind, cause }) => `${kind} ${cause}`)
}

test('what is handed in is news, whenever it was published, unless it is said to be for the archive', async () => {
  await takeIn({ path: 'news', words: 'We dredge the channel at dawn' })
  await takeIn({ path: 'old', words: 'The old crane goes to the museum', isBackfill: true })
  await takeIn({ path: 'old', words: 'The old crane goes to the town museum', isBackfill: true })
  await takeIn({ path: 'old', words: 'The old crane stays where it is' })
  expect(await causes()).toEqual([
    'INGESTED ARTICLE',
    'INGESTED BACKFILL',
    'AMENDED BACKFILL',
    'RETRACTED REVISION',
    'INGESTED REVISION',
  ])
})

test('an idempotency key is for one of both: news and what is for the archive are not the same call', async () => {
  const call = { path: 'keyed', words: 'The ferry sails on Sundays', idempotencyKey: 'once' }
  expect(await takeIn(call)).toMatchObject({ __typename: 'IngestArticleSuccess' })
  expect(await takeIn(call)).toMatchObject({ __typename: 'IngestArticleSuccess' })
  expect(await takeIn({ ...call, isBackfill: true })).toMatchObject({ __typename: 'IdempotencyConflict' })
})
