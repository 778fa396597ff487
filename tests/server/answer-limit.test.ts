import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoneServer, loneServer } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'
import { TRANSPORTS } from '../world/transports.ts'

// An answer has a limit in bytes, on every way that it may take.

const HELLO = 'query ($name: String) { hello(name: $name) }'
/** A text without escapes that is answered within the limit, and those that are not. */
const [FITS, TOO_LONG, ESCAPED] = ['a'.repeat(1_900), 'a'.repeat(2_000), '"'.repeat(1_000)]
const LONG_NAME = `n${'a'.repeat(2_000)}`

let server: LoneServer
beforeAll(async () => {
  server = await loneServer({ MAX_ANSWER_BYTES: '2000' })
})
afterAll(() => server.stop())

describe.each(Object.entries(TRANSPORTS))('over %s', (_transport, ask) => {
  test('an answer within the limit is given whole', async () => {
    expect(await ask(server, { query: HELLO, variables: { name: FITS } })).toMatchObject({
      data: { hello: `Hello ${FITS}` },
    })
  })

  test.each([
    ['a text that is too long', HELLO, { name: TOO_LONG }],
    ['a text that its escapes make too long', HELLO, { name: ESCAPED }],
    ['a name that is too long', `{ ${LONG_NAME}: hello }`, {}],
    ['a name that is too long, of what every type has', `{ statement { ${LONG_NAME}: __typename } }`, {}],
  ])('%s is an error that says what to do', async (_what, query, variables) => {
    const answer = await ask(server, { query, variables })
    expect(answer.errors).toMatchObject([
      {
        message:
          'The answer would have more than 2000 bytes, which MAX_ANSWER_BYTES does not allow: ask for smaller pages or fewer fields.',
        extensions: { code: 'ANSWER_TOO_LARGE' },
      },
    ])
    expect(answer.data ?? null).toBeNull()
    expect(answer.status ?? 400).toBe(400)
  })
})

test('a mutation whose answer would be too large says that it was carried out', async () => {
  const answer = await TRANSPORTS.POST?.(server, {
    query: 'mutation ($text: String!) { note(text: $text) }',
    variables: { text: TOO_LONG },
  })
  expect(answer).toMatchObject({
    status: 200,
    data: null,
    errors: [{ message: expect.stringContaining('carried out'), extensions: { code: 'ANSWER_TOO_LARGE' } }],
  })
  expect(server.notes).toEqual([TOO_LONG])
})

test('an event that would be too large says so with its place, and the stream goes on', async () => {
  const socket = await openSocket(server.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  const query = `subscription { ${LONG_NAME}: ticks }`
  socket.send({ id: '1', type: 'subscribe', payload: { query } })
  const first = await socket.next('next', 'error', 'complete')
  server.tick()
  const second = await socket.next('next', 'error', 'complete')
  for (const { type, payload } of [first, second]) {
    expect(type).toBe('next')
    expect(payload).toMatchObject({
      errors: [{ extensions: { code: 'ANSWER_TOO_LARGE', cursor: expect.stringMatching(/^[\w-]{8,}$/) } }],
    })
  }
  expect(first.payload).not.toEqual(second.payload)
  socket.close()
})
