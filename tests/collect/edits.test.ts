import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Collector, openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper, type Printed, redirect, status } from '../world/newspaper.ts'

// What becomes of pages that are on file: edited, moved, taken down, or at a second address.

let paper: Newspaper
let collector: Collector
let feedId: string
let answered: string[] = []

const HOUR = 3_600_000

beforeAll(async () => {
  paper = await openNewspaper()
  collector = await openCollector([paper])
})
afterAll(async () => {
  await collector.close()
  await paper.close()
})
beforeEach(async () => {
  collector.rest()
  feedId = await collector.follow(paper)
})
afterEach(async () => {
  await collector.room.database.prisma.pageCheck.deleteMany()
  await collector.room.database.prisma.feed.deleteMany()
  for (const path of answered) paper.answer(path, null)
  answered = []
  Object.assign(paper, { articles: [], feedText: null })
  paper.takeAsked()
})

const prisma = () => collector.room.database.prisma
const answer = (path: string, answering: Parameters<Newspaper['answer']>[1]) => {
  answered.push(path)
  paper.answer(path, answering)
}

/** Prints an article and has it collected; its id. The feed shows nothing of what happens to its page later. */
async function collected(article: Partial<Printed> = {}): Promise<Printed & { articleId: string }> {
  const printed = paper.print(article)
  await collector.poll(feedId)
  const entries = await collector.entries(feedId)
  const entry = entries.find(({ url }) => url === `${paper.url}${printed.path}`)
  paper.takeAsked()
  return Object.assign(printed, { articleId: entry?.articleId ?? '' })
}

/** Lets hours pass, one after the other, and looks at what is due. */
async function pass(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    await collector.pass(HOUR)
    await collector.checkDue()
  }
}

const revisions = (articleId: string) =>
  prisma().articleRevision.findMany({ where: { articleId }, orderBy: { number: 'asc' } })
const check = (articleId: string) => prisma().pageCheck.findUniqueOrThrow({ where: { articleId } })
const head = async () => (await collector.room.entries()).at(-1)?.position ?? 0
const since = async (position: number) => (await collector.room.entries(position)).map(({ kind }) => kind)

test('an article is looked at again after 1, 6 and 72 hours where nothing changes, and is sent again only the last time', async () => {
  const { path, articleId } = await collected()
  const asked: number[] = []
  for (let hour = 1; hour <= 120; hour += 1) {
    await pass(1)
    if (paper.takeAsked().includes(path)) asked.push(hour)
  }
  expect(asked).toEqual([1, 6, 72])
  const conditions = paper.asked.filter((one) => one.path === path).map(({ headers }) => headers['if-none-match'])
  expect(conditions).toEqual([undefined, expect.any(String), expect.any(String), undefined])
  expect(await check(articleId)).toMatchObject({ checks: 3, quiet: 3, outcome: 'UNCHANGED', dueAt: null, goneAt: null })
  expect(await revisions(articleId)).toHaveLength(1)
})

test('a quotation that is edited in silence is a new revision within the hour, told on the journal', async () => {
  const article = await collected()
  const before = await head()
  article.text[0] = article.text[0]?.replace('will stay closed', 'may stay closed for months') ?? ''
  await pass(1)
  expect(await revisions(article.articleId)).toMatchObject([{ number: 1 }, { number: 2 }])
  expect(await since(before)).toEqual(['AMENDED'])
  expect(await check(article.articleId)).toMatchObject({ outcome: 'REVISED', quiet: 0, checks: 1 })
  // Where one edit was, another is likely: it is looked at sooner than it would be.
  await pass(2)
  expect(await check(article.articleId)).toMatchObject({ outcome: 'UNCHANGED', checks: 2 })
})

test('a quotation that is withdrawn is retracted on the journal', async () => {
  const article = await collected()
  const before = await head()
  article.text[0] =
    'The harbour master has withdrawn what she said of the berth, and this article was corrected accordingly.'
  await pass(1)
  expect(await revisions(article.articleId)).toHaveLength(2)
  expect(await since(before)).toEqual(['RETRACTED'])
})

test('another headline is a new revision, and no news of the statements', async () => {
  const article = await collected()
  const before = await head()
  article.title = 'Harbour board keeps a berth closed'
  await pass(1)
  expect((await revisions(article.articleId)).map(({ title }) => title)).toEqual([
    expect.stringContaining('Notice'),
    'Harbour board keeps a berth closed',
  ])
  expect(await since(before)).toEqual([])
})

test.each([
  ['the time since an update', '<p>Updated 5 minutes ago</p>', '<p>Updated 2 hours ago</p>'],
  ['an advertisement', '', '<p>Advertisement</p>'],
  [
    'links to other articles',
    '<p>Read more: The pier opens again</p>',
    '<p>Read more: The pier is closed for good</p>',
  ],
  ['spaces and line ends', '', '<p>  </p>\n\n\n'],
])('where %s alone changes there is no new revision', async (_, first, second) => {
  const article = await collected({ around: first })
  const before = await head()
  article.around = second
  await pass(1)
  expect(await check(article.articleId)).toMatchObject({ outcome: 'UNCHANGED', checks: 1 })
  expect(await revisions(article.articleId)).toHaveLength(1)
  expect(await since(before)).toEqual([])
})

test('a note that says what was wrong is a new revision', async () => {
  const article = await collected()
  article.text.push('Updated to say that the crane was mended on Monday.')
  await pass(1)
  expect(await revisions(article.articleId)).toHaveLength(2)
})

test('the day on which an article was first published stays, and when it was changed is kept', async () => {
  const publishedAt = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 2 * HOUR)
  const article = await collected({ publishedAt })
  const changed = new Date(publishedAt.getTime() + HOUR)
  article.publishedAt = changed
  article.text.push('The board corrected itself in the evening.')
  await pass(4)
  const [first, second] = await revisions(article.articleId)
  expect(first).toMatchObject({ publishedAt, modifiedAt: null })
  expect(second).toMatchObject({ publishedAt, modifiedAt: changed })
  article.head = `<meta property="article:modified_time" content="${new Date(changed.getTime() + HOUR / 2).toISOString()}">`
  article.text.push('And once more at night.')
  await pass(2)
  expect((await revisions(article.articleId)).at(-1)?.modifiedAt).toEqual(new Date(changed.getTime() + HOUR / 2))
})

test.each([404, 410])(
  'a page that answers %i is gone: that is kept, it is not asked again, and what it said stays',
  async (code) => {
    const { path, articleId } = await collected()
    const before = await head()
    answer(path, status(code))
    await pass(80)
    expect(paper.takeAsked().filter((one) => one === path)).toHaveLength(1)
    const { goneAt, dueAt, outcome } = await check(articleId)
    expect([goneAt === null, dueAt, outcome]).toEqual([false, null, code === 404 ? 'NOT_FOUND' : 'GONE'])
    expect(await since(before)).toEqual([])
  },
)

test('a page whose server fails is looked at again when it is next due', async () => {
  const { path, articleId } = await collected()
  answer(path, status(503))
  await pass(1)
  expect(await check(articleId)).toMatchObject({ outcome: 'SERVER_ERROR', goneAt: null, quiet: 0 })
  paper.answer(path, null)
  collector.rest()
  await pass(6)
  expect(await check(articleId)).toMatchObject({ outcome: 'UNCHANGED', checks: 2 })
})

test('a page that moves for good stays one article, edited or not, and is asked for where it is', async () => {
  const article = await collected()
  const { articleId } = article
  const old = article.path
  article.path = `${old}-in-other-words`
  article.text.push('The board corrected itself in the evening.')
  answer(old, redirect(301, article.path))
  await pass(1)
  expect(await revisions(articleId)).toMatchObject([
    { url: `${paper.url}${old}` },
    { url: `${paper.url}${article.path}` },
  ])
  expect(await check(articleId)).toMatchObject({ url: `${paper.url}${article.path}` })
  expect(
    await prisma().article.count({
      where: { source: { articles: { some: { id: articleId } } }, id: { gte: articleId } },
    }),
  ).toBe(1)
  // And the feed's new address of it is a duplicate.
  article.guid = 'new'
  article.title = 'Another headline'
  await collector.poll(feedId)
  expect(Object.values(await collector.outcomes(feedId))).toEqual(['INGESTED', 'DUPLICATE'])
})

test('an address that leads to another article by now changes nothing of the one that was there', async () => {
  const article = await collected()
  const other = await collected()
  paper.articles = [other]
  answer(article.path, redirect(301, other.path))
  await pass(80)
  expect(await revisions(article.articleId)).toHaveLength(1)
  expect(await revisions(other.articleId)).toHaveLength(1)
  expect(await check(article.articleId)).toMatchObject({
    outcome: 'NOT_FOUND',
    message: 'Its address leads to another page by now.',
    goneAt: expect.any(Date),
    checks: 1,
  })
})

test('an article that was published days before is not looked at again', async () => {
  const { articleId } = await collected({ publishedAt: new Date(Date.now() - 80 * HOUR) })
  expect(await check(articleId)).toMatchObject({ dueAt: null })
})

test('of a paused feed nothing is looked at, and where it is switched off neither', async () => {
  const { path, articleId } = await collected()
  await prisma().feed.update({ where: { id: feedId }, data: { isPaused: true } })
  await pass(2)
  expect(paper.takeAsked()).toEqual([])
  expect(await check(articleId)).toMatchObject({ checks: 0, dueAt: expect.any(Date) })
  await prisma().feed.update({ where: { id: feedId }, data: { isPaused: false } })
  await pass(5)
  expect(paper.takeAsked()).toEqual([path])
  collector.collecting.recheckPages = false
  await pass(80)
  collector.collecting.recheckPages = true
  expect(paper.takeAsked()).toEqual([])
  expect(await check(articleId)).toMatchObject({ dueAt: null })
})

test('of one host no more than sixty pages are looked at again in an hour; the others are when they are next due', async () => {
  const { path, articleId } = await collected()
  const { host } = new URL(paper.url)
  const others = await prisma().article.findMany({ where: { id: { not: articleId } }, select: { id: true }, take: 1 })
  expect(others).toHaveLength(1)
  await prisma().$executeRaw`
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at)
    SELECT gen_random_uuid(), source_id, 'https://harbourtimes.example/many/' || n, 1, now()
    FROM articles, generate_series(1, 60) AS n WHERE id = ${articleId}::uuid`
  await prisma().$executeRaw`
    INSERT INTO page_checks (article_id, url, host, since, checked_at)
    SELECT id, canonical_url, ${host}, now(), now() + interval '30 minutes' FROM articles WHERE canonical_url LIKE '%/many/%'`
  await pass(1)
  expect(paper.takeAsked()).toEqual([])
  expect(await check(articleId)).toMatchObject({ checks: 0, dueAt: expect.any(Date), outcome: null })
  await pass(5)
  expect(paper.takeAsked()).toEqual([path])
})
