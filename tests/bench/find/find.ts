// npm run bench -- find [--statements 10000,100000] [--folder DIR] [--json FILE]: what it costs to find things in archives
// of so many statements, in CPU of the service (all its threads) and of Postgres's sessions, beside SQL alone for the same
// page: then the dearest documents that are admitted. The archives are written the first time, a million statements in
// some ten minutes, and stay in the folder for the next run (5 GB for a million).

import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { openConnection } from '../../../src/store/database/connection.ts'
import { vocabulary } from './archive.ts'
import { type Dearest, growUntilRefused, templatesOf } from './dearest.ts'
import { type KeptArchives, openKeptArchives } from './kept-archives.ts'
import { type MeasuredService, postgresMs, startMeasured } from './measured-service.ts'
import { type MeasuredPage, pagesOf } from './pages.ts'
import { lineOfScreen, measureScreens } from './screens.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    statements: { type: 'string', default: '10000,100000' },
    folder: { type: 'string', default: join(tmpdir(), 'onrecord-bench-find') },
    json: { type: 'string' },
  },
})

interface Row {
  page: string
  serviceMs: number
  postgresMs: number
  /** Of SQL alone, client and Postgres. */
  sqlMs: number | null
  cost: number
  /** Codes of what was refused. */
  refused: string[]
}

/** What a statement is ended with by a time limit. */
const QUERY_CANCELED = '57014'

const say = (line: string) => process.stdout.write(`${line}\n`)

const archives = await openKeptArchives(values.folder, say)
const found: Awaited<ReturnType<typeof bench>>[] = []
try {
  for (const statements of values.statements.split(',').map(Number)) found.push(await bench(archives, statements))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)
} finally {
  await archives.stop()
}

async function bench({ open, pid }: KeptArchives, statements: number) {
  const url = await open(statements)
  const service = await startMeasured(url, pid)
  try {
    const taken = await namesTaken(service)
    say(`\n${statements} statements\npage                             service ms  Postgres ms   SQL ms   ratio    cost`)
    const pages: Row[] = []
    for (const page of await pagesOf(url, statements, (name) => taken.has(name))) {
      const row = await measurePage(service, page, url, pid)
      pages.push(row)
      say(lineOf(row))
    }
    const screens = await measureScreens(service, url)
    say(
      `\n${screens.answered} of ${screens.all} screens are answered; half of them cost ${screens.medianMs.toFixed(0)} ms of CPU, the dearest:`,
    )
    for (const one of screens.dearest) say(lineOfScreen(one))
    for (const one of screens.refused) say(`refused: ${lineOfScreen(one)}`)
    say('\nthe dearest that is admitted         size     cost   CPU ms   refused: size   CPU ms')
    const dearest: Dearest[] = []
    const words = vocabulary()
    for (const template of templatesOf((rank) => words[rank] ?? '')) {
      const one = await growUntilRefused(service, template)
      dearest.push(one)
      say(lineOfDearest(one))
    }
    return { statements, pages, screens, dearest }
  } finally {
    await service.stop()
  }
}

async function namesTaken(service: MeasuredService): Promise<Set<string>> {
  const { data } = await service.ask(
    '{ filter: __type(name: "StatementFilter") { inputFields { name } } query: __type(name: "Query") { fields { name args { name } } } }',
  )
  const { filter, query } = data as {
    filter: { inputFields: { name: string }[] }
    query: { fields: { name: string; args: { name: string }[] }[] }
  }
  return new Set([
    ...filter.inputFields.map(({ name }) => name),
    ...query.fields.flatMap((field) => field.args.map(({ name }) => `${field.name}.${name}`)),
  ])
}

async function measurePage(service: MeasuredService, page: MeasuredPage, url: string, pid: number): Promise<Row> {
  const { serviceMs, postgresMs: ofPostgres, answer } = await service.measure(page.query, page.variables)
  return {
    page: page.name,
    serviceMs,
    postgresMs: ofPostgres,
    sqlMs: page.sql === null ? null : await measureSql(url, page.sql, pid),
    cost: answer.extensions?.cost?.total ?? 0,
    refused: (answer.errors ?? []).map(({ extensions, message }) => extensions?.code ?? message),
  }
}

async function measureSql(url: string, sql: string, pid: number): Promise<number | null> {
  const client = await openConnection(url)
  try {
    await client.query("SET statement_timeout = '10s'")
    for (let times = 0; times < 3; times += 1) await client.query(sql)
    return await measureQuery(client, sql, () => postgresMs(pid, new URL(url).pathname.slice(1)))
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELED) return null
    throw error
  } finally {
    await client.end()
  }
}

async function measureQuery(client: pg.Client, sql: string, ofPostgres: () => number): Promise<number> {
  const before = { own: process.cpuUsage(), postgres: ofPostgres() }
  const since = performance.now()
  let times = 0
  while (times < 3 || performance.now() - since < 300) {
    JSON.stringify((await client.query(sql)).rows)
    times += 1
  }
  const { user, system } = process.cpuUsage(before.own)
  return ((user + system) / 1000 + ofPostgres() - before.postgres) / times
}

function lineOf({ page, serviceMs, postgresMs: ofPostgres, sqlMs, cost, refused }: Row): string {
  return [
    page.padEnd(32),
    serviceMs.toFixed(1).padStart(10),
    ofPostgres.toFixed(1).padStart(12),
    (sqlMs?.toFixed(1) ?? '').padStart(8),
    (sqlMs === null ? '' : ((serviceMs + ofPostgres) / sqlMs).toFixed(1)).padStart(7),
    String(cost).padStart(7),
    refused.join(' '),
  ].join(' ')
}

function lineOfDearest({ name, size, cost, ms, refused }: Dearest): string {
  return [
    name.padEnd(36),
    String(size).padStart(4),
    String(cost).padStart(8),
    ms.toFixed(0).padStart(8),
    (refused === null ? 'never' : String(refused.size)).padStart(15),
    (refused === null ? '' : refused.ms.toFixed(0)).padStart(8),
  ].join(' ')
}
