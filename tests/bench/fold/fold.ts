// npm run bench -- fold [--statements 1000,100000,1000000] [--reports 400] [--warm-up 1500] [--json FILE]: what folding
// one report costs against archives of so many statements, in CPU of service (all its threads) and Postgres together:
// identify its speaker, look it up, hold it against its candidates, write statement, version, report and journal entry,
// and commit. Half of the reports are of a known statement, half of a new one. Before, so many are recorded and rolled
// back, as a service that runs has its code compiled; one that has just started costs about twice as much at p99. In an
// embedded Postgres, or a new database of BENCH_DATABASE_URL's.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openConnection } from '../../../src/store/database/connection.ts'
import { type Database, openDatabase } from '../../../src/store/database/database.ts'
import { startEmbedded } from '../../../src/store/database/embedded/embedded.ts'
import { migrate } from '../../../src/store/database/migrations.ts'
import { seeded } from '../../world/seeded.ts'
import { grow, prepareSeeding } from './archive.ts'
import { nextReport, record, recordInVain } from './reports.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    statements: { type: 'string', default: '1000,100000,1000000' },
    reports: { type: 'string', default: '400' },
    'warm-up': { type: 'string', default: '1500' },
    json: { type: 'string' },
  },
})
const sizes = values.statements.split(',').map(Number)
const reports = Number(values.reports)
const warmUp = Number(values['warm-up'])

interface Row {
  statements: number
  /** CPU of one report, service and Postgres together, in milliseconds. */
  medianMs: number
  p99Ms: number
  /** Postgres's share of the median report, in milliseconds. */
  postgresMs: number
  /** How many of the known statements' reports were folded into theirs. */
  foldedShare: number
}

async function start(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = process.env.BENCH_DATABASE_URL
  if (server !== undefined) {
    const name = `onrecord_bench_${process.pid}`
    const url = new URL(server)
    url.pathname = `/${name}`
    await execute(server, `CREATE DATABASE ${name}`)
    return { url: url.href, stop: () => execute(server, `DROP DATABASE ${name} WITH (FORCE)`) }
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-bench-'))
  await chmod(dataDir, 0o755)
  const embedded = await startEmbedded({
    dataDir,
    durable: false,
    onUnexpectedExit: (error) => process.emit('uncaughtException', error),
  })
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = await openConnection(url)
  await client.query(sql)
  await client.end()
}

/** CPU that processes have had, in milliseconds, to the nanosecond: a report takes less than a clock tick. */
function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
}

async function measure(database: Database, statements: number): Promise<Row> {
  const { prisma, pool } = database
  const random = seeded(statements)
  const costs: { total: number; postgres: number }[] = []
  let known = 0
  let folded = 0
  for (let index = -warmUp; index < reports; index += 1) {
    const isKnown = index % 2 === 0
    const report = await nextReport(pool, { statements, isKnown, number: warmUp + index, random })
    if (index < 0) {
      await recordInVain(prisma, report)
      // As autovacuum would, in time; what was planned before is planned anew by the last of these.
      if (index === -20) await pool.query('VACUUM ANALYZE')
      continue
    }
    const [{ pid }] = await prisma.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`
    const before = { service: process.cpuUsage(), postgres: cpuOf([pid]) }
    const statementId = await record(prisma, report)
    const { user, system } = process.cpuUsage(before.service)
    const postgres = cpuOf([pid]) - before.postgres
    costs.push({ total: (user + system) / 1000 + postgres, postgres })
    if (!isKnown) continue
    known += 1
    if (statementId === report.statementId) folded += 1
  }
  costs.sort((a, b) => a.total - b.total)
  const at = (share: number) => costs[Math.min(costs.length - 1, Math.floor(share * costs.length))]
  return {
    statements,
    medianMs: at(0.5)?.total ?? 0,
    p99Ms: at(0.99)?.total ?? 0,
    postgresMs: at(0.5)?.postgres ?? 0,
    foldedShare: folded / Math.max(1, known),
  }
}

const server = await start()
const rows: Row[] = []
try {
  await migrate(server.url)
  // One connection: what Postgres spends on a report is then one process's.
  const database = await openDatabase(server.url, { prismaConnections: 1, poolConnections: 1, allowUnsafe: true })
  await prepareSeeding(server.url)
  process.stdout.write('statements   median ms   p99 ms   of it Postgres   folded of known\n')
  let kept = 0
  for (const statements of sizes) {
    await grow(server.url, kept, statements)
    kept = statements
    const row = await measure(database, statements)
    rows.push(row)
    const cells = [
      String(statements).padStart(10),
      row.medianMs.toFixed(2).padStart(11),
      row.p99Ms.toFixed(2).padStart(8),
      row.postgresMs.toFixed(2).padStart(16),
      `${(100 * row.foldedShare).toFixed(0)} %`.padStart(17),
    ]
    process.stdout.write(`${cells.join(' ')}\n`)
  }
  const [first] = rows
  const last = rows.at(-1)
  if (first !== undefined && last !== undefined && first !== last) {
    const growth = last.medianMs / first.medianMs
    const logarithmic = Math.log(last.statements) / Math.log(first.statements)
    process.stdout.write(
      `from ${first.statements} to ${last.statements} statements the median grows ${growth.toFixed(2)}-fold; logarithmic would be ${logarithmic.toFixed(2)}-fold\n`,
    )
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
  await database.close()
} finally {
  await server.stop()
}
