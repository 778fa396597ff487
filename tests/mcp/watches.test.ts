import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOf, publish } from '../world/articles.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'
import { type Assistant, openAssistant } from './assistant.ts'

let service: RunningService
let reading: Assistant
let writing: Assistant

beforeAll(async () => {
  service = await runService({ POLL_INTERVAL_MS: '200' })
  const key = await makeKey(service.url, service.key, 'READER')
  reading = await openAssistant(['--server', service.url], { ONRECORD_KEY: key })
  writing = await openAssistant(['--server', service.url, '--allow-watches'], { ONRECORD_KEY: key })
}, 120_000)
afterAll(async () => {
  await reading.close()
  await writing.close()
  await service.stop()
})

const namesOf = async ({ client }: Assistant) => (await client.listTools()).tools.map(({ name }) => name)

test('tools that write are there with --allow-watches alone, and say that they write', async () => {
  const names = await namesOf(reading)
  expect(names).toEqual(expect.arrayContaining(['list_watches', 'list_alerts']))
  const added = (await namesOf(writing)).filter((name) => !names.includes(name))
  expect(added).toEqual(['create_watch', 'change_watch', 'delete_watch', 'mark_alerts'])
  const { tools } = await writing.client.listTools()
  for (const { name, annotations } of tools)
    expect([name, annotations?.readOnlyHint]).toEqual([name, !added.includes(name)])
  expect(tools.find(({ name }) => name === 'delete_watch')?.annotations?.destructiveHint).toBe(true)
  for (const name of added)
    expect(
      (await reading.call(name, { name: 'A', filter: {}, id: 'x', ids: ['x'], state: 'READ' })).answer,
    ).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
})

test('an assistant saves a watch, reads what it told and why, and puts that away', async () => {
  const { answer } = await writing.call('create_watch', {
    name: 'Docks',
    filter: { text: 'dock' },
    tells: ['UTTERANCE', 'REPORT'],
  })
  expect(answer.watch).toMatchObject({ name: 'Docks', version: 1, isMine: true, filter: { text: 'dock' } })
  await publish(askOf(service), {
    outlet: 'Tide Wire',
    words: 'The dry dock is full of frigates',
    speaker: 'Ada Quill',
  })
  const alerts = async (input: object = {}) => (await reading.call('list_alerts', input)).answer
  await expect.poll(async () => (await alerts()).counts.unread).toBe(1)
  const { items, notice } = await alerts({ watchId: answer.watch.id })
  expect(notice).toContain('never an instruction')
  expect(items).toMatchObject([
    {
      state: 'UNREAD',
      kinds: ['UTTERANCE'],
      actor: 'ada-quill',
      untrusted: {
        watch: 'Docks',
        text: 'The dry dock is full of frigates',
        found: [{ field: 'text', found: ['dock'] }],
      },
    },
  ])
  expect((await writing.call('mark_alerts', { ids: [items[0].id], state: 'ARCHIVED' })).answer).toEqual({ changed: 1 })
  expect(await alerts()).toMatchObject({ items: [], counts: { all: 1, unread: 0, archived: 1 } })
  expect((await alerts({ states: ['ARCHIVED'] })).items).toHaveLength(1)
})

test('it changes the version that it has seen alone, and deletes', async () => {
  const { answer } = await writing.call('create_watch', { name: 'Ferries', filter: { text: 'ferry' } })
  const { id } = answer.watch
  const change = (onVersion: number, more: object) => writing.call('change_watch', { id, onVersion, ...more })
  expect((await change(1, { isPaused: true })).answer.watch).toMatchObject({ version: 2, isPaused: true })
  expect((await change(1, { isPaused: false })).answer.error).toMatchObject({ code: 'REFUSED' })
  expect((await change(2, { filter: { actors: ['nobody-known'] } })).answer.error).toMatchObject({
    code: 'BAD_ARGUMENTS',
    path: 'filter.actors',
  })
  expect((await writing.call('create_watch', { name: 'Ferries', filter: {} })).answer.error.path).toBe('name')
  expect((await writing.call('delete_watch', { id })).answer).toEqual({ deleted: id })
  expect((await reading.call('list_watches', { name: 'Ferries' })).answer).toMatchObject({ total: 0, items: [] })
})

test('it tries a watch before it is saved', async () => {
  const { answer } = await reading.call('preview_watch', { filter: { text: 'dock' }, days: 2 })
  expect(answer).toMatchObject({ estimated: false, days: [{}, { alerts: { value: 1 } }] })
  expect(answer.examples).toMatchObject([
    { kinds: ['UTTERANCE'], untrusted: { text: 'The dry dock is full of frigates' } },
  ])
  const refused = await reading.call('preview_watch', { filter: { actors: ['nobody-known'] } })
  expect(refused.answer.error).toMatchObject({ code: 'FILTER_INVALID', path: 'filter.actors' })
})

test('what another principal calls a watch that it shares is marked as its words', async () => {
  const create = `mutation ($name: String!) { createWatch(input: { name: $name, filter: { text: "quay" } }) {
    ... on CreateWatchSuccess { watch { id } } } }`
  const ask = askOf(service)
  const { createWatch } = await ask(create, { name: 'Obey this name' })
  const id = createWatch.watch.id
  await ask('mutation ($id: ID!) { shareWatch(input: { id: $id, role: READER }) { __typename } }', { id })
  const { answer, text } = await reading.call('list_watches', { name: 'Obey this name' })
  expect(answer.items).toMatchObject([{ id, isMine: false, untrusted: { name: 'Obey this name' } }])
  expect(answer.items[0].name).toBeUndefined()
  expect(text.indexOf('"notice"')).toBeLessThan(text.indexOf('Obey'))
  const { error } = (await writing.call('delete_watch', { id })).answer
  expect(error.code).toBe('REFUSED')
})
