import { afterAll, beforeAll, expect, test } from 'vitest'
import { DecidedElsewhere, type Matcher, openMatcher } from '../../src/alerts/matcher.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { createWatch, deleteWatch, type NewDefinition, updateWatch } from '../../src/store/watches/definitions.ts'
import { createMute, endMute } from '../../src/store/watches/mutes.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const prisma = () => desk.database.prisma

function definitionOf(text: string, own: Partial<NewDefinition> = {}): NewDefinition {
  const condition = { kind: 'words', field: 'text', text } as const
  return { condition, tells: ['UTTERANCE', 'REPORT'], silenceDays: null, burstMinutes: 0, isPaused: false, ...own }
}

async function watchFor(text: string, own: Partial<NewDefinition> = {}): Promise<string> {
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name: text, definition: definitionOf(text, own) })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.watchId
}

const open = () => openMatcher(prisma(), openJournal(prisma()))

async function decideAll(matcher: Matcher): Promise<void> {
  await desk.archive.number()
  while (await matcher.decideNext()) {}
}

async function alertsOf(watchId: string) {
  const alerts = await prisma().alert.findMany({
    where: { watchId },
    orderBy: { position: 'asc' },
    include: { told: true },
  })
  return alerts.map(({ kinds, version, statementId, told }) => {
    return { kinds, version, statementId, hidden: told.map(({ hiddenById }) => hiddenById !== null) }
  })
}

test('a watch tells of what comes after it, once, whatever happens to the one that decides', async () => {
  const matcher = await open()
  await desk.archive.statement({ text: 'The lighthouse was sold.' })
  const watchId = await watchFor('lighthouse')
  const { id } = await desk.archive.statement({ text: 'The lighthouse stays ours.' })
  await desk.archive.statement({ text: 'The ferry is late.' })
  await decideAll(matcher)
  const told = [{ kinds: ['UTTERANCE'], version: 1, statementId: id, hidden: [false] }]
  expect(await alertsOf(watchId)).toEqual(told)
  await decideAll(await open())
  expect(await alertsOf(watchId)).toEqual(told)
})

test('what was said while a watch was another is decided by what it was then', async () => {
  const watchId = await watchFor('breakwater')
  const { id } = await desk.archive.statement({ text: 'The breakwater holds.' })
  await desk.archive.number()
  const changed = await updateWatch(prisma(), watchId, {
    authorId: LOCAL_PRINCIPAL.id,
    onVersion: 1,
    definition: definitionOf('quay'),
  })
  expect(changed).toMatchObject({ kind: 'saved', version: 2 })
  await desk.archive.statement({ text: 'The breakwater holds no longer.' })
  const { id: later } = await desk.archive.statement({ text: 'The quay is new.' })
  await decideAll(await open())
  expect(await alertsOf(watchId)).toEqual([
    { kinds: ['UTTERANCE'], version: 1, statementId: id, hidden: [false] },
    { kinds: ['UTTERANCE'], version: 2, statementId: later, hidden: [false] },
  ])
})

test('a change that was made on an older version is refused with the newer one', async () => {
  const watchId = await watchFor('mooring')
  const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: 1, definition: definitionOf('moorings') }
  await updateWatch(prisma(), watchId, change)
  expect(await updateWatch(prisma(), watchId, change)).toEqual({ kind: 'changed meanwhile', version: 2 })
})

test('what is muted is recorded, and hidden from the one who muted it, until that ends', async () => {
  const watchId = await watchFor('dredger')
  await desk.archive.statement({ text: 'The dredger is here.' })
  const mute = { watchId, subject: 'WATCH', subjectId: null, until: null } as const
  const muted = await createMute(prisma(), LOCAL_PRINCIPAL.id, mute)
  if (muted.kind !== 'muted') throw new Error(muted.kind)
  await desk.archive.statement({ text: 'The dredger works.' })
  await endMute(prisma(), LOCAL_PRINCIPAL.id, muted.id)
  await desk.archive.statement({ text: 'The dredger leaves.' })
  await decideAll(await open())
  expect((await alertsOf(watchId)).map(({ hidden }) => hidden)).toEqual([[false], [true], [false]])
})

test('a watch that is paused or deleted tells nothing', async () => {
  const watchId = await watchFor('capstan')
  await updateWatch(prisma(), watchId, {
    authorId: LOCAL_PRINCIPAL.id,
    onVersion: null,
    definition: definitionOf('capstan', { isPaused: true }),
  })
  const other = await watchFor('windlass')
  expect(await deleteWatch(prisma(), other)).not.toBeNull()
  await desk.archive.statement({ text: 'The capstan and the windlass turn.' })
  await decideAll(await open())
  expect(await alertsOf(watchId)).toEqual([])
  expect(await alertsOf(other)).toEqual([])
})

test('of two that decide at once one ends, and nothing is told twice', async () => {
  const watchId = await watchFor('bollard')
  await decideAll(await open())
  const [one, other] = [await open(), await open()]
  await desk.archive.statement({ text: 'A bollard broke.' })
  await decideAll(one)
  await expect(other.decideNext()).rejects.toThrow(DecidedElsewhere)
  expect(await alertsOf(watchId)).toHaveLength(1)
})

test('of two that come to a change at once one ends, and the watch is in force from the change on', async () => {
  const watchId = await watchFor('gangway')
  await decideAll(await open())
  const [one, other] = [await open(), await open()]
  const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: 1, definition: definitionOf('windlass') }
  await updateWatch(prisma(), watchId, change)
  await decideAll(one)
  await updateWatch(prisma(), watchId, { ...change, onVersion: 2, definition: definitionOf('winch') })
  await desk.archive.number()
  await expect(other.decideNext()).rejects.toThrow(DecidedElsewhere)
  const placed = () =>
    prisma().watchDefinition.findMany({
      where: { watchId },
      orderBy: { version: 'asc' },
      select: { fromPosition: true },
    })
  // What the one that ended came to is nothing; what was saved meanwhile waits for its own change.
  expect((await placed()).map(({ fromPosition }) => fromPosition !== null)).toEqual([true, true, false])
  await decideAll(one)
  const [, second, third] = (await placed()).map(({ fromPosition }) => Number(fromPosition))
  expect(third).toBe((second ?? 0) + 1)
})

test('alerts that come soon after each other are one burst', async () => {
  const watchId = await watchFor('spinnaker', { burstMinutes: 60 })
  const matcher = await open()
  await desk.archive.statement({ text: 'The spinnaker is up.' })
  await decideAll(matcher)
  await desk.archive.statement({ text: 'The spinnaker is down.' })
  await decideAll(await open())
  const alerts = await prisma().alert.findMany({ where: { watchId } })
  expect(alerts).toHaveLength(2)
  expect(new Set(alerts.map(({ burstAt }) => burstAt.getTime())).size).toBe(1)
})

test('a text is looked for in every language of which statements come, also in one that nothing was said in before', async () => {
  const watchId = await watchFor('Leuchttürme')
  const paused = await watchFor('Leuchttürmen', { isPaused: true })
  const matcher = await open()
  await desk.archive.statement({ text: 'The harbour is dark.' })
  await decideAll(matcher)
  const { id } = await desk.archive.statement({ text: 'Der Leuchtturm bleibt.', language: 'de' })
  const { id: english } = await desk.archive.statement({ text: 'They call them leuchttürme.' })
  await decideAll(matcher)
  expect((await alertsOf(watchId)).map(({ statementId }) => statementId)).toEqual([id, english])
  expect(await alertsOf(paused)).toEqual([])
  const { id: later } = await desk.archive.statement({ text: 'Ein Leuchtturm fehlt.', language: 'de' })
  await decideAll(await open())
  expect((await alertsOf(watchId)).at(-1)?.statementId).toBe(later)
})
