// npm run bench -- load [--parts like,copies,beside] [--quotations 500,2000,4000] [--copies 200] [--json FILE]: what one
// heavy article does to everybody else. A service with a Postgres of its own runs as a child; while articles come in,
// another thread of this process asks it for nothing but a sign of life every few milliseconds: how long that takes is how
// long the service's event loop was held.

import { rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { ask, openFolder, runCommand } from '../../world/service.ts'
import { quotations } from './texts.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    parts: { type: 'string', default: 'like,copies,beside' },
    quotations: { type: 'string', default: '500,2000,4000' },
    copies: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
})

interface Answer {
  ingestArticle: { __typename: string; outcome?: string; problems?: { message: string }[] }
}

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) {
      __typename
      ... on IngestArticleSuccess { outcome }
      ... on InvalidInput { problems { message } }
    }
  }
`

let url = ''
let outlets = 0

/** Sends an article of a new outlet, unless told; what became of it, and after how many milliseconds. */
async function send(text: string, publishedAt = '2025-03-05T09:00:00Z'): Promise<{ what: string; ms: number }> {
  outlets += 1
  const began = performance.now()
  const input = {
    source: { name: `Outlet ${outlets}`, homepage: `https://outlet${outlets}.example` },
    url: `https://outlet${outlets}.example/1`,
    language: 'en',
    publishedAt,
    text,
  }
  const { data, errors } = await ask<Answer>(url, INGEST, { input })
  const answer = data?.ingestArticle
  const what = answer?.outcome ?? answer?.problems?.[0]?.message ?? errors?.[0]?.extensions?.code ?? 'nothing'
  return { what, ms: performance.now() - began }
}

/** How long the service took for a sign of life, meanwhile: the 99th percentile and the most, in milliseconds. */
async function watching<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; p99: number; most: number; answers: number }> {
  const canary = new Worker(new URL('./canary.js', import.meta.url), { workerData: new URL(url).origin })
  await new Promise((resolve) => canary.once('message', resolve))
  const result = await work()
  const times = await new Promise<number[]>((resolve) => {
    canary.once('message', resolve)
    canary.postMessage('stop')
  })
  await canary.terminate()
  times.sort((a, b) => a - b)
  const p99 = times[Math.min(times.length - 1, Math.floor(0.99 * times.length))] ?? 0
  return { result, p99, most: times.at(-1) ?? 0, answers: times.length }
}

const ms = (time: number) => `${time < 100 ? time.toFixed(1) : time.toFixed(0)} ms`

async function like() {
  const rows = []
  const cases = [
    ...values.quotations.split(',').map((count) => ({ count: Number(count), length: 0 })),
    { count: 90, length: 10_000 },
  ]
  for (const [index, { count, length }] of cases.entries()) {
    const on = { seed: index + 1, length }
    const first = await watching(() => send(quotations(count, on)))
    const second = await watching(() => send(quotations(count, { ...on, wording: 1 })))
    const name = length === 0 ? `${count} quotations` : `${count} of ${length / 1000} kB`
    for (const [what, { result, p99, most, answers }] of [['new', first] as const, ['like those', second] as const]) {
      process.stdout.write(
        `${name}, ${what}: ${result.what} after ${ms(result.ms)}; canary p99 ${ms(p99)}, most ${ms(most)}, ${answers} answers\n`,
      )
      rows.push({ name, what, outcome: result.what, ms: result.ms, p99, most, answers })
    }
  }
  return rows
}

/** A wire's story of twenty quotations, and so many outlets that print it. */
async function copies() {
  const text = `VARNBY (Anchor Wire) — ${quotations(20, { seed: 77 })}`
  const count = Number(values.copies)
  const { result, p99, most } = await watching(async () => {
    const times: number[] = []
    for (let copy = 0; copy < count; copy += 1) times.push((await send(text)).ms)
    return times
  })
  const median = (of: number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0
  const figures = {
    first: result[0],
    early: median(result.slice(5, 15)),
    middle: median(result.slice(55, 65)),
    late: median(result.slice(-10)),
    p99,
    most,
  }
  process.stdout.write(
    `${count} copies of a story of 20 quotations: copies 6 to 15 take ${ms(figures.early)} each, 56 to 65 ${ms(figures.middle)}, the last ten ${ms(figures.late)}; canary p99 ${ms(p99)}, most ${ms(most)}\n`,
  )
  return figures
}

/** Eight texts of 2 MB, and behind them an article of one line. */
async function beside() {
  const plain = 'The harbour master and the old pilot walked along the quay that morning, and the boats lay still. '
  const text = (index: number) => `${plain.repeat(19_500)}\n\n“We sail at ${index},” Ada Quill said.`
  const large = Array.from({ length: 8 }, (_, index) => send(text(index)))
  await new Promise((resolve) => setTimeout(resolve, 500))
  const small = await send('“We sail at noon,” Tom Barrow said.')
  const ended = await Promise.all(large)
  const last = Math.max(...ended.map((one) => one.ms))
  const outcomes = [...new Set(ended.map((one) => one.what))].join(', ')
  process.stdout.write(
    `an article of one line behind eight texts of 2 MB: ${small.what} after ${ms(small.ms)}; the eight: ${outcomes}, the last after ${ms(last)}\n`,
  )
  return { small, ended }
}

const folder = await openFolder()
const command = runCommand(['serve'], {
  DATA_DIR: folder,
  PORT: '0',
  STARTER_TOPICS: 'off',
})
try {
  url = await command.ready
  if (!url.endsWith('/graphql')) url = `${new URL(url).origin}/graphql`
  // A service that runs has its code compiled.
  for (let round = 0; round < 10; round += 1) await send(quotations(20, { seed: 1_000 + round }))
  const parts = { like, copies, beside }
  const figures: Record<string, unknown> = {}
  for (const name of values.parts.split(',')) {
    const part = parts[name as keyof typeof parts]
    if (part === undefined) throw new Error(`there is no part "${name}": ${Object.keys(parts).join(', ')}`)
    figures[name] = await part()
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
} finally {
  command.child.kill('SIGTERM')
  await command.ended
  rmSync(folder, { recursive: true, force: true })
}
