import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntryKind } from '../../src/domain/journal/entry.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { findLastCarried } from '../../src/store/journal/carried.ts'
import { prepareFilter } from '../../src/store/search/linguistics.ts'
import { CROWD, crowd } from '../world/crowd.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  await crowd(database.prisma, 40)
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const KINDS: EntryKind[] = ['INGESTED', 'REPORTED', 'AMENDED', 'RECLASSIFIED']
const entry = fc.record({ kind: fc.constantFrom(...KINDS), statement: fc.nat({ max: 39 }) })

test('the last entry that a stream carries is the same however few entries are looked through for it', async () => {
  const { prisma } = database
  const filter = await prepareFilter(prisma, { kind: 'list', field: 'actors', values: [CROWD.frequentActor] })
  const passing = new Set(
    (await prisma.statementVersion.findMany({ where: { actorId: CROWD.frequentActor } })).map(({ id }) => id),
  )
  const versions = await prisma.statementVersion.findMany({ orderBy: { id: 'asc' } })
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 40 }),
      fc.subarray(KINDS),
      fc.integer({ min: 1, max: 6 }),
      fc.nat({ max: 45 }),
      async (entries, kinds, near, upTo) => {
        await prisma.$executeRaw`DELETE FROM journal_entries`
        await prisma.journalEntry.createMany({
          data: entries.map(({ kind, statement }, index) => ({
            position: index + 1,
            kind,
            statementId: versions[statement]?.statementId ?? null,
            afterId: versions[statement]?.id ?? null,
            committedAt: new Date(0),
          })),
        })
        const carried = entries.flatMap(({ kind, statement }, index) =>
          index < upTo && kinds.includes(kind) && passing.has(versions[statement]?.id ?? '') ? [index + 1] : [],
        )
        expect(await findLastCarried(prisma, filter, kinds, upTo, near)).toBe(carried.at(-1) ?? 0)
      },
    ),
    { numRuns: 150 },
  )
})
