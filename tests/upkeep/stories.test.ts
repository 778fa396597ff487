import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { hasDuePortraits } from '../../src/store/stories/portraits.ts'
import { keepStories } from '../../src/upkeep/keep-stories.ts'
import { BOATYARD, CANNERY, type Telling, TOLL } from '../world/events.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { newSeed, seeded } from '../world/seeded.ts'

let room: Newsroom
let prisma: PrismaClient

beforeEach(async () => {
  room = await newsroom()
  prisma = room.database.prisma
})
afterEach(() => room.close())

const homepageOf = (outlet: string) => `https://${outlet.toLowerCase().replace(/[^a-z]/g, '')}.example`
const urlOf = ({ outlet, title }: Telling) => `${homepageOf(outlet)}/${encodeURIComponent(title)}`

async function publish(article: Telling, told: Partial<Telling> = {}): Promise<string> {
  const { outlet, title, text, publishedAt } = { ...article, ...told }
  const source = { name: outlet, homepage: homepageOf(outlet) }
  const at = new Date(publishedAt)
  const given = { source, title, text, publishedAt: at, language: 'en', url: urlOf(article) }
  const { articleId } = await room.published(given)
  return articleId
}

const keep = () => keepStories(prisma, new AbortController().signal)

/** The stories by their articles' titles, and their ids. */
async function stories(): Promise<{ id: string; titles: string[] }[]> {
  const rows = await prisma.story.findMany({
    where: { articleCount: { gt: 0 } },
    include: {
      articles: {
        orderBy: [{ at: 'asc' }, { articleId: 'asc' }],
        include: { article: { include: { revisions: true } } },
      },
    },
    orderBy: { firstAt: 'asc' },
  })
  return rows.map(({ id, articles }) => ({
    id,
    titles: articles.map(
      ({ article }) => article.revisions.find(({ number }) => number === article.revision)?.title ?? '',
    ),
  }))
}

const titlesOf = (event: readonly Telling[]) => event.map(({ title }) => title)

test('articles of one event become a story, another event of the same topic another one, and a lone article is in none', async () => {
  for (const article of [...CANNERY, ...BOATYARD, ...TOLL]) await publish(article)
  expect(await stories()).toEqual([])
  expect(await hasDuePortraits(prisma)).toBe(true)
  await keep()
  expect(await hasDuePortraits(prisma)).toBe(false)
  expect((await stories()).map(({ titles }) => titles)).toEqual([titlesOf(CANNERY), titlesOf(BOATYARD)])
  const [first] = await prisma.story.findMany({
    orderBy: { firstAt: 'asc' },
    include: { lead: { include: { revisions: true } } },
  })
  expect(first).toMatchObject({
    articleCount: 3,
    outletCount: 3,
    firstAt: new Date(CANNERY[0]?.publishedAt ?? ''),
    lastAt: new Date(CANNERY[2]?.publishedAt ?? ''),
    lead: { revisions: [{ title: CANNERY[0]?.title }] },
  })
})

test('in whatever order articles come in, and whenever stories are looked for, they come to the same', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  for (const article of [...CANNERY, ...BOATYARD, ...TOLL].sort(() => random() - 0.5)) {
    await publish(article)
    if (random() < 0.5) await keep()
  }
  await keep()
  expect(
    (await stories()).map(({ titles }) => titles),
    `seed ${seed}`,
  ).toEqual([titlesOf(CANNERY), titlesOf(BOATYARD)])
})

/** The cannery's first and last article, which have nothing in common but what the one between them has of both. */
const [FIRST, BETWEEN, LAST] = CANNERY as [Telling, Telling, Telling]
const HALVES: [Telling, Telling] = [
  {
    ...FIRST,
    text: 'Halloran vows to rebuild. Ines Halloran said that the sardines line comes first. “Sardines first,” Ines Halloran said in Dunmoor. Forty workers pack sardines for Halloran.',
    title: 'Halloran to rebuild, sardines first',
  },
  {
    ...LAST,
    text: 'The smokehouse chimney was not swept since autumn, chief Tom Barrow said. “Sprinklers were shut off for repairs,” Barrow said of the smokehouse blaze. The chimney and its sprinklers will be inspected.',
    title: 'Unswept smokehouse chimney, sprinklers shut off',
  },
]

test('two stories that an article between them joins go on as the older one, and the id of the other leads there', async () => {
  const [one, other] = HALVES
  for (const half of HALVES) {
    await publish(half)
    await publish({ ...half, outlet: `${half.outlet} Evening`, title: `${half.title}, again` })
    await keep()
  }
  const before = await stories()
  expect(before.map(({ titles }) => titles)).toEqual([
    [one.title, `${one.title}, again`],
    [other.title, `${other.title}, again`],
  ])
  await publish(BETWEEN, { text: `${one.text}\n\n${other.text}`, publishedAt: '2025-06-02T20:00:00Z' })
  await keep()
  const after = await stories()
  expect(after).toHaveLength(1)
  expect(after[0]?.titles).toHaveLength(5)
  expect(after[0]?.id).toBe(before[0]?.id)
  expect(await prisma.story.findUniqueOrThrow({ where: { id: before[1]?.id ?? '' } })).toMatchObject({
    successorId: before[0]?.id,
    articleCount: 0,
    leadId: null,
  })
  // Changed to say something else, it holds them together no more.
  await publish(BETWEEN, { text: TOLL[0]?.text ?? '', title: TOLL[0]?.title ?? '' })
  await keep()
  expect((await stories()).map(({ titles }) => titles)).toEqual(before.map(({ titles }) => titles))
  expect((await stories())[0]?.id).toBe(before[0]?.id)
})

test('the id of a story leads to the one that absorbed it, though its articles are looked at again at the same time', async () => {
  const [one, other] = HALVES
  for (const half of HALVES) {
    await publish(half)
    await publish({ ...half, outlet: `${half.outlet} Evening`, title: `${half.title}, again` })
    await keep()
  }
  const before = await stories()
  await publish(BETWEEN, { text: `${one.text}\n\n${other.text}`, publishedAt: '2025-06-02T20:00:00Z' })
  await prisma.storyPortrait.updateMany({ data: { due: true } })
  await keep()
  const [joined, ...others] = await stories()
  expect(others).toEqual([])
  expect(joined?.id).toBe(before[0]?.id)
  expect(await prisma.story.findUniqueOrThrow({ where: { id: before[1]?.id ?? '' } })).toMatchObject({
    successorId: before[0]?.id,
  })
})

test('an erased article leaves its story at once in what is looked up, then in what is told; a story of one ends', async () => {
  const ids: string[] = []
  for (const article of BOATYARD) ids.push(await publish(article))
  await keep()
  expect(await stories()).toHaveLength(1)
  await eraseArticle(prisma, ids[0] ?? '', 'It was asked for.')
  expect(await prisma.storyPortrait.findUniqueOrThrow({ where: { articleId: ids[0] ?? '' } })).toMatchObject({
    words: [],
    due: true,
  })
  expect(await prisma.storyWord.count({ where: { articleId: ids[0] ?? '' } })).toBe(0)
  await keep()
  expect(await stories()).toEqual([])
  expect(await prisma.storyLink.count()).toBe(0)
  expect(await prisma.storyPortrait.count({ where: { articleId: ids[0] ?? '' } })).toBe(0)
  expect(await prisma.storyArticle.findMany()).toMatchObject([{ articleId: ids[1], storyId: null }])
})

test('an article of which a statement was erased is told by what is left of it', async () => {
  const [first] = [await publish(BOATYARD[0] as Telling), await publish(BOATYARD[1] as Telling)]
  await keep()
  const before = await prisma.storyPortrait.findUniqueOrThrow({ where: { articleId: first } })
  const { statementId } = await prisma.report.findFirstOrThrow({
    where: { articleId: first, text: { contains: 'shavings' } },
  })
  await eraseStatement(prisma, statementId, 'It was asked for.')
  await keep()
  const after = await prisma.storyPortrait.findUniqueOrThrow({ where: { articleId: first } })
  expect(after.words.length).toBeLessThan(before.words.length)
  expect(before.words).toEqual(expect.arrayContaining(after.words))
  expect(await stories()).toHaveLength(1)
})

test('an archive of before stories is looked through by what is kept of it', async () => {
  for (const article of CANNERY) await publish(article)
  await prisma.storyPortrait.deleteMany()
  await prisma.$executeRaw`INSERT INTO story_portraits (article_id, due) SELECT id, true FROM articles`
  await keep()
  expect((await stories()).map(({ titles }) => titles)).toEqual([titlesOf(CANNERY)])
})

test('processes that look for stories at once make no double', async () => {
  const others = await Promise.all([1, 2].map(() => openDatabase(room.database.url, { allowUnsafe: true })))
  try {
    const clients = [prisma, ...others.map((database) => database.prisma)]
    for (const article of [...CANNERY, ...BOATYARD, ...TOLL]) {
      await publish(article)
      await Promise.all(clients.map((client) => keepStories(client, new AbortController().signal)))
    }
    await keep()
    expect((await stories()).map(({ titles }) => titles)).toEqual([titlesOf(CANNERY), titlesOf(BOATYARD)])
    expect(await prisma.story.count()).toBe(2)
  } finally {
    await Promise.all(others.map((database) => database.close()))
  }
})

test('where stories take long to find, each transaction looks at fewer articles, and none is left out', async () => {
  for (const article of [...CANNERY, ...BOATYARD, ...TOLL]) await publish(article)
  await keepStories(prisma, new AbortController().signal, 0)
  expect(await hasDuePortraits(prisma)).toBe(false)
  expect((await stories()).map(({ titles }) => titles)).toEqual([titlesOf(CANNERY), titlesOf(BOATYARD)])
  const [row] = await prisma.$queryRaw<{ transactions: bigint }[]>`
    SELECT count(DISTINCT xmin::text) AS transactions FROM story_portraits`
  expect(Number(row?.transactions)).toBe(CANNERY.length + BOATYARD.length + TOLL.length)
})

test('an article that is looked at again, unchanged, leaves its story as it was', async () => {
  for (const article of CANNERY) await publish(article)
  await keep()
  const before = [await stories(), await prisma.story.findMany(), await prisma.storyLink.findMany()]
  await prisma.storyPortrait.updateMany({ data: { due: true } })
  await keep()
  expect([await stories(), await prisma.story.findMany(), await prisma.storyLink.findMany()]).toEqual(before)
})
