import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { Prisma } from '../../src/store/prisma/client.ts'
import { createWatch, deleteWatch, type NewDefinition, updateWatch } from '../../src/store/watches/definitions.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const prisma = () => desk.database.prisma
const definitionOf = (text: string): NewDefinition => ({
  condition: { kind: 'words', field: 'text', text },
  tells: ['UTTERANCE'],
  silenceDays: null,
  burstMinutes: 0,
  isPaused: false,
})

async function watchFor(text: string): Promise<string> {
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name: text, definition: definitionOf(text) })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.watchId
}

/** Begins something while another transaction has the watch, which changes it before it ends. */
async function meanwhile<Result>(
  watchId: string,
  change: (tx: Prisma.TransactionClient) => Promise<unknown>,
  begin: () => Promise<Result>,
): Promise<Result> {
  let begun: Promise<Result> | null = null
  await prisma().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM watches WHERE id = ${watchId}::uuid FOR UPDATE`
    begun = begin()
    for (let waiting = 0n; waiting === 0n; ) {
      // On another connection: within a transaction it is always as it was at first.
      const [row] = await prisma().$queryRaw<{ waiting: bigint }[]>`
        SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      waiting = row?.waiting ?? 0n
    }
    await change(tx)
  })
  if (begun === null) throw new Error('nothing was begun')
  return await begun
}

const toVersion2 = (watchId: string) => (tx: Prisma.TransactionClient) =>
  tx.$executeRaw`
  WITH moved AS (UPDATE watches SET version = 2 WHERE id = ${watchId}::uuid RETURNING id)
  INSERT INTO watch_definitions (watch_id, version, condition, tells, burst_minutes, paused, author_id, created_at)
  SELECT d.watch_id, 2, d.condition, d.tells, 30, d.paused, d.author_id, now()
  FROM watch_definitions d JOIN moved ON moved.id = d.watch_id WHERE d.version = 1`

test('a change that waits for another is made on what that one left', async () => {
  const watchId = await watchFor('tugboat')
  const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: null, definition: { isPaused: true } }
  const saved = await meanwhile(watchId, toVersion2(watchId), () => updateWatch(prisma(), watchId, change))
  expect(saved).toMatchObject({ kind: 'saved', version: 3 })
  const newest = await prisma().watchDefinition.findFirst({ where: { watchId, version: 3 } })
  expect(newest).toMatchObject({ burstMinutes: 30, paused: true })
})

test('a change of a version that is not the newest any more is refused, also where it had to wait', async () => {
  const watchId = await watchFor('fender')
  const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: 1, definition: { isPaused: true } }
  const saved = await meanwhile(watchId, toVersion2(watchId), () => updateWatch(prisma(), watchId, change))
  expect(saved).toEqual({ kind: 'changed meanwhile', version: 2 })
})

test('a watch is deleted with what it was, also where it was changed and handed over meanwhile', async () => {
  const watchId = await watchFor('hawser')
  const other = await prisma().principal.create({
    data: { id: crypto.randomUUID(), name: 'Nils Pier', role: 'READER', createdAt: new Date() },
  })
  const handOver = async (tx: Prisma.TransactionClient) => {
    await toVersion2(watchId)(tx)
    await tx.watch.update({ where: { id: watchId }, data: { ownerId: other.id } })
  }
  const by = { principalId: LOCAL_PRINCIPAL.id }
  expect(await meanwhile(watchId, handOver, () => deleteWatch(prisma(), watchId, by))).not.toBeNull()
  expect(await prisma().watch.count({ where: { id: watchId } })).toBe(0)
  const noted = await prisma().auditEntry.findFirst({ where: { subjectId: watchId, kind: 'WATCH_DELETED' } })
  expect(noted?.before).toMatchObject({ name: 'hawser', owner: 'Nils Pier', burstMinutes: 30 })
})
