import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { newSeed, seeded } from '../world/seeded.ts'
import { fetcherFor, listenOn, openTestFetcher, PAGE } from './web.ts'

/** A server that answers each connection with the next of these bytes, and closes. */
async function openAnswers(answers: Buffer[]) {
  let at = 0
  return await listenOn(
    createServer((socket) => socket.once('data', () => socket.end(answers[at++ % answers.length] ?? ''))),
  )
}

test('headers in UTF-8, and raw bytes in a redirect, are taken as they are meant', async () => {
  const site = await openAnswers([
    Buffer.from('HTTP/1.1 302 Found\r\nLocation: /zürich/“a”\r\nConnection: close\r\n\r\n'),
    Buffer.from('HTTP/1.1 200 OK\r\nX-Title: Müller — “a” \u{1f600}\r\nConnection: close\r\n\r\nhere'),
  ])
  expect(await fetcherFor(site).get(site.url, PAGE)).toMatchObject({
    ok: true,
    value: { url: `${site.url}/z%C3%BCrich/%E2%80%9Ca%E2%80%9D`, body: Buffer.from('here') },
  })
})

test('whatever a server sends is an outcome, never an error, and its connections are closed', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T
  const answers = Array.from({ length: 400 }, () => {
    const whole = `${pick(STATUSES)}\r\n${Array.from({ length: Math.floor(random() * 5) }, () => `${pick(HEADERS)}\r\n`).join('')}\r\n${pick(BODIES)}`
    const bytes = Buffer.from(whole, pick(['latin1', 'utf8']))
    for (let at = Math.floor(random() * 4); at > 0; at--)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    return random() < 0.2 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes
  })
  const site = await openAnswers(answers)
  const seen = new Set<string>()
  for (let at = 0; at < answers.length; at++) {
    const fetcher = openTestFetcher({ allowed: new Set([site.host]) })
    const outcome = await fetcher.get(site.url, { ...PAGE, timeoutMs: 2_000 }).catch((error: Error) => {
      throw new Error(`seed ${seed}, answer ${JSON.stringify(answers[at]?.toString('latin1'))}`, { cause: error })
    })
    seen.add(outcome.ok ? 'ok' : outcome.failure.reason)
    await fetcher.close()
  }
  await expect.poll(() => site.open()).toBe(0)
  expect([...seen]).toEqual(expect.arrayContaining(['ok', 'BAD_RESPONSE', 'NOT_FOUND']))
}, 120_000)

const STATUSES = [
  'HTTP/1.1 200 OK',
  'HTTP/1.1 200 OK',
  'HTTP/1.0 200',
  'HTTP/1.1 206 Partial Content',
  'HTTP/1.1 304 Not Modified',
  'HTTP/1.1 302 Found',
  'HTTP/1.1 404 Not Found',
  'HTTP/1.1 503 Service Unavailable',
  'HTTP/1.1 103 Early Hints',
  'HTTP/1.1 101 Switching Protocols',
  'HTTP/1.1 000 Nothing',
  'HTTP/2.0 200 OK',
  'ICY 200 OK',
]

const HEADERS = [
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Content-Encoding: gzip',
  'Content-Encoding: br',
  'Content-Encoding: deflate',
  'Content-Type: text/html; charset=“none”',
  'Location: /next',
  'Location: \u0000http://[::1',
  'Location: http://ü\u{1f600}.example:port/',
  'Connection: upgrade\r\nUpgrade: websocket',
  'Retry-After: 99999999999999999999999',
  'Retry-After: never',
  'Set-Cookie: a=b\r\nSet-Cookie: c=d',
  'Link: <<<>>>; rel=license',
  'X-Robots-Tag: \u00ff\u0100',
  'Broken header',
  ': nothing',
  ' folded',
  'Keep-Alive: timeout=-5',
]

const BODIES = [
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  '5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n',
  'ffffffffffff\r\nhello',
  '\x1f\x8b\x08hello',
  '',
  '\u0000\u00ff',
]
