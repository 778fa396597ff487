import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { type ChaosPostgres, startPostgres } from '../chaos/postgres.ts'
import { type ServiceProcess, startProcess } from '../chaos/process.ts'
import { startWriter, type Writer } from '../chaos/writers.ts'
import { ALERT_CLIENTS, followAlerts } from '../world/alert-followers.ts'
import { COMMAND_LINE } from '../world/command-line.ts'
import { newSeed, seeded } from '../world/seeded.ts'
import { ask } from '../world/service.ts'

let postgres: ChaosPostgres
const processes: ServiceProcess[] = []
const followers: ReturnType<typeof followAlerts>[] = []
const writers: Writer[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  for (let index = 0; index < 2; index += 1) {
    processes.push(await startProcess(postgres.url, COMMAND_LINE))
    await processes[index]?.ready()
  }
}, 180_000)

afterAll(async () => {
  for (const follower of followers) follower.stop()
  await Promise.all(writers.map((writer) => writer.stop()))
  await Promise.all(processes.map((process) => process.stop()))
  await postgres.stop()
}, 60_000)

async function select<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = await openConnection(postgres.directUrl())
  const { rows } = await client.query(sql, values)
  await client.end()
  return rows as Row[]
}

/** The session of the process that decides alerts. */
async function decider(): Promise<number | null> {
  const [held] = await select<{ pid: number }>(
    `SELECT a.pid FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory' AND l.granted
     WHERE a.application_name = 'onrecord alerts'`,
  )
  return held?.pid ?? null
}

test('processes are killed, the deciding one too, and connections cut: every stream is told every alert, once, in order', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  const urls = processes.map(({ url }) => url)
  const made = await ask<{ createWatch: { watch: { id: string } } }>(
    urls[0] ?? '',
    'mutation($input: CreateWatchInput!) { createWatch(input: $input) { ... on CreateWatchSuccess { watch { id } } } }',
    { input: { name: 'harbours', filter: { text: 'harbour' }, tells: ['UTTERANCE', 'AMENDMENT', 'EDIT'] } },
  )
  const watchId = made.data?.createWatch.watch.id ?? ''
  for (const [index, [, follow]] of ALERT_CLIENTS.entries())
    for (const of of [watchId, null])
      followers.push(followAlerts(follow, urls[index % urls.length] ?? '', { watchId: of, from: 'BEGINNING' }))
  writers.push(
    ...['one', 'two'].map((name) => startWriter(name, () => urls[Math.floor(random() * urls.length)] ?? '', random)),
  )
  const written = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  const more = async (count: number) => {
    const before = written()
    await expect.poll(written, { timeout: 120_000, interval: 100 }).toBeGreaterThan(before + count)
  }
  const deciders = new Set<number>()
  const note = async () => {
    const pid = await decider()
    if (pid !== null) deciders.add(pid)
  }
  await more(5)
  for (let round = 0; round < 4; round += 1) {
    await note()
    await processes[round % 2]?.kill()
    await sleep(random() * 500)
    for (const { cable } of processes) cable.cut()
    if (round === 2) await postgres.killSession(random)
    await more(5)
    await note()
  }
  await Promise.all(writers.splice(0).map((writer) => writer.stop()))
  await Promise.all(processes.map((process) => process.ready()))

  // Decided to the end, then told to the end.
  const rest = async () => {
    const [row] = await select<{ rest: string }>(
      'SELECT (SELECT position FROM journal_head) - (SELECT position FROM alerts_decided) AS rest',
    )
    return Number(row?.rest)
  }
  await expect.poll(rest, { timeout: 120_000, interval: 200 }).toBe(0)
  const alerts = await select<{ id: string; position: string; kinds: string[] }>(
    'SELECT id, position, kinds::text[] FROM alerts ORDER BY position, id',
  )
  const ids = alerts.map(({ id }) => Buffer.from(`Alert:${id}`).toString('base64'))
  const behind = () => followers.filter((follower) => follower.ids().length < ids.length).length
  await expect.poll(behind, { timeout: 120_000, interval: 200 }).toBe(0)
  for (const follower of followers)
    expect({ seed, told: follower.ids(), problems: follower.problems }).toEqual({ seed, told: ids, problems: [] })

  // Each statement that an article brought, after the watch was in force, was told once as an utterance.
  const ingested = await select<{ position: string }>(
    `SELECT e.position FROM journal_entries e JOIN statement_versions v ON v.id = e.after_id
     WHERE e.kind = 'INGESTED' AND v.text LIKE '%harbour%' AND e.position > (
       SELECT from_position FROM watch_definitions) ORDER BY e.position`,
  )
  const utterances = alerts.filter(({ kinds }) => kinds.includes('UTTERANCE')).map(({ position }) => position)
  expect(utterances).toEqual(ingested.map(({ position }) => position))
  expect(utterances.length).toBeGreaterThan(20)
  expect(deciders.size).toBeGreaterThan(1)
  expect(processes.flatMap(({ figures }) => figures.unexpectedExits)).toEqual([])
}, 600_000)
