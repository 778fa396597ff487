import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPublicPages } from '../../src/server/public/public-pages.ts'
import { HOSTILE_WORDS } from '../world/hostile-words.ts'
import { type LoneServer, loneServer } from '../world/server.ts'

const used: string[] = []
let feed: string | null = '<feed/>'
let isBroken = false
let server: LoneServer
let base: string

beforeAll(async () => {
  const pages = openPublicPages({
    links: {
      async show(token) {
        if (isBroken) throw new Error('broken')
        return token === 'good'
          ? { title: 'Mute <b>', sentences: [HOSTILE_WORDS.toWellFormed()], button: 'Mute' }
          : null
      },
      async use(token) {
        if (token !== 'good') return null
        used.push(token)
        return { title: 'Muted', sentences: ['It is muted.'], button: null }
      },
    },
    feeds: { read: async (secret, format) => (secret === 'secret' && feed !== null ? `${feed}${format}` : null) },
  })
  server = await loneServer({ PUBLIC_URL: 'https://news.example.org/onrecord' }, {}, pages)
  base = server.url.replace('/graphql', '')
})
afterAll(() => server.stop())
beforeEach(() => {
  used.length = 0
})

/** As a browser or a mail program: with headers that fetch would not send. */
async function ask(method: string, path: string, headers: Record<string, string> = {}, body = '') {
  return await new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asked = request(`${base}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: String(Buffer.concat(chunks)) }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

test('a link opens a page that changes nothing, however often programs look at it', async () => {
  for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(method, '/links/good')).status).toBe(200)
  expect(used).toEqual([])
  const { document } = parseHTML((await ask('GET', '/links/good')).body)
  expect(document.querySelector('form')?.getAttribute('method')).toBe('post')
  expect(document.querySelector('form')?.hasAttribute('action')).toBe(false)
  expect(document.querySelector('button')?.textContent).toBe('Mute')
})

test('only its POST does what it is for, from its page or from a mail program', async () => {
  // As the form of a page without a referrer: browsers send no better origin.
  const posted = await ask('POST', '/links/good', {
    origin: 'null',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(posted.status).toBe(200)
  expect(posted.body).toContain('It is muted.')
  // RFC 8058, section 3.2.
  const oneClick = await ask(
    'POST',
    '/links/good',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'List-Unsubscribe=One-Click',
  )
  expect(oneClick.status).toBe(200)
  expect(oneClick.headers['set-cookie']).toBeUndefined()
  expect(used).toEqual(['good', 'good'])
})

test('the page runs nothing, loads nothing, is in no frame and tells no other site of itself', async () => {
  const { headers, body } = await ask('GET', '/links/good')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy).toContain("form-action 'self'")
  expect(policy).not.toMatch(/script-src|unsafe|https?:/)
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  })
  const { document } = parseHTML(body)
  const style = document.querySelector('style')?.textContent ?? ''
  expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  const names = new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))
  expect([...names].sort()).toEqual([
    'body',
    'button',
    'form',
    'h1',
    'head',
    'html',
    'main',
    'meta',
    'p',
    'style',
    'title',
  ])
  expect([...document.querySelectorAll('[href],[src],[onerror],[onload]')]).toEqual([])
  expect(document.querySelector('h1')?.textContent).toBe('Mute <b>')
})

test.each([
  '/links/other',
  '/links/',
  '/links/good/more',
  '/links/..%2f',
  '/links/%67ood',
  `/links/${'x'.repeat(300)}`,
])('%s is no link, for GET and for POST', async (path) => {
  for (const method of ['GET', 'POST']) {
    const { status, body } = await ask(method, path)
    expect(status).toBe(404)
    expect(body).toContain('This link cannot be used')
  }
  expect(used).toEqual([])
})

test('other methods are refused, and say which there are', async () => {
  expect(await ask('DELETE', '/links/good')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } })
  expect(await ask('POST', '/feeds/secret.atom')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  expect(used).toEqual([])
})

test('they are at the name that PUBLIC_URL has, and at no other that leads here', async () => {
  expect((await ask('GET', '/links/good', { host: 'news.example.org' })).status).toBe(200)
  expect((await ask('GET', '/links/good', { host: 'evil.example' })).status).toBe(403)
  expect((await ask('POST', '/links/good', { host: 'evil.example' })).status).toBe(403)
  expect((await ask('GET', '/feeds/secret.atom', { host: 'evil.example' })).status).toBe(403)
  expect(used).toEqual([])
})

test('of what a long body says nothing is wanted', async () => {
  expect((await ask('POST', '/links/good', {}, 'x'.repeat(10_000_000))).status).toBe(200)
  expect((await ask('GET', '/links/good')).status).toBe(200)
})

test('a feed is for the one who has its address: caches keep it for nobody else', async () => {
  feed = '<feed/>'
  const atom = await ask('GET', '/feeds/secret.atom')
  expect(atom).toMatchObject({ status: 200, body: '<feed/>atom' })
  expect(atom.headers).toMatchObject({
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  })
  expect(await ask('GET', '/feeds/secret.json')).toMatchObject({
    status: 200,
    body: '<feed/>json',
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  })
  expect(await ask('HEAD', '/feeds/secret.atom')).toMatchObject({
    status: 200,
    body: '',
    headers: { 'content-length': '11' },
  })
  for (const path of ['/feeds/other.atom', '/feeds/secret', '/feeds/secret.rss', '/feeds/'])
    expect(await ask('GET', path)).toMatchObject({ status: 404, body: '' })
})

test('a reader that has the feed as it is gets it not again', async () => {
  feed = '<feed/>'
  const { headers } = await ask('GET', '/feeds/secret.atom')
  const etag = String(headers.etag)
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
    expect(await ask('GET', '/feeds/secret.atom', { 'if-none-match': tags })).toMatchObject({
      status: 304,
      body: '',
      headers: { etag },
    })
  feed = '<feed>more</feed>'
  expect(await ask('GET', '/feeds/secret.atom', { 'if-none-match': etag })).toMatchObject({ status: 200 })
  feed = null
  expect(await ask('GET', '/feeds/secret.atom', { 'if-none-match': etag })).toMatchObject({ status: 404 })
})

test('no address of a link or feed is in the log, even where answering fails', async () => {
  await ask('GET', '/feeds/secret.atom')
  await ask('POST', '/links/good')
  isBroken = true
  expect((await ask('GET', '/links/good')).status).toBe(500)
  isBroken = false
  expect(server.log.join('\n')).toContain('a request failed')
  expect(server.log.join('\n')).not.toMatch(/links\/|feeds\/|good|secret/)
})
