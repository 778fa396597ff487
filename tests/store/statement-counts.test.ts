import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUpCounts } from '../../src/store/catalogue/statement-counts.ts'
import { openConnection } from '../../src/store/database/connection.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const countOf = async (slug: string) =>
  (await room.database.prisma.actor.findUniqueOrThrow({ where: { slug } })).statementCount

test('statements are counted without waiting for an editor who changes an actor, whose own are counted later', async () => {
  const { prisma, url } = room.database
  await room.say('The crane is idle', 'Ada Quill')
  await room.say('The crane is busy', 'Bo Fenn')
  const editor = await openConnection(url)
  await editor.query("BEGIN; UPDATE actors SET name = 'Ada M. Quill' WHERE slug = 'ada-quill'")
  await addUpCounts(prisma)
  expect([await countOf('ada-quill'), await countOf('bo-fenn')]).toEqual([0, 1])
  await editor.query('COMMIT')
  await editor.end()
  await addUpCounts(prisma)
  expect([await countOf('ada-quill'), await countOf('bo-fenn')]).toEqual([1, 1])
})

test('what was noted of somebody who is gone is not kept', async () => {
  const { prisma } = room.database
  await prisma.statementCountChange.create({ data: { ownerId: crypto.randomUUID(), change: 1 } })
  await addUpCounts(prisma)
  expect(await prisma.statementCountChange.count()).toBe(0)
})
