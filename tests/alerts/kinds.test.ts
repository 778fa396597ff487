import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDecided } from '../../src/store/alerts/alerts.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { askOf } from '../world/articles.ts'
import { letHoursPass, passHourAt } from '../world/hours.ts'
import { type RunningService, runService } from '../world/service.ts'

// Each kind of alert from articles that come in to the rows that are told, through a running service.

let service: RunningService
let database: Database

beforeAll(async () => {
  service = await runService({ POLL_INTERVAL_MS: '50' })
  database = await openDatabase(service.database.url, { allowUnsafe: true })
})
afterAll(async () => {
  await database.close()
  await service.stop()
})

const OF_ENTRIES = ['UTTERANCE', 'REPORT', 'ROOT', 'CONFLICT', 'REPLY', 'AMENDMENT', 'EDIT']

/** A watch for a word that one test alone has. */
async function watchFor(text: string, about: object = {}): Promise<string> {
  const input = { name: text, filter: { text }, tells: OF_ENTRIES, ...about }
  const { createWatch } = await askOf(service)(
    `mutation ($input: CreateWatchInput!) { createWatch(input: $input) {
      ... on Failure { message } ... on CreateWatchSuccess { watch { name } } } }`,
    { input },
  )
  expect(createWatch.message).toBeUndefined()
  const watch = await database.prisma.watch.findFirstOrThrow({ where: { name: text } })
  return watch.id
}

interface ToldOfArticle {
  /** Null: an article of its own. */
  url?: string
  publishedAt?: string
  isBackfill?: boolean
}

let count = 0

async function publish(outlet: string, text: string, told: ToldOfArticle = {}): Promise<void> {
  count += 1
  const homepage = `https://${outlet.toLowerCase().replaceAll(' ', '')}.example`
  const own = { url: `${homepage}/${count}`, publishedAt: '2025-03-05T09:00:00Z' }
  const input = { source: { name: outlet, homepage }, language: 'en', text, ...own, ...told }
  const { ingestArticle } = await askOf(service)(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) {
      ... on Failure { message } ... on IngestArticleSuccess { statements { id } } } }`,
    { input },
  )
  expect(ingestArticle.message).toBeUndefined()
}

async function allDecided(): Promise<void> {
  await sequence(database.prisma)
  const [head] = await database.prisma.$queryRaw<{ position: bigint }[]>`SELECT position FROM journal_head`
  await expect.poll(() => readDecided(database.prisma), { timeout: 10_000 }).toBe(Number(head?.position))
}

/** What a watch told, in order: the kinds of each alert with the words before and after it. */
async function toldBy(watchId: string) {
  await allDecided()
  const alerts = await database.prisma.alert.findMany({ where: { watchId }, orderBy: { position: 'asc' } })
  const entries = await database.prisma.journalEntry.findMany({
    where: { position: { in: alerts.map(({ position }) => position) } },
    include: { before: true, after: true },
  })
  const byPosition = new Map(entries.map((entry) => [entry.position, entry]))
  return alerts.map(({ kinds, position, baseline }) => {
    const { before, after } = byPosition.get(position) ?? {}
    const words = [before?.text, after?.text].map((text) => text?.split(' ').slice(0, 5).join(' ') ?? '-')
    return baseline === null ? `${kinds.join('+')}: ${words.join(' > ')}` : { kinds, baseline }
  })
}

const TARIFF = '“The new tariff on steel starts in June and it will not be lowered,”'

test('a text of an agency that others carry is one utterance, and only who heard it independently is a root', async () => {
  const watch = await watchFor('tariff')
  await publish('Anchor Press Agency', `${TARIFF} Ada Quill told reporters in Port Ellis on Monday.`)
  await publish('Harbour Times', `PORT ELLIS (Anchor Press Agency) — ${TARIFF} Ada Quill told reporters on Monday.`)
  await publish('Pacific Ledger', `${TARIFF} Ada Quill told the Anchor Press Agency on Monday.`)
  await publish('Kestrel Post', `${TARIFF} Ada Quill told the Kestrel Post on Monday, standing on the quay.`)
  expect(await toldBy(watch)).toEqual([
    'UTTERANCE: - > The new tariff on steel',
    'REPORT: The new tariff on steel > The new tariff on steel',
    'REPORT: The new tariff on steel > The new tariff on steel',
    'REPORT+ROOT: The new tariff on steel > The new tariff on steel',
  ])
})

test('reports that contradict each other about the day are told as a conflict, once', async () => {
  const watch = await watchFor('dredge', { tells: ['CONFLICT'] })
  const words = '“The dredge has moved four hundred tons of sand from the channel in one night,”'
  await publish('Anchor News', `${words} Bruno Marsh said on February 23.`)
  await publish('Pacific Ledger', `${words} Bruno Marsh said in an interview on February 26.`)
  await publish('Kestrel Post', `${words} Bruno Marsh said on February 26.`)
  expect(await toldBy(watch)).toEqual(['CONFLICT: The dredge has moved four > The dredge has moved four'])
})

test('an answer is told as a reply when it comes, and so is a denial that names nobody', async () => {
  const watch = await watchFor('cable', { tells: ['REPLY'] })
  const claim = '“Their survey ships have cut the cable off Kestrel Bay twice since January,”'
  await publish('Anchor News', `${claim} Dora Lund told reporters in Port Ellis.`)
  await publish(
    'Pacific Ledger',
    'Carl Noor rejected Dora Lund’s claim on Thursday. “No survey ship of ours was within forty miles of that cable,” Carl Noor said.',
    { publishedAt: '2025-03-06T09:00:00Z' },
  )
  await publish(
    'Kestrel Post',
    'Kate Moss denied on Tuesday that she would sell the cable to a rival from the islands.',
  )
  expect(await toldBy(watch)).toEqual(['REPLY: - > No survey ship of ours', 'REPLY: - > she would sell the cable'])
})

test('an answer whose claim is found later is told as a reply then', async () => {
  const watch = await watchFor('pipeline', { tells: ['REPLY'] })
  await publish(
    'Pacific Ledger',
    'Hugo Pell rejected Mara Stone’s claim on Thursday. “Our tug lay in the dock with a broken shaft, and came near no pipeline,” Hugo Pell said.',
    { publishedAt: '2025-03-07T09:00:00Z' },
  )
  expect(await toldBy(watch)).toEqual([])
  await publish('Anchor News', '“A tug of theirs dragged its anchor over our pipeline,” Mara Stone told reporters.')
  expect(await toldBy(watch)).toEqual(['REPLY: Our tug lay in the > Our tug lay in the'])
})

test('an edited quotation is told with both its words, and so is one that is gone; a comma is not', async () => {
  const watch = await watchFor('pilots')
  const url = 'https://harbourtimes.example/pilots'
  const rest = 'The port was quiet on Monday.'
  await publish('Harbour Times', `“The pilots will never accept the offer,” Edda Voss said. ${rest}`, { url })
  await publish('Harbour Times', `“The pilots will never accept, the offer,” Edda Voss said. ${rest}`, { url })
  await publish('Harbour Times', `“The pilots will hardly accept the offer,” Edda Voss said. ${rest}`, { url })
  await publish('Harbour Times', `“The pilots will hardly accept the offer,” Gus Orr said. ${rest}`, { url })
  await publish('Harbour Times', rest, { url })
  expect(await toldBy(watch)).toEqual([
    'UTTERANCE: - > The pilots will never accept',
    'AMENDMENT+EDIT: The pilots will never accept, > The pilots will hardly accept',
    'AMENDMENT+EDIT: The pilots will hardly accept > The pilots will hardly accept',
    'EDIT: The pilots will hardly accept > -',
  ])
})

test('what is taken in for the archive is not told, and what is reported of it later is', async () => {
  const watch = await watchFor('museum')
  const words = '“The museum opens in May with the old crane in its yard,” Lena Holt said.'
  await publish('Old Post', words, { isBackfill: true })
  await publish('Old Ledger', words, { isBackfill: true })
  expect(await toldBy(watch)).toEqual([])
  await publish('Kestrel Post', words)
  expect(await toldBy(watch)).toEqual(['REPORT+ROOT: The museum opens in May > The museum opens in May'])
})

test('a silence and a surge are told when an hour has passed, with what they are measured against', async () => {
  const silence = await watchFor('beacon', { tells: ['SILENCE'], silenceDays: 7 })
  const surge = await watchFor('flood', { tells: ['SURGE'] })
  await publish('Harbour Times', '“The beacon is lit,” Ivo Tarn said.')
  await allDecided()
  await letHoursPass(database.prisma, 4)
  for (let week = 1; week <= 4; week += 1) {
    await publish('Harbour Times', `“The flood number ${week} is over,” Ivo Tarn said.`)
    await allDecided()
    await letHoursPass(database.prisma, 7 * 24)
  }
  const streets = ['Mill', 'Rope', 'Tar', 'Salt', 'Fish', 'Sail', 'Net', 'Oak', 'Elm', 'Bell']
  for (const street of streets)
    await publish(
      `${street} Gazette`,
      `“The flood has reached ${street} Street and nothing else,” Ivo ${street}wright said.`,
    )
  await allDecided()
  await letHoursPass(database.prisma, 1)
  await passHourAt(database.prisma, new Date())
  expect(await toldBy(silence)).toEqual([
    { kinds: ['SILENCE'], baseline: { since: expect.any(String), days: 7, others: 14, until: null } },
  ])
  expect(await toldBy(surge)).toEqual([
    { kinds: ['SURGE'], baseline: expect.objectContaining({ count: 10, before: [1, 1, 1, 1], expected: 1 }) },
  ])
  await publish('Harbour Times', '“They have mended the beacon on the rock after a month,” Nell Roe said.')
  expect(await toldBy(silence)).toMatchObject([{ baseline: { until: expect.any(String) } }])
})
