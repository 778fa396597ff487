import { setTimeout as pause } from 'node:timers/promises'
import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import { type AskService, asker, FAILURE, type Outcome, succeeded } from '../asking/ask.ts'
import { printedTable } from '../asking/table.ts'
import type { ReachOptions } from '../remote-service.ts'
import { countsOf, fromNow, nameOfFeed, SHOWN_FEED, type ShownFeed } from './shown-feed.ts'

/** What was asked on the command line. */
export interface FollowOptions extends ReachOptions {
  title?: string
  source?: string
  every?: number
  cap?: number
  onlyLook?: boolean
  wait?: boolean
}

interface Found {
  url: string
  title: string | null
  format: string
  items: number
  newestAt: string | null
}

/** A person may look at something else meanwhile; the articles come in without them. */
const PATIENCE_MS = 60_000
const LOOK_MS = 500

const ADD = /* GraphQL */ `
  mutation ($input: AddFeedInput!) {
    addFeed(input: $input) {
      ${FAILURE}
      ... on AddFeedSuccess { isNew others { url title format items newestAt } feed { ${SHOWN_FEED} } }
    }
  }
`

/** Follows the feed of an address, and shows what was found, what comes in, and when it is asked next. */
export async function followFeed(url: string, options: FollowOptions): Promise<void> {
  const ask = await asker(options)
  const { title, source, every, cap, wait = true } = options
  const { addFeed } = await ask<{ addFeed: Outcome & { isNew: boolean; others: Found[]; feed: ShownFeed } }>(ADD, {
    input: { url, title, sourceName: source, pollMinutes: every, dailyCap: cap },
  })
  const { isNew, others, feed } = succeeded(addFeed)
  print(isNew ? `Following ${nameOfFeed(feed)}` : `${nameOfFeed(feed)} is followed already`)
  print(`  ${printable(feed.url)}`)
  for (const other of others)
    print(`  also there: ${printable(other.url)}${other.title ? `  (${printable(other.title)})` : ''}`)
  if (!wait) return
  const shown = await waitForArticles(ask, feed)
  const { had, waiting, dropped } = countsOf(shown)
  if (shown.lastFailure !== null) print(`  cannot be read: ${printable(shown.lastFailure.message)}`)
  else if (shown.lastSuccessAt === null) print('  was not asked yet: no process that collects has had time')
  else {
    print(
      `  ${had} ${had === 1 ? 'article is' : 'articles are'} on file${waiting > 0 ? `, and ${waiting} more to come` : ''}`,
    )
    if (dropped !== '') print(`  not taken: ${dropped}`)
  }
  if (shown.nextPollAt !== null) print(`  asked again ${fromNow(shown.nextPollAt)}; "${PROGRAM} feeds" shows how it is`)
}

/** Shows which feeds an address has. */
export async function lookForFeeds(url: string, options: FollowOptions): Promise<void> {
  const ask = await asker(options)
  const { findFeeds } = await ask<{ findFeeds: Found[] }>(
    'query ($url: String!) { findFeeds(url: $url) { url title format items newestAt } }',
    { url },
  )
  const rows = findFeeds.map(({ url: at, title, format, items, newestAt }) => [
    format,
    String(items),
    fromNow(newestAt),
    at,
    title ?? '',
  ])
  process.stdout.write(printedTable(['FORMAT', 'ITEMS', 'NEWEST', 'ADDRESS', 'TITLE'], rows))
}

/** The feed once it was asked and none of its items waits for its first try, or when it has taken too long. */
async function waitForArticles(ask: AskService, feed: ShownFeed): Promise<ShownFeed> {
  const until = Date.now() + PATIENCE_MS
  let shown = feed
  let told = ''
  while (Date.now() < until) {
    const { node } = await ask<{ node: ShownFeed | null }>(
      `query ($id: ID!) { node(id: $id) { ... on Feed { ${SHOWN_FEED} } } }`,
      {
        id: feed.id,
      },
    )
    if (node === null) return shown
    shown = node
    const { had, waiting } = countsOf(shown)
    if (shown.lastFailure !== null || (shown.lastSuccessAt !== null && waiting === 0)) break
    if (process.stderr.isTTY && `${had}` !== told) process.stderr.write(`\r  ${had} articles, ${waiting} to come `)
    told = `${had}`
    await pause(LOOK_MS)
  }
  if (process.stderr.isTTY && told !== '') process.stderr.write(`\r${' '.repeat(50)}\r`)
  return shown
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
