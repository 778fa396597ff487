import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Extractor } from '../../src/domain/extract/extractor.ts'
import { Unavailable } from '../../src/domain/given/unavailable.ts'
import { finishWork } from '../../src/store/again/work-turns.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { askForReread, goOn, type Misreading, misreading, readLongAgo, readNow } from '../world/rereading.ts'
import { SHARED } from '../world/threads.ts'

const rules = SHARED.extractor
const told: Misreading = {}
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

/** The rules, which say what they read. */
function watched(read: string[], before: (text: string) => Promise<unknown> = async () => null): Extractor {
  return {
    async extract(article) {
      read.push(article.text)
      await before(article.text)
      return rules.extract(article)
    },
    close: async () => undefined,
  }
}

const kinds = async (after: number) => (await room.entries(after)).map(({ kind }) => kind)
const head = async () => (await room.entries()).at(-1)?.position ?? 0

async function standing(): Promise<{ text: string; actor: string | undefined }[]> {
  const rows = await prisma.statement.findMany({
    where: { status: 'CURRENT' },
    include: { actor: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ text, actor }) => ({ text, actor: actor?.name }))
}

const MOLE = '“The mole will hold until spring,” Ada Quill said.'
const TIDE = '“No tide has ever come over it,” Bela Storr said.'
const NOTE = 'Late in the evening the lamps were lit along the quay.'

/** An article whose earlier reading missed one report, made one up, and gave one to somebody else. */
async function misreadArticle(): Promise<void> {
  Object.assign(told, {
    missed: ['No tide'],
    junk: ['the lamps were lit along the quay'],
    speakers: { 'The mole': 'Cora Finch' },
  })
  await room.published({ text: [MOLE, TIDE, NOTE].join('\n\n'), publishedAt: new Date('2025-03-05T09:00:00Z') })
  await readLongAgo(prisma)
}

test('an article that reads as before leaves no entry, and is known to be read by this version', async () => {
  await room.say('The mole will hold until spring')
  await readLongAgo(prisma)
  const before = await head()
  await askForReread(prisma)
  expect(await goOn(prisma, rules)).toMatchObject({
    articles: 1,
    found: 0,
    changed: 0,
    lost: 0,
    failed: 0,
    stopped: false,
  })
  expect(await kinds(before)).toEqual([])
  expect(await readNow(prisma)).toBe(1)
})

test('somebody whom an article calls by a surname alone stays whom it was read to mean', async () => {
  await room.say('The mole will hold until spring')
  await room.say('Nothing gets past our great wall', 'Quill')
  await room.say('The ferries sail at noon', 'Minister Storr')
  await readLongAgo(prisma)
  // Before 0.3.0, a surname alone was given to whomever it fitted: that is asked anew.
  await prisma.articleRevision.updateMany({ data: { extractorVersion: 1 } })
  const before = [await standing(), await prisma.actor.count(), await head()]
  await askForReread(prisma)
  expect(await goOn(prisma, rules)).toMatchObject({ articles: 3, found: 0, changed: 0, lost: 0 })
  expect([await standing(), await prisma.actor.count(), await head()]).toEqual(before)
})

test('what nobody said is lost, what was missed is found, and a speaker is put right, each as REREAD', async () => {
  await misreadArticle()
  expect(await standing()).toEqual([
    { text: 'The mole will hold until spring', actor: 'Cora Finch' },
    { text: 'the lamps were lit along the quay', actor: 'Late' },
  ])
  const before = await head()
  await askForReread(prisma)
  expect(await goOn(prisma, rules)).toMatchObject({ articles: 1, found: 1, changed: 1, lost: 1 })
  expect(await kinds(before)).toEqual(['REREAD', 'REREAD', 'REREAD'])
  expect(await standing()).toEqual([
    { text: 'The mole will hold until spring', actor: 'Ada Quill' },
    { text: 'No tide has ever come over it', actor: 'Bela Storr' },
  ])
})

test('a report that is found now and repeats another article’s statement is folded into it, as REREAD too', async () => {
  await room.published({ text: TIDE, publishedAt: new Date('2025-03-05T09:00:00Z') })
  Object.assign(told, { missed: ['No tide'] })
  await room.published({ text: `${MOLE}\n\n${TIDE}`, publishedAt: new Date('2025-03-05T12:00:00Z') })
  await readLongAgo(prisma)
  const before = await head()
  await askForReread(prisma)
  expect(await goOn(prisma, rules)).toMatchObject({ articles: 2, found: 0, changed: 1, lost: 0 })
  const [entry, ...others] = await room.entries(before)
  expect(others).toEqual([])
  expect(entry).toMatchObject({ kind: 'REREAD', after: { number: 2, reportId: expect.any(String) } })
})

test('a dry run counts what the reread then does, and leaves nothing', async () => {
  await misreadArticle()
  const kept = async () => ({
    statements: await prisma.statement.findMany({ orderBy: { id: 'asc' } }),
    reports: await prisma.report.findMany({ orderBy: { id: 'asc' } }),
    revisions: await prisma.articleRevision.findMany({ orderBy: { articleId: 'asc' } }),
    actors: await prisma.actor.findMany({ orderBy: { id: 'asc' } }),
    versions: await prisma.statementVersion.count(),
    entries: (await room.entries()).length,
  })
  const before = await kept()
  await askForReread(prisma, { dryRun: true })
  const { articles, found, changed, lost } = await goOn(prisma, rules)
  expect({ articles, found, changed, lost }).toEqual({ articles: 1, found: 1, changed: 1, lost: 1 })
  expect(await kept()).toEqual(before)
  await askForReread(prisma)
  expect(await goOn(prisma, rules)).toMatchObject({ articles, found, changed, lost })
})

test('since a day, only articles published then or later are read; those without a day count by when they came in', async () => {
  await room.published({ text: 'old', publishedAt: new Date('2025-03-04T23:00:00Z') })
  await room.published({ text: 'new', publishedAt: new Date('2025-03-05T00:00:00Z') })
  await room.published({ text: 'undated', publishedAt: null })
  await readLongAgo(prisma)
  const read: string[] = []
  await askForReread(prisma, { since: new Date('2025-03-05T00:00:00Z') })
  await goOn(prisma, watched(read))
  expect(read).toEqual(['new', 'undated'])
})

test('an article that cannot be read keeps its reports and its version, and does not hold up the others', async () => {
  await misreadArticle()
  await room.published({ text: '“The dock stays dry all year,” Dan Ross said.' })
  await readLongAgo(prisma)
  const before = await standing()
  await askForReread(prisma)
  const failing = watched([], async (text) => {
    if (text.includes('lamps')) throw new Error('the machine has no memory left')
  })
  expect(await goOn(prisma, failing)).toMatchObject({ articles: 1, failed: 1 })
  expect(await standing()).toEqual(before)
  expect(await readNow(prisma)).toBe(1)
})

test('an article that has to wait for others is read when they are done, and counts as read', async () => {
  await misreadArticle()
  await askForReread(prisma)
  const busy = watched([], async () => {
    throw new Unavailable('Too many texts are waiting to be read: try again soon.', 10)
  })
  await expect(goOn(prisma, busy)).rejects.toThrow(Unavailable)
  expect(await goOn(prisma, rules)).toMatchObject({ articles: 1, failed: 0 })
  expect(await readNow(prisma)).toBe(1)
})

test('what a language model has read is not replaced by what the rules read', async () => {
  await misreadArticle()
  await prisma.articleRevision.updateMany({ data: { extractor: 'LLM' } })
  const before = await standing()
  await askForReread(prisma)
  expect(await goOn(prisma, rules)).toMatchObject({ articles: 0, failed: 1 })
  expect(await standing()).toEqual(before)
})

test('an article that is edited while it is read keeps what the edited text says', async () => {
  const url = 'https://harbourtimes.example/mole'
  await room.published({ url, text: MOLE })
  await readLongAgo(prisma)
  await askForReread(prisma)
  const edited = watched([], () => room.published({ url, text: TIDE }))
  expect(await goOn(prisma, edited)).toMatchObject({ articles: 0, changed: 0, lost: 0, failed: 0 })
  expect(await standing()).toEqual([{ text: 'No tide has ever come over it', actor: 'Bela Storr' }])
})

test('a reread that was stopped goes on where it was, and reads no article twice', async () => {
  const texts = Array.from(
    { length: 6 },
    (_, index) => `“The ferry of pier ${index} stays in port today,” Ada Quill said.`,
  )
  for (const text of texts) await room.published({ text })
  await readLongAgo(prisma)
  await askForReread(prisma)
  const read: string[] = []
  const stopping = new AbortController()
  // In the middle of the third text, which takes for ever.
  const slow = watched(read, async () => {
    if (read.length < 3) return
    stopping.abort()
    await new Promise(() => {})
  })
  expect(await goOn(prisma, slow, { signal: stopping.signal })).toMatchObject({ articles: 2, finishedAt: null })
  expect(await goOn(prisma, watched(read))).toMatchObject({ articles: 6, failed: 0, finishedAt: expect.any(Date) })
  expect(read).toEqual([...texts.slice(0, 3), ...texts.slice(2)])
})

test('processes that share a reread take turns, and read each article once', async () => {
  const texts = Array.from(
    { length: 10 },
    (_, index) => `“The ferry of pier ${index} stays in port today,” Ada Quill said.`,
  )
  for (const text of texts) await room.published({ text })
  await readLongAgo(prisma)
  await askForReread(prisma)
  const read: string[] = []
  await Promise.all([goOn(prisma, watched(read)), goOn(prisma, watched(read)), goOn(prisma, watched(read))])
  expect(read).toEqual(texts)
  expect(await goOn(prisma, rules)).toMatchObject({ articles: 10, failed: 0 })
})

test('no article follows another one faster than was asked for', async () => {
  const perMinute = 1_200
  for (let count = 0; count < 6; count += 1) await room.published({ text: `Nothing was said at pier ${count}.` })
  await readLongAgo(prisma)
  await askForReread(prisma, { perMinute })
  // As the database has it: how long a machine takes says nothing.
  const due: number[] = []
  const noting = watched([], async () => {
    const { dueAt, lastArticleId } = await prisma.reread.findFirstOrThrow()
    due.push(dueAt.getTime())
    expect(lastArticleId === null).toBe(due.length === 1)
  })
  await goOn(prisma, noting)
  const steps = due.slice(1).map((time, index) => time - (due[index] ?? 0))
  expect(steps).toHaveLength(5)
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(60_000 / perMinute)
})

test('a reread that somebody ended reads no more, and what it did stays', async () => {
  await misreadArticle()
  await room.published({ text: TIDE, url: 'https://harbourtimes.example/late' })
  await readLongAgo(prisma)
  const { id } = await askForReread(prisma)
  const ending = watched([], () => finishWork(prisma, 'rereads', id, true))
  expect(await goOn(prisma, ending)).toMatchObject({ articles: 1, found: 1, changed: 1, lost: 1, stopped: true })
  expect(await readNow(prisma)).toBe(1)
})

test('of two that are asked for at once one is made', async () => {
  const asked = await Promise.allSettled([askForReread(prisma), askForReread(prisma), askForReread(prisma)])
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
})
