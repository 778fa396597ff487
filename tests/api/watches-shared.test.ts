import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWatchers, WATCH, type Watchers } from '../world/watches.ts'

let world: Watchers

beforeAll(async () => {
  world = await openWatchers({ Ada: 'READER', Bela: 'READER', Edda: 'EDITOR', Emil: 'EDITOR', Root: 'ADMIN' })
})
afterAll(() => world.stop())

const UNKNOWN = {
  __typename: 'InvalidInput',
  problems: [{ path: 'id', message: 'is not the id of a watch that you may see' }],
}
const share = (input: object, as = 'Ada') =>
  world.run('shareWatch', input, 'watch { sharedWithRole sharedWith followers }', as)
const follow = (id: string, as: string) => world.run('followWatch', { id }, 'watch { isFollowed followers }', as)
const handOver = (input: object, as = 'Ada') => world.run('handOverWatch', input, `watch { ${WATCH} followers }`, as)
const sees = async (id: string, as: string) =>
  (await world.ask('query ($id: ID!) { watch(id: $id) { id } }', { id }, as)).watch !== null
const seenBy = async (id: string) => {
  const names = ['Ada', 'Bela', 'Edda', 'Emil']
  const seen = await Promise.all(names.map((name) => sees(id, name)))
  return names.filter((_, index) => seen[index])
}
const namesOf = async (as: string, scope: string) => {
  const { watches } = await world.ask(`{ watches(scope: ${scope}, first: 100) { nodes { name } } }`, {}, as)
  return watches.nodes.map(({ name }: { name: string }) => name)
}

test('a watch is seen by those whom it is shared with, by role or by name, and by no others', async () => {
  const { id } = await world.create({ name: 'Shared', filter: { text: 'harbour' } }, 'Ada')
  expect(await seenBy(id)).toEqual(['Ada'])
  expect((await share({ id, role: 'EDITOR' })).watch).toEqual({
    sharedWithRole: 'EDITOR',
    sharedWith: [],
    followers: [],
  })
  expect(await seenBy(id)).toEqual(['Ada', 'Edda', 'Emil'])
  expect(await namesOf('Edda', 'VISIBLE')).toContain('Shared')
  expect(await namesOf('Edda', 'OWN')).not.toContain('Shared')
  expect(await namesOf('Bela', 'VISIBLE')).not.toContain('Shared')
  expect((await share({ id, principals: ['Bela', 'Ada', 'Bela'] })).watch).toMatchObject({
    sharedWithRole: null,
    sharedWith: ['Bela'],
  })
  expect(await seenBy(id)).toEqual(['Ada', 'Bela'])
  await share({ id, role: 'READER' })
  expect(await seenBy(id)).toEqual(['Ada', 'Bela', 'Edda', 'Emil'])
  await share({ id })
  expect(await seenBy(id)).toEqual(['Ada'])
  expect(await share({ id, principals: ['Ada', 'Nemo'] })).toMatchObject({ problems: [{ path: 'principals.1' }] })
})

test('who may see a watch may follow it, and change nothing of it', async () => {
  const { id } = await world.create({ name: 'Followed', filter: { text: 'harbour' } }, 'Ada')
  await share({ id, principals: ['Bela'] })
  expect((await follow(id, 'Bela')).watch).toEqual({ isFollowed: true, followers: null })
  expect((await follow(id, 'Bela')).__typename).toBe('FollowWatchSuccess')
  expect(await namesOf('Bela', 'FOLLOWED')).toEqual(['Followed'])
  expect(await follow(id, 'Ada')).toMatchObject({ problems: [{ path: 'id' }] })
  for (const refused of [
    await share({ id, role: 'READER' }, 'Bela'),
    await handOver({ id, to: 'Bela' }, 'Bela'),
    await world.run('updateWatch', { id, isPaused: true }, 'watch { id }', 'Bela'),
    await world.run('deleteWatch', { id }, 'watchId', 'Bela'),
  ])
    expect(refused).toMatchObject({ __typename: 'NotAllowed', message: expect.stringContaining('"Ada"') })
  expect((await world.ask('query ($id: ID!) { watch(id: $id) { followers } }', { id }, 'Ada')).watch.followers).toEqual(
    ['Bela'],
  )
  // An admin may follow what is not shared with it: its owner sees that.
  await follow(id, 'Root')
  expect(await namesOf('Root', 'FOLLOWED')).toEqual(['Followed'])
  await world.run('unfollowWatch', { id }, 'watch { isFollowed }', 'Root')
  expect(await namesOf('Root', 'FOLLOWED')).toEqual([])
  // What is shared with one no longer is followed by one no longer.
  expect((await share({ id, role: 'EDITOR' })).watch.followers).toEqual([])
  expect(await namesOf('Bela', 'FOLLOWED')).toEqual([])
})

test('of a watch that is not shared nothing can be asked or done', async () => {
  const { id } = await world.create({ name: 'Private', filter: { text: 'harbour' } }, 'Ada')
  for (const done of [
    await share({ id, role: 'READER' }, 'Edda'),
    await follow(id, 'Edda'),
    await world.run('unfollowWatch', { id }, 'watch { id }', 'Edda'),
    await handOver({ id, to: 'Edda' }, 'Edda'),
    await world.run('updateWatch', { id, name: 'Mine' }, 'watch { id }', 'Edda'),
    await world.run('deleteWatch', { id }, 'watchId', 'Edda'),
  ])
    expect(done).toMatchObject(UNKNOWN)
  // The same is said of what never was a watch.
  expect(
    await follow(Buffer.from('Watch:00000000-0000-7000-8000-0000000000aa').toString('base64'), 'Edda'),
  ).toMatchObject(UNKNOWN)
})

test('its owner and its followers are told what it tells, as long as they may see it', async () => {
  const { id } = await world.create({ name: 'Told', filter: { text: 'lighthouse' } }, 'Ada')
  await share({ id, role: 'EDITOR' })
  await follow(id, 'Edda')
  await world.publish(['“The lighthouse was sold,” Ada Quill said on Monday.'])
  const everyone = { Ada: 'shown', Edda: 'shown' }
  await expect.poll(async () => (await world.told(id)).map(({ to }) => to)).toEqual([everyone])
  await world.run('changeRole', { principal: 'Edda', role: 'READER' }, 'role')
  await world.publish(['“The lighthouse keeper must leave by spring,” Ada Quill said on Monday.'])
  await expect.poll(async () => (await world.told(id)).map(({ to }) => to)).toEqual([everyone, { Ada: 'shown' }])
  await world.run('changeRole', { principal: 'Edda', role: 'EDITOR' }, 'role')
  await world.publish(['“The lighthouse will shine again in autumn,” Ada Quill said on Monday.'])
  await expect
    .poll(async () => (await world.told(id)).map(({ to }) => to))
    .toEqual([everyone, { Ada: 'shown' }, everyone])
})

test('a watch is handed over with its versions, and who had it is told no more', async () => {
  const { id } = await world.create({ name: 'Handed', filter: { text: 'windlass' } }, 'Ada')
  await world.create({ name: 'Handed', filter: { text: 'capstan' } }, 'Bela')
  expect(await handOver({ id, to: 'Nemo' })).toMatchObject({ problems: [{ path: 'to' }] })
  // Who did not ask for it is not given it, but by an admin.
  expect(await handOver({ id, to: 'Bela', name: 'From Ada' })).toMatchObject({
    problems: [{ path: 'to', message: expect.stringContaining('does not follow the watch') }],
  })
  await share({ id, principals: ['Bela'] })
  await follow(id, 'Bela')
  expect(await handOver({ id, to: 'Bela' })).toMatchObject({ problems: [{ path: 'name' }] })
  expect(await handOver({ id, to: 'Bela', name: 'From Ada' })).toMatchObject({
    __typename: 'HandOverWatchSuccess',
    watch: null,
  })
  expect(await seenBy(id)).toEqual(['Bela'])
  const { watch } = await world.ask(`query ($id: ID!) { watch(id: $id) { ${WATCH} } }`, { id }, 'Bela')
  expect(watch).toMatchObject({ name: 'From Ada', owner: 'Bela', isMine: true, version: 1 })
  await world.publish(['“The windlass turns at last,” Ada Quill said on Monday.'])
  await expect.poll(async () => (await world.told(id)).map(({ to }) => to)).toEqual([{ Bela: 'shown' }])
  // An admin takes over what its owner has left behind, and a follower who becomes the owner follows it no longer.
  await world.run('shareWatch', { id, role: 'ADMIN' }, 'watch { id }', 'Bela')
  await follow(id, 'Root')
  expect((await handOver({ id, to: 'Root' }, 'Root')).watch).toMatchObject({ owner: 'Root', followers: [] })
})

test('the audit tells what became of watches to who did it and to admins, not to other editors', async () => {
  const { id } = await world.create({ name: 'Audited', filter: { text: 'mooring' } }, 'Edda')
  await share({ id, principals: ['Bela'] }, 'Edda')
  // Nothing was done.
  await share({ id, principals: ['Bela'] }, 'Edda')
  await follow(id, 'Bela')
  await handOver({ id, to: 'Bela' }, 'Edda')
  await world.run('deleteWatch', { id }, 'watchId', 'Root')
  const document = `query ($id: ID!) { audit(subject: $id) { totalCount nodes { id kind by changes { field before after } } } }`
  const read = async (as: string) => (await world.ask(document, { id }, as)).audit
  const all = await read('Root')
  expect(all.nodes).toMatchObject([
    {
      kind: 'WATCH_DELETED',
      by: 'Root',
      changes: expect.arrayContaining([
        { field: 'name', before: 'Audited', after: null },
        { field: 'owner', before: 'Bela', after: null },
        { field: 'filter', before: { text: 'mooring' }, after: null },
      ]),
    },
    {
      kind: 'WATCH_HANDED_OVER',
      by: 'Edda',
      changes: [
        { field: 'owner', before: 'Edda', after: 'Bela' },
        { field: 'principals', before: ['Bela'], after: [] },
      ],
    },
    { kind: 'WATCH_SHARED', by: 'Edda', changes: [{ field: 'principals', before: [], after: ['Bela'] }] },
  ])
  expect((await read('Edda')).nodes).toEqual(all.nodes.slice(1))
  expect(await read('Emil')).toEqual({ totalCount: 0, nodes: [] })
  const ids = all.nodes.map((node: { id: string }) => node.id)
  const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
  expect((await world.ask(nodes, { ids }, 'Emil')).nodes).toEqual([null, null, null])
  expect((await world.ask('{ audit(kinds: [WATCH_DELETED]) { totalCount } }', {}, 'Emil')).audit.totalCount).toBe(0)
})
