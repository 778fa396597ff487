import { ApolloClient, gql, HttpLink } from '@apollo/client'
import { Client, fetchExchange } from '@urql/core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openCache as openApolloCache } from '../../examples/apollo-react/cache.ts'
import { openCache as openUrqlCache } from '../../examples/urql/cache.ts'
import type { SaidAt } from '../../src/domain/statement/statement.ts'
import { type Desk, openDesk } from '../world/desk.ts'

// Two screens ask different fields of the same things, in the caches that the examples open.

const LIST = gql`
  query List($first: Int, $after: String) {
    statements(first: $first, after: $after, orderBy: INGESTED_ASC) {
      __typename
      totalCount
      edges { __typename cursor node { __typename id text saidAt { __typename earliest } } }
      pageInfo { __typename endCursor hasNextPage }
    }
  }
`
const TIMES = gql`
  query Times($first: Int) {
    statements(first: $first, orderBy: INGESTED_ASC) {
      __typename
      nodes { __typename id saidAt { __typename latest precision } }
    }
  }
`
/** Fields by fragments on an interface, which a cache drops if it does not know who implements it. */
const NODE = gql`
  query Again($id: ID!) {
    node(id: $id) { __typename ...Named }
  }
  fragment Named on Node { id ... on Statement { text } }
`

interface Data {
  statements: {
    totalCount: number
    edges: { node: { id: string; text: string; saidAt: { earliest: string } } }[]
    nodes: { id: string; saidAt: { latest: string; precision: string } }[]
    pageInfo: { endCursor: string; hasNextPage: boolean }
  }
}

let desk: Desk
let asked = 0
const complaints: string[] = []

/** The service, as far as a client's `fetch` sees it. */
const fetchFrom = (async (_: unknown, init?: { body?: unknown }) => {
  asked += 1
  const { query, variables } = JSON.parse(String(init?.body))
  return Response.json(await desk.ask(query, variables))
}) as typeof fetch

const url = 'http://onrecord.example/graphql'
const openApollo = (...scrolled: Parameters<typeof openApolloCache>) =>
  new ApolloClient({ link: new HttpLink({ uri: url, fetch: fetchFrom }), cache: openApolloCache(...scrolled) })
const openUrql = (scrolled?: string[]) =>
  new Client({ url, preferGetMethod: false, exchanges: [openUrqlCache(scrolled), fetchExchange], fetch: fetchFrom })

beforeAll(async () => {
  desk = await openDesk()
  for (let day = 1; day <= 6; day += 1)
    await desk.archive.statement({ text: `Said on day ${day}.`, saidAt: dayOfMarch(day) })
  await desk.archive.number()
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void complaints.push(words.join(' ')))
})
afterEach(() => {
  expect(complaints.splice(0)).toEqual([])
})
afterAll(async () => {
  vi.restoreAllMocks()
  await desk.close()
})

function dayOfMarch(day: number): SaidAt {
  const earliest = new Date(Date.UTC(2026, 2, day))
  return {
    earliest,
    latest: new Date(earliest.getTime() + 86_399_999),
    precision: 'DAY',
    date: earliest.toISOString().slice(0, 10),
    timeZone: 'UTC',
    asWritten: ['on Sunday'],
    derivation: ['Sunday'],
  }
}

const textsOf = (data: Data | undefined) => data?.statements.edges.map(({ node }) => node.text)

test('in Apollo’s cache a second screen’s fields of a value without an id stand beside the first one’s', async () => {
  const client = openApollo()
  const page = { query: LIST, variables: { first: 3 } }
  await client.query<Data>(page)
  const times = { query: TIMES, variables: { first: 3 } }
  await client.query<Data>(times)
  asked = 0
  const first = await client.query<Data>(page)
  const second = await client.query<Data>(times)
  expect(asked).toBe(0)
  expect(first.data?.statements.edges[0]?.node.saidAt.earliest).toBe('2026-03-01T00:00:00.000Z')
  expect(second.data?.statements.nodes[0]?.saidAt.precision).toBe('DAY')
})

test('in Apollo’s cache a value that has changed replaces the old one, and is not mixed with it', () => {
  const cache = openApolloCache()
  const write = (saidAt: object) =>
    cache.writeQuery({
      query: gql`query ($id: ID!) { node(id: $id) { id ... on Statement { saidAt { earliest latest asWritten } } } }`,
      variables: { id: 's1' },
      data: { node: { __typename: 'Statement', id: 's1', saidAt: { __typename: 'SaidAt', ...saidAt } } },
    })
  write({ earliest: '2026-03-01', latest: '2026-03-01', asWritten: 'on Sunday' })
  cache.writeQuery({
    query: gql`query ($id: ID!) { node(id: $id) { id ... on Statement { saidAt { earliest } } } }`,
    variables: { id: 's1' },
    data: { node: { __typename: 'Statement', id: 's1', saidAt: { __typename: 'SaidAt', earliest: '2026-04-01' } } },
  })
  expect(cache.extract()['Statement:s1']?.saidAt).toEqual({ __typename: 'SaidAt', earliest: '2026-04-01' })
})

test('in Apollo’s cache pages become one list where a reader scrolls', async () => {
  const client = openApollo(['statements'])
  const watched = client.watchQuery<Data>({ query: LIST, variables: { first: 4 } })
  const first = await client.query<Data>({ query: LIST, variables: { first: 4 } })
  await watched.fetchMore({ variables: { after: first.data?.statements.pageInfo.endCursor } })
  const { statements } = watched.getCurrentResult().data as unknown as Data
  expect(statements.edges.map(({ node }) => node.text)).toEqual([1, 2, 3, 4, 5, 6].map((day) => `Said on day ${day}.`))
  expect(statements.pageInfo.hasNextPage).toBe(false)
})

test('in urql’s cache a second screen’s fields of a value without an id stand beside the first one’s', async () => {
  const client = openUrql()
  for (const query of [LIST, TIMES]) await client.query<Data>(query, { first: 3 }).toPromise()
  asked = 0
  const first = await client.query<Data>(LIST, { first: 3 }).toPromise()
  const second = await client.query<Data>(TIMES, { first: 3 }).toPromise()
  expect(asked).toBe(0)
  expect(first.data?.statements.edges[0]?.node.saidAt.earliest).toBe('2026-03-01T00:00:00.000Z')
  expect(second.data?.statements.nodes[0]?.saidAt.precision).toBe('DAY')
})

test('in urql’s cache pages become one list where a reader scrolls', async () => {
  const client = openUrql(['statements'])
  const first = await client.query<Data>(LIST, { first: 4 }).toPromise()
  const after = first.data?.statements.pageInfo.endCursor
  const second = await client.query<Data>(LIST, { first: 4, after }).toPromise()
  expect(textsOf(second.data)).toEqual([1, 2, 3, 4, 5, 6].map((day) => `Said on day ${day}.`))
})

test.each(['Apollo', 'urql'])('%s keeps what a fragment on an interface selects', async (name) => {
  const { statements } = await desk.answered('{ statements(first: 1, orderBy: INGESTED_ASC) { nodes { id } } }')
  const variables = { id: statements.nodes[0].id }
  const { data } =
    name === 'Apollo'
      ? await openApollo().query({ query: NODE, variables })
      : await openUrql().query(NODE, variables).toPromise()
  expect(data).toMatchObject({ node: { id: variables.id, text: 'Said on day 1.' } })
})
