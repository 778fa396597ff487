import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { DownloadBroken } from '../../src/fetch/fetched.ts'
import { fetcherFor, openSite, type Site } from './web.ts'

// What is long is read as it comes, under the same rules as a page.

const LONG = { accept: '*/*', maxBytes: 1_000_000, timeoutMs: 300, idleMs: 1_000, robots: false }

async function download(site: Site, options: Partial<typeof LONG> = {}, fetcher = fetcherFor(site)) {
  const outcome = await fetcher.open(`${site.url}/archive`, { ...LONG, ...options })
  if (!outcome.ok) throw new DownloadBroken(outcome.failure)
  return outcome.value
}

async function bytesOf(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces)
}

const read = async (body: AsyncIterable<Buffer>) => (await bytesOf(body)).toString()

test('a download may take longer than its answer may, and not be silent', async () => {
  const site = await openSite(async ({ url }, response) => {
    for (let piece = 0; piece < 5; piece++) {
      response.write('Slow. ')
      await pause(200)
    }
    if (url === '/archive') response.end()
  })
  expect(await read((await download(site)).body)).toBe('Slow. '.repeat(5))
  const silent = await fetcherFor(site).open(`${site.url}/never`, LONG)
  if (!silent.ok) throw new Error('it answers')
  await expect(read(silent.value.body)).rejects.toMatchObject({
    name: 'DownloadBroken',
    failure: { reason: 'TIMED_OUT' },
  })
})

test('a reader that takes its time is not held to be silence', async () => {
  const site = await openSite((_, response) => void response.end('x'.repeat(900_000)))
  const { body } = await download(site, { idleMs: 400 })
  let length = 0
  for await (const piece of body) {
    if (length === 0) await pause(1_500)
    length += piece.length
  }
  expect(length).toBe(900_000)
})

test('a packed file stays packed, and one that is packed for the way is unpacked', async () => {
  const packed = gzipSync('Good evening.')
  const file = await openSite((_, response) => void response.end(packed))
  expect(await bytesOf((await download(file)).body)).toEqual(packed)
  const way = await openSite((_, response) => void response.setHeader('content-encoding', 'gzip').end(packed))
  expect(await read((await download(way)).body)).toBe('Good evening.')
})

test('redirects of a download are followed under the rules for addresses, and refusals are told', async () => {
  const site = await openSite(({ url }, response) => {
    if (url === '/archive') return void response.writeHead(302, { location: 'http://127.0.0.1:9/inside' }).end()
    response.writeHead(403).end()
  })
  await expect(download(site)).rejects.toMatchObject({ failure: { reason: 'PORT_REFUSED' } })
  const closed = await fetcherFor(site).open(`${site.url}/closed`, LONG)
  expect(closed).toMatchObject({ ok: false, failure: { reason: 'REFUSED_BY_PUBLISHER' } })
})

test('a download that is left, or whose fetcher is closed, leaves no connection', async () => {
  const site = await openSite((_, response) => {
    const timer = setInterval(() => response.write('x'.repeat(1_000)), 5)
    response.on('close', () => clearInterval(timer))
  })
  for await (const piece of (await download(site)).body) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }
  await expect.poll(() => site.open()).toBe(0)
  const fetcher = fetcherFor(site)
  const { body } = await download(site, {}, fetcher)
  const reading = read(body)
  const rejected = expect(reading).rejects.toMatchObject({ failure: { reason: 'UNREACHABLE' } })
  await fetcher.close()
  await rejected
  await expect.poll(() => site.open()).toBe(0)
})
