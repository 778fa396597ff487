import { randomUUID } from 'node:crypto'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { askOf, publish } from '../world/articles.ts'
import { type MailServer, startMailServer, type TakenMail } from '../world/mail-server.ts'
import { openReceiver, type Receiver } from '../world/receiver.ts'
import { type RunningService, runService } from '../world/service.ts'

// Through the whole service: from an article that comes to the mail, message or feed entry that a person reads.

let mails: MailServer
let receiver: Receiver
let service: RunningService
let database: Database

beforeAll(async () => {
  mails = await startMailServer()
  receiver = await openReceiver()
  service = await runService({
    POLL_INTERVAL_MS: '50',
    FETCH_ALLOW: receiver.host,
    PUBLIC_URL: 'https://news.example.org/onrecord',
    SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    MAIL_FROM: 'Onrecord <alerts@example.org>',
  })
  database = await openDatabase(service.database.url, { allowUnsafe: true })
})

afterAll(async () => {
  await database.close()
  await service.stop()
  await receiver.close()
  await mails.stop()
})

beforeEach(() => {
  mails.taken.length = 0
  receiver.received.length = 0
  receiver.answer = (_, response) => void response.writeHead(200).end('ok')
})

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the test's own question
type Answer = any

async function ask(document: string, variables: object = {}, key?: string): Promise<Answer> {
  const { data, errors } = await service.ask<Answer>(document, variables, key)
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

const FAILED = '__typename ... on InvalidInput { problems { path message } }'

async function create(input: object, key?: string): Promise<Answer> {
  const document = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) { ${FAILED}
    ... on CreateChannelSuccess { secret feed { atom json } channel { id name address kind pause { reason message } } } } }`
  return (await ask(document, { input: { name: randomUUID(), ...input } }, key)).createChannel
}

async function update(input: object, key?: string): Promise<Answer> {
  const document = `mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { ${FAILED}
    ... on UpdateChannelSuccess { channel { pause { reason } } } } }`
  return (await ask(document, { input }, key)).updateChannel
}

const remove = (id: string) => ask('mutation ($id: ID!) { deleteChannel(input: { id: $id }) { __typename } }', { id })

const channelOf = async (id: string, key?: string) =>
  (
    await ask(
      `query ($id: ID!) { channel(id: $id) { pause { reason message } deliveries { nodes { kind state attempts { status error } } } } }`,
      { id },
      key,
    )
  ).channel

/** Someone with a key. */
async function someone(): Promise<{ name: string; key: string; keyId: string }> {
  const name = `someone ${randomUUID()}`
  const { createKey } = await ask(
    `mutation ($name: String!) { createKey(input: { principal: $name, role: READER }) {
      ... on CreateKeySuccess { key apiKey { id } } } }`,
    { name },
  )
  return { name, key: createKey.key, keyId: createKey.apiKey.id }
}

async function watchFor(text: string, key?: string, name: string = randomUUID()): Promise<string> {
  const { createWatch } = await ask(
    `mutation ($input: CreateWatchInput!) { createWatch(input: $input) { ... on CreateWatchSuccess { watch { id } } } }`,
    { input: { name, filter: { text } } },
    key,
  )
  return createWatch.watch.id
}

const say = (words: string, speaker = 'Ada Quill') => publish(askOf(service), { words, speaker })

async function mailTo(address: string, about: RegExp | string): Promise<TakenMail> {
  const found = () =>
    mails.taken.find(({ recipients, subject }) => recipients.includes(address) && (subject ?? '').match(about))
  return await vi.waitFor(() => {
    const mail = found()
    if (mail === undefined)
      throw new Error(`no mail to ${address} about ${about}: ${mails.taken.map(({ subject }) => subject)}`)
    return mail
  }, 15_000)
}

/** The link of a mail that says this, at the service itself instead of its public address. */
function linkOf(mail: TakenMail, words: string): string {
  const { document } = parseHTML(String(mail.html))
  const link = [...document.querySelectorAll('a')].find(({ textContent }) => textContent?.includes(words))
  return here(link?.getAttribute('href') ?? '')
}

const here = (address: string) =>
  address.replace('https://news.example.org/onrecord', service.url.replace('/graphql', ''))
const headerOf = (mail: TakenMail, name: string) =>
  new RegExp(`^${name}:[ \t]*((?:.|\r\n[ \t])*)\r\n`, 'im')
    .exec(mail.raw)?.[1]
    ?.replace(/\r\n[ \t]+/g, '')
    .trim()

/** A mail channel whose address is confirmed, as its owner would. */
async function confirmedChannel(key: string, own: object = {}): Promise<{ id: string; address: string }> {
  const address = `${randomUUID()}@paper.example`
  const { channel } = await create({ kind: 'MAIL', address, ...own }, key)
  const asking = await mailTo(address, 'Confirm')
  expect((await fetch(linkOf(asking, 'Confirm this address'), { method: 'POST' })).status).toBe(200)
  return { id: channel.id, address }
}

test('no alert goes to an address before its owner has confirmed it, by the button of a page', async () => {
  const { key, name } = await someone()
  await watchFor('lighthouse', key)
  const address = `${randomUUID()}@paper.example`
  const { channel } = await create({ kind: 'MAIL', address }, key)
  expect(channel.pause).toMatchObject({ reason: 'UNCONFIRMED', message: expect.stringContaining('not confirmed') })
  const asking = await mailTo(address, 'Confirm')
  expect(asking.text).toContain(`${name} asked Onrecord to send alerts to this address.`)
  await say('The lighthouse will stay open')
  // Another one of the owner's tells when alerts were sent.
  const hook = await create({ kind: 'WEBHOOK', address: `http://${receiver.host}/hook` }, key)
  await say('The lighthouse will be painted')
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 10_000)
  // To look at the page, as programs do that scan mails, confirms nothing; nor does the owner who resumes the channel.
  const link = linkOf(asking, 'Confirm this address')
  expect(await (await fetch(link)).text()).toContain('Confirm</button>')
  expect(await update({ id: channel.id, isPaused: false }, key)).toMatchObject({
    channel: { pause: { reason: 'UNCONFIRMED' } },
  })
  await say('The lighthouse will be sold')
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), 10_000)
  expect(mails.taken.filter(({ recipients }) => recipients.includes(address))).toHaveLength(1)

  const confirmed = await fetch(link, { method: 'POST' })
  expect(await confirmed.text()).toContain('This address is confirmed')
  expect((await channelOf(channel.id, key)).pause).toBeNull()
  // What was decided before is in the inbox; mails begin now.
  await say('The lighthouse will be rebuilt')
  const told = await mailTo(address, 'rebuilt')
  expect(mails.taken.filter(({ recipients }) => recipients.includes(address))).toHaveLength(2)
  expect(told.text).toContain('“The lighthouse will be rebuilt”')
  await remove(channel.id)
  await remove(hook.channel.id)
})

test('a mail tells the quotation, who said it, where it is to be read, and which words of the watch it has', async () => {
  const { key } = await someone()
  await watchFor('breakwater', key, 'Breakwaters')
  const { id, address } = await confirmedChannel(key)
  await say('The breakwater will be finished in June', 'Ines Calder')
  const mail = await mailTo(address, /^Breakwaters: /)
  expect(mail.subject).toBe('Breakwaters: Ines Calder: “The breakwater will be finished in June”')
  expect(mail.text).toContain('Said by: Ines Calder')
  expect(mail.text).toMatch(/In: .+<https?:\/\/\S+>/)
  expect(mail.text).toContain('Why: words: breakwater')
  expect(mail.from?.text).toBe('"Onrecord" <alerts@example.org>')
  await vi.waitFor(async () => {
    const [delivery] = (await channelOf(id, key)).deliveries.nodes
    expect(delivery).toMatchObject({ kind: 'ALERTS', state: 'SENT', attempts: [{ status: 250, error: null }] })
  }, 10_000)
  await remove(id)
})

test('a link of a mail opens a page, and only its POST mutes the watch: what it finds is hidden for a week', async () => {
  const { key } = await someone()
  const watchId = await watchFor('granary', key, 'Granaries')
  const { id, address } = await confirmedChannel(key)
  await say('The granary is full')
  const mute = linkOf(await mailTo(address, 'is full'), 'Mute this watch')
  const inbox = async () => (await ask('{ inbox { counts { all hidden } } }', {}, key)).inbox.counts
  for (let look = 0; look < 3; look += 1) expect(await (await fetch(mute)).text()).toContain('Mute</button>')
  await say('The granary is empty')
  await mailTo(address, 'is empty')
  for (const _ of [1, 2]) expect(await (await fetch(mute, { method: 'POST' })).text()).toContain('The watch is muted')
  expect(await database.prisma.mute.findMany({ where: { watchId: uuidOf(watchId) } })).toMatchObject([
    { subject: 'WATCH', endedAt: null },
  ])
  await say('The granary is burning')
  await vi.waitFor(async () => expect(await inbox()).toEqual({ all: 2, hidden: 1 }), 10_000)
  await remove(id)
})

test('one click in a mail program ends the mails of one watch, and of no other', async () => {
  const { key } = await someone()
  await watchFor('quarry', key, 'Quarries')
  await watchFor('orchard', key, 'Orchards')
  const { id, address } = await confirmedChannel(key)
  await say('The quarry is closed')
  const mail = await mailTo(address, 'Quarries')
  expect(headerOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  const leave = /^<(https:\/\/[^<>]+)>$/.exec(headerOf(mail, 'List-Unsubscribe') ?? '')?.[1] ?? ''
  // RFC 8058, section 3.2.
  const posted = await fetch(here(leave), {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  })
  expect(posted.status).toBe(200)
  await say('The quarry is open again')
  await say('The orchard is in bloom')
  await mailTo(address, 'Orchards')
  expect(mails.taken.filter(({ subject }) => subject?.startsWith('Quarries'))).toHaveLength(1)
  await remove(id)
})

test('a link is of no use after its watch, or the key that its channel was made with, is gone', async () => {
  const { key, keyId } = await someone()
  const watchId = await watchFor('viaduct', key, 'Viaducts')
  const { address } = await confirmedChannel(key)
  await say('The viaduct is safe')
  const mail = await mailTo(address, 'Viaducts')
  const leave = linkOf(mail, 'Stop mails of this watch')
  const [mute, all] = [
    linkOf(mail, 'Mute this watch'),
    here(/^<(.*)>$/.exec(headerOf(mail, 'List-Unsubscribe') ?? '')?.[1] ?? ''),
  ]
  expect((await fetch(leave)).status).toBe(200)
  await ask('mutation ($id: ID!) { deleteWatch(input: { id: $id }) { __typename } }', { id: watchId }, key)
  for (const link of [leave, mute, all])
    for (const method of ['GET', 'POST']) expect((await fetch(link, { method })).status).toBe(404)

  const other = await someone()
  await watchFor('aqueduct', other.key, 'Aqueducts')
  const channel = await confirmedChannel(other.key)
  await say('The aqueduct is dry')
  const link = linkOf(await mailTo(channel.address, 'Aqueducts'), 'Stop mails of this watch')
  expect((await fetch(link)).status).toBe(200)
  await ask('mutation ($id: ID!) { revokeKey(input: { id: $id }) { __typename } }', { id: other.keyId })
  for (const method of ['GET', 'POST']) expect((await fetch(link, { method })).status).toBe(404)
  expect(keyId).not.toBe(other.keyId)
})

test('a feed at a secret address carries the alerts, and another address takes its place', async () => {
  const { key } = await someone()
  await watchFor('ferry', key, 'Ferries')
  const made = await create({ kind: 'FEED' }, key)
  expect(made).toMatchObject({ secret: null, channel: { address: null, pause: null } })
  expect(made.feed.atom).toMatch(/^https:\/\/news\.example\.org\/onrecord\/feeds\/[\w-]{43}\.atom$/)
  await say('The ferry is late again', 'Tomas Lind')
  const atom = await vi.waitFor(async () => {
    const parsed = parseAtomFeed(await (await fetch(here(made.feed.atom))).text())
    expect(parsed.entries).toHaveLength(1)
    return parsed
  }, 10_000)
  expect(atom.entries?.[0]).toMatchObject({
    title: { value: 'Ferries: Tomas Lind · New statement: “The ferry is late again”' },
    authors: [{ name: 'Tomas Lind' }],
  })
  expect(atom.entries?.[0]?.content?.value).toContain('The ferry is late again')
  const response = await fetch(here(made.feed.json))
  expect(response.headers.get('cache-control')).toBe('private, no-cache')
  const json = parseJsonFeed(await response.json())
  expect(json.items).toMatchObject([{ title: 'Ferries: Tomas Lind · New statement: “The ferry is late again”' }])
  const again = await fetch(here(made.feed.json), { headers: { 'if-none-match': response.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)

  const renew = `mutation ($id: ID!) { renewFeedAddress(input: { id: $id }) { ${FAILED} ... on RenewFeedAddressSuccess { feed { atom json } } } }`
  const { renewFeedAddress } = await ask(renew, { id: made.channel.id }, key)
  expect((await fetch(here(made.feed.atom))).status).toBe(404)
  expect((await fetch(here(renewFeedAddress.feed.atom))).status).toBe(200)
  // Not even an admin reads another's.
  expect((await ask(renew, { id: made.channel.id })).renewFeedAddress).toMatchObject({ __typename: 'InvalidInput' })
  await update({ id: made.channel.id, isPaused: true }, key)
  expect((await fetch(here(renewFeedAddress.feed.json))).status).toBe(404)
  await update({ id: made.channel.id, isPaused: false }, key)
  expect((await fetch(here(renewFeedAddress.feed.json))).status).toBe(200)
  const kept = await database.prisma.$queryRaw<object[]>`SELECT * FROM channels, feed_addresses`
  const secret = /feeds\/([\w-]+)/.exec(renewFeedAddress.feed.atom)?.[1] ?? 'none'
  expect(JSON.stringify(kept, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(secret)
  expect(service.log.join('\n')).not.toContain(secret)
  await remove(made.channel.id)
  expect((await fetch(here(renewFeedAddress.feed.json))).status).toBe(404)
})

test.each(['SLACK', 'MATTERMOST'])(
  '%s gets a message that mentions no one, and its address is told to no one',
  async (kind) => {
    const { key } = await someone()
    const word = kind === 'SLACK' ? 'drawbridge' : 'turntable'
    await watchFor(word, key)
    const path = `/services/T0/B0/${randomUUID()}`
    const { channel } = await create({ kind, address: `http://${receiver.host}${path}` }, key)
    expect(channel.address).toBe(`http://${receiver.host}/...`)
    await say(
      kind === 'SLACK'
        ? `Nobody can pass the ${word}, <!channel> @channel`
        : `Our ${word} has rusted, <!channel> @channel`,
    )
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 10_000)
    const [{ path: asked, body }] = receiver.received as [(typeof receiver.received)[0]]
    expect(asked).toBe(path)
    const message = JSON.parse(body)
    if (kind === 'SLACK') {
      expect(message.text).not.toContain('<!channel>')
      expect(JSON.stringify(message.blocks)).toContain('rich_text_quote')
    } else expect(message.text).not.toMatch(/@channel/)
    expect(body).toContain(word)

    // A webhook that was taken away, as both say it.
    receiver.answer = (_, response) => void response.writeHead(404).end('no_service')
    await say(kind === 'SLACK' ? `A new ${word} would cost nine million` : `Who wants a ${word} of wood in these days`)
    await vi.waitFor(async () => {
      expect((await channelOf(channel.id, key)).pause).toEqual({
        reason: 'GONE',
        message: `${receiver.host} has no such webhook any more (404)`,
      })
    }, 10_000)
    expect(service.log.join('\n')).not.toContain(path)
    await remove(channel.id)
  },
)

test('an address that no mail can go to is refused', async () => {
  for (const address of [
    'desk',
    'Desk <desk@paper.example>',
    'a@paper.example\nBcc: b@paper.example',
    'a@paper.example, b@paper.example',
  ])
    expect(await create({ kind: 'MAIL', address })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ path: 'address' }],
    })
})

function uuidOf(id: string): string {
  return Buffer.from(id, 'base64').toString().split(':').at(-1) ?? id
}
