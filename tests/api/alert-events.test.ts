import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import { LOCAL_PRINCIPAL, type Principal } from '../../src/domain/statement/principal.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { deleteWatch } from '../../src/store/watches/definitions.ts'
import { createMute } from '../../src/store/watches/mutes.ts'
import { decideAll, watchFor } from '../world/alerts.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const idOf = (watchId: string) => encodeGlobalId('Watch', watchId)

const WATCH = `subscription($watchId: ID!, $after: Cursor, $from: StreamStart! = NOW, $consumer: String) {
  watchEvents(watchId: $watchId, after: $after, from: $from, consumer: $consumer) {
    __typename ... on JournalEvent { cursor previous }
    ... on AlertRaised { alert { id isErased was { text } kinds why { text } } }
    ... on StatementErased { statementId } ... on Gap { from to }
  }
}`

const INBOX = `subscription($watchIds: [ID!], $hidden: Boolean, $after: Cursor, $from: StreamStart! = NOW, $consumer: String) {
  inboxEvents(watchIds: $watchIds, hidden: $hidden, after: $after, from: $from, consumer: $consumer) {
    __typename ... on JournalEvent { cursor previous }
    ... on AlertArrived { item { state hiddenById alert { id was { text } watch { name } } } counts { all unread hidden } }
    ... on StatementErased { statementId }
  }
}`

interface Asked {
  after?: string | null
  from?: 'NOW' | 'BEGINNING'
  consumer?: string
  as?: Principal
}

const opened: Followed[] = []

async function follow(document: string, variables: object, { as, ...asked }: Asked = {}) {
  const followed = await desk.follow(document, { ...variables, ...asked }, as)
  opened.push(followed)
  const next = async (): Promise<Answer> => Object.values(await followed.next())[0]
  return {
    ...followed,
    next,
    async until(type: string): Promise<Answer[]> {
      const seen = []
      do seen.push(await next())
      while (seen.at(-1).__typename !== type)
      return seen
    },
  }
}

const watching = (watchId: string, asked?: Asked) => follow(WATCH, { watchId: idOf(watchId) }, asked)

const say = (text: string) => desk.archive.statement({ text })

const told = (event: Answer) => event.alert?.was?.text ?? event.item?.alert.was?.text ?? event.__typename

test('a watch’s stream says that it is live, then brings what the watch tells', async () => {
  const watchId = await watchFor(desk, 'lighthouse')
  const stream = await watching(watchId)
  expect((await stream.next()).__typename).toBe('CaughtUp')
  await say('The ferry is late.')
  await say('The lighthouse stays ours.')
  await decideAll(desk)
  const event = await stream.next()
  expect(told(event)).toBe('The lighthouse stays ours.')
  expect(event.alert.why.text).toBe('text: lighthouse')
})

test('a stream from the beginning brings all alerts in order; from any cursor it goes on right after it', async () => {
  const watchId = await watchFor(desk, 'breakwater')
  for (let number = 0; number < 70; number += 1) await say(`The breakwater holds ${number}.`)
  await decideAll(desk)
  const first = await watching(watchId, { from: 'BEGINNING' })
  const all = await first.until('CaughtUp')
  expect(all.map(told)).toEqual([...Array.from({ length: 70 }, (_, at) => `The breakwater holds ${at}.`), 'CaughtUp'])
  expect(all.map(({ previous }) => previous)).toEqual([null, ...all.slice(0, 70).map(({ cursor }) => cursor)])
  for (const at of [0, 31, 32, 68]) {
    const resumed = await watching(watchId, { after: all[at].cursor })
    expect(await resumed.until('CaughtUp')).toEqual(all.slice(at + 1))
  }
  const now = await watching(watchId)
  expect((await now.next()).previous).toBe(all[69].cursor)
})

test('what several watches tell of one thing comes to an inbox one by one, and resumes between them', async () => {
  const reader = await desk.principal('READER', 'of several')
  const own = { ownerId: reader.id }
  const ids: string[] = []
  for (const name of ['one', 'two', 'three']) ids.push(await watchFor(desk, 'tidemill', { ...own, name }))
  await say('The tidemill turns.')
  await decideAll(desk)
  const stream = await follow(INBOX, {}, { from: 'BEGINNING', as: reader })
  const all = await stream.until('CaughtUp')
  expect(new Set(all.slice(0, 3).map(({ item }) => item.alert.watch.name))).toEqual(new Set(['one', 'two', 'three']))
  expect(all[0].counts).toEqual({ all: 3, unread: 3, hidden: 0 })
  for (const at of [0, 1, 2]) {
    const resumed = await follow(INBOX, {}, { after: all[at].cursor, as: reader })
    expect(await resumed.until('CaughtUp')).toEqual(all.slice(at + 1))
  }
  // Also where what it was told of first is gone.
  await deleteWatch(desk.database.prisma, ids[0] ?? '')
  const rest = await follow(INBOX, {}, { after: all[0].cursor, as: reader })
  const left = (await rest.until('CaughtUp')).slice(0, -1)
  const gone = (event: Answer) => event.item.alert.watch.name === 'one'
  expect(left.map(({ cursor }) => cursor)).toEqual(
    all
      .slice(1, 3)
      .filter((event) => !gone(event))
      .map(({ cursor }) => cursor),
  )
})

test('a consumer goes on after what it acknowledged, within one position too', async () => {
  const reader = await desk.principal('READER', 'a consumer')
  for (const name of ['one', 'two']) await watchFor(desk, 'signalbox', { ownerId: reader.id, name })
  await say('The signalbox is manned.')
  await decideAll(desk)
  const asked = { from: 'BEGINNING' as const, consumer: 'desk', as: reader }
  const [one, two] = await (await follow(INBOX, {}, asked)).until('CaughtUp')
  const acknowledge = async (cursor: string) => {
    const document =
      'mutation($input: AcknowledgeInput!) { acknowledge(input: $input) { ... on AcknowledgeSuccess { cursor } } }'
    return (await desk.answered(document, { input: { consumer: 'desk', cursor } }, reader)).acknowledge.cursor
  }
  expect(await acknowledge(one.cursor)).toBe(one.cursor)
  expect((await (await follow(INBOX, {}, asked)).next()).cursor).toBe(two.cursor)
  expect(await acknowledge(two.cursor)).toBe(two.cursor)
  expect(await acknowledge(one.cursor)).toBe(two.cursor)
  expect((await (await follow(INBOX, {}, asked)).next()).__typename).toBe('CaughtUp')
  const other = await follow(WATCH, { watchId: idOf(await watchFor(desk, 'gantry', { ownerId: reader.id })) }, asked)
  expect(other.errors[0]?.extensions).toMatchObject({ code: 'CONSUMER_OTHER_STREAM' })
})

test('what mutes hide comes only where it is asked for', async () => {
  const reader = await desk.principal('READER', 'one who mutes')
  const watchId = await watchFor(desk, 'dredger', { ownerId: reader.id })
  await createMute(desk.database.prisma, reader.id, { watchId, subject: 'WATCH', subjectId: null, until: null })
  await say('The dredger works.')
  await decideAll(desk)
  const shown = await follow(INBOX, {}, { from: 'BEGINNING', as: reader })
  expect((await shown.until('CaughtUp')).map(told)).toEqual(['CaughtUp'])
  const all = await follow(INBOX, { hidden: true }, { from: 'BEGINNING', as: reader })
  const [event] = await all.until('CaughtUp')
  expect(told(event)).toBe('The dredger works.')
  expect(event.item.hiddenById).not.toBeNull()
})

const ERASE = 'mutation($input: EraseStatementInput!) { eraseStatement(input: $input) { __typename } }'

async function erase(id: string): Promise<void> {
  await desk.answered(ERASE, { input: { id: encodeGlobalId('Statement', id), reason: 'Asked for.' } })
  await sequence(desk.database.prisma)
  await decideAll(desk)
}

test('an erasure is told to streams that told of the statement, and to no others; the alert tells no words any more', async () => {
  const watchId = await watchFor(desk, 'slipway')
  const other = await watchFor(desk, 'drydock')
  const { id } = await say('The slipway is dry.')
  await decideAll(desk)
  const [live, elsewhere] = [await watching(watchId), await watching(other)]
  const first = await live.next()
  await elsewhere.next()
  await erase(id)
  const erased = await live.next()
  expect(erased).toMatchObject({
    __typename: 'StatementErased',
    statementId: encodeGlobalId('Statement', id),
    previous: null,
  })
  await say('The slipway and the drydock are new.')
  await decideAll(desk)
  const after = await live.next()
  expect(after.previous).toBe(erased.cursor)
  expect(told(await elsewhere.next())).toBe('The slipway and the drydock are new.')
  const again = await watching(watchId, { from: 'BEGINNING' })
  const all = await again.until('CaughtUp')
  expect(all[0]).toMatchObject({ alert: { isErased: true, was: null, why: null } })
  expect(all.map(({ __typename }) => __typename)).toEqual(['AlertRaised', 'StatementErased', 'AlertRaised', 'CaughtUp'])
  expect(JSON.stringify(all)).not.toContain('is dry')
  // The cursor of what is live is that of what is read again.
  expect(all[2].cursor).toBe(after.cursor)
  const resumed = await watching(watchId, { after: first.cursor })
  expect((await resumed.until('CaughtUp')).map(({ cursor }) => cursor)).toEqual(
    all.slice(1).map(({ cursor }) => cursor),
  )
})

test('what retention took before it was decided is a gap, and the chain begins anew', async () => {
  const watchId = await watchFor(desk, 'capstan')
  await say('The capstan turns.')
  await decideAll(desk)
  const stream = await watching(watchId, { from: 'BEGINNING' })
  const [first] = await stream.until('CaughtUp')
  const { id } = await say('The capstan is lost.')
  await desk.archive.number()
  await desk.database.prisma.$executeRaw`DELETE FROM journal_entries WHERE statement_id = ${id}::uuid`
  await say('The capstan is back.')
  await decideAll(desk)
  const gap = await stream.next()
  expect(gap).toMatchObject({ __typename: 'Gap', previous: null, to: gap.cursor })
  expect(await stream.next()).toMatchObject({ previous: null, alert: { was: { text: 'The capstan is back.' } } })
  const resumed = await watching(watchId, { after: first.cursor })
  expect((await resumed.until('CaughtUp')).map(told)).toEqual(['Gap', 'The capstan is back.', 'CaughtUp'])
})

test('who loses sight of a watch is told nothing more, and hears so; its inbox has nothing of it', async () => {
  const reader = await desk.principal('READER', 'one who loses sight')
  const watchId = await watchFor(desk, 'windlass')
  const own = { watchId, principalId: reader.id }
  await desk.database.prisma.watchShare.create({ data: own })
  await desk.database.prisma.watchFollower.create({ data: { ...own, since: new Date() } })
  const stream = await watching(watchId, { as: reader })
  const inbox = await follow(INBOX, {}, { as: reader })
  await stream.next()
  await inbox.next()
  await say('The windlass is oiled.')
  await decideAll(desk)
  expect(told(await stream.next())).toBe('The windlass is oiled.')
  expect(told(await inbox.next())).toBe('The windlass is oiled.')
  await desk.database.prisma.watchShare.deleteMany({ where: own })
  await watchFor(desk, 'windlass', { ownerId: reader.id, name: 'of my own' })
  await say('The windlass is broken.')
  await decideAll(desk)
  await expect(stream.next()).rejects.toMatchObject({ extensions: { code: 'WATCH_GONE' } })
  await expect(stream.next()).rejects.toThrow('ended')
  expect((await inbox.next()).item.alert).toMatchObject({ watch: { name: 'of my own' } })
  const refused = await watching(watchId, { as: reader })
  expect(refused.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  // A cursor of the inbox is its owner's alone.
  const theirs = await follow(INBOX, {}, { from: 'BEGINNING', as: reader })
  const { cursor } = await theirs.next()
  const mine = await follow(INBOX, {}, { after: cursor, as: LOCAL_PRINCIPAL })
  expect(mine.errors[0]?.extensions).toMatchObject({ code: 'CURSOR_OTHER_STREAM' })
})

test('a watch that is deleted ends its streams', async () => {
  const watchId = await watchFor(desk, 'mooring')
  const stream = await watching(watchId)
  await stream.next()
  await deleteWatch(desk.database.prisma, watchId)
  await decideAll(desk)
  await expect(stream.next()).rejects.toMatchObject({ extensions: { code: 'WATCH_GONE' } })
})
