import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { chooseAccount, isRoot } from '../../src/store/database/embedded/account.ts'
import { attachEmbedded, type Embedded, startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import type { EmbeddedPostgresError } from '../../src/store/database/embedded/error.ts'
import { isConnectionLoss } from '../../src/store/database/embedded/postmaster.ts'

async function dataFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-embedded-'))
  await chmod(folder, mode)
  const dataDir = join(folder, 'data')
  onTestFinished(async () => {
    await killPostgres(dataDir)
    await rm(folder, { recursive: true, force: true, maxRetries: 20 })
  })
  return dataDir
}

function fail(error: Error): void {
  expect.unreachable(error.message)
}

async function start(dataDir: string, onUnexpectedExit: (error: EmbeddedPostgresError) => void = fail) {
  const embedded = await startEmbedded({ dataDir, onUnexpectedExit })
  onTestFinished(() => embedded.stop())
  return embedded
}

interface Service {
  child: ChildProcess
  /** Resolves with the next line it tells. */
  told(): Promise<string>
}

function service(dataDir: string, options: { detached?: boolean } = {}): Service {
  const script = join(import.meta.dirname, 'embedded-service.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  })
  onTestFinished(async () => {
    await kill(child)
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, told: async () => String((await lines.next()).value) }
}

async function runningService(dataDir: string): Promise<Service & { url: string }> {
  const running = service(dataDir)
  const [word, url = ''] = (await running.told()).split(' ')
  expect(word).toBe('ready')
  return { ...running, url }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function killPostgres(dataDir: string): Promise<void> {
  const pid = await postmasterPid(dataDir).catch(() => null)
  if (pid === null || pid === process.pid) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

async function query(url: string, sql: string) {
  const client = await openConnection(url)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('what was written is there after a stop and a start, and nothing runs in between', async () => {
  const dataDir = await dataFolder()
  const first = await start(dataDir)
  await query(first.url, "CREATE TABLE kept AS SELECT 'by the harbour' AS words")
  const pid = await postmasterPid(dataDir)
  await Promise.all([first.stop(), first.stop()])
  expect(isAlive(pid)).toBe(false)
  const second = await start(dataDir)
  expect(await query(second.url, 'SELECT words FROM kept')).toEqual([{ words: 'by the harbour' }])
})

test('the server is durable, keeps UTC and is reached with its password on this machine only', async () => {
  const dataDir = await dataFolder()
  const { url } = await start(dataDir)
  expect(
    await query(
      url,
      `SELECT current_database() AS database, current_setting('fsync') AS fsync, current_setting('timezone') AS zone,
              current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages,
              current_setting('listen_addresses') AS address, current_setting('unix_socket_directories') AS sockets`,
    ),
  ).toEqual([
    { database: 'onrecord', fsync: 'on', zone: 'UTC', commit: 'on', pages: 'on', address: '127.0.0.1', sockets: '' },
  ])
  const guess = new URL(url)
  guess.password = 'onrecord'
  await expect(openConnection(guess.href)).rejects.toMatchObject({ code: '28P01' })
  expect((await stat(join(dataDir, 'postgres', 'onrecord.password'))).mode & 0o777).toBe(0o600)
})

test('quotation marks and dashes are no part of the words that are searched for', async () => {
  const { url } = await start(await dataFolder())
  expect(await query(url, "SELECT to_tsvector('simple', '“We act”—Müller’s ÉCOLE…')::text AS words")).toEqual([
    { words: "'act':2 'müller':3 's':4 'we':1 'école':5" },
  ])
})

test('a data folder in use by another service is refused, naming that service', async () => {
  const dataDir = await dataFolder()
  const { child } = await runningService(dataDir)
  await expect(startEmbedded({ dataDir, onUnexpectedExit() {} })).rejects.toMatchObject({
    name: 'EmbeddedPostgresError',
    code: 'locked',
    message: expect.stringContaining(`in use by another Onrecord (onrecord process ${child.pid})`),
  })
})

test('of several services started at once on an empty data folder one runs and the others are refused', async () => {
  const dataDir = await dataFolder()
  const services = [service(dataDir), service(dataDir), service(dataDir)]
  const told = await Promise.all(services.map((each) => each.told()))
  expect(
    told
      .map((line) =>
        line
          .split(' ')
          .slice(0, line.startsWith('ready') ? 1 : 2)
          .join(' '),
      )
      .sort(),
  ).toEqual(['ready', 'refused locked', 'refused locked'])
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres-new-'))).toEqual([])
})

test('after a kill -9 of the service the next one ends the Postgres left over and finds what was committed', async () => {
  const dataDir = await dataFolder()
  const { child, url } = await runningService(dataDir)
  await query(url, 'CREATE TABLE kept AS SELECT 1 AS one')
  const orphan = await postmasterPid(dataDir)
  await kill(child)
  expect(await query(url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])

  const next = await start(dataDir)

  await expect(openConnection(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(await postmasterPid(dataDir)).not.toBe(orphan)
  expect(await query(next.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
})

test('of two services started at once after a kill -9 one runs and the other is refused', async () => {
  const dataDir = await dataFolder()
  await kill((await runningService(dataDir)).child)
  const told = await Promise.all([service(dataDir).told(), service(dataDir).told()])
  expect(told.map((line) => line.split(' ')[0]).sort()).toEqual(['ready', 'refused'])
})

test('a connection that is lost before, during or after a query is known to be lost', async () => {
  const { url } = await start(await dataFolder())
  const lost = await openConnection(url)
  const { rows } = await lost.query('SELECT pg_backend_pid() AS pid')
  const during = lost.query('SELECT pg_sleep(60)').catch((error: unknown) => error)
  await query(url, `SELECT pg_terminate_backend(${rows[0].pid})`)
  expect(isConnectionLoss(await during)).toBe(true)

  const closed = await openConnection(url)
  await closed.end()
  const dropped = await openConnection(url)
  const { rows: own } = await dropped.query('SELECT pg_backend_pid() AS pid')
  const gone = new Promise<void>((resolve) => dropped.once('end', resolve))
  await query(url, `SELECT pg_terminate_backend(${own[0].pid})`)
  await gone
  for (const client of [lost, closed, dropped])
    expect(isConnectionLoss(await client.query('SELECT 1').catch((error: unknown) => error))).toBe(true)
  expect(isConnectionLoss(new Error('Something else'))).toBe(false)
})

test('a kill -9 while the database is being created leaves nothing that the next start trips over', async () => {
  const dataDir = await dataFolder()
  const { child } = service(dataDir)
  const unfinished = async () => (await readdir(dataDir).catch(() => [])).find((name) => /^postgres-new-/.test(name))
  await expect.poll(unfinished, { timeout: 20_000, interval: 5 }).toBeDefined()
  const folder = join(dataDir, String(await unfinished()))
  await expect.poll(() => readdir(join(folder, 'cluster')).catch(() => []), { interval: 5 }).toContain('base')
  await kill(child)
  expect(await readdir(dataDir)).not.toContain('postgres')

  const { url } = await start(dataDir)
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a Postgres that dies is told of once, and the next start recovers what was committed', async () => {
  const dataDir = await dataFolder()
  const errors: EmbeddedPostgresError[] = []
  const first = await start(dataDir, (error) => errors.push(error))
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one')
  process.kill(await postmasterPid(dataDir), 'SIGKILL')
  await expect.poll(() => errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({
    code: 'failed',
    message: expect.stringMatching(/^The embedded Postgres ended by itself \(SIGKILL\): /),
  })
  await first.stop()

  const second = await start(dataDir)
  expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  expect(errors).toHaveLength(1)
})

/** Whether this system lets us make a disk of our own. */
function isDiskMade(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=90m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.runIf(isRoot())('a Postgres that a full disk ends says which disk is full, and what to do', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-full-'))
  if (!isDiskMade(folder)) return context.skip()
  onTestFinished(async () => {
    execFileSync('umount', ['-l', folder])
    await rm(folder, { recursive: true, force: true })
  })
  const dataDir = join(folder, 'data')
  const lost: EmbeddedPostgresError[] = []
  const { url } = await start(dataDir, (error) => lost.push(error))
  await query(url, 'CREATE TABLE filler (words text)')
  const others = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(() => openConnection(url)))
  for (const other of others) other.on('error', () => {})
  // The log of writes alone grows: the rows are taken away again.
  for (let round = 0; round < 100 && lost.length === 0; round += 1)
    await query(
      url,
      `INSERT INTO filler SELECT repeat(md5(n::text), 50) FROM generate_series(1, 4000) n; TRUNCATE filler`,
    ).catch(() => {})
  await expect
    .poll(() => lost.map(({ message }) => message))
    .toEqual([expect.stringMatching(/: the disk of .*data\/postgres is full: make room on it, then start again\. /)])
})

test('a crash of one session, which makes Postgres drop all of them, does not cost the service its data folder', async () => {
  const dataDir = await dataFolder()
  const { url } = await start(dataDir)
  const victim = await openConnection(url)
  const [session] = (await victim.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows
  process.kill(session?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => attachEmbedded(dataDir), { timeout: 20_000 }).toEqual({ url })
  await expect(startEmbedded({ dataDir, onUnexpectedExit() {} })).rejects.toMatchObject({ code: 'locked' })
})

test('Ctrl-C reaches the service but not its Postgres, which serves the last work in hand', async () => {
  const dataDir = await dataFolder()
  const { child, told } = service(dataDir, { detached: true })
  expect(await told()).toMatch(/^ready /)
  process.kill(-(child.pid ?? 0), 'SIGINT')
  expect(await told()).toBe('stopped')
})

test('command-line tools find the Postgres of a running service, and none where no service runs', async () => {
  const dataDir = await dataFolder()
  expect(await attachEmbedded(dataDir)).toBeNull()
  const { child, url } = await runningService(dataDir)
  expect(await attachEmbedded(dataDir)).toEqual({ url })
  await kill(child)
  await expect.poll(() => attachEmbedded(dataDir)).toBeNull()
})

test('a process id that another program has by now does not pass for a server', async () => {
  const dataDir = await dataFolder()
  await (await start(dataDir)).stop()
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n`)
  expect(await attachEmbedded(dataDir)).toBeNull()
  const { url } = await start(dataDir)
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a database made by another version of Postgres is refused and left as it is', async () => {
  const dataDir = await dataFolder()
  await (await start(dataDir)).stop()
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  await expect(startEmbedded({ dataDir, onUnexpectedExit() {} })).rejects.toMatchObject({
    code: 'other-version',
    message: expect.stringMatching(/was made by PostgreSQL 17 and this Onrecord brings \d+: .*pg_dump/),
  })
})

test('a data folder that cannot be made is refused in one line', async () => {
  const dataDir = await dataFolder()
  await writeFile(dataDir, 'a file')
  await expect(startEmbedded({ dataDir: join(dataDir, 'below'), onUnexpectedExit() {} })).rejects.toMatchObject({
    name: 'DataFolderError',
    message: `The data folder ${dataDir}/below cannot be written (ENOTDIR): set DATA_DIR to a folder of yours`,
  })
})

test('a data folder in a place where nothing can be made is refused, and not tried for ever', async () => {
  await expect(startEmbedded({ dataDir: '/proc/none/below', onUnexpectedExit() {} })).rejects.toMatchObject({
    name: 'DataFolderError',
  })
})

test.skipIf(isRoot())('a data folder that belongs to somebody else is refused', async () => {
  await expect(startEmbedded({ dataDir: '/etc', onUnexpectedExit() {} })).rejects.toMatchObject({
    name: 'DataFolderError',
  })
})

test.runIf(isRoot())("in a folder of root's own the data is kept where Postgres's account can reach it", async () => {
  const dataDir = await dataFolder(0o700)
  const first: Embedded = await start(dataDir)
  const elsewhere = await readlink(join(dataDir, 'elsewhere'))
  onTestFinished(() => rm(elsewhere, { recursive: true }))
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one')
  await first.stop()
  const second = await start(dataDir)
  expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  expect(await attachEmbedded(dataDir)).toEqual({ url: second.url })
})

test.runIf(isRoot())('root runs Postgres as postgres, else as nobody, else not at all', async () => {
  const folder = await dataFolder()
  await mkdir(folder)
  const passwd = join(folder, 'passwd')
  const nobody = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n'
  await writeFile(passwd, `${nobody}postgres:x:101:104::/:/bin/sh\n`)
  expect(await chooseAccount(passwd)).toEqual({ uid: 101, gid: 104 })
  await writeFile(passwd, nobody)
  expect(await chooseAccount(passwd)).toEqual({ uid: 65534, gid: 65533 })
  await writeFile(passwd, 'root:x:0:0::/root:/bin/sh\n')
  await expect(chooseAccount(passwd)).rejects.toMatchObject({ code: 'unsupported' })
})
