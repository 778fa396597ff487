import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { createTopic, updateTopic } from '../../src/desk/catalogue/edit-topics.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createIngest } from '../../src/ingest/ingest.ts'
import { createWatch } from '../../src/store/watches/definitions.ts'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { publish } from '../world/articles.ts'
import { type Desk, openDesk } from '../world/desk.ts'
import { askForRefold, foldOn, putElsewhere } from '../world/refolding.ts'
import { askForReread, goOn, misreading, readLongAgo } from '../world/rereading.ts'
import { SHARED } from '../world/threads.ts'

// What upkeep finds is not told, unless that is asked for; a dry run counts it.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const prisma = () => desk.database.prisma

async function watchFor(name: string, condition: Condition): Promise<string> {
  const definition = { condition, tells: ['UTTERANCE' as const], silenceDays: null, burstMinutes: 0, isPaused: false }
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name, definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  await decide()
  return saved.watchId
}

async function decide(): Promise<void> {
  await desk.archive.number()
  const matcher = await openMatcher(prisma(), desk.context.journal)
  while (await matcher.decideNext()) {}
}

async function toldBy(watchId: string) {
  await decide()
  return (await prisma().alert.findMany({ where: { watchId } })).map(({ kinds }) => kinds.join('+'))
}

const words = (text: string): Condition => ({ kind: 'words', field: 'text', text })

/** An article of which an earlier release has found nothing. */
async function missed(text: string): Promise<void> {
  const parts = { ...SHARED, extractor: misreading(SHARED.extractor, { missed: [text] }) }
  const url = `https://outlet.example/${crypto.randomUUID()}`
  const submission = { source: { name: 'Outlet' }, url, text: `“${text},” Ada Quill said.` }
  await createIngest(prisma(), parts, () => undefined)(LOCAL_PRINCIPAL.id, submission)
  await readLongAgo(prisma())
}

test('what a newer extractor finds is told only where a reread was asked to; a dry run says of which watches', async () => {
  const watchId = await watchFor('lighthouse', words('lighthouse'))
  await missed('The lighthouse stays where it is')
  await askForReread(prisma(), { dryRun: true })
  expect((await goOn(prisma(), SHARED.extractor)).told).toEqual({ [watchId]: 1 })
  expect(await toldBy(watchId)).toEqual([])
  await askForReread(prisma())
  expect((await goOn(prisma(), SHARED.extractor)).told).toEqual({})
  expect(await toldBy(watchId)).toEqual([])
  await missed('The old lighthouse is to be painted red and white by volunteers')
  await askForReread(prisma(), { alerts: true })
  await goOn(prisma(), SHARED.extractor)
  expect(await toldBy(watchId)).toEqual(['UTTERANCE'])
})

test('what a refold parts is told only where the refold was asked to; a dry run says of which watches', async () => {
  const watchId = await watchFor('regatta', words('regatta'))
  const parted = async (one: string, other: string) => {
    for (const words of [one, other]) await publish(desk.answered, { words })
    const newest = await prisma().report.findMany({ orderBy: { id: 'desc' }, take: 2 })
    await putElsewhere(prisma(), newest[0]?.id ?? '', newest[1]?.statementId ?? '')
  }
  await parted('The regatta begins at dawn', 'The widows of the outer islands have sold their nets')
  await parted('The chapel on the hill has lost its bell', 'The regatta is a waste of good sailcloth and beer')
  const before = await toldBy(watchId)
  await askForRefold(prisma(), { dryRun: true })
  expect((await foldOn(prisma())).told).toEqual({ [watchId]: 1 })
  await askForRefold(prisma())
  expect(await foldOn(prisma())).toMatchObject({ parted: 2, told: {} })
  expect(await toldBy(watchId)).toEqual(before)
  await parted('The ropewalk burned down twice', 'No regatta was ever won by a man who feared the swell')
  const then = await toldBy(watchId)
  await askForRefold(prisma(), { alerts: true })
  expect(await foldOn(prisma())).toMatchObject({ parted: 1 })
  expect(await toldBy(watchId)).toEqual([...then, 'UTTERANCE'])
})

test('what comes into a topic by a new rule is told only where that was asked for', async () => {
  await publish(desk.answered, { words: 'The breakwater of the outer port is falling apart' })
  const made = await createTopic(prisma(), { name: 'Walls', rule: { text: 'nothing of the kind' } })
  if (made.kind !== 'saved') throw new Error(made.kind)
  const watchId = await watchFor('walls', { kind: 'list', field: 'topics', values: [made.id] })
  const become = async (text: string, alerts: boolean) => {
    await updateTopic(prisma(), made.id, { rule: { text }, alerts })
    await reclassify(prisma(), new AbortController().signal)
  }
  await become('breakwater', false)
  expect(await toldBy(watchId)).toEqual([])
  await become('nothing of the kind', false)
  await become('breakwater', true)
  expect(await toldBy(watchId)).toEqual(['UTTERANCE'])
})
