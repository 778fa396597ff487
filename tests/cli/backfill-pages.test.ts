import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { BackfillOptions } from '../../src/cli/backfill/backfill-options.ts'
import { articlesOfFeeds } from '../../src/cli/backfill/listed-feeds.ts'
import { getPage } from '../../src/cli/backfill/pages-from-web.ts'
import type { DeskAnswer, IngestDesk } from '../../src/cli/loading/ingest-desk.ts'
import { openPageReader } from '../../src/ingest/article/page.ts'
import { fetcherFor, openSite, type Site } from '../fetch/web.ts'
import { articlePage } from '../world/kept-pages.ts'

function optionsFor(...sites: Site[]): BackfillOptions {
  const pages = openPageReader()
  onTestFinished(() => pages.close())
  return {
    fetcher: fetcherFor(...sites),
    tell: () => undefined,
    signal: new AbortController().signal,
    defaults: {} as BackfillOptions['defaults'],
    pages,
    mostBytes: 1_000_000,
    product: 'Onrecord',
  }
}

test('an old address that leads to the front page is not the article that was there', async () => {
  const site = await openSite(({ url }, response) => {
    if (url === '/old') return void response.writeHead(302, { location: '/' }).end()
    response.setHeader('content-type', 'text/html').end(articlePage({ outlet: 'The Pier', words: 'The quay is open' }))
  })
  const options = optionsFor(site)
  expect(await getPage(`${site.url}/old`, options)).toMatchObject({ failure: { reason: 'NOT_FOUND' } })
  expect(await getPage(`${site.url}/new`, options)).toMatchObject({ url: `${site.url}/new` })
})

test('what a listed feed claims that another site has written is not taken for that site’s words', async () => {
  const text = `“The board lied,” Ada Quill said. ${'The ferries lay at the quay and the lamps were lit. '.repeat(30)}`
  const site = await openSite(({ url }, response) => {
    if (url !== '/feed.xml') return void response.writeHead(403).end()
    const item = `<item><link>${site.url}/closed</link><title>t</title><description>${text}</description></item>`
    response.setHeader('content-type', 'application/rss+xml').end(`<rss version="2.0"><channel>${item}</channel></rss>`)
  })
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-feeds-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const list = join(folder, 'list.opml')
  const options = optionsFor(site)
  const handed: string[] = []
  const desk = {
    takenAt: async () => null,
    async ingest({ url }: { url: string }): Promise<DeskAnswer> {
      handed.push(url)
      return { kind: 'onFile' }
    },
  } as unknown as IngestDesk
  const answersOf = async (homepage: string) => {
    const outline = `<outline type="rss" xmlUrl="${site.url}/feed.xml" htmlUrl="${homepage}"/>`
    await writeFile(list, `<opml version="2.0"><body>${outline}</body></opml>`)
    const answers: DeskAnswer[] = []
    for await (const found of articlesOfFeeds(list, options))
      if ('takeIn' in found) answers.push(await found.takeIn(desk))
    return answers
  }
  expect(await answersOf('https://evil.example')).toMatchObject([{ kind: 'refused', why: 'REFUSED_BY_PUBLISHER' }])
  expect(handed).toEqual([])
  expect(await answersOf(site.url)).toMatchObject([{ kind: 'onFile' }])
  expect(handed).toEqual([`${site.url}/closed`])
})
