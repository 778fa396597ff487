import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { expireConsumers, findConsumer, keepConsumer, openConsumers } from '../../src/store/journal/consumers.ts'
import { isPruningDue, prune } from '../../src/store/journal/retention.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { newSeed, seeded } from '../world/seeded.ts'

const HOUR_MS = 3_600_000
const { signal } = new AbortController()

let room: Newsroom
let archive: Archive
beforeAll(async () => {
  room = await newsroom()
  archive = openArchive(room.database.prisma)
})
afterAll(() => room.close())
beforeEach(async () => {
  await room.database.prisma.$executeRaw`TRUNCATE journal_entries, pending_entries`
})

async function fill(count: number): Promise<number> {
  for (let made = 0; made < count; made += 1) await archive.statement()
  await archive.number()
  return (await room.journal.bounds()).head
}

const prisma = () => room.database.prisma
const versions = () => prisma().statementVersion.count()

test('the newest entries stay, as many as are told, and their positions are dense up to the head', async () => {
  const head = await fill(12)
  expect(await isPruningDue(prisma(), { ageMs: null, entries: 5 })).toBe(true)
  expect(await prune(prisma(), { ageMs: null, entries: 5 }, signal)).toBe(7)
  expect(await room.journal.bounds()).toEqual({ oldest: head - 4, head })
  const kept = await room.journal.read(0, 100)
  expect(kept.map(({ position }) => position)).toEqual([4, 3, 2, 1, 0].map((back) => head - back))
  expect(await isPruningDue(prisma(), { ageMs: null, entries: 5 })).toBe(false)
})

test('entries past their age go, but none before which a younger one stands', async () => {
  const head = await fill(4)
  const age = (position: number, hours: number) => prisma().$executeRaw`
    UPDATE journal_entries SET committed_at = now() - ${hours} * interval '1 hour' WHERE position = ${position}`
  await age(head - 3, 5)
  await age(head - 2, 1)
  // The clock stood wrong for a while.
  await age(head - 1, 9)
  expect(await prune(prisma(), { ageMs: 2 * HOUR_MS, entries: null }, signal)).toBe(1)
  expect((await room.journal.bounds()).oldest).toBe(head - 2)
})

test('where everything is past its age, the journal is empty and its head stays', async () => {
  const head = await fill(2)
  await prisma().$executeRaw`UPDATE journal_entries SET committed_at = now() - interval '1 day'`
  await prune(prisma(), { ageMs: HOUR_MS, entries: null }, signal)
  expect(await room.journal.bounds()).toEqual({ oldest: head + 1, head })
  expect(await fill(1)).toBe(head + 1)
})

test('statements and what they say now stay, and versions that nobody tells of any more go', async () => {
  const before = await versions()
  await room.published({ url: 'https://harbourtimes.example/ship', text: '“The ship is late,” Ada Quill said.' })
  await room.published({ url: 'https://harbourtimes.example/ship', text: '“The ship is very late,” Ada Quill said.' })
  const entries = await room.entries()
  expect(entries.at(-1)?.before).not.toBeNull()
  const made = (await versions()) - before
  await prune(prisma(), { ageMs: null, entries: 0 }, signal)
  expect((await versions()) - before).toBeLessThan(made)
  for (const { statementId } of entries) {
    const statement = await prisma().statement.findUniqueOrThrow({
      where: { id: statementId },
      include: { versions: true },
    })
    expect(statement.versions).toHaveLength(1)
  }
  // What it was before is still known where it changes again.
  await room.published({ url: 'https://harbourtimes.example/ship', text: '“The ship has sunk,” Ada Quill said.' })
  for (const entry of await room.entries()) expect(entry.before ?? entry.after).not.toBeNull()
})

test('a version that an unnumbered entry tells of stays', async () => {
  await room.published({ url: 'https://harbourtimes.example/crane', text: '“The crane is red,” Ada Quill said.' })
  await room.entries()
  await room.published({ url: 'https://harbourtimes.example/crane', text: '“The crane is blue,” Ada Quill said.' })
  await prune(prisma(), { ageMs: null, entries: 0 }, signal)
  const [entry] = (await room.entries()).filter(({ kind }) => kind === 'AMENDED' || kind === 'RETRACTED')
  expect(entry?.before?.text).toContain('red')
})

test('a reader beside which entries are pruned is shown each that it is shown whole, and in order', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  const head = await fill(60)
  let isOver = false
  const pruning = (async () => {
    for (let keep = 60; keep > 0; keep -= 3) {
      await prune(prisma(), { ageMs: null, entries: keep }, signal)
      await sleep(random() * 5)
    }
  })().finally(() => {
    isOver = true
  })
  while (!isOver) {
    const shown = await room.journal.read(head - 60, 100)
    for (const entry of shown) expect(entry.after, `seed ${seed}`).not.toBeNull()
    const positions = shown.map(({ position }) => position)
    expect(positions, `seed ${seed}`).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index))
  }
  await pruning
})

test('two processes prune together, and each entry goes once', async () => {
  await fill(30)
  const both = [1, 2].map(() => prune(prisma(), { ageMs: null, entries: 10 }, signal))
  const [one = 0, other = 0] = await Promise.all(both)
  expect(one + other).toBe(20)
})

test('a consumer that nobody uses expires, one that is opened or open does not, and none holds retention back', async () => {
  const place = { principalId: LOCAL_PRINCIPAL.id, stream: 's', cursor: 'c', position: 1 }
  const consumers = openConsumers(prisma(), () => {})
  for (const name of ['idle', 'opened', 'open']) await consumers.open({ ...place, name })
  await prisma().$executeRaw`UPDATE consumers SET used_at = now() - interval '2 hours'`
  await consumers.open({ ...place, name: 'opened' })
  await keepConsumer(prisma(), LOCAL_PRINCIPAL.id, 'open')
  await fill(3)
  await prune(prisma(), { ageMs: null, entries: 1 }, signal)
  expect(await room.journal.read(0, 10)).toHaveLength(1)
  expect(await expireConsumers(prisma(), HOUR_MS)).toBe(1)
  const found = await Promise.all(
    ['idle', 'opened', 'open'].map((name) => findConsumer(prisma(), LOCAL_PRINCIPAL.id, name)),
  )
  expect(found.map((consumer) => consumer !== null)).toEqual([false, true, true])
})
