import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createActor } from '../../src/desk/catalogue/edit-actors.ts'
import { createOffice } from '../../src/desk/catalogue/edit-offices.ts'
import { createTopic, deleteTopic } from '../../src/desk/catalogue/edit-topics.ts'
import { deleteActor } from '../../src/desk/corrections/correct-actors.ts'
import { mergeStatements } from '../../src/desk/corrections/correct-statements.ts'
import { decideReport } from '../../src/desk/decisions/decide.ts'
import { eraseStatement } from '../../src/desk/erasure/erase.ts'
import { DAY_MS } from '../../src/domain/language/calendar.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createKey, KeyError, revokeKey } from '../../src/store/access/keys.ts'
import { openConsumers } from '../../src/store/journal/consumers.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// A machine whose clock is a year ahead, beside others whose clocks are right. The database's is.

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(async () => {
  vi.useRealTimers()
  await room.close()
})

/** Does all of it as a process whose clock is a year ahead. */
async function aYearAhead<Result>(work: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * DAY_MS })
  try {
    return await work()
  } finally {
    vi.useRealTimers()
  }
}

/** Every column of every table that holds a time later than an hour from now, by the database's clock. */
async function timesAhead(): Promise<string[]> {
  const { rows } = await room.database.pool.query<{ table_name: string; column_name: string }>(`
    SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t
      USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type LIKE 'timestamp%'`)
  const ahead: string[] = []
  for (const { table_name, column_name } of rows) {
    const found = await room.database.pool.query(
      `SELECT FROM "${table_name}" WHERE "${column_name}" > now() + interval '1 hour' AND isfinite("${column_name}") LIMIT 1`,
    )
    if (found.rowCount) ahead.push(`${table_name}.${column_name}`)
  }
  return ahead
}

test('whatever a service writes whose clock is a year ahead has the time of the database', async () => {
  const { prisma } = room.database
  const madeBy = LOCAL_PRINCIPAL.id
  await aYearAhead(async () => {
    const text = '“The lock opens in May,” Ada Quill said.\n\n“Nobody asked the crew,” Tom Barrow said.'
    const { statementIds } = await room.published({ text, idempotencyKey: 'once' })
    const again = await room.published({ url: 'https://other.example/1', text: '“The ferry sails,” Ada Quill said.' })
    const editor = { principalId: madeBy, reason: 'one' }
    const topic = await createTopic(prisma, { name: 'Locks', rule: { text: 'lock' } }, editor)
    const actor = await createActor(prisma, { name: 'Ines Tarn', kind: 'PERSON' }, editor)
    const office = await createOffice(prisma, { name: 'Harbour Master' }, editor)
    if (topic.kind !== 'saved' || actor.kind !== 'saved' || office.kind !== 'saved') throw new Error('not saved')
    await reclassify(prisma, new AbortController().signal)
    const report = await prisma.report.findFirstOrThrow({ where: { statementId: statementIds[1] ?? '' } })
    const decision = { reportId: report.id, kind: 'CONFIRMED' as const, madeBy, reason: 'seen', change: {} }
    expect(await decideReport(prisma, decision)).toMatchObject({ kind: 'decided' })
    const merged = { into: statementIds[0] ?? '', statements: again.statementIds }
    expect(await mergeStatements(prisma, editor, merged)).toMatchObject({ kind: 'corrected' })
    expect(await deleteTopic(prisma, topic.id, editor)).toMatchObject({ kind: 'saved' })
    expect(await deleteActor(prisma, editor, actor.id)).toMatchObject({ kind: 'corrected' })
    await eraseStatement(prisma, statementIds[1] ?? '', 'asked for', editor)
    const key = await createKey(prisma, 'desk', 'EDITOR')
    await revokeKey(prisma, key.id)
    const consumers = openConsumers(prisma, () => undefined)
    const place = { principalId: madeBy, name: 'night', stream: 's', cursor: 'c', position: 1 }
    expect(await consumers.open(place)).toMatchObject({ kind: 'opened' })
    await consumers.acknowledge(place)
    await sequence(prisma)
  })
  expect(await timesAhead()).toEqual([])
})

test('an article that comes in later stands on top of one from a service whose clock is a year ahead', async () => {
  const early = await aYearAhead(() => room.published({ text: '“The tide is high,” Ada Quill said.' }))
  const late = await room.published({ text: '“The tide is low,” Tom Barrow said.' })
  const newest = await room.database.prisma.article.findMany({ orderBy: { ingestedAt: 'desc' }, take: 2 })
  expect(newest.map(({ id }) => id)).toEqual([late.articleId, early.articleId])
})

test('whether a key expires in the future is told by the clock that will end it', async () => {
  const { prisma } = room.database
  const tomorrow = new Date(Date.now() + DAY_MS)
  const made = await aYearAhead(() => createKey(prisma, 'visitor', 'READER', tomorrow))
  expect(made.expiresAt).toEqual(tomorrow)
  const past = new Date(Date.now() - DAY_MS)
  await expect(createKey(prisma, 'visitor', 'READER', past)).rejects.toThrow(KeyError)
})

test('whether an article is dated in the future is told by the database', async () => {
  const nextMonth = new Date(Date.now() + 30 * DAY_MS)
  const text = '“The tide turns,” Ada Quill said.'
  const refused = await aYearAhead(() => room.publish({ text, publishedAt: nextMonth }))
  expect(refused).toMatchObject({ kind: 'invalid', problems: [{ path: 'publishedAt' }] })
})
