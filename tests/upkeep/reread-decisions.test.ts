import { afterEach, beforeEach, expect, test } from 'vitest'
import { mergeActors } from '../../src/desk/corrections/correct-actors.ts'
import { mergeStatements, reattribute, splitStatement } from '../../src/desk/corrections/correct-statements.ts'
import { undoCorrection } from '../../src/desk/corrections/undo.ts'
import { type Deciding, decideReport } from '../../src/desk/decisions/decide.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { PrismaClient, Reread } from '../../src/store/prisma/client.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { askForReread, goOn, type Misreading, misreading, readLongAgo } from '../world/rereading.ts'
import { SHARED } from '../world/threads.ts'

// What people decided about what an earlier extractor read.

const rules = SHARED.extractor
const told: Misreading = {}
const editor = { principalId: LOCAL_PRINCIPAL.id, reason: 'I was there.' }
let room: Newsroom
let prisma: PrismaClient

beforeEach(async () => {
  room = await newsroom({ reading: () => misreading(rules, told) })
  prisma = room.database.prisma
})
afterEach(async () => {
  for (const key of Object.keys(told)) delete told[key as keyof Misreading]
  await room.close()
})

let count = 0

/** An article as it was misread; its reports in the order of the text. */
async function published(text: string, misread: Misreading = {}, day = 5) {
  count += 1
  Object.assign(told, { missed: [], junk: [], speakers: {}, edges: {} }, misread)
  const url = `https://outlet-${count}.example/1`
  const source = { name: `Outlet ${count}`, homepage: `https://outlet-${count}.example` }
  const { articleId } = await room.published({ text, url, source, publishedAt: new Date(`2025-03-0${day}T09:00:00Z`) })
  const reports = await prisma.report.findMany({
    where: { articleId, retractedAt: null },
    orderBy: { spanStart: 'asc' },
  })
  return { articleId, text, reports }
}

async function readAgain(): Promise<Reread> {
  await readLongAgo(prisma)
  await askForReread(prisma)
  return goOn(prisma, rules)
}

async function decide(reportId: string, kind: Deciding['kind'], change: Deciding['change'] = {}): Promise<void> {
  const decided = await decideReport(prisma, { reportId, kind, madeBy: 'ed', reason: null, change })
  expect(decided).toEqual({ kind: 'decided', reportId })
}

async function corrected(result: ReturnType<typeof mergeStatements>): Promise<string> {
  const made = await result
  if (made.kind !== 'corrected') throw new Error(JSON.stringify(made.problems))
  return made.correctionId
}

async function toldOf(reportId: string) {
  const { statement, ...report } = await prisma.report.findUniqueOrThrow({
    where: { id: reportId },
    include: { statement: { include: { actor: true } } },
  })
  return {
    text: report.text,
    isLive: report.retractedAt === null,
    isReviewed: report.reviewedAt !== null,
    statementId: report.statementId,
    actor: statement.actor?.name ?? null,
  }
}

const idOf = (one: { id: string } | undefined) => one?.id ?? ''

test('a confirmed report keeps its words and its speaker, though today it would be read otherwise, or not at all', async () => {
  const speakers = { 'The mole': 'Cora Finch' }
  const { reports } = await published('“The mole will hold until spring,” Ada Quill said.', { speakers })
  const { reports: junk } = await published(
    '“It is late,” Ada Quill said. The lamps were lit along the quay by noon.',
    {
      junk: ['lamps were lit along the quay'],
    },
  )
  const those = [idOf(reports[0]), idOf(junk[1])]
  for (const id of those) await decide(id, 'CONFIRMED')
  const before = await Promise.all(those.map(toldOf))
  expect(before).toMatchObject([{ actor: 'Cora Finch' }, { text: 'lamps were lit along the quay' }])
  expect(await readAgain()).toMatchObject({ articles: 2, found: 0, changed: 0, lost: 0 })
  expect(await Promise.all(those.map(toldOf))).toEqual(before)
})

test('corrected words and a corrected speaker stay as they were corrected', async () => {
  await published('“I keep the books of the port,” Dan Ross said.')
  const { reports, text } = await published('“The mole will hold until spring, and longer,” Ada Quill said.', {
    edges: { 'The mole': 'mole will hold until spring' },
    speakers: { 'The mole': 'Cora Finch' },
  })
  const id = idOf(reports[0])
  const start = text.indexOf('will hold')
  await decide(id, 'CORRECTED', { parts: [{ start, end: start + 'will hold until'.length }], revision: 1 })
  await decide(id, 'CORRECTED', { actor: 'dan-ross' })
  const before = await toldOf(id)
  expect(before).toMatchObject({ text: 'will hold until', actor: 'Dan Ross', isReviewed: true })
  await readAgain()
  expect(await toldOf(id)).toEqual(before)
})

test('rejected words are not told again, nor a piece of them by another speaker', async () => {
  const { reports, articleId } = await published('“The mole will hold until spring, and longer,” Ada Quill said.', {
    edges: { 'The mole': 'The mole will hold until spring, and longer,” Ada Quill said' },
    speakers: { 'The mole': 'Cora Finch' },
  })
  await decide(idOf(reports[0]), 'REJECTED')
  expect(await readAgain()).toMatchObject({ articles: 1, found: 0 })
  expect(await prisma.report.count({ where: { articleId, retractedAt: null } })).toBe(0)
})

test('merged statements stay one, whatever edges and speaker their reports have today, and can be parted again', async () => {
  const one = await published('“The mole will hold until spring,” Ada Quill said.')
  const other = await published('The harbour is safe. “Nothing gets past our great wall,” Ada Quill said.', {
    edges: { 'Nothing gets': 'Nothing gets past our great wall,” Ada' },
    speakers: { 'Nothing gets': 'Cora Finch' },
  })
  const [into = '', absorbed = ''] = [one.reports[0]?.statementId, other.reports[0]?.statementId]
  const correctionId = await corrected(mergeStatements(prisma, editor, { into, statements: [absorbed] }))
  await readAgain()
  expect(await toldOf(idOf(other.reports[0]))).toMatchObject({ statementId: into, isLive: true })
  expect(await toldOf(idOf(one.reports[0]))).toMatchObject({ statementId: into, isLive: true })
  await corrected(undoCorrection(prisma, editor, correctionId))
  expect(await toldOf(idOf(other.reports[0]))).toMatchObject({ statementId: absorbed, isLive: true })
})

test('a report that was put into a statement stays there, though today it would not be found', async () => {
  const one = await published('“The mole will hold until spring,” Ada Quill said.')
  const other = await published('“It is late,” Ada Quill said. The mole holds well into spring.', {
    junk: ['The mole holds well into spring'],
  })
  const [into = '', absorbed = ''] = [one.reports[0]?.statementId, other.reports[1]?.statementId]
  await corrected(mergeStatements(prisma, editor, { into, statements: [absorbed] }))
  await readAgain()
  expect(await toldOf(idOf(other.reports[1]))).toMatchObject({ statementId: into, isLive: true })
})

test('what was split stays apart, and a speaker that somebody named stays', async () => {
  const words = '“The mole will hold until spring whatever the tide does to it,” Ada Quill said.'
  const one = await published(words)
  const other = await published(words, { edges: { 'The mole': 'mole will hold until spring whatever the tide does' } })
  const statement = one.reports[0]?.statementId ?? ''
  expect(other.reports[0]?.statementId).toBe(statement)
  await corrected(splitStatement(prisma, editor, { statement, reports: [idOf(other.reports[0])] }))
  const dan = await prisma.actor.create({
    data: { id: crypto.randomUUID(), slug: 'dan-ross', name: 'Dan Ross', kind: 'PERSON', createdAt: new Date() },
  })
  const parted = (await toldOf(idOf(other.reports[0]))).statementId
  expect(parted).not.toBe(statement)
  await corrected(reattribute(prisma, editor, { statement: parted, actor: dan.id, office: null }))
  await readAgain()
  expect(await toldOf(idOf(other.reports[0]))).toMatchObject({ statementId: parted, actor: 'Dan Ross', isLive: true })
  expect(await toldOf(idOf(one.reports[0]))).toMatchObject({ statementId: statement, actor: 'Ada Quill', isLive: true })
})

test('what merged actors say is of the one that stays', async () => {
  await published('“The mole will hold until spring,” Ada Quill said.')
  const other = await published(
    '“Nothing gets past our great wall,” Cora Finch said. “The tide is high,” Cora Finch said.',
    {
      missed: ['The tide'],
    },
  )
  const [ada, cora] = await prisma.actor.findMany({ orderBy: { slug: 'asc' } })
  await corrected(mergeActors(prisma, editor, { into: ada?.id ?? '', actors: [cora?.id ?? ''] }))
  expect(await readAgain()).toMatchObject({ found: 1, lost: 0 })
  const rows = await prisma.statement.findMany({
    where: { reports: { some: { articleId: other.articleId } } },
    include: { actor: true },
  })
  expect(rows.map(({ actor }) => actor?.name)).toEqual(['Ada Quill', 'Ada Quill'])
})

test('a surname that an editor merged into somebody stays theirs, though nothing is kept of what articles told', async () => {
  const bare = await published('Averley said the weir would be opened on Thursday night.')
  const full = await published('Dorothea Averley, a florist, said that tulips were late and roses cost more than ever.')
  const [actors, into] = [[bare.reports[0]?.actorId ?? ''], full.reports[0]?.actorId ?? '']
  expect(actors).not.toEqual([into])
  await corrected(mergeActors(prisma, editor, { into, actors }))
  expect(await readAgain()).toMatchObject({ articles: 2, changed: 0 })
  expect(await toldOf(idOf(bare.reports[0]))).toMatchObject({ actor: 'Dorothea Averley' })
})

test('erased words do not come back, in whatever edges, and an erased article is not read', async () => {
  const words = 'The mole will hold until spring whatever the tide does to it'
  const narrow = { edges: { 'The mole': 'mole will hold until spring whatever the tide' } }
  const one = await published(`“${words},” Ada Quill said. “It is late,” Bela Storr said.`, narrow)
  const gone = await published('“Nothing gets past our great wall,” Cora Finch said.', { missed: ['Nothing'] })
  await eraseStatement(prisma, one.reports[0]?.statementId ?? '', 'Asked for.')
  await eraseArticle(prisma, gone.articleId, 'Asked for.')
  expect(await readAgain()).toMatchObject({ articles: 1, found: 0 })
  const standing = await prisma.statement.findMany({ where: { status: 'CURRENT' } })
  expect(standing.map(({ text }) => text)).toEqual(['It is late'])
  const { text } = await prisma.articleRevision.findFirstOrThrow({ where: { articleId: one.articleId } })
  expect(text).not.toContain('hold until spring')
})

test('words that 0.1.0 erased are taken out of the text that it kept, though a report has only some of them today', async () => {
  const words = 'mole will hold until spring whatever the tide does to it,” Ada Quill'
  const one = await published(`“The ${words} said. “It is late,” Bela Storr said.`, { edges: { 'The mole': words } })
  const { articleId } = one
  const statementId = one.reports[0]?.statementId ?? ''
  const { text } = await prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  await eraseStatement(prisma, statementId, 'Asked for.')
  // It kept a plain digest of the words alone, and the text.
  const { digestOf } = await import('../../src/domain/statement/words-digest.ts')
  await prisma.erasedReport.updateMany({ where: { articleId }, data: { digest: digestOf(words), shingles: [] } })
  await prisma.articleRevision.updateMany({ where: { articleId }, data: { text } })
  expect(await readAgain()).toMatchObject({ articles: 1, found: 0 })
  const kept = await prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect(kept.text).not.toContain('until spring')
  expect(kept.text).toContain('It is late')
})
