import { printable } from '../../domain/given/printable.ts'
import { asker, FAILURE, type Outcome, succeeded } from '../asking/ask.ts'
import { printedTable } from '../asking/table.ts'
import type { ReachOptions } from '../remote-service.ts'
import { fromNow } from './shown-feed.ts'

interface Job {
  id: string
  attempts: number
  error: string
  triedAt: string
  feed: { url: string } | null
  entry: { url: string | null } | null
}

interface Page {
  id: string
  url: string
  kills: number
  error: string
  lastAt: string
}

/** Prints what was given up until a person says otherwise: jobs that failed too often, and pages that stopped their reader. */
export async function listSetAside(options: ReachOptions & { json?: boolean }): Promise<void> {
  const ask = await asker(options)
  const { failedJobs, setAsidePages } = await ask<{ failedJobs: Job[]; setAsidePages: Page[] }>(
    `{ failedJobs(first: 100) { id attempts error triedAt feed { url } entry { url } }
      setAsidePages(first: 100) { id url kills error lastAt } }`,
  )
  if (options.json) {
    for (const job of failedJobs) process.stdout.write(`${JSON.stringify({ kind: 'job', ...job })}\n`)
    for (const page of setAsidePages) process.stdout.write(`${JSON.stringify({ kind: 'page', ...page })}\n`)
    return
  }
  const rows = [
    ...failedJobs.map(({ id, attempts, error, triedAt, feed, entry }) => [
      id,
      `failed ${attempts} times`,
      fromNow(triedAt),
      entry?.url ?? feed?.url ?? '-',
      error,
    ]),
    ...setAsidePages.map(({ id, url, kills, error, lastAt }) => [
      id,
      `stopped its reader ${kills} times`,
      fromNow(lastAt),
      url,
      error,
    ]),
  ]
  if (rows.length === 0) process.stderr.write('Nothing is set aside.\n')
  else
    process.stdout.write(
      printedTable(
        ['ID', 'WHY', 'LAST', 'WHAT', 'ERROR'],
        rows.map((row) => row.map(printable)),
      ),
    )
}

/** Has one of them done again. */
export async function retry(id: string, options: ReachOptions): Promise<void> {
  const ask = await asker(options)
  const name = /^\d+$/.test(id) ? 'retryJob' : 'retryPage'
  const type = name === 'retryJob' ? 'RetryJobInput!' : 'RetryPageInput!'
  const answer = await ask<Record<string, Outcome>>(
    `mutation ($input: ${type}) { ${name}(input: $input) { ${FAILURE} } }`,
    { input: { id } },
  )
  succeeded(answer[name] as Outcome)
  process.stdout.write(`${id} is tried again\n`)
}
