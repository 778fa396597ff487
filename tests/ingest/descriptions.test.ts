import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor } from '../../src/desk/catalogue/edit-actors.ts'
import { createOffice } from '../../src/desk/catalogue/edit-offices.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// Speakers whom an article calls by an office or a description, and never by a name.

let room: Newsroom
const actors = new Map<string, string>()

beforeAll(async () => {
  room = await newsroom()
  for (const name of ['Ada Quill', 'Bo Lind', 'Ida Storm', 'Ole Brandt']) {
    const saved = await createActor(room.database.prisma, { name, kind: 'PERSON' })
    if (saved.kind === 'saved') actors.set(name, saved.id)
  }
  await createOffice(room.database.prisma, {
    name: 'NATO special envoy for the Pacific',
    aliases: ['NATO Pacific envoy', 'the Pacific Envoy'],
    tenures: [
      { actor: 'bo-lind', until: new Date('2024-03-01') },
      { actor: 'ada-quill', from: new Date('2024-03-01') },
    ],
  })
  await createOffice(room.database.prisma, {
    name: 'Varnby Council spokesman',
    tenures: [{ actor: 'ida-storm' }, { actor: 'ole-brandt' }],
  })
})

afterAll(() => room.close())

async function spokenBy(who: string, publishedAt = '2025-03-05T09:00:00Z') {
  const { statementIds } = await room.published({
    text: `“The buoys beyond the reef were counted twice,” ${who} said.`,
    publishedAt: new Date(publishedAt),
    language: 'en',
  })
  const statement = await room.database.prisma.statement.findUniqueOrThrow({
    where: { id: statementIds[0] ?? '' },
    include: { actor: true, office: true, reports: true },
  })
  return { actor: statement.actor?.name ?? null, office: statement.office?.slug ?? null, report: statement.reports[0] }
}

test.each([
  ['NATO’s special envoy for the Pacific', '2025-03-05T09:00:00Z', 'Ada Quill'],
  ['NATO’s special envoy for the Pacific', '2023-03-05T09:00:00Z', 'Bo Lind'],
  ['The NATO Pacific envoy', '2025-03-05T09:00:00Z', 'Ada Quill'],
  ['The Pacific Envoy', '2023-03-05T09:00:00Z', 'Bo Lind'],
])('%s, published %s, is %s: whoever held the office then', async (who, publishedAt, name) => {
  expect(await spokenBy(who, publishedAt)).toMatchObject({
    actor: name,
    office: 'nato-special-envoy-for-the-pacific',
  })
})

test('of an office with two holders at a time it is told that it spoke, and not who', async () => {
  expect(await spokenBy('the Varnby Council spokesman')).toMatchObject({
    actor: null,
    office: 'varnby-council-spokesman',
  })
})

test('of two holders who are one person since they were merged, it is that person', async () => {
  const { prisma } = room.database
  await createOffice(prisma, {
    name: 'Varnby Reef Board chairwoman',
    tenures: [{ actor: 'ida-storm' }, { actor: 'ole-brandt' }],
  })
  await prisma.actor.update({
    where: { id: actors.get('Ole Brandt') ?? '' },
    data: { successorId: actors.get('Ida Storm') ?? '' },
  })
  expect(await spokenBy('the Varnby Reef Board chairwoman')).toMatchObject({ actor: 'Ida Storm' })
  await prisma.actor.update({ where: { id: actors.get('Ole Brandt') ?? '' }, data: { successorId: null } })
})

test.each([
  ['Varnby’s special envoy for the reefs'],
  ['the Varnby Prime Minister'],
  ['Varnby’s Prime Minister'],
  ['the former NATO Pacific envoy'],
  ['a Varnby diplomat'],
  ['Varnby officials'],
])('a description is nobody, and no actor is made of it: %s', async (who) => {
  const before = await room.database.prisma.actor.count()
  const { actor, office, report } = await spokenBy(who)
  expect({ actor, office }).toEqual({ actor: null, office: null })
  expect(report?.describedAs ?? report?.speaker).not.toBeNull()
  expect(await room.database.prisma.actor.count()).toBe(before)
})

test.each([['the Varnby Ministry of Reefs'], ['the Varnby government'], ['the Varnby Democrats']])(
  'a body is an actor by what it is called: %s',
  async (who) => {
    expect((await spokenBy(who)).actor).not.toBeNull()
  },
)

test('a description that was once an alias catches nobody’s words any more', async () => {
  const { prisma } = room.database
  // As earlier versions kept them: an actor of that name, which somebody then merged into the holder of the day.
  const id = uuid()
  const name = 'Varnby’s special envoy for the tides'
  await prisma.actor.create({
    data: {
      id,
      slug: 'tides',
      name,
      kind: 'PERSON',
      createdAt: new Date(),
      successorId: actors.get('Ada Quill') ?? null,
      aliases: { create: { alias: name, folded: name.toLowerCase().replace('’', "'") } },
    },
  })
  expect((await spokenBy(name)).actor).toBeNull()
})
