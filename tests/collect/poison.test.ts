import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openPageReader, type PageReader } from '../../src/ingest/article/page.ts'
import { keptNotes } from '../../src/ingest/article/poison.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { noteKill, readSetAside, retrySetAside } from '../../src/store/feeds/poison-pages.ts'
import { openCollector } from '../world/collector.ts'
import { openNewspaper, send } from '../world/newspaper.ts'
import { type RunningService, runService } from '../world/service.ts'

// A page that takes its reader more memory than it has. Small readers, so that a small page is one.

const POISON = `<html><body>${'<p class="a b c">x <b>y</b></p>'.repeat(55_000)}</body></html>`
const GOOD = `<html><body><article><p>“The lock opens in May,” Ada Quill said on Monday.</p></article></body></html>`

let service: RunningService
let database: Database

beforeAll(async () => {
  service = await runService()
  database = await openDatabase(service.database.url, { allowUnsafe: true })
})
afterAll(async () => {
  await database.close()
  await service.stop()
})

/** A reader as a process has one. */
function processOf({ prisma }: Pick<Database, 'prisma'>): PageReader {
  const reader = openPageReader({ maxHeapMb: 60, timeoutMs: 60_000, notes: keptNotes(prisma) })
  onTestFinished(() => reader.close())
  return reader
}

function digestOf(html: string): string {
  return createHash('sha256').update(html).digest('base64')
}

async function stopThrice(html: string, url: string): Promise<void> {
  for (let times = 0; times < 3; times += 1)
    await noteKill(database.prisma, { digest: digestOf(html), url, error: 'out of memory' })
}

test('what stops the readers of several processes three times is set aside for all, and after a restart', async () => {
  const { prisma } = database
  const page = `${POISON}<!-- one -->`
  const elsewhere = { digest: digestOf(page), url: 'https://a.example/1', error: 'out of memory' }
  await noteKill(prisma, elsewhere)
  await noteKill(prisma, elsewhere)
  expect(await readSetAside(prisma, 10)).toEqual([])
  await expect(processOf(database).read(page, { address: 'https://a.example/2' })).rejects.toMatchObject({
    reason: 'POISON',
  })
  expect(await readSetAside(prisma, 10)).toMatchObject([
    { kills: 3, url: 'https://a.example/2', lastError: expect.stringMatching(/memory/i) },
  ])
  const began = performance.now()
  await expect(processOf(database).read(page)).rejects.toMatchObject({ reason: 'POISON' })
  expect(performance.now() - began).toBeLessThan(500)
  // That it was refused is not that it was tried.
  expect(await readSetAside(prisma, 10)).toMatchObject([{ kills: 3 }])
}, 60_000)

test('a page that is read in the end is not held against its next readers', async () => {
  const { prisma } = database
  const page = GOOD.replace('May', 'June')
  for (let times = 0; times < 2; times += 1)
    await noteKill(prisma, { digest: digestOf(page), url: 'https://a.example/3', error: 'out of memory' })
  expect((await processOf(database).read(page)).text).toContain('June')
  expect(await prisma.poisonPage.count({ where: { digest: digestOf(page) } })).toBe(0)
})

test('a page that was set aside is refused when it is handed in, listed, and read again once an editor says so', async () => {
  await stopThrice(GOOD, 'https://harbourtimes.example/lock')
  const hand = () =>
    service.ask(
      'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename ... on InvalidInput { problems { path message } } } }',
      { input: { source: { name: 'The Harbour Times' }, url: 'https://harbourtimes.example/lock', html: GOOD } },
    )
  expect((await hand()).data).toEqual({
    ingestArticle: {
      __typename: 'InvalidInput',
      problems: [
        {
          path: 'html',
          message: "has stopped the reader three times, and is set aside: send the article's text instead",
        },
      ],
    },
  })
  const list = await service.ask<{ setAsidePages: { id: string; url: string }[] }>(
    '{ setAsidePages { id url kills error firstAt lastAt } }',
  )
  const page = list.data?.setAsidePages.find(({ url }) => url.endsWith('/lock'))
  expect(page).toMatchObject({ kills: 3, error: 'out of memory' })
  const retry = (id: string) =>
    service.ask(
      'mutation ($id: ID!) { retryPage(input: { id: $id }) { __typename ... on RetryPageSuccess { entries } } }',
      { id },
    )
  expect((await retry(page?.id ?? '')).data).toEqual({ retryPage: { __typename: 'RetryPageSuccess', entries: 0 } })
  expect((await retry(page?.id ?? '')).data).toEqual({ retryPage: { __typename: 'InvalidInput' } })
  expect((await hand()).data).toEqual({ ingestArticle: { __typename: 'IngestArticleSuccess' } })
})

test('the item of a feed that leads to such a page says so, is not fetched again by itself, and is when it is retried', async () => {
  const paper = await openNewspaper()
  let own: PageReader | null = null
  const collector = await openCollector([paper], {
    read(html, origin) {
      own ??= processOf(collector.room.database)
      return own.read(html, origin)
    },
    close: async () => undefined,
  })
  onTestFinished(async () => {
    await collector.close()
    await paper.close()
  })
  const { prisma } = collector.room.database
  const feedId = await collector.follow(paper)
  const bad = paper.print()
  const good = paper.print()
  paper.answer(bad.path, (_, response) => send(response, 200, 'text/html', POISON))
  await collector.poll(feedId)
  expect(await collector.outcomes(feedId)).toEqual({ [bad.path]: 'SET_ASIDE', [good.path]: 'INGESTED' })
  const [page] = await readSetAside(prisma, 10)
  expect(page).toMatchObject({ kills: 3, url: `${paper.url}${bad.path}` })

  paper.takeAsked()
  await collector.pass(86_400_000)
  await collector.poll(feedId)
  expect(paper.takeAsked()).not.toContain(bad.path)

  paper.answer(bad.path, null)
  expect(await retrySetAside(prisma, page?.id ?? '')).toBe(1)
  await collector.fetchDue()
  expect(await collector.outcomes(feedId)).toMatchObject({ [bad.path]: 'INGESTED' })
}, 60_000)
