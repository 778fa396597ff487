import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { insertPending } from '../../src/store/tables/statements.ts'
import { freshDatabase } from '../world/database.ts'
import { newSeed, seeded } from '../world/seeded.ts'

let database: Database
let drop: () => Promise<void>

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  database = await openDatabase(fresh.url, { allowUnsafe: true, prismaConnections: 16 })
})

afterAll(async () => {
  await database.close()
  await drop()
})

const WRITERS = 8
const TRANSACTIONS = 40

/** Writers that keep their transactions open for a while after writing, as real ones do. Answers what they wrote. */
async function writeAtOnce(random: () => number): Promise<string[]> {
  const written: string[] = []
  const write = async () => {
    for (let count = 0; count < TRANSACTIONS; count += 1) {
      const statementId = uuid()
      await database.prisma.$transaction(async (tx) => {
        const row = { kind: 'INGESTED' as const, cause: 'ARTICLE' as const, statementId, beforeId: null, afterId: null }
        await insertPending(tx, [row, { ...row, kind: 'AMENDED' }], new Date())
        await sleep(random() * 20)
      })
      written.push(`${statementId} INGESTED`, `${statementId} AMENDED`)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
  return written
}

/** Follows a cursor over `read` until `isOver`, and to the end after that. Answers everything it was shown. */
async function tail<Row extends { position: number }>(read: (after: number) => Promise<Row[]>, isOver: () => boolean) {
  const seen: Row[] = []
  for (;;) {
    const wasOver = isOver()
    const rows = await read(seen.at(-1)?.position ?? 0)
    seen.push(...rows)
    if (rows.length === 0 && wasOver) return seen
    if (rows.length === 0) await sleep(1)
  }
}

test('a reader that follows the journal is shown every entry of concurrent writers, once, in order and without holes', async () => {
  const seed = newSeed()
  const journal = openJournal(database.prisma)
  let isWritten = false
  let isNumbered = false
  const numbering = async () => {
    // Two of them at a time, as in two processes.
    while (!isWritten) {
      await sequence(database.prisma)
      await sleep(1)
    }
    await sequence(database.prisma)
  }
  const writing = writeAtOnce(seeded(seed)).finally(() => {
    isWritten = true
  })
  const numberings = Promise.all([numbering(), numbering()]).finally(() => {
    isNumbered = true
  })
  const shown = await tail(
    (after) => journal.read(after, 100),
    () => isNumbered,
  )
  await numberings
  const written = await writing

  const entries = shown.map((entry) => `${entry.statementId} ${entry.kind}`)
  expect([...entries].sort(), `seed ${seed}`).toEqual([...written].sort())
  expect(shown.map((entry) => entry.position)).toEqual(shown.map((_, index) => index + 1))
  // What one transaction wrote of a statement keeps its order.
  for (const entry of shown.filter(({ kind }) => kind === 'AMENDED'))
    expect(entries.indexOf(`${entry.statementId} INGESTED`)).toBeLessThan(entry.position - 1)
})

test('a reader of the numbers that writers take before they commit would miss an entry', async () => {
  // The usual mistake, and why entries are numbered after the commit.
  await database.prisma.$executeRaw`TRUNCATE pending_entries RESTART IDENTITY`
  const row = () => ({
    kind: 'INGESTED' as const,
    cause: 'ARTICLE' as const,
    statementId: uuid(),
    beforeId: null,
    afterId: null,
  })
  const read = (after: bigint) => database.prisma.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM pending_entries WHERE id > ${after} ORDER BY id`
  let seen: { id: bigint }[] = []
  await database.prisma.$transaction(async (slow) => {
    await insertPending(slow, [row()], new Date())
    await database.prisma.$transaction((quick) => insertPending(quick, [row()], new Date()))
    seen = await read(0n)
  })
  const missed = await read(0n)
  expect(seen).toEqual([{ id: 2n }])
  expect(await read(2n)).toEqual([])
  expect(missed).toEqual([{ id: 1n }, { id: 2n }])

  const journal = openJournal(database.prisma)
  const { head } = await journal.bounds()
  await sequence(database.prisma)
  expect(await journal.read(head, 10)).toHaveLength(2)
})

test('entries that were pending when the process died are numbered by the next one', async () => {
  await database.prisma.$executeRaw`TRUNCATE pending_entries`
  const { head } = await openJournal(database.prisma).bounds()
  const row = {
    kind: 'INGESTED' as const,
    cause: 'ARTICLE' as const,
    statementId: uuid(),
    beforeId: null,
    afterId: null,
  }
  await database.prisma.$transaction((tx) => insertPending(tx, [row], new Date()))
  expect(await sequence(database.prisma)).toBe(head + 1)
  expect(await sequence(database.prisma)).toBeNull()
})

test('a sequencer that dies in mid-batch leaves no hole and no double number', async () => {
  const journal = openJournal(database.prisma)
  const { head } = await journal.bounds()
  const rows = Array.from({ length: 5 }, () => ({
    kind: 'INGESTED' as const,
    cause: 'ARTICLE' as const,
    statementId: uuid(),
    beforeId: null,
    afterId: null,
  }))
  await database.prisma.$transaction((tx) => insertPending(tx, rows, new Date()))
  // Its connection is cut while it holds the lock and its numbers are not committed.
  const dying = await database.pool.connect()
  dying.on('error', () => undefined)
  await dying.query('BEGIN')
  await dying.query(`UPDATE journal_head SET position = position + 5`)
  const { rows: pids } = await dying.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const numbering = sequence(database.prisma)
  await database.pool.query('SELECT pg_terminate_backend($1)', [pids[0]?.pid])
  dying.release(true)
  expect(await numbering).toBe(head + 5)
  const entries = await journal.read(head, 10)
  expect(entries.map((entry) => entry.position)).toEqual([1, 2, 3, 4, 5].map((step) => head + step))
})
