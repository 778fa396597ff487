import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { type EntryKind, NEWS_KINDS } from '../../src/domain/journal/entry.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { findLastCarried } from '../../src/store/journal/carried.ts'
import { costOfPage } from '../../src/store/reading/expected-rows.ts'
import { prepareFilter } from '../../src/store/search/linguistics.ts'
import type { PageRequest } from '../../src/store/search/listing.ts'
import { countRows, readPage, readPages } from '../../src/store/search/read-listing.ts'
import { type StatementOrder, statementListing, statementsOf } from '../../src/store/search/statement-pages.ts'
import { CROWD, crowd } from '../world/crowd.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { readingsOf } from '../world/plans.ts'

// What a page costs is counted in pages of tables and indexes that Postgres reads, which no other load changes.

const STATEMENTS = Number(process.env.STATEMENTS ?? 20_000)
/** Their table alone has more than a thousand pages, and every list's index some hundreds. */
const FEW_PAGES = 400
/** A page may cost the first rows of an order, of the dated and of the undated, and those that pass; words cost most. */
const FEW_ROWS = 11_000

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  await crowd(database.prisma, STATEMENTS)
}, 120_000)

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const FIRST: PageRequest = { size: 20, fromEnd: false, after: null, before: null }
const LAST: PageRequest = { ...FIRST, fromEnd: true }
const TIMES = ['INGESTED', 'SAID', 'PUBLISHED', 'WHEN'] as const
const ORDERS = TIMES.flatMap((time) => [`${time}_DESC` as const, `${time}_ASC` as const])

test.each(ORDERS)(
  'of rare and frequent owners a page in the order %s is read from their own part of an index',
  async (order) => {
    const everything = await prepareFilter(database.prisma, all())
    const owners = [CROWD.rareActor, CROWD.rareOffice, CROWD.frequentActor, CROWD.actor(1), CROWD.actor(3)]
    for (const request of [FIRST, LAST]) {
      const [reading] = await readingsOf(database.prisma, (prisma) =>
        readPages(prisma, statementsOf('actors', everything, order), request, owners),
      )
      expect(reading?.wholeTables).toEqual([])
      expect(reading?.pages).toBeLessThan(FEW_PAGES)
    }
  },
)

test.each(ORDERS)('a page from the middle of all statements is read where it is, in the order %s', async (order) => {
  const listing = statementListing(await prepareFilter(database.prisma, all()), order)
  const middle = ['2024-07-01T00:00:00.000Z', '00000000-0000-7000-8000-000000000000']
  for (const request of [
    { ...FIRST, after: middle },
    { ...LAST, before: middle },
  ]) {
    const readings = await readingsOf(database.prisma, (prisma) => readPage(prisma, listing, request))
    expect.soft(readings.flatMap(({ wholeTables }) => wholeTables)).toEqual([])
    expect.soft(readings.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(FEW_ROWS)
  }
})

const day = (date: string) => new Date(date).toISOString()
const list = (
  field: 'forms' | 'languages' | 'acts' | 'actors' | 'offices' | 'discrepancies' | 'replies',
  value: string,
): Condition => ({
  kind: 'list',
  field,
  values: [value],
})
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })
const any = (...of: Condition[]): Condition => ({ kind: 'any', of })
const words = (text: string): Condition => ({ kind: 'words', field: 'text', text })

test.each<[string, Condition]>([
  ['everything', all()],
  ['two roots', { kind: 'roots', atLeast: 2 }],
  ['three roots, which few have', { kind: 'roots', atLeast: 3 }],
  ['fifty roots, which none has', { kind: 'roots', atLeast: 50 }],
  ['a confidence that none has', { kind: 'confidence', atLeast: 1 }],
  ['what waits for review', { kind: 'review', is: true }],
  ['what names nobody', { kind: 'named', is: false }],
  ['what was revised', { kind: 'revised', is: true }],
  ['what three articles report', { kind: 'reports', atLeast: 3 }],
  ['what more articles report than any', { kind: 'reports', atLeast: 900 }],
  ['conflicts', list('discrepancies', '* CONFLICT')],
  ['a discrepancy that none has', list('discrepancies', 'PLACE *')],
  ['replies', list('replies', '* * * *')],
  ['a reply that none makes', list('replies', '* DENIES * *')],
  ['a frequent form', list('forms', 'DIRECT')],
  ['a rare form', list('forms', 'FRAGMENT')],
  ['a form that none has', list('forms', 'MIXED')],
  ['an act that none has', list('acts', 'BLAMES')],
  ['a frequent language', list('languages', 'en')],
  ['a rare language', list('languages', 'fi')],
  ['a language that none has', list('languages', 'de')],
  ['a rare actor', list('actors', CROWD.rareActor)],
  ['a frequent actor', list('actors', CROWD.frequentActor)],
  ['a frequent actor and two roots', all(list('actors', CROWD.frequentActor), { kind: 'roots', atLeast: 2 })],
  ['a rare office and its actor', all(list('actors', CROWD.rareActor), list('offices', CROWD.rareOffice))],
  ['a rare word', words('17')],
  ['a frequent word', words('harbour')],
  ['any of some words that none has', any(...['alder', 'birch', 'cedar', 'dogwood', 'elm'].map(words))],
  [
    'a week of a frequent actor',
    all(
      list('actors', CROWD.frequentActor),
      { kind: 'time', field: 'ingestedAfter', at: day('2023-05-06') },
      { kind: 'time', field: 'ingestedBefore', at: day('2023-05-13') },
    ),
  ],
  [
    'a week of speech',
    all(
      { kind: 'time', field: 'saidAfter', at: day('2024-05-06') },
      { kind: 'time', field: 'saidBefore', at: day('2024-05-13') },
    ),
  ],
  ['a week before all speech', { kind: 'time', field: 'saidBefore', at: day('2020-01-01') }],
  ['a week after all speech', { kind: 'time', field: 'saidAfter', at: day('2030-01-01') }],
  [
    'a week of publication',
    all(
      { kind: 'time', field: 'publishedAfter', at: day('2024-05-06') },
      { kind: 'time', field: 'publishedBefore', at: day('2024-05-13') },
    ),
  ],
  [
    'a day, said or published',
    all(
      { kind: 'time', field: 'whenAfter', at: day('2024-05-06') },
      { kind: 'time', field: 'whenBefore', at: day('2024-05-07') },
    ),
  ],
  [
    'no publication before a time',
    { kind: 'not', of: { kind: 'time', field: 'publishedAfter', at: day('2020-01-01') } },
  ],
])('a page of %s is found by indexes, in every order', async (_, condition) => {
  const filter = await prepareFilter(database.prisma, condition)
  for (const order of ORDERS satisfies StatementOrder[]) {
    for (const request of [FIRST, LAST]) {
      const [reading] = await readingsOf(database.prisma, (prisma) =>
        readPage(prisma, statementListing(filter, order), request),
      )
      expect.soft(reading?.wholeTables, order).toEqual([])
      expect.soft(reading?.rows, order).toBeLessThan(FEW_ROWS)
    }
  }
})

test('the statements of an actor in a week are counted in its part of an index', async () => {
  const week = all(
    list('actors', CROWD.frequentActor),
    { kind: 'time', field: 'whenAfter', at: day('2023-05-06') },
    { kind: 'time', field: 'whenBefore', at: day('2023-05-13') },
  )
  const filter = await prepareFilter(database.prisma, week)
  const [reading] = await readingsOf(database.prisma, async (prisma) => {
    expect(await countRows(prisma, statementListing(filter, 'INGESTED_DESC'))).toBeGreaterThan(50)
  })
  expect(reading?.rows).toBeLessThan(STATEMENTS / 100)
})

test('where a stream goes on is found near the end of its kinds, however many others came last', async () => {
  await database.prisma.$executeRawUnsafe(`INSERT INTO journal_entries (position, kind, statement_id, after_id, committed_at)
    SELECT row_number() OVER (ORDER BY k, v.ingested_at), k::"EntryKind", v.statement_id, v.id, now()
    FROM statement_versions v, unnest(ARRAY['INGESTED', 'RECLASSIFIED']) AS k`)
  await database.prisma.$executeRawUnsafe('VACUUM ANALYZE journal_entries')
  const last = async (condition: Condition, kinds: readonly EntryKind[]) => {
    const filter = await prepareFilter(database.prisma, condition)
    let position = 0
    const readings = await readingsOf(database.prisma, async (prisma) => {
      position = await findLastCarried(prisma, filter, kinds, 2 * STATEMENTS)
    })
    for (const reading of readings) {
      expect(reading.wholeTables).toEqual([])
      expect(reading.rows).toBeLessThan(3 * FEW_ROWS)
    }
    return position
  }
  expect(await last(all(), ['RECLASSIFIED'])).toBe(2 * STATEMENTS)
  expect(await last(all(), NEWS_KINDS)).toBe(STATEMENTS)
  expect(await last(list('actors', CROWD.rareActor), NEWS_KINDS)).toBe(10)
  expect(await last(list('actors', CROWD.rareActor), ['RETRACTED'])).toBe(0)
})

test('what most statements have is priced by the page, not by all that have it', async () => {
  await database.prisma.$executeRaw`ANALYZE`
  const filter = await prepareFilter(database.prisma, list('forms', 'DIRECT'))
  const listing = statementListing(filter, 'INGESTED_DESC')
  const ofPage = await costOfPage(database.prisma, listing, 20)
  expect(ofPage).toBeGreaterThan(0)
  // All that have it cost some hundreds here.
  expect(ofPage).toBeLessThan(30)
})
