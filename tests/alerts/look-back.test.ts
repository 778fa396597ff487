import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { setClock } from '../../src/store/alerts/clocks.ts'
import { inTransaction } from '../../src/store/database/retry.ts'
import { prepareFilter } from '../../src/store/search/linguistics.ts'
import { createWatch } from '../../src/store/watches/definitions.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

test('a watch whose look back takes too long begins with nothing, and what is decided with it is kept', async () => {
  const { prisma } = desk.database
  await desk.archive.statement({ text: 'The harbour grows.' })
  await desk.archive.number()
  const condition = { kind: 'words', field: 'text', text: 'harbour' } as const
  const definition = { condition, tells: ['SILENCE'], silenceDays: 14, burstMinutes: 0, isPaused: false } as const
  const saved = await createWatch(prisma, LOCAL_PRINCIPAL.id, { name: 'Harbours', definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  const { watchId } = saved
  const clock = { version: 1, silenceDays: 14, isSurging: true, filter: await prepareFilter(prisma, condition) }
  const at = new Date()
  const begin = () => inTransaction(prisma, (tx) => setClock(tx, watchId, clock, { position: 100, at, limitMs: 300 }))
  const read = () => prisma.$queryRaw`SELECT since, (SELECT count(*)::int FROM watch_hours) AS hours FROM watch_clocks`
  // As slow as a filter can be: what it finds cannot be written.
  await inTransaction(prisma, async (tx) => {
    await tx.$executeRaw`LOCK TABLE watch_hours IN SHARE MODE`
    await begin()
  })
  expect(await read()).toEqual([{ since: at, hours: 0 }])
  await prisma.$executeRaw`DELETE FROM watch_clocks`
  await begin()
  expect(await read()).toEqual([{ since: expect.any(Date), hours: 1 }])
})
