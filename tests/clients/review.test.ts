import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type RunningService, runService } from '../world/service.ts'

// An editor at work while a watcher listens: a real service, a real socket.

let service: RunningService
beforeAll(async () => {
  service = await runService({ REVIEW_BELOW: '0.99', STARTER_TOPICS: 'on' })
})
afterAll(() => service.stop())

async function answered(query: string, variables: object = {}) {
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the test's own question
  const { data, errors } = await service.ask<any>(query, variables)
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

const EVENTS = /* GraphQL */ `
  subscription {
    statementEvents {
      __typename
      ... on StatementIngested { was { text actor { name } } }
      ... on StatementAmended { was { text actor { name } } }
      ... on StatementRetracted { was { text actor { name } } }
    }
  }
`

test('a watcher is told when an editor puts a report right, and when one is rejected', async () => {
  const client = createClient({
    url: service.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { apiKey: service.key },
    retryAttempts: 0,
  })
  const stream = client.iterate<{ statementEvents: { __typename: string } }>({ query: EVENTS })
  const events = async (count: number) => {
    const found: unknown[] = []
    while (found.length < count) {
      const { value } = await stream.next()
      const event = value?.data?.statementEvents
      if (event?.__typename.startsWith('Statement')) found.push(event)
    }
    return found
  }
  const first = events(1)
  const { ingestArticle } = await answered(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess { article { reports { nodes { id needsReview confidence } } } } } }`,
    {
      input: {
        source: { name: 'The Harbour Times' },
        url: 'https://harbourtimes.example/told',
        text: '“We will keep the strait open,” Ada Quill said.',
        language: 'en',
      },
    },
  )
  const [{ id, needsReview, confidence }] = ingestArticle.article.reports.nodes
  // Sure enough for the usual threshold, but not for this service's.
  expect(confidence).toBeGreaterThan(0.5)
  expect(needsReview).toBe(true)
  expect(await first).toEqual([
    { __typename: 'StatementIngested', was: { text: 'We will keep the strait open', actor: { name: 'Ada Quill' } } },
  ])

  const { correctReport } = await answered(
    `mutation ($input: CorrectReportInput!) { correctReport(input: $input) { __typename ... on Failure { message } } }`,
    { input: { id, nobody: true, reason: 'she was not there' } },
  )
  expect(correctReport).toEqual({ __typename: 'CorrectReportSuccess' })
  expect(await events(1)).toEqual([
    { __typename: 'StatementAmended', was: { text: 'We will keep the strait open', actor: null } },
  ])
  expect(await answered('{ reviewQueue { nodes { id } } }')).toEqual({ reviewQueue: { nodes: [] } })

  await answered(`mutation ($input: RejectReportInput!) { rejectReport(input: $input) { __typename } }`, {
    input: { id, reason: 'nobody said it' },
  })
  expect(await events(1)).toEqual([
    { __typename: 'StatementRetracted', was: { text: 'We will keep the strait open', actor: null } },
  ])
  await client.dispose()
})
