import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEndpoint } from '../../src/ingest/extraction/llm/endpoint.ts'
import { type Endpoint, openEndpointServer } from '../world/endpoint.ts'

let endpoint: Endpoint
beforeAll(async () => {
  endpoint = await openEndpointServer()
  endpoint.behave((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write(' ')
  })
})
afterAll(() => endpoint.stop())

test('an endpoint that begins an answer and goes silent is given up in time, whatever garbage is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const collecting = setInterval(collectGarbage, 50)
  const ask = openEndpoint({ url: endpoint.url, model: 'small', key: null, timeoutMs: 1_500 })
  const messages = [
    { role: 'system' as const, content: 'Find the quotes.' },
    { role: 'user' as const, content: '{"before":[],"paragraphs":[]}' },
  ]
  const closing = new AbortController()
  await expect(ask(messages, closing.signal)).rejects.toThrow('no answer within 1500 ms')
  expect(closing.signal.aborted).toBe(false)
  clearInterval(collecting)
})
