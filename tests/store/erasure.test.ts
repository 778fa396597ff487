import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeStatements } from '../../src/desk/corrections/correct-statements.ts'
import { decideReport } from '../../src/desk/decisions/decide.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openHub } from '../../src/live/hub.ts'
import type { Database } from '../../src/store/database/database.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom
let database: Database
let archive: Archive

beforeAll(async () => {
  room = await newsroom()
  database = room.database
  archive = openArchive(database.prisma)
})

afterAll(() => room.close())

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

test('an erased statement’s words are nowhere, not in its article either, and its entry keeps its place', async () => {
  const articleId = await archive.article({ text: 'It rained. The last of her quixotic words.' })
  const topicId = await archive.topic()
  const { id } = await archive.statement({
    text: 'The last of her quixotic words.',
    articleIds: [articleId],
    topicIds: [topicId],
  })
  const [before] = await newestEntries(1)
  expect(await eraseStatement(database.prisma, id, 'mistake')).toEqual({ kind: 'erased', statementIds: [id] })
  const [emptied, erased] = await newestEntries(2)
  expect(emptied).toMatchObject({ position: before?.position, kind: 'INGESTED', before: null, after: null })
  expect(erased).toMatchObject({ kind: 'ERASED', statementId: id, before: null, after: null })
  expect(await rowsWith('quixotic')).toEqual([])
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

/** Statements that a word finds in what stands around them, in any kept version. */
async function foundAround(word: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    "SELECT DISTINCT statement_id AS id FROM statement_versions WHERE context_words @@ to_tsquery('english', $1)",
    [word],
  )
  return rows.map((row) => row.id)
}

const DUES = '“The harbour dues will fall before winter,” Ada Quill said.'
const ARCHIVE = '“The xylophone archive moves to the old mill,” Max Orme said.'
const BOATS = '“Every boat gets a lantern,” Dora Lund said.'

test('an erased statement’s words are in no context of the reports beside it, nor does an edit bring them back', async () => {
  const url = 'https://harbourtimes.example/beside'
  const texts = [DUES, ARCHIVE, BOATS]
  await room.published({ url, text: texts.join(' ') })
  const { statementIds } = await room.published({ url, text: `It rained.\n\n${texts.join('\n\n')}` })
  const [before, id = '', after] = statementIds
  expect((await foundAround('xylophone')).sort()).toEqual([before, id, after].sort())
  await eraseStatement(database.prisma, id, 'mistake')
  expect(await rowsWith('xylophon')).toEqual([])
  expect(await foundAround('lantern')).toContain(after)
  expect(await foundAround('dues')).toContain(before)
  const news = await room.entries()
  expect(news.at(-1)).toMatchObject({ kind: 'ERASED', statementId: id })

  const edited = await room.published({ url, text: `It rained again.\n\n${texts.join('\n\n')}` })
  expect(edited.statementIds).toEqual([before, after])
  expect(await rowsWith('xylophon')).toEqual([])
})

test('words that stand around an erased statement and another’s own are kept where they are its own', async () => {
  const url = 'https://harbourtimes.example/own'
  const first = '“The periwinkle fleet sails at dawn,” Ada Quill said.'
  const second = '“The periwinkle fleet will never sail,” Max Orme said.'
  const { statementIds } = await room.published({ url, text: `${first}\n\n${second}` })
  const [kept, id = ''] = statementIds
  await eraseStatement(database.prisma, id, 'mistake')
  expect(await foundAround('periwinkle & dawn')).toEqual([kept])
  expect(await foundAround('periwinkle & never')).toEqual([])
})

test('a decision about a report beside keeps nothing of an erased statement’s words', async () => {
  const url = 'https://harbourtimes.example/decided'
  const { articleId, statementIds } = await room.published({
    url,
    text: `${DUES}\n\n“The marmalade tax is dead,” Max Orme said.`,
  })
  const [kept = '', id = ''] = statementIds
  const report = await database.prisma.report.findFirstOrThrow({ where: { articleId, statementId: kept } })
  const change = { form: 'INDIRECT' as const }
  await decideReport(database.prisma, {
    reportId: report.id,
    kind: 'CORRECTED',
    madeBy: 'desk',
    reason: 'heard',
    change,
  })
  expect(await rowsWith('marmalade')).toContain('corrections')
  await eraseStatement(database.prisma, id, 'mistake')
  expect(await rowsWith('marmalade')).toEqual([])
})

const BUOYS = '“Every buoy off Kestrel Bay is new,” Ada Quill told reporters.'

test('what speaks for an answer beside keeps nothing of an erased statement’s words, nor does what it is found by', async () => {
  await room.published({ url: 'https://harbourtimes.example/buoys', text: BUOYS, publishedAt: new Date('2025-03-05') })
  const { statementIds } = await room.published({
    url: 'https://harbourtimes.example/rejected',
    publishedAt: new Date('2025-03-06'),
    text: '“Max Orme rejected what Ada Quill called her pistachio plan for Kestrel Bay, and Zelda Xystus agrees,” Dora Lund said. “No buoy off Kestrel Bay is new,” Max Orme said.',
  })
  const [id = '', answer = ''] = statementIds
  const links = () => database.prisma.reply.findMany({ where: { report: { statementId: answer } } })
  const keys = () => database.prisma.answerKey.count({ where: { report: { statementId: answer } } })
  expect(JSON.stringify(await links())).toContain('rejected')
  expect(await keys()).toBeGreaterThan(0)
  await eraseStatement(database.prisma, id, 'mistake')
  expect(await links()).toEqual([])
  expect(await keys()).toBe(0)
  const [version] = await database.prisma.statementVersion.findMany({ where: { statementId: answer, current: true } })
  expect(version?.answeredActorIds).toEqual([])
  expect(await rowsWith('pistachio')).toEqual([])
})

test('what an editor confirmed stays, without the erased words that spoke for it', async () => {
  await room.published({
    url: 'https://harbourtimes.example/lamps',
    text: '“Every lamp off Gull Point is new,” Ida Brook told reporters.',
    publishedAt: new Date('2025-03-05'),
  })
  const { statementIds } = await room.published({
    url: 'https://harbourtimes.example/denied',
    publishedAt: new Date('2025-03-06'),
    text: '“Karl Ness rejected what Ida Brook called her turquoise plan for Gull Point,” Lena Frost said. “No lamp off Gull Point is new,” Karl Ness said.',
  })
  const [id = '', answer = ''] = statementIds
  const where = { report: { statementId: answer } }
  await database.prisma.reply.updateMany({ where, data: { status: 'ACCEPTED' } })
  await eraseStatement(database.prisma, id, 'mistake')
  const [link] = await database.prisma.reply.findMany({ where })
  expect(link).toMatchObject({ status: 'ACCEPTED', evidence: [] })
  expect(link?.shared.sort()).toEqual(expect.arrayContaining(['lamp']))
  expect(JSON.stringify(link)).not.toContain('turquois')
})

test('an erased article’s words are nowhere, though it answered, was answered, and was answered before it came in', async () => {
  const answer =
    '“No vermicelli was ever sold on the quay,” Nico Brand said. Nico Brand rejected Olga Stern’s claim about the quay.'
  const claim = '“The marzipan on the quay was sold twice,” Olga Stern told reporters.'
  const other = await room.published({
    url: 'https://harbourtimes.example/answer',
    text: answer,
    publishedAt: new Date('2025-03-06'),
  })
  const { articleId } = await room.published({
    url: 'https://harbourtimes.example/claim',
    text: claim,
    publishedAt: new Date('2025-03-05'),
  })
  const where = { report: { statementId: other.statementIds[0] ?? '' } }
  expect(await database.prisma.reply.count({ where })).toBe(1)
  await eraseArticle(database.prisma, articleId, 'mistake')
  expect(await database.prisma.reply.count({ where })).toBe(0)
  expect(await rowsWith('marzipan')).toEqual([])
  await eraseArticle(database.prisma, other.articleId, 'mistake')
  expect(await rowsWith('vermicelli')).toEqual([])
})

test('a merged statement is erased with what it absorbed, by either id', async () => {
  const articleIds = [await archive.article(), await archive.article()]
  const [into, other] = [
    await archive.statement({ text: 'Tangerine words.', articleIds: articleIds.slice(0, 1) }),
    await archive.statement({ text: 'Tangerine talk.', articleIds: articleIds.slice(1) }),
  ]
  const editor = { principalId: LOCAL_PRINCIPAL.id, reason: 'one speech' }
  await mergeStatements(database.prisma, editor, { into: into.id, statements: [other.id] })
  const erased = await eraseStatement(database.prisma, other.id, 'mistake')
  expect(erased).toEqual({ kind: 'erased', statementIds: [into.id, other.id].sort() })
  expect(await rowsWith('tangerine')).toEqual([])
})

test('an erased article’s words are not kept by what its statement absorbed', async () => {
  const articleIds = [await archive.article(), await archive.article()]
  const into = await archive.statement({ text: 'Plain words.', articleIds: articleIds.slice(0, 1) })
  const other = await archive.statement({ text: 'Aubergine talk.', articleIds: articleIds.slice(1) })
  const editor = { principalId: LOCAL_PRINCIPAL.id, reason: 'one speech' }
  await mergeStatements(database.prisma, editor, { into: into.id, statements: [other.id] })
  await eraseArticle(database.prisma, articleIds[1] ?? '', 'mistake')
  expect(await rowsWith('aubergine')).toEqual([])
  expect(await database.prisma.statement.findUnique({ where: { id: into.id } })).toMatchObject({ text: 'Plain words.' })
})

test('a process that read entries before an erasure tells nothing of the erased words afterwards', async () => {
  const journal = openJournal(database.prisma)
  await archive.number()
  const { head } = await journal.bounds()
  const hub = await openHub(journal, 20, pino({ level: 'silent' }))
  const url = 'https://harbourtimes.example/remembered'
  const { statementIds } = await room.published({ url, text: `${DUES}\n\n“The saffron vault is open,” Max Orme said.` })
  await archive.number()
  const told = async () => JSON.stringify((await hub.read(head, 100)).entries)
  await expect.poll(told).toContain('saffron')
  await eraseStatement(database.prisma, statementIds[1] ?? '', 'mistake')
  await archive.number()
  await expect.poll(async () => (await hub.read(head, 100)).entries.at(-1)?.kind).toBe('ERASED')
  expect(await told()).not.toContain('saffron')
  await hub.close()
})

test('whoever sends the url of an erased article again is told that it was erased, and not why', async () => {
  const article = { url: 'https://harbourtimes.example/private', text: DUES }
  const { articleId } = await room.published(article)
  await eraseArticle(database.prisma, articleId, 'the source is in danger')
  const refused = await room.publish({ ...article, text: `${DUES} It rained.` })
  expect(JSON.stringify(refused)).toContain('was erased')
  expect(JSON.stringify(refused)).not.toContain('danger')
})
