import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { type Newspaper, openNewspaper } from '../world/newspaper.ts'
import { type RunningService, runService } from '../world/service.ts'

let paper: Newspaper
let service: RunningService

beforeAll(async () => {
  paper = await openNewspaper()
  service = await runService({ FETCH_ALLOW: paper.host, COLLECT_AT_ONCE: '2', POLL_INTERVAL_MS: '200' })
})
afterAll(async () => {
  await service.stop()
  await paper.close()
})

interface Read {
  article: {
    id: string
    modifiedAt: string | null
    otherAddresses: string[]
    page: { url: string; checks: number; outcome: string | null; goneAt: string | null; nextCheckAt: string | null }
    revisions: { number: number; modifiedAt: string | null; text: string }[]
  } | null
}

async function read(url: string): Promise<Read['article']> {
  const { data, errors } = await service.ask<Read>(
    `query ($url: String!) { article(url: $url) { id modifiedAt otherAddresses
      page { url checks checkedAt outcome message goneAt nextCheckAt } revisions { number modifiedAt text } } }`,
    { url },
  )
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data?.article ?? null
}

/** Has time pass for what is looked at again. */
async function pass(hours: number): Promise<void> {
  const client = await openConnection(service.database.url)
  await client.query(
    `UPDATE page_checks SET since = since - interval '${hours} hours', due_at = due_at - interval '${hours} hours'`,
  )
  await client.query(`UPDATE onrecord_jobs._private_jobs SET run_at = run_at - interval '${hours} hours'
    WHERE key LIKE 'page:%' AND run_at > now()`)
  await client.end()
}

test('how an article’s page is looked at again, and what came of it, is seen over the API', async () => {
  const article = paper.print({ head: '<link rel="canonical" href="/harbour/canonical">' })
  const url = `${paper.url}${article.path}`
  await service.ask('mutation ($url: String!) { addFeed(input: { url: $url }) { __typename } }', { url: paper.feedUrl })
  await expect.poll(() => read(url), { timeout: 20_000 }).not.toBeNull()
  const first = await read(url)
  expect(first).toMatchObject({
    modifiedAt: null,
    otherAddresses: [`${paper.host}/harbour/canonical`],
    page: { url, checks: 0, outcome: null, goneAt: null, nextCheckAt: expect.any(String) },
  })
  // Whatever leads to it: another form of its address, and what it says itself.
  for (const other of [`${url}/amp`, `${url}?amp=1`, `${paper.url}/harbour/canonical`])
    expect(await read(other), other).toMatchObject({ id: first?.id })
  expect(await read(`${url}-2`)).toBeNull()

  article.head = '<meta property="article:modified_time" content="2026-01-02T03:04:05Z">'
  article.text[0] = article.text[0]?.replace('will stay closed', 'may stay closed') ?? ''
  await pass(2)
  await expect.poll(async () => (await read(url))?.page.outcome, { timeout: 20_000 }).toBe('REVISED')
  expect(await read(url)).toMatchObject({
    modifiedAt: '2026-01-02T03:04:05.000Z',
    page: { checks: 1 },
    revisions: [
      { number: 1, modifiedAt: null, text: expect.stringContaining('will stay closed') },
      { number: 2, modifiedAt: '2026-01-02T03:04:05.000Z', text: expect.stringContaining('may stay closed') },
    ],
  })

  paper.articles = []
  await pass(4)
  await expect.poll(async () => (await read(url))?.page.outcome, { timeout: 20_000 }).toBe('NOT_FOUND')
  expect((await read(url))?.page).toMatchObject({ goneAt: expect.any(String), nextCheckAt: null })
})

test('an article that was handed in has no page that is looked at', async () => {
  const input = {
    source: { name: 'The Harbour Times' },
    url: 'https://harbourtimes.example/in',
    text: '“We sail,” Ada Quill said.',
  }
  await service.ask('mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }', { input })
  expect(await read(input.url)).toMatchObject({ page: null, otherAddresses: [] })
})
