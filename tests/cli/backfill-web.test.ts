import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite } from '../fetch/web.ts'
import { onrecord } from '../world/command.ts'
import { articlePage, warcOf } from '../world/kept-pages.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

// Archives at an address, and lists of feeds.

let folder: string
let service: RunningService
let key: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-web-'))
  service = await runService()
  key = await makeKey(service.url, service.key, 'EDITOR')
})
afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

function start(words: string[], ...sites: { host: string }[]) {
  const env = { ONRECORD_KEY: key, FETCH_ALLOW: sites.map(({ host }) => host).join(',') }
  return onrecord(['ingest', ...words, '--server', service.url], { env, cwd: folder })
}

async function load(words: string[], ...sites: { host: string }[]) {
  const command = start(words, ...sites)
  const code = await command.ended
  return { ...command.output, code }
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

async function articlesOf(slug: string) {
  const { data } = await service.ask<{
    source: {
      homepage: string | null
      articles: { nodes: { url: string; title: string; byline: string; revision: number }[] }
    } | null
  }>(`{ source(slug: "${slug}") { homepage articles(first: 100) { nodes { url title byline revision } } } }`)
  return data?.source ?? null
}

test('lines of JSON at an address are read as they come, killed and gone on with; what was refused is kept once', async () => {
  const lines = Array.from({ length: 60 }, (_, number) =>
    number % 20 === 7
      ? JSON.stringify({ source: 'The Wire', text: '“Who?” Ada Quill asked.', colour: number })
      : JSON.stringify({ source: 'The Wire', text: `“Pier ${number} is safe,” Ada Quill said.` }),
  )
  const packed = gzipSync(lines.join('\n'))
  const site = await openSite((_, response) => void response.setHeader('content-type', 'application/gzip').end(packed))
  const words = ['--from', 'jsonl', `${site.url}/wire/2025.jsonl.gz?part=1`]
  const killed = start(words, site)
  await expect.poll(() => killed.output.stdout, { timeout: 60_000, interval: 20 }).toContain('[10] ')
  killed.child.kill('SIGKILL')
  await killed.ended
  const again = await load(words, site)
  expect(again.code).toBe(1)
  expect(lastLine(again.stdout)).toMatch(/^\d+ new, 0 revised, \d+ unchanged, 3 refused; 57 reports of 57 statements/)
  expect(again.stderr).toContain('2025.jsonl.gz')
  const { data } = await service.ask<{ articles: { nodes: { url: string }[] } }>(
    '{ articles(first: 100) { nodes { url } } }',
  )
  const urls = data?.articles.nodes.map(({ url }) => url) ?? []
  // Each has a place of its own: of what follows "#" nothing counts at an address of the web.
  expect(new Set(urls).size).toBe(57)
  expect(urls).toContain(`file://127.0.0.1/:${site.port}/wire/2025.jsonl.gz?part=1#1`)
  const kept = (await readFile(join(folder, 'refused-2025.jsonl'), 'utf8')).trimEnd().split('\n')
  expect(kept.map((line) => JSON.parse(line).colour)).toEqual([7, 27, 47])
}, 240_000)

test('an archive of a crawl at an address is taken in, and one that is too large is not read on', async () => {
  const pages = Array.from({ length: 5 }, (_, number) => ({
    url: `https://kept.example/${number}`,
    html: articlePage({ outlet: 'The Kept Post', words: `Berth ${number} is free`, filler: 2_000 }),
  }))
  const archive = warcOf(pages)
  const site = await openSite((_, response) => void response.end(archive))
  const { stdout, code } = await load(['--from', 'warc', `${site.url}/crawl.warc.gz`], site)
  expect(code).toBe(0)
  expect(lastLine(stdout)).toMatch(/^5 new/)
  const { stderr } = await load(['--from', 'warc', `${site.url}/crawl.warc.gz`, '--max-gb', '0.000001'], site)
  expect(stderr).toContain('crawl.warc.gz: refused: is larger than')
  expect((await load(['--from', 'warc', `${site.url}/crawl.warc.gz`])).stderr).toContain(
    `refused: cannot be had: ${site.host} is on port`,
  )
}, 240_000)

test('the articles of an OPML list’s feeds are taken in once, and none of the feeds is followed', async () => {
  const answer: RequestListener = ({ url = '' }, response) => {
    const send = (type: string, body: string) => void response.setHeader('content-type', type).end(body)
    if (url === '/robots.txt') return send('text/plain', 'User-agent: *\nDisallow: /closed\n')
    if (url === '/feed.xml')
      return send(
        'application/rss+xml',
        `<rss version="2.0"><channel><title>Pier News</title><link>${paper.url}</link>
          <item><link>${paper.url}/crane</link><title>Crane moved</title><author>Bo Fenn</author></item>
          <item><link>${paper.url}/closed</link><title>Closed</title><description><![CDATA[<p>“The slip is dry,” Ada Quill said.</p>
            <p>${'The ferries lay at the quay and the lamps were lit along the water. '.repeat(20)}</p>]]></description></item>
          <item><title>Without an address</title></item></channel></rss>`,
      )
    if (url === '/crane')
      return send('text/html', articlePage({ outlet: 'Another name', words: 'The crane is on rails' }))
    response.writeHead(404).end()
  }
  const paper = await openSite(answer)

  const blog = await openSite(answer)
  const sites = [paper, blog]
  const opml = join(folder, 'list.opml')
  await writeFile(
    opml,
    `<opml version="2.0"><body><outline text="Docks"><outline type="rss" text="The Pier News" xmlUrl="${paper.url}/feed.xml" htmlUrl="${paper.url}"/>
      <outline type="rss" xmlUrl="${blog.url}/gone.xml"/><outline type="rss" xmlUrl="feed:nothing"/></outline></body></opml>`,
  )
  const first = await load(['--from', 'opml', opml], ...sites)
  expect(first.code).toBe(1)
  expect(first.stderr).toContain(
    '-- list.opml: 1 of 3 feeds were read, with 3 articles. To follow them from now on, use "',
  )
  expect(first.stderr).toContain(`feeds import ${opml}"`)
  expect(first.stderr).toContain('(Without an address): refused: has no address')
  expect(lastLine(first.stdout)).toMatch(/^2 new, 0 revised, 0 unchanged, 3 refused \(/)
  const source = await articlesOf('the-pier-news')
  expect(source?.homepage).toBe(paper.url)
  expect(source?.articles.nodes.map(({ url }) => url).sort()).toEqual(
    [`${paper.url}/crane`, `${paper.url}/closed`].sort(),
  )
  const { data } = await service.ask<{ feeds: { totalCount: number } }>('{ feeds(first: 0) { totalCount } }')
  expect(data?.feeds.totalCount).toBe(0)

  paper.asked.length = 0
  const again = await load(['--from', 'opml', opml], ...sites)
  expect(lastLine(again.stdout)).toMatch(/^0 new, 0 revised, 2 unchanged, 3 refused/)
  // The feed alone: its articles are there.
  expect(paper.asked).toEqual(['/feed.xml'])
  const none = join(folder, 'none.opml')
  await writeFile(none, '<opml><body/></opml>')
  expect((await load(['--from', 'opml', none])).stderr).toContain('none.opml: refused: has no feed in it')
}, 240_000)
