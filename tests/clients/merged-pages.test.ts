import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { afterAll, beforeAll, expect, test } from 'vitest'
import possibleTypes from '../../examples/apollo-react/possible-types.json' with { type: 'json' }
import { type Desk, openDesk } from '../world/desk.ts'

// A reader scrolls: page after page becomes one list, while statements come in. From the list's liveCursor it must then
// be told of everything that the list lacks.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const PAGE = gql`
  query Page($filter: StatementFilter, $first: Int, $after: String, $last: Int, $before: String) {
    statements(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      __typename
      liveCursor
      edges { __typename cursor node { __typename id text } }
      pageInfo { __typename startCursor endCursor hasNextPage hasPreviousPage }
    }
  }
`

interface Data {
  statements: {
    liveCursor: string
    edges: { node: { text: string } }[]
    pageInfo: { startCursor: string; endCursor: string }
  }
}

const EVENTS = `subscription ($filter: StatementFilter, $after: Cursor) {
  statementEvents(filter: $filter, after: $after) { __typename ... on StatementChange { kind was { text } } }
}`

/** The service, as far as a client's `fetch` sees it. */
const fetchFrom = async (_: unknown, init?: { body?: unknown }): Promise<Response> => {
  const { query, variables } = JSON.parse(String(init?.body))
  return Response.json(await desk.ask(query, variables), { headers: { 'content-type': 'application/json' } })
}

/** A topic with ten statements on file. Returns how to filter by it, and how to say more. */
async function openTopic(name: string) {
  const topicId = await desk.archive.topic(name)
  const say = async (text: string) => {
    await desk.archive.statement({ text, topicIds: [topicId] })
    desk.context.committed()
    await desk.archive.number()
  }
  for (let index = 0; index < 10; index += 1) await say(`${name} ${index}.`)
  return { filter: { topics: [Buffer.from(`Topic:${topicId}`).toString('base64')] }, say }
}

/** The words of everything that a stream from here has told when it is live. */
async function toldFrom(filter: object, after: string): Promise<string[]> {
  const stream = await desk.follow(EVENTS, { filter, after })
  const told: string[] = []
  for (;;) {
    const { statementEvents: event } = await stream.next()
    if (event.__typename === 'CaughtUp') break
    told.push(event.was.text)
  }
  await stream.leave()
  return told
}

const textsOf = ({ statements }: Data) => statements.edges.map(({ node }) => node.text)

test('pages that Apollo merges into one list have one liveCursor, from which nothing is missing', async () => {
  const { filter, say } = await openTopic('Apollo')
  const client = new ApolloClient({
    link: new HttpLink({ uri: 'http://onrecord.example/graphql', fetch: fetchFrom as typeof fetch }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: { Query: { fields: { statements: relayStylePagination(['filter']) } } },
    }),
  })
  const page = { query: PAGE, variables: { filter, first: 4 } }
  const seen: string[] = []
  const watched = client.watchQuery<Data>(page)
  const first = (await client.query<Data>(page)).data as Data
  seen.push(first.statements.liveCursor)
  for (const between of ['Came after the first page.', 'Came after the second page.']) {
    await say(between)
    const { statements } = watched.getCurrentResult().data as unknown as Data
    await watched.fetchMore({ variables: { after: statements.pageInfo.endCursor } })
    seen.push((watched.getCurrentResult().data as unknown as Data).statements.liveCursor)
  }
  const whole = watched.getCurrentResult().data as unknown as Data
  expect(textsOf(whole)).toHaveLength(10)
  expect(new Set(seen).size).toBe(1)
  expect(await toldFrom(filter, whole.statements.liveCursor)).toEqual([
    'Came after the first page.',
    'Came after the second page.',
  ])
  // What came in above is fetched by the list's first cursor: nothing is missing either.
  await watched.fetchMore({
    variables: { before: whole.statements.pageInfo.startCursor, last: 4, first: null },
  })
  const grown = watched.getCurrentResult().data as unknown as Data
  expect(textsOf(grown)).toHaveLength(12)
  expect(grown.statements.liveCursor).toBe(whole.statements.liveCursor)
})

test('pages that urql merges into one list have one liveCursor, from which nothing is missing', async () => {
  const { filter, say } = await openTopic('Urql')
  const cache = cacheExchange({ resolvers: { Query: { statements: relayPagination() } } })
  const client = new Client({
    url: 'http://onrecord.example/graphql',
    preferGetMethod: false,
    exchanges: [cache, fetchExchange],
    fetch: fetchFrom as typeof fetch,
  })
  const cursors: string[] = []
  let after: string | null = null
  let whole: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const variables: { filter: object; first: number; after: string | null } = { filter, first: 4, after }
    const { data, error } = await client.query<Data>(PAGE, variables).toPromise()
    expect(error).toBeUndefined()
    whole = textsOf(data as Data)
    cursors.push((data as Data).statements.liveCursor)
    after = (data as Data).statements.pageInfo.endCursor
    await say(`Came after page ${round}.`)
  }
  expect(whole).toHaveLength(10)
  expect(new Set(cursors).size).toBe(1)
  expect(await toldFrom(filter, cursors.at(-1) as string)).toEqual(
    [0, 1, 2].map((round) => `Came after page ${round}.`),
  )
})

test('a page of a list from before a restore leads to no cursor of the time after it', async () => {
  const { filter } = await openTopic('Restored')
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(filter: $filter, first: 2) { pageInfo { endCursor } } }',
    { filter },
  )
  const [name, at, id, [position]] = JSON.parse(Buffer.from(statements.pageInfo.endCursor, 'base64url').toString()) as [
    string,
    string,
    string,
    [number, string],
  ]
  const after = Buffer.from(JSON.stringify([name, at, id, [position, 'another-life']])).toString('base64url')
  const next = await desk.answered(
    'query ($filter: StatementFilter, $after: String) { statements(filter: $filter, first: 2, after: $after) { liveCursor nodes { text } } }',
    { filter, after },
  )
  expect(next.statements.nodes).toHaveLength(2)
  const { errors } = await desk.follow(EVENTS, { filter, after: next.statements.liveCursor })
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['CURSOR_OTHER_DATABASE'])
})

test('a page cursor of an earlier release, which carries nothing, is still a page cursor', async () => {
  const { filter } = await openTopic('Earlier')
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(filter: $filter, first: 2) { pageInfo { endCursor } } }',
    { filter },
  )
  const [name, at, id] = JSON.parse(Buffer.from(statements.pageInfo.endCursor, 'base64url').toString()) as string[]
  const after = Buffer.from(JSON.stringify([name, at, id])).toString('base64url')
  const next = await desk.answered(
    'query ($filter: StatementFilter, $after: String) { statements(filter: $filter, first: 2, after: $after) { liveCursor nodes { text } } }',
    { filter, after },
  )
  expect(next.statements.nodes.map((node: { text: string }) => node.text)).toEqual(['Earlier 7.', 'Earlier 6.'])
  expect(await toldFrom(filter, next.statements.liveCursor)).toEqual([])
})
