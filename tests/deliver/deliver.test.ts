import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import type { BackOff } from '../../src/deliver/back-off.ts'
import { openDelivering } from '../../src/deliver/deliver.ts'
import { planDeliveries } from '../../src/deliver/plan-deliveries.ts'
import { NotNow, type OutgoingMessage, type Sent } from '../../src/deliver/sender.ts'
import { changeRole, createKey, revokeKey } from '../../src/store/access/keys.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { changeChannel } from '../../src/store/deliveries/channels.ts'
import { claimDue } from '../../src/store/deliveries/claims.ts'
import { pauseChannel } from '../../src/store/deliveries/pauses.ts'
import { requestReplay } from '../../src/store/deliveries/requests.ts'
import { deleteWatch } from '../../src/store/watches/definitions.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { alertOf, channelOf, watchOf } from './owed.ts'

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

// What a test leaves behind is not for the next one.
afterEach(async () => {
  await prisma().$executeRaw`UPDATE channels SET pause = 'BY_OWNER', paused_at = now()`
  await prisma().$executeRaw`UPDATE deliveries SET state = 'SENT', next_try_at = NULL WHERE state = 'PENDING'`
})

const prisma = () => database.prisma
const never = new AbortController().signal
const plan = () => planDeliveries(prisma(), ['WEBHOOK'], never)
const OK: Sent = { ok: true, status: 204 }
const DOWN: Sent = { ok: false, status: 503, error: 'desk.example has trouble of its own (503)', isGone: false }
const AT_ONCE: BackOff = { waitMs: () => 10, giveUpMs: 60_000 }

/** Someone new with a key. */
async function someone(): Promise<{ id: string; keyId: string }> {
  const key = await createKey(prisma(), `reader ${randomUUID()}`, 'READER')
  return { id: key.principal.id, keyId: key.id }
}

/** Sends with this for a sender, until the test ends; what it sent, in order. */
function deliver(answer: (message: OutgoingMessage, count: number) => Sent | Promise<Sent>, backOff = AT_ONCE) {
  const sent: OutgoingMessage[] = []
  const delivering = openDelivering({
    prisma: prisma(),
    senders: { WEBHOOK: { send: async (message) => answer(message, sent.push(message)) } },
    pollMs: 20,
    log: pino({ level: 'silent' }),
    backOff,
    leaseMs: 500,
  })
  onTestFinished(() => delivering.stop())
  return sent
}

async function deliveriesOf(channelId: string) {
  const rows = await prisma().delivery.findMany({
    where: { channelId },
    include: { alerts: { orderBy: { position: 'asc' } }, tried: { orderBy: { number: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ alerts, ...row }) => ({ ...row, alertIds: alerts.map(({ alertId }) => alertId) }))
}

test('what is decided after a channel was made is sent through it once, and hidden alerts are not', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  await alertOf(prisma(), watchId, [id])
  const channelId = await channelOf(prisma(), id)
  const first = await alertOf(prisma(), watchId, [id])
  await alertOf(prisma(), watchId, [id], { hiddenById: randomUUID() })
  const second = await alertOf(prisma(), watchId, [id])
  const sent = deliver(() => OK)
  await vi.waitFor(() => expect(sent).toHaveLength(2), 20_000)
  await vi.waitFor(async () => {
    const states = (await deliveriesOf(channelId)).map(({ state, alertIds, attempts }) => ({
      state,
      alertIds,
      attempts,
    }))
    expect(states).toEqual([
      { state: 'SENT', alertIds: [first], attempts: 1 },
      { state: 'SENT', alertIds: [second], attempts: 1 },
    ])
  })
  expect(new Set(sent.map((message) => message.id)).size).toBe(2)
  expect(sent[0]?.channel.owner).toMatchObject({ id, role: 'READER' })
})

test('however many processes plan at once, an alert is in one message of a channel', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channels = await Promise.all([1, 2, 3].map(() => channelOf(prisma(), id)))
  const alerts: string[] = []
  for (let count = 0; count < 40; count += 1) alerts.push(await alertOf(prisma(), watchId, [id]))
  for (let round = 0; round < 3; round += 1) await Promise.all([plan(), plan(), plan(), plan()])
  for (const channelId of channels)
    expect((await deliveriesOf(channelId)).flatMap(({ alertIds }) => alertIds)).toEqual(alerts)
})

test('a burst is one message, which is due when the burst is over', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id, 30)
  const channelId = await channelOf(prisma(), id)
  const burstAt = new Date(Date.now() - 60_000)
  const first = await alertOf(prisma(), watchId, [id], { at: burstAt })
  await plan()
  const second = await alertOf(prisma(), watchId, [id], { burstAt })
  await plan()
  const [only, ...others] = await deliveriesOf(channelId)
  expect(others).toEqual([])
  expect(only).toMatchObject({ state: 'PENDING', alertIds: [first, second] })
  expect(only?.nextTryAt?.getTime()).toBe(burstAt.getTime() + 30 * 60_000)
})

test('what comes to a burst after its message went out is told in another', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id, 30)
  const channelId = await channelOf(prisma(), id)
  const burstAt = new Date(Date.now() - 60 * 60_000)
  const first = await alertOf(prisma(), watchId, [id], { at: burstAt })
  await plan()
  const claimed = await claimDue(prisma(), { kinds: ['WEBHOOK'], limit: 10, leaseMs: 60_000 })
  expect(claimed.map(({ alertIds }) => alertIds)).toEqual([[first]])
  const late = await alertOf(prisma(), watchId, [id], { burstAt })
  await plan()
  expect((await deliveriesOf(channelId)).map(({ alertIds }) => alertIds)).toEqual([[first], [late]])
})

test('a digest has what happened in its time, by the clock of its owner', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const own = { rhythm: 'DAILY', timeZone: 'Europe/Berlin', hour: 8 } as const
  const channelId = await channelOf(prisma(), id, own)
  // 8:00 in Berlin is 7:00 in winter, and 6:00 from 30 March 2025 on.
  const days = ['2025-03-28T06:59:59Z', '2025-03-28T07:00:00Z', '2025-03-29T06:59:00Z', '2025-03-29T07:00:00Z']
  const alerts: string[] = []
  for (const day of days) alerts.push(await alertOf(prisma(), watchId, [id], { at: new Date(day) }))
  await plan()
  const [a, b, c, d] = alerts
  const planned = (await deliveriesOf(channelId)).map(({ dueAt, alertIds }) => ({
    dueAt: dueAt.toISOString(),
    alertIds,
  }))
  expect(planned).toEqual([
    { dueAt: '2025-03-28T07:00:00.000Z', alertIds: [a] },
    { dueAt: '2025-03-29T07:00:00.000Z', alertIds: [b, c] },
    { dueAt: '2025-03-30T06:00:00.000Z', alertIds: [d] },
  ])
})

test('a message that is not taken is tried again under its id, and each attempt can be looked at', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channelId = await channelOf(prisma(), id)
  await alertOf(prisma(), watchId, [id])
  const sent = deliver((_, count) => (count < 3 ? DOWN : OK))
  await vi.waitFor(async () => expect((await deliveriesOf(channelId))[0]?.state).toBe('SENT'), 20_000)
  expect(new Set(sent.map((message) => message.id)).size).toBe(1)
  const [delivery] = await deliveriesOf(channelId)
  expect(delivery?.tried.map(({ number, status, error }) => ({ number, status, error }))).toEqual([
    { number: 1, status: 503, error: DOWN.error },
    { number: 2, status: 503, error: DOWN.error },
    { number: 3, status: 204, error: null },
  ])
})

test('a message whose process was killed is sent by another when its claim has run out', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channelId = await channelOf(prisma(), id)
  const alertId = await alertOf(prisma(), watchId, [id])
  await plan()
  // Claimed by one that is never heard of again.
  const [claimed] = await claimDue(prisma(), { kinds: ['WEBHOOK'], limit: 1, leaseMs: 300 })
  expect(claimed?.alertIds).toEqual([alertId])
  expect(await claimDue(prisma(), { kinds: ['WEBHOOK'], limit: 1, leaseMs: 300 })).toEqual([])
  const sent = deliver(() => OK)
  await vi.waitFor(async () => expect((await deliveriesOf(channelId))[0]?.state).toBe('SENT'), 20_000)
  expect(sent.map((message) => message.id)).toEqual([claimed?.id])
})

test('a receiver that has taken nothing until time is up is paused, and another channel says so', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const dead = await channelOf(prisma(), id, { name: 'dead' })
  await alertOf(prisma(), watchId, [id])
  const other = await channelOf(prisma(), id, { name: 'other' })
  const sent = deliver((message) => (message.channel.name === 'dead' ? DOWN : OK), { waitMs: () => 10, giveUpMs: 200 })
  await vi.waitFor(() => expect(sent.some(({ kind }) => kind === 'NOTICE')).toBe(true), 20_000)
  const notice = sent.find(({ kind }) => kind === 'NOTICE')
  expect(notice?.channel.id).toBe(other)
  expect(notice?.notice).toMatchObject({ about: 'dead', message: expect.stringContaining('503') })
  const channel = await prisma().channel.findUniqueOrThrow({ where: { id: dead } })
  expect(channel.pause).toBe('FAILING')
  // Nothing of it is lost: it goes on when its owner says so.
  expect(await deliveriesOf(dead)).toMatchObject([{ state: 'PENDING', nextTryAt: null }])
})

test('a message that a receiver never takes is given up, and what comes after it is not', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channelId = await channelOf(prisma(), id)
  const poison = await alertOf(prisma(), watchId, [id])
  await alertOf(prisma(), watchId, [id])
  deliver(({ alertIds }) => (alertIds.includes(poison) ? DOWN : OK), { waitMs: () => 10, giveUpMs: 2_000 })
  // A receiver that takes something now and then is not a dead one.
  const stateOfPoison = async () => {
    await alertOf(prisma(), watchId, [id])
    return (await deliveriesOf(channelId))[0]?.state
  }
  await expect.poll(stateOfPoison, { interval: 200 }).toBe('FAILED')
  const rest = async () => (await deliveriesOf(channelId)).slice(1).every(({ state }) => state === 'SENT')
  await expect.poll(rest).toBe(true)
  expect((await prisma().channel.findUniqueOrThrow({ where: { id: channelId } })).pause).toBeNull()
})

test('a receiver that says that it is gone is not asked again', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channelId = await channelOf(prisma(), id)
  await alertOf(prisma(), watchId, [id])
  const sent = deliver((_, count) => (count === 1 ? { ...DOWN, status: 410, isGone: true } : OK))
  const pause = async () => (await prisma().channel.findUniqueOrThrow({ where: { id: channelId } })).pause
  await vi.waitFor(async () => expect(await pause()).toBe('GONE'), 20_000)
  await alertOf(prisma(), watchId, [id])
  const which = { id: channelId, ownerId: id }
  expect(await changeChannel(prisma(), which, { isPaused: false, credential: null })).toBe('changed')
  await vi.waitFor(() => expect(sent).toHaveLength(3), 20_000)
  expect(sent[1]?.id).toBe(sent[0]?.id)
})

test('a channel ends with the key that it was made with, and goes on with another', async () => {
  const { id, keyId } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channelId = await channelOf(prisma(), id, { credential: keyId })
  await revokeKey(prisma(), keyId)
  await alertOf(prisma(), watchId, [id])
  const sent = deliver(() => OK)
  const channel = () => prisma().channel.findUniqueOrThrow({ where: { id: channelId } })
  await vi.waitFor(async () => expect((await channel()).pause).toBe('KEY_REVOKED'), 20_000)
  expect(sent).toEqual([])
  const { name } = await prisma().principal.findUniqueOrThrow({ where: { id } })
  const { id: newKey } = await createKey(prisma(), name, 'READER')
  await changeChannel(prisma(), { id: channelId, ownerId: id }, { isPaused: false, credential: newKey })
  await vi.waitFor(() => expect(sent).toHaveLength(1), 20_000)
})

test('a message is made with the role that its owner has when it is sent', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  await channelOf(prisma(), id)
  await alertOf(prisma(), watchId, [id])
  await plan()
  const { name } = await prisma().principal.findUniqueOrThrow({ where: { id } })
  await changeRole(prisma(), name, 'EDITOR')
  const sent = deliver(() => OK)
  await expect.poll(() => sent.map(({ channel }) => channel.owner)).toEqual([{ id, name, role: 'EDITOR' }])
})

test('what cannot be made just now is put off, and does not count as tried', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channelId = await channelOf(prisma(), id)
  await alertOf(prisma(), watchId, [id])
  deliver(() => {
    throw new NotNow('its owner asks for much else')
  })
  await expect.poll(async () => (await deliveriesOf(channelId))[0]?.tried[0]?.error).toMatch(/could not be made/)
  expect(await deliveriesOf(channelId)).toMatchObject([{ state: 'PENDING', tries: 0, attempts: 1 }])
  expect(await prisma().channel.findUniqueOrThrow({ where: { id: channelId } })).toMatchObject({
    failures: 0,
    pause: null,
  })
})

test('a notice that its channel cannot tell any more is told by another', async () => {
  const { id } = await someone()
  const first = await channelOf(prisma(), id, { name: 'first' })
  const second = await channelOf(prisma(), id, { name: 'second' })
  const third = await channelOf(prisma(), id, { name: 'third' })
  await pauseChannel(prisma(), first, { why: 'GONE', message: 'first is gone' })
  const holder = await prisma().delivery.findFirstOrThrow({ where: { aboutChannelId: first } })
  await pauseChannel(prisma(), holder.channelId, { why: 'GONE', message: 'its holder is gone' })
  const left = holder.channelId === second ? third : second
  const notices = await prisma().delivery.findMany({ where: { channelId: left }, select: { notice: true } })
  expect(notices.map(({ notice }) => notice).sort()).toEqual(['first is gone', 'its holder is gone'])
})

test('a replay sends again under the same ids, and what was never sent under new ones', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const early = await alertOf(prisma(), watchId, [id])
  const channelId = await channelOf(prisma(), id)
  const late = await alertOf(prisma(), watchId, [id])
  const sent = deliver(() => OK)
  await vi.waitFor(async () => expect((await deliveriesOf(channelId))[0]?.state).toBe('SENT'), 20_000)
  const { position } = await prisma().alert.findUniqueOrThrow({ where: { id: early } })
  const which = { id: channelId, ownerId: id }
  expect(await requestReplay(prisma(), which, { position: Number(position), isOfFailed: false })).toBe(1)
  await vi.waitFor(() => expect(sent).toHaveLength(3), 20_000)
  const ids = (alertId: string) =>
    sent.filter(({ alertIds }) => alertIds.includes(alertId)).map((message) => message.id)
  expect(ids(late)).toHaveLength(2)
  expect(new Set(ids(late)).size).toBe(1)
  expect(ids(early)).toHaveLength(1)
})

test('a message whose watch was deleted is not sent', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const channelId = await channelOf(prisma(), id)
  await alertOf(prisma(), watchId, [id])
  await plan()
  await deleteWatch(prisma(), watchId)
  const sent = deliver(() => OK)
  await vi.waitFor(async () => expect((await deliveriesOf(channelId))[0]?.state).toBe('DROPPED'), 20_000)
  expect(sent).toEqual([])
})

test('a receiver that hangs holds up no other', async () => {
  const { id } = await someone()
  const watchId = await watchOf(prisma(), id)
  const hanging = await channelOf(prisma(), id, { name: 'hanging' })
  const other = await channelOf(prisma(), id, { name: 'other' })
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  onTestFinished(() => release())
  const sent = deliver(async ({ channel }) => {
    if (channel.id === hanging) await released
    return OK
  })
  for (let count = 0; count < 5; count += 1) await alertOf(prisma(), watchId, [id])
  await vi.waitFor(() => expect(sent.filter(({ channel }) => channel.id === other)).toHaveLength(5), 20_000)
  release()
})
