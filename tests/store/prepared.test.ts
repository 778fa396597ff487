import { afterAll, expect, onTestFinished, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createIngest } from '../../src/ingest/ingest.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { PREPARED, statementNames } from '../../src/store/database/prepared.ts'
import { execute } from '../world/cluster.ts'
import { freshDatabase } from '../world/database.ts'
import { SHARED } from '../world/threads.ts'

const fresh = await freshDatabase()
afterAll(() => fresh.drop())

/** With one connection, which therefore says all that is prepared. */
async function open(): Promise<Database & { prepared(): Promise<Prepared[]> }> {
  const database = await openDatabase(fresh.url, { allowUnsafe: true, prismaConnections: 1 })
  onTestFinished(() => database.close())
  const prepared = () => database.prisma.$queryRaw<Prepared[]>`
    SELECT name, generic_plans::int AS "forAll", custom_plans::int AS "forOne"
    FROM pg_prepared_statements WHERE name <> '' ORDER BY name`
  return { ...database, prepared }
}

interface Prepared {
  name: string
  forAll: number
  forOne: number
}

function ingestOf({ prisma }: Database) {
  const ingest = createIngest(prisma, SHARED, () => {})
  return async (url: string, quotations: string[]) => {
    const text = quotations.map((words) => `“${words},” Ada Quill, the harbour master, said on Tuesday.`).join('\n\n')
    const submission = { source: { name: 'The Harbour Gazette' }, url: `https://gazette.example/${url}`, text }
    const result = await ingest(LOCAL_PRINCIPAL.id, submission)
    expect(result).toMatchObject({ kind: 'ingested', statementIds: { length: quotations.length } })
  }
}

const DREDGE = 'The eastern quay will be dredged before the winter storms'

test('however many articles come and however much is said in them, a connection prepares the same few statements', async () => {
  const database = await open()
  const ingest = ingestOf(database)
  await ingest('first', [DREDGE])
  await ingest('second', [`${DREDGE} arrive`, 'The ferry keeps its timetable until the spring'])
  const names = (await database.prepared()).map((statement) => statement.name)
  expect(names.length).toBeGreaterThan(10)
  expect(names.length).toBeLessThan(30)

  for (const count of [1, 2, 3, 5, 8, 13]) {
    const quotations = Array.from(
      { length: count },
      (_, index) => `Crane ${index} of ${count} lifts forty tonnes an hour`,
    )
    await ingest(`cranes-${count}`, [DREDGE, ...quotations])
  }
  expect((await database.prepared()).map((statement) => statement.name)).toEqual(names)
})

test('what is prepared is planned once for all values, and not anew for each', async () => {
  const database = await open()
  // New statistics in between would make it another choice for Postgres.
  await execute(
    fresh.url,
    `DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = off)', name);
      END LOOP;
    END $$`,
  )
  const ingest = ingestOf(database)
  for (let number = 0; number < 12; number += 1) await ingest(`buoy-${number}`, [`Buoy ${number} is lit at dusk`])
  const often = (await database.prepared()).filter(({ forAll, forOne }) => forAll + forOne >= 12)
  expect(often.length).toBeGreaterThan(5)
  // Postgres plans for the values given five times before it may choose one plan for all.
  expect(often.filter(({ forOne }) => forOne > 5)).toEqual([])
})

test('a connection that was cut off prepares anew', async () => {
  const database = await open()
  const ingest = ingestOf(database)
  await ingest('before', ['The pilot boat leaves at six'])
  await execute(
    fresh.url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await expect.poll(() => database.prepared().catch(() => 'cut off')).toEqual([])
  await ingest('after', ['The pilot boat leaves at seven'])
  expect((await database.prepared()).length).toBeGreaterThan(5)
})

test('a migration that adds a column or an index leaves what is prepared of use', async () => {
  const database = await open()
  const ingest = ingestOf(database)
  for (let number = 0; number < 8; number += 1) await ingest(`lock-${number}`, [`Lock gate ${number} opens at noon`])
  const before = await database.prepared()
  const column = 'a_later_release'
  await execute(
    fresh.url,
    ['actors', 'articles', 'reports', 'statements', 'statement_versions', 'folding_keys']
      .map((table) => `ALTER TABLE ${table} ADD COLUMN ${column} text; CREATE INDEX ON ${table} (${column});`)
      .join('\n'),
  )
  await ingest('lock-9', ['Lock gate 9 opens at noon'])
  await ingest('lock-10', ['Lock gate 9 opens at noon and shuts at one'])
  const after = new Map((await database.prepared()).map((statement) => [statement.name, statement]))
  const used = before.filter(({ name, forAll, forOne }) => {
    const { forAll: forAllNow, forOne: forOneNow } = after.get(name) ?? { forAll: 0, forOne: 0 }
    return forAllNow + forOneNow > forAll + forOne
  })
  expect([...after.keys()]).toEqual(expect.arrayContaining(before.map(({ name }) => name)))
  expect(used.length).toBeGreaterThan(5)
})

test('a statement that is not marked is not prepared', async () => {
  const { prisma, prepared } = await open()
  await prisma.$queryRaw`SELECT ${1}::int AS one`
  expect(await prepared()).toEqual([])
})

test('a marked text that keeps changing is prepared for a while only', () => {
  const nameOf = statementNames()
  const names = Array.from({ length: 200 }, (_, index) => nameOf({ sql: `${PREPARED.sql} SELECT ${index}` }))
  expect(new Set(names).size).toBe(101)
  expect(names.at(-1)).toBe('')
  expect(nameOf({ sql: `${PREPARED.sql} SELECT 0` })).toBe(names[0])
})
