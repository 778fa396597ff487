import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createIngest } from '../../src/ingest/ingest.ts'
import { keepStories } from '../../src/upkeep/keep-stories.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'
import { BOATYARD, CANNERY, type Telling, TOLL } from '../world/events.ts'
import { SHARED } from '../world/threads.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  for (const article of [...CANNERY, ...BOATYARD, ...TOLL]) await publish(article)
  await keepStories(desk.database.prisma, new AbortController().signal)
})
afterAll(() => desk.close())

async function publish({ outlet, title, text, publishedAt }: Telling): Promise<void> {
  const homepage = `https://${outlet.toLowerCase().replace(/[^a-z]/g, '')}.example`
  const article = { title, text, publishedAt: new Date(publishedAt), language: 'en' }
  const submission = { source: { name: outlet, homepage }, url: `${homepage}/${encodeURIComponent(title)}`, ...article }
  const ingested = await createIngest(desk.database.prisma, SHARED, () => undefined)(LOCAL_PRINCIPAL.id, submission)
  expect(ingested.kind).toBe('ingested')
}

const textsIn = (page: Answer): string[] => page.nodes.map(({ text }: { text: string }) => text).sort()

const SPARK = 'A spark from my own torch fell into the shavings'
const REBUILD = 'We will rebuild on this very spot'
const SMOKEHOUSE = 'With them, we would be talking about a burnt smokehouse'
const SPRINKLERS = 'The sprinklers were shut off for repairs'

test('stories come with their articles, the newest story first, and a filter chooses', async () => {
  const { stories } = await desk.answered(`{ stories { totalCount nodes {
    title firstPublishedAt lastPublishedAt articleCount outletCount articles { totalCount nodes { title source { name } } } } } }`)
  expect(stories).toEqual({
    totalCount: 2,
    nodes: [BOATYARD, CANNERY].map((event) => ({
      title: event[0]?.title,
      firstPublishedAt: event[0]?.publishedAt.replace('Z', '.000Z'),
      lastPublishedAt: event.at(-1)?.publishedAt.replace('Z', '.000Z'),
      articleCount: event.length,
      outletCount: event.length,
      articles: {
        totalCount: event.length,
        nodes: event.map(({ title, outlet }) => ({ title, source: { name: outlet } })),
      },
    })),
  })
  const chosen = async (filter: object) => {
    const ask = `query ($filter: StoryFilter) { stories(filter: $filter) { nodes { title } } }`
    return (await desk.answered(ask, { filter })).stories.nodes.map(({ title }: { title: string }) => title)
  }
  const [boatyard, cannery] = [BOATYARD[0]?.title, CANNERY[0]?.title]
  expect(await chosen({ sources: ['anchor-wire'] })).toEqual([cannery])
  expect(await chosen({ actors: ['dan-ross'] })).toEqual([boatyard])
  expect(await chosen({ minOutlets: 3 })).toEqual([cannery])
  expect(await chosen({ minArticles: 2 })).toEqual([boatyard, cannery])
  expect(await chosen({ publishedAfter: '2025-06-03T12:00:00Z' })).toEqual([boatyard])
  expect(await chosen({ publishedBefore: '2025-06-03T00:00:00Z' })).toEqual([cannery])
})

test('a story tells who reported what, and who left what out: together that is all it has', async () => {
  const { stories } = await desk.answered(`{ stories(filter: { minOutlets: 3 }) { nodes {
    statements(first: 50) { totalCount nodes { text } }
    outlets { totalCount nodes { source { name } articleCount
      reported(first: 50) { totalCount nodes { text } } leftOut(first: 50) { totalCount nodes { text } } } } } } }`)
  const [{ statements, outlets }] = stories.nodes
  expect(outlets.totalCount).toBe(3)
  expect(outlets.nodes.map((outlet: Answer) => outlet.source.name)).toEqual(['The Tide', 'Anchor Wire', 'The Gull'])
  for (const { reported, leftOut, articleCount } of outlets.nodes) {
    expect(articleCount).toBe(1)
    expect([...textsIn(reported), ...textsIn(leftOut)].sort()).toEqual(textsIn(statements))
    expect(reported.totalCount + leftOut.totalCount).toBe(statements.totalCount)
  }
  const [tide, wire, gull] = outlets.nodes
  const has = (page: Answer, words: string) => textsIn(page).some((text) => text.includes(words))
  const pages = (words: string) =>
    [tide, wire, gull].map(({ reported, leftOut }) => [has(reported, words), has(leftOut, words)])
  expect(pages(SPRINKLERS)).toEqual([
    [true, false],
    [expect.any(Boolean), expect.any(Boolean)],
    [true, false],
  ])
  expect(pages(REBUILD).at(-1)).toEqual([false, true])
  expect(pages(SMOKEHOUSE)).toEqual([
    [false, true],
    [false, true],
    [true, false],
  ])
})

test('the statements of a story pass the filter that statements have, in its orders, with snippets, by pages', async () => {
  const ask = `query ($filter: StatementFilter, $after: String) { stories(filter: { minOutlets: 3 }) { nodes {
    statements(filter: $filter, orderBy: PUBLISHED_ASC, first: 1, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { snippet { text hit } node { text actor { slug } } } } } } }`
  const page = async (filter: object | null, after: string | null = null) =>
    (await desk.answered(ask, { filter, after })).stories.nodes[0].statements
  const found = await page({ text: 'sprinklers', actors: ['tom-barrow'], forms: ['DIRECT'] })
  expect(found).toMatchObject({ totalCount: 1, edges: [{ node: { text: SPRINKLERS, actor: { slug: 'tom-barrow' } } }] })
  expect(found.edges[0].snippet).toContainEqual({ text: 'sprinklers', hit: true })
  expect((await page({ text: 'shavings' })).totalCount).toBe(0)
  const all: string[] = []
  for (let next = await page(null); ; next = await page(null, next.pageInfo.endCursor)) {
    all.push(...next.edges.map(({ node }: Answer) => node.text))
    if (!next.pageInfo.hasNextPage) break
  }
  expect(new Set(all).size).toBe((await page(null)).totalCount)
})

test('those who say the most in a story come first', async () => {
  const { stories } = await desk.answered(`{ stories { nodes { speakers { totalCount nodes { name } } } } }`)
  const [boatyard, cannery] = stories.nodes.map((story: Answer) => story.speakers.nodes.map(({ name }: Answer) => name))
  expect(cannery).toEqual(expect.arrayContaining(['Tom Barrow', 'Ines Halloran']))
  expect(cannery[0]).toBe('Tom Barrow')
  expect(boatyard).toEqual(expect.arrayContaining(['Dan Ross', 'Bela Storr']))
})

test('an article and a statement lead to their story, one alone in what it tells to none', async () => {
  const { articles, statements } = await desk.answered(`{
    articles(first: 50) { nodes { title story { title } } }
    statements(filter: { text: "shavings OR kayak" }, orderBy: PUBLISHED_ASC) { nodes { text stories { title } } } }`)
  const storyOf = new Map(articles.nodes.map(({ title, story }: Answer) => [title, story?.title ?? null]))
  for (const { title } of CANNERY) expect(storyOf.get(title)).toBe(CANNERY[0]?.title)
  expect(storyOf.get(TOLL[0]?.title)).toBeNull()
  expect(statements.nodes).toMatchObject([
    { text: SPARK, stories: [{ title: BOATYARD[0]?.title }] },
    { text: expect.stringContaining('kayak'), stories: [] },
  ])
})

test('stories and their outlets are nodes; an absorbed story leads to what absorbed it, and an ended one to nothing', async () => {
  const { prisma } = desk.database
  const { stories } = await desk.answered(`{ stories { nodes { id outlets { nodes { id } } } } }`)
  const [{ id, outlets }, other] = stories.nodes
  const ask = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Story { title } ... on StoryOutlet { source { name } } } }`
  expect((await desk.answered(ask, { ids: [id, outlets.nodes[1].id] })).nodes).toEqual([
    { __typename: 'Story', id, title: BOATYARD[0]?.title },
    { __typename: 'StoryOutlet', id: outlets.nodes[1].id, source: { name: 'The Gull' } },
  ])
  const uuidOf = (global: string) => Buffer.from(global, 'base64').toString().split(':')[1] ?? ''
  const [absorbed, ended] = [crypto.randomUUID(), crypto.randomUUID()]
  await prisma.story.createMany({ data: [{ id: absorbed, successorId: uuidOf(other.id) }, { id: ended }] })
  const ids = [absorbed, ended].map((each) => Buffer.from(`Story:${each}`).toString('base64'))
  expect((await desk.answered(ask, { ids })).nodes).toEqual([
    { __typename: 'Story', id: other.id, title: CANNERY[0]?.title },
    null,
  ])
  await prisma.story.deleteMany({ where: { id: { in: [absorbed, ended] } } })
})

test('a page of stories with everything in them takes as many round trips as one of them', async () => {
  const ask = `query ($first: Int) { stories(first: $first) { nodes { title articles { nodes { title } } speakers { nodes { name } }
    statements { nodes { text stories { title } } } outlets { nodes { source { name } reported { nodes { text } } leftOut { nodes { text } } } } } } }`
  desk.statementsSent()
  await desk.answered(ask, { first: 1 })
  const one = desk.statementsSent().length
  await desk.answered(ask, { first: 2 })
  expect(desk.statementsSent().length).toBe(one)
})

test('every question of the page on stories is answered', async () => {
  const page = await readFile('docs/stories.md', 'utf8')
  const rows = [...page.matchAll(/^\| (.*\?) \| `(.*)` \|$/gm)].map(([, question = '', query = '']) => ({
    question,
    query,
  }))
  expect(rows.length).toBeGreaterThan(5)
  for (const { question, query } of rows) {
    const answer = await desk.answered(query)
    const lists = JSON.stringify(answer).match(/"nodes":\[(?!\])/g) ?? []
    expect(lists.length, `${question}: ${JSON.stringify(answer)}`).toBeGreaterThan(0)
  }
  const [, example = ''] = /```graphql\n([\s\S]*?)```/.exec(page) ?? []
  const [story] = (await desk.answered(example)).stories.nodes
  const leftOut = (name: string) =>
    textsIn(story.outlets.nodes.find(({ source }: Answer) => source.name === name).leftOut)
  expect(leftOut('Anchor Wire').some((text) => text.includes(SMOKEHOUSE))).toBe(true)
  expect(leftOut('The Gull').some((text) => text.includes(REBUILD))).toBe(true)
})
