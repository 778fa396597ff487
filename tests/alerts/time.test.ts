import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { AlertKind } from '../../src/domain/watch/definition.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { createWatch, updateWatch } from '../../src/store/watches/definitions.ts'
import { isHourDue, passHour } from '../../src/store/watches/hours/hours-passed.ts'
import { createMute } from '../../src/store/watches/mutes.ts'
import { type Desk, openDesk } from '../world/desk.ts'
import { letHoursPass, passHourAt } from '../world/hours.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const prisma = () => desk.database.prisma

const DAY = 24
const WEEK = 7 * DAY

function definitionOf(text: string, tells: AlertKind[], isPaused = false) {
  const condition = { kind: 'words', field: 'text', text } as const
  return { condition, tells, silenceDays: tells.includes('SILENCE') ? 14 : null, burstMinutes: 0, isPaused }
}

async function watchFor(text: string, tells: AlertKind[]): Promise<string> {
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name: text, definition: definitionOf(text, tells) })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  await decide()
  return saved.watchId
}

/** Each time as a process that has just started. */
async function decide(): Promise<void> {
  await desk.archive.number()
  const matcher = await openMatcher(prisma(), openJournal(prisma()))
  while (await matcher.decideNext()) {}
}

/** Something is said, and decided on. */
async function say(text: string, times = 1): Promise<void> {
  for (let time = 1; time <= times; time += 1) await desk.archive.statement({ text: `${text} (${time})` })
  await decide()
}

async function passHours(hours: number): Promise<void> {
  await letHoursPass(prisma(), hours)
}

async function endHour(): Promise<void> {
  await passHourAt(prisma(), new Date())
  await decide()
}

async function alertsOf(watchId: string) {
  const alerts = await prisma().alert.findMany({
    where: { watchId },
    orderBy: { position: 'asc' },
    include: { told: true },
  })
  return alerts.map(({ kinds, statementId, baseline, told }) => {
    return {
      kinds,
      isOfStatement: statementId !== null,
      baseline,
      isHidden: told.map((one) => one.hiddenById !== null),
    }
  })
}

test('a silence is told once when nothing was said for its days, and its alert says what ended it', async () => {
  const watchId = await watchFor('lighthouse', ['SILENCE'])
  await say('The lighthouse was sold.')
  await passHours(14 * DAY - 1)
  await say('The ferry is late.')
  await endHour()
  expect(await alertsOf(watchId)).toEqual([])
  await passHours(2)
  await say('The ferry is later still.')
  await endHour()
  await endHour()
  const baseline = { since: expect.any(String), days: 14, others: 2, until: null }
  const told = { kinds: ['SILENCE'], isOfStatement: false, baseline, isHidden: [false] }
  expect(await alertsOf(watchId)).toEqual([told])
  await say('The lighthouse is ours again.')
  await endHour()
  expect(await alertsOf(watchId)).toEqual([{ ...told, baseline: { ...baseline, until: expect.any(String) } }])
  await passHours(15 * DAY)
  await say('The ferry sails.')
  await endHour()
  expect((await alertsOf(watchId)).map(({ baseline }) => baseline)).toEqual([
    { ...baseline, until: expect.any(String) },
    { ...baseline, others: 1 },
  ])
})

test('a service that heard nothing at all tells of no silence', async () => {
  const watchId = await watchFor('capstan', ['SILENCE'])
  await say('The capstan turns.')
  await passHours(20 * DAY)
  await endHour()
  expect(await alertsOf(watchId)).toEqual([])
  await say('The ferry sails.')
  await endHour()
  expect(await alertsOf(watchId)).toHaveLength(1)
})

test('what was said before a watch began counts for its silence, and other changes of it begin none anew', async () => {
  await say('The mooring holds.')
  await passHours(10 * DAY)
  const watchId = await watchFor('mooring', ['SILENCE'])
  await passHours(4 * DAY)
  await say('The ferry sails.')
  await endHour()
  expect(await alertsOf(watchId)).toHaveLength(1)
  const author = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }
  await updateWatch(prisma(), watchId, { ...author, definition: definitionOf('mooring', ['SILENCE', 'UTTERANCE']) })
  await decide()
  await endHour()
  expect(await alertsOf(watchId)).toHaveLength(1)
})

test('a silence that is muted is recorded and hidden; a watch that is paused listens to nothing', async () => {
  const watchId = await watchFor('windlass', ['SILENCE'])
  const paused = await watchFor('bollard', ['SILENCE'])
  await createMute(prisma(), LOCAL_PRINCIPAL.id, { watchId, subject: 'WATCH', subjectId: null, until: null })
  const author = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }
  await updateWatch(prisma(), paused, { ...author, definition: definitionOf('bollard', ['SILENCE'], true) })
  await decide()
  await passHours(15 * DAY)
  await say('The ferry sails.')
  await endHour()
  expect((await alertsOf(watchId)).map(({ isHidden }) => isHidden)).toEqual([[true]])
  expect(await alertsOf(paused)).toEqual([])
})

test('a surge is told once with what the same hours of the weeks before had', async () => {
  const watchId = await watchFor('dredger', ['SURGE'])
  await passHours(4)
  for (const times of [1, 2, 0, 1]) {
    await say('The dredger works.', times)
    await say('The ferry sails.', 20)
    await passHours(WEEK)
  }
  // As many publishers, each of which says it once.
  await say('The dredger sinks.', 12)
  await say('The ferry sails.', 20)
  await passHours(1)
  await endHour()
  await endHour()
  expect(await alertsOf(watchId)).toEqual([
    {
      kinds: ['SURGE'],
      isOfStatement: false,
      isHidden: [false],
      baseline: expect.objectContaining({ count: 12, before: [1, 0, 2, 1], growth: 1, expected: 1 }),
    },
  ])
})

test('a surge that a watch was made in is measured against the weeks before the watch', async () => {
  await say('The ferry sails.')
  await passHours(4)
  for (const times of [1, 0, 1, 1]) {
    await say('The spinnaker is up.', times)
    await say('The ferry sails.', 20)
    await passHours(WEEK)
  }
  await say('The spinnaker is down.', 10)
  const watchId = await watchFor('spinnaker', ['SURGE'])
  await say('The ferry sails.', 15)
  await passHours(1)
  await endHour()
  expect(await alertsOf(watchId)).toMatchObject([{ kinds: ['SURGE'], baseline: { count: 10, before: [1, 1, 0, 1] } }])
})

test('an hour comes into the journal once, and only where a watch has to know the time', async () => {
  expect(await isHourDue(prisma())).toBe(false)
  await watchFor('quay', ['UTTERANCE'])
  expect(await isHourDue(prisma())).toBe(false)
  await watchFor('pier', ['SILENCE'])
  expect(await isHourDue(prisma())).toBe(true)
  expect(await Promise.all([passHour(prisma()), passHour(prisma())])).toContain(false)
  expect(await isHourDue(prisma())).toBe(false)
  await desk.archive.number()
  expect(await prisma().journalEntry.count({ where: { kind: 'HOUR_PASSED' } })).toBe(1)
})
