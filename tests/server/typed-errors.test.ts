import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoneServer, loneServer } from '../world/server.ts'
import { type Asked, TRANSPORTS } from '../world/transports.ts'

// Every error has a code by which a program can tell it, on every transport.

let server: LoneServer
beforeAll(async () => {
  server = await loneServer()
})
afterAll(() => server.stop())

const ON_ROOT = 'A subscription cannot have @'

const MISTAKES: [what: string, asked: Asked, code: string, message: string][] = [
  ['a text that is not GraphQL', { query: '{ hello' }, 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
  ['a field that is not there', { query: '{ helo }' }, 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field'],
  [
    'a variable of another type',
    { query: 'query ($name: String) { hello(name: $name) }', variables: { name: 7 } },
    'GRAPHQL_VALIDATION_FAILED',
    'Variable "$name"',
  ],
  [
    'a variable that is missing',
    { query: 'query ($ms: Int!) { slow(ms: $ms) }' },
    'GRAPHQL_VALIDATION_FAILED',
    'Variable "$ms"',
  ],
  [
    'a name that no operation has',
    { query: 'query A { hello }', operationName: 'B' },
    'OPERATION_RESOLUTION_FAILURE',
    'operation',
  ],
  [
    'several operations and no name',
    { query: 'query A { hello } query B { hello }' },
    'OPERATION_RESOLUTION_FAILURE',
    'operation',
  ],
  [
    'a subscription that skips its field',
    { query: 'subscription { ticks @skip(if: true) }' },
    'GRAPHQL_VALIDATION_FAILED',
    ON_ROOT,
  ],
  [
    'a subscription that includes its field by a variable',
    {
      query: 'subscription ($on: Boolean!) { ...F } fragment F on Subscription { ticks @include(if: $on) }',
      variables: { on: true },
    },
    'GRAPHQL_VALIDATION_FAILED',
    ON_ROOT,
  ],
  [
    'a subscription that skips a fragment with its field',
    { query: 'subscription ($off: Boolean!) { ... @skip(if: $off) { ticks } }', variables: { off: false } },
    'GRAPHQL_VALIDATION_FAILED',
    ON_ROOT,
  ],
]

describe.each(Object.entries(TRANSPORTS))('over %s', (_transport, ask) => {
  test.each(MISTAKES)('%s is an error with a code', async (_what, asked, code, message) => {
    const { data, errors, status = 400 } = await ask(server, asked)
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(message), extensions: { code } })
    expect([data ?? null, status]).toEqual([null, 400])
  })
})

test.each([
  ['that is not GraphQL', '{ met'],
  ['that does not fit the schema', '{ met }'],
])('a document %s has the same status over HTTP where a socket sent it first', async (_what, query) => {
  await TRANSPORTS.WebSocket?.(server, { query })
  expect(await TRANSPORTS.POST?.(server, { query })).toMatchObject({ status: 400 })
})

test('none of them is a fault that the log tells', () => {
  expect(server.log.filter((line) => JSON.parse(line).level >= 40)).toEqual([])
})
