import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseStatement } from '../../src/desk/erasure/erase.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { type Epoch, NEWS_KINDS, type Position } from '../../src/domain/journal/entry.ts'
import type { Attached } from '../../src/live/channel.ts'
import { type Fanout, openFanout } from '../../src/live/fan-out.ts'
import { type Hub, openHub } from '../../src/live/hub.ts'
import { Reader } from '../../src/live/reader.ts'
import type { Payload, Rendering } from '../../src/live/rendering.ts'
import type { StreamSpec } from '../../src/live/stream.ts'
import { Whole } from '../../src/server/execution/cursor-template.ts'
import { currentEpochs } from '../../src/store/database/epochs.ts'
import { openConsumers } from '../../src/store/journal/consumers.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// Readers that hold something when words are erased, and readers beside others that fail.

let room: Newsroom
let hub: Hub
let epochs: Epoch[]
const opened: Fanout[] = []

const LONG = { timeout: 20_000 }

beforeAll(async () => {
  room = await newsroom()
  hub = await openHub(room.journal, 10, pino({ level: 'silent' }))
  epochs = await currentEpochs(room.database.prisma)
})

afterAll(async () => {
  for (const fanout of opened) fanout.close()
  await hub.close()
  await room.close()
})

const EVERYTHING: Condition = { kind: 'all', of: [] }

function spec(id: string, condition = EVERYTHING): StreamSpec {
  return { id, condition, queries: new Map(), kinds: NEWS_KINDS }
}

const say = (words: string) => room.say(words)

async function erase(statementId: string): Promise<void> {
  const { erasures } = hub
  await eraseStatement(room.database.prisma, statementId, 'a mistake')
  await sequence(room.database.prisma)
  await expect.poll(() => hub.erasures, LONG).toBeGreaterThan(erasures)
}

async function hasAll(): Promise<void> {
  const { head } = await room.journal.bounds()
  await expect.poll(() => hub.head, LONG).toBe(head)
}

/** Makes each event's words, once it is told to go on. */
function words(isSlow = false): Rendering & { goOn(): void } {
  let goOn: () => void = () => {}
  const going = isSlow ? new Promise<void>((resolve) => (goOn = resolve)) : null
  return {
    isPersonal: false,
    goOn: () => goOn(),
    render(event) {
      const made = event.type === 'entry' ? (event.entry.after?.text ?? event.entry.kind) : event.type
      const payload = new Whole(event, made)
      return going === null ? payload : going.then(() => payload)
    },
  }
}

/** Somebody at the head of the journal. When it is let go, it says where it has to read on. */
function reader(at: Position, rendering: Rendering) {
  const told: string[] = []
  const readsOnAfter: Position[] = []
  const own: Attached = {
    rendering,
    viewer: {},
    position: at,
    link: 0,
    channel: null,
    take: (payloads: readonly Payload[]) => void told.push(...payloads.map((payload) => payload.json())),
    readOn: () => void readsOnAfter.push(own.position),
  }
  return { own, told, readsOnAfter }
}

function fanoutOn(given: Hub = hub): Fanout {
  const fanout = openFanout(given, epochs, 60_000)
  opened.push(fanout)
  return fanout
}

test('who pauses in the midst of history is not told what was erased meanwhile, and is told all else', async () => {
  await say('The first of three things')
  const second = await say('The second of three things')
  await say('The third of three things')
  await hasAll()
  const live = {
    hub,
    journal: room.journal,
    epochs,
    progressMs: 60_000,
    consumers: openConsumers(room.database.prisma, () => {}),
  }
  const start = { position: 0, link: 0 }
  const told: string[] = []
  for await (const event of new Reader(live, { spec: spec('everything'), start, openedAt: hub.head }, null)) {
    if (event.type === 'caughtUp') break
    if (event.type === 'entry') told.push(event.entry.after?.text ?? event.entry.kind)
    if (told.length === 1) await erase(second)
  }
  expect(told).toEqual(['The first of three things', 'The third of three things', 'ERASED'])
})

test('what was erased while a result was made of it is sent to nobody: they read the journal again', async () => {
  const fanout = fanoutOn()
  const rendering = words(true)
  await hasAll()
  const at = hub.head
  const { own, told, readsOnAfter } = reader(at, rendering)
  expect(fanout.attach(spec('slowly made'), at, own)).toBe(true)
  const erased = await say('This is being made into a result')
  await hasAll()
  expect(told).toEqual([])
  await erase(erased)
  expect(readsOnAfter).toEqual([at])
  rendering.goOn()
  await new Promise(setImmediate)
  expect(told).toEqual([])
})

test('a listener that throws takes nothing from the others', async () => {
  const faults: string[] = []
  const own = await openHub(room.journal, 10, pino({ level: 'error' }, { write: (line) => void faults.push(line) }))
  own.listen(() => {
    throw new Error('a listener that fails')
  })
  const fanout = fanoutOn(own)
  await hasAll()
  await expect.poll(() => own.head, LONG).toBe(hub.head)
  const attached = reader(own.head, words())
  expect(fanout.attach(spec('beside a fault'), own.head, attached.own)).toBe(true)
  await say('One is told though another fails')
  await expect.poll(() => attached.told, LONG).toEqual(['One is told though another fails'])
  await say('And so is the next')
  await expect.poll(() => attached.told, LONG).toHaveLength(2)
  expect(faults.join()).toContain('a listener that fails')
  await own.close()
})

test('where an entry cannot be matched for one stream, everybody reads it in the journal', async () => {
  const fanout = fanoutOn()
  await hasAll()
  const at = hub.head
  const others = reader(at, words())
  const odd = reader(at, words())
  const broken = spec('broken')
  expect(fanout.attach(spec('sound'), at, others.own)).toBe(true)
  expect(fanout.attach(broken, at, odd.own)).toBe(true)
  Object.defineProperty(broken, 'kinds', {
    get() {
      throw new Error('a stream that fails')
    },
  })
  await say('Nobody misses this')
  await expect.poll(() => [others.readsOnAfter, odd.readsOnAfter], LONG).toEqual([[at], [at]])
  expect([others.own.channel, odd.own.channel]).toEqual([null, null])
})
