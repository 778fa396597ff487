import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresBus } from '../../src/bus/postgres.ts'
import { openHub } from '../../src/live/hub.ts'
import { openConnection } from '../../src/store/database/connection.ts'
import { JOURNAL_CHANNEL, sequence } from '../../src/store/journal/sequencer.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { cableTo } from '../world/cable.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

const log = pino({ level: 'silent' })

let room: Newsroom
let archive: Archive
beforeAll(async () => {
  room = await newsroom()
  archive = openArchive(room.database.prisma)
})
afterAll(() => room.close())

/** Puts an entry into the journal; answers the head. */
async function grow(): Promise<number> {
  await archive.statement()
  await sequence(room.database.prisma)
  return (await room.journal.bounds()).head
}

test('what no hint tells of, since its connection has gone silent, is read at the next poll', async () => {
  const url = new URL(room.database.url)
  const cable = await cableTo(Number(url.port))
  url.port = String(cable.port)
  const bus = postgresBus(() => openConnection(url.href), log)
  const hub = await openHub(room.journal, 100, log)
  let hints = 0
  bus.listen(JOURNAL_CHANNEL, () => {
    hints += 1
  })
  await expect.poll(() => hints).toBe(1)
  const first = await grow()
  await expect.poll(() => hints).toBe(2)
  cable.stall()
  const second = await grow()
  await expect.poll(() => hub.head).toBe(second)
  expect(second).toBeGreaterThan(first)
  expect(hints).toBe(2)
  await hub.close()
  await cable.close()
  await bus.close()
})

test('a LISTEN connection that was ended is made again, and what was missed meanwhile is looked for', async () => {
  const bus = postgresBus(() => openConnection(room.database.url), log)
  // So slow that only a hint can be in time.
  const hub = await openHub(room.journal, 3_600_000, log)
  bus.listen(JOURNAL_CHANNEL, hub.wake)
  await expect.poll(async () => (await listeners()).length).toBe(1)
  const [pid] = await listeners()
  await room.database.pool.query('SELECT pg_terminate_backend($1)', [pid])
  const head = await grow()
  await expect.poll(() => hub.head).toBe(head)
  await bus.close()
  await hub.close()
})

async function listeners(): Promise<number[]> {
  const { rows } = await room.database.pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  )
  return rows.map(({ pid }) => pid)
}
