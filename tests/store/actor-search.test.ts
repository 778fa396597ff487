import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type CatalogueOrder, catalogueListing } from '../../src/store/search/catalogue-listings.ts'
import type { PageRequest } from '../../src/store/search/listing.ts'
import { countRows, readPage } from '../../src/store/search/read-listing.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { readingsOf } from '../world/plans.ts'

// While somebody types, each letter is a search. What it costs is counted in pages of tables and indexes.

/** To read one name or slug takes some ten pages. Every fifth actor is merged into the one before it. */
const FEW_PAGES = 6_000
const ACTORS = 12_000
/** Of one first name, which is the last of all in alphabetical order. */
const LAST = 2_600

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  const { prisma } = database
  const id = (number: string) => `('00000000-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`
  const name = `CASE WHEN i % 3 = 0 THEN 'Kala ' WHEN i % 100 = 1 THEN 'Mino ' ELSE 'Bo ' END || 'Reed' || i`
  const all = `generate_series(1, ${ACTORS}) AS i`
  await prisma.$executeRawUnsafe(`
    INSERT INTO actors (id, slug, slug_pinned, name, kind, created_at, statement_count)
    SELECT ${id('i')}, 'reed-' || i, TRUE, ${name}, 'PERSON', now(), i % 1000 FROM ${all}`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO actor_aliases (actor_id, alias, folded) SELECT ${id('i')}, ${name}, lower(${name}) FROM ${all}`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO actor_slugs (actor_id, slug) SELECT ${id('i')}, 'reed-' || i FROM ${all} ON CONFLICT DO NOTHING`)
  await prisma.$executeRawUnsafe(`
    UPDATE actors SET successor_id = ${id('i - 1')} FROM ${all} WHERE i % 5 = 0 AND id = ${id('i')}`)
  // One more link: reed10 into reed9, that one into reed8, which is called otherwise.
  await prisma.$executeRawUnsafe(`UPDATE actors SET successor_id = ${id('8')} WHERE id = ${id('9')}`)
  const last = `generate_series(${ACTORS + 1}, ${ACTORS + LAST}) AS i`
  await prisma.$executeRawUnsafe(`
    INSERT INTO actors (id, slug, slug_pinned, name, kind, created_at)
    SELECT ${id('i')}, 'zora-hill-' || i, TRUE, 'Zora Hill' || i, 'PERSON', now() FROM ${last}`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO actor_aliases (actor_id, alias, folded) SELECT ${id('i')}, 'Zora Hill' || i, 'zora hill' || i FROM ${last}`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO actor_slugs (actor_id, slug) SELECT ${id('i')}, 'zora-hill-' || i FROM ${last} ON CONFLICT DO NOTHING`)
  await prisma.$executeRawUnsafe('VACUUM ANALYZE')
}, 120_000)

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const FIRST: PageRequest = { size: 10, fromEnd: false, after: null, before: null }

test.each<[string, CatalogueOrder]>(
  ['k', 'kala', 'kala r', 'mino', 'reed', 'reed77', 'b', 'nobody'].flatMap((search) => [
    [search, 'SLUG_ASC'],
    [search, 'STATEMENTS_DESC'],
  ]),
)('a page of actors for "%s" in the order %s costs the same however many were merged', async (search, order) => {
  const readings = await readingsOf(database.prisma, async (prisma) => {
    const { listing } = await catalogueListing(prisma, 'actors', { search, order })
    await readPage(prisma, listing, FIRST)
  })
  expect(readings.reduce((sum, { pages }) => sum + pages, 0)).toBeLessThan(FEW_PAGES)
})

test.each(['z', 'zora'])('a page of actors for "%s" is found though all others come before it', async (search) => {
  const readings = await readingsOf(database.prisma, async (prisma) => {
    const { listing } = await catalogueListing(prisma, 'actors', { search, order: 'SLUG_ASC' })
    expect((await readPage(prisma, listing, FIRST)).rows).toHaveLength(10)
  })
  // Those that are gone through before all are looked up, and those; not the names of everybody.
  const rows = readings.reduce((sum, reading) => sum + reading.rows, 0)
  expect(rows).toBeLessThan(7 * (2_000 + LAST))
})

test.each(['k', 'mino', 'kala reed9', 'reed10', 'reed', 'z', 'zora'])(
  'those whom "%s" finds are the same, whether few or many have such a name',
  async (search) => {
    const { prisma } = database
    const { listing, counted } = await catalogueListing(prisma, 'actors', { search, order: 'SLUG_ASC' })
    const { rows } = await readPage(prisma, listing, { ...FIRST, size: ACTORS })
    const found = await prisma.$queryRaw<{ id: string }[]>`
      WITH RECURSIVE up AS (
        SELECT id, successor_id FROM actors WHERE EXISTS (
          SELECT FROM unnest(string_to_array(lower(${search}), ' ')) AS t(word)
          HAVING bool_and(lower(name) ~ ('(^| )' || t.word) OR slug ~ ('(^|-)' || t.word)))
        UNION SELECT a.id, a.successor_id FROM up JOIN actors a ON a.id = up.successor_id
      ) SELECT id::text FROM up WHERE successor_id IS NULL`
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(found.map(({ id }) => id)))
    expect(await countRows(prisma, counted)).toBe(rows.length)
  },
)
