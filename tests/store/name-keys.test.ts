import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameKey } from '../../src/domain/identity/name-key.ts'
import { foldName } from '../../src/domain/language/names.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
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

const PIECES =
  'al- el- ye yy iy ij ii i ks ae oe ue ß æ œ þ ø ł đ ı ð - aleks zarenskyy müller bräutig y mari jo li xi van o’neil 王 ю'.split(
    ' ',
  )

test('Postgres and the program agree on what spellings of a name have in common', async () => {
  const words = fc.array(fc.constantFrom(...PIECES, 'ab', 'cde', "'"), { minLength: 1, maxLength: 5 })
  const name = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.map((each) => each.join('')).join(' '))
  const folded = [...new Set(fc.sample(name, 500).map(foldName))].filter((each) => each !== '')
  const id = crypto.randomUUID()
  await database.prisma.actor.create({
    data: { id, slug: 'somebody', name: 'Somebody', kind: 'PERSON', createdAt: new Date() },
  })
  await database.prisma.actorAlias.createMany({
    data: folded.map((each) => ({ actorId: id, alias: each, folded: each })),
  })
  const rows = await database.prisma.actorAlias.findMany({ where: { actorId: id } })
  expect(rows.length).toBe(folded.length)
  const differing = rows.filter((row) => row.key !== nameKey(row.folded))
  expect(differing.map(({ folded: each, key }) => [each, key, nameKey(each)])).toEqual([])
})
