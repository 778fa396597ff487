import { afterEach, beforeEach, expect, test } from 'vitest'
import { backTest } from '../../src/alerts/back-test.ts'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { preview } from '../../src/alerts/preview.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { AlertKind } from '../../src/domain/watch/definition.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { prune } from '../../src/store/journal/retention.ts'
import { prepareFilter } from '../../src/store/search/linguistics.ts'
import { createWatch } from '../../src/store/watches/definitions.ts'
import { type Desk, openDesk } from '../world/desk.ts'
import { passHourAt } from '../world/hours.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const prisma = () => desk.database.prisma
const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
// At the middle of an hour.
const now = new Date(Math.floor(Date.now() / HOUR) * HOUR - HOUR / 2)
const before = (ago: number) => new Date(now.getTime() - ago)

/** What was said so long ago; each time later than the last. */
async function said(text: string, ago: number, times = 1): Promise<string> {
  let last = ''
  for (let time = 0; time < times; time += 1) {
    const { id } = await desk.archive.statement({ text: `${text} (${time})` })
    last = id
    await desk.archive.number()
    await prisma()
      .$executeRaw`UPDATE journal_entries SET committed_at = ${before(ago)} WHERE statement_id = ${id}::uuid`
  }
  return last
}

async function filterFor(text: string, tells: AlertKind[]) {
  const filter = await prepareFilter(prisma(), { kind: 'words', field: 'text', text })
  return { watchId: null, filter, tells, silenceDays: tells.includes('SILENCE') ? 14 : null, burstMinutes: 0 }
}

async function tested(text: string, tells: AlertKind[], ago: number) {
  const time = { from: before(ago), to: now, principalId: LOCAL_PRINCIPAL.id }
  const { readAlerts, unknown } = await backTest(prisma(), openJournal(prisma()), await filterFor(text, tells), time)
  const alerts = await readAlerts(100)
  return { alerts: alerts.map(({ kinds, baseline, entry }) => ({ kinds, baseline, at: entry.committedAt })), unknown }
}

async function erase(id: string): Promise<void> {
  await desk.answered(
    'mutation ($id: ID!) { eraseStatement(input: { id: $id, reason: "A court said so." }) { __typename } }',
    { id: Buffer.from(`Statement:${id}`).toString('base64') },
  )
  await desk.archive.number()
}

test('a filter is tried by the hours that would have passed: its silence is told at the end of one, once', async () => {
  await said('The lighthouse was sold.', 20 * DAY)
  for (let day = 19; day > 0; day -= 1) await said('The ferry is late.', day * DAY)
  const { alerts, unknown } = await tested('lighthouse', ['SILENCE'], 10 * DAY)
  const baseline = { since: before(20 * DAY).toISOString(), days: 14, others: 14, until: null }
  expect(alerts).toEqual([{ kinds: ['SILENCE'], baseline, at: new Date(before(6 * DAY).getTime() + HOUR / 2) }])
  expect(unknown).toEqual([])
})

test('a silence that depends on what was erased is unknown', async () => {
  await said('The lighthouse was sold.', 30 * DAY)
  for (let day = 29; day > 20; day -= 1) await said('The ferry is late.', day * DAY)
  const gone = await said('Something that is gone.', 20 * DAY)
  for (let day = 19; day > 0; day -= 1) await said('The ferry is late.', day * DAY)
  await erase(gone)
  const { alerts, unknown } = await tested('lighthouse', ['SILENCE'], 25 * DAY)
  expect(alerts).toEqual([])
  const at = (ago: number) => new Date(before(ago).getTime() + HOUR / 2)
  expect(unknown).toEqual([{ from: at(16 * DAY), to: at(6 * DAY), because: 'ERASED', entries: 2 }])
})

async function saidInHeaps(): Promise<void> {
  for (const [weeks, times] of [
    [4, 1],
    [3, 0],
    [2, 2],
    [1, 1],
  ] as const) {
    await said('The dredger works.', weeks * WEEK + HOUR, times)
    await said('The ferry sails.', weeks * WEEK + HOUR, 10)
  }
  await said('The dredger sinks.', HOUR, 12)
  await said('The ferry sails.', HOUR, 10)
}

test('a surge is tried against the same hours of the weeks before, and a preview counts it', async () => {
  await said('The ferry sails.', 5 * WEEK)
  await saidInHeaps()
  const { alerts, unknown } = await tested('dredger', ['SURGE'], 2 * DAY)
  expect(alerts).toMatchObject([{ kinds: ['SURGE'], baseline: { count: 12, before: [1, 2, 0, 1] } }])
  expect(unknown).toEqual([])
  const request = { days: 3, timeZone: 'UTC', now, principalId: LOCAL_PRINCIPAL.id }
  const tried = await preview(
    prisma(),
    openJournal(prisma()),
    await filterFor('dredger', ['UTTERANCE', 'SURGE']),
    request,
  )
  expect(tried.days.reduce((sum, { alerts: { value } }) => sum + value, 0)).toBe(13)
  expect(await tried.readExamples(1)).toMatchObject([{ kinds: ['SURGE'] }])
})

test('a surge cannot be known where the archive has fewer weeks than it is measured against', async () => {
  await said('The dredger works.', 3 * DAY)
  await said('The dredger sinks.', HOUR, 12)
  const { alerts, unknown } = await tested('dredger', ['SURGE'], 2 * DAY)
  expect(alerts).toEqual([])
  expect(unknown).toEqual([{ from: before(2 * DAY), to: now, because: 'FEW_WEEKS', entries: null }])
})

test('a surge and a silence are unknown where what they are measured against is past retention', async () => {
  await said('The lighthouse was sold.', 5 * WEEK)
  await saidInHeaps()
  const { head } = await openJournal(prisma()).bounds()
  await prune(prisma(), { ageMs: null, entries: head - 20 }, new AbortController().signal)
  const surge = await tested('dredger', ['SURGE'], 2 * DAY)
  expect(surge.alerts).toEqual([])
  expect(surge.unknown).toMatchObject([{ because: 'NOT_KEPT' }])
  const silence = await tested('lighthouse', ['SILENCE'], 2 * DAY)
  expect(silence.alerts).toEqual([])
  expect(silence.unknown).toMatchObject([{ because: 'NOT_KEPT' }])
})

test('a watch whose look back took too long is tried by what it had, as it told', async () => {
  await said('The ferry sails.', 5 * WEEK)
  await saidInHeaps()
  const condition = { kind: 'words', field: 'text', text: 'dredger' } as const
  const definition = { condition, tells: ['SURGE'], silenceDays: null, burstMinutes: 0, isPaused: false } as const
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name: 'Dredgers', definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  await desk.archive.number()
  await prisma().$executeRaw`UPDATE journal_entries SET committed_at = ${before(HOUR / 2)} WHERE kind = 'WATCH_CHANGED'`
  const matcher = await openMatcher(prisma(), openJournal(prisma()))
  while (await matcher.decideNext()) {}
  await passHourAt(prisma(), now)
  while (await matcher.decideNext()) {}
  const own = async () => {
    const time = { from: before(WEEK), to: new Date(now.getTime() + HOUR), principalId: LOCAL_PRINCIPAL.id }
    return (await backTest(prisma(), openJournal(prisma()), { watchId: saved.watchId }, time)).count
  }
  expect(await prisma().alert.count()).toBe(1)
  expect(await own()).toBe(1)
  // As it is noted where the look back took too long.
  await prisma().$executeRaw`UPDATE watch_definitions SET heard_since = ${before(HOUR / 2)}`
  expect(await own()).toBe(0)
})
