import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { asker } from '../asking/ask.ts'
import { printedTable } from '../asking/table.ts'
import { words } from '../feeds/shown-feed.ts'
import type { ReachOptions } from '../remote-service.ts'

/** What was asked on the command line. */
export interface CoverageOptions extends ReachOptions {
  all?: boolean
  json?: boolean
}

/** A file that is not there, or has no address. */
class NoAddresses extends Error {
  override readonly name = 'NoAddresses'
}

interface Covered {
  url: string
  isHad: boolean
  reason: string | null
  text: string
  at: string | null
  statements: number
}

/** The API's own limit. */
const AT_ONCE = 500

const COVERAGE = 'query ($urls: [String!]!) { coverage(urls: $urls) { items { url isHad reason text at statements } } }'

/** Prints which addresses of a list are on file, and why the others are not. */
export async function coverList(file: string, options: CoverageOptions): Promise<void> {
  const urls = await addressesIn(file)
  const ask = await asker(options)
  const items: Covered[] = []
  for (let from = 0; from < urls.length; from += AT_ONCE) {
    const { coverage } = await ask<{ coverage: { items: Covered[] } }>(COVERAGE, {
      urls: urls.slice(from, from + AT_ONCE),
    })
    items.push(...coverage.items)
  }
  const counts = new Map<string, number>()
  for (const { reason } of items) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const reasons = [...counts].sort(([, one], [, other]) => other - one)
  const had = items.filter(({ isHad }) => isHad).length
  if (options.json) {
    for (const item of items) process.stdout.write(`${JSON.stringify(item)}\n`)
    const summary = { asked: items.length, had, reasons: Object.fromEntries(reasons) }
    process.stdout.write(`${JSON.stringify({ summary })}\n`)
    return
  }
  const rows = items
    .filter(({ isHad }) => !isHad || options.all)
    .map(({ url, reason, at, text: more }) => [
      reason === null ? 'on file' : words(reason),
      at === null ? '-' : `${at.slice(0, 16)}Z`,
      url,
      more,
    ])
  if (rows.length > 0) process.stdout.write(`${printedTable(['WHY', 'WHEN', 'ADDRESS', 'MORE'], rows)}\n`)
  const others = reasons.map(([reason, count]) => `${count} ${words(reason)}`).join(', ')
  process.stdout.write(`${had} of ${items.length} are on file${others === '' ? '' : `; not: ${others}`}\n`)
}

/** @throws NoAddresses */
async function addressesIn(file: string): Promise<string[]> {
  const list =
    file === '-'
      ? await text(process.stdin)
      : await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
          throw new NoAddresses(`Cannot read ${file} (${error.code})`)
        })
  const lines = list.split(/\r?\n/).map((line) => line.trim())
  const urls = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (urls.length === 0) throw new NoAddresses(`${file} has no addresses: it must have one a line`)
  return urls
}
