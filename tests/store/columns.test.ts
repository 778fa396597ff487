import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseStatement } from '../../src/desk/erasure/erase.ts'
import { DOCUMENT_COLUMNS, VERSION_COLUMNS } from '../../src/domain/journal/version.ts'
import type { Column } from '../../src/domain/statement/column.ts'
import { SPEECH_FORMS } from '../../src/domain/statement/statement.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { ACTOR_COLUMNS } from '../../src/store/journal/rows-as-json.ts'
import { columnName, tableOf } from '../../src/store/tables/columns.ts'
import { REPORTS, REPORTS_BESIDES } from '../../src/store/tables/reports.ts'
import { REVISIONS } from '../../src/store/tables/revisions.ts'
import { STATEMENT_COLUMNS } from '../../src/store/tables/statements.ts'
import { VERSIONS, VERSIONS_BESIDES } from '../../src/store/tables/versions.ts'
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

test.each([
  ['statements', tableOf(STATEMENT_COLUMNS).columns],
  ['statement_versions', [...VERSIONS.columns, ...tableOf(VERSIONS_BESIDES).columns]],
  ['reports', [...REPORTS.columns, ...tableOf(REPORTS_BESIDES).columns]],
  ['article_revisions', REVISIONS.columns],
  ['actors', tableOf(ACTOR_COLUMNS).columns],
])('the columns of %s are described as the database has them', async (name, described) => {
  const kept = await database.prisma.$queryRaw`
    SELECT attname::text AS name, atttypid::regtype::text AS type FROM pg_attribute
    WHERE attrelid = ${name}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname COLLATE "C"`
  const told = await database.prisma.$queryRaw`
    SELECT name, type::regtype::text AS type
    FROM unnest(${described.map((column) => column.name)}::text[], ${described.map(({ sql }) => sql)}::text[]) AS c(name, type)
    ORDER BY name COLLATE "C"`
  expect(told).toEqual(kept)
})

test('of an erased statement nothing personal is left in any of its columns', async () => {
  const archive = openArchive(database.prisma)
  const saidAt = {
    earliest: new Date('2025-03-01'),
    latest: new Date('2025-03-02'),
    precision: 'DAY' as const,
    date: '2025-03-01',
    timeZone: 'UTC',
    asWritten: ['on Saturday'],
    derivation: ['Saturday before publication'],
  }
  const told = { actorId: await archive.actor(), officeId: await archive.office(), saidAt, form: SPEECH_FORMS[1] }
  const { id } = await archive.statement({ text: 'The pier is ours.', ...told })
  const read = async () => {
    const [row] = await database.prisma.$queryRaw<Record<string, unknown>[]>`
      SELECT to_jsonb(s) AS row FROM statements s WHERE id = ${id}::uuid`
    return row?.row as Record<string, unknown>
  }
  const before = await read()
  await eraseStatement(database.prisma, id, 'asked for')
  const after = await read()
  const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))
  expect(changed.sort()).toEqual(
    ['actorId', 'officeId', 'saidAsWritten', 'saidDerivation', 'saidEarliest', 'saidLatest', 'saidPrecision']
      .concat(['saidTimeZone', 'status', 'text'])
      .map(columnName),
  )
  expect(after).toMatchObject({ status: 'ERASED', text: '', actor_id: null, said_as_written: [], form: 'INDIRECT' })
})

test('a text that erasure leaves in place is one that was looked at and holds no words of anyone', () => {
  // Reports are not emptied: erasure deletes them.
  const described = { ...STATEMENT_COLUMNS, ...VERSION_COLUMNS, ...DOCUMENT_COLUMNS }
  const columns = Object.entries(described).flatMap(([name, one]): [string, Column<unknown>][] =>
    'parts' in one ? Object.entries(one.parts as Record<string, Column<unknown>>) : [[name, one]],
  )
  const left = columns.filter(([, { sql, personal }]) => personal === false && /^(?:text|tsvector|jsonb)/.test(sql))
  expect([...new Set(left.map(([name]) => name))].sort()).toEqual(LEFT_IN_PLACE)
})

/** A new text column that tells what a person said, where or when does not belong here: describe it as `emptied`. */
const LEFT_IN_PLACE = ['configuration']
