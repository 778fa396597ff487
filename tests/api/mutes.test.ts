import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWatchers, type Watchers } from '../world/watches.ts'

let world: Watchers

beforeAll(async () => {
  world = await openWatchers({ Ada: 'READER', Bela: 'READER' })
})
afterAll(() => world.stop())

const MUTE =
  'id subject subjectId isInForce until endedAt watch { name } statement { text } topic { slug } actor { name } source { name }'
const mute = (input: object, as = 'Ada') => world.run('createMute', input, `cursor mute { ${MUTE} }`, as)
const end = (id: string, as = 'Ada') => world.run('endMute', { id }, `mute { ${MUTE} }`, as)
const muted = async (as: string, args = '') =>
  (await world.ask(`{ mutes(first: 100 ${args}) { totalCount nodes { id } } }`, {}, as)).mutes
const later = () => new Date(Date.now() + 3_600_000).toISOString()
const shown = async (id: string) => (await world.told(id)).map(({ to }) => to.Ada)

test('an actor, a source, a topic and a watch are muted, each hiding what is about it until it is ended', async () => {
  await world.run('createTopic', { name: 'Ferries', rule: { text: 'ferry' } }, 'topic { id }')
  const [statement] = await world.publish(['“The harbour is open,” said Minister Ada Quill on Monday.'])
  const find = `query ($id: ID!) { node(id: $id) { ... on Statement { actor { id name } reports { nodes { article { source { id name } } } } } }
    topic(slug: "ferries") { id } }`
  const { node, topic } = await world.ask(find, { id: statement })
  const source = node.reports.nodes[0].article.source
  // Of what comes: a statement of the actor, one of the topic, and one that is neither.
  const cases = [
    [node.actor.id, { subject: 'ACTOR', actor: { name: 'Ada Quill' } }, ['hidden', 'shown', 'shown']],
    [topic.id, { subject: 'TOPIC', topic: { slug: 'ferries' } }, ['shown', 'hidden', 'shown']],
    [source.id, { subject: 'SOURCE', source: { name: source.name } }, ['hidden', 'hidden', 'hidden']],
    [null, { subject: 'WATCH' }, ['hidden', 'hidden', 'hidden']],
  ] as const
  const watches = []
  for (const [subject, seen, expected] of cases) {
    const name = `About ${seen.subject}`
    const watch = await world.create({ name, filter: { text: 'harbour OR ferry OR crane' } }, 'Ada')
    const until = later()
    const input = subject === null ? { subject: watch.id, until } : { subject, watch: watch.id, until }
    const made = await mute(input)
    const about = { subjectId: subject ?? watch.id, watch: { name } }
    expect(made).toMatchObject({ mute: { ...seen, ...about, until, isInForce: true, endedAt: null } })
    watches.push({ id: watch.id, muteId: made.mute.id, expected })
  }
  await world.publish(['“The harbour is shut,” said Minister Ada Quill on Monday.'])
  await world.publish(['“The ferry is here,” Emil Stern said on Monday.'])
  await world.publish(['“Our oldest crane was struck by lightning,” Otto Brand said on Monday.'])
  for (const { id, expected } of watches) await expect.poll(() => shown(id)).toEqual(expected)
  for (const { muteId } of watches)
    expect((await end(muteId)).mute).toMatchObject({ isInForce: false, endedAt: expect.any(String) })
  await world.publish(['“Every ferry of the island line was inspected in May,” said Minister Ada Quill on Monday.'])
  for (const { id, expected } of watches) await expect.poll(() => shown(id)).toEqual([...expected, 'shown'])
})

test('a statement that was muted stays muted when another absorbs it', async () => {
  const watch = await world.create({ name: 'Reports', filter: { text: 'lighthouse' }, tells: ['REPORT'] }, 'Ada')
  const quotation = '“The lighthouse of the western pier will be sold by the spring,”'
  const [one] = await world.publish([`${quotation} Vera Lindt said on Monday.`])
  const [other] = await world.publish(['“The lighthouse is on the market, and that is final for us,” Otto Brand said.'])
  expect((await mute({ subject: one })).mute).toMatchObject({ subject: 'STATEMENT', subjectId: one })
  const reason = 'The same.'
  await world.run('mergeStatements', { into: other, statements: [one], reason }, 'correction { id }')
  await world.publish([`${quotation} Vera Lindt said on Monday. It rained.`])
  await expect.poll(() => shown(watch.id)).toEqual(['hidden'])
})

test('what is muted again is muted once, until the newer date', async () => {
  const watch = await world.create({ name: 'Twice', filter: { text: 'quay' } }, 'Ada')
  const first = await mute({ subject: watch.id })
  expect((await mute({ subject: watch.id })).mute.id).toBe(first.mute.id)
  const until = later()
  const second = await mute({ subject: watch.id, until })
  expect(second.mute).toMatchObject({ until, isInForce: true })
  const inForce = (await muted('Ada', 'isInForce: true')).nodes.map(({ id }: { id: string }) => id)
  expect(inForce).toContain(second.mute.id)
  expect(inForce).not.toContain(first.mute.id)
  expect((await muted('Ada', 'isInForce: false')).nodes).toContainEqual({ id: first.mute.id })
  const { mute: ended } = await end(second.mute.id)
  expect((await end(second.mute.id)).mute).toEqual(ended)
})

test('a mute ends by itself, and what comes then is shown', async () => {
  const watch = await world.create({ name: 'For a moment', filter: { text: 'bollard' } }, 'Ada')
  const until = new Date(Date.now() + 1_500).toISOString()
  const { mute: made } = await mute({ subject: watch.id, until })
  const read = 'query ($id: ID!) { node(id: $id) { ... on Mute { isInForce endedAt } } }'
  await expect
    .poll(async () => (await world.ask(read, { id: made.id }, 'Ada')).node, { timeout: 10_000 })
    .toEqual({ isInForce: false, endedAt: null })
  await world.publish(['“The bollard is loose,” Emil Stern said on Monday.'])
  await expect.poll(() => shown(watch.id)).toEqual(['shown'])
})

test('each sees and ends only mutes of their own', async () => {
  const watch = await world.create({ name: 'Shared mute', filter: { text: 'buoy' } }, 'Ada')
  const { mute: made } = await mute({ subject: watch.id })
  expect((await world.ask('query ($id: ID!) { node(id: $id) { id } }', { id: made.id }, 'Bela')).node).toBeNull()
  expect((await muted('Bela')).totalCount).toBe(0)
  expect(await end(made.id, 'Bela')).toMatchObject({ problems: [{ path: 'id' }] })
  expect(await mute({ subject: watch.id }, 'Bela')).toMatchObject({ problems: [{ path: 'subject' }] })
  const [statement] = await world.publish(['“The pilots wait outside,” Emil Stern said on Monday.'])
  expect(await mute({ subject: statement, watch: watch.id }, 'Bela')).toMatchObject({ problems: [{ path: 'watch' }] })
  // A follower who mutes a watch does so for no other.
  await world.run('shareWatch', { id: watch.id, principals: ['Bela'] }, 'watch { id }', 'Ada')
  await world.run('followWatch', { id: watch.id }, 'watch { id }', 'Bela')
  await world.publish(['“The buoy is adrift,” Emil Stern said on Monday.'])
  await expect
    .poll(async () => (await world.told(watch.id)).map(({ to }) => to))
    .toEqual([{ Ada: 'hidden', Bela: 'shown' }])
  const own = (await mute({ subject: watch.id }, 'Bela')).mute
  expect(own.watch).toEqual({ name: 'Shared mute' })
  await world.run('shareWatch', { id: watch.id }, 'watch { id }', 'Ada')
  const read = `query ($id: ID!) { node(id: $id) { ... on Mute { ${MUTE} } } }`
  expect((await world.ask(read, { id: own.id }, 'Bela')).node).toMatchObject({ subject: 'WATCH', watch: null })
})

test('all that any watch tells is muted at once', async () => {
  const watch = await world.create({ name: 'Holiday', filter: { text: 'windlass' } }, 'Ada')
  const { mute: all } = await mute({ until: later() })
  expect(all).toMatchObject({ subject: 'WATCH', subjectId: null, watch: null, isInForce: true })
  await world.publish(['“The windlass turns at last,” Emil Stern said on Monday.'])
  await expect.poll(() => shown(watch.id)).toEqual(['hidden'])
  await end(all.id)
})

test('what cannot be muted is refused with its field', async () => {
  const watch = await world.create({ name: 'Bounds', filter: { text: 'winch' } }, 'Ada')
  const gone = Buffer.from('Topic:00000000-0000-7000-8000-0000000000aa').toString('base64')
  for (const [input, path] of [
    [{ subject: 'ada-quill' }, 'subject'],
    [{ subject: gone }, 'subject'],
    [{ subject: watch.id, watch: watch.id }, 'watch'],
    [{ watch: watch.id }, 'subject'],
    [{ subject: watch.id, until: '2026-01-01' }, 'until'],
  ] as const)
    expect(await mute(input), JSON.stringify(input)).toMatchObject({ __typename: 'InvalidInput', problems: [{ path }] })
})
