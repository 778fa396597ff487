import { EventSource } from 'eventsource'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOf, publish as publishTo } from '../world/articles.ts'
import { type Cable, cableTo } from '../world/cable.ts'
import { authorized } from '../world/keys.ts'
import { type RunningService, runService } from '../world/service.ts'

let service: RunningService
let cable: Cable
beforeAll(async () => {
  service = await runService({ HEARTBEAT_INTERVAL_MS: '100' })
  cable = await cableTo(Number(new URL(service.url).port))
})
afterAll(async () => {
  await cable.close()
  await service.stop()
})

let published = 0
async function publish(): Promise<string> {
  published += 1
  const words = `The harbour master counts ships, says remark ${published}`
  await publishTo(askOf(service), { words })
  return words
}

const addressOf = (query: string) => `http://127.0.0.1:${cable.port}/graphql?${new URLSearchParams({ query })}`

/** As a program has it, which can send headers. */
const eventSource = (query: string) =>
  new EventSource(addressOf(query), {
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...authorized(service.url) } }),
  })

test('an EventSource misses nothing and repeats nothing, though its document knows no cursor and it says nothing of one', async () => {
  const query = 'subscription { statementEvents(from: BEGINNING) { ... on StatementIngested { was { text } } } }'
  const said = [await publish(), await publish()]
  const source = eventSource(query)
  const heard: string[] = []
  const ids: string[] = []
  source.addEventListener('next', ({ data, lastEventId }) => {
    ids.push(lastEventId)
    const text = JSON.parse(data).data.statementEvents?.was?.text
    if (text !== undefined) heard.push(text)
  })
  await expect.poll(() => heard).toEqual(said)
  for (let round = 0; round < 3; round += 1) {
    cable.cut()
    said.push(await publish(), await publish())
    await expect.poll(() => heard).toEqual(said)
  }
  source.close()
  expect(cable.connections).toBeGreaterThanOrEqual(4)
  expect(ids.every((id) => id !== '')).toBe(true)
})

test('the id of an event is its cursor, and the one of a place it never had is refused and not read as from now', async () => {
  const query = 'subscription { statementEvents(from: BEGINNING) { __typename ... on JournalEvent { cursor } } }'
  const first = await new Promise<{ data: string; lastEventId: string }>((resolve) => {
    const source = eventSource(query)
    source.addEventListener('next', (event) => {
      source.close()
      resolve(event)
    })
  })
  expect(JSON.parse(first.data).data.statementEvents.cursor).toBe(first.lastEventId)
  const response = await fetch(addressOf(query), {
    headers: { ...authorized(service.url), accept: 'text/event-stream', 'last-event-id': 'never-given' },
  })
  const text = await response.text()
  expect(text).toContain('CURSOR_MALFORMED')
  expect(text).toContain('event: complete')
})
