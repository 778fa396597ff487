import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { type Follower, KINDS, startFollower, type Told } from '../chaos/followers.ts'
import { type ChaosPostgres, startPostgres } from '../chaos/postgres.ts'
import { type ServiceProcess, startProcess } from '../chaos/process.ts'
import { startWriter } from '../chaos/writers.ts'
import { COMMAND_LINE } from '../world/command-line.ts'
import { seeded } from '../world/seeded.ts'

let postgres: ChaosPostgres
const processes: ServiceProcess[] = []
const followers: Follower[] = []
beforeAll(async () => {
  postgres = await startPostgres()
  for (let index = 0; index < 3; index += 1) {
    processes.push(await startProcess(postgres.url, COMMAND_LINE))
    await processes[index]?.ready()
  }
}, 180_000)
afterAll(async () => {
  for (const follower of followers) follower.stop()
  await Promise.all(processes.map((process) => process.stop()))
  await postgres.stop()
}, 60_000)

async function journal(): Promise<Told[]> {
  const client = await openConnection(postgres.directUrl())
  const { rows } = await client.query<{ position: string; kind: string; text: string }>(
    `SELECT e.position, e.kind::text AS kind, v.text FROM journal_entries e
     JOIN statement_versions v ON v.id = COALESCE(e.after_id, e.before_id) ORDER BY e.position`,
  )
  await client.end()
  return rows.map((row) => ({ ...row, position: Number(row.position) }))
}

test('writers and followers on three processes, of which one is killed: every follower is told the whole journal', async () => {
  for (const [index, { url }] of processes.entries())
    for (const [number, kind] of KINDS.entries())
      followers.push(startFollower(kind, 10 * index + number, null, () => url))
  const writers = processes.map(({ url }, index) => startWriter(`desk${index}`, () => url, seeded(index)))
  const written = () => writers.map(({ acknowledged }) => acknowledged.length)
  await expect.poll(() => Math.min(...written()), { timeout: 120_000 }).toBeGreaterThan(5)

  await processes[1]?.kill()
  const before = written()
  // The other two go on without it, and it comes back by itself.
  await expect
    .poll(() => written().map((count, index) => count - (before[index] ?? 0)), { timeout: 240_000 })
    .toEqual([
      expect.toSatisfy((more) => more > 3),
      expect.toSatisfy((more) => more > 3),
      expect.toSatisfy((more) => more > 3),
    ])
  await Promise.all(writers.map((writer) => writer.stop()))

  await expect
    .poll(
      async () => {
        const head = (await journal()).at(-1)?.position ?? 0
        return followers.filter(({ position }) => position < head).map(({ name }) => name)
      },
      { timeout: 120_000, interval: 200 },
    )
    .toEqual([])
  const all = await journal()
  // Their key was made first, and has an entry of its own.
  expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => index + 2))
  for (const { name, told, problems } of followers)
    expect({ name, told, problems }).toEqual({ name, told: all, problems: [] })
  expect(processes.flatMap(({ figures }) => figures.unexpectedExits)).toEqual([])
}, 600_000)
