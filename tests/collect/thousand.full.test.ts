import { expect, onTestFinished, test } from 'vitest'
import { plainText } from '../../src/domain/feed/plain-text.ts'
import { openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper, redirect, send, status } from '../world/newspaper.ts'

// A thousand articles over forty feeds, with every kind of trouble: each is statements, or has exactly one reason.

const FEEDS = 40
const EACH = 25
const HOUR = 3_600_000

const FIRST = ['Ada', 'Bo', 'Cy', 'Dora', 'Edda', 'Finn', 'Gil', 'Hanna', 'Ivo', 'Jule']
const LAST = [
  'Quill',
  'Fenn',
  'Nook',
  'Ferris',
  'Marl',
  'Tarn',
  'Holt',
  'Brand',
  'Lund',
  'Pike',
  'Storr',
  'Wray',
  'Kell',
]

const page = (body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>${body}</body></html>`
const html =
  (body: string, headers: Record<string, string> = {}): Parameters<Newspaper['answer']>[1] =>
  (_, response) =>
    send(response, 200, 'text/html; charset=utf-8', page(body), headers)

const FRENCH = `<article><p>${'Le conseil du port a décidé mardi soir de fermer le quai numéro quatre pendant trois semaines afin de réparer la grande grue qui était tombée en panne. '.repeat(3)}</p></article>`

interface Planted {
  /** What must become of it. */
  outcome: string
  /** The link in the feed; null: none. */
  link: string | null
  description?: string
}

/** A trouble, by what it does to one article of a paper, and what must become of that. */
type Trouble = (paper: Newspaper, path: string, text: string) => Planted

const refusing =
  (outcome: string, answering: Parameters<Newspaper['answer']>[1]): Trouble =>
  (paper, path) => {
    paper.answer(path, answering)
    return { outcome, link: `${paper.url}${path}` }
  }

const TROUBLES: Trouble[] = [
  refusing('TOO_SHORT', html('<article><p>“We will sail,” Ada Quill said.</p></article>')),
  refusing('NO_TEXT', html('')),
  refusing('LANGUAGE_NOT_READ', html(FRENCH)),
  refusing('NOT_FOUND', status(404)),
  refusing('GONE', status(410)),
  refusing('REFUSED_BY_PUBLISHER', status(403)),
  refusing('REFUSED_BY_PUBLISHER', status(451)),
  refusing('BAD_RESPONSE', (_, response) => send(response, 200, 'application/pdf', '%PDF')),
  refusing('NOT_FOUND', redirect(302, '/')),
  refusing(
    'TOO_MANY_REDIRECTS',
    (request, response) => void response.writeHead(302, { location: request.url ?? '' }).end(),
  ),
  refusing('ADDRESS_REFUSED', redirect(302, 'http://169.254.169.254/latest/meta-data/')),
  refusing('ADDRESS_REFUSED', redirect(302, 'http://[::ffff:10.0.0.1]/')),
  refusing('PORT_REFUSED', redirect(302, 'http://paper.example:25/')),
  refusing('BAD_URL', redirect(302, 'http://user:secret@paper.example/')),
  refusing('RIGHTS', html('<article><p>Text.</p></article>', { 'content-signal': 'search=no' })),
  refusing('SERVER_ERROR', status(500)),
  () => ({ outcome: 'NO_ADDRESS', link: null }),
  (paper, path) => ({ outcome: 'ROBOTS', link: `${paper.url}/private${path}` }),
  // Fails twice, then is there.
  (paper, path, text) => {
    let failures = 0
    paper.answer(path, (_, response) => {
      failures += 1
      if (failures > 2) return send(response, 200, 'text/html', page(`<article>${text}</article>`))
      response.writeHead(503).end()
    })
    return { outcome: 'INGESTED', link: `${paper.url}${path}` }
  },
  // Is somewhere else.
  (paper, path, text) => {
    paper.answer(path, redirect(302, `/moved${path}`))
    paper.answer(`/moved${path}`, html(`<article>${text}</article>`))
    return { outcome: 'INGESTED', link: `${paper.url}${path}` }
  },
  // Is closed to us, and whole in the feed.
  (paper, path, text) => {
    paper.answer(path, status(403))
    return {
      outcome: 'INGESTED',
      link: `${paper.url}${path}`,
      description: text + text.replace(/“[^”]*”[^<]*/, '').repeat(6),
    }
  },
]

test('of a thousand articles over forty feeds each is statements, or has exactly one reason', async () => {
  const papers: Newspaper[] = []
  for (let index = 0; index < FEEDS; index += 1) papers.push(await openNewspaper({ name: `Paper ${index}` }))
  const collector = await openCollector(papers)
  onTestFinished(async () => {
    await collector.close()
    await Promise.all(papers.map((paper) => paper.close()))
  })
  const planted = new Map<string, Planted>()
  const words = new Map<string, string>()
  for (const [number, paper] of papers.entries()) {
    paper.answer('/robots.txt', (_, response) =>
      send(response, 200, 'text/plain', 'User-agent: *\nDisallow: /private/\n'),
    )
    const items: string[] = []
    for (let index = 0; index < EACH; index += 1) {
      const count = number * EACH + index
      const path = `/story/${count}`
      const speaker = `${FIRST[count % FIRST.length]} ${LAST[count % LAST.length]}`
      const said = `Dock ${count} will have its own lock before the spring, whatever the ministry of tide ${count} says`
      const text = `<p>“${said},” ${speaker} said on the quay.</p><p>The board of dock ${count} met in the hall for the ${count}th time and heard from its pilots and its crews, who want the channel deeper and the pay on time before the winter storms begin again.</p>`
      paper.answer(path, html(`<article>${text}</article>`))
      // Every second article has a trouble, each feed others.
      const trouble = index % 2 === 0 ? undefined : TROUBLES[(number + index) % TROUBLES.length]
      const plan = trouble?.(paper, path, text) ?? { outcome: 'INGESTED', link: `${paper.url}${path}` }
      planted.set(`${number}/${count}`, plan)
      if (plan.outcome === 'INGESTED') words.set(`${number}/${count}`, said)
      const link = plan.link === null ? '' : `<link>${plan.link}?utm_medium=rss</link>`
      items.push(
        `<item><title>Story ${count}</title><guid isPermaLink="false">${number}/${count}</guid>${link}<description><![CDATA[${plan.description ?? ''}]]></description></item>`,
      )
    }
    // An article that the paper before has, too.
    const before = papers[number - 1]
    if (before !== undefined) {
      items.push(
        `<item><title>Shared</title><guid isPermaLink="false">shared ${number}</guid><link>${before.url}/story/${(number - 1) * EACH}</link></item>`,
      )
      planted.set(`shared ${number}`, { outcome: 'DUPLICATE', link: null })
    }
    // Damaged in turn: the end is missing, ampersands are bare, no prefix is declared.
    const damage = ['</channel></rss>', '', '<item><title>& & &</title></channel>'][number % 3] ?? ''
    paper.feedText = `<rss version="2.0"><channel><title>Paper ${number}</title>${items.join('')}${damage}`
    if (number % 3 === 2) planted.set(`text ${number}`, { outcome: 'NO_ADDRESS', link: null })
  }
  const feedIds: string[] = []
  for (const [number, paper] of papers.entries())
    feedIds.push(await collector.follow(paper, { sourceName: `Paper ${number}`, homepage: paper.url }))
  await collector.work()
  for (let round = 0; round < 8; round += 1) {
    await collector.pass(25 * HOUR)
    await collector.fetchDue()
  }

  const { prisma } = collector.room.database
  const entries = await prisma.feedEntry.findMany({ include: { feed: true } })
  expect(entries.filter(({ outcome }) => outcome === 'WAITING')).toEqual([])
  const outcomes = Object.fromEntries(
    entries.map(({ guid, feed, outcome }) => [guid ?? `text ${feed.sourceName.slice(6)}`, outcome]),
  )
  expect(outcomes).toEqual(Object.fromEntries([...planted].map(([name, { outcome }]) => [name, outcome])))
  expect(entries.length).toBeGreaterThan(1_000)

  // What is had is statements, in its own words.
  const byArticle = new Map(entries.map(({ guid, articleId }) => [articleId, guid]))
  const reports = await prisma.report.findMany({ select: { articleId: true, text: true } })
  const found = new Map(reports.map(({ articleId, text }) => [byArticle.get(articleId), plainText(text)]))
  const lost = [...words].filter(([name, said]) => !found.get(name)?.includes(said.slice(0, 30)))
  expect(lost).toEqual([])
  expect(words.size).toBeGreaterThan(500)
}, 900_000)
