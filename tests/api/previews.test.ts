import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { prune } from '../../src/store/journal/retention.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const prisma = () => desk.database.prisma

const PREVIEW = /* GraphQL */ `
  query ($filter: StatementFilter!, $days: Int, $timeZone: String, $burstMinutes: Int) {
    watchPreview(filter: $filter, days: $days, timeZone: $timeZone, burstMinutes: $burstMinutes) {
      estimated
      days { day alerts { value least most } hidden { value } bursts { value } }
      perDay { value }
      perWeek { value }
      evidenceFrom
      examples { kinds words isHidden entry { after { text } } }
      unknown { because entries }
    }
  }
`

const BACKTEST = /* GraphQL */ `
  query ($watchId: ID, $filter: StatementFilter, $from: DateTime!) {
    watchBacktest(watchId: $watchId, filter: $filter, from: $from) {
      count
      alerts { kinds version words entry { after { text } } }
      unknown { because entries from to }
    }
  }
`

async function say(text: string, ago = 0): Promise<string> {
  const { id } = await desk.archive.statement({ text })
  await desk.archive.number()
  const at = new Date(Date.now() - ago)
  await prisma().$executeRaw`UPDATE journal_entries SET committed_at = ${at} WHERE statement_id = ${id}::uuid`
  return id
}

async function decideAll(): Promise<void> {
  const matcher = await openMatcher(prisma(), openJournal(prisma()))
  while (await matcher.decideNext()) {}
}

const HOUR = 3_600_000

test('a preview counts by day what a watch would have told, and shows the newest with the words that decided', async () => {
  await say('A windmill was sold.', 50 * HOUR)
  await say('The windmill turns.', 26 * HOUR)
  await say('No mill here.', 25 * HOUR)
  await say('Two windmills turn.', 0)
  const { watchPreview } = await desk.answered(PREVIEW, { filter: { text: 'windmill' }, days: 3 })
  expect(watchPreview.estimated).toBe(false)
  expect(watchPreview.days).toHaveLength(3)
  expect(watchPreview.days.reduce((sum: number, day: { alerts: { value: number } }) => sum + day.alerts.value, 0)).toBe(
    3,
  )
  // What is on file is younger than a week: it says nothing of one.
  expect(watchPreview.perWeek).toBeNull()
  expect(Date.now() - Date.parse(watchPreview.evidenceFrom)).toBeLessThan(51 * HOUR)
  expect(watchPreview.examples).toEqual([
    { kinds: ['UTTERANCE'], words: ['windmil'], isHidden: false, entry: { after: { text: 'Two windmills turn.' } } },
    { kinds: ['UTTERANCE'], words: ['windmil'], isHidden: false, entry: { after: { text: 'The windmill turns.' } } },
    { kinds: ['UTTERANCE'], words: ['windmil'], isHidden: false, entry: { after: { text: 'A windmill was sold.' } } },
  ])
  expect(watchPreview.unknown).toEqual([])
})

test('a back-test of a watch tells what it told, and what was erased since is unknown', async () => {
  const from = new Date()
  const { createWatch } = await desk.answered(
    `mutation { createWatch(input: { name: "Sluices", filter: { text: "sluice" } }) { ... on CreateWatchSuccess { watch { id } } } }`,
  )
  await say('The sluice opens.')
  const gone = await say('The sluice leaks.')
  await decideAll()
  const variables = { watchId: createWatch.watch.id, from }
  expect((await desk.answered(BACKTEST, variables)).watchBacktest).toMatchObject({ count: 2, unknown: [] })
  await desk.answered(
    'mutation ($id: ID!) { eraseStatement(input: { id: $id, reason: "A court said so." }) { __typename } }',
    { id: Buffer.from(`Statement:${gone}`).toString('base64') },
  )
  await desk.archive.number()
  expect((await desk.answered(BACKTEST, variables)).watchBacktest.unknown).toMatchObject([
    { because: 'ERASED' },
    { because: 'NOT_DECIDED' },
  ])
  await decideAll()
  const { watchBacktest } = await desk.answered(BACKTEST, variables)
  expect(watchBacktest.alerts).toEqual([
    { kinds: ['UTTERANCE'], version: 1, words: ['sluic'], entry: { after: { text: 'The sluice opens.' } } },
  ])
  expect(watchBacktest.unknown).toMatchObject([{ because: 'ERASED', entries: 1 }])
})

test('what is past retention is unknown, and so is what does not say why it was written', async () => {
  const from = new Date(Date.now() - 30 * 24 * HOUR)
  await say('A kiln was built.', 0)
  const id = await say('The kiln is hot.', 0)
  await prisma().$executeRaw`UPDATE journal_entries SET cause = NULL WHERE statement_id = ${id}::uuid`
  const { head } = await openJournal(prisma()).bounds()
  await prune(prisma(), { ageMs: null, entries: head - 1 }, new AbortController().signal)
  const { watchBacktest } = await desk.answered(BACKTEST, { filter: { text: 'kiln' }, from })
  expect(watchBacktest.count).toBe(1)
  expect(watchBacktest.unknown).toMatchObject([
    { because: 'NOT_KEPT', entries: null },
    // Of the test before.
    { because: 'ERASED', entries: 1 },
    { because: 'CAUSE_NOT_KEPT', entries: 1 },
  ])
})

const CREATE = /* GraphQL */ `
  mutation ($input: CreateWatchInput!) {
    createWatch(input: $input) {
      __typename
      ... on Failure { message }
      ... on WatchTooBroad { perDay { value } mostPerDay conditions { asked share brings text } }
      ... on CreateWatchSuccess { watch { id version } }
    }
  }
`

const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateWatchInput!) {
    updateWatch(input: $input) { __typename ... on UpdateWatchSuccess { watch { version } } }
  }
`

test('a watch that would tell of too much is refused with what makes it so, unless its author insists', async () => {
  desk.context.maxAlertsPerDay = 4
  for (let count = 0; count < 30; count += 1) await say(`The herring catch grew by ${count} tons.`)
  for (let count = 0; count < 3; count += 1) await say(`The squid catch grew by ${count} tons.`)
  const filter = { any: [{ text: 'herring' }, { text: 'squid' }] }
  const { createWatch: refused } = await desk.answered(CREATE, { input: { name: 'Catches', filter } })
  expect(refused).toMatchObject({ __typename: 'WatchTooBroad', mostPerDay: 4 })
  expect(refused.perDay.value).toBeGreaterThan(4)
  expect(refused.conditions).toMatchObject([
    { asked: { text: 'herring' }, brings: 30 / 33, text: '{"text":"herring"} alone brings 91 % of the alerts.' },
    { asked: { text: 'squid' }, brings: 3 / 33 },
  ])
  expect(refused.message).toContain('{"text":"herring"} alone brings 91 % of the alerts.')
  const squid = { name: 'Squid', filter: { text: 'squid' } }
  const { createWatch: narrow } = await desk.answered(CREATE, { input: squid })
  expect(narrow.__typename).toBe('CreateWatchSuccess')
  const wider = { id: narrow.watch.id, filter: { all: [{ text: 'catch' }, { text: 'tons' }] } }
  expect((await desk.answered(UPDATE, { input: wider })).updateWatch).toEqual({ __typename: 'WatchTooBroad' })
  expect((await desk.answered(UPDATE, { input: { id: wider.id, name: 'Catch' } })).updateWatch.watch.version).toBe(1)
  const insisting = { input: { ...wider, insist: true } }
  expect((await desk.answered(UPDATE, insisting)).updateWatch.watch.version).toBe(2)
  const paused = { name: 'Later', filter, isPaused: true }
  const { createWatch: later } = await desk.answered(CREATE, { input: paused })
  expect(later.__typename).toBe('CreateWatchSuccess')
  const goesOn = { input: { id: later.watch.id, isPaused: false } }
  expect((await desk.answered(UPDATE, goesOn)).updateWatch.__typename).toBe('WatchTooBroad')
})
