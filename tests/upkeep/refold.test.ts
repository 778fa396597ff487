import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTopic } from '../../src/desk/catalogue/edit-topics.ts'
import {
  mergeStatements,
  reattribute,
  rejectFold,
  splitStatement,
} from '../../src/desk/corrections/correct-statements.ts'
import { undoCorrection } from '../../src/desk/corrections/undo.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { RefoldArticle } from '../../src/ingest/again/refold-article.ts'
import { finishWork } from '../../src/store/again/work-turns.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { askForRefold, foldOn, putElsewhere } from '../world/refolding.ts'
import { newSeed, seeded } from '../world/seeded.ts'

const editor = { principalId: LOCAL_PRINCIPAL.id, reason: 'I was there.' }
let room: Newsroom
let prisma: PrismaClient

beforeEach(async () => {
  room = await newsroom()
  prisma = room.database.prisma
})
afterEach(() => room.close())

const TRAWLERS = 'We have counted forty trawlers beyond the northern buoys since the winter began'
const CRANES = 'The cranes of the old dock will be sold for scrap before anybody thinks of a museum'
const LANTERN = 'A lantern on the breakwater costs less than one rescued crew and its drowned cargo'

let count = 0

/** One sentence of Ada Quill's in an article of an outlet of its own: its report's id and statement. */
async function reported(words: string, day = 5) {
  count += 1
  const { articleId } = await room.published({
    source: { name: `Outlet ${count}`, homepage: `https://outlet-${count}.example` },
    url: `https://outlet-${count}.example/1`,
    text: `“${words},” Ada Quill told reporters in Port Ellis.`,
    publishedAt: new Date(`2025-03-0${day}T09:00:00Z`),
  })
  const { id, statementId } = await prisma.report.findFirstOrThrow({ where: { articleId } })
  return { id, statementId, articleId }
}

/** So many articles with the same words. */
async function copies(words: string, many: number) {
  const made: Awaited<ReturnType<typeof reported>>[] = []
  for (let at = 0; at < many; at += 1) made.push(await reported(words))
  return made
}

async function refold(asked: Parameters<typeof askForRefold>[1] = {}) {
  await askForRefold(prisma, asked)
  const { articles, joined, parted, proposed, failed } = await foldOn(prisma)
  return { articles, joined, parted, proposed, failed }
}

const head = async () => (await room.entries()).at(-1)?.position ?? 0

/** The reports that are one statement, by their words and how many. */
async function grouped(): Promise<string[][]> {
  const rows = await prisma.report.findMany({ where: { retractedAt: null }, orderBy: { id: 'asc' } })
  const groups = new Map<string, string[]>()
  for (const row of rows) groups.set(row.statementId, [...(groups.get(row.statementId) ?? []), row.id])
  return [...groups.values()].sort()
}

/** All that a refold may write. */
async function kept() {
  return {
    statements: await prisma.statement.findMany({ orderBy: { id: 'asc' } }),
    reports: await prisma.report.findMany({ orderBy: { id: 'asc' } }),
    proposals: await prisma.foldProposal.findMany({ orderBy: { id: 'asc' } }),
    versions: await prisma.statementVersion.count(),
    head: await head(),
  }
}

test('what was left apart is joined to the statement that was there first: the other’s id leads there, and it is not news', async () => {
  const [first, second] = await copies(TRAWLERS, 2)
  const alone = await putElsewhere(prisma, second?.id ?? '', null)
  const before = await head()
  expect(await refold()).toEqual({ articles: 2, joined: 1, parted: 0, proposed: 0, failed: 0 })
  expect(await grouped()).toEqual([[first?.id, second?.id]])
  expect(await prisma.statement.findUniqueOrThrow({ where: { id: alone } })).toMatchObject({
    status: 'RETRACTED',
    successorId: first?.statementId,
  })
  const entries = await room.entries(before)
  expect(entries.map(({ kind, cause, statementId }) => `${kind} ${cause} ${statementId}`).sort()).toEqual([
    `AMENDED UPKEEP ${first?.statementId}`,
    `RETRACTED UPKEEP ${alone}`,
  ])
  const told = await room.journal.read(before, 100)
  expect(told.map(({ kind }) => kind)).toContain('STATEMENT_ABSORBED')
})

test('what was taken for one is parted: the later report has a statement of its own, which came in when it did', async () => {
  const first = await reported(TRAWLERS)
  const second = await reported(CRANES)
  await putElsewhere(prisma, second.id, first.statementId)
  expect(await grouped()).toEqual([[first.id, second.id]])
  const before = await head()
  expect(await refold()).toEqual({ articles: 2, joined: 0, parted: 1, proposed: 0, failed: 0 })
  expect(await grouped()).toEqual([[first.id], [second.id]])
  const report = await prisma.report.findUniqueOrThrow({ where: { id: second.id }, include: { statement: true } })
  expect(report.statement).toMatchObject({ status: 'CURRENT', text: CRANES, ingestedAt: report.ingestedAt })
  const entries = await room.entries(before)
  expect(entries.map(({ kind, cause }) => `${kind} ${cause}`).sort()).toEqual(['AMENDED UPKEEP', 'INGESTED UPKEEP'])
})

test('a refold of what this release has folded writes nothing, whatever else is on file', async () => {
  await copies(TRAWLERS, 3)
  await copies(CRANES, 2)
  await reported(LANTERN)
  const before = await kept()
  expect(await refold()).toEqual({ articles: 6, joined: 0, parted: 0, proposed: 0, failed: 0 })
  expect(await kept()).toEqual(before)
})

test('whatever another release made of them, the same articles come to the same statements', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  for (const words of [TRAWLERS, CRANES, TRAWLERS, LANTERN, CRANES, TRAWLERS]) await reported(words)
  const fresh = await grouped()
  for (let round = 0; round < 4; round += 1) {
    for (const { id } of await prisma.report.findMany({ orderBy: { id: 'asc' } })) {
      const standing = await prisma.statement.findMany({ where: { status: 'CURRENT' }, orderBy: { id: 'asc' } })
      const to = standing[Math.floor(random() * standing.length)]?.id ?? null
      const { statementId } = await prisma.report.findUniqueOrThrow({ where: { id } })
      const isShared = (await prisma.report.count({ where: { statementId } })) > 1
      if (random() < 0.4 && isShared) await putElsewhere(prisma, id, null)
      else if (random() < 0.6 && to !== statementId) await putElsewhere(prisma, id, to)
    }
    await refold()
    expect(await grouped(), `seed ${seed}, round ${round}`).toEqual(fresh)
  }
})

test('a statement takes all its reports along where it is joined to an earlier one', async () => {
  const all = await copies(TRAWLERS, 5)
  const apart = await putElsewhere(prisma, all[2]?.id ?? '', null)
  for (const { id } of all.slice(3)) await putElsewhere(prisma, id, apart)
  expect(await grouped()).toHaveLength(2)
  expect(await refold()).toMatchObject({ joined: 1, parted: 0 })
  expect(await grouped()).toEqual([all.map(({ id }) => id)])
})

test('a summary and its quotation that were left apart are joined, and go with what other articles have of them', async () => {
  const told = (outlet: string, paragraphs: string[]) =>
    room.published({
      source: { name: outlet, homepage: `https://${outlet.toLowerCase()}.example` },
      url: `https://${outlet.toLowerCase()}.example/ferry`,
      text: paragraphs.join('\n\n'),
      publishedAt: new Date('2025-03-05T09:00:00Z'),
    })
  const quotation =
    '“The northern ferry will not sail again before its hull is repaired,” Ada Quill told reporters in Port Ellis.'
  const summary = 'Ada Quill said that the northern ferry would not sail again before its hull was repaired.'
  const other = '“Our pilots have earned a quiet winter,” Ada Quill said.'
  await told('Gazette', [quotation])
  const { articleId } = await told('Courier', [summary, quotation, other])
  const fresh = await grouped()
  expect(fresh).toHaveLength(2)
  const own = await prisma.report.findMany({ where: { articleId }, orderBy: { spanStart: 'asc' } })
  for (const { id } of own.slice(0, 2)) await putElsewhere(prisma, id, null)
  expect(await grouped()).toHaveLength(4)
  expect(await refold()).toMatchObject({ joined: 2, parted: 0 })
  expect(await grouped()).toEqual(fresh)
  expect(await refold()).toMatchObject({ joined: 0, parted: 0, proposed: 0 })
})

test('a summary and its quotation that no other article has are joined as well', async () => {
  const { articleId } = await room.published({
    text: 'Ada Quill said that the northern ferry would not sail again before its hull was repaired.\n\n“The northern ferry will not sail again before its hull is repaired,” Ada Quill told reporters in Port Ellis.',
  })
  const fresh = await grouped()
  expect(fresh).toHaveLength(1)
  const [, quotation] = await prisma.report.findMany({ where: { articleId }, orderBy: { spanStart: 'asc' } })
  const alone = await putElsewhere(prisma, quotation?.id ?? '', null)
  expect(await refold()).toMatchObject({ joined: 1, parted: 0 })
  expect(await grouped()).toEqual(fresh)
  expect(await prisma.statement.findUniqueOrThrow({ where: { id: alone } })).toMatchObject({ status: 'RETRACTED' })
})

test('a dry run counts and shows what the refold then does, and leaves nothing', async () => {
  const [, second] = await copies(TRAWLERS, 2)
  await putElsewhere(prisma, second?.id ?? '', null)
  const [first, wrong] = [await reported(CRANES), await reported(LANTERN)]
  await putElsewhere(prisma, wrong.id, first.statementId)
  const before = await kept()
  const tried = await refold({ dryRun: true })
  expect(tried).toMatchObject({ joined: 1, parted: 1 })
  expect(await kept()).toEqual(before)
  expect(await prisma.refold.findFirstOrThrow()).toMatchObject({
    examples: [
      { what: 'JOINED', reportId: second?.id },
      { what: 'PARTED', reportId: wrong.id, statementId: first.statementId },
    ],
  })
  expect(await refold()).toEqual(tried)
})

test('what a person split stays apart, also from what comes later, and can be undone as before', async () => {
  const [first, second] = await copies(TRAWLERS, 2)
  const split = await splitStatement(prisma, editor, {
    statement: first?.statementId ?? '',
    reports: [second?.id ?? ''],
  })
  if (split.kind !== 'corrected') throw new Error('refused')
  const before = await grouped()
  expect(before).toHaveLength(2)
  expect(await refold()).toMatchObject({ joined: 0, parted: 0 })
  expect(await grouped()).toEqual(before)
  expect(await undoCorrection(prisma, editor, split.correctionId)).toMatchObject({ kind: 'corrected' })
  expect(await grouped()).toEqual([[first?.id, second?.id]])
})

test('what a person merged stays one, with all that they saw in it; what came later has its own verdict', async () => {
  const [first, second] = [await reported(TRAWLERS), await reported(CRANES)]
  const merged = await mergeStatements(prisma, editor, { into: first.statementId, statements: [second.statementId] })
  if (merged.kind !== 'corrected') throw new Error('refused')
  const third = await reported(LANTERN)
  await putElsewhere(prisma, third.id, first.statementId)
  expect(await refold()).toMatchObject({ joined: 0, parted: 1 })
  expect(await grouped()).toEqual([[first.id, second.id], [third.id]])
  expect(await undoCorrection(prisma, editor, merged.correctionId)).toMatchObject({ kind: 'corrected' })
})

test('two statements that a person said not to be one are not joined', async () => {
  const [first, second] = await copies(TRAWLERS, 2)
  const other = await putElsewhere(prisma, second?.id ?? '', null)
  await rejectFold(prisma, editor, { statements: [first?.statementId ?? '', other] })
  const before = await grouped()
  expect(await refold()).toMatchObject({ joined: 0 })
  expect(await grouped()).toEqual(before)
})

test('a summary and a quotation of one article that a person said not to be one are not joined', async () => {
  const { articleId } = await room.published({
    text: 'Ada Quill said that the northern ferry would not sail again before its hull was repaired.\n\n“The northern ferry will not sail again before its hull is repaired,” Ada Quill told reporters in Port Ellis.',
  })
  const [summary, quotation] = await prisma.report.findMany({ where: { articleId }, orderBy: { spanStart: 'asc' } })
  const alone = await putElsewhere(prisma, quotation?.id ?? '', null)
  await rejectFold(prisma, editor, { statements: [summary?.statementId ?? '', alone] })
  const before = await grouped()
  expect(before).toHaveLength(2)
  expect(await refold()).toMatchObject({ joined: 0 })
  expect(await grouped()).toEqual(before)
})

test('a speaker whom a person named stays, and with it the statement', async () => {
  const [first, second] = await copies(TRAWLERS, 2)
  const other = await putElsewhere(prisma, second?.id ?? '', null)
  await reattribute(prisma, editor, { statement: other, actor: null, office: null })
  expect(await refold()).toMatchObject({ joined: 0, parted: 0 })
  expect(await prisma.report.findUniqueOrThrow({ where: { id: second?.id ?? '' } })).toMatchObject({
    statementId: other,
    actorId: null,
  })
  expect(first?.statementId).not.toBe(other)
})

test('only articles of the time and the topic asked for are looked at', async () => {
  const [, old] = [await reported(TRAWLERS, 3), await reported(TRAWLERS, 3)]
  const [, late] = [await reported(CRANES, 6), await reported(CRANES, 6)]
  for (const { id } of [old, late]) await putElsewhere(prisma, id, null)
  const since = new Date('2025-03-05T00:00:00Z')
  expect(await refold({ since, dryRun: true })).toMatchObject({ articles: 2, joined: 1 })
  const topic = await createTopic(prisma, { name: 'Trawlers', rule: { text: 'trawlers' } })
  if (topic.kind !== 'saved') throw new Error(topic.kind)
  await reclassify(prisma, new AbortController().signal)
  await reported(CRANES, 3)
  expect(await refold({ topicId: topic.id, dryRun: true })).toMatchObject({ articles: 2, joined: 1 })
  expect(await refold()).toMatchObject({ articles: 5, joined: 2 })
})

test('a refold that was stopped in the middle goes on where it was, and looks at no article twice', async () => {
  const all = await copies(TRAWLERS, 6)
  for (const { id } of all.slice(1)) await putElsewhere(prisma, id, null)
  await askForRefold(prisma)
  const looked: string[] = []
  const stopping = new AbortController()
  // Killed in the third article's transaction: nothing of it is kept.
  const dying = (fold: RefoldArticle): RefoldArticle => {
    return (articleId, finish, signal, isAsked) =>
      fold(
        articleId,
        async (tx, changes) => {
          looked.push(articleId)
          if (looked.length === 3) {
            stopping.abort()
            throw new Error('the process ends')
          }
          await finish(tx, changes)
        },
        signal,
        isAsked,
      )
  }
  expect(await foldOn(prisma, { signal: stopping.signal, around: dying })).toMatchObject({
    articles: 2,
    joined: 1,
    finishedAt: null,
  })
  expect(await foldOn(prisma, { around: dying })).toMatchObject({ articles: 6, joined: 5, failed: 0 })
  expect(await grouped()).toEqual([all.map(({ id }) => id)])
  const ids = all.map(({ articleId }) => articleId)
  expect(looked).toEqual([...ids.slice(0, 3), ...ids.slice(2)])
})

test('processes that share a refold take turns, articles that come in meanwhile are folded, and there is no double', async () => {
  const all = await copies(TRAWLERS, 8)
  for (const { id } of all.slice(1)) await putElsewhere(prisma, id, null)
  await askForRefold(prisma)
  const [late] = await Promise.all([copies(TRAWLERS, 3), foldOn(prisma), foldOn(prisma), foldOn(prisma)])
  expect(await prisma.refold.findFirstOrThrow()).toMatchObject({ articles: 8, failed: 0, finishedAt: expect.any(Date) })
  await refold()
  expect(await grouped()).toEqual([[...all, ...late].map(({ id }) => id)])
})

test('an article that fails stays as it was, and does not hold up the others', async () => {
  const all = await copies(TRAWLERS, 3)
  for (const { id } of all.slice(1)) await putElsewhere(prisma, id, null)
  await askForRefold(prisma)
  const failing = (fold: RefoldArticle): RefoldArticle => {
    return async (articleId, ...rest) => {
      if (articleId === all[1]?.articleId) throw new Error('the machine has no memory left')
      return fold(articleId, ...rest)
    }
  }
  expect(await foldOn(prisma, { around: failing })).toMatchObject({ articles: 2, joined: 1, failed: 1 })
  expect(await grouped()).toEqual([[all[0]?.id, all[2]?.id], [all[1]?.id]])
})

test('a second refold is refused while one is under way, and one that somebody ended looks at no more', async () => {
  const all = await copies(TRAWLERS, 3)
  for (const { id } of all.slice(1)) await putElsewhere(prisma, id, null)
  const asked = await Promise.allSettled([askForRefold(prisma), askForRefold(prisma)])
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { id } = await prisma.refold.findFirstOrThrow()
  const ending = (fold: RefoldArticle): RefoldArticle => {
    return async (articleId, ...rest) => {
      if (articleId === all[1]?.articleId) await finishWork(prisma, 'refolds', id, true)
      return fold(articleId, ...rest)
    }
  }
  expect(await foldOn(prisma, { around: ending })).toMatchObject({ articles: 2, joined: 1, stopped: true })
})
