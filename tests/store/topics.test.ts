import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTopic, type TopicChange, updateTopic } from '../../src/desk/catalogue/edit-topics.ts'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom
const running = new AbortController().signal

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

async function create(change: TopicChange): Promise<string> {
  const result = await createTopic(room.database.prisma, change)
  if (result.kind !== 'saved') throw new Error(JSON.stringify(result))
  return result.id
}

const say = (words: string) => room.say(words)

async function topicsOf(statementId: string): Promise<string[]> {
  const rows = await room.database.prisma.statementTopic.findMany({
    where: { statementId },
    include: { topic: true },
    orderBy: { topic: { slug: 'asc' } },
  })
  return rows.map((row) => row.topic.slug)
}

test('a statement belongs to the topics whose rule it passes, and to the broader ones', async () => {
  await create({ name: 'The seas' })
  await create({ name: 'Whales', rule: { text: 'whale' }, broader: ['the-seas'] })
  // The seas' own rule is empty, so it passes everything; a narrower one adds nothing to that.
  await updateTopic(room.database.prisma, await idOf('the-seas'), { rule: { text: 'sea OR ocean' } })
  expect(await topicsOf(await say('We must protect whales'))).toEqual(['the-seas', 'whales'])
  expect(await topicsOf(await say('The ocean is rising'))).toEqual(['the-seas'])
  expect(await topicsOf(await say('The tram is late'))).toEqual([])
})

test('a new topic finds what was said before, without alerting anybody', async () => {
  const statementId = await say('The lighthouse keeper retires')
  const { position: before } = (await room.entries()).at(-1) ?? { position: 0 }
  await create({ name: 'Lighthouses', rule: { text: 'lighthouse' } })
  expect(await topicsOf(statementId)).toEqual([])
  await reclassify(room.database.prisma, running)
  expect(await topicsOf(statementId)).toEqual(['lighthouses'])
  expect(await room.entries(before)).toMatchObject([{ kind: 'RECLASSIFIED', statementId }])
})

test('a changed rule takes statements out and brings others in, and once is enough', async () => {
  const cat = await say('Every cat is grey')
  const dog = await say('Every dog is brown')
  const id = await create({ name: 'Pets', rule: { text: 'cat' } })
  await reclassify(room.database.prisma, running)
  await updateTopic(room.database.prisma, id, { rule: { text: 'dog' } })
  await reclassify(room.database.prisma, running)
  expect([await topicsOf(cat), await topicsOf(dog)]).toEqual([[], ['pets']])
  expect(await reclassify(room.database.prisma, running)).toBe(false)
})

test('a topic moved under another carries its statements along', async () => {
  const statementId = await say('The comet returns')
  await create({ name: 'Sky', rule: { text: 'cloud' } })
  const id = await create({ name: 'Comets', rule: { text: 'comet' } })
  await reclassify(room.database.prisma, running)
  await updateTopic(room.database.prisma, id, { broader: ['sky'] })
  await reclassify(room.database.prisma, running)
  expect(await topicsOf(statementId)).toEqual(['comets', 'sky'])
  await updateTopic(room.database.prisma, id, { broader: [] })
  await reclassify(room.database.prisma, running)
  expect(await topicsOf(statementId)).toEqual(['comets'])
})

test('more statements than one batch holds are all reclassified', async () => {
  const paragraphs = Array.from({ length: 230 }, (_, index) => `“Parcel number ${index} is lost,” Ada Quill said.`)
  await room.published({ text: paragraphs.join('\n\n') })
  const id = await create({ name: 'Parcels', rule: { text: 'parcel' } })
  await reclassify(room.database.prisma, running)
  expect(await room.database.prisma.statementTopic.count({ where: { topicId: id } })).toBe(230)
})

test('while articles pour in, a new topic misses none of their statements', async () => {
  const saying = Array.from({ length: 20 }, (_, index) => say(`Volcano number ${index} smokes`))
  const id = await create({ name: 'Volcanoes', rule: { text: 'volcano' } })
  await Promise.all(saying)
  await reclassify(room.database.prisma, running)
  expect(await room.database.prisma.statementTopic.count({ where: { topicId: id } })).toBe(20)
})

test.each<[string, TopicChange, string, string]>([
  ['no name', { name: ' ' }, 'name', 'is empty'],
  ['a slug that is taken', { name: 'Whales' }, 'slug', 'is taken'],
  ['an empty list in its rule', { name: 'A', rule: { actors: [] } }, 'rule.actors', 'empty list'],
  [
    'an unknown name in its rule',
    { name: 'A', rule: { actors: ['ada-quil'] } },
    'rule.actors',
    'nearest are ada-quill',
  ],
  ['topics in its rule', { name: 'A', rule: { topics: ['whales'] } }, 'rule.topics', 'broader or narrower'],
  ['words that are none', { name: 'A', rule: { text: '...' } }, 'rule.text', 'no searchable word'],
  ['a broader topic that is unknown', { name: 'A', broader: ['wales'] }, 'broader.0', 'does not name a topic'],
])('a topic with %s is refused, and nothing of it is kept', async (_, change, path, advice) => {
  const before = await room.database.prisma.topic.count()
  const result = await createTopic(room.database.prisma, change)
  expect(result).toMatchObject({ kind: 'invalid', problems: [{ path, message: expect.stringContaining(advice) }] })
  expect(await room.database.prisma.topic.count()).toBe(before)
})

test('a topic cannot be broader than itself, by whatever way round', async () => {
  await create({ name: 'One', rule: { text: 'one' } })
  await create({ name: 'Two', rule: { text: 'two' }, broader: ['one'] })
  await create({ name: 'Three', rule: { text: 'three' }, broader: ['two'] })
  const result = await updateTopic(room.database.prisma, await idOf('one'), { broader: ['three'] })
  expect(result).toMatchObject({ kind: 'invalid', problems: [{ path: 'broader.0' }] })
})

async function idOf(slug: string): Promise<string> {
  return (await room.database.prisma.topic.findUniqueOrThrow({ where: { slug } })).id
}
