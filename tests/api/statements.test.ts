import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let islands: string
let fleets: string
let minister: string
const ids: string[] = []

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const placeAt = (at: string) =>
  Buffer.from(JSON.stringify(['INGESTED_DESC', at, '00000000-0000-7000-8000-000000000000'])).toString('base64url')
const day = (date: number) => new Date(Date.UTC(2025, 1, date))

beforeAll(async () => {
  desk = await openDesk()
  const { archive } = desk
  islands = await archive.topic('Islands')
  fleets = await archive.topic('Fleets', [islands])
  await archive.topic('Nothing at all')
  minister = await archive.actor('Ada Minister')
  // Two a second, so that the id has to break ties; said in an order of its own.
  for (let index = 0; index < 25; index += 1) {
    const statement = await archive.statement({
      text:
        index % 5 === 0
          ? `The fleet will sail past the islands, ${'fleet '.repeat(index / 5)}said ${index}.`
          : `Words ${index}.`,
      topicIds: index % 2 === 0 ? [islands, fleets] : [],
      actorId: index % 3 === 0 ? minister : null,
      ingestedAt: new Date(Date.UTC(2025, 2, 1, 12, 0, Math.floor(index / 2))),
      saidAt: {
        earliest: day(1 + ((index * 7) % 25)),
        latest: day(2 + ((index * 7) % 25)),
        precision: 'DAY',
        date: null,
        timeZone: 'Asia/Tokyo',
        asWritten: ['on Tuesday'],
        derivation: ['the Tuesday before'],
      },
      reportTexts: index === 24 ? ['Submarines were not named by everybody.'] : [],
    })
    ids.push(statement.id)
  }
  await archive.number()
})

afterAll(() => desk.close())

const PAGE = /* GraphQL */ `
  query ($filter: StatementFilter, $orderBy: StatementOrder! = INGESTED_DESC, $first: Int, $after: String, $last: Int, $before: String) {
    statements(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      edges { cursor snippet { text hit } node { id ingestedAt saidAt { earliest date } } }
      nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`

interface Node {
  id: string
  ingestedAt: string
  saidAt: { earliest: string }
}

async function walk(variables: Record<string, unknown>, size: number, backwards = false): Promise<Node[]> {
  const found: Node[] = []
  let cursor: string | null = null
  for (;;) {
    const place: Record<string, unknown> = backwards ? { last: size, before: cursor } : { first: size, after: cursor }
    const { statements } = await desk.answered(PAGE, { ...variables, ...place })
    const nodes = statements.edges.map((edge: { node: Node }) => edge.node)
    if (backwards) found.unshift(...nodes)
    else found.push(...nodes)
    if (!(backwards ? statements.pageInfo.hasPreviousPage : statements.pageInfo.hasNextPage)) return found
    cursor = backwards ? statements.pageInfo.startCursor : statements.pageInfo.endCursor
  }
}

test.each([
  ['INGESTED_DESC', (node: Node) => node.ingestedAt, -1],
  ['INGESTED_ASC', (node: Node) => node.ingestedAt, 1],
  ['SAID_DESC', (node: Node) => node.saidAt.earliest, -1],
  ['SAID_ASC', (node: Node) => node.saidAt.earliest, 1],
] as const)('pages in the order %s show every statement once, from either end', async (orderBy, keyOf, direction) => {
  const forwards = await walk({ orderBy }, 4)
  expect(new Set(forwards.map((node) => node.id)).size).toBe(25)
  const keys = forwards.map(keyOf)
  expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -direction : a > b ? direction : 0)))
  expect((await walk({ orderBy }, 7, true)).map((node) => node.id)).toEqual(forwards.map((node) => node.id))
})

test('the statements of a topic come from its own list, in the same order', async () => {
  const all = await walk({}, 100)
  const wanted = ids.filter((_, index) => index % 2 === 0).map((id) => globalId('Statement', id))
  const ofTopic = await walk({ filter: { topics: ['islands'] } }, 3)
  expect(ofTopic.map((node) => node.id)).toEqual(all.map((node) => node.id).filter((id) => wanted.includes(id)))
  const said = await walk(
    { filter: { topics: [globalId('Topic', fleets)], actors: ['ada-minister'] }, orderBy: 'SAID_ASC' },
    2,
  )
  expect(said).toHaveLength(5)
})

test('what matches best comes first, and its snippet shows where', async () => {
  const { statements } = await desk.answered(PAGE, { filter: { text: 'fleet' }, orderBy: 'RELEVANCE', first: 3 })
  expect(statements.totalCount).toBe(5)
  expect(statements.edges[0].node.id).toBe(globalId('Statement', ids[20] ?? ''))
  expect(statements.edges[0].snippet.filter((part: { hit: boolean }) => part.hit).length).toBeGreaterThan(1)
  expect(statements.edges[0].snippet.map((part: { text: string }) => part.text).join('')).toContain(
    'fleet will sail past the islands',
  )
  const rest = await walk({ filter: { text: 'fleet' }, orderBy: 'RELEVANCE' }, 2)
  expect(new Set(rest.map((node) => node.id)).size).toBe(5)
})

test('a snippet of a short text is all of it, so that no negation is cut off', async () => {
  const own = await openDesk()
  try {
    const texts = ['No ferry will ever be sold', 'Not a single ferry is safe', 'We do not say the ferry is to go']
    for (const text of texts) await own.archive.statement({ text })
    await own.archive.number()
    const { statements } = await own.answered(PAGE, { filter: { text: 'ferry' }, orderBy: 'INGESTED_ASC' })
    const snippets: { text: string; hit: boolean }[][] = statements.edges.map((edge: Answer) => edge.snippet)
    expect(snippets.map((parts) => parts.map(({ text }) => text).join('')).sort()).toEqual([...texts].sort())
    for (const parts of snippets) expect(parts.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['ferry'])
  } finally {
    await own.close()
  }
})

test('without a text there is no snippet; where only a report has the word, it has no hit', async () => {
  const plain = await desk.answered(PAGE, { first: 1 })
  expect(plain.statements.edges[0].snippet).toBeNull()
  const { statements } = await desk.answered(PAGE, { filter: { text: 'submarines' } })
  expect(statements.edges).toHaveLength(1)
  expect(statements.edges[0].snippet).toEqual([{ text: expect.stringContaining('Words 24'), hit: false }])
})

test.each([
  [{ first: -1 }, 'BAD_USER_INPUT'],
  [{ first: 101 }, 'BAD_USER_INPUT'],
  [{ last: -1 }, 'BAD_USER_INPUT'],
  [{ first: 1, last: 1 }, 'BAD_USER_INPUT'],
  [{ after: 'no cursor' }, 'BAD_USER_INPUT'],
  [{ after: Buffer.from('["INGESTED_DESC","yesterday","1"]').toString('base64url') }, 'BAD_USER_INPUT'],
  [{ after: placeAt('2025-02-30T12:00:00.000Z') }, 'BAD_USER_INPUT'],
  [{ after: placeAt('0000-01-01T00:00:00.000Z') }, 'BAD_USER_INPUT'],
  [{ orderBy: 'RELEVANCE' }, 'BAD_USER_INPUT'],
  [{ orderBy: 'RELEVANCE', filter: { not: { text: 'fleet' } } }, 'BAD_USER_INPUT'],
  [{ filter: { topics: [] } }, 'FILTER_INVALID'],
  [{ filter: { any: [] } }, 'FILTER_INVALID'],
  [{ filter: { text: ' ' } }, 'FILTER_INVALID'],
  [{ filter: { text: '\0' } }, 'FILTER_INVALID'],
  [{ filter: { topics: ['a\0b'] } }, 'FILTER_INVALID'],
  [{ filter: { topics: ['\ud800'] } }, 'FILTER_INVALID'],
  [{ filter: { languages: ['english'] } }, 'FILTER_INVALID'],
])('%j is refused with the code %s', async (variables, code) => {
  const { errors } = await desk.ask(PAGE, variables)
  expect(errors?.map((error) => error.extensions.code)).toEqual([code])
})

test('a page cursor of another order is refused', async () => {
  const { statements } = await desk.answered(PAGE, { first: 1 })
  const { errors } = await desk.ask(PAGE, { orderBy: 'SAID_ASC', after: statements.pageInfo.endCursor })
  expect(errors?.[0]?.message).toMatch(/another list or order/)
})

test('an unknown name is refused, where it stands, with the nearest ones', async () => {
  const { errors } = await desk.ask(PAGE, { filter: { any: [{ text: 'a fleet' }, { topics: ['ilands'] }] } })
  expect(errors?.[0]).toMatchObject({
    message: 'The filter\'s "any.1.topics" names "ilands", which is unknown; the nearest are islands.',
    extensions: { code: 'FILTER_INVALID', filterPath: 'any.1.topics' },
  })
})

test('an id of another type is refused', async () => {
  const { errors } = await desk.ask(PAGE, { filter: { actors: [globalId('Topic', fleets)] } })
  expect(errors?.[0]?.message).toMatch(/takes ids of type Actor/)
})

test('every owner of a list gets its own first items', async () => {
  const { topics } = await desk.answered(
    '{ topics { nodes { slug statements(first: 3) { totalCount nodes { id } pageInfo { hasNextPage } } narrower { slug } broader { slug } } } }',
  )
  expect(topics.nodes.map((topic: Record<string, unknown>) => topic.slug)).toEqual([
    'fleets',
    'islands',
    'nothing-at-all',
  ])
  const newest = ids
    .filter((_, index) => index % 2 === 0)
    .slice(-3)
    .reverse()
    .map((id) => ({ id: globalId('Statement', id) }))
  for (const topic of topics.nodes.slice(0, 2)) {
    expect(topic.statements).toMatchObject({ totalCount: 13, nodes: newest, pageInfo: { hasNextPage: true } })
  }
  expect(topics.nodes[2].statements).toEqual({ totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } })
  expect(topics.nodes[0].broader).toEqual([{ slug: 'islands' }])
  expect(topics.nodes[1].narrower).toEqual([{ slug: 'fleets' }])
})

test('an actor’s statements are those that the filter finds', async () => {
  const { actors } = await desk.answered(
    '{ actors { nodes { name statements(first: 100) { nodes { id } liveCursor } } } }',
  )
  const { statements } = await desk.answered(
    '{ statements(first: 100, filter: { actors: ["ada-minister"] }) { nodes { id } liveCursor } }',
  )
  expect(actors.nodes[0].statements).toEqual(statements)
})

test('any object is found again by its id, and nothing by what is no id', async () => {
  const { statements } = await desk.answered('{ statements(first: 1) { nodes { id } } }')
  const [{ id }] = statements.nodes
  const missing = globalId('Statement', '00000000-0000-7000-8000-00000000dead')
  const { nodes } = await desk.answered('query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Statement { text } } }', {
    ids: [id, missing],
  })
  expect(nodes).toEqual([{ id, text: expect.any(String) }, null])
  expect(await desk.answered('{ node(id: "12") { id } }')).toEqual({ node: null })
})

test('one thing that is no id spoils no list of others', async () => {
  const { statements } = await desk.answered('{ statements(first: 1) { nodes { id } } }')
  const [{ id }] = statements.nodes
  const { nodes } = await desk.answered('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id, 'garbage'] })
  expect(nodes).toEqual([{ id }, null])
})

test('a page tells of what lies outside the places it was asked for between', async () => {
  const cursors = (await desk.answered(PAGE, { first: 100 })).statements.edges.map(
    (edge: { cursor: string }) => edge.cursor,
  )
  const ask = async (variables: Record<string, unknown>) => {
    const { hasPreviousPage, hasNextPage } = (await desk.answered(PAGE, variables)).statements.pageInfo
    return { hasPreviousPage, hasNextPage }
  }
  expect(await ask({ first: 10, before: cursors[3] })).toEqual({ hasPreviousPage: false, hasNextPage: true })
  expect(await ask({ first: 10, after: cursors[0], before: cursors[3] })).toEqual({
    hasPreviousPage: true,
    hasNextPage: true,
  })
  expect(await ask({ last: 10, after: cursors[20] })).toEqual({ hasPreviousPage: true, hasNextPage: false })
  // Of rows that are gone: before the first one, and after the last one.
  const [newest, oldest] = [placeAt('2999-01-01T00:00:00.000Z'), placeAt('1999-01-01T00:00:00.000Z')]
  expect(await ask({ last: 3, before: oldest })).toEqual({ hasPreviousPage: true, hasNextPage: false })
  expect(await ask({ first: 3, after: newest })).toEqual({ hasPreviousPage: false, hasNextPage: true })
  expect(await ask({ first: 3, after: oldest })).toEqual({ hasPreviousPage: true, hasNextPage: false })
  const { topics } = await desk.answered(
    `{ topics(first: 1) { nodes { statements(first: 3, before: "${oldest}", after: "${newest}") { pageInfo { hasPreviousPage hasNextPage } } } } }`,
  )
  expect(topics.nodes[0].statements.pageInfo).toEqual({ hasPreviousPage: false, hasNextPage: true })
})

test('the journal is paged by position, from either end', async () => {
  const first = await desk.answered(
    '{ journal(first: 2) { totalCount edges { cursor } nodes { kind was { text } } pageInfo { hasNextPage endCursor } } }',
  )
  expect(first.journal).toMatchObject({ totalCount: 25, nodes: [{ kind: 'INGESTED' }, { was: { text: 'Words 1.' } }] })
  const last = await desk.answered(
    'query ($before: String) { journal(last: 3, before: $before) { nodes { was { text } } pageInfo { hasPreviousPage hasNextPage } } }',
  )
  expect(last.journal.nodes[2].was.text).toBe('Words 24.')
  expect(last.journal.pageInfo).toEqual({ hasPreviousPage: true, hasNextPage: false })
  const rest = await desk.answered(
    'query ($after: String) { journal(first: 100, after: $after) { nodes { kind } pageInfo { hasPreviousPage hasNextPage } } }',
    { after: first.journal.pageInfo.endCursor },
  )
  expect(rest.journal.nodes).toHaveLength(23)
  expect(rest.journal.pageInfo).toEqual({ hasPreviousPage: true, hasNextPage: false })
})

test('a day said in Tokyo is Tokyo’s day', async () => {
  const { statements } = await desk.answered(
    '{ statements(first: 1, orderBy: SAID_ASC) { nodes { saidAt { earliest date timeZone precision asWritten derivation } } } }',
  )
  expect(statements.nodes[0].saidAt).toEqual({
    earliest: '2025-02-01T00:00:00.000Z',
    date: '2025-02-01',
    timeZone: 'Asia/Tokyo',
    precision: 'DAY',
    asWritten: ['on Tuesday'],
    derivation: ['the Tuesday before'],
  })
})
