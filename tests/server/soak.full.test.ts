import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLightSocket } from '../bench/fanout/socket.ts'
import { openPress, type Press } from '../world/press.ts'
import { type RunningService, runService } from '../world/service.ts'

// What the service still holds after many events and many streams. `npm run bench -- readers --parts soak` does it for
// as long as one likes.

let service: RunningService
let press: Press
const LONG = { timeout: 20_000 }

beforeAll(async () => {
  service = await runService({ POLL_INTERVAL_MS: '50', LOG_LEVEL: 'error' })
  press = await openPress(service.database.url, 200, { allowUnsafe: true })
})
afterAll(async () => {
  await press.close()
  await service.stop()
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What is held, in bytes, once everything is collected that can be. */
async function held(): Promise<number> {
  // What is remembered for a moment is forgotten when something else is remembered.
  for (let time = 0; time < 4; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    collect()
  }
  return process.memoryUsage().heapUsed
}

const FOLLOW = /* GraphQL */ `
  subscription ($filter: StatementFilter) {
    statementEvents(filter: $filter) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementChange { was { text actor { name } } statement { id } }
    }
  }
`

/** A socket that keeps nothing of what it is told but how much that was. */
async function follower() {
  const counts = new Map<string, number>()
  const socket = await openLightSocket(
    Number(new URL(service.url).port),
    '127.0.0.1',
    (frame) => {
      const type = /"__typename":"(\w+)"|"type":"connection_ack"/.exec(frame.toString('latin1'))
      const name = type?.[1] ?? 'other'
      counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    () => {},
  )
  socket.send(JSON.stringify({ type: 'connection_init', payload: { apiKey: service.key } }))
  await expect.poll(() => counts.get('other'), LONG).toBe(1)
  return {
    count: (type: string) => counts.get(type) ?? 0,
    subscribe: (id: string, filter: object) =>
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: FOLLOW, variables: { filter } } })),
    complete: (id: string) => socket.send(JSON.stringify({ id, type: 'complete' })),
    close: () => socket.close(),
  }
}

test('events that were told leave nothing behind', async () => {
  const followers = [await follower(), await follower()]
  for (const [index, one] of followers.entries()) one.subscribe('1', index === 0 ? {} : { forms: ['DIRECT'] })
  for (const { count } of followers) await expect.poll(() => count('CaughtUp'), LONG).toBe(1)
  let sent = 0
  const send = async (events: number) => {
    for (const end = sent + events; sent < end; ) {
      await press.add(500)
      sent += 500
      for (const { count } of followers)
        await expect.poll(() => count('StatementReported'), { timeout: 30_000 }).toBe(sent)
    }
  }
  // The newest entries are kept in memory, as many as that.
  await send(6_000)
  const before = await held()
  await send(10_000)
  await expect.poll(async () => (await held()) - before, LONG).toBeLessThan(10_000 * 300)
  for (const { close } of followers) close()
}, 180_000)

test('streams that have ended leave nothing behind', async () => {
  const reader = await follower()
  let opened = 0
  const open = async (streams: number) => {
    for (const end = opened + streams; opened < end; ) {
      const ids = Array.from({ length: 50 }, (_, index) => `${opened + index}`)
      // Each of another filter.
      for (const id of ids) reader.subscribe(id, { ingestedAfter: new Date(Number(id)).toISOString() })
      opened += ids.length
      await expect.poll(() => reader.count('CaughtUp'), { timeout: 30_000 }).toBe(opened)
      for (const id of ids) reader.complete(id)
    }
  }
  await open(500)
  const before = await held()
  await open(1_000)
  await expect.poll(async () => (await held()) - before, LONG).toBeLessThan(1_000 * 3_000)
  reader.close()
}, 180_000)
