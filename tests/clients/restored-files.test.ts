import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Restorable, startRestorable } from '../world/restored.ts'
import { type RunningService, runService } from '../world/service.ts'

// The files of a Postgres are copied, it goes on, and the copy is put back: the same system identifier, the same
// timeline, the same tables. Only that the server was started since tells that entries were lost.

let postgres: Restorable
beforeEach(async () => {
  postgres = await startRestorable()
})
afterEach(() => postgres.stop())

async function run(): Promise<RunningService> {
  const service = await runService({ POLL_INTERVAL_MS: '100' }, { url: postgres.url, drop: async () => {} })
  onTestFinished(() => service.stop())
  return service
}

let count = 0

/** Publishes a quotation; resolves with the cursor of its event, as a client keeps it. */
async function say(service: RunningService, words: string): Promise<string> {
  count += 1
  const input = {
    url: `https://harbourtimes.example/${count}`,
    source: { name: 'The Harbour Times' },
    text: `“${words},” Ada Quill said.`,
  }
  const { data } = await service.ask<{ ingestArticle: { __typename: string } }>(
    'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }',
    { input },
  )
  expect(data?.ingestArticle.__typename).toBe('IngestArticleSuccess')
  const told = await events(service, null, (seen) => seen.some((event) => event.text === words))
  return told.find((event) => event.text === words)?.cursor ?? ''
}

interface Told {
  cursor: string | null
  previous: string | null
  text: string | null
  code: string | null
}

/** What a subscription after this cursor, or from the beginning, brings, up to where it is enough. */
async function events(service: RunningService, after: string | null, isEnough: (seen: Told[]) => boolean) {
  const query = `subscription ($after: Cursor) { statementEvents(after: $after, from: BEGINNING) {
    ... on JournalEvent { cursor previous } ... on StatementIngested { statement { text } } } }`
  const leaving = new AbortController()
  const response = await fetch(service.url, {
    method: 'POST',
    signal: leaving.signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${service.key}`,
    },
    body: JSON.stringify({ query, variables: { after } }),
  })
  const seen: Told[] = []
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue
      const { data, errors } = JSON.parse(line.slice(6))
      const event = data?.statementEvents
      seen.push({
        cursor: event?.cursor ?? null,
        previous: event?.previous ?? null,
        text: event?.statement?.text ?? null,
        code: errors?.[0]?.extensions?.code ?? null,
      })
    }
    if (isEnough(seen)) break
  }
  leaving.abort()
  return seen
}

const first = (seen: Told[]) => seen.length > 0

test('files restored while the service was down: a cursor of a lost event is refused, one from before the backup goes on', async () => {
  const before = await run()
  const kept = await say(before, 'This was said before the backup')
  await postgres.backUp()
  const lost = [await say(before, 'The harbour was closed'), await say(before, 'The harbour was opened again')]
  await before.stop()
  await postgres.restore()

  const after = await run()
  for (const cursor of lost) expect(await events(after, cursor, first)).toMatchObject([{ code: 'CURSOR_AHEAD' }])
  const again = await say(after, 'The bridge was closed')
  await say(after, 'The bridge was opened again')
  await say(after, 'The ferry was sold')
  for (const cursor of lost)
    expect(await events(after, cursor, first)).toMatchObject([{ code: 'CURSOR_OTHER_DATABASE' }])
  const [resumed] = await events(after, kept, first)
  expect(resumed).toEqual({ cursor: again, previous: kept, text: 'The bridge was closed', code: null })
})

test('files restored under a running service: it ends, and started again it refuses the cursor of a lost event', async () => {
  const service = await run()
  const kept = await say(service, 'This was said before the backup')
  await postgres.backUp()
  const lost = await say(service, 'The harbour was closed')
  expect(service.failures).toEqual([])
  await postgres.restore()
  await expect.poll(() => service.failures, { timeout: 30_000 }).toMatchObject([{ name: 'DatabaseReplaced' }])
  await service.stop()

  const after = await run()
  const again = await say(after, 'The bridge was closed')
  await say(after, 'The ferry was sold')
  expect(await events(after, lost, first)).toMatchObject([{ code: 'CURSOR_OTHER_DATABASE' }])
  const [resumed] = await events(after, kept, first)
  expect(resumed).toMatchObject({ cursor: again, previous: kept })
})
