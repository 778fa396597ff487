import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeStatements, splitStatement } from '../../src/desk/corrections/correct-statements.ts'
import { undoCorrection } from '../../src/desk/corrections/undo.ts'
import { decideReport } from '../../src/desk/decisions/decide.ts'
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

const editor = { principalId: LOCAL_PRINCIPAL.id, reason: 'two speeches' }

async function splitOff() {
  const { prisma } = room.database
  const articleIds = [await archive.article(), await archive.article()]
  const { id } = await archive.statement({
    text: 'Plain words.',
    articleIds,
    reportTexts: ['Plain words.', 'Other words.'],
  })
  const [stays, leaves] = await prisma.report.findMany({ where: { statementId: id }, orderBy: { text: 'desc' } })
  const split = await splitStatement(prisma, editor, { statement: id, reports: [leaves?.id ?? ''] })
  if (split.kind !== 'corrected') throw new Error(JSON.stringify(split))
  return { id, stays: stays?.id ?? '', correctionId: split.correctionId }
}

test('a split is undone though nothing else is left of what it was split from', async () => {
  const { prisma } = room.database
  const { id, stays, correctionId } = await splitOff()
  await decideReport(prisma, { reportId: stays, kind: 'REJECTED', madeBy: 'desk', reason: null, change: {} })
  expect(await prisma.statement.findUnique({ where: { id } })).toMatchObject({ status: 'RETRACTED' })
  expect(await undoCorrection(prisma, editor, correctionId)).toMatchObject({ kind: 'corrected', statementIds: [id] })
  expect(await prisma.statement.findUnique({ where: { id } })).toMatchObject({
    status: 'CURRENT',
    text: 'Other words.',
  })
})

test('a split is not undone where what it was split from was merged since', async () => {
  const { prisma } = room.database
  const { id, correctionId } = await splitOff()
  const into = await archive.statement({ text: 'Elsewhere.', articleIds: [await archive.article()] })
  await mergeStatements(prisma, editor, { into: into.id, statements: [id] })
  expect(await undoCorrection(prisma, editor, correctionId)).toMatchObject({ kind: 'invalid' })
})
