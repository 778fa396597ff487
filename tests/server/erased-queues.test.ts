import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { authorized } from '../world/keys.ts'
import { read } from '../world/readers.ts'
import { type RunningService, runService } from '../world/service.ts'
import { openSocket } from '../world/socket.ts'

// What waits in the service for clients that do not read, when words are erased.

let service: RunningService
let database: Database
let archive: Archive

beforeEach(async () => {
  service = await runService({
    MAX_QUEUED_BYTES: '40000000',
    POLL_INTERVAL_MS: '100',
    // The slow client and the quick one.
    MAX_SOCKETS_PER_PRINCIPAL: '2',
  })
  database = await openDatabase(service.database.url, { allowUnsafe: true })
  archive = openArchive(database.prisma)
})

afterEach(async () => {
  await database.close()
  await service.stop()
})

const LONG = { timeout: 30_000 }
const FOLLOW = (after: string | null) => /* GraphQL */ `
  subscription {
    statementEvents(after: ${JSON.stringify(after)}) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementIngested { was { text } }
    }
  }
`

/** A client that can stop reading. `text`: all that it was sent. */
interface Slow {
  text(): string
  pause(): void
  resume(): void
  isCutOff(): boolean
}

function bySocket(): Slow {
  const socket = new WebSocket(service.socketUrl, 'graphql-transport-ws', { headers: authorized(service.url) })
  let text = ''
  socket.on('message', (data) => {
    text += String(data)
    if (text.endsWith('{"type":"connection_ack"}'))
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: FOLLOW(null) } }))
  })
  socket.once('open', () => socket.send('{"type":"connection_init"}'))
  return {
    text: () => text,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    isCutOff: () => socket.readyState === WebSocket.CLOSED,
  }
}

function byEvents(): Slow {
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
  const body = JSON.stringify({ query: FOLLOW(null) })
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${service.key}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk
  })
  socket.on('error', () => {})
  return {
    text: () => text,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    isCutOff: () => socket.closed,
  }
}

/** Whether one more socket is let in. */
async function hasPlace(): Promise<boolean> {
  const socket = await openSocket(service.socketUrl)
  socket.send({ type: 'connection_init' })
  const isLetIn = await socket.next('connection_ack').then(
    () => true,
    () => false,
  )
  socket.close()
  await socket.closed
  return isLetIn
}

test.each([
  ['a socket', bySocket],
  ['an event stream', byEvents],
])(
  'what waits for %s that does not read is not sent once its words are erased',
  async (what, open) => {
    const slow = open()
    const quick = read('WebSocket', service.url, FOLLOW(null))
    await expect.poll(() => slow.text(), LONG).toContain('CaughtUp')
    await expect.poll(() => quick.events.length, LONG).toBeGreaterThan(0)
    slow.pause()
    const words = 'All the words of a very long statement. '.repeat(25_000)
    const ids: string[] = []
    for (let count = 0; count < 24; count += 1) {
      ids.push((await archive.statement({ text: `MARK ${what} ${count}. ${words}` })).id)
      await archive.number()
    }
    await expect.poll(() => quick.events.length, LONG).toBe(25)
    // More than the system holds for a client lies before these.
    for (const id of ids.slice(16)) {
      const { errors } = await service.ask(
        'mutation ($id: ID!) { eraseStatement(id: $id, reason: "a mistake") { __typename } }',
        {
          id: encodeGlobalId('Statement', id),
        },
      )
      expect(errors).toBeUndefined()
    }
    await expect.poll(() => quick.events.length, LONG).toBe(33)

    // It has a second to take what waited when the words were erased, and then its place is free.
    await expect.poll(hasPlace, LONG).toBe(true)
    slow.resume()
    await expect.poll(slow.isCutOff, LONG).toBe(true)
    const [last] = [...slow.text().matchAll(/"cursor":"([\w-]+)"/g)].slice(-1)
    const marks = () => [...slow.text().matchAll(/MARK [a-z ]+ (\d+)\./g)].map(([, mark]) => Number(mark))
    expect(marks()).toEqual(Array.from(marks(), (_, index) => index))
    expect(Math.max(-1, ...marks())).toBeLessThan(16)

    // It comes back to where it was, and is told what is left.
    await expect.poll(hasPlace, LONG).toBe(true)
    const again = read('WebSocket', service.url, FOLLOW(last?.[1] ?? null))
    await expect.poll(() => again.events.at(-1)?.__typename, LONG).toBe('CaughtUp')
    const told = again.events.map(({ __typename }) => __typename)
    expect(told.filter((type) => type === 'StatementErased')).toHaveLength(8)
    expect(told.filter((type) => type === 'StatementIngested').length).toBeGreaterThanOrEqual(16 - marks().length)
    for (const reader of [quick, again]) reader.stop()
  },
  120_000,
)
