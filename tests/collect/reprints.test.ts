import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVersionsOf } from '../../src/store/journal/journal.ts'
import { type Collector, openCollector } from '../world/collector.ts'
import { type Newspaper, openNewspaper } from '../world/newspaper.ts'

// Two outlets: the one is asked for as 127.0.0.1, the other as localhost, since a source is known by its host.

let paper: Newspaper
let gazette: Newspaper
let collector: Collector
let feeds: [string, string]

beforeAll(async () => {
  paper = await openNewspaper()
  gazette = await openNewspaper({ name: 'The Varnby Gazette' })
  const host = gazette.host.replace('127.0.0.1', 'localhost')
  Object.assign(gazette, { host, url: `http://${host}`, feedUrl: `http://${host}/feed.xml` })
  collector = await openCollector([paper, gazette])
  feeds = [
    await collector.follow(paper),
    await collector.follow(gazette, { sourceName: 'The Varnby Gazette', homepage: gazette.url }),
  ]
})
afterAll(async () => {
  await collector.close()
  await paper.close()
  await gazette.close()
})

const WIRE = [
  'The harbour board met for the third time this season and heard from the pilots, who want the channel dredged before the winter storms begin.',
  '“The eastern quay will be dredged before the first of the winter storms,” Ada Quill told the board on Tuesday.',
  'Nobody in the hall asked about the cost of the works, and the meeting ended after less than an hour.',
]

/** What both outlets print of it, each once; the statements with how many articles and roots they have. */
async function printed(own: { title?: string; text: string[] }, other: { title?: string; text: string[] }) {
  collector.rest()
  const before = (await collector.room.entries()).at(-1)?.position ?? 0
  paper.print(own)
  await collector.poll(feeds[0])
  gazette.print(other)
  await collector.poll(feeds[1])
  const entries = await collector.room.entries(before)
  const ids = [...new Set(entries.map(({ statementId }) => statementId))]
  const current = await readVersionsOf(collector.room.database.prisma, ids)
  return [...current.values()].map(({ document: { sourceIds, independentRoots } }) => {
    return { sources: sourceIds.length, roots: independentRoots }
  })
}

test('a text of an agency that another outlet prints with changes and another headline is a reprint: one root', async () => {
  const [first = '', ...rest] = WIRE
  const own = { text: [`VARNBY (Reuters) - ${first}`, ...rest] }
  const other = {
    title: 'Quay to be deepened',
    text: WIRE.map((one) => one.replace('on Tuesday', 'Tuesday').replace('less than an hour', 'under an hour')),
  }
  expect(await printed(own, other)).toEqual([{ sources: 2, roots: 1 }])
})

test('an article of its own about the same words is another root', async () => {
  const words = '“No ferry will leave the harbour until the spring tides are over,”'
  const own = { text: WIRE.with(1, `${words} Tom Barrow told the board on Tuesday.`) }
  const other = {
    text: [
      'For hours the fishermen of Varnby had waited in the rain when the door of the old hall was opened at last.',
      `${words} Tom Barrow said to those who had come.`,
      'Most of them had sailed from here since they were young, and some laughed aloud at what they were told.',
    ],
  }
  expect(await printed(own, other)).toEqual([{ sources: 2, roots: 2 }])
})
