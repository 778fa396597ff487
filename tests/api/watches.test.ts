import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWatchers, WATCH, type Watchers } from '../world/watches.ts'

let world: Watchers

beforeAll(async () => {
  world = await openWatchers({ Ada: 'READER', Bela: 'READER', Edda: 'EDITOR', Root: 'ADMIN' })
})
afterAll(() => world.stop())

const create = (input: object, as = 'Ada') =>
  world.run('createWatch', { filter: { text: 'harbour' }, ...input }, `cursor watch { ${WATCH} }`, as)
const update = (input: object, as = 'Ada') =>
  world.run('updateWatch', input, `cursor watch { ${WATCH} } } ... on VersionConflict { version`, as)
const remove = (id: string, as = 'Ada') => world.run('deleteWatch', { id }, 'watchId', as)
const namesSeen = async (as: string, args = '') =>
  (await world.ask(`{ watches(first: 100 ${args}) { nodes { name } } }`, {}, as)).watches.nodes.map(
    ({ name }: { name: string }) => name,
  )

test('a watch is saved, listed, changed and deleted by the reader whom it belongs to', async () => {
  const made = await create({ name: ' Tides ', tells: ['CONFLICT', 'UTTERANCE'], burstMinutes: 30 })
  expect(made).toMatchObject({
    __typename: 'CreateWatchSuccess',
    watch: {
      name: 'Tides',
      owner: 'Ada',
      isMine: true,
      version: 1,
      filter: { text: 'harbour' },
      tells: ['UTTERANCE', 'CONFLICT'],
      silenceDays: null,
      burstMinutes: 30,
      isPaused: false,
      sharedWithRole: null,
    },
  })
  const { id } = made.watch
  const read = await world.ask(
    `query ($id: ID!) { watch(id: $id) { ${WATCH} } node(id: $id) { ... on Watch { name } } }`,
    { id },
    'Ada',
  )
  expect(read).toEqual({ watch: made.watch, node: { name: 'Tides' } })
  expect(await namesSeen('Ada', 'name: "Tides"')).toEqual(['Tides'])
  const changed = await update({ id, onVersion: 1, filter: { text: 'ferry' }, isPaused: true })
  expect(changed.watch).toMatchObject({
    version: 2,
    filter: { text: 'ferry' },
    tells: ['UTTERANCE', 'CONFLICT'],
    burstMinutes: 30,
    isPaused: true,
  })
  expect(await remove(id)).toEqual({ __typename: 'DeleteWatchSuccess', watchId: id })
  expect(await world.ask('query ($id: ID!) { watch(id: $id) { id } }', { id }, 'Ada')).toEqual({ watch: null })
  expect(await namesSeen('Ada')).not.toContain('Tides')
})

test('a change that says what is so already, or only a name, is not a new version', async () => {
  const { watch } = await create({ name: 'Same', filter: { all: [{ text: 'quay' }, { context: 'sand' }] } })
  expect(
    (await update({ id: watch.id, filter: { context: 'sand', text: 'quay' }, tells: ['UTTERANCE'] })).watch.version,
  ).toBe(1)
  expect((await update({ id: watch.id, name: 'Same sand' })).watch).toMatchObject({ name: 'Same sand', version: 1 })
})

test('a change made on a version that is not the newest is refused, and says which is', async () => {
  const { watch } = await create({ name: 'Versions' })
  await update({ id: watch.id, burstMinutes: 5 })
  expect(await update({ id: watch.id, onVersion: 1, burstMinutes: 10 })).toMatchObject({
    __typename: 'VersionConflict',
    version: 2,
  })
  expect((await update({ id: watch.id, onVersion: 2, burstMinutes: 10 })).watch.version).toBe(3)
})

test('changes of several fields at once lose none of each other', async () => {
  const { watch } = await create({ name: 'At once' })
  await Promise.all([
    update({ id: watch.id, burstMinutes: 7 }),
    update({ id: watch.id, tells: ['REPORT'] }),
    update({ id: watch.id, filter: { text: 'crane' } }),
    update({ id: watch.id, isPaused: true }),
  ])
  expect(
    (await world.ask(`query ($id: ID!) { watch(id: $id) { ${WATCH} } }`, { id: watch.id }, 'Ada')).watch,
  ).toMatchObject({
    version: 5,
    burstMinutes: 7,
    tells: ['REPORT'],
    filter: { text: 'crane' },
    isPaused: true,
  })
})

test('what cannot be run is refused with its place in the filter', async () => {
  const long = '漢'.repeat(900)
  for (const [filter, path] of [
    [{ text: long }, 'filter.text'],
    [{ any: [{ text: 'ferry' }, { all: [{ context: long }] }] }, 'filter.any.1.all.0.context'],
    [{ any: [{ actors: ['no-such-actor'] }] }, 'filter.any.0.actors'],
    [{ not: { topics: [] } }, 'filter.not.topics'],
    [{ text: 'the' }, 'filter.text'],
  ] as const) {
    const refused = await create({ name: 'Not run', filter })
    expect(refused).toMatchObject({ __typename: 'InvalidInput', problems: [{ path }] })
  }
  expect(await namesSeen('Ada')).not.toContain('Not run')
})

test('what is out of bounds is refused with its field', async () => {
  const { watch } = await create({ name: 'Bounds' })
  for (const [input, path] of [
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'Bounds' }, 'name'],
    [{ name: 'A', tells: [] }, 'tells'],
    [{ name: 'A', tells: ['SILENCE'] }, 'silenceDays'],
    [{ name: 'A', silenceDays: 3 }, 'silenceDays'],
    [{ name: 'A', tells: ['SILENCE'], silenceDays: 366 }, 'silenceDays'],
    [{ name: 'A', burstMinutes: -1 }, 'burstMinutes'],
    [{ name: 'A', burstMinutes: 1441 }, 'burstMinutes'],
  ] as const)
    expect(await create(input), JSON.stringify(input)).toMatchObject({ problems: [{ path }] })
  expect(await update({ id: watch.id, silenceDays: 3 })).toMatchObject({ problems: [{ path: 'silenceDays' }] })
  const silent = await update({ id: watch.id, tells: ['SILENCE', 'REPLY'], silenceDays: 14 })
  expect(silent.watch).toMatchObject({ silenceDays: 14, tells: ['REPLY', 'SILENCE'] })
  expect((await update({ id: watch.id, tells: ['REPLY'] })).watch).toMatchObject({ silenceDays: null })
})

test('a watch of another one does not exist for those who may not see it, whatever they ask', async () => {
  const { watch } = await create({ name: 'Mine alone' })
  const { id } = watch
  for (const other of ['Bela', 'Edda']) {
    const read = await world.ask(
      'query ($id: ID!) { watch(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }',
      { id },
      other,
    )
    expect(read).toEqual({ watch: null, node: null, nodes: [null] })
    for (const scope of ['', 'scope: OWN', 'scope: FOLLOWED'])
      expect(await namesSeen(other, scope)).not.toContain('Mine alone')
    const unknown = {
      __typename: 'InvalidInput',
      problems: [{ path: 'id', message: 'is not the id of a watch that you may see' }],
    }
    expect(await update({ id, isPaused: true }, other)).toMatchObject(unknown)
    expect(await remove(id, other)).toMatchObject(unknown)
    expect(await world.refused('{ watches(scope: ALL) { nodes { id } } }', {}, other)).toBe('FORBIDDEN')
    // Its name is free for others.
    expect((await create({ name: 'Mine alone' }, other)).__typename).toBe('CreateWatchSuccess')
  }
  expect(await namesSeen('Root', 'scope: ALL')).toContain('Mine alone')
  expect(await namesSeen('Root')).not.toContain('Mine alone')
  expect((await update({ id, isPaused: true }, 'Root')).watch).toMatchObject({
    owner: 'Ada',
    isPaused: true,
    isMine: false,
  })
})

test('a watch that is saved tells of what comes after it', async () => {
  const { watch } = await create({ name: 'Live', filter: { text: 'dredger' } })
  await world.publish(['“The dredger is here at last,” Ada Quill said on Monday.'])
  await expect.poll(() => world.told(watch.id)).toEqual([{ kinds: ['UTTERANCE'], version: 1, to: { Ada: 'shown' } }])
})
