import { afterAll, beforeAll, expect, test } from 'vitest'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { type Collector, openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper } from '../world/newspaper.ts'

let paper: Newspaper
let collector: Collector

const DAY = 24 * 3_600_000

beforeAll(async () => {
  paper = await openNewspaper()
  collector = await openCollector([paper])
})
afterAll(async () => {
  await collector.close()
  await paper.close()
})

function print(words: string, daysAgo: number) {
  const filler =
    'The harbour was quiet in the morning, as it mostly is at this time of the year, and few ships came in. '
  return paper.print({
    title: words,
    text: [`“${words},” the harbour master Ada Quill said on the quay.`, filler.repeat(3)],
    publishedAt: new Date(Date.now() - daysAgo * DAY),
  })
}

async function causes() {
  const { prisma } = collector.room.database
  await sequence(prisma)
  const entries = await prisma.journalEntry.findMany({ include: { after: true }, orderBy: { position: 'asc' } })
  return Object.fromEntries(entries.map(({ cause, after }) => [after?.text, cause]))
}

test('what a feed shows that was old when it was followed is taken in for the archive, and the rest is news', async () => {
  print('The pilots want a new boat', 10)
  print('The new boat is on its way', 1)
  const feedId = await collector.follow(paper)
  await collector.poll(feedId)
  print('The boat came in last night', 0)
  // Publishers show old items again.
  print('The breakwater was built by hand', 400)
  await collector.pass(DAY)
  await collector.poll(feedId)
  expect(await causes()).toEqual({
    'The pilots want a new boat': 'BACKFILL',
    'The new boat is on its way': 'ARTICLE',
    'The boat came in last night': 'ARTICLE',
    'The breakwater was built by hand': 'BACKFILL',
  })
})

test('an old article that its publisher changes is edited now', async () => {
  const [oldest] = paper.articles.filter(({ title }) => title === 'The pilots want a new boat')
  if (oldest === undefined) throw new Error('it is not there')
  oldest.text[0] = '“The pilots want two new boats,” the harbour master Ada Quill said on the quay.'
  oldest.title = 'The pilots want two new boats'
  const { prisma } = collector.room.database
  const [feed] = await prisma.feed.findMany()
  await collector.pass(DAY)
  await collector.poll(feed?.id ?? '')
  expect(await causes()).toMatchObject({ 'The pilots want two new boats': 'REVISION' })
})
