import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { CursorError } from '../../src/domain/journal/cursor.ts'
import { type EntryKind, NEWS_KINDS } from '../../src/domain/journal/entry.ts'
import { openHub } from '../../src/live/hub.ts'
import type { Live, StreamStart } from '../../src/live/place.ts'
import { openReader } from '../../src/live/reader.ts'
import type { StreamEvent } from '../../src/live/stream.ts'
import { currentEpochs, readEpochs } from '../../src/store/database/epochs.ts'
import { openConsumers } from '../../src/store/journal/consumers.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { prepareFilter } from '../../src/store/search/linguistics.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { newSeed, seeded } from '../world/seeded.ts'

let room: Newsroom
let live: Live
const opened: AsyncIterator<StreamEvent, undefined>[] = []

beforeAll(async () => {
  room = await newsroom()
  await currentEpochs(room.database.prisma)
  live = {
    hub: await openHub(room.journal, 10, pino({ level: 'silent' })),
    journal: room.journal,
    consumers: openConsumers(room.database.prisma, () => {}),
    epochs: room.journal.epochs,
    progressMs: 60_000,
  }
})

afterEach(async () => {
  for (const events of opened.splice(0)) await events.return?.()
})

afterAll(async () => {
  await live.hub.close()
  await room.close()
})

const EVERYTHING: Condition = { kind: 'all', of: [] }

interface Asked {
  condition?: Condition
  kinds?: readonly EntryKind[]
  after?: string | null
  from?: StreamStart
  on?: Partial<Live>
}

/** A stream whose events are pulled one by one. */
async function stream(asked: Asked = {}) {
  const condition = asked.condition ?? EVERYTHING
  const kinds = asked.kinds ?? NEWS_KINDS
  const filter = await prepareFilter(room.database.prisma, condition)
  const reader = await openReader(
    { ...live, ...asked.on },
    {
      condition,
      queries: filter.queries,
      kinds,
      after: asked.after ?? null,
      from: asked.from ?? 'NOW',
      lastCarried: (upTo) => room.journal.lastCarried(filter, kinds, upTo),
      consumer: null,
    },
  )
  const events = reader[Symbol.asyncIterator]()
  opened.push(events)
  return {
    async next(): Promise<StreamEvent> {
      const { value, done } = await events.next()
      if (done || value === undefined) throw new Error('the stream ended')
      return value
    },
    /** Events up to the first of this type, it included. */
    async until(type: StreamEvent['type']): Promise<StreamEvent[]> {
      const seen: StreamEvent[] = []
      do seen.push(await this.next())
      while (seen.at(-1)?.type !== type)
      return seen
    },
    close: () => events.return?.(),
  }
}

const say = (words: string, speaker?: string) => room.say(words, speaker)

const about = (text: string): Condition => ({ kind: 'words', field: 'text', text })
const textOf = (event: StreamEvent) => (event.type === 'entry' ? event.entry.after?.text : event.type)

test('a stream from now says that it is live, then brings what is said', async () => {
  await say('Nobody hears this')
  const watching = await stream()
  expect((await watching.next()).type).toBe('caughtUp')
  await say('Everybody hears this')
  expect(textOf(await watching.next())).toBe('Everybody hears this')
})

test('a stream from the beginning brings all that is kept, in order, then lives on', async () => {
  const { head } = await room.journal.bounds()
  const watching = await stream({ from: 'BEGINNING' })
  const history = await watching.until('caughtUp')
  expect(history.map((event) => event.type === 'entry' && event.entry.position)).toEqual([
    ...Array.from({ length: head }, (_, index) => index + 1),
    false,
  ])
  await say('This is new')
  expect(textOf(await watching.next())).toBe('This is new')
})

test('a stream carries only what passes its filter', async () => {
  const watching = await stream({ condition: about('submarine') })
  await watching.until('caughtUp')
  await say('The tram is late')
  await say('The submarines are on time')
  expect(textOf(await watching.next())).toBe('The submarines are on time')
})

test('each event names the one before it, and the chain begins with the last one before the stream', async () => {
  await say('The first glacier melts')
  const earlier = await stream({ condition: about('glacier'), from: 'BEGINNING' })
  const history = await earlier.until('caughtUp')
  expect(history[0]?.previous).toBeNull()

  const watching = await stream({ condition: about('glacier') })
  const caughtUp = await watching.next()
  const link = history.findLast((event) => event.type === 'entry')?.cursor
  expect(caughtUp.previous).toBe(link)
  await say('A tram melts')
  await say('The second glacier melts')
  await say('The third glacier melts')
  const second = await watching.next()
  const third = await watching.next()
  expect(second.previous).toBe(link)
  expect(third.previous).toBe(second.cursor)
  // The same events from the beginning carry the same cursors: they depend on journal and filter alone.
  expect(await earlier.next()).toEqual(second)
})

test('a stream that resumes from any cursor goes on right after it', async () => {
  for (const word of ['one', 'two', 'three']) await say(`The kestrel counts to ${word}`)
  const whole = await (await stream({ condition: about('kestrel'), from: 'BEGINNING' })).until('caughtUp')
  for (const [index, event] of whole.entries()) {
    const resumed = await (await stream({ condition: about('kestrel'), after: event.cursor })).until('caughtUp')
    const rest = whole.slice(index + 1)
    expect(resumed.map(({ cursor, previous }) => ({ cursor, previous }))).toEqual(
      // Resumed at the end, it says once more that it is live.
      (rest.length === 0 ? whole.slice(-1) : rest).map(({ cursor, previous }) => ({ cursor, previous })),
    )
  }
})

test('while many write, a follower that is cut off and resumes again and again misses nothing and repeats nothing', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  const { head: start } = await room.journal.bounds()
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let count = 0; count < 15; count += 1) await say(`Writer ${writer} says number ${count} of the saga`)
  })
  const writing = Promise.all(writers)
  const seen: StreamEvent[] = []
  let after: string | null = null
  // All that will ever come: one more step would wait for ever.
  while (seen.length < 60) {
    const part = await stream({ condition: about('saga'), after, ...(after === null ? { from: 'BEGINNING' } : {}) })
    const share = Math.floor(random() * 8)
    for (let count = 0; count <= share && seen.length < 60; count += 1) {
      const event = await part.next()
      after = event.cursor
      if (event.type === 'entry') seen.push(event)
    }
    part.close()
  }
  await writing
  const whole = await (await stream({ condition: about('saga'), from: 'BEGINNING' })).until('caughtUp')
  expect(seen, `seed ${seed}, from ${start}`).toEqual(whole.filter((event) => event.type === 'entry'))
  expect(seen).toHaveLength(60)
})

test('whoever was told hears that the words were changed, or are gone', async () => {
  const url = 'https://harbourtimes.example/amended'
  const watching = await stream({ condition: about('narwhal') })
  await watching.until('caughtUp')
  const publish = async (text: string) => {
    await room.published({ url, text })
    await sequence(room.database.prisma)
  }
  await publish('“The narwhal will come back to our bay this year,” Ada Quill said.')
  await publish('“The narwhal will come back to our bay next year,” Ada Quill said.')
  await publish('“The dolphin will come back to our bay next year,” Ada Quill said.')
  const events = [await watching.next(), await watching.next(), await watching.next()]
  expect(events).toMatchObject([
    { effect: 'ENTERED', entry: { kind: 'INGESTED' } },
    { effect: 'STAYED', entry: { kind: 'AMENDED' } },
    { effect: 'LEFT', entry: { kind: 'AMENDED' } },
  ])
})

test('a stream that asked for retractions alone hears of nothing else', async () => {
  const url = 'https://harbourtimes.example/retracted'
  const watching = await stream({ kinds: ['RETRACTED'] })
  await watching.until('caughtUp')
  const { statementIds } = await room.published({ url, text: '“I will resign,” Ada Quill said.' })
  await room.published({ url, text: 'This article was withdrawn.' })
  await sequence(room.database.prisma)
  expect(await watching.next()).toMatchObject({
    effect: 'LEFT',
    entry: { kind: 'RETRACTED', statementId: statementIds[0] },
  })
})

test('a quiet stream says how far it has come, and its cursor skips what was not for it', async () => {
  const watching = await stream({ condition: about('unicorn'), on: { progressMs: 50 } })
  const caughtUp = await watching.next()
  await say('The tram is late again')
  const progress = await watching.next()
  expect(progress.type).toBe('progress')
  expect(progress.cursor).not.toBe(caughtUp.cursor)
  expect(progress.previous).toBe(caughtUp.previous)
})

test('what is not kept any more is said to be missing, and the chain begins anew', async () => {
  await say('The old walrus speaks')
  const old = await (await stream({ condition: about('walrus'), from: 'BEGINNING' })).next()
  await say('The young walrus speaks')
  await say('The last walrus speaks')
  const { head } = await room.journal.bounds()
  await room.database.prisma.$executeRaw`DELETE FROM journal_entries WHERE position < ${head}`
  const hub = await openHub(room.journal, 10, pino({ level: 'silent' }))
  const resumed = await stream({ condition: about('walrus'), after: old.cursor, on: { hub } })
  expect(await resumed.next()).toMatchObject({ type: 'gap', from: old.cursor, previous: null })
  expect(await resumed.next()).toMatchObject({ type: 'entry', previous: null, entry: { position: head } })
  await hub.close()
})

test('what was erased is not told again from memory, and everybody is told that it was', async () => {
  const statementId = await say('This must be forgotten')
  const other = await stream({ condition: about('submarine') })
  await other.until('caughtUp')
  await room.database.prisma
    .$executeRaw`UPDATE journal_entries SET before_id = NULL, after_id = NULL WHERE statement_id = ${statementId}::uuid`
  await room.database.prisma.$executeRaw`
    INSERT INTO pending_entries (kind, statement_id, written_at) VALUES ('ERASED', ${statementId}::uuid, now())`
  await sequence(room.database.prisma)
  expect(await other.next()).toMatchObject({ previous: null, entry: { kind: 'ERASED', statementId } })
  const all = await (await stream({ from: 'BEGINNING' })).until('caughtUp')
  expect(all.filter((event) => event.type === 'entry' && event.entry.statementId === statementId)).toMatchObject([
    { entry: { kind: 'ERASED', after: null } },
  ])
})

test.each<[string, Asked, string]>([
  ['rubbish', { after: 'rubbish' }, 'CURSOR_MALFORMED'],
  ['nothing', { after: '' }, 'CURSOR_MALFORMED'],
  ['another filter', { condition: about('zebra') }, 'CURSOR_OTHER_STREAM'],
  ['other kinds', { kinds: ['AMENDED'] }, 'CURSOR_OTHER_STREAM'],
  ['another database', { on: { epochs: [{ id: 'other', firstPosition: 1 }] } }, 'CURSOR_OTHER_DATABASE'],
])('a cursor of %s is refused, never read as from now', async (_, asked, code) => {
  const { cursor } = await (await stream()).next()
  const error = await stream({ after: cursor, ...asked }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CursorError)
  expect(error).toMatchObject({ code })
})

/** What a restore leaves: the newest entry is gone, and the row of the epoch is of another life of the database. */
async function goBack(change: string): Promise<number> {
  const { prisma } = room.database
  const [row] = await prisma.$queryRaw<{ head: bigint }[]>`
    UPDATE journal_head SET position = position - 1 RETURNING position + 1 AS head`
  const head = Number(row?.head)
  await prisma.$executeRaw`DELETE FROM journal_entries WHERE position = ${head}`
  await prisma.$executeRawUnsafe(`UPDATE epochs SET ${change}`)
  return head
}

/** Another process, or this one started again: it has read nothing yet. */
async function restarted(): Promise<Partial<Live>> {
  const journal = openJournal(room.database.prisma)
  return { journal, epochs: journal.epochs, hub: await openHub(journal, 10, pino({ level: 'silent' })) }
}

test('a cursor ahead of the journal is refused', async () => {
  await say('The newest of all')
  const { cursor } = await (await stream()).next()
  await goBack('journal_oid = journal_oid')
  const on = await restarted()
  await expect(stream({ after: cursor, on })).rejects.toMatchObject({ code: 'CURSOR_AHEAD' })
  await on.hub?.close()
  await goOn()
})

/** The process that has seen the entries that are gone ends, and another one takes its place. */
async function goOn(): Promise<void> {
  await live.hub.close()
  live = { ...live, ...(await restarted()) }
}

test('a restore in place, which makes the tables anew, begins an epoch with the next entry', async () => {
  const before = await readEpochs(room.database.prisma)
  // What pg_restore --clean does to the journal: the same rows in another table of that name.
  await room.database.prisma.$executeRaw`CREATE TABLE restored (LIKE journal_entries INCLUDING ALL)`
  await room.database.prisma.$executeRaw`INSERT INTO restored SELECT * FROM journal_entries`
  await room.database.prisma.$executeRaw`DROP TABLE journal_entries`
  await room.database.prisma.$executeRaw`ALTER TABLE restored RENAME TO journal_entries`
  await say('In the new tables')
  const after = await readEpochs(room.database.prisma)
  expect(after.slice(0, -1)).toEqual(before)
  expect(after.at(-1)?.firstPosition).toBe((await live.journal.bounds()).head)
  await say('And once more')
  expect(await readEpochs(room.database.prisma)).toEqual(after)
})

test.each([
  ['a dump into another database', 'database_oid = 1'],
  ['a dump into the same tables, emptied before', 'journal_file = 1'],
  ['a copy of the server’s files', "server_started_at = '2025-01-01'"],
  ['a backup that was made by an earlier release', 'server_started_at = NULL, journal_file = NULL'],
])('after a restore of %s, cursors of entries that were lost are refused, and older ones go on', async (_, change) => {
  await goOn()
  await say('Before the backup')
  const { cursor: kept } = await (await stream()).next()
  await say('After the backup')
  const { cursor: lost } = await (await stream()).next()
  const head = await goBack(change)
  const on = await restarted()
  await expect(stream({ after: lost, on })).rejects.toMatchObject({ code: 'CURSOR_AHEAD' })
  // Two entries, so that there is one at the place of the lost one, and one behind it.
  await say('In the new life')
  await say('And later')
  expect((await readEpochs(room.database.prisma)).at(-1)?.firstPosition).toBe(head)
  await expect(stream({ after: lost, on })).rejects.toMatchObject({ code: 'CURSOR_OTHER_DATABASE' })
  const resumed = await stream({ after: kept, on })
  expect(textOf(await resumed.next())).toBe('In the new life')
  await on.hub?.close()
  await goOn()
})

test('a process that has told of entries that a restore took back ends, and reads nothing more', async () => {
  const faults: Error[] = []
  const journal = openJournal(room.database.prisma, (error) => faults.push(error))
  await say('After the backup')
  const { head } = await journal.bounds()
  await goBack("server_started_at = '2025-01-01'")
  // Another process was quicker, and the places of the lost entries are taken.
  await say('In the new life')
  await say('And later')
  const replaced = { name: 'DatabaseReplaced' }
  await expect(journal.read(head, 10)).rejects.toMatchObject(replaced)
  await expect(journal.bounds()).rejects.toMatchObject(replaced)
  expect(faults).toMatchObject([replaced])
  await goOn()
})

test('a process that finds the head behind what it has read ends, before any entry takes those places', async () => {
  const faults: Error[] = []
  const journal = openJournal(room.database.prisma, (error) => faults.push(error))
  await say('After the backup')
  await journal.bounds()
  await goBack("server_started_at = '2025-01-01'")
  await expect(journal.bounds()).rejects.toMatchObject({ name: 'DatabaseReplaced' })
  expect(faults).toHaveLength(1)
  await goOn()
})

test('a process that has read nothing beyond the restore goes on, and its cursors are those of the others', async () => {
  await say('Before the backup')
  const other = await restarted()
  const journal = openJournal(room.database.prisma)
  await journal.bounds()
  await room.database.prisma.$executeRaw`UPDATE epochs SET server_started_at = '2025-01-01'`
  await say('In the new life')
  const [entry] = await journal.read((await live.journal.bounds()).head - 1, 10)
  expect(journal.epochs.at(-1)?.firstPosition).toBe(entry?.position)
  const { cursor } = await (await stream({ on: other })).next()
  expect((await (await stream({ after: cursor })).next()).type).toBe('caughtUp')
  await other.hub?.close()
})
