import { randomBytes } from 'node:crypto'
import { createClient } from 'graphql-ws'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { openConnection } from '../../src/store/database/connection.ts'
import { startPostgres } from '../chaos/postgres.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { type Disk, putOnSmallDisk, sayingFull } from '../world/full-disk.ts'
import { feedOf, type Newspaper, openNewspaper } from '../world/newspaper.ts'
import { type RunningService, runService } from '../world/service.ts'

// What happens to a service that collects while its database cannot be used, and afterwards.

let paper: Newspaper
const ENV = { COLLECT_AT_ONCE: '2', POLL_INTERVAL_MS: '100', KEEP_TEXT: 'full' }

beforeEach(async () => {
  paper = await openNewspaper()
})
afterEach(() => paper.close())

/** So long that it cannot find room on pages that are there already, and not to be compressed. */
const LONG = Array.from({ length: 300 }, () => `The board met about the paper ${randomBytes(30).toString('hex')}.`)
let printed = 0
const print = () => {
  printed += 1
  return paper.print({ text: [`“Berth ${printed} stays closed,” Ada Quill said on Tuesday.`, ...LONG] })
}

const OUTCOMES = '{ feeds { nodes { outcomes { outcome count } } } failedJobs { id } }'
interface Outcomes {
  feeds: { nodes: { outcomes: { outcome: string; count: number }[] }[] }
  failedJobs: object[]
}
const outcomesOf = async (service: RunningService) =>
  (await service.ask<Outcomes>(OUTCOMES)).data?.feeds?.nodes[0]?.outcomes ?? []

async function follow(service: RunningService): Promise<void> {
  print()
  const added = await service.ask('mutation ($url: String!) { addFeed(input: { url: $url }) { __typename } }', {
    url: paper.feedUrl,
  })
  expect(added.data).toEqual({ addFeed: { __typename: 'AddFeedSuccess' } })
  await expect.poll(() => outcomesOf(service), { timeout: 60_000 }).toEqual([{ outcome: 'INGESTED', count: 1 }])
}

/** Asks the feed, which answers, with further articles, as soon as `broken` resolves. */
async function askFeed(service: RunningService, more: number, broken: Promise<void>): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    paper.answer('/feed.xml', async (_, response) => {
      resolve()
      await broken
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(feedOf('The Harbour Times', paper.url, paper.articles))
    })
  })
  for (let count = 0; count < more; count += 1) print()
  const { data } = await service.ask<{ feeds: { nodes: { id: string }[] } }>('{ feeds { nodes { id } } }')
  await service.ask('mutation ($id: ID!) { pollFeed(input: { id: $id }) { __typename } }', {
    id: data?.feeds.nodes[0]?.id,
  })
  await asked
}

/** The words of statements that a live watcher is told of, and how its stream ended. */
function watch(service: RunningService) {
  const words: string[] = []
  const ends: unknown[] = []
  const client = createClient({
    url: service.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { apiKey: service.key },
    retryAttempts: 0,
  })
  onTestFinished(() => void client.dispose())
  client.subscribe<{ statementEvents: { statement?: { text: string } } }>(
    { query: 'subscription { statementEvents { ... on StatementIngested { statement { text } } } }' },
    {
      next({ data, errors }) {
        if (errors !== undefined) ends.push(errors)
        else if (data?.statementEvents.statement !== undefined) words.push(data.statementEvents.statement.text)
      },
      error: (error) => void ends.push(error),
      complete: () => void ends.push('complete'),
    },
  )
  return { words, ends }
}

interface Line {
  level: number
  msg: string
  reason?: string
}
const linesOf = (service: RunningService, from: number) =>
  service.log.slice(from).map((line) => JSON.parse(line) as Line)

const article = {
  source: { name: 'The Quay' },
  url: 'https://quay.example/1',
  text: `“The quay is dry,” Tom Barrow said.\n\n${LONG.join('\n\n')}`,
}
const INGEST = `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) {
  __typename ... on IngestArticleSuccess { outcome } } }`

/** That all came once, in one request a page, without a failed job, and that the log has a line for the beginning and one for the end. */
async function expectNothingLost(service: RunningService, more: number, from: number, reason: string): Promise<void> {
  await expect
    .poll(() => outcomesOf(service), { timeout: 120_000, interval: 200 })
    .toEqual([{ outcome: 'INGESTED', count: 1 + more }])
  const pages = paper.asked.map(({ path }) => path).filter((path) => path.startsWith('/news/'))
  expect(pages.sort()).toEqual([...new Set(pages)].sort())
  expect(pages).toHaveLength(1 + more)
  expect((await service.ask<Outcomes>(OUTCOMES)).data?.failedJobs).toEqual([])
  const lines = linesOf(service, from)
  const said = (text: string) => lines.filter(({ msg }) => msg.startsWith(text))
  expect(said('collecting pauses')).toMatchObject([{ level: 40, reason }])
  await expect
    .poll(() => linesOf(service, from).filter(({ msg }) => msg.startsWith('collecting goes on')))
    .toHaveLength(1)
  expect(lines.filter(({ level }) => level >= 50)).toEqual([])
}

test.for<[string, (database: FreshDatabase) => Promise<Disk | null>]>([
  ['a disk that is full', (fresh) => putOnSmallDisk(fresh, onTestFinished)],
  ['a Postgres that says so', async (fresh) => sayingFull(fresh)],
])(
  'with %s writers are told in a sentence, collecting pauses and goes on by itself, and nothing is lost',
  { timeout: 240_000 },
  async ([, open], { skip }) => {
    const fresh = await freshDatabase()
    onTestFinished(() => fresh.drop())
    const disk = await open(fresh)
    if (disk === null) return skip('no disk can be mounted here')
    const service = await runService({ ...ENV, FETCH_ALLOW: paper.host }, fresh)
    onTestFinished(() => service.stop())
    await follow(service)
    const watching = watch(service)
    const from = service.log.length

    let fill = () => {}
    await askFeed(
      service,
      4,
      new Promise((resolve) => {
        fill = resolve
      }),
    )
    await disk.fill()
    fill()
    await expect
      .poll(() => linesOf(service, from).some(({ msg }) => msg.startsWith('collecting pauses')), { timeout: 30_000 })
      .toBe(true)
    for (let times = 0; times < 3; times += 1)
      expect(await service.ask(INGEST, { input: article })).toMatchObject({
        status: 503,
        errors: [
          {
            message:
              "The disk of the newsroom's database is full, so nothing can be written until there is room on it: try again in a while.",
            extensions: { code: 'UNAVAILABLE', retryAfter: 30 },
          },
        ],
      })
    expect(await service.ask('{ statements(first: 1) { nodes { text } } }')).toMatchObject({ status: 200 })
    // Longer than several tries take.
    const seconds = 6
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    expect(linesOf(service, from).filter(({ level }) => level >= 40).length).toBeLessThan(seconds)
    expect(watching.ends).toEqual([])

    await disk.makeRoom()
    await expectNothingLost(service, 4, from, 'its disk is full')
    const client = await openConnection(fresh.url)
    const { rows } = await client.query('SELECT max(attempts)::int AS most FROM onrecord_jobs.jobs')
    await client.end()
    // The timer of the feed, which was set anew: no attempt was used up.
    expect(rows).toEqual([{ most: 0 }])
    expect((await service.ask(INGEST, { input: article })).data).toEqual({
      ingestArticle: { __typename: 'IngestArticleSuccess', outcome: 'NEW' },
    })
    await expect.poll(() => watching.words).toContain('The quay is dry')
    expect(watching.words).toHaveLength(5)
    expect(watching.ends).toEqual([])
  },
)

test('while Postgres is away collecting pauses with a sentence, and goes on by itself: nothing is lost, nothing comes twice', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const service = await runService({ ...ENV, FETCH_ALLOW: paper.host }, { url: postgres.url, drop: async () => {} })
  onTestFinished(() => service.stop())
  await follow(service)
  const from = service.log.length
  let away = () => {}
  await askFeed(
    service,
    4,
    new Promise((resolve) => {
      away = resolve
    }),
  )
  await postgres.crash(async () => {
    away()
    await expect
      .poll(() => linesOf(service, from).some(({ msg }) => msg.startsWith('collecting pauses')), { timeout: 30_000 })
      .toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 5_000))
  })
  await expectNothingLost(service, 4, from, 'it cannot be reached')
}, 240_000)
