import { afterAll, beforeAll, expect, test } from 'vitest'
import { FilterError } from '../../src/domain/filter/filter.ts'
import type { StatementFilter } from '../../src/domain/filter/statement-filter.ts'
import { readQuery } from '../../src/domain/filter/text-query.ts'
import { canRunInMemory } from '../../src/domain/match/runnable.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { readRunnableFilter } from '../../src/store/search/runnable-filter.ts'
import { openArchive } from '../world/archive.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

/** Earlier than Postgres can read it: a filter that is fine in memory alone. */
const TOO_EARLY = new Date(-8_640_000_000_000_000)
const read = (filter: StatementFilter) => readRunnableFilter(database.prisma, filter)
const refusal = async (filter: StatementFilter) => {
  const error: unknown = await read(filter).catch((refused: unknown) => refused)
  if (!(error instanceof FilterError)) throw error
  return { path: error.path, message: error.message }
}

test('what Postgres cannot run is refused with its place, whether or not there is a statement to try it on', async () => {
  const cases: [StatementFilter, string][] = [
    [{ saidAfter: TOO_EARLY }, 'saidAfter'],
    [{ any: [{ text: 'harbour' }, { not: { publishedBefore: TOO_EARLY } }] }, 'any.1.not.publishedBefore'],
    // What stands first does not pass, so the second would not be come to.
    [{ all: [{ text: 'harbour' }, { text: 'quay', whenAfter: TOO_EARLY }] }, 'all.1.whenAfter'],
  ]
  for (const [filter, path] of cases) expect((await refusal(filter)).path).toBe(path)
  await openArchive(database.prisma).statement({ text: 'The ferry is late.' })
  for (const [filter, path] of cases) expect((await refusal(filter)).path).toBe(path)
})

test('a text without a word to search for is refused with its place', async () => {
  expect(await refusal({ any: [{ text: 'quay' }, { context: '漢'.repeat(900) }] })).toMatchObject({
    path: 'any.1.context',
  })
})

test('a refusal says what is wrong once', async () => {
  const { message } = await refusal({ not: { text: '漢'.repeat(900) } })
  expect(message).toMatch(/^The filter's "not\.text" has no searchable word in "漢+"\.$/)
  expect((await refusal({ saidAfter: TOO_EARLY })).message).toBe(
    'The filter\'s "saidAfter" cannot be run: write it in another way.',
  )
})

test('what the matcher cannot run is told apart from what it can', () => {
  const condition = { kind: 'words', field: 'text', text: 'x' } as const
  const runs = (query: string) => canRunInMemory(condition, new Map([['x', new Map([['english', readQuery(query)]])]]))
  expect(runs("'fleet' <-> 'harbour' & !'fish'")).toBe(true)
  expect(runs("'fleet' <-> ( 'harbour' | 'quay' )")).toBe(true)
  expect(runs("'a' | 'fleet' <-> ( 'harbour' & 'quay' )")).toBe(false)
  expect(runs("'a' & !( 'fleet' <-> !'quay' )")).toBe(false)
})

test('a large filter of every field is run, and kept as it is', async () => {
  const filter: StatementFilter = {
    any: Array.from({ length: 45 }, (_, index) => ({ text: `"word${index} of harbour" OR pier${index} -ferry` })),
    not: { any: Array.from({ length: 300 }, (_, index) => ({ minReports: index + 1 })) },
    saidAfter: new Date('2026-01-01'),
  }
  expect(await read(filter)).toMatchObject({ kind: 'all' })
})

test('a database that cannot be asked is not taken for a filter that cannot be run', async () => {
  const other = await openDatabase(fresh.url, { allowUnsafe: true })
  await other.close()
  const error: unknown = await readRunnableFilter(other.prisma, { text: 'quay' }).catch((failed: unknown) => failed)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(FilterError)
})
