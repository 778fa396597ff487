import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseStatement } from '../../src/desk/erasure/erase.ts'
import { NEWS_KINDS } from '../../src/domain/journal/entry.ts'
import type { Fanout } from '../../src/live/fan-out.ts'
import { type Hub, openHub } from '../../src/live/hub.ts'
import { Inbox } from '../../src/live/inbox.ts'
import { Reader } from '../../src/live/reader.ts'
import type { Payload } from '../../src/live/rendering.ts'
import type { StreamEvent } from '../../src/live/stream.ts'
import { type End, STOPPED, Subscription } from '../../src/live/subscription.ts'
import { Whole } from '../../src/server/execution/cursor-template.ts'
import { currentEpochs } from '../../src/store/database/epochs.ts'
import { openConsumers } from '../../src/store/journal/consumers.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// One subscription to a stream, whose results are made by the test.

let room: Newsroom
let hub: Hub

const LONG = { timeout: 20_000 }

interface Result {
  text: string
  cursor: string
  previous: string | null
}

class Results extends Inbox<Result> {
  protected give([payload]: readonly [Payload]): Result {
    return JSON.parse(payload.json())
  }

  protected lastWord(): null {
    return null
  }
}

beforeAll(async () => {
  room = await newsroom()
  hub = await openHub(room.journal, 10, pino({ level: 'silent' }))
})

afterAll(async () => {
  await hub.close()
  await room.close()
})

test('what was erased while a result was made of history is not told, and the chain is unbroken', async () => {
  const said: string[] = []
  for (const words of ['The ferry sails at noon', 'A second bridge will be built', 'We lost the harbour master']) {
    const { statementIds } = await room.published({ text: `“${words},” Ada Quill said.` })
    said.push(statementIds[0] ?? '')
    await sequence(room.database.prisma)
  }
  await expect.poll(() => hub.head, LONG).toBe((await room.journal.bounds()).head)
  const eraseSecond = async () => {
    await eraseStatement(room.database.prisma, said[1] ?? '', 'a mistake')
    await sequence(room.database.prisma)
    await expect.poll(() => hub.erasures, LONG).toBe(1)
  }
  let erasing: Promise<void> | null = null
  // Making something of the second takes as long as it takes to erase it.
  const render = async (event: StreamEvent) => {
    const text = event.type === 'entry' ? (event.entry.after?.text ?? event.entry.kind) : event.type
    if (text.includes('second')) {
      erasing ??= eraseSecond()
      await erasing
    }
    return new Whole(event, JSON.stringify({ text, cursor: event.cursor, previous: event.previous }))
  }
  const epochs = await currentEpochs(room.database.prisma)
  const spec = { id: 'everything', condition: { kind: 'all' as const, of: [] }, queries: new Map(), kinds: NEWS_KINDS }
  const live = {
    hub,
    journal: room.journal,
    epochs,
    progressMs: 60_000,
    consumers: openConsumers(room.database.prisma, () => {}),
  }
  const reader = new Reader(live, { spec, start: { position: 0, link: 0 }, openedAt: hub.head }, null)
  const results = new Results(hub, 1)
  results.source = reader.subscribe({ rendering: { isPersonal: false, render }, viewer: {}, sink: results })
  const told: Result[] = []
  for await (const result of results) {
    told.push(result)
    if (result.text === 'caughtUp') break
  }
  expect(told.map(({ text }) => text)).toEqual([
    'The ferry sails at noon',
    'We lost the harbour master',
    'ERASED',
    'caughtUp',
  ])
  expect(told.map(({ previous }) => previous)).toEqual([null, told[0]?.cursor, null, told[2]?.cursor])
})

test('a subscription that ends on its way back to the head is not taken there any more', async () => {
  let taken = 0
  const fanout: Fanout = {
    attach() {
      taken += 1
      return true
    },
    linkOf: () => null,
    close() {},
  }
  const live = {
    hub,
    journal: room.journal,
    epochs: await currentEpochs(room.database.prisma),
    progressMs: 60_000,
    consumers: openConsumers(room.database.prisma, () => {}),
    fanout,
  }
  const spec = { id: 'nothing', condition: { kind: 'all' as const, of: [] }, queries: new Map(), kinds: NEWS_KINDS }
  const start = { position: hub.head, link: 0 }
  const ends: End[] = []
  const subscription = new Subscription(
    live,
    { spec, start, openedAt: hub.head },
    {
      rendering: { isPersonal: false, render: (event) => new Whole(event, event.type) },
      viewer: {},
      sink: { send() {}, isFull: false, whenEmpty() {}, end: (end) => void ends.push(end) },
    },
  )
  subscription.begin()
  await expect.poll(() => taken, LONG).toBe(1)
  subscription.readOn()
  subscription.end(STOPPED)
  await new Promise(setImmediate)
  expect({ taken, ends }).toEqual({ taken: 1, ends: [STOPPED] })
})

test('a slow reader at a place that this process has not read yet waits there, and does not fail', async () => {
  const live = {
    hub,
    journal: room.journal,
    epochs: await currentEpochs(room.database.prisma),
    progressMs: 60_000,
    consumers: openConsumers(room.database.prisma, () => {}),
  }
  const spec = { id: 'ahead', condition: { kind: 'all' as const, of: [] }, queries: new Map(), kinds: NEWS_KINDS }
  // As another process has told it, which was quicker to read the journal.
  const ahead = hub.head + 5
  const sent: string[] = []
  const ends: End[] = []
  const subscription = new Subscription(
    live,
    { spec, start: { position: ahead, link: 0 }, openedAt: ahead },
    {
      rendering: { isPersonal: false, render: (event) => new Whole(event, event.type) },
      viewer: {},
      sink: {
        isFull: true,
        send: (payloads) => void sent.push(...payloads.map(({ event }) => event.type)),
        whenEmpty: () => void sent.push('paused'),
        end: (end) => void ends.push(end),
      },
    },
  )
  subscription.begin()
  await expect.poll(() => sent.length + ends.length, LONG).toBe(2)
  expect({ sent, ends }).toEqual({ sent: ['caughtUp', 'paused'], ends: [] })
  subscription.end(STOPPED)
})
