import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { LOCAL_PRINCIPAL, type Principal } from '../../src/domain/statement/principal.ts'
import { createWatch, updateWatch } from '../../src/store/watches/definitions.ts'
import { createMute } from '../../src/store/watches/mutes.ts'
import { publish, type Told } from '../world/articles.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const prisma = () => desk.database.prisma
const author = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }

function definitionOf(text: string, own: { isPaused?: boolean; burstMinutes?: number } = {}) {
  const condition = { kind: 'words', field: 'text', text } as const
  return { condition, tells: ['UTTERANCE' as const], silenceDays: null, burstMinutes: 0, isPaused: false, ...own }
}

async function watchFor(text: string, own = {}): Promise<string> {
  const definition = definitionOf(text, own)
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name: text, definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.watchId
}

async function decide(): Promise<void> {
  await desk.archive.number()
  const matcher = await openMatcher(prisma(), desk.context.journal)
  while (await matcher.decideNext()) {}
}

const say = (told: Told) => publish(desk.answered, told)
const idOf = (watchId: string) => Buffer.from(`Watch:${watchId}`).toString('base64')

const FATE = '{ watch { outcome kinds alertId text deliveries failed { field } statement { text } } }'

async function fateAt(subject: object, watchId: string, as?: Principal) {
  const { explain } = await desk.answered(
    `query ($url: String, $statementId: ID, $watchId: ID!) { explain(url: $url, statementId: $statementId, watchId: $watchId) ${FATE} }`,
    { ...subject, watchId: idOf(watchId) },
    as,
  )
  expect(explain.watch).toHaveLength(1)
  return explain.watch[0]
}

const WHEN = /20\d\d-\d\d-\d\dT\d\d:\d\dZ/

test('what was told says when and as what; a report of it that came later was folded into it', async () => {
  const watchId = await watchFor('lighthouse')
  const words = 'The lighthouse was sold to a brewer from the north'
  const first = await say({ words })
  await decide()
  const second = await say({ words })
  await decide()
  const told = await fateAt({ url: first.url }, watchId)
  expect(told).toMatchObject({ outcome: 'TOLD', kinds: ['UTTERANCE'], statement: { text: words } })
  expect(told.text).toMatch(/^Told on 20\d\d-\d\d-\d\dT\d\d:\d\dZ, as UTTERANCE\.$/)
  expect(told.alertId).not.toBeNull()
  const folded = await fateAt({ url: second.url }, watchId)
  expect(folded.outcome).toBe('FOLDED')
  expect(folded.text).toMatch(
    /^Folded into a statement that was told on .*, as UTTERANCE: an utterance is told once\.$/,
  )
  expect(await fateAt({ statementId: first.statementIds[0] }, watchId)).toMatchObject({ outcome: 'TOLD' })
})

test('what was not told has one reason', async () => {
  const early = await say({ words: 'The old quay is empty' })
  const watchId = await watchFor('quay')
  await decide()
  expect(await fateAt({ url: early.url }, watchId)).toMatchObject({
    outcome: 'BEFORE_WATCH',
    text: expect.stringMatching(/before the watch\. A watch tells of what comes after it\.$/),
  })
  const other = await say({ words: 'The ferry is late' })
  await decide()
  expect(await fateAt({ url: other.url }, watchId)).toMatchObject({
    outcome: 'NO_MATCH',
    failed: { field: 'text' },
    text: 'It does not match: "text" asks for quay: of these words it has none.',
  })
  const undecided = await say({ words: 'The quay is being painted' })
  await desk.archive.number()
  expect(await fateAt({ url: undecided.url }, watchId)).toMatchObject({ outcome: 'NOT_DECIDED' })
  await updateWatch(prisma(), watchId, { ...author, definition: definitionOf('quay', { isPaused: true }) })
  const meanwhile = await say({ words: 'The quay is closed to anglers' })
  await decide()
  expect(await fateAt({ url: meanwhile.url }, watchId)).toMatchObject({ outcome: 'PAUSED' })
  await updateWatch(prisma(), watchId, {
    ...author,
    definition: { ...definitionOf('quay'), tells: ['REPLY'] },
  })
  const unasked = await say({ words: 'The quay is open to anglers again' })
  await decide()
  expect(await fateAt({ url: unasked.url }, watchId)).toMatchObject({
    outcome: 'NOT_ASKED',
    text: expect.stringMatching(/as a new utterance\. The watch tells of REPLY alone\.$/),
  })
  const INGEST = 'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }'
  const url = 'https://outlet.example/archive'
  const input = {
    source: { name: 'Old Post' },
    url,
    text: '“The quay was built in May,” Lena Holt said.',
    isBackfill: true,
  }
  await desk.answered(INGEST, { input })
  await decide()
  expect(await fateAt({ url }, watchId)).toMatchObject({
    outcome: 'NOT_NEWS',
    text: expect.stringMatching(/and was not news: an old article was taken in for the archive\.$/),
  })
})

test('what is muted is hidden from whoever muted it, and a burst is said', async () => {
  const watchId = await watchFor('dredger', { burstMinutes: 60 })
  const first = await say({ words: 'The dredger is here' })
  const until = new Date(Date.now() + 86_400_000)
  await createMute(prisma(), LOCAL_PRINCIPAL.id, { watchId, subject: 'WATCH', subjectId: null, until })
  const second = await say({ words: 'Fishers want the dredger out of their grounds by spring', speaker: 'Bruno Marsh' })
  await decide()
  expect((await fateAt({ url: first.url }, watchId)).text).toMatch(/It is in a burst of 2 that began on /)
  const muted = await fateAt({ url: second.url }, watchId)
  expect(muted).toMatchObject({ outcome: 'MUTED', kinds: ['UTTERANCE'] })
  expect(muted.text).toMatch(/and hidden from you: you have muted the watch until 20/)
  expect(muted.text).toMatch(WHEN)
})

test('a watch that one may not see is as one that is not there', async () => {
  const watchId = await watchFor('capstan')
  const { url } = await say({ words: 'The capstan turns' })
  await decide()
  const reader = await desk.principal('READER')
  const ask = (id: string) =>
    desk
      .ask(`{ explain(url: "${url}", watchId: "${id}") { text } }`, {}, reader)
      .then(({ errors }) => errors?.[0]?.message)
  expect(await ask(idOf(watchId))).toBe('`watchId` is not the id of a watch that you may see.')
  expect(await ask(idOf(crypto.randomUUID()))).toBe('`watchId` is not the id of a watch that you may see.')
})

test('how an alert went through the channels of who asks is told, and through no other’s', async () => {
  const watchId = await watchFor('anchor')
  const { url } = await say({ words: 'The anchor of the wreck was raised at noon', speaker: 'Nell Roe' })
  await decide()
  const { alertId } = await fateAt({ url }, watchId)
  const alert = Buffer.from(alertId, 'base64').toString().split(':')[1]
  const at = new Date('2026-03-01T10:00:00Z')
  const channelOf = async (name: string, ownerId: string, rhythm: 'EACH' | 'DAILY') => {
    const { id } = await prisma().channel.create({
      data: { id: crypto.randomUUID(), ownerId, name, kind: 'WEBHOOK', rhythm, createdAt: at, place: 0 },
    })
    return id
  }
  const sendThrough = async (channelId: string, delivery: object, attempt: { error: string | null } | null) => {
    const id = crypto.randomUUID()
    const common = { id, channelId, kind: 'ALERTS' as const, bundle: id, createdAt: at, dueAt: at }
    await prisma().delivery.create({ data: { ...common, ...delivery } })
    await prisma().deliveryAlert.create({ data: { deliveryId: id, alertId: alert ?? '', channelId, position: 1 } })
    if (attempt !== null) await prisma().deliveryAttempt.create({ data: { deliveryId: id, number: 1, at, ...attempt } })
  }
  const mine = LOCAL_PRINCIPAL.id
  const later = new Date('2026-03-01T11:30:00Z')
  await sendThrough(await channelOf('a desk', mine, 'DAILY'), {}, null)
  await sendThrough(
    await channelOf('b hook', mine, 'EACH'),
    { state: 'SENT', endedAt: at, attempts: 1 },
    { error: null },
  )
  await sendThrough(
    await channelOf('c hook', mine, 'EACH'),
    { nextTryAt: later, attempts: 1 },
    { error: 'It timed out.' },
  )
  const other = await desk.principal('EDITOR', 'other')
  await sendThrough(await channelOf('of another', other.id, 'EACH'), { state: 'SENT', endedAt: at }, null)
  expect((await fateAt({ url }, watchId)).deliveries).toEqual([
    'It is in the next daily digest of "a desk", due on 2026-03-01T10:00Z.',
    'Delivered through "b hook" on 2026-03-01T10:00Z.',
    'Delivery through "c hook" failed on 2026-03-01T10:00Z, next try on 2026-03-01T11:30Z. It timed out.',
  ])
})
