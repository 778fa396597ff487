import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseStatement } from '../../src/desk/erasure/erase.ts'
import { NEWS_KINDS } from '../../src/domain/journal/entry.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { StreamEvent } from '../../src/live/follower.ts'
import { type Hub, openHub } from '../../src/live/hub.ts'
import { whole } from '../../src/server/execution/cursor-template.ts'
import type { Operations, SharedOperation } from '../../src/server/execution/operations.ts'
import { Reading } from '../../src/server/execution/subscription.ts'
import { currentEpochs } from '../../src/store/database/epochs.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// One reader of a stream, whose results are made by the test.

let room: Newsroom
let hub: Hub

const LONG = { timeout: 20_000 }

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
    return whole(JSON.stringify({ text, cursor: event.cursor, previous: event.previous }))
  }
  const epochs = await currentEpochs(room.database.prisma)
  const spec = { id: 'everything', condition: { kind: 'all' as const, of: [] }, queries: new Map(), kinds: NEWS_KINDS }
  const reading = new Reading(
    {
      live: { hub, journal: room.journal, epochs, progressMs: 60_000 },
      operations: { release() {} } as unknown as Operations,
      stopping: new AbortController().signal,
    },
    {
      placed: { spec, start: { position: 0, link: 0 }, openedAt: hub.head },
      operation: { key: 'own', isPersonal: false, render } satisfies SharedOperation,
      viewer: {},
      caller: {
        principal: LOCAL_PRINCIPAL,
        isOperator: false,
        credential: null,
        revoked: new AbortController().signal,
      },
      bypass: null,
      onEnd: () => {},
    },
  )
  const told: { text: string; cursor: string; previous: string | null }[] = []
  for await (const result of reading) {
    told.push(JSON.parse((result as { stringify(): string }).stringify()))
    if (told.at(-1)?.text === 'caughtUp') break
  }
  expect(told.map(({ text }) => text)).toEqual([
    'The ferry sails at noon',
    'We lost the harbour master',
    'ERASED',
    'caughtUp',
  ])
  expect(told.map(({ previous }) => previous)).toEqual([null, told[0]?.cursor, null, told[2]?.cursor])
})
