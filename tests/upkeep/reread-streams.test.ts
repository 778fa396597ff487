import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createIngest } from '../../src/ingest/ingest.ts'
import { readLastReread } from '../../src/store/again/rereads.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { askOf, publish } from '../world/articles.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { type Reader, read, type Transport } from '../world/readers.ts'
import { askForReread, type Misreading, misreading, readLongAgo } from '../world/rereading.ts'
import { type RunningService, runService } from '../world/service.ts'
import { SHARED } from '../world/threads.ts'

// What clients are told of a reread that the service does.

let fresh: FreshDatabase
let database: Database
let service: RunningService
const readers: Reader[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  service = await runService({ POLL_INTERVAL_MS: '100' }, fresh)
})
afterEach(() => {
  for (const reader of readers.splice(0)) reader.stop()
})
afterAll(async () => {
  await service.stop()
  await database.close()
  await fresh.drop()
})

/** An article as an earlier release has read it. */
async function misread(text: string, told: Misreading): Promise<void> {
  const parts = { ...SHARED, extractor: misreading(SHARED.extractor, told) }
  const ingest = createIngest(database.prisma, parts, () => undefined)
  const url = `https://outlet.example/${crypto.randomUUID()}`
  await ingest(LOCAL_PRINCIPAL.id, {
    source: { name: 'Outlet' },
    url,
    text,
    publishedAt: new Date('2025-03-05T09:00:00Z'),
  })
  await readLongAgo(database.prisma)
  await sequence(database.prisma)
}

async function follow(transport: Transport, args: string): Promise<Reader> {
  const events = `subscription { statementEvents${args} { __typename ... on JournalEvent { cursor previous }
    ... on StatementChange { kind effect was { text } } ... on StatementReported { report { text } } } }`
  const reader = read(transport, service.url, events)
  readers.push(reader)
  await expect.poll(() => reader.events.at(-1)?.__typename).toBe('CaughtUp')
  return reader
}

async function readAgain(): Promise<void> {
  const { id } = await askForReread(database.prisma)
  await expect.poll(async () => (await readLastReread(database.prisma))?.finishedAt).not.toBeNull()
  expect(await readLastReread(database.prisma)).toMatchObject({ id, failed: 0 })
}

/** What it was told once it had caught up. */
const told = ({ events }: Reader) => {
  const caughtUp = events.findIndex(({ __typename }) => __typename === 'CaughtUp')
  return events.slice(caughtUp + 1).filter(({ __typename }) => __typename !== 'Progress')
}

const TEXT = [
  '“The mole will hold until spring,” Ada Quill said.',
  '“No tide has ever come over it,” Bela Storr said.',
  'Late in the evening the lamps were lit along the quay.',
].join('\n\n')

test('a reread reaches streams that ask for its kind, in order, and no others, over WebSocket and server-sent events', async () => {
  await misread(TEXT, {
    missed: ['No tide'],
    junk: ['the lamps were lit along the quay'],
    speakers: { 'The mole': 'Cora Finch' },
  })
  const asking = '(kinds: [INGESTED, REREAD])'
  const byAda = '(kinds: [REREAD], filter: { actors: ["ada-quill"] })'
  await publish(askOf(service), { words: 'I keep the books of the port', speaker: 'Ada Quill' })
  await sequence(database.prisma)
  const quiet = [await follow('WebSocket', ''), await follow('events', '')]
  const [asked, hers] = [await follow('WebSocket', asking), await follow('events', byAda)]
  await readAgain()
  // Something that every stream carries, so that all that came before it has come.
  await publish(askOf(service), { words: 'The ferries sail at noon', speaker: 'Dan Ross' })
  await expect
    .poll(() => [...quiet, asked].map(({ events }) => JSON.stringify(events.at(-1)).includes('noon')))
    .toEqual([true, true, true])
  for (const reader of quiet)
    expect(told(reader)).toMatchObject([{ kind: 'INGESTED', was: { text: 'The ferries sail at noon' } }])
  const events = told(asked)
  expect(events.slice(0, -1)).toHaveLength(3)
  expect(events.slice(0, -1)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        __typename: 'StatementIngested',
        kind: 'REREAD',
        effect: 'ENTERED',
        was: { text: 'No tide has ever come over it' },
      }),
      expect.objectContaining({
        __typename: 'StatementRetracted',
        kind: 'REREAD',
        effect: 'LEFT',
        was: { text: 'the lamps were lit along the quay' },
      }),
      expect.objectContaining({
        __typename: 'StatementAmended',
        kind: 'REREAD',
        effect: 'STAYED',
        was: { text: 'The mole will hold until spring' },
      }),
    ]),
  )
  // Each is linked to the one before it.
  for (const [index, event] of events.entries()) if (index > 0) expect(event.previous).toBe(events[index - 1]?.cursor)
  await expect.poll(() => told(hers)).toHaveLength(1)
  expect(told(hers)).toMatchObject([{ __typename: 'StatementAmended', kind: 'REREAD', effect: 'ENTERED' }])

  const resumed = read(
    'WebSocket',
    service.url,
    `subscription { statementEvents(kinds: [INGESTED, REREAD], after: "${events[0]?.cursor}") { __typename ... on JournalEvent { cursor } } }`,
  )
  readers.push(resumed)
  await expect.poll(() => resumed.events.at(-1)?.__typename).toBe('CaughtUp')
  expect(resumed.events.slice(0, -1).map(({ cursor }) => cursor)).toEqual(events.slice(1).map(({ cursor }) => cursor))
})

test('a report that is found by a reread of a statement on file is told as one more report of it', async () => {
  const said = '“The wall between the docks will be painted blue in May,” Ada Quill said.'
  await misread(said, {})
  await misread(`“It is late,” Dan Ross said.\n\n${said}`, { missed: ['The wall'] })
  const asked = await follow('events', '(kinds: [REREAD])')
  await readAgain()
  await expect
    .poll(() => told(asked))
    .toMatchObject([
      {
        __typename: 'StatementReported',
        kind: 'REREAD',
        effect: 'STAYED',
        report: { text: 'The wall between the docks will be painted blue in May' },
      },
    ])
})
