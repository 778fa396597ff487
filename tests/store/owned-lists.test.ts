import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

/** Whose lists current versions are in, by what these say, and by what the lists have. */
async function lists() {
  const { prisma } = room.database
  const told = await prisma.$queryRaw`
    SELECT DISTINCT v.id::text AS version, o.id::text AS owner, v.said_earliest, v.published_at FROM statement_versions v,
      unnest(v.actor_ids || v.office_ids || v.topic_ids || v.source_ids) AS o(id) WHERE v.current ORDER BY 1, 2`
  const listed = await prisma.$queryRaw`
    SELECT version_id::text AS version, owner_id::text AS owner, said_earliest, published_at FROM statement_owners ORDER BY 1, 2`
  return { told: told as object[], listed }
}

test('a statement is in the lists of its actors, offices, topics and sources, until it changes or goes', async () => {
  const url = 'https://harbourtimes.example/pier'
  await room.published({ url, text: '“The pier is closed,” Ada Quill said. “The tide is high,” Bo Lund said.' })
  await room.published({ text: '“The pier is closed,” Ada Quill said.', publishedAt: new Date('2025-03-05Z') })
  const before = await lists()
  expect(before.told.length).toBeGreaterThan(3)
  expect(before.listed).toEqual(before.told)

  // One statement keeps another report, and the other loses its only one.
  await room.published({ url, text: 'Nobody said anything today.' })
  const after = await lists()
  expect(after.told.length).toBeGreaterThan(0)
  expect(after.told.length).toBeLessThan(before.told.length)
  expect(after.listed).toEqual(after.told)

  await room.database.prisma.$executeRaw`DELETE FROM journal_entries`
  await room.database.prisma.$executeRaw`DELETE FROM pending_entries`
  await room.database.prisma.$executeRaw`DELETE FROM statement_topics`
  await room.database.prisma.$executeRaw`DELETE FROM statement_versions`
  expect((await lists()).listed).toEqual([])
})
