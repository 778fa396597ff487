import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { databaseOf } from '../../src/store/reading/read-access.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type RunningService, runService } from '../world/service.ts'
import { openSocket } from '../world/socket.ts'

let service: RunningService
let database: Database
let archive: Archive

beforeAll(async () => {
  service = await runService({ READ_TIMEOUT_MS: '1500' })
  database = await openDatabase(service.database.url, { allowUnsafe: true })
  archive = openArchive(database.prisma)
  await archive.statement({ topicIds: [await archive.topic('Harbour')] })
  await archive.number()
})
afterAll(async () => {
  await database.close()
  await service.stop()
})

/** While nobody can read a table. */
async function whileLocked<Result>(table: string, act: () => Promise<Result>): Promise<Result> {
  const holder = await openConnection(service.database.url)
  await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
  try {
    return await act()
  } finally {
    await holder.query('ROLLBACK')
    await holder.end()
  }
}

const CREATE = `mutation { createActor(input: { name: "Ada Quill", kind: PERSON }) {
  ... on CreateActorSuccess { actor { slug tenureDiscrepancies { why } } } } }`

test('what a mutation shows is read within the limit too: it says so, and that the mutation was carried out', async () => {
  const { data, errors } = await whileLocked('tenure_claims', () => service.ask(CREATE))
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/longer than 1500 ms .*The mutation itself was carried out\.$/),
      path: ['createActor', 'actor', 'tenureDiscrepancies'],
      extensions: { code: 'TOO_SLOW' },
    },
  ])
  expect(data).toBeNull()
  const { data: kept } = await service.ask('{ actor(slug: "ada-quill") { name } }')
  expect(kept).toEqual({ actor: { name: 'Ada Quill' } })
  expect(service.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([])
})

const FOLLOW = `subscription ($after: Cursor) { statementEvents(after: $after) {
  __typename ... on JournalEvent { cursor } ... on StatementIngested { statement { topics { nodes { slug } } } } } }`

/** What comes on a socket, from the first event on. */
async function follow(after: string | null) {
  const socket = await openSocket(service.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  socket.send({ id: 'one', type: 'subscribe', payload: { query: FOLLOW, variables: { after } } })
  return socket
}

test('a stream whose reads hang ends with a reason to come back, and the event comes after its last cursor', async () => {
  const socket = await follow(null)
  const { payload } = await socket.next('next')
  const { cursor } = (payload as { data: { statementEvents: { cursor: string } } }).data.statementEvents
  await whileLocked('topics', async () => {
    await archive.statement({ text: 'Said live.' })
    await archive.number()
    const { payload: last } = await socket.next('next')
    expect(last).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE', retryAfter: 5 } }] })
    expect(last).not.toHaveProperty('data')
    await socket.next('complete')
  })
  socket.close()
  const again = await follow(cursor)
  expect((await again.next('next')).payload).toMatchObject({
    data: { statementEvents: { __typename: 'StatementIngested', statement: { topics: { nodes: [] } } } },
  })
  again.close()
  expect(service.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([])
})

test('a stream that cannot be opened in time is refused with a reason to come back', async () => {
  const query = 'subscription { statementEvents(filter: { topics: ["harbour"] }) { __typename } }'
  await whileLocked('topics', async () => {
    const socket = await openSocket(service.socketUrl)
    socket.send({ type: 'connection_init' })
    await socket.next('connection_ack')
    socket.send({ id: 'one', type: 'subscribe', payload: { query } })
    const { payload } = await socket.next(({ type }) => type === 'next' || type === 'error')
    expect(JSON.stringify(payload)).toContain('"code":"UNAVAILABLE","retryAfter":5')
    socket.close()
  })
})

test('what is kept of names is kept once for those who read and those who write, so that a mutation can forget it', async () => {
  const reads = database.openReadAccess('queries', 1_500)
  expect(databaseOf(reads.as('somebody'))).toBe(databaseOf(database.prisma))
  await reads.close()
})

test('queries and streams cannot write, whatever they are made to run', async () => {
  const reads = database.openReadAccess('queries', 1_500)
  await expect(reads.as('somebody').topic.deleteMany()).rejects.toThrow(/read-only/)
  await reads.close()
})
