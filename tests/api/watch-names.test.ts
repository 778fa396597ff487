import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWatchers, type Watchers } from '../world/watches.ts'

// What becomes of a watch when what its filter names is changed, merged or deleted.

let world: Watchers

beforeAll(async () => {
  world = await openWatchers({ Ada: 'READER' })
})
afterAll(() => world.stop())

const lostNames = async (id: string) => {
  const document = 'query ($id: ID!) { watch(id: $id) { lostNames { field id fate at into { name } } } }'
  return (await world.ask(document, { id }, 'Ada')).watch.lostNames
}
const statementsTold = async (watchId: string) => {
  const id = Buffer.from(watchId, 'base64').toString().split(':')[1] ?? ''
  const alerts = await world.database.prisma.alert.findMany({ where: { watchId: id }, orderBy: { position: 'asc' } })
  return alerts.map(({ statementId }) => Buffer.from(`Statement:${statementId}`).toString('base64'))
}

test('a topic is watched by the rule that it has when something comes', async () => {
  const { topic } = await world.run('createTopic', { name: 'Vessels', rule: { text: 'ferry' } }, 'topic { id slug }')
  const watch = await world.create({ name: 'Vessels', filter: { topics: [topic.slug] } }, 'Ada')
  const [old] = await world.publish(['“The ferry leaves at noon from now on,” Vera Lindt said on Monday.'])
  const [dredger] = await world.publish(['“The dredger stays until the ice comes,” Otto Brand said on Monday.'])
  await expect.poll(() => statementsTold(watch.id)).toEqual([old])
  await world.run('updateTopic', { id: topic.id, rule: { text: 'dredger' } }, 'topic { id }')
  // What is on file is sorted again in the background, which is not told.
  const inTopic = 'query ($id: ID!) { node(id: $id) { ... on Statement { topics { nodes { slug } } } } }'
  await expect
    .poll(async () => (await world.ask(inTopic, { id: dredger })).node.topics.nodes, { timeout: 10_000 })
    .toEqual([{ slug: 'vessels' }])
  await world.publish(['“Every ferry of the island line was inspected in May,” Greta Holm said on Monday.'])
  const [later] = await world.publish([
    '“Our second dredger will be named after the mayor,” Ilse Winter said on Monday.',
  ])
  await expect.poll(() => statementsTold(watch.id)).toEqual([old, later])
  expect(await lostNames(watch.id)).toEqual([])
})

test('a watch of a topic that is deleted goes on with the rest of its filter, and says what it lost', async () => {
  const { topic } = await world.run('createTopic', { name: 'Cranes', rule: { text: 'crane' } }, 'topic { id slug }')
  const filter = { any: [{ topics: ['cranes'] }, { text: 'lighthouse' }] }
  const watch = await world.create({ name: 'Cranes', filter }, 'Ada')
  const [crane] = await world.publish(['“The crane must be painted before the winter,” Vera Lindt said on Monday.'])
  await expect.poll(() => statementsTold(watch.id)).toEqual([crane])
  await world.run('deleteTopic', { id: topic.id, reason: 'Not needed.' }, 'topicId')
  await world.publish(['“A crane of that height is a danger to pilots,” Otto Brand said on Monday.'])
  const [light] = await world.publish([
    '“The lighthouse will be sold to the highest bidder,” Greta Holm said on Monday.',
  ])
  await expect.poll(() => statementsTold(watch.id)).toEqual([crane, light])
  expect(await lostNames(watch.id)).toEqual([
    { field: 'topics', id: topic.id, fate: 'DELETED', at: expect.any(String), into: null },
  ])
  // It can be changed in its other fields, and not be given the name again.
  expect(await world.run('updateWatch', { id: watch.id, burstMinutes: 5 }, 'watch { version }', 'Ada')).toMatchObject({
    watch: { version: 2 },
  })
  expect(await world.run('updateWatch', { id: watch.id, filter }, 'watch { version }', 'Ada')).toMatchObject({
    problems: [{ path: 'filter.any.0.topics' }],
  })
})

test('a watch of an actor that another absorbs tells what both say, and of the one alone when they are parted again', async () => {
  const said = 'query ($id: ID!) { node(id: $id) { ... on Statement { actor { id slug name } } } }'
  const [one] = await world.publish([
    '“The quay is too short for such ships,” said harbour master Mara Voss on Monday.',
  ])
  const [other] = await world.publish(['“The quay needs another ninety metres,” said engineer Marla Foss on Monday.'])
  const [mara, marla] = await Promise.all([one, other].map(async (id) => (await world.ask(said, { id })).node.actor))
  const watch = await world.create({ name: 'Marla', filter: { actors: [marla.slug] } }, 'Ada')
  const merge = { into: mara.id, actors: [marla.id], reason: 'Misspelt.' }
  const { correction } = await world.run('mergeActors', merge, 'correction { id }')
  expect(await lostNames(watch.id)).toEqual([
    { field: 'actors', id: marla.id, fate: 'MERGED', at: null, into: { name: 'Mara Voss' } },
  ])
  const [both] = await world.publish([
    '“We will lengthen it in the coming year,” said harbour master Mara Voss on Tuesday.',
  ])
  await expect.poll(() => statementsTold(watch.id)).toEqual([both])
  await world.run('undoCorrection', { id: correction.id, reason: 'They are two.' }, 'correction { id }')
  await world.publish(['“The pilots have to wait for better weather,” said harbour master Mara Voss on Tuesday.'])
  const [alone] = await world.publish([
    '“Concrete is what we lack most of all here,” said engineer Marla Foss on Tuesday.',
  ])
  await expect.poll(() => statementsTold(watch.id)).toEqual([both, alone])
  expect(await lostNames(watch.id)).toEqual([])
})

test('an actor that is deleted is lost to the watch that names it', async () => {
  const said = 'query ($id: ID!) { node(id: $id) { ... on Statement { actor { id slug } } } }'
  const [id] = await world.publish(['“The tide tables are printed wrongly again,” said pilot Gerda Lutz on Monday.'])
  const { actor } = (await world.ask(said, { id })).node
  const watch = await world.create({ name: 'Gerda', filter: { actors: [actor.slug] } }, 'Ada')
  const done = await world.run('deleteActor', { id: actor.id, reason: 'Not a person.' }, 'correction { id }')
  expect(done.__typename).toBe('DeleteActorSuccess')
  expect(await lostNames(watch.id)).toEqual([
    { field: 'actors', id: actor.id, fate: 'DELETED', at: expect.any(String), into: null },
  ])
})
