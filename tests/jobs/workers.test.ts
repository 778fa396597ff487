import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { tendQueue } from '../../src/jobs/tend-queue.ts'
import { type Job, openWorkers, type Workers } from '../../src/jobs/workers.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { addFeeds } from '../../src/store/feeds/feed-rows.ts'
import { readFailedJobs, retryFailedJob } from '../../src/store/queue/failed-jobs.ts'
import { unlockDeadWorkers } from '../../src/store/queue/worker-locks.ts'
import { cableTo } from '../world/cable.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'

let fresh: FreshDatabase
let database: Database
const log = pino({ level: 'silent' })

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
afterEach(async () => {
  await database.prisma
    .$executeRaw`SELECT onrecord_jobs.force_unlock_workers(array_agg(locked_by)) FROM onrecord_jobs.jobs`
  await database.prisma
    .$executeRaw`SELECT onrecord_jobs.complete_jobs(array_agg(id)) FROM onrecord_jobs.jobs HAVING count(*) > 0`
})

async function addJob(id: string, about: { host?: string; inMs?: number; attempts?: number } = {}): Promise<void> {
  const { host = null, inMs = 0, attempts = 25 } = about
  await database.prisma.$executeRaw`
    SELECT onrecord_jobs.add_job('collect-entry', json_build_object('id', ${id}::text), queue_name => ${host}::text,
      run_at => clock_timestamp() + ${inMs}::float8 * interval '1 millisecond', job_key => ${`entry:${id}`},
      max_attempts => ${attempts}::int)`
}

async function countJobs(): Promise<number> {
  const [row] = await database.prisma.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM onrecord_jobs.jobs`
  return row?.count ?? -1
}

function work(task: (job: Job) => Promise<void>, concurrency = 2, url = fresh.url): Workers {
  const workers = openWorkers({
    url,
    tasks: { 'poll-feed': task, 'collect-entry': task, 'check-page': task },
    concurrency,
    pollMs: 100,
    log,
  })
  onTestFinished(() => workers.stop(100))
  return workers
}

/** A process with a worker that has taken a job, which it never ends. */
async function hangingProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/jobs/hanging-worker.ts', fresh.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout ?? child, 'data')
  return child
}

test('each job is done once, by whichever process has time', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `n${index}`)
  for (const id of ids) await addJob(id)
  const done: string[] = []
  const by = new Map<string, number>()
  for (const name of ['one', 'other'])
    work(async ({ id }) => {
      await pause(5)
      done.push(id)
      by.set(name, (by.get(name) ?? 0) + 1)
    })
  await expect.poll(countJobs).toBe(0)
  expect(done.sort()).toEqual(ids.sort())
  expect(by.size).toBe(2)
})

test('a job is not done before its time', async () => {
  const doneAt: number[] = []
  work(async () => void doneAt.push(Date.now()))
  const addedAt = Date.now()
  await addJob('later', { inMs: 1_500 })
  await expect.poll(() => doneAt.length).toBe(1)
  expect((doneAt[0] ?? 0) - addedAt).toBeGreaterThan(1_400)
})

test('one host is asked by one worker at a time, over all processes, and hosts are asked beside each other', async () => {
  for (let index = 0; index < 12; index += 1)
    await addJob(`a${index}`, { host: index % 2 === 0 ? 'a.example' : 'b.example' })
  const now = new Map<string, number>()
  let most = 0
  let mostInAll = 0
  const task = async ({ id }: Job) => {
    const host = Number(id.slice(1)) % 2 === 0 ? 'a' : 'b'
    now.set(host, (now.get(host) ?? 0) + 1)
    most = Math.max(most, now.get(host) ?? 0)
    mostInAll = Math.max(mostInAll, (now.get('a') ?? 0) + (now.get('b') ?? 0))
    await pause(100)
    now.set(host, (now.get(host) ?? 0) - 1)
  }
  work(task)
  work(task)
  await expect.poll(countJobs).toBe(0)
  expect({ most, mostInAll }).toEqual({ most: 1, mostInAll: 2 })
})

test('the jobs of a process that was killed are done by another one, and those of a living one stay its own', async () => {
  await addJob('killed')
  const child = await hangingProcess()
  await addJob('living')
  await hangingProcess()
  expect(await unlockDeadWorkers(database.prisma)).toEqual([])

  child.kill('SIGKILL')
  await once(child, 'exit')
  await expect.poll(() => unlockDeadWorkers(database.prisma)).toHaveLength(1)
  const done: string[] = []
  work(async ({ id }) => void done.push(id))
  await expect.poll(() => done).toEqual(['killed'])
  expect(await unlockDeadWorkers(database.prisma)).toEqual([])
  expect(await countJobs()).toBe(1)
})

test('a worker whose lock was cut off takes it again before its next job', async () => {
  const done: string[] = []
  work(async ({ id }) => void done.push(id), 1)
  await addJob('before')
  await expect.poll(() => done).toEqual(['before'])
  const holders = () => database.prisma.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE application_name = 'onrecord worker' AND datname = current_database()`
  // Those of processes that were killed go by and by.
  await expect.poll(holders, { timeout: 10_000 }).toHaveLength(1)
  const [holder] = await holders()
  await database.prisma.$queryRaw`SELECT pg_terminate_backend(${holder?.pid ?? 0}::int)`
  await addJob('after')
  await expect.poll(() => done).toEqual(['before', 'after'])
  const locks = await database.prisma.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = ${0x6f70}::int
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  expect(locks).toHaveLength(1)
})

test('workers go on when the database has cut all their connections', async () => {
  const done: string[] = []
  work(async ({ id }) => void done.push(id))
  await addJob('before')
  await expect.poll(() => done).toEqual(['before'])
  await database.prisma.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'onrecord%'`.catch(
    () => undefined,
  )
  await expect
    .poll(() =>
      addJob('after').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  await expect.poll(() => done).toContain('after')
})

test('a job that ends while the database is away takes nothing down, and is done again when that is back', async () => {
  const cable = await cableTo(Number(new URL(fresh.url).port))
  onTestFinished(() => cable.close())
  const url = new URL(fresh.url)
  url.port = String(cable.port)
  const begun: string[] = []
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  work(
    async ({ id }) => {
      begun.push(id)
      await ended
    },
    1,
    url.href,
  )
  await addJob('in-hand')
  await expect.poll(() => begun).toEqual(['in-hand'])
  cable.lead(1)
  cable.cut()
  end()
  // What nothing catches fails the run of the tests, as it would end the service.
  await pause(1_000)
  cable.lead(Number(new URL(fresh.url).port))
  await expect.poll(() => unlockDeadWorkers(database.prisma).then(() => countJobs()), { timeout: 20_000 }).toBe(0)
  expect(begun).toEqual(['in-hand', 'in-hand'])
}, 30_000)

test('a job that fails as often as it may is set aside with its error, and runs again when somebody says so', async () => {
  const entryId = '00000000-0000-7000-8000-000000000009'
  let isBroken = true
  const lasts: boolean[] = []
  work(async ({ isLastAttempt }) => {
    lasts.push(isLastAttempt)
    if (isBroken) throw new Error('the press is stuck')
  })
  await addJob(entryId, { attempts: 2 })
  await expect.poll(() => readFailedJobs(database.prisma, 10)).toHaveLength(1)
  const [failed] = await readFailedJobs(database.prisma, 10)
  expect(failed).toMatchObject({
    task: 'collect-entry',
    attempts: 2,
    lastError: 'the press is stuck',
    entryId,
  })
  expect(lasts).toEqual([false, true])

  isBroken = false
  expect(await retryFailedJob(database.prisma, BigInt(failed?.id ?? 0))).toBe(true)
  await expect.poll(countJobs).toBe(0)
  expect(await retryFailedJob(database.prisma, BigInt(failed?.id ?? 0))).toBe(false)
})

test('timers that were lost are set again, and feeds that were set aside get an attempt a day', async () => {
  const { prisma } = database
  const [feed] = await addFeeds(
    prisma,
    [
      {
        url: 'https://a.example/f',
        title: null,
        sourceName: 'A',
        homepage: 'https://a.example',
        chosenMinutes: null,
        dailyCap: 5,
      },
    ],
    LOCAL_PRINCIPAL.id,
  )
  const id = feed?.id ?? ''
  const jobs = () =>
    prisma.$queryRaw<
      { attempts: number }[]
    >`SELECT attempts::int AS attempts FROM onrecord_jobs.jobs WHERE key = ${`feed:${id}`}`
  expect(await jobs()).toEqual([{ attempts: 0 }])
  await prisma.$executeRaw`SELECT onrecord_jobs.complete_jobs(array_agg(id)) FROM onrecord_jobs.jobs`
  await tendQueue(prisma, log)
  expect(await jobs()).toEqual([])
  await prisma.$executeRaw`UPDATE feeds SET due_at = now() - interval '2 minutes'`
  await tendQueue(prisma, log)
  await tendQueue(prisma, log)
  expect(await jobs()).toEqual([{ attempts: 0 }])

  await prisma.$executeRaw`UPDATE onrecord_jobs._private_jobs SET attempts = max_attempts`
  await tendQueue(prisma, log)
  expect(await jobs()).toEqual([{ attempts: 25 }])
  await prisma.$executeRaw`ALTER TABLE onrecord_jobs._private_jobs DISABLE TRIGGER USER`
  await prisma.$executeRaw`UPDATE onrecord_jobs._private_jobs SET updated_at = now() - interval '25 hours'`
  await prisma.$executeRaw`ALTER TABLE onrecord_jobs._private_jobs ENABLE TRIGGER USER`
  await tendQueue(prisma, log)
  expect(await jobs()).toEqual([{ attempts: 24 }])
})

test('a stop waits for the job in hand, and takes no further one', async () => {
  const done: string[] = []
  const begun: string[] = []
  const workers = work(async ({ id }) => {
    begun.push(id)
    await pause(500)
    done.push(id)
  }, 1)
  await addJob('first')
  await addJob('second')
  await expect.poll(() => begun.length).toBe(1)
  await workers.stop(10_000)
  expect(done).toHaveLength(1)
  expect(await countJobs()).toBe(1)
})

test('a stop does not wait longer than its grace, and gives back what was in hand', async () => {
  const workers = work(() => new Promise(() => undefined), 1)
  await addJob('endless')
  const isLocked = async () =>
    (await database.prisma.$queryRaw<unknown[]>`SELECT 1 FROM onrecord_jobs.jobs WHERE locked_by IS NOT NULL`).length
  await expect.poll(isLocked).toBe(1)
  const before = Date.now()
  await workers.stop(300)
  expect(Date.now() - before).toBeLessThan(8_000)
  expect(await isLocked()).toBe(0)
  expect(await countJobs()).toBe(1)
})
