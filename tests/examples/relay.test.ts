import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createClient } from 'graphql-ws'
import relay, { type ConcreteRequest, type OperationDescriptor, type ReaderFragment } from 'relay-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type Newsroom, openNewsroom } from './newsroom.ts'

// A program for Relay, compiled by its compiler against schema.graphql and run by its runtime against a service.

const PROGRAM = `
import { graphql } from 'relay-runtime'
graphql\`query feedQuery($count: Int!, $cursor: String, $filter: StatementFilter) { ...feedList }\`
graphql\`
  fragment feedList on Query @refetchable(queryName: "feedMoreQuery") {
    statements(filter: $filter, first: $count, after: $cursor) @connection(key: "feedList_statements") {
      liveCursor
      edges { node { id text } }
    }
  }
\`
graphql\`subscription feedEventsSubscription($after: Cursor, $filter: StatementFilter) {
  statementEvents(after: $after, filter: $filter) { __typename ... on StatementChange { after { id text } statement { id text } } }
}\`
`

interface List {
  liveCursor: string
  edges: { node: { id: string; text: string } }[]
  pageInfo: { endCursor: string; hasNextPage: boolean }
}
type Told = { __typename: string; after?: { text: string }; statement?: { text: string } }

const require = createRequire(import.meta.url)
let folder: string
let newsroom: Newsroom
let made: { query: ConcreteRequest; list: ReaderFragment; events: ConcreteRequest }

beforeAll(async () => {
  newsroom = await openNewsroom()
  folder = await mkdtemp(join(tmpdir(), 'onrecord-relay-'))
  for (const name of ['src', 'made']) await mkdir(join(folder, name))
  await writeFile(join(folder, 'src/feed.js'), PROGRAM)
  await copyFile('schema.graphql', join(folder, 'schema.graphql'))
  const paths = { src: './src', schema: './schema.graphql', artifactDirectory: './made' }
  // As modules that Node reads without a bundler.
  const config = { ...paths, language: 'javascript', eagerEsModules: false }
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config))
  const compiler = require.resolve('relay-compiler/cli.js')
  await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder })
  const load = createRequire(join(folder, 'made/index.js'))
  made = {
    query: load('./feedQuery.graphql.js'),
    list: load('./feedList.graphql.js'),
    events: load('./feedEventsSubscription.graphql.js'),
  }
})
afterAll(async () => {
  await newsroom.stop()
  await rm(folder, { recursive: true, force: true })
})

function openEnvironment() {
  const headers = { authorization: `Bearer ${newsroom.key}` }
  const socket = createClient({
    url: newsroom.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: headers,
  })
  const network = relay.Network.create(
    async ({ text }, variables) => {
      const body = JSON.stringify({ query: text, variables })
      const type = { 'content-type': 'application/json' }
      const response = await fetch(newsroom.url, { method: 'POST', headers: { ...headers, ...type }, body })
      return await response.json()
    },
    ({ text }, variables) =>
      relay.Observable.create((sink) => socket.subscribe({ query: text ?? '', variables }, sink as never)),
  )
  const environment = new relay.Environment({ network, store: new relay.Store(new relay.RecordSource()) })
  return { environment, close: () => socket.dispose() }
}

type Environment = ReturnType<typeof openEnvironment>['environment']

/** The whole list, as a component that uses the fragment reads it from the store. */
function readList(environment: Environment, page: OperationDescriptor): List {
  const { data } = environment.lookup(page.fragment)
  const selector = relay.getSelector(made.list, (data ?? {}) as never)
  if (selector?.kind !== 'SingularReaderSelector') throw new Error('the query does not hold the fragment')
  const read = environment.lookup(selector)
  expect(read.isMissingData).toBe(false)
  return (read.data as unknown as { statements: List }).statements
}

/** As `loadNext` of usePaginationFragment does it. */
async function loadNext(environment: Environment, page: OperationDescriptor, count: number): Promise<void> {
  const { paginationRequest, paginationMetadata } = relay.getPaginationMetadata(made.list, 'loadNext')
  const { endCursor } = readList(environment, page).pageInfo
  const shared = page.request.variables
  const variables = relay.getPaginationVariables('forward', count, endCursor, shared, {}, paginationMetadata)
  await relay.fetchQuery(environment, paginationRequest, variables, { fetchPolicy: 'network-only' }).toPromise()
}

const textsOf = ({ edges }: List) => edges.map(({ node }) => node.text)

test('a list that Relay loads page by page has every statement once, and its liveCursor leads to what came meanwhile', async () => {
  const { environment, close } = openEnvironment()
  const said: string[] = []
  for (let index = 0; index < 5; index += 1) said.unshift(await newsroom.publish())
  const variables = { count: 2, filter: { languages: ['en'] } }
  const page = relay.createOperationDescriptor(made.query, variables)
  const retained = environment.retain(page)
  await relay.fetchQuery(environment, made.query, variables).toPromise()
  expect(textsOf(readList(environment, page))).toEqual(said.slice(0, 2))

  const meanwhile = await newsroom.publish()
  await loadNext(environment, page, 2)
  expect(textsOf(readList(environment, page))).toEqual(said.slice(0, 4))
  await loadNext(environment, page, 2)
  const whole = readList(environment, page)
  expect(textsOf(whole)).toEqual(said)
  expect(whole.pageInfo.hasNextPage).toBe(false)

  const told: Told[] = []
  const failed = new Promise<never>((_, reject) => {
    relay.requestSubscription(environment, {
      subscription: made.events,
      variables: { after: whole.liveCursor, filter: variables.filter },
      onNext: (event) => void told.push((event as { statementEvents: Told }).statementEvents),
      onError: reject,
    })
  })
  const isTold = async (text: string) => {
    await Promise.race([failed, expect.poll(() => told.map(({ after }) => after?.text)).toContain(text)])
  }
  await isTold(meanwhile)
  await isTold(await newsroom.publish())
  // What the first page shows may come once more, if it had no position yet.
  const news = told.filter(({ after }) => after !== undefined && !said.includes(after?.text ?? ''))
  expect(news).toHaveLength(2)
  expect(news[0]).toMatchObject({ __typename: 'StatementIngested', statement: { text: meanwhile } })
  // Events leave the list as it was.
  expect(textsOf(readList(environment, page))).toEqual(said)
  retained.dispose()
  await close()
})
