import { afterEach, beforeEach, expect, test } from 'vitest'
import { agencyOf } from '../../src/domain/compose/agency.ts'
import type { Extractor } from '../../src/domain/extract/extractor.ts'
import type { Span } from '../../src/domain/language/span.ts'
import { type RightsRefusal, rightsFrom } from '../../src/domain/rights/rights.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { ArticleText } from '../../src/domain/statement/report.ts'
import { keepSiteRights } from '../../src/store/feeds/site-rights.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { askForReread, goOn, readLongAgo } from '../world/rereading.ts'
import { SHARED } from '../world/threads.ts'

let room: Newsroom
let prisma: PrismaClient
let read: ArticleText[]
const watched = {
  reading: (rules: Extractor): Extractor => ({
    extract(article: ArticleText) {
      read.push(article)
      return rules.extract(article)
    },
    close: async () => undefined,
  }),
}
beforeEach(async () => {
  read = []
  room = await newsroom(watched)
  prisma = room.database.prisma
})
afterEach(() => room.close())

const FILLER = 'The ferries lay at the quay and the lamps were lit along the water. '.repeat(30)
const MOLE = 'The mole will hold until spring, whatever the engineers have written'
const TIDE = 'No tide has ever come over it, and none will'
const LONG = [
  'OSLO (Reuters) - The harbour office of Varnby met on Monday.',
  FILLER,
  `“${MOLE},” harbour master Ada Quill told reporters in Varnby.`,
  FILLER,
  `“${TIDE},” Bela Storr said.`,
  FILLER,
].join('\n\n')
/** Another article with the same quotations: the same text at another address of its source is the same article. */
const on = (day: string) => LONG.replace('Monday', day)
const URL = 'https://harbourtimes.example/mole'

const newest = (articleId: string) =>
  prisma.articleRevision.findFirstOrThrow({ where: { articleId }, orderBy: { number: 'desc' } })
const reports = (articleId: string) =>
  prisma.report.findMany({ where: { articleId, retractedAt: null }, orderBy: { spanStart: 'asc' } })

const NO_FULL_TEXT: RightsRefusal = {
  signal: 'ROBOTS_META',
  refuses: ['FULL_TEXT'],
  where: 'the page',
  text: 'The publisher does not want copies to be kept (noarchive on the page)',
}
const NO_MODELS: RightsRefusal = {
  signal: 'CONTENT_SIGNAL',
  refuses: ['AI_INPUT'],
  where: 'robots.txt',
  text: 'The publisher does not want language models to read it (Content-Signal: ai-input=no in robots.txt)',
}

/** What the spans of an article's reports cut out of what is kept of it. */
async function cutOut(articleId: string): Promise<string[]> {
  const { text } = await newest(articleId)
  return (await reports(articleId)).map(({ parts }) =>
    (parts as unknown as Span[]).map(({ start, end }) => text.slice(start, end)).join(' '),
  )
}

test('of an article that is collected only the quotations are kept, and their places count in what is kept', async () => {
  const { articleId } = await room.collected({ url: URL, text: LONG })
  const { text, kept } = await newest(articleId)
  expect(kept).toBe('QUOTATIONS')
  expect(text.length).toBeLessThan(LONG.length / 2)
  expect(text).toContain('[…]')
  expect(read[0]?.text).toBe(LONG)
  const found = await reports(articleId)
  expect(found.map((report) => report.text)).toEqual([expect.stringContaining(MOLE), expect.stringContaining(TIDE)])
  expect(await cutOut(articleId)).toEqual(found.map((report) => report.text))
})

test('whose text it is stays to be read where only quotations are kept', async () => {
  const { articleId } = await room.collected({ text: LONG })
  expect(agencyOf((await newest(articleId)).text)?.name).toBe('Reuters')
  const foot = `${LONG.replace('OSLO (Reuters) - ', '')}\n\n© Reuters 2025`
  const below = await room.collected({ text: foot })
  expect(await newest(below.articleId)).toMatchObject({
    kept: 'QUOTATIONS',
    text: expect.stringMatching(/\[…\]\s+© Reuters 2025$/),
  })
})

test('an article that is handed in is kept whole, unless the settings or its source say otherwise', async () => {
  const whole = await room.published({ url: URL, text: LONG })
  expect(await newest(whole.articleId)).toMatchObject({ kept: 'FULL', text: LONG })
  await prisma.source.updateMany({ data: { keepText: 'QUOTATIONS' } })
  const cut = await room.published({ url: `${URL}/2`, text: on('Tuesday') })
  expect(await newest(cut.articleId)).toMatchObject({ kept: 'QUOTATIONS' })
  await prisma.source.updateMany({ data: { keepText: 'FULL' } })
  const collected = await room.collected({ url: `${URL}/3`, text: on('Friday') })
  expect(await newest(collected.articleId)).toMatchObject({ kept: 'FULL', text: on('Friday') })
  await room.close()
  room = await newsroom({ keepText: 'quotations' })
  prisma = room.database.prisma
  const asSet = await room.published({ url: URL, text: LONG })
  expect(await newest(asSet.articleId)).toMatchObject({ kept: 'QUOTATIONS' })
})

test('a publisher who refuses copies lowers what is kept, whatever the source is set to, and the reason is kept', async () => {
  await room.published({ url: URL, text: LONG })
  await prisma.source.updateMany({ data: { keepText: 'FULL' } })
  const { articleId } = await room.collected({ url: `${URL}/2`, text: on('Tuesday') }, [NO_FULL_TEXT])
  expect(await newest(articleId)).toMatchObject({ kept: 'QUOTATIONS', reasons: [NO_FULL_TEXT] })
})

test('a short article is whole in what is kept of it', async () => {
  const text = `“${MOLE},” Ada Quill said.`
  const { articleId } = await room.collected({ text })
  expect(await newest(articleId)).toMatchObject({ kept: 'FULL', text })
})

test('the same article again is the same, and an edit far from all quotations is a new revision that keeps its reports', async () => {
  const first = await room.collected({ url: URL, text: LONG })
  const was = await reports(first.articleId)
  expect((await room.collected({ url: URL, text: LONG })).outcome).toBe('UNCHANGED')
  const edited = `${LONG}\n\nThis article was put right on Tuesday.`
  expect(await room.collected({ url: URL, text: edited })).toMatchObject({
    articleId: first.articleId,
    outcome: 'REVISED',
    statementIds: first.statementIds,
  })
  expect((await reports(first.articleId)).map(({ id }) => id)).toEqual(was.map(({ id }) => id))
  expect(await cutOut(first.articleId)).toEqual(was.map((report) => report.text))
})

test('two articles that are cut say one thing together as whole ones do', async () => {
  const first = await room.collected({ url: URL, text: LONG, publishedAt: new Date('2025-03-05T09:00:00Z') })
  const second = await room.collected({
    source: { name: 'The Quay Mail', homepage: 'https://quaymail.example' },
    url: 'https://quaymail.example/mole',
    text: LONG.replace('OSLO (Reuters) - ', '').replaceAll('ferries', 'barges'),
    publishedAt: new Date('2025-03-05T10:00:00Z'),
  })
  expect(second.statementIds).toEqual(first.statementIds)
})

test('an article of which only quotations are kept is not read again, and keeps its reports', async () => {
  const cut = await room.collected({ url: URL, text: LONG })
  const whole = await room.published({ url: `${URL}/whole`, text: LONG.replaceAll('mole', 'pier') })
  const before = await reports(cut.articleId)
  await readLongAgo(prisma)
  read = []
  await askForReread(prisma)
  await goOn(prisma, watched.reading(SHARED.extractor))
  expect(read).toHaveLength(1)
  expect(await reports(cut.articleId)).toEqual(before)
  expect((await newest(cut.articleId)).extractorVersion).toBeNull()
  expect((await newest(whole.articleId)).extractorVersion).not.toBeNull()
})

test('what reads an article is told where its publisher refuses language models, then and when it is read again', async () => {
  await prisma.source.updateMany({ data: { keepText: 'FULL' } })
  const { articleId } = await room.collected({ text: `“${MOLE},” Ada Quill said.` }, [NO_MODELS])
  await room.collected({ text: `“${TIDE},” Bela Storr said.` })
  expect(read.map(({ isRefusedToModels }) => isRefusedToModels)).toEqual([true, false])
  expect(await newest(articleId)).toMatchObject({ kept: 'FULL', reasons: [NO_MODELS] })
  await readLongAgo(prisma)
  read = []
  await askForReread(prisma)
  await goOn(prisma, watched.reading(SHARED.extractor))
  expect(read.map(({ text, isRefusedToModels }) => [text.includes(MOLE), isRefusedToModels])).toEqual([
    [true, true],
    [false, false],
  ])
})

test('what a publisher refuses later is kept with an article that is the same, and holds when it is read again', async () => {
  const text = `“${MOLE},” Ada Quill said.`
  const { articleId } = await room.collected({ url: URL, text })
  expect(await room.collected({ url: URL, text }, [NO_MODELS])).toMatchObject({ articleId, outcome: 'UNCHANGED' })
  expect(await newest(articleId)).toMatchObject({ number: 1, reasons: [NO_MODELS] })
  // What is handed in says nothing of its publisher.
  expect(await room.published({ url: URL, text })).toMatchObject({ outcome: 'UNCHANGED' })
  expect(await newest(articleId)).toMatchObject({ reasons: [NO_MODELS] })
  await readLongAgo(prisma)
  read = []
  await askForReread(prisma)
  await goOn(prisma, watched.reading(SHARED.extractor))
  expect(read.map(({ isRefusedToModels }) => isRefusedToModels)).toEqual([true])
  await room.collected({ url: URL, text })
  expect(await newest(articleId)).toMatchObject({ reasons: [] })
})

test('an article of a feed is not read again by a language model where its site refuses that by now', async () => {
  const text = `“${MOLE},” Ada Quill said.`
  const ofFeed = await room.collected({ url: URL, text })
  await room.published({ url: `${URL}/given`, text: `“${TIDE},” Bela Storr said.` })
  const now = new Date()
  await prisma.feed.create({
    data: {
      id: ofFeed.articleId,
      url: 'https://harbourtimes.example/feed',
      sourceName: 'The Harbour Times',
      homepage: 'https://harbourtimes.example',
      addedBy: { connect: { id: LOCAL_PRINCIPAL.id } },
      createdAt: now,
      dailyCap: 5,
      dueAt: now,
      entries: {
        create: {
          id: ofFeed.articleId,
          key: 'k',
          words: 'w',
          cameAt: now,
          firstSeenAt: now,
          lastSeenAt: now,
          outcome: 'INGESTED',
          article: { connect: { id: ofFeed.articleId } },
        },
      },
    },
  })
  const site = { said: [], contacts: [], readAt: now, rights: rightsFrom([NO_MODELS]) }
  await keepSiteRights(prisma, { ...site, origin: 'https://harbourtimes.example' })
  await readLongAgo(prisma)
  read = []
  await askForReread(prisma)
  await goOn(prisma, watched.reading(SHARED.extractor))
  expect(read.map((article) => [article.text.includes(MOLE), article.isRefusedToModels])).toEqual([
    [true, true],
    [false, false],
  ])
})
