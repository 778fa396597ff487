import { createServer, type Socket } from 'node:net'
import { brotliCompressSync, constants, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fetcherFor, listenOn, openSite, PAGE } from './web.ts'

// Fault 40: bodies that are too long, lie about themselves or never end.

const TEXT = Buffer.from('Good evening. '.repeat(1_000))

/** How a gzip file begins, and a block of no length, of which it may have any number. */
const GZIP_HEAD = '\x1f\x8b\x08\0\0\0\0\0\0\x03'
const NOTHING = '\0\0\0\xff\xff'

/** A server of bytes, for what Node's own would not send. */
async function openRaw(answer: (socket: Socket) => void) {
  return await listenOn(createServer((socket) => void socket.once('data', () => answer(socket))))
}

async function bodyOf(site: { host: string; url: string }, path = '/') {
  const outcome = await fetcherFor(site).get(site.url + path, PAGE)
  return outcome.ok ? outcome.value.body : outcome.failure.reason
}

test.each<[string | undefined, Buffer]>([
  [undefined, TEXT],
  ['identity', TEXT],
  ['gzip', gzipSync(TEXT)],
  ['X-GZIP', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateRawSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['br, gzip', gzipSync(brotliCompressSync(TEXT))],
  // Servers that say one thing and send another.
  ['gzip', TEXT],
  [undefined, gzipSync(TEXT)],
])('a body with the encoding "%s" is read (%#)', async (encoding, body) => {
  const site = await openSite((_, response) => {
    if (encoding) response.setHeader('content-encoding', encoding)
    response.end(body)
  })
  expect(await bodyOf(site)).toEqual(TEXT)
})

test.each<[string, Buffer]>([
  ['gzip', gzipSync(TEXT).subarray(0, 60)],
  ['gzip', Buffer.concat([gzipSync(TEXT).subarray(0, 30), Buffer.alloc(60, 7)])],
  ['deflate', deflateSync(TEXT).subarray(0, 40)],
  ['br', brotliCompressSync(TEXT).subarray(0, 15)],
  ['br', Buffer.from('<p>Not brotli at all</p>')],
  ['zstd', TEXT],
  ['gzip, gzip, gzip', TEXT],
])('a damaged body, or one that cannot be read, is not taken for a page ("%s", %#)', async (encoding, body) => {
  const site = await openSite((_, response) => response.setHeader('content-encoding', encoding).end(body))
  expect(await bodyOf(site)).toBe('BAD_RESPONSE')
})

test('a body may be as long as the limit, and not longer', async () => {
  const site = await openSite((request, response) => {
    const body = Buffer.alloc(Number(request.url?.slice(1)), 'a')
    response.write(body.subarray(0, 10))
    response.end(body.subarray(10))
  })
  expect(await bodyOf(site, `/${PAGE.maxBytes}`)).toHaveLength(PAGE.maxBytes)
  expect(await bodyOf(site, `/${PAGE.maxBytes + 1}`)).toBe('TOO_LARGE')
})

test('a body that says it is too long is not waited for', async () => {
  const site = await openSite((_, response) => {
    response.setHeader('content-length', 50_000_000)
    response.flushHeaders()
  })
  expect(await bodyOf(site)).toBe('TOO_LARGE')
  await expect.poll(() => site.open()).toBe(0)
})

test('a bomb of a gigabyte is cut at the limit, and takes neither its memory nor the event loop', async () => {
  const bomb = await gzipOf(1_000_000_000)
  const brotli = brotliCompressSync(Buffer.alloc(200_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  expect(bomb.length).toBeLessThan(1_100_000)
  const site = await openSite((request, response) => {
    const isGzip = request.url === '/gzip'
    response.setHeader('content-encoding', isGzip ? 'gzip' : 'br').end(isGzip ? bomb : brotli)
  })
  const before = process.memoryUsage().rss
  const lags: number[] = []
  let last = performance.now()
  const ticks = setInterval(() => {
    lags.push(performance.now() - last - 5)
    last = performance.now()
  }, 5)
  const reasons = await Promise.all([bodyOf(site, '/gzip'), bodyOf(site, '/br')])
  clearInterval(ticks)
  expect(reasons).toEqual(['TOO_LARGE', 'TOO_LARGE'])
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  expect(Math.max(...lags)).toBeLessThan(200)
})

test('a bomb within a bomb is cut as well', async () => {
  const bomb = gzipSync(await gzipOf(100_000_000))
  const site = await openSite((_, response) => response.setHeader('content-encoding', 'gzip, gzip').end(bomb))
  expect(await bodyOf(site)).toBe('TOO_LARGE')
})

test('bytes that decompress to nothing are counted, too', async () => {
  const nothing = Buffer.from(NOTHING.repeat(10_000), 'latin1')
  const site = await openSite((_, response) => {
    response.setHeader('content-encoding', 'gzip').write(Buffer.from(GZIP_HEAD, 'latin1'))
    const send = () => {
      while (!response.destroyed && response.write(nothing));
    }
    response.on('drain', send)
    send()
  })
  expect(await bodyOf(site)).toBe('TOO_LARGE')
})

test('a body that ends before its announced length is not taken for the whole', async () => {
  const site = await openRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nGood'))
  expect(await bodyOf(site)).toBe('BAD_RESPONSE')
})

test('a body in chunks that breaks off is not taken for the whole', async () => {
  const site = await openRaw((socket) =>
    socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nGood\r\n'),
  )
  expect(await bodyOf(site)).toBe('BAD_RESPONSE')
})

test('a body that goes on past its announced length is read up to there', async () => {
  const site = await openRaw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nGood morning'))
  expect(await bodyOf(site)).toEqual(Buffer.from('Good'))
})

test.each([
  ['what is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nGood'],
  ['headers of 100 kB', `HTTP/1.1 200 OK\r\n${'x-filler: 0123456789\r\n'.repeat(5_000)}\r\n`],
  ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nGood\r\n'],
])('%s is a bad response', async (_, bytes) => {
  const site = await openRaw((socket) => socket.end(bytes))
  expect(await bodyOf(site)).toBe('BAD_RESPONSE')
})

test('a connection that is cut before an answer is a host that cannot be reached', async () => {
  const site = await openRaw((socket) => socket.destroy())
  expect(await bodyOf(site)).toBe('UNREACHABLE')
})

test.each<[string, (socket: Socket) => void]>([
  ['never answers', () => {}],
  ['drips its headers', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n')],
  ['drips its body', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n\r\n', '.')],
  ['sends one byte and hangs', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n.')],
  ['drips gzip', (socket) => drip(socket, `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n${GZIP_HEAD}`, NOTHING)],
  ['drips interim answers', (socket) => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
  ['drips a redirect', (socket) => drip(socket, 'HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n', '.')],
])('a server that %s is given up in time, and its connection closed', async (_, answer) => {
  const site = await openRaw(answer)
  const began = performance.now()
  const outcome = await fetcherFor(site).get(site.url, { ...PAGE, timeoutMs: 400 })
  expect(outcome).toMatchObject({ ok: false, failure: { reason: 'TIMED_OUT' } })
  expect(performance.now() - began).toBeLessThan(2_000)
  await expect.poll(() => site.open()).toBe(0)
})

test.each([
  ['is damaged', 'HTTP/1.1 404 Not Found\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8bnonsense'],
  ['breaks off', 'HTTP/1.1 404 Not Found\r\nContent-Length: 500\r\n\r\nNot'],
  ['never ends', null],
])('a page that is not there is not there, though what is sent instead %s', async (_, bytes) => {
  const site = await openRaw((socket) => {
    if (bytes === null) drip(socket, 'HTTP/1.1 404 Not Found\r\n\r\n', '.')
    else socket.end(Buffer.from(bytes, 'latin1'))
  })
  const outcome = await fetcherFor(site).get(site.url, { ...PAGE, timeoutMs: 400 })
  expect(outcome).toMatchObject({ ok: false, failure: { reason: 'NOT_FOUND' } })
  await expect.poll(() => site.open()).toBe(0)
})

test('redirects share one limit of time', async () => {
  const site = await openSite((_, response) => {
    setTimeout(() => response.writeHead(302, { location: '/' }).end(), 150)
  })
  const outcome = await fetcherFor(site).get(site.url, { ...PAGE, timeoutMs: 400 })
  expect(outcome).toMatchObject({ ok: false, failure: { reason: 'TIMED_OUT' } })
})

test('closing ends what is in hand', async () => {
  const site = await openRaw(() => {})
  const fetcher = fetcherFor(site)
  const outcome = fetcher.get(site.url, PAGE)
  await expect.poll(() => site.connections()).toBe(1)
  await fetcher.close()
  expect(await outcome).toMatchObject({ ok: false, failure: { reason: 'UNREACHABLE', message: /stopping/ } })
})

function drip(socket: Socket, head: string, drop: string): void {
  socket.write(Buffer.from(head, 'latin1'))
  const timer = setInterval(() => socket.write(Buffer.from(drop, 'latin1')), 20)
  socket.on('close', () => clearInterval(timer))
}

async function gzipOf(zeros: number): Promise<Buffer> {
  const gzip = createGzip()
  const chunk = Buffer.alloc(1_000_000)
  const feed = async () => {
    for (let at = 0; at < zeros; at += chunk.length) {
      if (!gzip.write(chunk)) await new Promise((resolve) => gzip.once('drain', resolve))
    }
    gzip.end()
  }
  const [chunks] = await Promise.all([gzip.toArray(), feed()])
  return Buffer.concat(chunks as Buffer[])
}
