import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { type MadeOperation, makeOperation } from '../world/documents.ts'
import { newSeed, seeded } from '../world/seeded.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'
import { type Message, openSocket, type RawSocket } from '../world/socket.ts'

// Whatever the grammar allows ends in data or in an error that a program can tell, on every transport.

const COUNT = Number(process.env.DOCUMENTS ?? 400)
const LONGEST_WAIT_MS = 20_000

let service: RunningService
let reader: string
let values: Record<string, unknown[]>

beforeAll(async () => {
  service = await runService({ MAX_OPERATIONS_PER_SOCKET: '100000', MAX_ALIASES: '1000', MAX_DIRECTIVES: '100' })
  reader = await makeKey(service.url, service.key, 'READER')
  for (let each = 0; each < 5; each += 1) await publish(each)
  const { data } = await service.ask<
    Record<string, { nodes: { id: string; slug?: string }[]; pageInfo: { endCursor: string }; liveCursor?: string }>
  >(`{
    statements { nodes { id } pageInfo { endCursor } liveCursor } articles { nodes { id } pageInfo { endCursor } }
    actors { nodes { id slug } pageInfo { endCursor } } sources { nodes { id slug } pageInfo { endCursor } } }`)
  const pages = Object.values(data ?? {})
  const nodes = pages.flatMap((page) => page.nodes)
  values = {
    ID: nodes.map(({ id }) => id),
    String: [...nodes.flatMap(({ slug }) => slug ?? []), ...pages.map(({ pageInfo }) => pageInfo.endCursor)],
    Cursor: pages.flatMap(({ liveCursor }) => liveCursor ?? []),
  }
})
afterAll(() => service.stop())

async function publish(number: number): Promise<void> {
  await service.ask(`mutation { ingestArticle(input: {
    source: { name: "The Harbour Times", homepage: "https://harbourtimes.example" }
    url: "https://harbourtimes.example/${number}"
    title: "Strait ${number}"
    publishedAt: "2025-03-0${number + 1}T12:00:00Z"
    text: "“We will keep the strait ${number} open for all ships,” Minister Ada Quill said on Monday. “It closes at ${number} on Sunday,” the mayor Bo Marsh told The Quay Post."
  }) { __typename } }`)
}

interface Answer {
  data?: unknown
  errors?: { message: string; extensions?: { code?: string } }[]
}

type Ask = (operation: MadeOperation) => Promise<Answer>

/** What is wrong with an answer; null where nothing is. */
function wrong({ data, errors }: Answer): string | null {
  if (errors === undefined) return data === undefined ? 'neither data nor errors' : null
  if (errors.length === 0) return 'no error among the errors'
  const bad = errors.find(
    ({ extensions }) => extensions?.code === undefined || extensions.code === 'INTERNAL_SERVER_ERROR',
  )
  return bad === undefined ? null : JSON.stringify(bad)
}

const faults = () => service.log.filter((line) => JSON.parse(line).level >= 50)

const SINGLE = ['application/json', 'application/graphql-response+json', 'text/event-stream']
const STREAMED = ['text/event-stream', 'multipart/mixed;subscriptionSpec=1.0, application/json']
/** An address may have 16 kB. */
const LONGEST_ADDRESS = 8_000

/** In any of the ways that HTTP has for it. */
async function send(key: string, operation: MadeOperation, random: () => number): Promise<Response> {
  const { kind, ...body } = operation
  const accepts = kind === 'subscription' ? STREAMED : SINGLE
  const accept = accepts[Math.floor(random() * accepts.length)] ?? ''
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
  const address = new URL(service.url)
  for (const [name, value] of Object.entries(body))
    address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  if (kind !== 'mutation' && address.href.length < LONGEST_ADDRESS && random() < 0.3)
    return fetch(address, { headers: { authorization: `Bearer ${key}`, accept }, signal })
  return fetch(service.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
    signal,
  })
}

/** The first result of a stream that goes on, or that there is none yet: it is open. */
async function firstOf(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? ''
  if (!/event-stream|multipart/.test(type)) return (await response.json()) as Answer
  const result = /multipart/.test(type) ? /^\{"payload":(\{.*\})\}\r$/m : /^data: (\{.*\})$/m
  let text = ''
  const wait = setTimeout(() => void reading.cancel(), 300)
  const reading = (response.body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reading.read()
    text += value ?? ''
    const found = result.exec(text)
    if (done || found !== null) {
      clearTimeout(wait)
      await reading.cancel()
      return found === null ? { data: 'open' } : JSON.parse(found[1] ?? '')
    }
  }
}

const overSocket = (socket: () => RawSocket): Ask => {
  let count = 0
  return async ({ kind: _, ...payload }) => {
    const id = `${++count}`
    socket().send({ id, type: 'subscribe', payload })
    const answer = socket().next((message) => message.id === id)
    const open = new Promise<Answer>((resolve) => setTimeout(resolve, 300, { data: 'open' }))
    const told = answer.then(
      ({ type, payload: said }): Answer =>
        type === 'error' ? { errors: said as never } : type === 'complete' ? { data: 'complete' } : (said as Answer),
    )
    const first = await Promise.race([told, open])
    socket().send({ id, type: 'complete' })
    return first
  }
}

function expectAll(asked: { operation: MadeOperation; answer: Answer }[], seed: number): void {
  const bad = asked.flatMap(({ operation, answer }) => {
    const what = wrong(answer)
    return what === null
      ? []
      : [`${what}\n${JSON.stringify(operation.variables)} ${operation.operationName}\n${operation.query}`]
  })
  expect(bad.slice(0, 3), `TEST_SEED=${seed}: ${bad.length} of ${asked.length}`).toEqual([])
  // Of streams two in three are of a watch or an inbox, and most name a watch that there is not.
  const answered = asked.filter(({ answer }) => answer.data != null)
  expect(answered.length, `TEST_SEED=${seed}`).toBeGreaterThan(asked.length / 8)
  expect(faults().slice(0, 3), `TEST_SEED=${seed}`).toEqual([])
}

function documents(seed: number): MadeOperation[] {
  const random = seeded(seed)
  return Array.from({ length: COUNT }, () => makeOperation(schema, { random, values }))
}

test.each([
  ['a reader', () => reader],
  ['an admin', () => service.key],
])(
  'over HTTP every document of %s ends in data or in an error with a code',
  async (_who, key) => {
    const seed = newSeed()
    const asked: { operation: MadeOperation; answer: Answer }[] = []
    const random = seeded(seed + 1)
    for (const operation of documents(seed)) {
      const answer = await firstOf(await send(key(), operation, random))
      asked.push({ operation, answer })
    }
    expectAll(asked, seed)
  },
  300_000,
)

test('over a WebSocket every document of a reader ends in data or in an error with a code', async () => {
  const seed = newSeed()
  const socket = await openSocket(service.socketUrl, { headers: { authorization: `Bearer ${reader}` } })
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  const ask = overSocket(() => socket)
  const asked: { operation: MadeOperation; answer: Answer }[] = []
  for (const operation of documents(seed)) asked.push({ operation, answer: await ask(operation) })
  socket.close()
  expectAll(asked, seed)
}, 300_000)

test('every event of every stream is told as data or as an error with a code', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  const socket = await openSocket(service.socketUrl, { headers: { authorization: `Bearer ${reader}` } })
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  const streams = new Map<string, MadeOperation>()
  while (streams.size < COUNT / 2) {
    const made = makeOperation(schema, { random, values })
    if (made.kind !== 'subscription') continue
    const id = `${streams.size}`
    streams.set(id, made)
    const { kind: _, ...payload } = made
    socket.send({ id, type: 'subscribe', payload })
  }
  const told: { operation: MadeOperation; answer: Answer }[] = []
  const note = ({ id = '', type, payload }: Message): void => {
    const operation = streams.get(id)
    if (operation === undefined || type === 'complete') return
    told.push({ operation, answer: type === 'error' ? { errors: payload as never } : (payload as Answer) })
  }
  const until = (isLast: (message: Message) => boolean) =>
    socket.next((message) => {
      note(message)
      return isLast(message)
    })
  socket.send({ id: 'last', type: 'subscribe', payload: { query: 'subscription { statementEvents { __typename } }' } })
  await until(({ id }) => id === 'last')
  const before = told.length
  await publish(7)
  await until(({ id, payload }) => id === 'last' && /StatementIngested/.test(JSON.stringify(payload)))
  // What was sent with it has come by then.
  socket.send({ id: 'after', type: 'subscribe', payload: { query: '{ __typename }' } })
  await until(({ id }) => id === 'after')
  socket.close()
  expect(told.length, `TEST_SEED=${seed}`).toBeGreaterThan(before + 10)
  expectAll(told, seed)
}, 120_000)
