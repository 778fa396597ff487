import { isInterfaceType, isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let minister: string
let mayor: string
let islands: string
let times: string

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  desk = await openDesk()
  const { archive } = desk
  minister = await archive.actor('Ada Minister')
  mayor = await archive.actor('Bo Mayor')
  islands = await archive.topic('Islands')
  times = await archive.source('The Harbour Times')
  const article = await archive.article({ sourceId: times })
  for (let index = 0; index < 12; index += 1)
    await archive.statement({
      text: index % 3 === 0 ? `The ferry ${'ferry '.repeat(index)}sails.` : `Words ${index}.`,
      actorId: index % 2 === 0 ? minister : mayor,
      topicIds: index < 6 ? [islands] : [],
      ...(index < 4 ? { articleIds: [article] } : {}),
      ingestedAt: new Date(Date.UTC(2025, 2, 1, 12, index)),
      saidAt: {
        earliest: new Date(Date.UTC(2025, 1, 28 - index)),
        latest: new Date(Date.UTC(2025, 1, 28 - index)),
        precision: 'DAY',
        date: null,
        timeZone: 'UTC',
        asWritten: [],
        derivation: [],
      },
    })
  await archive.number()
})

afterAll(() => desk.close())

test('every connection takes first, after, last and before', () => {
  const lacking = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields())
          .filter((field) => /Connection!?$/.test(String(field.type)))
          .filter(
            ({ args }) => !['first', 'after', 'last', 'before'].every((name) => args.some((a) => a.name === name)),
          )
          .map((field) => `${type.name}.${field.name}`)
      : [],
  )
  expect(lacking).toEqual([])
})

test('a page of no items counts a list without reading a row of it', async () => {
  const actor = globalId('Actor', minister)
  desk.statementsSent()
  const { statements, node } = await desk.answered(
    `query ($actor: ID!) {
      statements(first: 0) { totalCount nodes { id actor { name } } edges { cursor } }
      node(id: $actor) { ... on Actor { statements(last: 0) { totalCount nodes { id } } } }
    }`,
    { actor },
  )
  expect(statements).toEqual({ totalCount: 12, nodes: [], edges: [] })
  expect(node.statements).toEqual({ totalCount: 6, nodes: [] })
  const ofLists = desk.statementsSent().filter((sql) => /FROM statement_(versions|owners)/.test(sql))
  expect(
    ofLists.every((sql) => /count\(\*\)/.test(sql)),
    ofLists.join('\n'),
  ).toBe(true)
  // How many an actor has is kept.
  expect(ofLists).toHaveLength(1)
})

test('a page of no items says whether there are any', async () => {
  const { some, none, behind } = await desk.answered(`{
    some: statements(first: 0) { pageInfo { hasNextPage hasPreviousPage startCursor } }
    none: statements(first: 0, filter: { text: "submarine" }) { pageInfo { hasNextPage hasPreviousPage } }
    behind: statements(last: 0) { pageInfo { hasNextPage hasPreviousPage } }
  }`)
  expect(some.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: null })
  expect(none.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false })
  expect(behind.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true })
})

test('the journal and a statement’s reports can be counted, and read from the end', async () => {
  const { journal, statements } = await desk.answered(`{
    journal(first: 0) { totalCount nodes { kind } }
    statements(first: 1) { nodes { reports(last: 1) { totalCount nodes { text } } topics(last: 5) { totalCount } } }
  }`)
  expect(journal).toEqual({ totalCount: 12, nodes: [] })
  expect(statements.nodes[0]).toEqual({
    reports: { totalCount: 1, nodes: [{ text: 'Words 11.' }] },
    topics: { totalCount: 0 },
  })
})

const OWNED = `query ($id: ID!, $filter: StatementFilter, $orderBy: StatementOrder! = INGESTED_DESC, $first: Int, $after: String) {
  node(id: $id) {
    ... on Actor { statements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { ...page } }
    ... on Topic { statements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { ...page } }
    ... on Source { statements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { ...page } }
  }
}
fragment page on StatementConnection {
  totalCount liveCursor pageInfo { endCursor hasNextPage } edges { snippet { text hit } } nodes { text }
}`
const WHOLE = `query ($filter: StatementFilter, $orderBy: StatementOrder!) {
  statements(filter: $filter, orderBy: $orderBy) { totalCount liveCursor nodes { text } }
}`

test.each(['INGESTED_ASC', 'SAID_DESC', 'SAID_ASC', 'RELEVANCE'])(
  'the list of an actor, a topic or a source takes a filter and the order %s, as the list of all does',
  async (orderBy) => {
    const owners = [
      ['Actor', minister, { actors: [globalId('Actor', minister)] }],
      ['Topic', islands, { topics: [globalId('Topic', islands)] }],
      ['Source', times, { sources: [globalId('Source', times)] }],
    ] as const
    for (const [type, id, own] of owners) {
      const filter = { text: 'ferry' }
      const { node } = await desk.answered(OWNED, { id: globalId(type, id), filter, orderBy })
      const { statements } = await desk.answered(WHOLE, { filter: { ...filter, ...own }, orderBy })
      expect(node.statements.nodes.length).toBeGreaterThan(0)
      expect(node.statements).toMatchObject(statements)
      expect(node.statements.edges[0].snippet.some((part: { hit: boolean }) => part.hit)).toBe(true)
    }
  },
)

test('an owner’s list in another order is walked by its cursors', async () => {
  const id = globalId('Actor', mayor)
  const seen: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { node }: { node: { statements: Page } } = await desk.answered(OWNED, {
      id,
      orderBy: 'SAID_ASC',
      first: 4,
      after,
    })
    seen.push(...node.statements.nodes.map(({ text }) => text))
    after = node.statements.pageInfo.endCursor
    more = node.statements.pageInfo.hasNextPage
  }
  expect(seen).toEqual([
    'Words 11.',
    expect.stringMatching(/^The ferry/),
    'Words 7.',
    'Words 5.',
    expect.stringMatching(/^The ferry/),
    'Words 1.',
  ])
})

interface Page {
  nodes: { text: string }[]
  pageInfo: { endCursor: string; hasNextPage: boolean }
}

test('lists of many owners, filtered, cost a bounded number of SQL statements', async () => {
  desk.statementsSent()
  const { actors } = await desk.answered(
    '{ actors { nodes { name statements(first: 2, filter: { text: "ferry" }, orderBy: SAID_DESC) { totalCount nodes { text } } } } }',
  )
  expect(actors.nodes.map((actor: { statements: { totalCount: number } }) => actor.statements.totalCount)).toEqual([
    2, 2,
  ])
  const sent = desk.statementsSent()
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(7)
})
