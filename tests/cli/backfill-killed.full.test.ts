import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { createGunzip, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { migrate } from '../../src/store/database/migrations.ts'
import { openSite } from '../fetch/web.ts'
import { onrecord } from '../world/command.ts'
import { articlePage, captured } from '../world/kept-pages.ts'
import { newSeed, seeded } from '../world/seeded.ts'
import { makeKey, openFolder, type RunningService, runService } from '../world/service.ts'

// Loads that are killed ten times at any moment, each time begun again: every article is on file once, none is lost, and
// what is refused is listed once. `BACKFILL_MB` is how large both archives are together: 4;
// 200 takes four minutes of processor time.

const TOTAL = Number(process.env.BACKFILL_MB ?? 4) * 1_000_000
/** In bytes. There are some 400 articles in all, or larger ones where the archives are larger. */
const EACH = Math.max(10_000, TOTAL / 1_000)
const COUNT = Math.round(TOTAL / 2 / EACH)
const KILLS = 10
const HOURS = 3_600_000
const REFUSED_EVERY = 50

const isRefused = (number: number) => number % REFUSED_EVERY === 7
const NUMBERS = Array.from({ length: COUNT }, (_, number) => number)
const REFUSED = NUMBERS.filter(isRefused)
const TAKEN = NUMBERS.filter((number) => !isRefused(number))

/** A text most of which is a table, which is quick to read. */
function textOf(number: number): string {
  const row = `Tide ${number} 04:10 1.2 m, 10:32 4.8 m, 16:41 1.1 m, 22:58 4.9 m\n`
  return `“Pier ${number} is safe,” Ada Quill, the harbour master, said on Tuesday.\n\n${row.repeat(EACH / row.length)}`
}

/** A page most of which is a script, as pages are. */
function pageOf(number: number): string {
  const script = `<script type="application/json">[${`{"tide":${number}},`.repeat(EACH / 14)}0]</script>`
  const page = articlePage({ outlet: 'The Kept Post', words: `Pier ${number} is safe`, filler: 500 })
  return page.replace('</head>', `${script}</head>`)
}

/** Runs a load again and again, killed each time when it has come some way, and lastly to its end. */
async function loadKilled(words: string[], env: Record<string, string>, cwd: string) {
  const seed = newSeed()
  const random = seeded(seed)
  for (let kill = 1; kill <= KILLS; kill++) {
    // Also among what is there already, and in the middle of an article.
    const until = Math.floor((random() * kill * COUNT) / (KILLS + 2)) + 1
    const loading = onrecord(['ingest', ...words], { env, cwd })
    const done = () => Number(/\[(\d+)[^[]*$/.exec(loading.output.stdout)?.[1] ?? 0)
    await expect.poll(() => done() >= until || loading.child.exitCode, { timeout: HOURS, interval: 10 }).toBe(true)
    await pause(random() * 200)
    loading.child.kill('SIGKILL')
    expect(await loading.ended, `seed ${seed}, kill ${kill}: ${loading.output.stderr}`).toBe(null)
  }
  const last = onrecord(['ingest', ...words, '--json'], { env, cwd })
  const code = await last.ended
  const lines = last.output.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { code, seed, summary: lines.at(-1).summary, lines: lines.slice(0, -1) }
}

interface OnFile {
  articles: {
    nodes: { url: string; revision: number }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
  statements: { totalCount: number }
}

async function askFor(service: RunningService, after: string | null): Promise<OnFile> {
  const { data, errors } = await service.ask<OnFile>(
    `query ($after: String) {
      articles(first: 100, after: $after) { nodes { url revision } pageInfo { hasNextPage endCursor } }
      statements(first: 0) { totalCount }
    }`,
    { after },
  )
  if (data == null) throw new Error(JSON.stringify(errors))
  return data
}

async function expectEachOnce(service: RunningService, urlOf: (number: number) => string) {
  let page = await askFor(service, null)
  const found = [...page.articles.nodes]
  while (page.articles.pageInfo.hasNextPage) {
    page = await askFor(service, page.articles.pageInfo.endCursor)
    found.push(...page.articles.nodes)
  }
  expect(found.map(({ url }) => url).sort()).toEqual(TAKEN.map(urlOf).sort())
  expect(found.filter(({ revision }) => revision !== 1)).toEqual([])
  expect(page.statements.totalCount).toBe(TAKEN.length)
}

test(
  'JSON lines at an address, taken in by a service and killed ten times, are on file once each',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onrecord-killed-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'wire.jsonl')
    const url = (number: number) => `https://wire.example/${number}`
    await pipeline(
      Readable.from(NUMBERS).map((number: number) => {
        const article = { source: 'The Wire', url: url(number), text: textOf(number) }
        return `${JSON.stringify(isRefused(number) ? { ...article, colour: 'red' } : article)}\n`
      }),
      createWriteStream(file),
    )
    expect((await stat(file)).size).toBeGreaterThan(TOTAL / 2.2)
    const site = await openSite(
      (_, response) =>
        void createReadStream(file)
          .on('error', () => {})
          .pipe(response),
    )
    const service = await runService()
    onTestFinished(() => service.stop())
    const env = { ONRECORD_KEY: await makeKey(service.url, service.key, 'EDITOR'), FETCH_ALLOW: site.host }
    const words = ['--from', 'jsonl', `${site.url}/wire.jsonl`, '--server', service.url]
    const { code, seed, summary } = await loadKilled(words, env, folder)
    expect(code, `seed ${seed}`).toBe(1)
    expect(summary).toMatchObject({ revised: 0, refused: REFUSED.length })
    expect(summary.new + summary.unchanged).toBe(TAKEN.length)
    const kept = (await readFile(join(folder, 'refused-wire.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(kept.map((line) => JSON.parse(line).url).sort()).toEqual(REFUSED.map(url).sort())
    await expectEachOnce(service, url)
  },
  HOURS,
)

test(
  'an archive of a crawl, written straight into the database and killed ten times, is on file once each',
  async () => {
    const folder = await openFolder()
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'crawl.warc.gz')
    const url = (number: number) => `https://kept.example/${number}`
    await pipeline(
      Readable.from(NUMBERS).map((number: number) => {
        const headers: Record<string, string> = isRefused(number) ? { 'Content-Signal': 'search=no' } : {}
        return gzipSync(captured({ url: url(number), html: pageOf(number), headers }), { level: 1 })
      }),
      createWriteStream(file),
    )
    let size = 0
    for await (const bytes of createReadStream(file).pipe(createGunzip())) size += bytes.length
    expect(size).toBeGreaterThan(TOTAL / 2.2)
    // Commands refuse the tests' own Postgres, which may lose what it has confirmed.
    const postgres = await startEmbedded({
      dataDir: join(folder, 'data'),
      onUnexpectedExit(error) {
        throw error
      },
    })
    onTestFinished(() => postgres.stop())
    await migrate(postgres.url)
    const env = { DATABASE_URL: postgres.url, DATA_DIR: join(folder, 'none'), PORT: '1', STARTER_TOPICS: 'off' }
    const { code, seed, summary, lines } = await loadKilled(['--from', 'warc', file], env, folder)
    expect(code, `seed ${seed}`).toBe(1)
    expect(summary).toMatchObject({ revised: 0, refused: REFUSED.length, notHad: { RIGHTS: REFUSED.length } })
    expect(summary.new + summary.unchanged).toBe(TAKEN.length)
    const refused = lines.filter(({ outcome }) => outcome === 'REFUSED')
    expect(refused.map(({ url }) => url).sort()).toEqual(REFUSED.map(url).sort())
    const database = { url: postgres.url, drop: async () => undefined }
    const service = await runService({}, database)
    onTestFinished(() => service.stop())
    await expectEachOnce(service, url)
  },
  HOURS,
)
