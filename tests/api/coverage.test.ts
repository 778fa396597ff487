import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { askOf, publish } from '../world/articles.ts'
import { openDesk } from '../world/desk.ts'
import { type Newspaper, openNewspaper, send, status } from '../world/newspaper.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

let paper: Newspaper
let service: RunningService
/** What each address of the paper comes to. */
const expected: Record<string, string> = {}

const FEED = `mutation ($input: AddFeedInput!) { addFeed(input: $input) { ... on AddFeedSuccess { feed { id } } } }`
const COVERAGE = `query ($urls: [String!]!, $had: Boolean) { coverage(urls: $urls) {
  asked had reasons { reason count } items(had: $had) { url isHad reason text at dueAt statements article { id } feed { id } } } }`

interface Covered {
  url: string
  isHad: boolean
  reason: string | null
  text: string
  at: string | null
  statements: number
  article: { id: string } | null
}

interface Coverage {
  asked: number
  had: number
  reasons: { reason: string; count: number }[]
  items: Covered[]
}

const cover = async (urls: string[], had: boolean | null = null, key?: string) => {
  const { data, errors } = await service.ask<{ coverage: Coverage }>(COVERAGE, { urls, had }, key)
  if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors))
  return data.coverage
}

beforeAll(async () => {
  paper = await openNewspaper()
  service = await runService({ FETCH_ALLOW: paper.host, COLLECT_AT_ONCE: '2', POLL_INTERVAL_MS: '200' })
  const put = (reason: string, answering: Parameters<Newspaper['answer']>[1]) => {
    const { path } = paper.print()
    paper.answer(path, answering)
    expected[`${paper.url}${path}`] = reason
  }
  put('ON_FILE', null)
  put('NOT_FOUND', status(404))
  put('GONE', status(410))
  put('REFUSED_BY_PUBLISHER', status(403))
  put('WAITING', status(503))
  put('NO_TEXT', (_, response) => send(response, 200, 'text/html', '<html><body></body></html>'))
  put('TOO_SHORT', (_, response) =>
    send(response, 200, 'text/html', '<article><p>“We will sail,” Ada Quill said.</p></article>'),
  )
  put('BAD_RESPONSE', (_, response) => send(response, 200, 'video/mp4', 'x'))
  expected[`${paper.url}/never`] = 'NEVER_SEEN'
  expected['https://'] = 'BAD_URL'
  expected['not an address'] = 'BAD_URL'
  await service.ask(FEED, { input: { url: paper.feedUrl } })
})
afterAll(async () => {
  await service.stop()
  await paper.close()
})

test('each address of a list was had, or has exactly one reason', async () => {
  const settled = async () =>
    (await cover(Object.keys(expected))).reasons.find(({ reason }) => reason === 'WAITING')?.count
  await expect.poll(settled, { timeout: 20_000 }).toBe(1)
  const urls = Object.keys(expected)
  const { asked, had, reasons, items } = await cover(urls)
  expect(Object.fromEntries(items.map(({ url, reason }) => [url, reason ?? 'ON_FILE']))).toEqual(expected)
  expect(items.map(({ url }) => url)).toEqual(urls)
  expect({ asked, had }).toEqual({ asked: urls.length, had: 1 })
  expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(urls.length - 1)
  expect(reasons[0]).toEqual({ reason: 'BAD_URL', count: 2 })
  const [one] = items
  expect(one).toMatchObject({ isHad: true, statements: 1, article: { id: expect.any(String) }, at: expect.any(String) })
  for (const { isHad, article, text } of items.slice(1)) {
    expect({ isHad, article }).toEqual({ isHad: false, article: null })
    expect(text).toMatch(/^Not on file/)
  }
  expect((await cover(urls, true)).items).toEqual([one])
  expect((await cover(urls, false)).items).toEqual(items.slice(1))
})

test('the reason is the one that explain tells', async () => {
  for (const { url, isHad, reason, text } of (await cover(Object.keys(expected))).items) {
    if (reason === 'BAD_URL') continue
    const { data } = await service.ask('query ($url: String!) { explain(url: $url) { isHad reason text } }', { url })
    expect(data?.explain).toEqual({ isHad, reason, text })
  }
})

test('a list in other spellings, with an address twice, is told for each', async () => {
  const [url = ''] = Object.keys(expected)
  const { had, items } = await cover([`${url}?utm_source=review`, ` ${url}#a`, url.replace('http:', 'https:')])
  expect(had).toBe(3)
  expect(new Set(items.map(({ article }) => article?.id)).size).toBe(1)
})

test('a reader may ask of five hundred addresses at once, and no more', async () => {
  const reader = await makeKey(service.url, service.key, 'READER')
  const ask = askOf(service)
  const { url } = await publish(ask, {})
  const urls = [url, ...Array.from({ length: 499 }, (_, index) => `https://outlet.example/missing/${index}`)]
  const { had, reasons } = await cover(urls, null, reader)
  expect({ had, reasons }).toEqual({ had: 1, reasons: [{ reason: 'NEVER_SEEN', count: 499 }] })
  const { errors } = await service.ask(COVERAGE, { urls: [...urls, 'https://one.more'] })
  expect(errors?.[0]?.message).toBe('Give at most 500 addresses at once, not 501.')
})

test('a list takes three SQL statements and one for its articles, however long it is', async () => {
  const desk = await openDesk()
  onTestFinished(() => desk.close())
  const published = [await publish(desk.answered, {}), await publish(desk.answered, {})].map(({ url }) => url)
  const counts: number[] = []
  for (const length of [2, 500]) {
    const others = Array.from({ length: length - 2 }, (_, index) => `https://outlet.example/missing/${index}`)
    desk.statementsSent()
    const { coverage } = await desk.answered(COVERAGE, { urls: [...published, ...others] })
    expect(coverage).toMatchObject({ asked: length, had: 2 })
    counts.push(desk.statementsSent().length)
  }
  expect(counts).toEqual([4, 4])
})

test('what a list costs grows with its length, and is told before anything is read', async () => {
  const costly = await runService({ MAX_COST: '100' }, service.database)
  onTestFinished(() => costly.stop())
  const urls = Array.from({ length: 200 }, (_, index) => `https://outlet.example/missing/${index}`)
  const { errors } = await costly.ask('query ($urls: [String!]!) { coverage(urls: $urls) { had } }', { urls })
  expect(errors).toMatchObject([{ extensions: { code: 'TOO_COSTLY', allowed: 100 } }])
  const { data } = await costly.ask('query ($urls: [String!]!) { coverage(urls: $urls) { had } }', {
    urls: urls.slice(0, 30),
  })
  expect(data).toEqual({ coverage: { had: 0 } })
})
