import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { askOf, publish } from '../world/articles.ts'
import { openReceiver, type Receiver } from '../world/receiver.ts'
import { type RunningService, runService } from '../world/service.ts'

let receiver: Receiver
let service: RunningService

beforeAll(async () => {
  receiver = await openReceiver()
  service = await runService({ POLL_INTERVAL_MS: '50', FETCH_ALLOW: receiver.host })
})

afterAll(async () => {
  await service.stop()
  await receiver.close()
})

beforeEach(() => {
  receiver.received.length = 0
  receiver.answer = (_, response) => void response.writeHead(204).end()
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
    ... on CreateChannelSuccess { secret channel { id name address kind rhythm document watchIds } } } }`
  const given = { name: randomUUID(), kind: 'WEBHOOK', address: `http://${receiver.host}/hook`, ...input }
  return (await ask(document, { input: given }, key)).createChannel
}

const CHANNEL = `query ($id: ID!) { channel(id: $id) { pause { reason message } failures address
  deliveries { totalCount nodes { messageId kind state nextTryAt alertIds told { kinds } attemptCount notice
    attempts { number status error latencyMs } } } } }`
const channelOf = async (id: string, key?: string) => (await ask(CHANNEL, { id }, key)).channel
const remove = (id: string) => ask('mutation ($id: ID!) { deleteChannel(input: { id: $id }) { __typename } }', { id })

/** Someone with a key. */
async function someone(role = 'READER'): Promise<{ name: string; key: string; keyId: string }> {
  const name = `someone ${randomUUID()}`
  const { createKey } = await ask(
    `mutation ($name: String!, $role: Role!) { createKey(input: { principal: $name, role: $role }) {
      ... on CreateKeySuccess { key apiKey { id } } } }`,
    { name, role },
  )
  return { name, key: createKey.key, keyId: createKey.apiKey.id }
}

/** A watch on a word, and an article in which somebody says it. */
async function watchFor(text: string, key?: string): Promise<string> {
  const { createWatch } = await ask(
    `mutation ($input: CreateWatchInput!) { createWatch(input: $input) { ... on CreateWatchSuccess { watch { id } } } }`,
    { input: { name: randomUUID(), filter: { text } } },
    key,
  )
  return createWatch.watch.id
}

async function say(words: string, speaker = 'Ada Quill'): Promise<void> {
  await publish(askOf(service), { words, speaker })
}

const messages = () =>
  receiver.received.map(({ headers, body }) => ({ id: headers['webhook-id'], ...JSON.parse(body) }))

test('a webhook tells what its owner’s query says of an alert, signed as Standard Webhooks are', async () => {
  await watchFor('lighthouse')
  const document = '{ kinds statement { text actor { name } } }'
  const { channel, secret } = await create({ document })
  await say('The lighthouse will stay open')
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 20_000)
  const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]]
  const verified = new Webhook(secret).verify(body, headers as Record<string, string>) as Answer
  expect(verified).toMatchObject({ type: 'alerts', data: { channel: channel.name } })
  expect(verified.data.alerts).toEqual([
    {
      id: expect.any(String),
      data: {
        kinds: ['UTTERANCE'],
        statement: { text: 'The lighthouse will stay open', actor: { name: 'Ada Quill' } },
      },
    },
  ])
  await vi.waitFor(async () => {
    const [delivery] = (await channelOf(channel.id)).deliveries.nodes
    expect(delivery).toMatchObject({ state: 'SENT', attemptCount: 1, nextTryAt: null, attempts: [{ status: 204 }] })
    expect(delivery.messageId).toBe(headers['webhook-id'])
    expect(delivery.told).toEqual([{ kinds: ['UTTERANCE'] }])
    expect(delivery.alertIds).toEqual([verified.data.alerts[0].id])
  }, 20_000)
  await remove(channel.id)
})

test('a document that cannot be run is refused with the line, as is one that costs too much', async () => {
  const problemOf = async (document: string) => (await create({ document })).problems?.[0].message
  expect(await problemOf('{ kinds\n  spoken }')).toMatch(/line 2: Cannot query field "spoken" on type "Alert"/)
  expect(await problemOf('{ kinds ')).toMatch(/Syntax Error/)
  expect(await problemOf('mutation { kinds }')).toMatch(/must be a query/)
  expect(await problemOf('query ($a: Int) { kinds }')).toMatch(/must have no variables/)
  expect(await problemOf('query A { kinds } query B { at }')).toMatch(/one query/)
  const page = (within: string) => `actor { statements(first: 100) { nodes { ${within} } } }`
  expect(await problemOf(`{ statement { ${page(page(page('text')))} } }`)).toMatch(/would cost/)
})

test('addresses within are refused when a channel is made, and when it is connected to', async () => {
  const problemOf = async (address: string) => (await create({ address })).problems?.[0].message
  for (const address of [
    'http://127.0.0.1/hook',
    'http://169.254.169.254/latest',
    'http://[::1]/',
    'http://2130706433/',
  ])
    expect(await problemOf(address), address).toMatch(/cannot be sent to/)
  // This name is looked up when it is connected to, which no check of the text can foresee.
  expect((await create({ address: 'ftp://desk.example/' })).problems[0].message).toMatch(/not a web address/)
})

test('a test says that it is one, and its attempt can be looked at', async () => {
  const { channel, secret } = await create({})
  const { testChannel } = await ask(
    'mutation ($id: ID!) { testChannel(input: { id: $id }) { ... on TestChannelSuccess { delivery { messageId kind } } } }',
    { id: channel.id },
  )
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 20_000)
  expect(messages()[0]).toMatchObject({ id: testChannel.delivery.messageId, type: 'test' })
  expect(receiver.received.every(({ headers, body }) => isSigned(secret, headers, body))).toBe(true)
  await remove(channel.id)
})

test('after a rotation messages are signed with both secrets, or with the new one alone', async () => {
  const { channel, secret: first } = await create({})
  const rotate = async (endsAtOnce: boolean) =>
    (
      await ask(
        `mutation ($id: ID!, $endsAtOnce: Boolean) { rotateChannelSecret(input: { id: $id, endsAtOnce: $endsAtOnce }) {
          ... on RotateChannelSecretSuccess { secret earlierUntil } } }`,
        { id: channel.id, endsAtOnce },
      )
    ).rotateChannelSecret
  const second = await rotate(false)
  expect(Date.parse(second.earlierUntil) - Date.now()).toBeGreaterThan(23 * 3_600_000)
  await sendTest(channel.id)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 20_000)
  const third = await rotate(true)
  await sendTest(channel.id)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), 20_000)
  const signedBy = receiver.received.map(({ headers, body }) =>
    [first, second.secret, third.secret].map((secret) => isSigned(secret, headers, body)),
  )
  expect(signedBy).toEqual([
    [true, true, false],
    [false, false, true],
  ])
  await remove(channel.id)
})

test('a redirect is not followed, and what a receiver answers is told without its words', async () => {
  const { channel } = await create({})
  receiver.answer = (_, response) => {
    response.writeHead(302, { location: `http://${receiver.host}/elsewhere` }).end('a secret of the receiver')
  }
  await sendTest(channel.id)
  await vi.waitFor(async () => {
    const [delivery] = (await channelOf(channel.id)).deliveries.nodes
    expect(delivery.attempts[0]).toMatchObject({
      status: 302,
      error: `${receiver.host} leads elsewhere, which is not followed (302)`,
    })
    expect(Date.parse(delivery.nextTryAt)).toBeGreaterThan(Date.now())
  }, 20_000)
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hook'])
  await remove(channel.id)
})

test('410 pauses a channel, which another one of its owner tells', async () => {
  const { key } = await someone()
  const { channel } = await create({ name: 'gone' }, key)
  await create({ name: 'teller', address: `http://${receiver.host}/teller` }, key)
  receiver.answer = ({ path }, response) => void response.writeHead(path === '/hook' ? 410 : 204).end()
  await sendTest(channel.id)
  await vi.waitFor(() => expect(messages().map(({ type }) => type)).toEqual(['test', 'notice']), 20_000)
  expect(messages()[1]).toMatchObject({
    data: { channel: 'teller', about: 'gone', message: expect.stringContaining('410') },
  })
  expect((await channelOf(channel.id)).pause).toMatchObject({ reason: 'GONE' })
})

test('a message of more than 64 kB has ids alone, and says so', async () => {
  await watchFor('breakwater')
  const many = Array.from({ length: 50 }, (_, index) => `text${index}: statement { text }`).join(' ')
  const { channel, ...rest } = await create({ document: `{ ${many} }` })
  expect(rest).toMatchObject({ __typename: 'CreateChannelSuccess' })
  await say(`The breakwater ${'holds the sea and '.repeat(100)}stands`)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 20_000)
  const [{ data }] = messages()
  expect(data.thin).toMatch(/65536 bytes/)
  expect(data.alerts).toEqual([{ id: expect.any(String) }])
  await remove(channel.id)
})

test('what is told is what the owner may ask for now: a key that is revoked ends it', async () => {
  const { key, keyId, name } = await someone()
  await watchFor('capstan', key)
  const { channel } = await create({ document: '{ statement { text } }' }, key)
  await say('The capstan turns')
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 20_000)
  await ask('mutation ($id: ID!) { revokeKey(input: { id: $id }) { __typename } }', { id: keyId })
  await say('Forty volunteers will paint the capstan green before the regatta', 'Bo Wren')
  await vi.waitFor(async () => expect((await channelOf(channel.id)).pause.reason).toBe('KEY_REVOKED'), 20_000)
  expect(receiver.received).toHaveLength(1)
  const { createKey } = await ask(
    'mutation ($name: String!) { createKey(input: { principal: $name, role: READER }) { ... on CreateKeySuccess { key } } }',
    { name },
  )
  const resumed = await ask(
    `mutation ($id: ID!) { updateChannel(input: { id: $id, isPaused: false }) { ${FAILED} } }`,
    { id: channel.id },
    createKey.key,
  )
  expect(resumed.updateChannel.__typename).toBe('UpdateChannelSuccess')
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), 20_000)
})

test('a document that does not fit any more pauses its channel before anything is sent, and says why', async () => {
  await watchFor('windlass')
  const { channel } = await create({ document: '{ statement { text } }' })
  const spoil = (document: string) =>
    run('UPDATE channels SET document = $1 WHERE id = $2', [document, uuidOf(channel.id)])
  // As after an upgrade: what starts now has a schema without that field.
  await spoil('{ spoken }')
  const later = await runService({ POLL_INTERVAL_MS: '50', FETCH_ALLOW: receiver.host }, service.database)
  expect((await channelOf(channel.id)).pause).toEqual({
    reason: 'DOCUMENT',
    message: 'line 1: Cannot query field "spoken" on type "Alert".',
  })
  await later.stop()
  await resume(channel.id)
  // And where it is noticed only when a message is made.
  await say('The windlass creaks at every turn', 'Cy Drake')
  await vi.waitFor(async () => expect((await channelOf(channel.id)).pause.reason).toBe('DOCUMENT'), 20_000)
  expect(receiver.received).toEqual([])
  await ask(
    `mutation ($id: ID!, $document: String) { updateChannel(input: { id: $id, document: $document, isPaused: false }) { ${FAILED} } }`,
    { id: channel.id, document: '{ statement { actor { name } } }' },
  )
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 20_000)
  expect(messages()[0].data.alerts[0].data).toEqual({ statement: { actor: { name: 'Cy Drake' } } })
  await remove(channel.id)
})

test('a replay sends again from a time, or an alert, under the ids that messages had', async () => {
  await watchFor('halyard')
  const { channel } = await create({})
  await say('The halyard was spliced by the apprentice', 'Di Marsh')
  await vi.waitFor(async () => {
    expect((await channelOf(channel.id)).deliveries.nodes).toMatchObject([{ state: 'SENT' }])
  }, 20_000)
  const [sent] = messages()
  const replay = async (input: object) =>
    (
      await ask(
        `mutation ($input: ReplayChannelInput!) { replayChannel(input: $input) { ${FAILED} ... on ReplayChannelSuccess { again } } }`,
        { input: { id: channel.id, ...input } },
      )
    ).replayChannel
  expect(await replay({ since: new Date(Date.now() + 60_000).toISOString() })).toMatchObject({ again: 0 })
  expect(await replay({ alert: sent.data.alerts[0].id })).toMatchObject({ again: 1 })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), 20_000)
  expect(messages()[1].id).toBe(sent.id)
  expect((await replay({})).__typename).toBe('InvalidInput')
  expect((await replay({ alert: channel.id })).problems[0].message).toMatch(/not the id of an alert/)
  await remove(channel.id)
})

test('no one sees or changes another’s channel, but for admins', async () => {
  const [mine, other] = [await someone(), await someone('EDITOR')]
  const { channel } = await create({}, mine.key)
  const { id } = channel
  expect(await channelOf(id, other.key)).toBeNull()
  const node = await ask('query ($id: ID!) { node(id: $id) { id } }', { id }, other.key)
  expect(node).toEqual({ node: null })
  for (const call of [
    'deleteChannel(input: { id: $id })',
    'testChannel(input: { id: $id })',
    'rotateChannelSecret(input: { id: $id })',
    'updateChannel(input: { id: $id, isPaused: true })',
    'replayChannel(input: { id: $id, since: "2020-01-01" })',
  ]) {
    const data = await ask(`mutation ($id: ID!) { did: ${call} { ${FAILED} } }`, { id }, other.key)
    expect(data.did.__typename, call).toBe('InvalidInput')
  }
  expect((await ask('{ channels { nodes { id } } }', {}, mine.key)).channels.nodes).toEqual([{ id }])
  expect((await channelOf(id)).pause).toBeNull()
})

test('secrets are in no log and in no answer but the one that made them', async () => {
  const { channel, secret } = await create({ address: `http://${receiver.host}/hook?token=0123456789abcdef` })
  await sendTest(channel.id)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 20_000)
  expect(receiver.received[0]?.path).toBe('/hook?token=0123456789abcdef')
  expect((await channelOf(channel.id)).address).toBe(`http://${receiver.host}/hook?...`)
  const said = service.log.join('\n')
  expect(said).not.toContain(secret.slice(6))
  expect(said).not.toContain('0123456789abcdef')
  await remove(channel.id)
})

/** SQL past the service. */
async function run(sql: string, values: unknown[]): Promise<void> {
  const client = await openConnection(service.database.url)
  await client.query(sql, values)
  await client.end()
}

const uuidOf = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1]

const resume = (id: string) =>
  ask(`mutation ($id: ID!) { updateChannel(input: { id: $id, isPaused: false }) { ${FAILED} } }`, { id })

async function sendTest(id: string): Promise<void> {
  await ask('mutation ($id: ID!) { testChannel(input: { id: $id }) { __typename } }', { id })
}

function isSigned(secret: string, headers: object, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>)
    return true
  } catch {
    return false
  }
}
