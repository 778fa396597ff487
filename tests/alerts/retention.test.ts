import { afterEach, beforeEach, expect, test } from 'vitest'
import { backTest } from '../../src/alerts/back-test.ts'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { readGlobalId } from '../../src/api/relay/global-id.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { pruneAlerts } from '../../src/store/alerts/retention.ts'
import { openAlertReader } from '../../src/store/inbox/alert-streams.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { createWatch } from '../../src/store/watches/definitions.ts'
import { createMute } from '../../src/store/watches/mutes.ts'
import { publish } from '../world/articles.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const prisma = () => desk.database.prisma
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS
const { signal } = new AbortController()

async function watchFor(text: string): Promise<string> {
  const condition = { kind: 'words', field: 'text', text } as const
  const definition = {
    condition,
    tells: ['UTTERANCE', 'REPORT'],
    silenceDays: null,
    burstMinutes: 0,
    isPaused: false,
  } as const
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name: text, definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.watchId
}

async function decide(): Promise<void> {
  await desk.archive.number()
  const matcher = await openMatcher(prisma(), openJournal(prisma()))
  while (await matcher.decideNext()) {}
}

async function told(text: string): Promise<string> {
  const { id } = await desk.archive.statement({ text })
  await decide()
  return id
}

const age = (days: number) => prisma().$executeRaw`UPDATE alerts SET at = at - ${days} * interval '1 day'`
const read = (statementId: string) => prisma().$executeRaw`
  UPDATE inbox_items i SET read_at = now() FROM alerts a WHERE a.id = i.alert_id AND a.statement_id = ${statementId}::uuid`
const kept = async () => (await prisma().alert.findMany({ orderBy: { position: 'asc' } })).map((one) => one.statementId)
const prune = () => pruneAlerts(prisma(), YEAR_MS, signal)

test('alerts that were read or hidden go after their time, and what is unread stays three times as long', async () => {
  const watchId = await watchFor('lighthouse')
  const seen = await told('The lighthouse was sold.')
  const unseen = await told('The lighthouse stays ours.')
  await createMute(prisma(), LOCAL_PRINCIPAL.id, { watchId, subject: 'WATCH', subjectId: null, until: null })
  const hidden = await told('The lighthouse is dark.')
  await read(seen)
  await age(364)
  expect(await prune()).toBe(0)
  expect(await kept()).toEqual([seen, unseen, hidden])
  await age(2)
  expect(await prune()).toBe(2)
  expect(await kept()).toEqual([unseen])
  const { inbox } = await desk.answered('{ inbox { counts { all unread hidden } } }')
  expect(inbox.counts).toEqual({ all: 1, unread: 1, hidden: 0 })
  await age(2 * 365 - 2)
  expect(await prune()).toBe(0)
  await age(2)
  expect(await prune()).toBe(1)
})

test('an alert that waits to be sent stays', async () => {
  await watchFor('ferry')
  const id = await told('The ferry sails.')
  await read(id)
  await age(400)
  const channelId = crypto.randomUUID()
  const own = { ownerId: LOCAL_PRINCIPAL.id, name: 'Feed', kind: 'FEED', createdAt: new Date(), place: 0n } as const
  await prisma().channel.create({ data: { id: channelId, ...own } })
  const [alert] = await prisma().alert.findMany()
  const delivery = await prisma().delivery.create({
    data: {
      ...{
        id: crypto.randomUUID(),
        channelId,
        kind: 'ALERTS',
        bundle: 'one',
        createdAt: new Date(),
        dueAt: new Date(),
      },
      alerts: { create: [{ alertId: alert?.id ?? '', channelId, position: alert?.position ?? 0n }] },
    },
  })
  expect(await prune()).toBe(0)
  await prisma().delivery.update({ where: { id: delivery.id }, data: { state: 'SENT' } })
  expect(await prune()).toBe(1)
})

test('what was told is not told again when its alert is gone, explain says that it was, and streams hear of its erasure', async () => {
  const watchId = await watchFor('breakwater')
  const from = new Date(Date.now() - 1_000)
  const article = { url: 'https://harbourtimes.example/wall', outlet: 'Harbour Times' }
  const text = '“The breakwater holds against every storm of the winter,” Ada Quill said.'
  const { statementIds } = await publish(desk.answered, { ...article, text })
  await decide()
  const id = readGlobalId(statementIds[0] ?? '')?.id ?? ''
  await read(id)
  await age(400)
  expect(await prune()).toBe(1)
  await publish(desk.answered, { ...article, text: text.replace('breakwater', 'sea wall') })
  await decide()
  await publish(desk.answered, { ...article, text })
  await decide()
  expect(await prisma().journalEntry.count({ where: { statementId: id } })).toBe(3)
  expect(await kept()).toEqual([])
  const later = { from: new Date(from.getTime() + YEAR_MS), to: new Date(from.getTime() + 2 * YEAR_MS) }
  const time = { ...later, principalId: LOCAL_PRINCIPAL.id }
  expect((await backTest(prisma(), openJournal(prisma()), { watchId }, time)).count).toBe(0)
  const { explain } = await desk.answered(
    'query ($id: ID!, $watch: ID!) { explain(statementId: $id, watchId: $watch) { watch { outcome kinds alertId text } } }',
    { id: statementIds[0], watch: Buffer.from(`Watch:${watchId}`).toString('base64') },
  )
  const gone = expect.stringMatching(/^Told on 20.*not kept any more\.$/)
  expect(explain.watch).toEqual([{ outcome: 'TOLD', kinds: ['UTTERANCE'], alertId: null, text: gone }])
  await desk.answered(
    'mutation ($id: ID!) { eraseStatement(input: { id: $id, reason: "A court said so." }) { __typename } }',
    { id: statementIds[0] },
  )
  await decide()
  const seer = { principalId: LOCAL_PRINCIPAL.id, roles: ['READER'] }
  const place = { position: 0, within: '00000000-0000-0000-0000-000000000000' }
  for (const stream of [
    { seer, of: 'watch', watchId } as const,
    { seer, of: 'inbox', watchIds: null, withHidden: false } as const,
  ])
    expect(await openAlertReader(prisma()).read(stream, place, 1_000, 10)).toMatchObject([{ type: 'erased' }])
})

test('many alerts go in slices, each a transaction of its own', async () => {
  const watchId = await watchFor('customs')
  const id = await told('The customs office is closed.')
  await read(id)
  await prisma().$executeRaw`
    INSERT INTO alerts (id, watch_id, position, ordinal, version, kinds, statement_id, at, burst_at)
    SELECT gen_random_uuid(), ${watchId}::uuid, 10 + n / 2, n % 2, 1, '{REPORT}', gen_random_uuid(), now(), now()
    FROM generate_series(1, 2500) AS n`
  await age(400)
  const stopped = new AbortController()
  const transactions = new Proxy(prisma(), {
    get: (target, name) => {
      if (name === '$transaction') stopped.abort()
      return Reflect.get(target, name)
    },
  })
  expect(await pruneAlerts(transactions, YEAR_MS, stopped.signal)).toBe(1_000)
  expect(await prune()).toBe(1_501)
  expect(await prisma().$queryRaw`SELECT count(*)::int AS count FROM told_before`).toEqual([{ count: 2_501 }])
})
