// npm run bench -- preview [--statements 100000,1000000] [--folder DIR] [--json FILE]: what it costs to try filters on an
// archive before they are saved as watches, in CPU of the service (all its threads) and of Postgres's sessions. What at most 1,000
// entries pass is decided whole; of more, an even sample. The archives are those of `npm run bench -- find`, with a
// journal that ends now.

import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openConnection } from '../../src/store/database/connection.ts'
import { vocabulary } from './find/archive.ts'
import { openKeptArchives } from './find/kept-archives.ts'
import { startMeasured } from './find/measured-service.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    statements: { type: 'string', default: '100000' },
    folder: { type: 'string', default: join(tmpdir(), 'onrecord-bench-find') },
    json: { type: 'string' },
  },
})

const PREVIEW = /* GraphQL */ `
  query ($filter: StatementFilter!, $days: Int!, $tells: [AlertKind!]) {
    watchPreview(filter: $filter, days: $days, tells: $tells) {
      estimated
      perDay { value least most }
      days { alerts { value } bursts { value } }
      examples { kinds words entry { after { text } } }
      unknown { because }
    }
  }
`

const words = vocabulary()
const word = (rank: number) => words[rank] ?? ''

/** From what hardly anything passes to what everything does. */
const FILTERS: [string, object][] = [
  ['a rare word', { text: word(15_000) }],
  ['a word of some', { text: word(3_000) }],
  ['a word of many', { text: word(300) }],
  ['a word of nearly all', { text: word(0) }],
  ['ten rare words', { any: Array.from({ length: 10 }, (_, rank) => ({ text: word(12_000 + 97 * rank) })) }],
  ['two words', { text: `${word(20)} ${word(200)}` }],
  ['words around', { context: word(3_000) }],
  ['a rare topic', { topics: ['topic-180'] }],
  ['a large topic', { topics: ['topic-0'] }],
  ['a source, but not a topic', { sources: ['outlet-7'], not: { topics: ['topic-0'] } }],
  ['several publishers', { minIndependentRoots: 3 }],
  ['everything', {}],
]
const WINDOWS = [7, 30, 92]

interface Row {
  filter: string
  days: number
  tells: string[]
  serviceMs: number
  postgresMs: number
  estimated: boolean
  perDay: { value: number; least: number; most: number }
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const archives = await openKeptArchives(values.folder, say)
const found: { statements: number; rows: Row[] }[] = []
try {
  for (const statements of values.statements.split(',').map(Number))
    found.push({ statements, rows: await bench(statements) })
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)
} finally {
  await archives.stop()
}

async function bench(statements: number): Promise<Row[]> {
  const url = await archives.open(statements)
  await endNow(url)
  const service = await startMeasured(url, archives.pid)
  const rows: Row[] = []
  try {
    await service.settle()
    say(
      `\n${statements} statements\nfilter                      days  tells  service ms  Postgres ms   a day (least to most)`,
    )
    for (const tells of [['UTTERANCE'], ['UTTERANCE', 'REPORT', 'EDIT']]) {
      for (const [name, filter] of FILTERS) {
        for (const days of WINDOWS) {
          const { serviceMs, postgresMs, answer } = await service.measure(PREVIEW, { filter, days, tells })
          const { watchPreview } = answer.data as { watchPreview: Pick<Row, 'estimated' | 'perDay'> }
          if (watchPreview == null) throw new Error(JSON.stringify(answer.errors))
          const { estimated, perDay } = watchPreview
          rows.push({ filter: name, days, tells, serviceMs, postgresMs, estimated, perDay })
          const range = estimated ? ` (${perDay.least.toFixed(1)} to ${perDay.most.toFixed(1)})` : ''
          say(
            `${name.padEnd(28)}${String(days).padStart(4)}${String(tells.length).padStart(7)}${serviceMs.toFixed(0).padStart(12)}${postgresMs.toFixed(0).padStart(13)}   ${perDay.value.toFixed(1)}${range}`,
          )
        }
      }
    }
  } finally {
    await service.stop()
  }
  return rows
}

/** Entries that say why they were written, the last of them now. */
async function endNow(url: string): Promise<void> {
  const client = await openConnection(url)
  await client.query(`
    UPDATE journal_entries SET cause = 'ARTICLE', committed_at = committed_at + (now() - (SELECT max(committed_at) FROM journal_entries))
    WHERE (SELECT max(committed_at) FROM journal_entries) < now() - interval '1 day' OR cause IS NULL`)
  await client.query("UPDATE topics SET created_at = '2020-01-01'")
  await client.query('VACUUM (ANALYZE) journal_entries')
  await client.end()
}
