import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { ALL_SHARDS, shardOf } from '../../src/domain/watch/shard.ts'
import { readDecided } from '../../src/store/alerts/alerts.ts'
import { SHARDS_LOCK } from '../../src/store/database/locks.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { createWatch, updateWatch } from '../../src/store/watches/definitions.ts'
import { createMute, endMute } from '../../src/store/watches/mutes.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const prisma = () => desk.database.prisma
const PATIENCE = { timeout: 60_000, interval: 50 }

async function watchFor(name: string, text: string): Promise<string> {
  const condition = { kind: 'words', field: 'text', text } as const
  const definition = { condition, tells: ['UTTERANCE'], silenceDays: null, burstMinutes: 0, isPaused: false } as const
  const saved = await createWatch(prisma(), LOCAL_PRINCIPAL.id, { name, definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.watchId
}

/** So many watches, some in each shard. */
async function watchesFor(text: string, count: number): Promise<string[]> {
  const watches: string[] = []
  while (watches.length < count || new Set(watches.map(shardOf)).size < ALL_SHARDS.length)
    watches.push(await watchFor(`${text} ${watches.length}`, text))
  return watches
}

/** What each watch told, in the order of the journal. */
async function toldBy(watchIds: readonly string[]) {
  const alerts = await prisma().alert.findMany({
    where: { watchId: { in: [...watchIds] } },
    orderBy: { position: 'asc' },
    include: { told: true },
  })
  const statements = (watchId: string) => alerts.filter((alert) => alert.watchId === watchId)
  return watchIds.map((id) => statements(id).map(({ statementId }) => statementId))
}

async function head(): Promise<number> {
  await desk.archive.number()
  return (await openJournal(prisma()).bounds()).head
}

function startDeciding(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/alerts/deciding-process.ts', desk.database.url], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** How many shards each process that has any has, the most first. */
async function shares(): Promise<number[]> {
  const rows = await prisma().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = ${SHARDS_LOCK} AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    GROUP BY pid ORDER BY 1 DESC`
  return rows.map(({ count }) => count)
}

test('three processes share the watches, and nothing is told twice or missed when one is killed', async () => {
  const watches = await watchesFor('jetty', 40)
  const said: string[] = []
  const say = async () => void said.push((await desk.archive.statement({ text: 'The jetty is said to be safe.' })).id)
  const allDecided = async () => {
    const end = await head()
    await vi.waitFor(async () => expect(await readDecided(prisma())).toBe(end), PATIENCE)
  }
  const first = startDeciding()
  await vi.waitFor(async () => expect(await shares()).toEqual([16]), PATIENCE)
  await say()
  const [second, third] = [startDeciding(), startDeciding()]
  await vi.waitFor(async () => expect(await shares()).toEqual([6, 5, 5]), PATIENCE)

  // Killed somewhere in the middle of deciding.
  for (let count = 0; count < 40; count += 1) {
    await say()
    await desk.archive.number()
    if (count === 20) first.kill('SIGKILL')
  }
  await vi.waitFor(async () => expect(await shares()).toEqual([8, 8]), PATIENCE)
  await allDecided()
  for (const told of await toldBy(watches)) expect(told).toEqual(said)

  // One that ends gives its share to the other, which knows what came into force meanwhile.
  const gone = once(second, 'exit')
  second.kill('SIGTERM')
  const late = await watchesFor('late jetty', 0)
  const { id } = await desk.archive.statement({ text: 'It is late at the jetty.' })
  await gone
  await vi.waitFor(async () => expect(await shares()).toEqual([16]), PATIENCE)
  await allDecided()
  for (const told of await toldBy(late)) expect(told).toEqual([id])
  for (const told of await toldBy(watches)) expect(told).toEqual([...said, id])
  third.kill('SIGKILL')
  await vi.waitFor(async () => expect(await shares()).toEqual([]), PATIENCE)
}, 180_000)

test('shards that are at different places come together again, and each decides by what was in force at its own', async () => {
  const journal = openJournal(prisma())
  const all = await openMatcher(prisma(), journal)
  await head()
  while (await all.decideNext()) {}
  const [low, high] = [ALL_SHARDS.slice(0, 8), ALL_SHARDS.slice(8)]
  const ahead = await openMatcher(prisma(), journal, low)
  const watches = await watchesFor('causeway', 20)
  const { id: told } = await desk.archive.statement({ text: 'The causeway is wet.' })
  const actorId = await desk.archive.actor()
  const mute = { watchId: null, subject: 'ACTOR', subjectId: actorId, until: null } as const
  const muted = await createMute(prisma(), LOCAL_PRINCIPAL.id, mute)
  if (muted.kind !== 'muted') throw new Error(muted.kind)
  const muteId = muted.id
  const { id: hidden } = await desk.archive.statement({ text: 'The causeway is dry.', actorId })
  await endMute(prisma(), LOCAL_PRINCIPAL.id, muteId)
  const condition = { kind: 'words', field: 'text', text: 'viaduct' } as const
  for (const watchId of watches)
    await updateWatch(prisma(), watchId, {
      authorId: LOCAL_PRINCIPAL.id,
      onVersion: 1,
      definition: { condition, tells: ['UTTERANCE'], silenceDays: null, burstMinutes: 0, isPaused: false },
    })
  const { id: later } = await desk.archive.statement({ text: 'The causeway and the viaduct.', actorId })
  const end = await head()
  // One half goes to the end; the other half has not begun.
  while (await ahead.decideNext()) {}
  expect(ahead.place).toBe(end)
  expect(await readDecided(prisma())).toBeLessThan(end)
  await ahead.take(high)
  const { id: last } = await desk.archive.statement({ text: 'The viaduct is closed.' })
  await head()
  while (await ahead.decideNext()) {}
  expect(await readDecided(prisma())).toBe(await head())
  for (const statements of await toldBy(watches)) expect(statements).toEqual([told, hidden, later, last])
  const items = await prisma().inboxItem.findMany({
    where: { hiddenById: muteId, alert: { watchId: { in: watches } } },
    include: { alert: true },
  })
  expect(items).toHaveLength(watches.length)
  expect(new Set(items.map(({ alert }) => alert.statementId))).toEqual(new Set([hidden]))
  ahead.give(low)
  expect(ahead.size).toBe(watches.filter((id) => high.includes(shardOf(id))).length + (await othersIn(high, watches)))
})

/** How many other watches are in these shards. */
async function othersIn(shards: readonly number[], watches: readonly string[]): Promise<number> {
  const all = await prisma().watch.findMany({ select: { id: true } })
  return all.filter(({ id }) => shards.includes(shardOf(id)) && !watches.includes(id)).length
}
