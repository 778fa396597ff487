import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'

// One list of documents made to hurt, asked over every transport: what one of them lets through, all of them do.

let server: LoneServer
beforeAll(async () => {
  server = await loneServer()
})
afterAll(() => server.stop())

const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ')
const nested = (depth: number, field: string) => `${`${field} { `.repeat(depth)}text${' }'.repeat(depth)}`

const HOSTILE: [name: string, query: string, variables?: Record<string, unknown>][] = [
  ['10,000 aliases', `{ ${many(10_000, (i) => `a${i}: hello`)} }`],
  ['100 aliases', `{ ${many(100, (i) => `a${i}: hello`)} }`],
  ['a depth of 500', `{ statement { ${nested(500, 'parent')} } }`],
  ['a depth of 20', `{ statement { ${nested(20, 'parent')} } }`],
  ['braces 20,000 deep', '{ a '.repeat(20_000)],
  ['a list value 3,900 deep', `{ hello(name: ${'['.repeat(3_900)} ) }`],
  ['1,000 directives', `{ hello ${'@include(if: true) '.repeat(1_000)} }`],
  ['30 directives', `{ ${'hello @include(if: true) '.repeat(30)} }`],
  ['100,000 tokens', `{ ${'hello '.repeat(100_000)} }`],
  ['1,500 times the same field', `{ ${'hello '.repeat(1_500)} nothing }`],
  ['a chain of 5,000 fragments', `{ ...f0 } ${many(5_000, (i) => `fragment f${i} on Query { ...f${i + 1} }`)}`],
  ['a chain of 400 fragments', `{ ...f0 } ${many(400, (i) => `fragment f${i} on Query { ...f${i + 1} }`)}`],
  ['circular fragments', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
  ['fragments that double 20 times', doubling(20)],
  [
    'an introspection that goes in circles',
    `{ __schema { types { ${'fields { type { '.repeat(6)}name${' } }'.repeat(6)} } } }`,
  ],
  ['a huge page', '{ statements(first: 1000000) { text } }'],
  ['a huge page by variable', 'query ($n: Int) { statements(first: $n) { text } }', { n: 1_000_000 }],
  ['pages within pages', `{ statements(first: 100) { ${nested(5, 'related')} } }`],
  ['many hostile operations', many(40, (i) => `query q${i} { ${many(60, (j) => `a${j}: hello`)} }`)],
]

function doubling(times: number): string {
  const last = `fragment d${times} on Statement { text }`
  const parts = many(
    times,
    (i) => `fragment d${i} on Statement { a: parent { ...d${i + 1} } b: parent { ...d${i + 1} } }`,
  )
  return `{ statement { ...d0 } } ${parts} ${last}`
}

interface Answer {
  status?: number
  errors: { message: string }[]
  data?: unknown
}

const TRANSPORTS: Record<string, (query: string, variables?: Record<string, unknown>) => Promise<Answer>> = {
  async POST(query, variables) {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { ...OPERATOR, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...((await response.json()) as Answer) }
  },
  async GET(query, variables) {
    const address = new URL(server.url)
    address.searchParams.set('query', query)
    if (variables) address.searchParams.set('variables', JSON.stringify(variables))
    const response = await fetch(address, { headers: { ...OPERATOR, accept: 'application/graphql-response+json' } })
    // An address has its own limit, and no body says so.
    if (response.status === 431) return { status: 431, errors: [{ message: 'too long' }] }
    return { status: response.status, ...((await response.json()) as Answer) }
  },
  async SSE(query, variables) {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { ...OPERATOR, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables }),
    })
    const next = /^event: next\ndata: (.*)$/m.exec(await response.text())?.[1]
    return JSON.parse(next ?? 'null')
  },
  async WebSocket(query, variables) {
    const socket = await openSocket(server.socketUrl)
    try {
      socket.send({ type: 'connection_init' })
      await socket.next('connection_ack')
      socket.send({ id: 'hostile', type: 'subscribe', payload: { query, variables } })
      const answer = await socket.next('error', 'next')
      // The socket carries other people's operations too.
      socket.send({ id: 'other', type: 'subscribe', payload: { query: '{ hello }' } })
      await socket.next((message) => message.id === 'other' && message.type === 'next')
      return answer.type === 'error' ? { errors: answer.payload as Answer['errors'] } : (answer.payload as Answer)
    } finally {
      socket.close()
    }
  },
}

describe.each(Object.entries(TRANSPORTS))('over %s', (_transport, ask) => {
  test.each(HOSTILE)('%s are refused', async (_name, query, variables) => {
    const begun = performance.now()
    const answer = await ask(query, variables)
    expect(answer.errors.length).toBeGreaterThan(0)
    expect(answer.errors.length).toBeLessThanOrEqual(101)
    expect(answer.data ?? null).toBeNull()
    if (answer.status !== undefined) {
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
    expect(JSON.stringify(answer.errors)).not.toMatch(/call stack|node_modules|"http"|unexpected/i)
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  test('an ordinary query is answered', async () => {
    expect(await ask('{ hello }')).toMatchObject({ data: { hello: 'Hello newsroom' } })
  })

  test('the introspection of stock tools is answered', async () => {
    const answer = await ask(getIntrospectionQuery())
    expect(answer.data).toHaveProperty('__schema')
  })

  test('a fault of ours is told without what went wrong', async () => {
    const answer = await ask('{ fault }')
    expect(answer.errors).toMatchObject([{ message: 'Unexpected error.', path: ['fault'] }])
    expect(JSON.stringify(answer)).not.toMatch(/SELECT|passwd|stack/)
  })
})

describe('with introspection switched off', () => {
  let closed: LoneServer
  beforeAll(async () => {
    closed = server
    server = await loneServer({ INTROSPECTION: 'off' })
  })
  afterAll(async () => {
    await server.stop()
    server = closed
  })

  test.each(Object.entries(TRANSPORTS))(
    'over %s the schema cannot be read, nor its names be guessed',
    async (_t, ask) => {
      const read = await ask('{ __schema { queryType { name } } }')
      expect(read.errors[0]?.message).toMatch(/introspection/i)
      const guessed = await ask('{ helo }')
      expect(guessed.errors[0]?.message).toBe('Cannot query field "helo" on type "Query".')
      expect(await ask('{ __typename hello }')).toMatchObject({ data: { __typename: 'Query' } })
    },
  )
})
