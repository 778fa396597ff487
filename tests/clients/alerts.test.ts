import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ALERT_CLIENTS, followAlerts } from '../world/alert-followers.ts'
import { type Cable, cableTo } from '../world/cable.ts'
import { type RunningService, runService } from '../world/service.ts'

// Real clients against a real service, through a cable that is cut.

let service: RunningService
let cable: Cable
let watchId: string
const url = () => `http://127.0.0.1:${cable.port}/graphql`

beforeAll(async () => {
  service = await runService({ POLL_INTERVAL_MS: '100' })
  cable = await cableTo(Number(new URL(service.url).port))
  const created = await service.ask<{ createWatch: { watch: { id: string } } }>(
    'mutation($input: CreateWatchInput!) { createWatch(input: $input) { ... on CreateWatchSuccess { watch { id } } } }',
    { input: { name: 'tides', filter: { text: 'tide' }, tells: ['UTTERANCE'] } },
  )
  watchId = created.data?.createWatch.watch.id ?? ''
})

afterAll(async () => {
  await cable.close()
  await service.stop()
})

let published = 0

async function publish(): Promise<string> {
  published += 1
  const words = `The tide will turn ${published} times before the harbour opens`
  const { data } = await service.ask(
    'mutation($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }',
    {
      input: {
        source: { name: 'The Harbour Times' },
        url: `https://harbourtimes.example/tide/${published}`,
        text: `“${words},” Ada Quill said.`,
        language: 'en',
      },
    },
  )
  expect(data).toEqual({ ingestArticle: { __typename: 'IngestArticleSuccess' } })
  return words
}

const WITHIN = { timeout: 30_000, interval: 50 }

test.each(ALERT_CLIENTS)(
  '%s: a watch and an inbox, cut off again and again, miss nothing and repeat nothing',
  async (_, follow) => {
    const followers = [watchId, null].map((of) => followAlerts(follow, url(), { watchId: of, from: 'NOW' }))
    await vi.waitFor(() => expect(followers.every(({ isLive }) => isLive())).toBe(true), WITHIN)
    const said: string[] = []
    const has = (count: number) =>
      vi.waitFor(() => expect(followers.map(({ ids }) => ids().length >= count)).toEqual([true, true]), WITHIN)
    for (let round = 0; round < 3; round += 1) {
      said.push(await publish(), await publish())
      if (round > 0) await has(said.length - 1)
      cable.cut()
      said.push(await publish())
    }
    await has(said.length)
    for (const { texts, problems, stop } of followers) {
      expect(texts()).toEqual(said)
      expect(problems).toEqual([])
      stop()
    }
  },
  90_000,
)

test('a key that is revoked ends the streams of alerts', async () => {
  const made = await service.ask<{ createKey: { key: string; apiKey: { id: string } } }>(
    'mutation { createKey(input: { principal: "watcher", role: READER }) { ... on CreateKeySuccess { key apiKey { id } } } }',
  )
  const { key = '', apiKey } = made.data?.createKey ?? {}
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: 'subscription { inboxEvents { __typename } }' }),
  })
  const text = response.text()
  await service.ask('mutation($id: ID!) { revokeKey(input: { id: $id }) { __typename } }', { id: apiKey?.id })
  expect(await text).toContain('KEY_REVOKED')
})
