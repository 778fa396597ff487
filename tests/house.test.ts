import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

// The layout is the architecture: who may import whom is part of it.

const SRC = resolve(import.meta.dirname, '../src')

/** Rooms, and the rooms each may import. What lies at the top puts everything together, and may import all of them. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  store: ['domain'],
  bus: ['domain'],
  live: ['domain', 'bus'],
  ingest: ['domain', 'store', 'bus'],
  api: ['domain', 'store', 'live', 'ingest'],
  server: ['domain', 'api', 'live', 'settings.ts'],
  cli: ['domain', 'store', 'bus', 'live', 'ingest', 'api', 'server', 'service.ts', 'settings.ts'],
}

/** What `domain` may use besides itself: nothing that reads a clock, a file or a network. */
const PURE_PACKAGES = ['chrono-node', 'diff', 'node:crypto']

/** Files of `api` that hold no type, and may be imported by those that do. */
const API_GROUND = [
  'article-revisions.ts',
  'batching.ts',
  'builder.ts',
  'change-cursor.ts',
  'connection-type.ts',
  'connection.ts',
  'context.ts',
  'correction-result.ts',
  'errors.ts',
  'failures.ts',
  'filter.ts',
  'global-id.ts',
  'journal-page.ts',
  'live-reports.ts',
  'page-cursor.ts',
  'prepared-filters.ts',
  'readable-filter.ts',
  'said-at-of.ts',
  'statement-by-id.ts',
  'statement-page.ts',
  'statement-stream.ts',
]

interface Import {
  from: string
  to: string
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith(join('store', 'prisma')))
  .sort()

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(/(?:^|\n)(?:import|export)\b[^'"]*?from '([^']+)'|import\('([^']+)'\)/g)].map((match) => {
    const name = match[1] ?? match[2] ?? ''
    return { from: file, to: name.startsWith('.') ? relative(SRC, join(SRC, dirname(file), name)) : name }
  })
})

const roomOf = (file: string) => file.split('/')[0] ?? ''

test('no room imports one that it may not know', () => {
  const trespasses = imports.filter(({ from, to }) => {
    const allowed = MAY_IMPORT[roomOf(from)]
    if (allowed === undefined || !files.includes(to)) return false
    return roomOf(to) !== roomOf(from) && !allowed.includes(roomOf(to))
  })
  expect(trespasses).toEqual([])
})

test('every folder of src is a room with its rules', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(roomOf))
  expect([...folders].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
})

test('the domain is pure: it imports nothing that acts', () => {
  const acting = imports.filter(
    ({ from, to }) => roomOf(from) === 'domain' && roomOf(to) !== 'domain' && !PURE_PACKAGES.includes(to),
  )
  expect(acting).toEqual([])
  const clocks = files.filter(
    (file) =>
      roomOf(file) === 'domain' && /Date\.now|new Date\(\)|Math\.random/.test(readFileSync(join(SRC, file), 'utf8')),
  )
  expect(clocks).toEqual([])
})

test('two GraphQL types never import each other: they are named by string', () => {
  const knowing = imports.filter(
    ({ from, to }) =>
      roomOf(from) === 'api' &&
      roomOf(to) === 'api' &&
      !['api/schema.ts', 'api/print.ts'].includes(from) &&
      !API_GROUND.includes(to.slice('api/'.length)),
  )
  expect(knowing).toEqual([])
})

test('only the store speaks to Prisma and Postgres, and the API through the clients it is given', () => {
  const speaking = imports.filter(({ to }) => to === 'pg' || to.startsWith('@prisma/'))
  expect([...new Set(speaking.map(({ from }) => roomOf(from)))].sort()).toEqual(['bus', 'store'])
})

test('no file is named for what it is not about, and none has grown past 300 lines', () => {
  const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|types?|manager|service|index)\.ts$/.test(file))
  expect(vague).toEqual(['service.ts'])
  const long = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 300)
  expect(long).toEqual([])
})
