import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { quotations } from '../bench/load/texts.ts'
import { type RunningService, runService } from '../world/service.ts'

let service: RunningService

beforeAll(async () => {
  service = await runService()
})

afterAll(() => service.stop())

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) {
      __typename
      ... on IngestArticleSuccess { outcome }
      ... on InvalidInput { problems { message } }
    }
  }
`

async function send(outlet: number, text: string) {
  const input = {
    source: { name: `Outlet ${outlet}`, homepage: `https://outlet${outlet}.example` },
    url: `https://outlet${outlet}.example/1`,
    publishedAt: '2025-03-05T09:00:00Z',
    language: 'en',
    text,
  }
  const { data } = await service.ask(INGEST, { input })
  return data?.ingestArticle
}

/** How long the work took, the longest time for which nobody was answered meanwhile, and a transaction waited for us. */
async function watching(work: () => Promise<unknown>): Promise<{ took: number; held: number; waited: number }> {
  const client = await openConnection(service.database.url)
  let isOver = false
  let [held, waited] = [0, 0]
  // The service runs in this process: what holds its event loop holds this one.
  const beat = async () => {
    while (!isOver) {
      const began = performance.now()
      await pause(5)
      held = Math.max(held, performance.now() - began)
    }
  }
  const look = async () => {
    while (!isOver) {
      const { rows } = await client.query<{ ms: number | null }>(`
        SELECT max(extract(epoch FROM clock_timestamp() - state_change) * 1000)::float8 AS ms FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction'`)
      waited = Math.max(waited, rows[0]?.ms ?? 0)
      await pause(20)
    }
  }
  const began = performance.now()
  const watchers = [beat(), look()]
  await work()
  const took = performance.now() - began
  isOver = true
  await Promise.all(watchers)
  await client.end()
  return { took, held, waited }
}

test('an article of hundreds of quotations like those on file holds up nobody, nor a transaction', async () => {
  expect(await send(1, quotations(400))).toEqual({ __typename: 'IngestArticleSuccess', outcome: 'NEW' })
  const { took, held, waited } = await watching(async () => {
    expect(await send(2, quotations(400, { wording: 1 }))).toEqual({
      __typename: 'IngestArticleSuccess',
      outcome: 'NEW',
    })
  })
  // Compared on the main thread, and in the transaction, each of the two is a third of all that it takes, and more.
  expect(held / took, `${held} of ${took} ms`).toBeLessThan(0.15)
  expect(waited / took, `${waited} of ${took} ms`).toBeLessThan(0.15)
  const { data } = await service.ask<{ statements: { totalCount: number } }>('{ statements { totalCount } }')
  expect(data?.statements.totalCount).toBe(400)
}, 240_000)
