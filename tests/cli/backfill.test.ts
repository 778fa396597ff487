import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { canonicalUrl } from '../../src/ingest/article/submission.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { readTakenAt } from '../../src/store/tables/articles.ts'
import { openSite, type Site } from '../fetch/web.ts'
import { onrecord } from '../world/command.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { articlePage, type Capture, warcOf } from '../world/kept-pages.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

// Articles from what names or keeps pages: sitemaps, lists of addresses, archives of a crawl.

let folder: string
let database: FreshDatabase
let service: RunningService
let key: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-backfill-'))
  database = await freshDatabase()
  service = await runService({}, database)
  key = await makeKey(service.url, service.key, 'EDITOR')
})
afterAll(async () => {
  await service.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(words: string[], ...sites: { host: string }[]) {
  const env = { ONRECORD_KEY: key, FETCH_ALLOW: sites.map(({ host }) => host).join(',') }
  return onrecord(['ingest', ...words, '--server', service.url], { env })
}

async function load(words: string[], ...sites: { host: string }[]) {
  const command = start(words, ...sites)
  const code = await command.ended
  return { ...command.output, code }
}

async function openSites(count: number, answer: RequestListener) {
  const sites = await Promise.all(Array.from({ length: count }, () => openSite(answer)))
  return sites as [Site, Site, Site, Site, Site, Site]
}

async function file(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

async function articleAt(url: string) {
  const { data } = await service.ask<{ article: { revision: number; text: string; source: { name: string } } | null }>(
    'query ($url: String!) { article(url: $url) { revision text source { name } } }',
    { url },
  )
  return data?.article ?? null
}

test('a sitemap is an outlet’s articles, each asked for once; what changed since is asked for again', async () => {
  let words = 'The north gate stays open'
  let changed = '2020-01-01'
  const answer: RequestListener = ({ url = '' }, response) => {
    const send = (type: string, body: string | Buffer) => void response.setHeader('content-type', type).end(body)
    if (url === '/robots.txt') return send('text/plain', 'User-agent: *\nDisallow: /private\n')
    if (url === '/sitemap.xml')
      return send(
        'application/xml',
        `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <sitemap><loc>${news.url}/news.xml.gz</loc></sitemap><sitemap><loc>${more.url}/more.xml</loc></sitemap>
          <sitemap><loc>${site.url}/sitemap.xml</loc></sitemap><sitemap><loc>${lost.url}/gone.xml</loc></sitemap></sitemapindex>`,
      )
    if (url === '/news.xml.gz')
      return send(
        'application/gzip',
        gzipSync(`<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">
          <s:url><s:loc>${paper.url}/gate?a=1&amp;b=2</s:loc><s:lastmod>${changed}</s:lastmod>
            <i:image><i:loc>${paper.url}/picture.jpg</i:loc></i:image></s:url></s:urlset>`),
      )
    if (url === '/more.xml')
      return send(
        'application/xml',
        `<urlset><url><loc> ${site.url}/private/1 </loc></url><url><loc>${away.url}/missing</loc></url></urlset>`,
      )
    if (url === '/gate?a=1&b=2') return send('text/html', articlePage({ outlet: 'The Harbour Times', words }))
    response.statusCode = 404
    response.end()
  }
  // Each port is a host of its own, which is asked at once: one host would be asked once a second.
  const [site, news, more, paper, lost, away] = await openSites(6, answer)
  const sites = [site, news, more, paper, lost, away]
  const sitemap = ['--from', 'sitemap', `${site.url}/sitemap.xml`]

  const first = await load(sitemap, ...sites)
  expect(first.code).toBe(1)
  expect(first.stderr).toContain(`FETCH_ALLOW lets ${site.host}, ${news.host}, `)
  expect(first.stderr).toContain(`${site.url}/private/1: refused: the robots.txt of ${site.host} asks Onrecord not to`)
  expect(first.stderr).toContain(`${lost.url}/gone.xml: refused: cannot be had: `)
  expect(lastLine(first.stdout)).toMatch(
    /^1 new, 0 revised, 0 unchanged, 3 refused \((1 robots, 1 not found|1 not found, 1 robots)\); 1 report of 1 statement/,
  )
  expect(await articleAt(`${paper.url}/gate?a=1&b=2`)).toMatchObject({
    revision: 1,
    source: { name: 'The Harbour Times' },
  })
  expect(paper.asked).not.toContain('/picture.jpg')
  expect(site.asked).not.toContain('/private/1')
  expect(site.asked.filter((path) => path === '/sitemap.xml')).toHaveLength(1)

  paper.asked.length = 0
  const again = await load([...sitemap, '--json'], ...sites)
  expect(paper.asked).not.toContain('/gate?a=1&b=2')
  expect(JSON.parse(lastLine(again.stdout) ?? '').summary).toMatchObject({
    ...{ new: 0, unchanged: 1, refused: 3 },
    notHad: { ROBOTS: 1, NOT_FOUND: 1 },
  })

  words = 'The north gate is shut from today'
  changed = '2099-01-01'
  expect(lastLine((await load(sitemap, ...sites)).stdout)).toMatch(/^0 new, 1 revised/)
}, 120_000)

test('a list of addresses is read line by line; one that is not an address is told with its line', async () => {
  const answer: RequestListener = (request, response) => {
    if (request.url === '/away') return void response.writeHead(301, { location: `${there.url}/here` }).end()
    if (request.url === '/report.pdf') return void response.setHeader('content-type', 'application/pdf').end('%PDF-1.7')
    if (request.url !== '/here') return void response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=iso-8859-1')
    const html = articlePage({ outlet: 'Le Café du Port', words: 'The café on the pier is open again' })
    // What calls itself ISO-8859-1 is windows-1252, which has quotation marks.
    response.end(Buffer.from(html.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1'))
  }
  const [site, there, office] = await openSites(3, answer)
  const list = await file(
    'list.txt',
    `# a press review\n${site.url}/away\r\n\nnot an address\nhttp://127.0.0.1:9/inside\n${office.url}/report.pdf`,
  )
  const { stdout, stderr, code } = await load(['--from', 'urls', list], site, there, office)
  expect(code).toBe(1)
  expect(stderr).toContain(`${list}:4: refused: is not a web address: not an address`)
  expect(stderr).toContain('The answer is application/pdf, not a page.')
  expect(lastLine(stdout)).toMatch(/^1 new, 0 revised, 0 unchanged, 3 refused \(/)
  expect(lastLine(stdout)).toMatch(/1 port refused|1 address refused/)
  // Under the address that it is at, in the page's charset.
  expect(await articleAt(`${there.url}/here`)).toMatchObject({
    text: expect.stringContaining('“The café on the pier is open again,”'),
  })
  // What a load without a service asks the database.
  const { prisma, close } = await openDatabase(database.url, { allowUnsafe: true })
  onTestFinished(close)
  expect(await readTakenAt(prisma, canonicalUrl(`${there.url}/here?utm_source=a#b`))).toBeInstanceOf(Date)
  expect(await readTakenAt(prisma, canonicalUrl(`${site.url}/nowhere`))).toBe(null)
  expect((await load(['--from', 'urls', join(folder, 'nothing.txt')])).stderr).toContain(
    'nothing.txt: refused: does not exist',
  )
}, 120_000)

test('an archive of a crawl whose load is killed twice ends with every article once', async () => {
  const captures: Capture[] = Array.from({ length: 30 }, (_, number) => ({
    url: `https://kept.example/${number}`,
    html: articlePage({ outlet: 'The Kept Post', words: `Pier ${number} is safe`, filler: 6_000 }),
    ...{ isChunked: number % 2 === 0, isPacked: number % 3 === 0 },
  }))
  const others: Capture[] = [
    { url: 'https://kept.example/lost', html: 'Not found', status: 404 },
    { url: 'https://kept.example/a.png', html: 'PNG', type: 'image/png' },
    { url: 'https://kept.example/1', html: '', kind: 'revisit' },
  ]
  const archive = await file('crawl.warc.gz', warcOf([...captures, ...others]))
  for (const after of [3, 10]) {
    const loading = start(['--from', 'warc', archive])
    await expect.poll(() => loading.output.stdout, { timeout: 60_000, interval: 20 }).toContain(`[${after}] `)
    loading.child.kill('SIGKILL')
    expect(await loading.ended).toBe(null)
  }
  const last = await load(['--from', 'warc', archive])
  expect(last.code).toBe(0)
  expect(last.stderr).toBe(
    '-- crawl.warc.gz: passed over: 1 answered with another status than 200, 1 not pages of HTML, 1 said to be as they were before\n',
  )
  expect(lastLine(last.stdout)).toMatch(/^\d+ new, 0 revised, \d+ unchanged, 0 refused; 30 reports of 30 statements/)
  expect(Number(/, (\d+) unchanged/.exec(last.stdout)?.[1])).toBeGreaterThanOrEqual(10)
  for (const number of [0, 1, 2, 3, 29])
    expect(await articleAt(`https://kept.example/${number}`)).toMatchObject({ revision: 1 })
  const { data } = await service.ask<{ source: { articles: { totalCount: number } } }>(
    '{ source(slug: "the-kept-post") { articles(first: 0) { totalCount } } }',
  )
  expect(data?.source.articles.totalCount).toBe(30)
}, 240_000)
