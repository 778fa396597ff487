import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { bytesFrom } from '../../src/cli/backfill/bytes-from.ts'
import { openSitemapReader, type SitemapPart } from '../../src/cli/backfill/sitemap-parts.ts'
import { type KeptPage, pagesOfWarc } from '../../src/cli/backfill/warc-pages.ts'
import { openArchivedRights } from '../../src/fetch/archived-rights.ts'
import type { Fetcher } from '../../src/fetch/fetched.ts'
import { fetcherFor, openSite, type Site } from '../fetch/web.ts'
import { articlePage, captured, warcOf } from '../world/kept-pages.ts'

function partsOf(xml: string, size = xml.length): SitemapPart[] {
  const reader = openSitemapReader()
  const count = Math.ceil(xml.length / size)
  const pieces = Array.from({ length: count }, (_, index) => xml.slice(index * size, (index + 1) * size))
  return pieces.flatMap((piece) => reader.take(piece))
}

const READING = {
  fetcher: null as unknown as Fetcher, // of files alone
  tell: () => undefined,
  signal: new AbortController().signal,
  mostBytes: 0,
}

const IGNORED = { passOver: () => undefined }

const bytesOf = (archive: Buffer) => Readable.from([archive]).pipe(createGunzip())

async function* endlessZeros() {
  for (;;) yield Buffer.alloc(65_536)
}

async function read<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

async function pagesIn(...records: Buffer[]) {
  const passed: string[] = []
  const pages: KeptPage[] = []
  const bytes = Readable.from([Buffer.concat(records)])
  for await (const page of pagesOfWarc(bytes, { passOver: (why) => void passed.push(why) })) pages.push(page)
  return { pages, passed }
}

test('a sitemap means the same in whatever pieces it comes', () => {
  const xml = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
    <loc>https://a.example/?x=1&amp;y=2</loc><lastmod>2025-05-13T08:00:00+02:00</lastmod></url>
    <url><lastmod>soon</lastmod><loc><![CDATA[https://a.example/two]]></loc></url></urlset>`
  const parts = [
    { kind: 'page', address: 'https://a.example/?x=1&y=2', changedAt: new Date('2025-05-13T06:00:00Z') },
    { kind: 'page', address: 'https://a.example/two', changedAt: null },
  ]
  expect(partsOf(xml)).toEqual(parts)
  expect(partsOf(xml, 1)).toEqual(parts)
})

test('a sitemap’s entities are not read, and what is not a sitemap or nested without end is refused', () => {
  const bomb = `<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
    <urlset><url><loc>https://a.example/&b;&f;</loc></url></urlset>`
  expect(partsOf(bomb)).toEqual([{ kind: 'page', address: 'https://a.example/&b;&f;', changedAt: null }])
  expect(() => partsOf('<rss><channel/></rss>')).toThrow('is not a sitemap: it begins with <rss>')
  expect(() => partsOf(`<urlset>${'<url>'.repeat(1_000_000)}`)).toThrow('deeper than sitemaps have')
  expect(partsOf(`<urlset><url><loc>https://a.example/${'x'.repeat(1_000_000)}</loc></url></urlset>`)).toEqual([])
})

test('a record whose server ended its headers with bare line feeds is read, and the records after it are', async () => {
  const loose = Buffer.from(captured({ url: 'https://a.example/1', html: '<p>One</p>' }))
  const text = loose.toString('latin1')
  const at = text.indexOf('HTTP/1.1')
  // Two carriage returns less, which are made up for in the body.
  const block = text.slice(at).replace('\r\n\r\n', '\n\n').replace('<p>One</p>', '<p>One</p>  ')
  const { pages } = await pagesIn(
    Buffer.from(text.slice(0, at) + block, 'latin1'),
    captured({ url: 'https://a.example/2', html: '<p>Two</p>' }),
  )
  expect(pages.map(({ url, html }) => [url, html.trim()])).toEqual([
    ['https://a.example/1', '<p>One</p>'],
    ['https://a.example/2', '<p>Two</p>'],
  ])
  expect(pages[0]?.fetchedAt).toEqual(new Date('2025-05-14T00:00:00Z'))
})

test('a page in its own charset is read in it, and one that grows past 5 MB is passed over', async () => {
  const latin = captured({ url: 'https://a.example/1', html: '<p>CAFE</p>', type: 'text/html; charset=iso-8859-1' })
  latin[latin.indexOf('CAFE') + 3] = 0xe9
  const { pages, passed } = await pagesIn(
    latin,
    captured({ url: 'https://a.example/bomb', html: ' '.repeat(50_000_000), isPacked: true }),
    captured({ url: 'https://a.example/large', html: ' '.repeat(6_000_000) }),
    captured({ url: 'https://a.example/last', html: '<p>Last</p>' }),
  )
  expect(pages.map(({ html }) => html)).toEqual(['<p>CAFé</p>', '<p>Last</p>'])
  expect(passed).toEqual(['TOO_LARGE', 'TOO_LARGE'])
})

test('an archive that was not copied to its end, and what is not an archive, are told', async () => {
  const archive = warcOf([{ url: 'https://a.example/1', html: articlePage({ outlet: 'The Kept Post', words: 'One' }) }])
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-warc-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'cut.warc.gz')
  await writeFile(file, archive.subarray(0, -50))
  await expect(read(pagesOfWarc(bytesFrom(file, READING), IGNORED))).rejects.toThrow('ends in the middle')
  await writeFile(file, 'Not an archive')
  await expect(read(pagesOfWarc(bytesFrom(file, READING), IGNORED))).rejects.toThrow('is not a WARC file')
})

test('what publishers allowed is read from an archive: its headers, its pages, and its robots.txt', async () => {
  const archived = openArchivedRights('Onrecord')
  const pages: KeptPage[] = []
  const refused = async () =>
    Promise.all(
      pages.map(async (page) => (await archived.of(page)).reasons.map(({ refuses, where }) => [refuses, where])),
    )
  const robots = 'User-agent: *\nContent-Signal: ai-input=no\n'
  const archive = warcOf([
    { url: 'https://a.example/1', html: '<head><meta name="robots" content="noarchive"></head><body>One</body>' },
    { url: 'https://a.example/robots.txt', html: robots, type: 'text/plain' },
    { url: 'https://a.example/2', html: '<p>Two</p>', headers: { 'TDM-Reservation': '1' } },
    { url: 'https://b.example/3', html: '<p>Three</p>', headers: { 'X-Robots-Tag': 'noai' } },
    { url: 'https://b.example/4', html: '<p>Four</p>' },
  ])
  for await (const page of pagesOfWarc(bytesOf(archive), { passOver: () => undefined, note: archived.note }))
    pages.push(page)
  expect(await refused()).toEqual([
    [
      [['AI_INPUT'], 'robots.txt'],
      [['FULL_TEXT'], 'the page'],
    ],
    [
      [['AI_INPUT'], 'robots.txt'],
      [['FULL_TEXT', 'AI_INPUT'], 'the tdm-reservation header'],
    ],
    [[['AI_INPUT'], 'the X-Robots-Tag header']],
    [],
  ])
})

/** What a server sends of an archive, and what is read of that. */
async function readingFrom(site: Site, { mostBytes = 1024 * 1024 } = {}) {
  const told: string[] = []
  const options = { ...READING, fetcher: fetcherFor(site), tell: (line: string) => void told.push(line), mostBytes }
  const bytes = await buffer(bytesFrom(`${site.url}/wire.jsonl.gz`, options))
  return { text: bytes.toString(), told }
}

test('a download that breaks off goes on from there, and says so if the file is another by then', async () => {
  const packed = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, line) => `${line * 7919}\n`).join('')))
  const asked: (string | undefined)[] = []
  let version = '"one"'
  const site = await openSite(({ headers }, response) => {
    asked.push(headers.range)
    const from = headers['if-range'] === version ? Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0) : 0
    response
      .setHeader('etag', version)
      .setHeader('accept-ranges', 'bytes')
      .setHeader('content-length', packed.length - from)
    if (from > 0) response.setHeader('content-range', `bytes ${from}-${packed.length - 1}/${packed.length}`)
    response.writeHead(from > 0 ? 206 : 200)
    if (from > 0) return void response.end(packed.subarray(from))
    response.write(packed.subarray(0, packed.length >> 1), () => setTimeout(() => response.destroy(), 50))
  })
  const { text, told } = await readingFrom(site)
  expect(text.split('\n')).toHaveLength(20_001)
  expect(text.endsWith(`${19_999 * 7919}\n`)).toBe(true)
  expect(asked).toEqual([undefined, `bytes=${packed.length >> 1}-`])
  expect(told).toEqual([`-- ${site.host} broke off in the middle of its answer (UND_ERR_SOCKET); going on from there`])
  const again = readingFrom(site)
  await expect.poll(() => asked.length).toBe(3)
  version = '"two"'
  await expect(again).rejects.toThrow('broke off, and has changed since')
})

test('what is in the web may not be larger than is said, neither as it comes nor unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const packed = await openSite((_, response) => void response.end(bomb))
  await expect(readingFrom(packed)).rejects.toThrow('is larger than 1 MB when it is unpacked')
  const coded = await openSite((_, response) => void response.setHeader('content-encoding', 'gzip').end(bomb))
  await expect(readingFrom(coded)).rejects.toThrow('is larger than 1 MB')
  const endless = await openSite((_, response) => void Readable.from(endlessZeros()).pipe(response))
  await expect(readingFrom(endless)).rejects.toThrow('is larger than 1 MB')
  await expect.poll(() => endless.open()).toBe(0)
})

test('an archive at an address is read under the rules for addresses', async () => {
  const site = await openSite((_, response) => void response.end('{}'))
  const inside = { ...site, host: '127.0.0.1:1' }
  await expect(readingFrom(inside)).rejects.toThrow(/cannot be had: .*port/)
  expect(site.connections()).toBe(0)
})
