import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWatchers, type Watchers } from '../world/watches.ts'

let world: Watchers

beforeAll(async () => {
  world = await openWatchers({ Ada: 'READER', Bela: 'READER', Root: 'ADMIN' })
})
afterAll(() => world.stop())

const idOf = async (name: string) => {
  const { id } = await world.database.prisma.principal.findUniqueOrThrow({ where: { name } })
  return id
}
const create = (name: string, as: string) =>
  world.run('createWatch', { name, filter: { text: 'quay' } }, 'watch { id }', as)

test('one may have 1,000 watches, and of two made at once the one too many is refused', async () => {
  const ownerId = await idOf('Ada')
  await world.database.prisma.watch.createMany({
    data: Array.from({ length: 999 }, (_, index) => ({
      id: uuid(),
      ownerId,
      name: `Watch ${index}`,
      createdAt: new Date(),
    })),
  })
  const both = await Promise.all([create('One', 'Ada'), create('Other', 'Ada')])
  expect(both.map((made) => made.__typename).sort()).toEqual(['CreateWatchSuccess', 'InvalidInput'])
  expect(await create('Another', 'Ada')).toMatchObject({
    problems: [{ path: 'name', message: expect.stringContaining('1000') }],
  })
  // Nor is one more given to them.
  const { watch } = await create('For Ada', 'Bela')
  const handed = await world.run('handOverWatch', { id: watch.id, to: 'Ada' }, 'watch { id }', 'Bela')
  expect(handed).toMatchObject({ problems: [{ path: 'to' }] })
  // One that is given another name is not one more.
  const kept = both.find((made) => made.watch !== undefined).watch.id
  expect(await world.run('updateWatch', { id: kept, name: 'Renamed' }, 'watch { name }', 'Ada')).toMatchObject({
    watch: { name: 'Renamed' },
  })
})

test('of two watches that are given one name at once, one is refused', async () => {
  const made = await Promise.all([create('A', 'Bela'), create('B', 'Bela')])
  const named = await Promise.all(
    made.map(({ watch }) => world.run('updateWatch', { id: watch.id, name: 'C' }, 'watch { name }', 'Bela')),
  )
  expect(named.map((one) => one.__typename).sort()).toEqual(['InvalidInput', 'UpdateWatchSuccess'])
})

test('one may have 1,000 mutes in force; those that have ended do not count', async () => {
  const principalId = await idOf('Bela')
  await world.database.prisma.mute.createMany({
    data: Array.from({ length: 1_001 }, (_, index) => ({
      id: uuid(),
      principalId,
      subject: 'STATEMENT' as const,
      subjectId: uuid(),
      createdAt: new Date(),
      endedAt: index < 1 ? new Date() : null,
      until: index === 1 ? new Date(Date.now() - 1_000) : null,
    })),
  })
  const { watch } = await create('To mute', 'Bela')
  const mute = (subject: string) => world.run('createMute', { subject }, 'mute { id }', 'Bela')
  expect((await mute(watch.id)).__typename).toBe('CreateMuteSuccess')
  const { watch: other } = await create('To mute, too', 'Bela')
  expect(await mute(other.id)).toMatchObject({ problems: [{ path: 'subject' }] })
})

test('a watch is shared by name with 100 principals at most', async () => {
  const { watch } = await create('Shared', 'Bela')
  const principals = Array.from({ length: 101 }, () => 'Ada')
  const shared = await world.run('shareWatch', { id: watch.id, principals }, 'watch { id }', 'Bela')
  expect(shared).toMatchObject({ problems: [{ path: 'principals' }] })
})
