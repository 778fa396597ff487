import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { bytesFrom } from '../../src/cli/backfill/bytes-from.ts'
import { openSitemapReader, type SitemapPart } from '../../src/cli/backfill/sitemap-parts.ts'
import { type KeptPage, pagesOfWarc } from '../../src/cli/backfill/warc-pages.ts'
import { fetcherFor } from '../fetch/web.ts'
import { articlePage, captured } from '../world/kept-pages.ts'

function partsOf(xml: string, size = xml.length): SitemapPart[] {
  const reader = openSitemapReader()
  const count = Math.ceil(xml.length / size)
  const pieces = Array.from({ length: count }, (_, index) => xml.slice(index * size, (index + 1) * size))
  return pieces.flatMap((piece) => reader.take(piece))
}

async function pagesIn(...records: Buffer[]) {
  const passed: string[] = []
  const pages: KeptPage[] = []
  const bytes = Readable.from([Buffer.concat(records)])
  for await (const page of pagesOfWarc(bytes, (why) => passed.push(why))) pages.push(page)
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

test('a packed archive of 1 GB is read with flat memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-warc-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'large.warc.gz')
  // Ten thousand pages of 100 kB, each packed by itself.
  const html = articlePage({ outlet: 'The Kept Post', words: 'Pier 1 is safe', filler: 100_000 })
  const packed = gzipSync(captured({ url: 'https://kept.example/1', html }))
  const pages = 10_000
  await pipeline(Readable.from(Array.from({ length: pages }, () => packed)), createWriteStream(file))

  let read = 0
  let characters = 0
  let atFirst = 0
  let most = 0
  for await (const page of pagesOfWarc(bytesFrom(file, fetcherFor(), { robots: false }), () => expect.fail())) {
    read++
    characters += page.html.length
    const { rss } = process.memoryUsage()
    if (read === 500) atFirst = rss
    most = Math.max(most, rss)
  }
  expect(read).toBe(pages)
  expect(characters).toBeGreaterThan(1_000_000_000)
  // Garbage that is not collected yet comes and goes; the archive would be ten times that.
  expect(most - atFirst).toBeLessThan(100_000_000)
}, 120_000)
