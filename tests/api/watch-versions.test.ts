import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWatchers, type Watchers } from '../world/watches.ts'

let world: Watchers

beforeAll(async () => {
  world = await openWatchers({ Ada: 'READER', Bela: 'READER', Root: 'ADMIN' })
})
afterAll(() => world.stop())

const update = async (input: object, as = 'Ada') => {
  const { watch, ...failure } = await world.run('updateWatch', input, 'watch { version }', as)
  if (watch === undefined) throw new Error(JSON.stringify(failure))
  return watch.version
}
const VERSION = 'version author isInForce filter tells silenceDays burstMinutes isPaused changes { field before after }'
const versionsOf = async (id: string, args = '', as = 'Ada') =>
  (await world.ask(`query ($id: ID!) { watch(id: $id) { versions${args} { ${VERSION} } } }`, { id }, as)).watch.versions

test('a watch keeps its versions, with who made each and what it changed', async () => {
  const { id } = await world.create({ name: 'History', filter: { text: 'harbour' } }, 'Ada')
  await update({ id, filter: { text: 'harbour', context: 'crane' }, burstMinutes: 15 })
  await update({ id, name: 'The history' })
  await update({ id, isPaused: true }, 'Root')
  await expect.poll(async () => (await versionsOf(id))[0].isInForce).toBe(true)
  const first = {
    version: 1,
    author: 'Ada',
    isInForce: false,
    filter: { text: 'harbour' },
    tells: ['UTTERANCE'],
    silenceDays: null,
    burstMinutes: 0,
    isPaused: false,
    changes: [],
  }
  const filter = { text: 'harbour', context: 'crane' }
  const second = {
    ...first,
    version: 2,
    filter,
    burstMinutes: 15,
    changes: [
      { field: 'filter', before: { text: 'harbour' }, after: filter },
      { field: 'burstMinutes', before: 0, after: 15 },
    ],
  }
  const third = {
    ...second,
    version: 3,
    author: 'Root',
    isInForce: true,
    isPaused: true,
    changes: [{ field: 'isPaused', before: false, after: true }],
  }
  expect(await versionsOf(id)).toEqual([third, second, first])
  expect(await versionsOf(id, '(first: 1)')).toEqual([third])
  expect(await versionsOf(id, '(first: 1, before: 3)')).toEqual([second])
})

test('a version decides what comes after it was made, and alerts name it', async () => {
  const { id } = await world.create({ name: 'Deciding', filter: { text: 'dredger' } }, 'Ada')
  await world.publish(['“The dredger is here at last,” Vera Lindt said on Monday.'])
  await update({ id, filter: { text: 'winch' }, tells: ['UTTERANCE', 'REPORT'] })
  await world.publish(['“A dredger costs more than it brings us,” Otto Brand said on Monday.'])
  await world.publish(['“The winch is older than the harbour itself,” Greta Holm said on Monday.'])
  await expect.poll(async () => (await world.told(id)).map(({ version }) => version)).toEqual([1, 2])
})

test('the definition of a watch is shown to those alone who may see the watch', async () => {
  const { id } = await world.create({ name: 'Hidden history', filter: { text: 'secret' } }, 'Ada')
  const { watch } = await world.ask(`query ($id: ID!) { watch(id: $id) { versions { version } } }`, { id }, 'Bela')
  expect(watch).toBeNull()
})
