import { afterAll, beforeAll, expect, test } from 'vitest'
import { reattribute, rejectFold, splitStatement } from '../../src/desk/corrections/correct-statements.ts'
import { undoCorrection } from '../../src/desk/corrections/undo.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { digestOf } from '../../src/domain/statement/words-digest.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom
let archive: Archive
beforeAll(async () => {
  room = await newsroom()
  archive = openArchive(room.database.prisma)
})
afterAll(() => room.close())
async function rowsWith(word: string): Promise<string[]> {
  const { rows: tables } = await room.database.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await room.database.pool.query(`SELECT t::text AS t FROM ${name} t WHERE t::text ILIKE $1`, [
      `%${word}%`,
    ])
    if (rows.length > 0) {
      found.push(name)
    }
  }
  return found.sort()
}
const editor = { principalId: LOCAL_PRINCIPAL.id, reason: 'two speeches' }
test.each(['statement', 'article'])('what was split off and erased by %s', async (by) => {
  const word = by === 'statement' ? 'marigold' : 'tamarind'
  const articleIds = [await archive.article(), await archive.article()]
  const { id } = await archive.statement({
    text: `${word} words.`,
    articleIds,
    reportTexts: ['Plain words.', `${word} words.`],
  })
  const reports = await room.database.prisma.report.findMany({ where: { statementId: id } })
  const off = reports.find((report) => report.text.includes(word))
  const split = await splitStatement(room.database.prisma, editor, { statement: id, reports: [off?.id ?? ''] })
  expect(split.kind).toBe('corrected')
  await archive.number()
  const made = (await room.database.prisma.report.findUniqueOrThrow({ where: { id: off?.id ?? '' } })).statementId
  if (by === 'statement') await eraseStatement(room.database.prisma, made, 'x')
  else await eraseArticle(room.database.prisma, off?.articleId ?? '', 'x')
  expect(await rowsWith(word)).toEqual([])
})

test.each(['statement', 'article'])('where a report was put is forgotten when it is erased by %s', async (by) => {
  const words = by === 'statement' ? 'Saffron words.' : 'Juniper words.'
  const articleIds = [await archive.article(), await archive.article()]
  const { id } = await archive.statement({ text: words, articleIds, reportTexts: ['Other words.', words] })
  const reports = await room.database.prisma.report.findMany({ where: { statementId: id } })
  const off = reports.find((report) => report.text === words)
  if (off === undefined) throw new Error('no report has the words')
  await splitStatement(room.database.prisma, editor, { statement: id, reports: [off.id] })
  const placed = () => room.database.prisma.placedReport.count({ where: { digest: digestOf(words) } })
  expect(await placed()).toBe(1)
  const { statementId } = await room.database.prisma.report.findUniqueOrThrow({ where: { id: off.id } })
  if (by === 'statement') await eraseStatement(room.database.prisma, statementId, 'x')
  else await eraseArticle(room.database.prisma, off.articleId, 'x')
  expect(await placed()).toBe(0)
})

test.each(['statement', 'article'])(
  'what people did with words erased by %s keeps no digest of them, and undone brings none back',
  async (by) => {
    const { prisma } = room.database
    const words = by === 'statement' ? 'Verbena words.' : 'Sorrel words.'
    const beside = await archive.statement()
    const { id, articleIds } = await archive.statement({ text: words, articleIds: beside.articleIds })
    const actor = await archive.actor()
    await reattribute(prisma, editor, { statement: id, actor, office: null })
    const again = await reattribute(prisma, editor, { statement: id, actor: await archive.actor(), office: null })
    const other = await reattribute(prisma, editor, { statement: beside.id, actor, office: null })
    if (again.kind !== 'corrected' || other.kind !== 'corrected') throw new Error('a correction was refused')
    await rejectFold(prisma, editor, { statements: [id, beside.id] })
    expect(await rowsWith(digestOf(words))).toEqual(['desk_corrections', 'placed_reports'])

    if (by === 'statement') await eraseStatement(prisma, id, 'x')
    else await eraseArticle(prisma, articleIds[0] ?? '', 'x')
    expect(await rowsWith(digestOf(words))).toEqual([])
    expect(await undoCorrection(prisma, editor, again.correctionId)).toMatchObject({ kind: 'corrected' })
    expect(await prisma.placedReport.count({ where: { statementId: id } })).toBe(0)
    // What was done beside it is undone as ever.
    expect(await undoCorrection(prisma, editor, other.correctionId)).toMatchObject({ kind: 'corrected' })
  },
)

test('an erasure from before digests were taken out of corrections brings none back either', async () => {
  const { prisma } = room.database
  const words = 'Yarrow words.'
  const { id } = await archive.statement({ text: words })
  await reattribute(prisma, editor, { statement: id, actor: await archive.actor(), office: null })
  const again = await reattribute(prisma, editor, { statement: id, actor: await archive.actor(), office: null })
  if (again.kind !== 'corrected') throw new Error('a correction was refused')
  const kept = await prisma.deskCorrection.findUniqueOrThrow({ where: { id: again.correctionId } })
  await eraseStatement(prisma, id, 'x')
  await prisma.deskCorrection.update({ where: { id: kept.id }, data: { steps: kept.steps as object } })
  expect(await undoCorrection(prisma, editor, again.correctionId)).toMatchObject({ kind: 'corrected' })
  expect(await prisma.placedReport.count({ where: { digest: digestOf(words) } })).toBe(0)
})
