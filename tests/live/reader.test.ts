import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseStatement } from '../../src/desk/erasure/erase.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { type JournalReader, NEWS_KINDS } from '../../src/domain/journal/entry.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { ConsumerOtherStream } from '../../src/live/consumer.ts'
import { openFanout } from '../../src/live/fan-out.ts'
import { openHub } from '../../src/live/hub.ts'
import type { Live } from '../../src/live/place.ts'
import { openReader, type Reader } from '../../src/live/reader.ts'
import type { StreamEvent } from '../../src/live/stream.ts'
import { currentEpochs } from '../../src/store/database/epochs.ts'
import { openConsumers } from '../../src/store/journal/consumers.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { prepareFilter } from '../../src/store/search/linguistics.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { seeded } from '../world/seeded.ts'

// A channel as any transport would build it: a reader, and nothing of GraphQL.

let room: Newsroom
let live: Live

const LONG = { timeout: 20_000 }

beforeAll(async () => {
  room = await newsroom()
  const hub = await openHub(room.journal, 10, pino({ level: 'silent' }))
  const epochs = await currentEpochs(room.database.prisma)
  live = {
    hub,
    journal: room.journal,
    consumers: openConsumers(room.database.prisma, () => {}),
    epochs,
    progressMs: 60_000,
    fanout: openFanout(hub, epochs, 60_000),
  }
})

afterAll(async () => {
  live.fanout?.close()
  await live.hub.close()
  await room.close()
})

async function open(name: string | null, text: string, on = live): Promise<Reader> {
  const condition: Condition = { kind: 'words', field: 'text', text }
  const filter = await prepareFilter(room.database.prisma, condition)
  return openReader(on, {
    condition,
    queries: filter.queries,
    kinds: NEWS_KINDS,
    after: null,
    from: 'BEGINNING',
    consumer: name === null ? null : { principalId: LOCAL_PRINCIPAL.id, name },
    lastCarried: (upTo) => room.journal.lastCarried(filter, NEWS_KINDS, upTo),
  })
}

async function say(words: string): Promise<string> {
  const { statementIds } = await room.published({ text: `“${words},” Ada Quill said.` })
  await sequence(room.database.prisma)
  return statementIds[0] ?? ''
}

const wordsOf = (event: StreamEvent) => (event.type === 'entry' ? [event.entry.after?.text ?? event.entry.kind] : [])

test('a channel that crashes again and again before it has dealt with a batch loses nothing and repeats nothing', async () => {
  const seed = Date.now()
  const random = seeded(seed)
  const count = 30
  const writing = Promise.all(
    [0, 1].map(async (writer) => {
      for (let each = 0; each < count / 2; each += 1) await say(`The saga has part ${writer} of number ${each}`)
    }),
  )
  const dealtWith: string[] = []
  const links: (string | null)[] = []
  let crashes = 0
  while (dealtWith.length < count) {
    // A process that comes up knows the consumer's name, and nothing else.
    const reader = await open('webhook', 'saga')
    for await (const events of reader.batches()) {
      if (random() < 0.3) {
        crashes += 1
        break
      }
      dealtWith.push(...events.flatMap(wordsOf))
      for (const { type, cursor, previous } of events) if (type === 'entry') links.push(previous, cursor)
      const last = events.at(-1)?.cursor ?? ''
      expect(await reader.acknowledge(last)).toEqual({ outcome: 'kept', cursor: last })
      if (dealtWith.length >= count) break
    }
  }
  await writing
  const whole: string[] = []
  for await (const event of await open(null, 'saga')) {
    if (event.type === 'caughtUp') break
    whole.push(...wordsOf(event))
  }
  expect(whole, `seed ${seed}`).toHaveLength(count)
  expect(dealtWith, `seed ${seed}, ${crashes} crashes`).toEqual(whole)
  // Each names the one before it, across all crashes.
  for (let at = 2; at < links.length; at += 2) expect(links[at], `seed ${seed}`).toBe(links[at - 1])
}, 60_000)

test('a channel that dealt with a batch and crashed before it acknowledged is told that batch again, under the same cursors', async () => {
  await say('The comet is seen in the north')
  await say('Clouds have hidden the comet from us')
  /** Reads until both are told, and crashes: nothing is acknowledged. */
  const readAndCrash = async (): Promise<StreamEvent[]> => {
    const told: StreamEvent[] = []
    for await (const batch of (await open('forgetful', 'comet')).batches()) {
      told.push(...batch.filter(({ type }) => type === 'entry'))
      if (told.length === 2) break
    }
    return told
  }
  const told = await readAndCrash()
  expect(told.flatMap(wordsOf)).toEqual(['The comet is seen in the north', 'Clouds have hidden the comet from us'])
  expect(await readAndCrash()).toEqual(told)
})

test('a consumer of one filter is no consumer of another', async () => {
  await open('of trams', 'tram')
  await expect(open('of trams', 'ferry')).rejects.toBeInstanceOf(ConsumerOtherStream)
})

test('what waits for a slow reader when its words are erased is not given, and all else is', async () => {
  await say('The lantern is lit at dusk')
  const second = await say('The lantern is lit at dawn')
  await expect.poll(() => live.hub.head, LONG).toBe((await room.journal.bounds()).head)
  const events = (await open(null, 'lantern'))[Symbol.asyncIterator]()
  const told = wordsOf((await events.next()).value as StreamEvent)
  // Both were read together, so the second waits.
  const { erasures } = live.hub
  await eraseStatement(room.database.prisma, second, 'a mistake')
  await sequence(room.database.prisma)
  await expect.poll(() => live.hub.erasures, LONG).toBeGreaterThan(erasures)
  for (let event = await events.next(); event.value?.type !== 'caughtUp'; event = await events.next())
    told.push(...wordsOf(event.value as StreamEvent))
  expect(told).toEqual(['The lantern is lit at dusk', 'ERASED'])
  await say('The lantern is lit at noon')
  expect(wordsOf((await events.next()).value as StreamEvent)).toEqual(['The lantern is lit at noon'])
  await events.return?.()
})

test.each([
  ['a type error', new TypeError('a driver that trips')],
  ['what is no error', 'a driver that throws words'],
])('a reader waits while the journal cannot be read, be it for %s', async (_what, fault) => {
  const said = await say('The heron waits for the water')
  const { head } = await room.journal.bounds()
  const failing = 2
  let failed = 0
  const journal: JournalReader = {
    ...room.journal,
    async read(after, ...asked) {
      // The hub's own reading begins at the head.
      if (after >= head || failed === failing) return room.journal.read(after, ...asked)
      failed += 1
      throw fault
    },
  }
  const faults: string[] = []
  let last: string | null = null
  const log = pino({ level: 'warn' }, { write: (line) => void faults.push(line) })
  const hub = await openHub(journal, 10, log)
  for await (const event of await open(null, 'heron', { ...live, hub })) {
    if (event.type === 'caughtUp') break
    last = event.type === 'entry' ? event.entry.statementId : null
  }
  expect(last).toBe(said)
  expect(failed).toBe(failing)
  expect(faults.join()).toContain('a driver that')
  await hub.close()
})

test('a reader that stops waits for nothing, and is given nothing more', async () => {
  const events = (await open(null, 'nobody says this'))[Symbol.asyncIterator]()
  while ((await events.next()).value?.type !== 'caughtUp');
  const waiting = events.next()
  await events.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(await events.next()).toEqual({ done: true, value: undefined })
})
