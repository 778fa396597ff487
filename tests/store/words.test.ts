import fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readQuery, readWords, satisfies } from '../../src/domain/filter/text-query.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { prepareFilter, readLexemes } from '../../src/store/search/linguistics.ts'
import { emptyDatabase, type FreshDatabase, freshDatabase } from '../world/database.ts'

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

const CONFIGURATIONS = ['simple', 'english', 'german', 'finnish', 'russian', 'french', 'turkish', 'arabic', 'norwegian']

/** What Postgres says of each pair, and what we say. */
async function compare(pairs: { text: string; query: string }[]) {
  const { rows } = await database.pool.query<{
    configuration: string
    text: string
    typed: string
    query: string
    words: string
    matches: boolean
  }>(
    `SELECT c.configuration, p.text, p.typed, q.query::text AS query, w.words::text AS words, w.words @@ q.query AS matches
     FROM unnest($1::text[], $2::text[]) AS p(text, typed), unnest($3::text[]) AS c(configuration),
       LATERAL (SELECT websearch_to_tsquery(c.configuration::regconfig, p.typed) AS query) AS q,
       LATERAL (SELECT to_tsvector(c.configuration::regconfig, p.text) AS words) AS w`,
    [pairs.map((pair) => pair.text), pairs.map((pair) => pair.query), CONFIGURATIONS],
  )
  return rows.map((row) => ({ ...row, ours: satisfies(readQuery(row.query), readWords(row.words)) }))
}

const WORDS = [
  ...[
    'the',
    'a',
    'of',
    'and',
    'will',
    'not',
    'fleet',
    'fleets',
    'island',
    'islands',
    'strait',
    'said',
    'Tokyo',
    'NATO',
  ],
  ...["don't", "people's", 'Indo-Pacific', 'state-of-the-art', 'U.S.', 'F-35', '3.5', '-7', '12,000', '2025-03-01'],
  ...[
    'https://example.org/a?b=c',
    'somebody@example.org',
    'www.example.org/index.html',
    'a/b',
    'C++',
    '50%',
    "O'Neill",
  ],
  ...[
    'Straße',
    'Häuser',
    'Brücken',
    'флот',
    'острова',
    'île',
    'İstanbul',
    'ışık',
    'жёлтый',
    'سفينة',
    '日本',
    'x\\y',
    "'",
  ],
]
const word = fc.constantFrom(...WORDS)
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const typed = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: word },
      { weight: 2, arbitrary: fc.array(word, { maxLength: 4 }).map((words) => `"${words.join(' ')}"`) },
      { weight: 2, arbitrary: word.map((one) => `-${one}`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('or', 'OR', 'and', '"', '-', '-"', '|', '&', '!', '(', ')', ':*', '<->', '\\'),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'grapheme' }).filter((one) => !one.includes('\0')) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(' '))

test('words satisfy a search here exactly where Postgres says so', async () => {
  const pairs = fc.sample(fc.record({ text, query: typed }), { numRuns: 2000, seed: Number(process.env.SEED ?? 7) })
  const rows = await compare(pairs)
  expect(rows.filter((row) => row.ours !== row.matches).slice(0, 5)).toEqual([])
  // Both answers must occur often, or nothing was compared.
  expect(rows.filter((row) => row.matches).length).toBeGreaterThan(rows.length / 20)
  expect(rows.filter((row) => !row.matches).length).toBeGreaterThan(rows.length / 20)
})

test('a search made of a text’s own words finds it in the order they stand in', async () => {
  const pairs = fc
    .sample(text, { numRuns: 500, seed: 11 })
    .map((one) => ({ text: one, query: `"${one.replaceAll('"', '')}"` }))
  const rows = await compare(pairs)
  expect(rows.filter((row) => row.ours !== row.matches).slice(0, 5)).toEqual([])
  // All but texts of nothing that a search looks for.
  expect(rows.filter((row) => row.matches).length).toBeGreaterThan(400)
})

test.each(['C', 'C.UTF-8'])(
  'with the characters of %s, capitals are found by small letters and small by capitals',
  async (locale) => {
    const { url, drop } = await emptyDatabase(`ENCODING UTF8 LOCALE '${locale}' LOCALE_PROVIDER libc`)
    onTestFinished(drop)
    const { prisma, close } = await openDatabase(url, { allowUnsafe: true })
    onTestFinished(close)
    const spellings = ['école', 'ÉCOLE', 'École', 'ода', 'ОДА']
    const kept = await readLexemes(
      prisma,
      spellings.map((text) => ({ configuration: 'simple', text })),
    )
    const found = spellings.map(async (search) => {
      const { queries } = await prepareFilter(prisma, { kind: 'words', field: 'text', text: search })
      const query = queries.get(search)?.get('simple')
      return spellings.filter((_, index) => query != null && satisfies(query, readWords(kept[index] ?? '')))
    })
    const cole = spellings.slice(0, 3)
    const oda = spellings.slice(3)
    expect(await Promise.all(found)).toEqual([cole, cole, cole, oda, oda])
  },
)
