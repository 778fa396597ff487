import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { dayOfTries } from '../../src/deliver/back-off.ts'
import { type Delivering, openDelivering } from '../../src/deliver/deliver.ts'
import { openLinks } from '../../src/deliver/mail/links.ts'
import { mailSender } from '../../src/deliver/mail/mail-sender.ts'
import { openMailer } from '../../src/deliver/mail/mailer.ts'
import type { Senders } from '../../src/deliver/sender.ts'
import { createKey } from '../../src/store/access/keys.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import type { NewChannel } from '../../src/store/deliveries/channels.ts'
import { confirmAddress } from '../../src/store/deliveries/mail-addresses.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { type MailServer, startMailServer } from '../world/mail-server.ts'
import { alertOf, channelOf, watchOf } from './owed.ts'

let fresh: FreshDatabase
let database: Database
let mails: MailServer
let port: number

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  mails = await startMailServer()
  port = mails.port
})

afterAll(async () => {
  await mails.stop()
  await database.close()
  await fresh.drop()
})

beforeEach(async () => {
  mails.taken.length = 0
  mails.answer = { recipient: null, message: null }
  mails.afterTaken = null
})

const prisma = () => database.prisma

/** As the service sends mails: the real clock, back-off and limits. */
function start(): Delivering {
  const telling = { prisma: prisma(), readAt: async () => [], reasonsOf: async () => [] }
  const links = openLinks({ prisma: prisma(), base: 'https://news.example.org' })
  const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'alerts@example.org' })
  const senders: Senders = { MAIL: mailSender({ mailer, telling, links }) }
  const delivering = openDelivering({
    prisma: prisma(),
    senders,
    pollMs: 20,
    log: pino({ level: 'silent' }),
    backOff: dayOfTries(() => 0.5),
  })
  onTestFinished(() => delivering.stop())
  return delivering
}

/** A mail channel that may be sent to, of someone new, with a watch. */
async function confirmed(own: Partial<NewChannel> = {}) {
  const { id: keyId, principal } = await createKey(prisma(), `reader ${randomUUID()}`, 'READER')
  const watchId = await watchOf(prisma(), principal.id)
  const address = `${randomUUID()}@paper.example`
  const channelId = await channelOf(prisma(), principal.id, { kind: 'MAIL', address, credential: keyId, ...own })
  await confirmAddress(prisma(), channelId)
  await prisma().delivery.deleteMany({ where: { channelId } })
  return {
    channelId,
    watchId,
    address,
    ownerId: principal.id,
    alert: (at?: Date) => alertOf(prisma(), watchId, [principal.id], at === undefined ? {} : { at }),
  }
}

const deliveriesOf = (channelId: string) =>
  prisma().delivery.findMany({
    where: { channelId, kind: 'ALERTS' },
    include: { tried: { orderBy: { number: 'asc' } } },
    orderBy: { id: 'asc' },
  })

/** Lets so much time pass for all that waits, but for what is being sent: what is due by then is due now. */
async function pass(minutes: number): Promise<void> {
  await prisma().$executeRaw`
    UPDATE deliveries SET next_try_at = next_try_at - ${minutes}::int * interval '1 minute',
      first_tried_at = first_tried_at - ${minutes}::int * interval '1 minute' WHERE state = 'PENDING' AND claimed_until IS NULL`
  await prisma().$executeRaw`
    UPDATE channels SET held_until = held_until - ${minutes}::int * interval '1 minute',
      failing_since = failing_since - ${minutes}::int * interval '1 minute'`
}

test('a mail server that is away for a day and a half gets every mail later, each once', async () => {
  const one = await confirmed()
  const other = await confirmed()
  const delivering = start()
  await mails.stop()
  const owed = [await one.alert(), await one.alert(), await other.alert()]
  for (let hour = 0; hour < 36; hour += 1) {
    if (hour === 12) owed.push(await other.alert())
    const attempts = async () => await prisma().deliveryAttempt.count({ where: { error: { not: null } } })
    const before = await attempts()
    // It is tried in each of the hours, or more often, and refused.
    await vi.waitFor(async () => {
      await pass(60)
      expect(await attempts()).toBeGreaterThan(before)
    }, 10_000)
  }
  for (const { channelId } of [one, other]) {
    expect(await prisma().channel.findUniqueOrThrow({ where: { id: channelId } })).toMatchObject({ pause: null })
    for (const delivery of await deliveriesOf(channelId)) {
      expect(delivery.state).toBe('PENDING')
      expect(delivery.tried.length).toBeGreaterThan(1)
      expect(delivery.tried[0]).toMatchObject({ status: null, error: 'The mail server could not be reached' })
    }
  }
  mails = await startMailServer({ port })
  await vi.waitFor(async () => {
    await pass(10)
    expect(mails.taken).toHaveLength(owed.length)
  }, 20_000)
  await vi.waitFor(async () => {
    const states = [...(await deliveriesOf(one.channelId)), ...(await deliveriesOf(other.channelId))].map(
      ({ state }) => state,
    )
    expect(states).toEqual(owed.map(() => 'SENT'))
  }, 10_000)
  await pass(600)
  await delivering.stop()
  expect(mails.taken).toHaveLength(owed.length)
  expect(new Set(mails.taken.map(({ messageId }) => messageId)).size).toBe(owed.length)
  const recipients = mails.taken.map(({ recipients: [address] }) => address)
  expect(recipients.filter((address) => address === one.address)).toHaveLength(2)
})

test('a mail that may have come, since the line broke after it, comes again under the same id', async () => {
  const { channelId, alert } = await confirmed()
  mails.afterTaken = (cut) => cut()
  await alert()
  const delivering = start()
  await vi.waitFor(() => expect(mails.taken).toHaveLength(1), 10_000)
  await vi.waitFor(
    async () => expect((await deliveriesOf(channelId))[0]?.tried[0]?.error).toContain('mail server'),
    10_000,
  )
  mails.afterTaken = null
  await pass(60)
  await vi.waitFor(async () => expect(await deliveriesOf(channelId)).toMatchObject([{ state: 'SENT' }]), 10_000)
  await delivering.stop()
  const [delivery] = await deliveriesOf(channelId)
  expect(mails.taken.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${delivery?.id}@example.org>`))
})

test('for now refused, it is tried again; refused for good, it is given up and the channel goes on', async () => {
  const { channelId, alert } = await confirmed()
  const delivering = start()
  mails.answer.message = { status: 451, text: 'greylisted' }
  await alert()
  await vi.waitFor(async () => expect((await deliveriesOf(channelId))[0]?.tried[0]?.status).toBe(451), 10_000)
  mails.answer.message = null
  await pass(60)
  await vi.waitFor(async () => expect(await deliveriesOf(channelId)).toMatchObject([{ state: 'SENT' }]), 10_000)

  mails.answer.message = { status: 554, text: 'looks like spam' }
  await alert()
  await vi.waitFor(async () => {
    expect((await deliveriesOf(channelId))[1]).toMatchObject({
      state: 'FAILED',
      tried: [{ status: 554, error: 'The mail server refused the mail (554)' }],
    })
  }, 10_000)
  mails.answer.message = null
  await alert()
  await vi.waitFor(async () => expect((await deliveriesOf(channelId))[2]).toMatchObject({ state: 'SENT' }), 10_000)
  await delivering.stop()
  expect(mails.taken).toHaveLength(2)
})

test('where there is no such mailbox, the channel is paused, and another of its owner tells so', async () => {
  const gone = await confirmed()
  const delivering = start()
  const address = `${randomUUID()}@paper.example`
  const teller = await channelOf(prisma(), gone.ownerId, { kind: 'MAIL', address, watchIds: [] })
  await confirmAddress(prisma(), teller)
  await vi.waitFor(
    async () => expect(await prisma().delivery.count({ where: { channelId: teller, state: 'PENDING' } })).toBe(0),
    10_000,
  )
  mails.answer.recipient = { status: 550, text: 'no such user' }
  await gone.alert()
  await vi.waitFor(async () => {
    expect(await prisma().channel.findUniqueOrThrow({ where: { id: gone.channelId } })).toMatchObject({
      pause: 'GONE',
      pauseMessage: 'The mail server says that the address cannot be written to (550)',
    })
    mails.answer.recipient = null
  }, 10_000)
  mails.answer.recipient = null
  await pass(60)
  await vi.waitFor(() => {
    const notice = mails.taken.find(
      ({ recipients, subject }) => recipients.includes(address) && subject === 'A channel of yours is paused',
    )
    expect(notice?.text).toContain('cannot be written to (550)')
  }, 10_000)
  await delivering.stop()
})

test('a digest is one mail of its time, is sent once, and not at all where nothing happened', async () => {
  const hour = 3_600_000
  const times = { rhythm: 'HOURLY' as const, timeZone: 'Europe/Berlin' }
  const [full, empty] = [await confirmed(times), await confirmed(times)]
  // The last hour that is over, and the one before.
  const edge = Math.floor(Date.now() / hour) * hour
  const at = (before: number) => new Date(edge - before)
  for (const before of [2 * hour - 1, 1.5 * hour, hour, hour - 1, 1]) await full.alert(at(before))
  const deliverings = [start(), start(), start()]
  await vi.waitFor(() => expect(mails.taken).toHaveLength(2), 10_000)
  await vi.waitFor(async () => {
    expect(await deliveriesOf(full.channelId)).toMatchObject([{ state: 'SENT' }, { state: 'SENT' }])
  }, 10_000)
  await pass(180)
  for (const delivering of deliverings) await delivering.stop()
  expect(mails.taken.map(({ subject }) => subject?.replace(/up to .*: /, '')).sort()).toEqual([
    expect.stringMatching(/^Hourly digest 2 alerts of /),
    expect.stringMatching(/^Hourly digest 3 alerts of /),
  ])
  expect(mails.taken.every(({ subject }) => subject?.includes('UTC+'))).toBe(true)
  expect(await prisma().delivery.count({ where: { channelId: empty.channelId, kind: 'ALERTS' } })).toBe(0)
  // A digest's one click ends the digest, not one of its watches.
  const leave = /^List-Unsubscribe:\s*<([^>]+)>/im.exec(mails.taken[0]?.raw.replace(/\r\n[ \t]+/g, '') ?? '')?.[1] ?? ''
  const links = openLinks({ prisma: prisma(), base: '' })
  expect(await links.use(leave.replace(/^.*\/links\//, ''))).toMatchObject({ title: 'The mails are stopped' })
  expect(await prisma().channel.findUniqueOrThrow({ where: { id: full.channelId } })).toMatchObject({
    pause: 'BY_OWNER',
  })
})

test('one principal cannot have many addresses asked, nor one address often', async () => {
  const { principal } = await createKey(prisma(), `reader ${randomUUID()}`, 'READER')
  const asked = () => prisma().delivery.count({ where: { kind: 'CONFIRMATION', channel: { ownerId: principal.id } } })
  const same = { kind: 'MAIL' as const, address: `${randomUUID()}@paper.example` }
  for (let count = 0; count < 3; count += 1) await channelOf(prisma(), principal.id, same)
  expect(await asked()).toBe(1)
  for (let count = 0; count < 30; count += 1)
    await channelOf(prisma(), principal.id, { kind: 'MAIL', address: `${randomUUID()}@paper.example` })
  expect(await asked()).toBe(20)
})
