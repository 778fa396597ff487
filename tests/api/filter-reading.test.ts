import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOf, publish } from '../world/articles.ts'
import { type RunningService, runService } from '../world/service.ts'

let service: RunningService

beforeAll(async () => {
  service = await runService({ STARTER_TOPICS: 'on' })
  await publish(askOf(service), { words: 'The dry dock is full of frigates', speaker: 'Ada Quill' })
})
afterAll(() => service.stop())

const READ = 'query ($filter: StatementFilter!) { filterReading(filter: $filter) { filter identity } }'

interface Read {
  filterReading: { filter: Record<string, unknown>; identity: string } | null
}

async function read(filter: object) {
  const { data, errors } = await service.ask<Read>(READ, { filter })
  expect(errors).toBeUndefined()
  if (data?.filterReading == null) throw new Error('nothing was read')
  return data.filterReading
}

test('filters that are the same but for order, repeats, nesting and days for instants have one identity', async () => {
  const one = await read({ acts: ['DENIES', 'BLAMES'], text: 'dock', saidAfter: '2025-06-10' })
  expect(one.filter).toEqual({ acts: ['BLAMES', 'DENIES'], text: 'dock', saidAfter: expect.any(String) })
  const other = {
    saidAfter: '2025-06-10T02:00:00+02:00',
    all: [{ text: 'dock' }, { acts: ['BLAMES', 'DENIES', 'BLAMES'] }],
  }
  expect((await read(other)).identity).toBe(one.identity)
  for (const another of [{ text: 'dock' }, { acts: ['DENIES'], text: 'dock', saidAfter: '2025-06-10' }, {}])
    expect((await read(another)).identity).not.toBe(one.identity)
})

test('a watch has the identity of the filter that it was saved with', async () => {
  const filter = { offices: ['nato-secretary-general'], not: { actors: ['ada-quill'] } }
  const create = `mutation ($filter: StatementFilter!) { createWatch(input: { name: "NATO", filter: $filter }) {
    ... on CreateWatchSuccess { watch { filter filterIdentity } } } }`
  interface Created {
    createWatch: { watch: { filter: object; filterIdentity: string } }
  }
  const { data } = await service.ask<Created>(create, { filter })
  const { identity } = await read({
    all: [{ not: { actors: ['ada-quill'] } }, { offices: ['nato-secretary-general'] }],
  })
  expect(data?.createWatch.watch).toEqual({ filter, filterIdentity: identity })
})

test.each([
  [{ any: [{ text: 'dock' }, { actors: ['nobody-known'] }] }, 'any.1.actors'],
  [{ text: '"the"' }, 'text'],
  [{ not: { topics: [] } }, 'not.topics'],
])('what a watch cannot be saved with is refused with the place: %o', async (filter, filterPath) => {
  const { data, errors } = await service.ask<Read>(READ, { filter })
  expect(data?.filterReading ?? null).toBeNull()
  expect(errors).toMatchObject([{ extensions: { code: 'FILTER_INVALID', filterPath } }])
})

test('a reader may read a filter', async () => {
  const make = 'mutation { createKey(input: { principal: "ana", role: READER }) { ... on CreateKeySuccess { key } } }'
  const { data } = await service.ask<{ createKey: { key: string } }>(make)
  const { data: found } = await service.ask<Read>(READ, { filter: { text: 'dock' } }, data?.createKey.key)
  expect(found?.filterReading?.filter).toEqual({ text: 'dock' })
})
