import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { type MadeOperation, makeOperation } from '../world/documents.ts'
import { newSeed, seeded } from '../world/seeded.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'
import { openSocket, type RawSocket } from '../world/socket.ts'

// Whatever the grammar allows ends in data or in an error that a program can tell, on every transport.

const COUNT = Number(process.env.DOCUMENTS ?? 400)
const LONGEST_WAIT_MS = 20_000

let service: RunningService
let reader: string
let values: Record<string, unknown[]>

beforeAll(async () => {
  service = await runService({ MAX_OPERATIONS_PER_SOCKET: '100000', MAX_ALIASES: '1000', MAX_DIRECTIVES: '100' })
  reader = await makeKey(service.url, service.key, 'READER')
  for (let each = 0; each < 5; each += 1)
    await service.ask(`mutation { ingestArticle(input: {
      source: { name: "The Harbour Times", homepage: "https://harbourtimes.example" }
      url: "https://harbourtimes.example/${each}"
      title: "Strait ${each}"
      publishedAt: "2025-03-0${each + 1}T12:00:00Z"
      text: "“We will keep the strait ${each} open for all ships,” Minister Ada Quill said on Monday. “It closes at ${each} on Sunday,” the mayor Bo Marsh told The Quay Post."
    }) { __typename } }`)
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

async function post(key: string, operation: MadeOperation, accept: string): Promise<Response> {
  const { kind: _, ...body } = operation
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
  return fetch(service.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
    signal,
  })
}

/** The first result of a stream that goes on, or that there is none yet: it is open. */
async function firstOf(response: Response, result: RegExp): Promise<Answer> {
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
  const answered = asked.filter(({ answer }) => answer.data != null)
  expect(answered.length, `TEST_SEED=${seed}`).toBeGreaterThan(asked.length / 4)
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
    for (const operation of documents(seed)) {
      const isStream = operation.kind === 'subscription'
      const response = await post(key(), operation, isStream ? 'text/event-stream' : 'application/json')
      const isEvents = /event-stream/.test(response.headers.get('content-type') ?? '')
      const answer = isEvents ? await firstOf(response, /^data: (\{.*\})$/m) : ((await response.json()) as Answer)
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
