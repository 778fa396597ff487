import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type RunningService, runService } from '../world/service.ts'

// What a watcher is told when another outlet carries a statement: a real service, a real socket.

let service: RunningService
beforeAll(async () => {
  service = await runService()
})
afterAll(() => service.stop())

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) { ... on IngestArticleSuccess { article { id reports { nodes { id } } } } }
  }
`

async function ingest(outlet: string, text: string): Promise<{ id: string; reports: { nodes: { id: string }[] } }> {
  const input = {
    source: { name: outlet },
    url: `https://${outlet.toLowerCase().replaceAll(' ', '-')}.example/1`,
    publishedAt: '2025-03-05T09:00:00Z',
    language: 'en',
    text,
  }
  const { data, errors } = await service.ask<{
    ingestArticle: { article: { id: string; reports: { nodes: { id: string }[] } } }
  }>(INGEST, { input })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.ingestArticle.article
}

const EVENTS = /* GraphQL */ `
  subscription {
    statementEvents {
      __typename
      ... on StatementReported { report { id text article { id source { name } } } }
    }
  }
`

interface Event {
  __typename: string
  report?: { id: string; text: string; article: { id: string; source: { name: string } } } | null
}

test('whoever is told that a statement was reported again is told which report came', async () => {
  const client = createClient({
    url: service.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { apiKey: service.key },
    retryAttempts: 0,
  })
  const stream = client.iterate<{ statementEvents: Event }>({ query: EVENTS })
  const next = async (type: string) => {
    for (;;) {
      const { value } = await stream.next()
      if (value?.errors !== undefined) throw new Error(JSON.stringify(value.errors))
      if (value?.data?.statementEvents.__typename === type) return value.data.statementEvents
    }
  }
  await next('CaughtUp')
  const words = 'We counted forty trawlers beyond the northern buoys since the winter began'
  await ingest('Harbour Times', `“${words},” Ada Quill said.`)
  await next('StatementIngested')
  for (const outlet of ['Anchor Wire', 'Pacific Ledger']) {
    const { id, reports } = await ingest(outlet, `“${words} here,” Ada Quill told ${outlet}.`)
    expect((await next('StatementReported')).report).toEqual({
      id: reports.nodes[0]?.id,
      text: `${words} here`,
      article: { id, source: { name: outlet } },
    })
  }
  // Long after, from the beginning, each event still tells its own.
  const again = client.iterate<{ statementEvents: Event }>({
    query: EVENTS.replace('statementEvents', 'statementEvents(from: BEGINNING)'),
  })
  const told: (string | undefined)[] = []
  while (told.length < 2) {
    const event = (await again.next()).value?.data?.statementEvents
    if (event?.__typename === 'StatementReported') told.push(event.report?.article.source.name)
  }
  expect(told).toEqual(['Anchor Wire', 'Pacific Ledger'])
  await client.dispose()
})
