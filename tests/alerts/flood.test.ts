import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { readDecided } from '../../src/store/alerts/alerts.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { createWatch } from '../../src/store/watches/definitions.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const prisma = () => desk.database.prisma

/** As many watches as one may have, which all tell of the same. */
async function watchesFor(text: string, count: number): Promise<void> {
  const condition = { kind: 'words', field: 'text', text } as const
  const definition = { condition, tells: ['UTTERANCE'], silenceDays: null, burstMinutes: 0, isPaused: false } as const
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name: text, definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  await desk.archive.number()
  const matcher = await openMatcher(prisma(), openJournal(prisma()))
  while (await matcher.decideNext()) {}
  await prisma().$executeRaw`
    WITH made AS (
      INSERT INTO watches (id, owner_id, name, created_at)
      SELECT gen_random_uuid(), owner_id, name || ' ' || n, created_at FROM watches, generate_series(2, ${count}::int) AS n
      WHERE id = ${saved.watchId}::uuid RETURNING id)
    INSERT INTO watch_definitions (watch_id, version, condition, tells, silence_days, burst_minutes, paused, author_id, created_at, from_position)
    SELECT made.id, d.version, d.condition, d.tells, d.silence_days, d.burst_minutes, d.paused, d.author_id, d.created_at, d.from_position
    FROM made, watch_definitions d WHERE d.watch_id = ${saved.watchId}::uuid`
}

test('what many broad watches tell is written in parts, so that no transaction is too long to end', async () => {
  const [watches, statements] = [1_000, 25]
  await watchesFor('harbour', watches)
  for (let count = 1; count <= statements; count += 1)
    await desk.archive.statement({ text: `The harbour grows (${count}).` })
  await desk.archive.number()
  const matcher = await openMatcher(prisma(), openJournal(prisma()))
  const { head } = await openJournal(prisma()).bounds()
  const before = await readDecided(prisma())
  await matcher.decideNext()
  const first = await readDecided(prisma())
  expect(first).toBeGreaterThan(before)
  expect(first).toBeLessThan(head)
  while (await matcher.decideNext()) {}
  expect(await readDecided(prisma())).toBe(head)
  expect(await prisma().alert.count()).toBe(watches * statements)
})
