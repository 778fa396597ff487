import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { usePersistedQueries } from '../../src/server/pipeline/persisted-queries.ts'
import { readTrustedDocuments } from '../../src/server/pipeline/trusted-documents.ts'
import { type LoneServer, loneServer } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'

const READER: Principal = { id: '7b1c4c0e-0d0a-4d3c-9d5e-0a4f6f1f7a13', name: 'Reader', role: 'READER' }
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const automatic = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hash(text) } })

let server: LoneServer
let closed: LoneServer
let folder: string
const TRUSTED = 'query Trusted { hello(name: "trusted") }'
const APOLLO = 'query OfApollo { hello(name: "apollo") }'
const FILE = 'query OfFile { hello(name: "file") }\n'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-documents-'))
  await mkdir(join(folder, 'more'))
  await writeFile(join(folder, 'by-id.json'), JSON.stringify({ a1b2: TRUSTED }))
  const operations = [{ id: 'c3d4', name: 'OfApollo', type: 'query', body: APOLLO }]
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations }
  await writeFile(join(folder, 'more', 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'more', 'file.graphql'), FILE)
  await writeFile(join(folder, 'README.md'), 'not a document')
  server = await loneServer({ TRUSTED_DOCUMENTS: folder }, { reader: READER })
  closed = await loneServer({ TRUSTED_DOCUMENTS: folder, TRUSTED_ONLY: 'on' }, { reader: READER })
})
afterAll(async () => {
  await server.stop()
  await closed.stop()
  await rm(folder, { recursive: true })
})

async function post(body: object, { at = server, key = 'operator' } = {}) {
  const response = await fetch(at.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown[] }) }
}

async function get(parameters: Record<string, string>) {
  const address = new URL(server.url)
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  const response = await fetch(address, { headers: { authorization: 'Bearer operator' } })
  return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown[] }) }
}

describe('a document that is sent by its hash', () => {
  const query = 'query ($name: String) { hello(name: $name) }'

  test('is asked for once, and known from then on, by POST and by GET', async () => {
    const variables = { name: 'Ada' }
    const unknown = await post({ extensions: automatic(query), variables })
    expect(unknown).toEqual({
      status: 200,
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
    const answered = { status: 200, data: { hello: 'Hello Ada' } }
    expect(await post({ query, extensions: automatic(query), variables })).toEqual(answered)
    expect(await post({ extensions: automatic(query), variables })).toEqual(answered)
    const extensions = JSON.stringify(automatic(query))
    expect(await get({ extensions, variables: JSON.stringify(variables) })).toEqual(answered)
  })

  test('is refused where the hash is another document’s, and that one is not kept', async () => {
    const other = '{ who }'
    const refused = await post({ query, extensions: automatic(other) })
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_MISMATCH' } }] })
    expect(await post({ extensions: automatic(other) })).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
  })

  test('is not carried out by GET where it is a mutation', async () => {
    const mutation = 'mutation { note(text: "persisted") }'
    expect(await post({ query: mutation, extensions: automatic(mutation) })).toMatchObject({
      data: { note: 'persisted' },
    })
    expect(await get({ extensions: JSON.stringify(automatic(mutation)) })).toMatchObject({ status: 405 })
    expect(server.notes).toEqual(['persisted'])
  })

  test('is forgotten when others have come since, so that what is kept has a bound', async () => {
    const long = (index: number) => `{ a${index}: hello } # ${'x'.repeat(90_000)}`
    for (let index = 0; index < 120; index += 1) {
      const text = long(index)
      expect(await post({ query: text, extensions: automatic(text) })).toMatchObject({ status: 200 })
    }
    expect(await post({ extensions: automatic(long(119)) })).toMatchObject({ data: { a119: 'Hello newsroom' } })
    expect(await post({ extensions: automatic(long(0)) })).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
  })

  test('is forgotten when thousands of short ones have come since, each of which costs more than its text', async () => {
    const { onParams } = usePersistedQueries(await readTrustedDocuments([]), false)
    const given = (params: object) => {
      let found = ''
      const setParams = ({ query: text }: { query: string }) => {
        found = text
      }
      onParams?.({ request: { url: server.url }, params, setParams } as never)
      return found
    }
    const short = (index: number) => `{a${index}}`
    for (let index = 0; index < 25_000; index += 1) {
      given({ query: short(index), extensions: automatic(short(index)) })
    }
    expect(given({ extensions: automatic(short(24_999)) })).toBe(short(24_999))
    expect(() => given({ extensions: automatic(short(0)) })).toThrow('PersistedQueryNotFound')
  })

  test.each([{ persistedQuery: 7 }, { persistedQuery: { sha256Hash: 7 } }, { persistedQuery: null }])(
    'is asked for in vain with %j',
    async (extensions) => {
      expect(await post({ extensions })).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
    },
  )
})

describe('a trusted document', () => {
  test.each<[string, object, string]>([
    ['as Code Generator’s clients do', { documentId: 'a1b2' }, 'trusted'],
    ['with the kind of hash before it', { documentId: 'sha256:a1b2' }, 'trusted'],
    ['as Relay’s clients do', { id: 'a1b2' }, 'trusted'],
    ['as other clients of Relay do', { doc_id: 'a1b2' }, 'trusted'],
    ['as Apollo’s clients do', { extensions: { persistedQuery: { version: 1, sha256Hash: 'c3d4' } } }, 'apollo'],
    ['of a file, by its hash', { extensions: automatic(FILE) }, 'file'],
  ])('is asked for by its id, %s', async (_how, body, name) => {
    expect(await post(body)).toEqual({ status: 200, data: { hello: `Hello ${name}` } })
  })

  test('is asked for by its id in an address', async () => {
    expect(await get({ documentId: 'a1b2' })).toEqual({ status: 200, data: { hello: 'Hello trusted' } })
  })

  test('of an unknown id is said to be unknown', async () => {
    expect(await post({ documentId: 'nothing' })).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
  })

  test('is all that a reader may send with TRUSTED_ONLY, over HTTP and sockets alike', async () => {
    const reader = { at: closed, key: 'reader' }
    expect(await post({ documentId: 'a1b2' }, reader)).toMatchObject({ data: { hello: 'Hello trusted' } })
    expect(await post({ query: TRUSTED }, reader)).toMatchObject({ data: { hello: 'Hello trusted' } })
    const refused = { errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] }
    expect(await post({ query: '{ hello }' }, reader)).toMatchObject({ status: 403, ...refused })
    expect(await post({ query: '{ hello }', extensions: automatic('{ hello }') }, reader)).toMatchObject(refused)
    expect(await post({ query: '{ hello }' }, { at: closed })).toMatchObject({ data: { hello: 'Hello newsroom' } })
    const socket = await openSocket(closed.socketUrl, { headers: { authorization: 'Bearer reader' } })
    socket.send({ type: 'connection_init' })
    await socket.next('connection_ack')
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks }' } })
    expect(await socket.next('next', 'error')).toMatchObject({ type: 'error', payload: refused.errors })
    socket.send({ id: '2', type: 'subscribe', payload: { query: TRUSTED } })
    expect(await socket.next('next', 'error')).toMatchObject({ payload: { data: { hello: 'Hello trusted' } } })
    socket.close()
  })

  test('of an id that another file has for another text keeps the service from starting', async () => {
    const two = await mkdtemp(join(tmpdir(), 'onrecord-documents-'))
    await writeFile(join(two, 'one.json'), JSON.stringify({ a1: '{ hello }', b2: '{ who }' }))
    await writeFile(join(two, 'two.json'), JSON.stringify({ a1: '{ who }', b2: '{ who }' }))
    await expect(readTrustedDocuments([two])).rejects.toThrow(
      /^TRUSTED_DOCUMENTS: .*(one|two)\.json: .* id a1 is not the one/,
    )
    await rm(two, { recursive: true })
  })

  test.each([
    ['is missing', 'nothing.json', null, 'cannot be read'],
    ['is not JSON', 'broken.json', '{', 'cannot be read'],
    ['has something else in it', 'other.json', '{"a": 1}', 'has neither documents'],
    ['has a text that is not GraphQL', 'words.json', '{"a1": "Save"}', 'a1 is not GraphQL'],
  ])('in a file that %s keeps the service from starting, with one sentence', async (_what, name, text, why) => {
    const broken = await mkdtemp(join(tmpdir(), 'onrecord-documents-'))
    if (text !== null) await writeFile(join(broken, name), text)
    await expect(readTrustedDocuments([join(broken, name)])).rejects.toThrow(new RegExp(`^TRUSTED_DOCUMENTS: .*${why}`))
    await rm(broken, { recursive: true })
  })
})
