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
  ingest: ['domain', 'store'],
  desk: ['domain', 'store', 'ingest'],
  upkeep: ['domain', 'store', 'ingest'],
  api: ['domain', 'store', 'live', 'ingest', 'desk'],
  server: ['domain', 'api', 'live', 'settings.ts'],
  cli: ['domain', 'store', 'ingest', 'upkeep', 'api', 'server', 'service.ts', 'settings.ts'],
}

/** The rooms within `domain`, the lowest first: each may import those before it. */
const DOMAIN_ROOMS = [
  'language',
  'statement',
  'journal',
  'filter',
  'match',
  'extract',
  'compose',
  'compare',
  'same',
  'discrepancies',
  'replies',
  'tenures',
]

/** The most files in one folder. */
const MOST_FILES = 15

/** What `domain` may use besides itself: nothing that reads a clock, a file or a network. */
const PURE_PACKAGES = ['chrono-node', 'diff', 'node:crypto']

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

test('no room of the domain imports one above it', () => {
  const roomIn = (file: string) => file.split('/')[1] ?? ''
  const rising = imports.filter(
    ({ from, to }) =>
      roomOf(from) === 'domain' &&
      files.includes(to) &&
      DOMAIN_ROOMS.indexOf(roomIn(to)) > DOMAIN_ROOMS.indexOf(roomIn(from)),
  )
  expect(rising).toEqual([])
  expect([...new Set(files.filter((file) => roomOf(file) === 'domain').map(roomIn))].sort()).toEqual(
    [...DOMAIN_ROOMS].sort(),
  )
})

test('no folder holds more files than one can look over', () => {
  const counts = new Map<string, number>()
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([])
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
