import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { countRows, readPage } from '../../src/store/search/read-listing.ts'
import { seenAmong, watchesListing } from '../../src/store/watches/watch-listings.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { readingsOf } from '../world/plans.ts'

// Many principals with many watches: one of them is shown few.

const OWNERS = 500
const WATCHES = 150_000
/** A page of 20, of the 540 that one may see. */
const FEW_ROWS = 3_000

let fresh: FreshDatabase
let database: Database
let principalId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  const { prisma } = database
  await prisma.$executeRawUnsafe(`
    INSERT INTO principals (id, name, role, created_at)
    SELECT md5('p' || n)::uuid, 'P' || n, 'READER', now() FROM generate_series(0, ${OWNERS - 1}) AS n`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO watches (id, owner_id, name, shared_with, created_at)
    SELECT md5('w' || n)::uuid, md5('p' || n % ${OWNERS})::uuid, 'Watch ' || n, CASE WHEN n % 1000 = 5 THEN 'READER'::"Role" END, now()
    FROM generate_series(0, ${WATCHES - 1}) AS n`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO watch_followers (watch_id, principal_id, since)
    SELECT id, md5('p' || p)::uuid, now() FROM watches, generate_series(0, ${OWNERS - 1}, 7) AS p WHERE shared_with IS NOT NULL`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO watch_shares (watch_id, principal_id)
    SELECT id, md5('p' || (n / 10 * 7 + p) % ${OWNERS})::uuid FROM generate_series(0, ${WATCHES - 1}, 10) AS n
      JOIN watches ON id = md5('w' || n)::uuid, generate_series(6, 8) AS p`)
  await prisma.$executeRawUnsafe('VACUUM ANALYZE')
  principalId = (await prisma.principal.findUniqueOrThrow({ where: { name: 'P7' } })).id
}, 120_000)

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const seer = () => ({ principalId, roles: ['READER'] })
const FIRST = { size: 20, fromEnd: false, after: null, before: null }

test.each([
  ['OWN', 300],
  ['FOLLOWED', 150],
  ['VISIBLE', 540],
] as const)(
  'a page of watches (%s) and their number cost what one may see, however many there are',
  async (scope, count) => {
    const listing = watchesListing(scope, seer(), null)
    const readings = await readingsOf(database.prisma, async (prisma) => {
      expect((await readPage(prisma, listing, FIRST)).rows).toHaveLength(20)
      expect(await countRows(prisma, listing)).toBe(count)
    })
    expect(readings.flatMap(({ wholeTables }) => wholeTables)).toEqual([])
    expect(readings.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(FEW_ROWS)
  },
)

test('a page of all watches costs what its rows cost', async () => {
  const listing = watchesListing('ALL', seer(), null)
  const readings = await readingsOf(database.prisma, async (prisma) => {
    expect((await readPage(prisma, listing, FIRST)).rows).toHaveLength(20)
  })
  expect(readings.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(100)
})

test('whether some watches may be seen is told without looking at the others', async () => {
  const all = await database.prisma.watch.findMany({ take: 20, orderBy: { id: 'asc' }, select: { id: true } })
  const readings = await readingsOf(database.prisma, async (prisma) => {
    await seenAmong(
      prisma,
      all.map(({ id }) => id),
      seer(),
    )
  })
  expect(readings.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(FEW_ROWS)
})
