import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { printable } from '../../domain/given/printable.ts'
import { asker, FAILURE, type Outcome, succeeded } from '../asking/ask.ts'
import type { ReachOptions } from '../remote-service.ts'
import { feedOf } from './list-feeds.ts'
import { nameOfFeed } from './shown-feed.ts'

const CHANGES = {
  ask: { mutation: 'pollFeed', input: {}, done: 'is asked as soon as its host may be' },
  pause: { mutation: 'updateFeed', input: { isPaused: true }, done: 'is paused' },
  resume: { mutation: 'updateFeed', input: { isPaused: false }, done: 'is asked again' },
  remove: { mutation: 'removeFeed', input: {}, done: 'is followed no more; its articles stay' },
} as const

/** Changes one feed, and says so. */
export async function changeFollowed(name: keyof typeof CHANGES, given: string, options: ReachOptions): Promise<void> {
  const ask = await asker(options)
  const feed = await feedOf(ask, given)
  const { mutation, input, done } = CHANGES[name]
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
  const answer = await ask<Record<string, Outcome>>(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { ${FAILURE} } }`,
    {
      input: { id: feed.id, ...input },
    },
  )
  succeeded(answer[mutation] as Outcome)
  process.stdout.write(`${nameOfFeed(feed)} ${done}\n`)
}

/** Follows all feeds of an OPML file. */
export async function importFeeds(file: string, options: ReachOptions): Promise<void> {
  const opml = file === '-' ? await text(process.stdin) : await readList(file)
  const ask = await asker(options)
  const { importOpml } = await ask<{
    importOpml: Outcome & { known: number; refused: string[]; feeds: { url: string; title: string | null }[] }
  }>(
    `mutation ($input: ImportOpmlInput!) { importOpml(input: $input) { ${FAILURE}
      ... on ImportOpmlSuccess { known refused feeds { url title } } } }`,
    { input: { opml } },
  )
  const { feeds, known, refused } = succeeded(importOpml)
  for (const given of refused) process.stderr.write(`not an address of the web: ${printable(given)}\n`)
  process.stdout.write(`${feeds.length} feeds are new, ${known} were followed already, ${refused.length} refused\n`)
}

/** A file that is not there, or not to be read. */
class ListUnreadable extends Error {
  override readonly name = 'ListUnreadable'
}

function readList(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ListUnreadable(`Cannot read ${file} (${error.code})`)
  })
}

/** Prints all feeds as OPML. */
export async function exportFeeds(options: ReachOptions): Promise<void> {
  const ask = await asker(options)
  const { exportOpml } = await ask<{ exportOpml: string }>('{ exportOpml }')
  process.stdout.write(exportOpml.endsWith('\n') ? exportOpml : `${exportOpml}\n`)
}
