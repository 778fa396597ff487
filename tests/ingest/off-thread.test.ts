import { afterAll, beforeAll, expect, test } from 'vitest'
import { ExtractionError } from '../../src/domain/extract/extractor.ts'
import { openRules } from '../../src/ingest/extraction/rules.ts'
import { type RunningService, runService } from '../world/service.ts'
import { openSocket } from '../world/socket.ts'

let service: RunningService
beforeAll(async () => {
  service = await runService()
})
afterAll(() => service.stop())

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) {
      __typename
      ... on IngestArticleSuccess { statements { text } }
      ... on InvalidInput { problems { path message } }
    }
  }
`

/** A megabyte that takes long to read and has one quotation, so that little is to be written. */
const LONG_TEXT = `${'The harbour master and the old pilot walked along the quay that morning, and the boats lay still. '.repeat(11_000)}\n\n“We sail at noon,” Ada Quill said.`

const article = (text: string) => ({
  text,
  publishedAt: null,
  language: 'en',
  timeZone: 'UTC',
  sourceName: 'The Harbour Times',
})

test('while a megabyte of text is read, a socket gets its answers', async () => {
  const socket = await openSocket(service.socketUrl)
  socket.send({ type: 'connection_init' })
  await socket.next('connection_ack')
  let isUnderWay = true
  const ingesting = service
    .ask(INGEST, {
      input: { source: { name: 'The Harbour Times' }, url: 'https://harbourtimes.example/long', text: LONG_TEXT },
    })
    .finally(() => {
      isUnderWay = false
    })
  let answers = 0
  for (; isUnderWay; answers += 1) {
    socket.send({ id: `${answers}`, type: 'subscribe', payload: { query: '{ __typename }' } })
    await socket.next((message) => message.type === 'complete' && message.id === `${answers}`)
  }
  expect((await ingesting).data).toMatchObject({ ingestArticle: { statements: [{ text: 'We sail at noon' }] } })
  // Read on the main thread, the text holds up all but some sixty that fit in before and after; off it there are thousands.
  expect(answers).toBeGreaterThan(500)
  socket.close()
})

test('a text that takes too long is refused, and the next one is read as ever', async () => {
  const rules = openRules({ timeoutMs: 2_000 })
  try {
    await expect(rules.extract(article(LONG_TEXT.repeat(20)))).rejects.toThrow(ExtractionError)
    await expect
      .poll(() => rules.extract(article('“We sail,” Ada Quill said.')).catch(() => null), { timeout: 20_000 })
      .toMatchObject({ extractor: 'RULES', reports: [{ text: 'We sail', speaker: { name: 'Ada Quill' } }] })
  } finally {
    await rules.close()
  }
})

test('articles wait for their turn without their time running out', async () => {
  const rules = openRules()
  try {
    const texts = Array.from({ length: 30 }, (_, index) => `“We sail at ${index},” Ada Quill said.`)
    const found = await Promise.all(texts.map((text) => rules.extract(article(text))))
    expect(found.map(({ reports }) => reports[0]?.text)).toEqual(texts.map((_, index) => `We sail at ${index}`))
  } finally {
    await rules.close()
  }
})

test('a text that is being read when extraction closes ends', async () => {
  const rules = openRules()
  const reading = rules.extract(article(LONG_TEXT))
  await Promise.all([expect(reading).rejects.toThrow(), rules.close()])
})
