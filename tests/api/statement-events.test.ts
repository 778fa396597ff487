import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let topicId: string

beforeAll(async () => {
  desk = await openDesk()
  topicId = await desk.archive.topic('Islands')
})

afterAll(() => desk.close())

const EVENTS = /* GraphQL */ `
  subscription ($filter: StatementFilter, $after: Cursor, $from: StreamStart! = NOW, $consumer: String, $kinds: [EntryKind!]) {
    statementEvents(filter: $filter, after: $after, from: $from, consumer: $consumer, kinds: $kinds) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementIngested { effect was { text topics { slug } } statement { text status actor { name } } }
      ... on StatementErased { statementId }
    }
  }
`

const ISLANDS = { filter: { topics: ['islands'] } }

async function say(text: string): Promise<{ id: string }> {
  const statement = await desk.archive.statement({ text, topicIds: [topicId] })
  desk.context.committed()
  return statement
}

test('what is said is told live, each event with the cursor of the one before', async () => {
  const stream = await desk.follow(EVENTS, ISLANDS)
  const caughtUp = (await stream.next()).statementEvents
  expect(caughtUp.__typename).toBe('CaughtUp')
  await say('One.')
  await desk.archive.statement({ text: 'Of no topic.' })
  await say('Two.')
  const one = (await stream.next()).statementEvents
  const two = (await stream.next()).statementEvents
  expect(one).toMatchObject({
    effect: 'ENTERED',
    was: { text: 'One.', topics: [{ slug: 'islands' }] },
    statement: { text: 'One.' },
  })
  expect([two.was.text, two.previous]).toEqual(['Two.', one.cursor])
  await stream.leave()
})

test('a page and the stream from its liveCursor show everything between them', async () => {
  await say('Before.')
  await desk.archive.number()
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(filter: $filter) { nodes { text } liveCursor } }',
    ISLANDS,
  )
  expect(statements.nodes[0].text).toBe('Before.')
  await say('After.')
  const stream = await desk.follow(EVENTS, { ...ISLANDS, after: statements.liveCursor })
  let event = (await stream.next()).statementEvents
  while (event.__typename !== 'StatementIngested') event = (await stream.next()).statementEvents
  expect(event.was.text).toBe('After.')
  await stream.leave()
})

test('leaving a quiet stream ends it at once', async () => {
  const stream = await desk.follow(EVENTS, ISLANDS)
  await stream.next()
  const waiting = stream.next()
  await stream.leave()
  await expect(waiting).rejects.toThrow('the stream has ended')
})

test('each event reads the statement anew', async () => {
  const stream = await desk.follow(EVENTS, ISLANDS)
  await stream.next()
  const actorId = await desk.archive.actor('Old Name')
  const { id } = await say('Anew.')
  await stream.next()
  await desk.database.prisma.statement.update({ where: { id }, data: { actorId } })
  const version = await desk.database.prisma.statementVersion.findFirstOrThrow({ where: { statementId: id } })
  for (const name of ['First Name', 'Second Name']) {
    await desk.database.prisma.actor.update({ where: { id: actorId }, data: { name } })
    await desk.database.prisma.pendingEntry.create({
      data: { kind: 'INGESTED', statementId: id, afterId: version.id, writtenAt: new Date() },
    })
    desk.context.committed()
    expect((await stream.next()).statementEvents.statement.actor.name).toBe(name)
  }
  await stream.leave()
})

test('a key that is revoked gets nothing more', async () => {
  const stream = await desk.follow(EVENTS, ISLANDS)
  await stream.next()
  stream.revoke()
  await say('Secret.')
  await expect(stream.next()).rejects.toMatchObject({ extensions: { code: 'KEY_REVOKED' } })
  await expect(stream.next()).rejects.toThrow('the stream has ended')
})

test.each([
  [{ after: 'made-up' }, 'CURSOR_MALFORMED'],
  [{ filter: { topics: ['atlantis'] } }, 'FILTER_INVALID'],
  [{ filter: { topics: [] } }, 'FILTER_INVALID'],
  [{ kinds: [] }, 'BAD_USER_INPUT'],
  [{ consumer: '' }, 'BAD_USER_INPUT'],
])('a subscription with %j is refused with the code %s', async (variables, code) => {
  const stream = await desk.follow(EVENTS, variables)
  expect(stream.errors.map((error) => error.extensions?.code)).toEqual([code])
})

test('a hundred readers who come back at once cost a handful of SQL statements', async () => {
  const filter = { topics: ['islands'], text: 'said OR nothing' }
  const first = await desk.follow(EVENTS, { filter })
  const { cursor } = (await first.next()).statementEvents
  await first.leave()
  desk.statementsSent()
  const back = await Promise.all(Array.from({ length: 100 }, () => desk.follow(EVENTS, { filter, after: cursor })))
  expect(desk.statementsSent().length).toBeLessThan(10)
  for (const stream of back) await stream.leave()
})

test('whoever is told at once is told who spoke without another question, and whoever reads later what is true then', async () => {
  const SPEAKERS = /* GraphQL */ `
    subscription ($after: Cursor) {
      statementEvents(after: $after) {
        ... on JournalEvent { cursor }
        ... on StatementIngested { was { actor { id name kind } } statement { id text status actor { name } } }
      }
    }
  `
  const actorId = await desk.archive.actor('Ada Quill')
  const stream = await desk.follow(SPEAKERS)
  const { cursor: after } = (await stream.next()).statementEvents
  const told = stream.next()
  await desk.archive.statement({ text: 'Of Ada.', actorId })
  await desk.archive.number()
  desk.statementsSent()
  desk.context.committed()
  const { was, statement } = (await told).statementEvents
  expect(was.actor).toMatchObject({ name: 'Ada Quill', kind: 'PERSON' })
  expect(statement).toMatchObject({ text: 'Of Ada.', status: 'CURRENT', actor: { name: 'Ada Quill' } })
  const rows = desk.statementsSent().filter((sql) => /FROM "public"."(actors|statements)"/.test(sql))
  expect(rows).toEqual([expect.stringContaining('"actors"')])
  // What is long is asked for.
  const long = 'She said a great deal. '.repeat(500)
  await desk.archive.statement({ text: long, actorId })
  desk.context.committed()
  expect((await stream.next()).statementEvents.statement).toMatchObject({ text: long, actor: { name: 'Ada Quill' } })
  await stream.leave()

  await desk.answered('mutation ($id: ID!) { updateActor(input: { id: $id, name: "Ada Quay" }) { __typename } }', {
    id: was.actor.id,
  })
  const later = await desk.follow(SPEAKERS, { after })
  const event = (await later.next()).statementEvents
  expect([event.was.actor.name, event.statement.actor.name]).toEqual(['Ada Quay', 'Ada Quay'])
  await later.leave()
})

test('a topic that takes over a name is what the name means from then on', async () => {
  const ids = [await desk.archive.topic('Old harbour'), await desk.archive.topic('New harbour')]
  const globalIds = ids.map((id) => Buffer.from(`Topic:${id}`).toString('base64'))
  const UPDATE =
    'mutation ($id: ID!, $slug: String!) { updateTopic(input: { id: $id, slug: $slug }) { ... on Failure { message } } }'
  const said = async () => {
    const { statements } = await desk.answered('{ statements(filter: { topics: ["old-harbour"] }) { nodes { text } } }')
    return statements.nodes.map(({ text }: { text: string }) => text)
  }
  await desk.archive.statement({ text: 'Of the old.', topicIds: [ids[0] ?? ''] })
  await desk.archive.statement({ text: 'Of the new.', topicIds: [ids[1] ?? ''] })
  expect(await said()).toEqual(['Of the old.'])
  await desk.answered(UPDATE, { id: globalIds[0], slug: 'ancient-harbour' })
  await desk.answered(UPDATE, { id: globalIds[1], slug: 'old-harbour' })
  expect(await said()).toEqual(['Of the new.'])
})

test('a cursor of another filter is refused', async () => {
  const { statements } = await desk.answered('{ statements { liveCursor } }')
  const stream = await desk.follow(EVENTS, { ...ISLANDS, after: statements.liveCursor })
  expect(stream.errors[0]?.extensions?.code).toBe('CURSOR_OTHER_STREAM')
})

const ACKNOWLEDGE = /* GraphQL */ `
  mutation ($consumer: String!, $cursor: Cursor!) {
    acknowledge(input: { consumer: $consumer, cursor: $cursor }) {
      __typename
      ... on AcknowledgeSuccess { cursor }
      ... on Failure { message }
    }
  }
`

test('a named reader goes on after what it acknowledged, and before that from where it began', async () => {
  const consumer = 'reader'
  const first = await desk.follow(EVENTS, { ...ISLANDS, consumer })
  await first.next()
  await say('Acknowledged.')
  await say('Sent only.')
  const acknowledged = (await first.next()).statementEvents
  const sent = (await first.next()).statementEvents
  await first.leave()

  const again = await desk.follow(EVENTS, { ...ISLANDS, consumer })
  expect((await again.next()).statementEvents).toEqual(acknowledged)
  await again.leave()

  const skipping = await desk.follow(EVENTS, { ...ISLANDS, consumer, after: acknowledged.cursor })
  expect((await skipping.next()).statementEvents).toEqual(sent)
  await skipping.leave()

  await desk.answered(ACKNOWLEDGE, { consumer, cursor: acknowledged.cursor })
  const resumed = await desk.follow(EVENTS, { ...ISLANDS, consumer, after: sent.cursor })
  expect((await resumed.next()).statementEvents).toEqual(sent)
  await resumed.leave()
})

test('acknowledgements only move forward', async () => {
  const consumer = 'forward'
  const stream = await desk.follow(EVENTS, { ...ISLANDS, consumer })
  const begun = (await stream.next()).statementEvents
  await say('Further.')
  const further = (await stream.next()).statementEvents
  await stream.leave()
  const kept = async (cursor: string) => (await desk.answered(ACKNOWLEDGE, { consumer, cursor })).acknowledge.cursor
  expect(await kept(further.cursor)).toBe(further.cursor)
  expect(await kept(begun.cursor)).toBe(further.cursor)
})

test('a named reader of another filter is refused until it is forgotten', async () => {
  const consumer = 'mine'
  const first = await desk.follow(EVENTS, { ...ISLANDS, consumer })
  await first.leave()
  const other = await desk.follow(EVENTS, { consumer })
  expect(other.errors[0]?.extensions?.code).toBe('CONSUMER_OTHER_STREAM')
  const FORGET = 'mutation { forgetConsumer(input: { consumer: "mine" }) { ... on ForgetConsumerSuccess { existed } } }'
  expect((await desk.answered(FORGET)).forgetConsumer).toEqual({ existed: true })
  expect((await desk.answered(FORGET)).forgetConsumer).toEqual({ existed: false })
  const free = await desk.follow(EVENTS, { consumer })
  expect(free.errors).toEqual([])
  await free.leave()
})

test('nobody can acknowledge for somebody else, nor a made-up cursor', async () => {
  const reader = await desk.principal('READER')
  const stream = await desk.follow(EVENTS, { ...ISLANDS, consumer: 'hers' }, reader)
  const { cursor } = (await stream.next()).statementEvents
  await stream.leave()
  const typename = async (variables: Record<string, unknown>, as = reader) =>
    (await desk.answered(ACKNOWLEDGE, variables, as)).acknowledge.__typename
  expect(await typename({ consumer: 'hers', cursor })).toBe('AcknowledgeSuccess')
  expect(await typename({ consumer: 'hers', cursor }, desk.context.principal)).toBe('InvalidInput')
  expect(await typename({ consumer: 'hers', cursor: 'made-up' })).toBe('InvalidInput')
})

test('an erased statement is told to every stream, and its earlier events carry nothing any more', async () => {
  const stream = await desk.follow(EVENTS, { filter: { text: 'nobody says this' } })
  await stream.next()
  const { id } = await say('To be erased.')
  await desk.archive.number()
  const globalId = Buffer.from(`Statement:${id}`).toString('base64')
  const { eraseStatement } = await desk.answered(
    'mutation ($id: ID!) { eraseStatement(input: { id: $id, reason: "court order" }) { ... on EraseStatementSuccess { erasedStatementIds } ... on Failure { message } } }',
    { id: globalId },
  )
  expect(eraseStatement).toEqual({ erasedStatementIds: [globalId] })
  const event = (await stream.next()).statementEvents
  expect(event).toMatchObject({ __typename: 'StatementErased', previous: null, statementId: globalId })
  await stream.leave()
})
