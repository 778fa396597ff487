import { afterAll, beforeAll, expect, test } from 'vitest'
import { splitStatement } from '../../src/desk/corrections/correct-statements.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
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
