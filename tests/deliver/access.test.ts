import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { openDelivering } from '../../src/deliver/deliver.ts'
import type { OutgoingMessage } from '../../src/deliver/sender.ts'
import { changeRole, createKey } from '../../src/store/access/keys.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { changeChannel } from '../../src/store/deliveries/channels.ts'
import { newFeedSecret, readFeedAt } from '../../src/store/deliveries/feed-addresses.ts'
import { confirmAddress } from '../../src/store/deliveries/mail-addresses.ts'
import { readLinked } from '../../src/store/deliveries/mail-links.ts'
import { requestTest } from '../../src/store/deliveries/requests.ts'
import { followWatch, shareWatch } from '../../src/store/watches/saved/sharing.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { alertOf, channelOf, watchOf } from './owed.ts'

// What leaves the service goes only to those who may have it at that moment.

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const prisma = () => database.prisma

async function someone() {
  const { principal } = await createKey(prisma(), `reader ${randomUUID()}`, 'READER')
  return principal
}

test('a message that was under way when the address of its channel changed does not go to one that is not confirmed', async () => {
  const { id: ownerId } = await someone()
  const watchId = await watchOf(prisma(), ownerId)
  const channelId = await channelOf(prisma(), ownerId, { kind: 'MAIL', address: 'own@desk.example' })
  await confirmAddress(prisma(), channelId)
  await alertOf(prisma(), watchId, [ownerId])
  const sent: OutgoingMessage[] = []
  const send = async (message: OutgoingMessage) => {
    sent.push(message)
    if (message.kind === 'CONFIRMATION') return { ok: true, status: 250 } as const
    const change = { address: 'other@victim.example', credential: null }
    if (message.channel.address === 'own@desk.example')
      await changeChannel(prisma(), { id: channelId, ownerId }, change)
    return { ok: false, status: 451, error: 'later', isGone: false } as const
  }
  const delivering = openDelivering({
    prisma: prisma(),
    senders: { MAIL: { send } },
    pollMs: 20,
    log: pino({ level: 'silent' }),
    backOff: { waitMs: () => 10, giveUpMs: 60_000 },
    leaseMs: 500,
  })
  onTestFinished(() => delivering.stop())
  const asked = () => sent.filter(({ kind }) => kind === 'CONFIRMATION')
  await vi.waitFor(() => expect(asked().at(-1)?.channel.address).toBe('other@victim.example'), 20_000)
  const owed = () => prisma().delivery.findFirstOrThrow({ where: { channelId, kind: 'ALERTS' } })
  const { nextTryAt } = await owed()
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan((nextTryAt?.getTime() ?? 0) + 300), 20_000)
  const toOther = sent.filter(({ channel }) => channel.address === 'other@victim.example')
  expect(toOther.map(({ kind }) => kind)).toEqual(['CONFIRMATION'])
  expect((await owed()).state).toBe('PENDING')
})

test('a feed tells nothing more of a watch that is not shared with its owner any longer', async () => {
  const [owner, reader] = [await someone(), await someone()]
  const watchId = await watchOf(prisma(), owner.id)
  const by = { principalId: owner.id }
  await shareWatch(prisma(), watchId, { role: null, principals: [reader.name] }, by)
  expect(await followWatch(prisma(), watchId, reader.id)).toBe('following')
  const secret = newFeedSecret()
  await channelOf(prisma(), reader.id, { kind: 'FEED', address: null, secret })
  const alertId = await alertOf(prisma(), watchId, [owner.id, reader.id])
  expect((await readFeedAt(prisma(), secret, 10))?.alertIds).toEqual([alertId])
  await shareWatch(prisma(), watchId, { role: null, principals: [] }, by)
  expect((await readFeedAt(prisma(), secret, 10))?.alertIds).toEqual([])
})

test('a link of a mail names no watch that the one it was sent for may not see any longer', async () => {
  const owner = await someone()
  const { principal: editor } = await createKey(prisma(), `editor ${randomUUID()}`, 'EDITOR')
  const watchId = await watchOf(prisma(), owner.id)
  await shareWatch(prisma(), watchId, { role: 'EDITOR', principals: [] }, { principalId: owner.id })
  expect(await followWatch(prisma(), watchId, editor.id)).toBe('following')
  const channelId = await channelOf(prisma(), editor.id, { kind: 'MAIL', address: 'editor@desk.example' })
  expect(await readLinked(prisma(), channelId, watchId)).toMatchObject({ address: 'editor@desk.example' })
  await changeRole(prisma(), editor.name, 'READER')
  expect(await readLinked(prisma(), channelId, watchId)).toBeNull()
})

test('a channel owes one test at a time, however often it is asked for', async () => {
  const { id: ownerId } = await someone()
  const id = await channelOf(prisma(), ownerId)
  const asked = await Promise.all([1, 2, 3].map(() => requestTest(prisma(), { id, ownerId })))
  expect(new Set(asked).size).toBe(1)
  expect(await prisma().delivery.count({ where: { channelId: id, kind: 'TEST' } })).toBe(1)
})
