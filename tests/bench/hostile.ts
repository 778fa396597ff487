// npm run bench -- hostile [--rounds 6] [--seconds 10] [--json FILE]: what pages that are made to be slow do to everybody
// else. A service with a Postgres of its own runs as a child, from dist, as people run it: npm run build first. It is asked
// one query after the other, in rounds, without and with two programs that hand in hostile pages as fast as they are
// refused. Rounds alternate, so that a machine that is busy with other things is so for both.

import { rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ask, openFolder, runCommand } from '../world/service.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
})

const SEED = 400
const AT_ONCE = 2

/** Each takes its reader as long as it may, or as much memory, or is refused by a look at it. */
const HOSTILE = [
  `<p>${'Words of no end and no sense. '.repeat(40_000)}</p>`,
  '<p class="a b c">x <b>y</b></p>'.repeat(55_000),
  '<p>Here is a line.</p>'.repeat(50_000),
  `<title>${'a - b | '.repeat(250_000)}</title><p>Words.</p>`,
  '<div>'.repeat(100_000),
  `<script type="application/ld+json">${'['.repeat(500_000)}</script><p>Words.</p>`,
]

const QUERY = '{ statements(first: 20) { nodes { text saidAt { date } actor { name } reports { totalCount } } } }'
const INGEST = `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) {
  __typename ... on InvalidInput { problems { message } } } }`

async function main(): Promise<void> {
  const dataDir = await openFolder()
  const { child, ready, ended } = runCommand(['serve'], {
    PORT: '0',
    DATA_DIR: dataDir,
    STARTER_TOPICS: 'off',
    LOG_LEVEL: 'error',
    COLLECT_AT_ONCE: '0',
  })
  const url = `${new URL(await ready).origin}/graphql`
  try {
    for (let count = 0; count < SEED; count += 1)
      await handIn(url, count, { text: `“Berth ${count} stays closed,” Ada Quill said on Tuesday.` })
    await queriesFor(url, 3_000)
    const rounds = []
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const idle = await queriesFor(url, 1_000 * Number(values.seconds))
      const { result: hostile, pages } = await beside(url, () => queriesFor(url, 1_000 * Number(values.seconds)))
      rounds.push({ idle: percentile(idle, 0.95), hostile: percentile(hostile, 0.95), pages, queries: hostile.length })
      const { idle: before, hostile: with95, queries } = rounds.at(-1) ?? { idle: 0, hostile: 0, queries: 0 }
      print(
        `round ${round + 1}: p95 ${before.toFixed(1)} ms idle, ${with95.toFixed(1)} ms beside ${pages} hostile pages (${queries} queries)`,
      )
    }
    const ratios = rounds.map(({ idle, hostile }) => hostile / idle).sort((a, b) => a - b)
    const median = ratios[Math.floor(ratios.length / 2)] ?? Number.NaN
    print(
      `p95 beside hostile pages is ${median.toFixed(2)} times the idle one (${ratios.map((r) => r.toFixed(2)).join(', ')})`,
    )
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ median, rounds }, null, 2))
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** How long each of the queries took, one after the other, in milliseconds. */
async function queriesFor(url: string, ms: number): Promise<number[]> {
  const took: number[] = []
  const until = performance.now() + ms
  while (performance.now() < until) {
    const began = performance.now()
    const { errors } = await ask(url, QUERY)
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
    took.push(performance.now() - began)
    // As a person or a page asks: a busy loop would measure itself.
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return took
}

let handed = 0

/** Does something while hostile pages are handed in: each time another one, so that none is set aside. */
async function beside<Result>(url: string, work: () => Promise<Result>): Promise<{ result: Result; pages: number }> {
  let isOver = false
  let pages = 0
  const hand = async () => {
    while (!isOver) {
      handed += 1
      const html = `<html><body>${HOSTILE[handed % HOSTILE.length]}<!-- ${handed} --></body></html>`
      await handIn(url, `hostile-${handed}`, { html })
      pages += 1
    }
  }
  const handing = Array.from({ length: AT_ONCE }, hand)
  const result = await work()
  isOver = true
  await Promise.all(handing)
  return { result, pages }
}

async function handIn(url: string, name: number | string, content: { text: string } | { html: string }): Promise<void> {
  const input = { source: { name: 'The Harbour Times' }, url: `https://harbourtimes.example/${name}`, ...content }
  await ask(url, INGEST, { input })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main()
