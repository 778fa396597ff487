import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createMute } from '../../src/store/watches/mutes.ts'
import { decideAll, watchFor } from '../world/alerts.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const idOf = (watchId: string) => encodeGlobalId('Watch', watchId)

const COUNTS = 'counts { all unread read archived hidden hiddenBy { muteId mute { isInForce } count } }'

const INBOX = `query Inbox($watchId: ID, $states: [InboxState!], $hidden: Boolean, $burstOf: ID) {
  inbox(watchId: $watchId, states: $states, hidden: $hidden, burstOf: $burstOf) {
    totalCount ${COUNTS}
    nodes { id state readAt hiddenById hiddenBy { subject } alert {
      id kinds version: watchVersion watchId watch { name } isErased happened cause effect statementId
      statement { text } was { text } before { text } after { text }
      why { text version { text } conditions { number within field asked holds counts found spans { start end } text } }
    } }
  }
}`

const MARK = `mutation Mark($input: MarkAlertsInput!) {
  markAlerts(input: $input) {
    __typename ... on MarkAlertsSuccess { changed ${COUNTS} } ... on InvalidInput { problems { path message } }
  }
}`

test('an alert tells what happened, and why: the filter as a tree, with the words and where they stand', async () => {
  const { archive } = desk
  const actorId = await archive.actor('Ann Poe')
  const condition = {
    kind: 'all' as const,
    of: [
      { kind: 'words' as const, field: 'text' as const, text: 'lighthouse' },
      {
        kind: 'any' as const,
        of: [
          { kind: 'list' as const, field: 'actors' as const, values: [actorId] },
          { kind: 'words' as const, field: 'text' as const, text: 'harbour' },
        ],
      },
      { kind: 'not' as const, of: { kind: 'words' as const, field: 'text' as const, text: 'ferry' } },
    ],
  }
  const watchId = await watchFor(desk, 'a tree', { condition })
  const { id } = await archive.statement({ text: 'All lighthouses stay ours, the lighthouse here first.', actorId })
  await decideAll(desk)
  const { inbox } = await desk.answered(INBOX, { watchId: idOf(watchId) })
  const [{ alert, state }] = inbox.nodes
  expect(state).toBe('UNREAD')
  expect(alert).toMatchObject({
    kinds: ['UTTERANCE'],
    version: 1,
    watchId: idOf(watchId),
    watch: { name: 'a tree' },
    isErased: false,
    happened: 'INGESTED',
    effect: 'ENTERED',
    statementId: encodeGlobalId('Statement', id),
    before: null,
  })
  expect(alert.was).toEqual({ text: 'All lighthouses stay ours, the lighthouse here first.' })
  expect(alert.after).toEqual(alert.was)
  expect(alert.statement).toEqual(alert.was)
  const { text: told, version, conditions } = alert.why
  expect(told).toBe('text: lighthouses, lighthouse; actors: ann-poe')
  const tree = conditions.map(({ number, within, field, holds, counts }: Record<string, unknown>) => {
    return [number, within, field, holds, counts]
  })
  expect(tree).toEqual([
    [1, null, 'all', true, true],
    [2, 1, 'text', true, true],
    [3, 1, 'any', true, true],
    [4, 3, 'actors', true, true],
    [5, 3, 'text', false, false],
    [6, 1, 'not', true, true],
    [7, 6, 'text', false, false],
  ])
  expect(conditions[1].asked).toEqual({ text: 'lighthouse' })
  const words = conditions[1].spans.map(({ start, end }: { start: number; end: number }) =>
    version.text.slice(start, end),
  )
  expect(words).toEqual(['lighthouses', 'lighthouse'])
  expect(conditions[3]).toMatchObject({ asked: { actors: ['ann-poe'] }, found: ['ann-poe'] })
})

test('an alert has no words of its own: after an erasure it tells that, and no more', async () => {
  const watchId = await watchFor(desk, 'breakwater')
  const { id } = await desk.archive.statement({ text: 'The breakwater leaks.' })
  await decideAll(desk)
  const input = { id: encodeGlobalId('Statement', id), reason: 'Asked for.' }
  await desk.answered('mutation($input: EraseStatementInput!) { eraseStatement(input: $input) { __typename } }', {
    input,
  })
  const { inbox } = await desk.answered(INBOX, { watchId: idOf(watchId) })
  expect(inbox.nodes).toHaveLength(1)
  const { alert } = inbox.nodes[0]
  const gone = { statement: null, was: null, before: null, after: null, why: null, effect: null }
  expect(alert).toMatchObject({ isErased: true, kinds: ['UTTERANCE'], ...gone })
  expect(JSON.stringify(inbox)).not.toContain('leaks')
})

test('an alert whose entry is no longer kept tells of the statement as it is now', async () => {
  const watchId = await watchFor(desk, 'slipway')
  const { id } = await desk.archive.statement({ text: 'The slipway is dry.' })
  await decideAll(desk)
  await desk.database.prisma.$executeRaw`DELETE FROM journal_entries WHERE statement_id = ${id}::uuid`
  const { inbox } = await desk.answered(INBOX, { watchId: idOf(watchId) })
  const kept = { isErased: false, happened: null, was: null, why: null, statement: { text: 'The slipway is dry.' } }
  expect(inbox.nodes[0].alert).toMatchObject(kept)
})

test('alerts are marked one by one, and all up to a place: what came while one looked is not', async () => {
  const watchId = await watchFor(desk, 'mooring')
  for (const number of ['one', 'two', 'three', 'four']) {
    await desk.archive.statement({ text: `The mooring ${number} holds.` })
  }
  await decideAll(desk)
  const before = await desk.answered(INBOX, { watchId: idOf(watchId) })
  const ids = before.inbox.nodes.map(({ alert }: { alert: { id: string } }) => alert.id)
  const [newest, third, second, oldest] = ids
  const mark = async (input: object) => (await desk.answered(MARK, { input })).markAlerts
  expect(await mark({ state: 'ARCHIVED', ids: [oldest] })).toMatchObject({ changed: 1 })
  expect(await mark({ state: 'ARCHIVED', ids: [oldest] })).toMatchObject({ changed: 0 })
  expect(await mark({ state: 'READ', upTo: third, watchId: idOf(watchId) })).toMatchObject({ changed: 2 })
  const statesNow = async () => {
    const { inbox } = await desk.answered(INBOX, { watchId: idOf(watchId), states: ['UNREAD', 'READ', 'ARCHIVED'] })
    return inbox.nodes.map(({ state }: { state: string }) => state)
  }
  expect(await statesNow()).toEqual(['UNREAD', 'READ', 'READ', 'ARCHIVED'])
  expect(await mark({ state: 'UNREAD', ids: [second, oldest] })).toMatchObject({ changed: 2 })
  expect(await statesNow()).toEqual(['UNREAD', 'READ', 'UNREAD', 'UNREAD'])
  await desk.archive.statement({ text: 'The mooring five holds.' })
  await decideAll(desk)
  expect(await mark({ state: 'ARCHIVED', upTo: newest, watchId: idOf(watchId) })).toMatchObject({ changed: 4 })
  const { inbox } = await desk.answered(INBOX, { watchId: idOf(watchId) })
  expect(inbox.nodes.map((node: { alert: { was: object } }) => node.alert.was)).toEqual([
    { text: 'The mooring five holds.' },
  ])
  expect(inbox.counts).toMatchObject({ all: 5, unread: 1, read: 0, archived: 4 })
  const refused = await mark({ state: 'READ', upTo: idOf(watchId) })
  expect(refused).toMatchObject({ problems: [{ path: 'upTo' }] })
})

test('what mutes hide is recorded, counted by the mute, and listed where it is asked for', async () => {
  const watchId = await watchFor(desk, 'dredger')
  const own = { watchId, subject: 'WATCH' as const, subjectId: null, until: null }
  await desk.archive.statement({ text: 'The dredger is here.' })
  const muted = await createMute(desk.database.prisma, LOCAL_PRINCIPAL.id, own)
  if (muted.kind !== 'muted') throw new Error(muted.kind)
  await desk.archive.statement({ text: 'The dredger works.' })
  await desk.archive.statement({ text: 'The dredger stops.' })
  await decideAll(desk)
  const shown = (await desk.answered(INBOX, { watchId: idOf(watchId) })).inbox
  expect(shown.nodes).toHaveLength(1)
  const muteId = encodeGlobalId('Mute', muted.id)
  expect(shown.counts).toEqual({
    ...{ all: 1, unread: 1, read: 0, archived: 0, hidden: 2 },
    hiddenBy: [{ muteId, mute: { isInForce: true }, count: 2 }],
  })
  const hidden = (await desk.answered(INBOX, { watchId: idOf(watchId), hidden: true })).inbox
  expect(hidden.nodes.map((node: { hiddenById: string }) => node.hiddenById)).toEqual([muteId, muteId])
  expect(hidden.nodes[0].hiddenBy).toEqual({ subject: 'WATCH' })
})

const BURSTS = `query Bursts($watchId: ID) {
  inboxBursts(watchId: $watchId) {
    totalCount nodes { id beganAt lastAt count unread items(first: 2) { alert { id was { text } } } }
  }
}`

test('alerts that come soon after each other are shown as one burst, with their number', async () => {
  const burstWatch = await watchFor(desk, 'spinnaker', { burstMinutes: 60 })
  const plainWatch = await watchFor(desk, 'spinnaker', { name: 'each alone' })
  for (const number of ['one', 'two', 'three']) await desk.archive.statement({ text: `Spinnaker ${number} is up.` })
  await decideAll(desk)
  const { inboxBursts: bursts } = await desk.answered(BURSTS, { watchId: idOf(burstWatch) })
  expect(bursts).toMatchObject({ totalCount: 1, nodes: [{ count: 3, unread: 3 }] })
  const { node } = await desk.answered('query ($id: ID!) { node(id: $id) { id ... on InboxBurst { count } } }', {
    id: bursts.nodes[0].id,
  })
  expect(node).toEqual({ id: bursts.nodes[0].id, count: 3 })
  const texts = bursts.nodes[0].items.map(({ alert }: { alert: { was: { text: string } } }) => alert.was.text)
  expect(texts).toEqual(['Spinnaker one is up.', 'Spinnaker two is up.'])
  const of = await desk.answered(INBOX, { burstOf: bursts.nodes[0].items[0].alert.id })
  expect(of.inbox.nodes).toHaveLength(3)
  const { inboxBursts: alone } = await desk.answered(BURSTS, { watchId: idOf(plainWatch) })
  expect(alone.nodes.map(({ count }: { count: number }) => count)).toEqual([1, 1, 1])
})

test('who may not see a watch any more is shown nothing of it, not even in a count', async () => {
  const reader = await desk.principal('READER', 'rita')
  const watchId = await watchFor(desk, 'capstan')
  const own = { watchId, principalId: reader.id }
  await desk.database.prisma.watchShare.create({ data: own })
  await desk.database.prisma.watchFollower.create({ data: { ...own, since: new Date() } })
  await desk.archive.statement({ text: 'The capstan turns.' })
  await decideAll(desk)
  const { inbox } = await desk.answered(INBOX, {}, reader)
  expect(inbox).toMatchObject({ totalCount: 1, counts: { all: 1 } })
  const { id } = inbox.nodes[0].alert
  const node = 'query($id: ID!) { node(id: $id) { __typename } }'
  expect(await desk.answered(node, { id }, reader)).toEqual({ node: { __typename: 'Alert' } })
  await desk.database.prisma.watchShare.deleteMany({ where: { watchId } })
  const after = await desk.answered(INBOX, {}, reader)
  expect(after.inbox).toMatchObject({ totalCount: 0, nodes: [], counts: { all: 0, unread: 0 } })
  expect(await desk.answered(node, { id }, reader)).toEqual({ node: null })
  expect((await desk.answered(MARK, { input: { state: 'READ', ids: [id] } }, reader)).markAlerts.changed).toBe(0)
  // The owner's own is as it was.
  expect((await desk.answered(INBOX, { watchId: idOf(watchId) })).inbox.counts.unread).toBe(1)
})
