import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseStatement } from '../../src/desk/erasure/erase.ts'
import { rekeyReports } from '../../src/ingest/statements/rekey-reports.ts'
import { inTransaction } from '../../src/store/database/retry.ts'
import { lockReportsKeyedOtherwise } from '../../src/store/lookup/keyed-reports.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// What was erased from an article that stays does not come back, however the article is edited.

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const KEPT = '“Every boat gets a lantern before the regatta,” Dora Lund said.'
const ERASED =
  '“The defence programme will honour our neighbours and modernise every harbour from Gull Point to Kestrel Bay,” Max Orme said.'

let count = 0

/** An article whose statement by Max Orme was erased. */
async function withErasure(said = ERASED, title: string | null = null) {
  count += 1
  const url = `https://harbourtimes.example/again/${count}`
  const { articleId } = await room.published({ url, title, text: `It rained.\n\n${KEPT}\n\n${said}` })
  const reports = await live(articleId)
  const kept = reports.find((report) => report.speaker === 'Dora Lund')?.statementId
  const id = reports.find((report) => report.speaker === 'Max Orme')?.statementId
  if (kept === undefined || id === undefined) throw new Error('the article was not read as it was meant')
  await eraseStatement(room.database.prisma, id, 'mistake')
  return { url, articleId, kept }
}

function live(articleId: string) {
  return room.database.prisma.report.findMany({
    where: { articleId, retractedAt: null },
    select: { statementId: true, speaker: true, text: true },
  })
}

/** Whether any table holds a word anywhere. */
async function isKept(word: string): Promise<boolean> {
  const { rows: tables } = await room.database.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  )
  for (const { name } of tables) {
    const { rows } = await room.database.pool.query(`SELECT FROM ${name} t WHERE t::text ILIKE $1`, [`%${word}%`])
    if (rows.length > 0) return true
  }
  return false
}

const AMERICAN =
  '“The defense program will honor our neighbors and modernize every harbor from Gull Point to Kestrel Bay,” Max Orme said.'

test.each([
  [
    'an edge of the quotation is moved in',
    '“The defence programme will honour our neighbours and modernise every harbour” from Gull Point to Kestrel Bay, Max Orme said.',
  ],
  [
    'an edge of the quotation is moved out',
    '“As for us, the defence programme will honour our neighbours and modernise every harbour from Gull Point to Kestrel Bay, and more,” Max Orme said.',
  ],
  ['it is spelt in the American way', AMERICAN],
  ['a word of it is changed', ERASED.replace('honour', 'respect')],
  ['words are put into it', ERASED.replace('neighbours', 'dear and patient neighbours')],
  ['it is given to another speaker', ERASED.replace('Max Orme', 'Ada Quill')],
  [
    'it is told as indirect speech',
    'Max Orme said that the defence programme will honour our neighbours and modernise every harbour from Gull Point to Kestrel Bay.',
  ],
  [
    'it is parted in two quotations',
    '“The defence programme will honour our neighbours,” Max Orme said, “and modernise every harbour from Gull Point to Kestrel Bay.”',
  ],
])('an erased statement does not come back when %s', async (_, edited) => {
  const { url, articleId, kept } = await withErasure()
  await room.published({ url, text: `It rained again, and hard.\n\n${edited}\n\n${KEPT}\n\nThe council met.` })
  expect((await live(articleId)).map((report) => report.statementId)).toEqual([kept])
  const { text } = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId, number: 2 } })
  expect(text).not.toMatch(/Gull Point|neighbou?rs/)
  expect(text).toContain('Every boat gets a lantern before the regatta')
})

test('an erased statement of few words does not come back with a word of it changed', async () => {
  const { url, articleId, kept } = await withErasure('“The dues will fall before the next winter,” Max Orme said.')
  await room.published({ url, text: `${KEPT}\n\n“The dues will drop before the next winter,” Max Orme said.` })
  expect((await live(articleId)).map((report) => report.statementId)).toEqual([kept])
})

test('another statement of the speaker in the same article is recorded, whatever was erased', async () => {
  const { url, articleId, kept } = await withErasure()
  const other = '“The council will honour its debts to every fisherman,” Max Orme said.'
  await room.published({ url, text: `${KEPT}\n\n${ERASED}\n\n${other}` })
  const reports = await live(articleId)
  expect(reports).toHaveLength(2)
  expect(reports.map((report) => report.statementId)).toContain(kept)
  expect(reports.map((report) => report.text).join(' ')).toContain('honour its debts')
})

test('erased words are in no kept text of their article, neither of earlier nor of later revisions, nor in a title', async () => {
  const words =
    '“Our zeppelin will fly from the old mill to the lighthouse and back again every single summer,” Max Orme said.'
  const url = 'https://harbourtimes.example/again/airship'
  const title = 'Orme: our zeppelin will fly from the old mill to the lighthouse and back again'
  const { articleId } = await room.published({ url, title, text: `${KEPT}\n\n${words}` })
  await room.published({ url, title, text: `It rained.\n\n${KEPT}\n\n${words}` })
  const own = (await live(articleId)).find((report) => report.speaker === 'Max Orme')
  const before = await room.database.prisma.articleRevision.findMany({
    where: { articleId },
    orderBy: { number: 'asc' },
  })
  await eraseStatement(room.database.prisma, own?.statementId ?? '', 'mistake')
  expect(await isKept('zeppelin')).toBe(false)
  const after = await room.database.prisma.articleRevision.findMany({
    where: { articleId },
    orderBy: { number: 'asc' },
  })
  expect(after.map(({ text }) => text.length)).toEqual(before.map(({ text }) => text.length))
  await room.published({ url, title, text: `It snowed.\n\n${words}\n\n${KEPT}` })
  expect(await isKept('zeppelin')).toBe(false)
})

test('an erasure from before there were shingles holds by its digest, and by shingles as soon as the words return', async () => {
  const url = 'https://harbourtimes.example/again/before'
  const { articleId } = await room.published({ url, text: KEPT })
  const said = /“(.*),” Max Orme/.exec(ERASED)?.[1] ?? ''
  const digest = createHash('sha256')
    .update((said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' '))
    .digest('hex')
  const [kept] = await live(articleId)
  await room.database.prisma.$executeRaw`
    INSERT INTO erased_reports (article_id, digest, statement_id, reason, erased_at)
    VALUES (${articleId}::uuid, ${digest}, ${'00000000-0000-7000-8000-00000000dead'}::uuid, 'by court order', now())`
  await room.published({ url, text: `${KEPT}\n\n${ERASED}` })
  expect(await live(articleId)).toEqual([kept])
  const known = await room.database.prisma.erasedReport.findMany({ where: { articleId } })
  expect(known).toEqual([
    expect.objectContaining({ reason: 'by court order', digest: expect.not.stringMatching(digest) }),
  ])
  expect(known[0]?.shingles).not.toEqual([])
  await room.published({ url, text: `It rained.\n\n${KEPT}\n\n${AMERICAN}` })
  expect(await live(articleId)).toEqual([kept])
  const texts = await room.database.prisma.articleRevision.findMany({ where: { articleId }, select: { text: true } })
  expect(JSON.stringify(texts)).not.toContain('Gull Point')
})

test('an erasure from before there were shingles holds though the report is read with more words today', async () => {
  const url = 'https://harbourtimes.example/again/wider'
  const { articleId } = await room.published({ url, text: KEPT })
  const [kept] = await live(articleId)
  const digest = createHash('sha256').update('every harbour from gull point to kestrel bay').digest('hex')
  await room.database.prisma.$executeRaw`
    INSERT INTO erased_reports (article_id, digest, statement_id, reason, erased_at)
    VALUES (${articleId}::uuid, ${digest}, ${'00000000-0000-7000-8000-00000000beef'}::uuid, 'by court order', now())`
  const wider = '“We modernise every harbour from Gull Point to Kestrel Bay,” Max Orme said.'
  await room.published({ url, text: `${KEPT}\n\n${wider}` })
  expect(await live(articleId)).toEqual([kept])
  const texts = await room.database.prisma.articleRevision.findMany({ where: { articleId }, select: { text: true } })
  expect(JSON.stringify(texts)).not.toContain('Gull Point')
})

/** Keys an article's reports anew in a transaction that is not done before `meanwhile` waits for a lock. */
async function rekeyingWhile(articleId: string, meanwhile: () => Promise<unknown>): Promise<void> {
  const { prisma } = room.database
  await prisma.$executeRaw`UPDATE reports SET keyed_by = 0 WHERE article_id = ${articleId}::uuid`
  let waiting: Promise<unknown> = Promise.resolve()
  await inTransaction(prisma, async (tx) => {
    await rekeyReports(tx, await lockReportsKeyedOtherwise(tx, { before: null, limit: 200 }))
    waiting = meanwhile()
    await expect
      .poll(
        () => prisma.$queryRaw`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'
        AND datname = current_database()`,
      )
      .toHaveLength(1)
  })
  await waiting
}

/** The keys of reports that are not looked up there any more. */
function straysOf(reportIds: string[]) {
  return room.database.prisma.$queryRaw`
    SELECT k.report_id::text AS id FROM folding_keys k LEFT JOIN reports r ON r.id = k.report_id AND k.key = ANY (r.folding_keys)
    WHERE k.report_id = ANY (${reportIds}::uuid[]) AND (r.id IS NULL OR r.retracted_at IS NOT NULL)`
}

test.each(['erased', 'dropped'])('words %s while reports are keyed anew leave no hash behind', async (how) => {
  const { prisma } = room.database
  const url = `https://harbourtimes.example/again/${how}-while-keyed`
  const { articleId } = await room.published({ url, text: `${KEPT}\n\n“The ${how} quay stays dry,” Max Orme said.` })
  const reports = await prisma.report.findMany({ where: { articleId } })
  const own = reports.find((report) => report.speaker === 'Max Orme')
  if (own === undefined) throw new Error('the article was not read as it was meant')
  await rekeyingWhile(articleId, () =>
    how === 'erased' ? eraseStatement(prisma, own.statementId, 'mistake') : room.published({ url, text: KEPT }),
  )
  expect(await straysOf([own.id])).toEqual([])
})
