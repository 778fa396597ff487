import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/store/db.ts'
import { openDatabase } from '../../src/store/db.ts'
import { eraseArticle, eraseStatement } from '../../src/store/erasure.ts'
import { openJournal } from '../../src/store/journal.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'

let fresh: FreshDatabase
let database: Database
let archive: Archive

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  archive = openArchive(database.prisma)
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

/** Rows of any table that hold a word anywhere. */
async function rowsWith(word: string): Promise<string[]> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.pool.query(`SELECT FROM ${name} t WHERE t::text ILIKE $1`, [`%${word}%`])
    if (rows.length > 0) found.push(name)
  }
  return found.sort()
}

const newestEntries = async (count: number) => {
  await archive.number()
  const journal = openJournal(database.prisma)
  const { head } = await journal.bounds()
  return journal.read(head - count, count)
}

test('an erased statement’s words are nowhere but in its article, and its entry keeps its place', async () => {
  const articleId = await archive.article({ text: 'The article has quixotic words.' })
  const topicId = await archive.topic()
  const { id } = await archive.statement({ text: 'Quixotic words.', articleIds: [articleId], topicIds: [topicId] })
  const [before] = await newestEntries(1)
  expect(await eraseStatement(database.prisma, id, 'mistake')).toEqual({ kind: 'erased', statementIds: [id] })
  const [emptied, erased] = await newestEntries(2)
  expect(emptied).toMatchObject({ position: before?.position, kind: 'INGESTED', before: null, after: null })
  expect(erased).toMatchObject({ kind: 'ERASED', statementId: id, before: null, after: null })
  expect(await rowsWith('quixotic')).toEqual(['article_revisions'])
  expect(await database.prisma.statement.findUnique({ where: { id } })).toMatchObject({ status: 'ERASED', text: '' })
  expect(await eraseStatement(database.prisma, id, 'mistake')).toEqual({ kind: 'erased', statementIds: [] })
})

test('a statement is erased before its entry was numbered', async () => {
  const { id } = await archive.statement({ text: 'Zephyrine words.' })
  await eraseStatement(database.prisma, id, 'mistake')
  const [emptied, erased] = await newestEntries(2)
  expect(emptied).toMatchObject({ kind: 'INGESTED', statementId: id, after: null })
  expect(erased).toMatchObject({ kind: 'ERASED', statementId: id })
  expect(await rowsWith('zephyrine')).toEqual([])
})

test('an erased article takes its text and its own statements with it', async () => {
  const articleId = await archive.article({ text: 'Obsidian all over.' })
  const { id } = await archive.statement({ text: 'Obsidian words.', articleIds: [articleId] })
  expect(await eraseArticle(database.prisma, articleId, 'by court order')).toEqual({
    kind: 'erased',
    statementIds: [id],
  })
  expect(await rowsWith('obsidian')).toEqual([])
  expect(await database.prisma.article.findUnique({ where: { id: articleId } })).toMatchObject({
    erasedReason: 'by court order',
    erasedAt: expect.any(Date),
  })
})

test('a statement that other articles carry is told anew, without the erased article’s words', async () => {
  const [first, second] = [await archive.article(), await archive.article()]
  const { id } = await archive.statement({
    text: 'Vermilion words.',
    articleIds: [first, second],
    reportTexts: ['Vermilion words.', 'Red words.'],
  })
  await archive.number()
  expect(await eraseArticle(database.prisma, first, 'mistake')).toEqual({ kind: 'erased', statementIds: [] })
  const entries = await newestEntries(2)
  expect(entries).toMatchObject([
    { kind: 'ERASED', statementId: id },
    { kind: 'AMENDED', statementId: id, before: null, after: { text: 'Red words.', number: 2 } },
  ])
  expect(await rowsWith('vermilion')).toEqual([])
  const second_ = await database.prisma.article.findUniqueOrThrow({ where: { id: second } })
  expect(entries[1]?.after?.document.sourceIds).toEqual([second_.sourceId])
  expect(await database.prisma.statement.findUnique({ where: { id } })).toMatchObject({
    status: 'CURRENT',
    text: 'Red words.',
    version: 2,
  })
})

test('what is not there cannot be erased', async () => {
  const nobody = '00000000-0000-7000-8000-00000000dead'
  expect(await eraseStatement(database.prisma, nobody, 'why')).toEqual({ kind: 'unknown' })
  expect(await eraseArticle(database.prisma, nobody, 'why')).toEqual({ kind: 'unknown' })
})

test('erasing while others number and ingest leaves nothing behind and nobody stuck', async () => {
  const statements = await Promise.all(
    Array.from({ length: 5 }, (_, index) => archive.statement({ text: `Cerulean words ${index}.` })),
  )
  await Promise.all([
    ...statements.map(({ id }) => eraseStatement(database.prisma, id, 'mistake')),
    ...Array.from({ length: 3 }, () => archive.number()),
  ])
  await archive.number()
  expect(await rowsWith('cerulean')).toEqual([])
  const { rows } = await database.pool.query('SELECT FROM journal_entries WHERE kind = $1', ['ERASED'])
  expect(rows.length).toBeGreaterThanOrEqual(5)
})
