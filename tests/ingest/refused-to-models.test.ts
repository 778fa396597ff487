import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { openLlm } from '../../src/ingest/extraction/llm/llm.ts'
import { openEndpointServer } from '../world/endpoint.ts'
import { SHARED } from '../world/threads.ts'

test('nothing of an article whose publisher refuses language models is sent to one', async () => {
  const endpoint = await openEndpointServer()
  onTestFinished(() => endpoint.stop())
  const options = { url: endpoint.url, model: 'small', key: null, timeoutMs: 2_000 }
  const llm = openLlm(options, SHARED.extractor, pino({ level: 'silent' }))
  const article = {
    text: '“The mole will hold until spring,” Ada Quill said.',
    publishedAt: null,
    language: 'en',
    timeZone: 'UTC',
    sourceName: 'The Harbour Times',
  }
  const refused = await llm.extract({ ...article, isRefusedToModels: true })
  expect(refused).toMatchObject({
    extractor: 'RULES',
    reports: [{ text: expect.stringContaining('The mole will hold') }],
  })
  expect(endpoint.questions).toHaveLength(0)
  await llm.extract(article)
  expect(endpoint.questions.length).toBeGreaterThan(0)
})
