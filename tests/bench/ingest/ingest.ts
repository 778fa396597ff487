// npm run bench -- ingest [--articles 1000] [--warm-up 150] [--from FILE] [--seed 1] [--json FILE]: what an article costs from
// its publisher to the commit, by stage, in CPU of the service (all threads) and Postgres's sessions; beside it what
// Postgres takes for the same rows alone. The articles are invented, or those of FILE: JSON lines as `onrecord ingest` takes
// them. Each is measured as a text and as a page of about 100 kB. Then what a further report costs.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ExtractedReport } from '../../../src/domain/statement/report.ts'
import type { Submission } from '../../../src/ingest/article/submission.ts'
import type { Database } from '../../../src/store/database/database.ts'
import { startEmbedded } from '../../../src/store/database/embedded/embedded.ts'
import { findCluster } from '../../../src/store/database/embedded/home.ts'
import { findPostmaster } from '../../../src/store/database/embedded/postmaster.ts'
import { migrate } from '../../../src/store/database/migrations.ts'
import { loadStarter } from '../../../src/upkeep/starter/starter.ts'
import { postgresMs } from '../find/measured-service.ts'
import { articlesIn, inventedArticle, quotingArticle } from './articles.ts'
import { readBareRows } from './bare.ts'
import { openDatabase, openExtracting, openFetching, openReading, openRecording, type Read } from './stages.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    articles: { type: 'string', default: '1000' },
    'warm-up': { type: 'string', default: '150' },
    from: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
const seed = Number(values.seed)
const warmUp = Number(values['warm-up'])
/** Invented ones of another seed, before whatever is measured: code that runs has been compiled. */
const WARM_UP_SEED = seed + 1
const given = values.from === '' ? null : articlesIn(values.from)
const articles = given ?? Array.from({ length: Number(values.articles) }, (_, number) => inventedArticle(number, seed))
/** Articles with one report, and with many, that tell what a further one costs. */
const PAIRS = 60
const MANY = 21

interface Cost {
  serviceMs: number
  postgresMs: number
}

interface Row extends Cost {
  stage: string
}

/** Runs `work` for each, and tells what it cost per item. */
async function measure<Item, Result>(
  items: readonly Item[],
  cost: () => Cost,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<{ results: Result[]; cost: Cost }> {
  const results: Result[] = []
  const before = cost()
  for (const [index, item] of items.entries()) results.push(await work(item, index))
  const after = cost()
  const each = (part: keyof Cost) => (after[part] - before[part]) / items.length
  return { results, cost: { serviceMs: each('serviceMs'), postgresMs: each('postgresMs') } }
}

function serviceCost(): Cost {
  const { user, system } = process.cpuUsage()
  return { serviceMs: (user + system) / 1000, postgresMs: 0 }
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const rows: Row[] = []
function tell(stage: string, { serviceMs, postgresMs }: Cost): void {
  rows.push({ stage, serviceMs, postgresMs })
  const cells = [serviceMs, postgresMs, serviceMs + postgresMs].map((ms) => ms.toFixed(1).padStart(10))
  say(`${stage.padEnd(34)}${cells.join('')}`)
}

async function fetchPages(): Promise<Submission[]> {
  const warm = await openFetching('', WARM_UP_SEED)
  for (let number = 0; number < warmUp; number += 1) await warm.fetch(number)
  await warm.close()
  const fetching = await openFetching(values.from, seed)
  const { results, cost } = await measure(articles, serviceCost, (_, number) => fetching.fetch(number))
  await fetching.close()
  tell('fetch', cost)
  return results.map((html, index) => ({ ...(articles[index] as Submission), text: null, html }))
}

async function readAll(submissions: readonly Submission[], stage: string): Promise<Read[]> {
  const reading = openReading()
  const isPage = submissions[0]?.html != null
  if (isPage) {
    const warm = await openFetching('', WARM_UP_SEED)
    for (let number = 0; number < warmUp; number += 1) {
      const html = await warm.fetch(number)
      await reading.read({ ...inventedArticle(number, WARM_UP_SEED), text: null, html })
    }
    await warm.close()
  } else for (let number = 0; number < warmUp; number += 1) await reading.read(inventedArticle(number, WARM_UP_SEED))
  const { results, cost } = await measure(submissions, serviceCost, (submission) => reading.read(submission))
  await reading.close()
  tell(stage, cost)
  return results.flatMap((read) => read ?? [])
}

interface Reported {
  read: Read
  reports: ExtractedReport[]
}

const reading = openReading()
const extracting = openExtracting()

async function reportsOf(submissions: readonly Submission[]): Promise<Reported[]> {
  const all: Reported[] = []
  for (const submission of submissions) {
    const read = await reading.read(submission)
    if (read !== null) all.push({ read, reports: await extracting.extract(read) })
  }
  return all
}

async function recordAll(
  database: Database,
  cost: () => Cost,
  reported: readonly Reported[],
  warm: readonly Reported[],
) {
  const recording = openRecording(database.prisma)
  for (const { read, reports } of warm) await recording.record(read, reports)
  const { cost: record } = await measure(reported, cost, ({ read, reports }) => recording.record(read, reports))
  tell('record', record)
  await recording.close()
}

/** CPU of one report more, from articles that differ in nothing else. */
async function recordFurther(database: Database, cost: () => Cost, warm: readonly Reported[]): Promise<void> {
  const recording = openRecording(database.prisma)
  for (const { read, reports } of warm) await recording.record(read, reports)
  const both: Cost[] = []
  for (const quotations of [1, MANY]) {
    const numbers = Array.from({ length: PAIRS }, (_, number) => number)
    const all = await reportsOf(numbers.map((number) => quotingArticle(quotations, number)))
    const off = all.find(({ reports }) => reports.length !== quotations)
    if (off !== undefined) throw new Error(`${off.reports.length} reports instead of ${quotations}`)
    both.push((await measure(all, cost, ({ read, reports }) => recording.record(read, reports))).cost)
  }
  await recording.close()
  const [few, many] = both
  if (few === undefined || many === undefined) return
  tell('record, an article of one report', few)
  const further = (part: keyof Cost) => (many[part] - few[part]) / (MANY - 1)
  tell('record, each further report', { serviceMs: further('serviceMs'), postgresMs: further('postgresMs') })
}

async function openServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-bench-'))
  await chmod(dataDir, 0o755)
  const embedded = await startEmbedded({
    dataDir,
    onUnexpectedExit: (error) => process.emit('uncaughtException', error),
  })
  const cluster = await findCluster(dataDir)
  const postmaster = cluster === null ? null : await findPostmaster(cluster)
  if (postmaster === null) throw new Error(`no Postgres runs in ${dataDir}`)
  return {
    url: embedded.url,
    pid: postmaster.pid,
    async stop() {
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const server = await openServer()
try {
  await migrate(server.url)
  const database = await openDatabase(server.url, {})
  await loadStarter(database.prisma)
  const name = new URL(server.url).pathname.slice(1)
  const cost = (): Cost => ({ ...serviceCost(), postgresMs: postgresMs(server.pid, name) })
  say(`CPU-seconds for 1,000 articles         service  Postgres       sum`)
  const pages = await fetchPages()
  await readAll(pages, 'page')
  const texts = given?.some(({ html }) => html) ? pages : articles
  const read = await readAll(texts, 'text')
  const warm = await reportsOf(Array.from({ length: warmUp }, (_, number) => inventedArticle(number, WARM_UP_SEED)))
  const { results: reports, cost: extract } = await measure(read, serviceCost, (one) => extracting.extract(one))
  tell('extract', extract)
  const reported = read.map((one, index) => ({ read: one, reports: reports[index] ?? [] }))
  await recordAll(database, cost, reported, warm)
  const bare = await readBareRows(server.url)
  const { cost: rowsAlone } = await measure([bare], cost, () => bare.write(read.length + warm.length))
  await bare.close()
  const share = (part: keyof Cost) => rowsAlone[part] / (read.length + warm.length)
  tell('the same rows, by INSERT alone', { serviceMs: share('serviceMs'), postgresMs: share('postgresMs') })
  const each = (of: readonly unknown[]) => (of.length / read.length).toFixed(1)
  const characters = read.reduce((sum, { article }) => sum + article.text.length, 0) / read.length
  await recordFurther(database, cost, warm.slice(0, 20))
  const sum = (...stages: string[]) =>
    rows.filter(({ stage }) => stages.includes(stage)).reduce((all, row) => all + row.serviceMs + row.postgresMs, 0)
  const text = sum('text', 'extract', 'record')
  const page = sum('fetch', 'page', 'extract', 'record')
  say(`from a text ${text.toFixed(0)} s, from a page ${page.toFixed(0)} s`)
  say(
    `${read.length} articles of ${characters.toFixed(0)} characters with ${each(reports.flat())} reports; ${(bare.rows / (read.length + warm.length)).toFixed(0)} rows of ${(bare.bytes / bare.rows).toFixed(0)} bytes an article`,
  )
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows, text, page }, null, 2)}\n`)
  await database.close()
} finally {
  await reading.close()
  await extracting.close()
  await server.stop()
}
