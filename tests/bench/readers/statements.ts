// Loaded into the service before its own code: counts the SQL statements that it sends, and says so when asked.

import pg from 'pg'

export interface Counted {
  statements: number
  /** The most frequent, by how they begin. */
  most: [string, number][]
}

const MOST = 8
let counts = new Map<string, number>()

const prototype = pg.Client.prototype as unknown as { query(...told: unknown[]): unknown }
const { query } = prototype
prototype.query = function counting(this: unknown, ...told: unknown[]) {
  const [first] = told as [string | { text?: string }]
  const text = typeof first === 'string' ? first : (first.text ?? '')
  const begin = text.replace(/\s+/g, ' ').trim().slice(0, 100)
  counts.set(begin, (counts.get(begin) ?? 0) + 1)
  return query.apply(this, told)
}

process.on('message', (word) => {
  if (word !== 'statements') return
  const sorted = [...counts].sort(([, one], [, other]) => other - one)
  const statements = sorted.reduce((sum, [, count]) => sum + count, 0)
  process.send?.({ statements, most: sorted.slice(0, MOST) } satisfies Counted)
  counts = new Map()
})
// The service ends when it is told to, and not because somebody might still ask.
process.channel?.unref()
