import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { execute } from '../world/cluster.ts'
import { emptyDatabase, freshDatabase } from '../world/database.ts'

const fresh = await freshDatabase()
afterAll(() => fresh.drop())

async function open(url: string): Promise<Database> {
  const database = await openDatabase(url, { allowUnsafe: true })
  onTestFinished(() => database.close())
  return database
}

function source(createdAt: Date) {
  const slug = randomUUID()
  return { id: slug, slug, identity: slug, name: 'The Harbour Gazette', timeZone: 'UTC', createdAt }
}

test('Prisma and the pool of plain connections see the same rows', async () => {
  const { prisma, pool } = await open(fresh.url)
  const { id } = await prisma.source.create({ data: source(new Date()) })
  const { rows } = await pool.query('SELECT name FROM sources WHERE id = $1', [id])
  expect(rows).toEqual([{ name: 'The Harbour Gazette' }])
})

test('a time is the same instant on a database whose own clock is set to Tokyo', async () => {
  const tokyo = await freshDatabase()
  onTestFinished(() => tokyo.drop())
  await execute(tokyo.url, `ALTER DATABASE ${new URL(tokyo.url).pathname.slice(1)} SET timezone TO 'Asia/Tokyo'`)
  const { prisma, pool } = await open(tokyo.url)
  const at = new Date('2025-03-01T12:34:56.789Z')

  const { id } = await prisma.source.create({ data: source(at) })

  expect(await prisma.source.findUnique({ where: { id }, select: { createdAt: true } })).toEqual({ createdAt: at })
  expect((await prisma.source.findMany({ where: { createdAt: at } })).length).toBe(1)
  const { rows } = await pool.query('SELECT created_at, extract(epoch FROM created_at)::float8 AS seconds FROM sources')
  expect(rows).toEqual([{ created_at: at, seconds: at.getTime() / 1000 }])
})

test('every session commits durably and in UTC whatever the database and the URL say, and keeps what else they say', async () => {
  const careless = await freshDatabase()
  onTestFinished(() => careless.drop())
  const name = new URL(careless.url).pathname.slice(1)
  await execute(careless.url, `ALTER DATABASE ${name} SET synchronous_commit TO off`)
  const { prisma, pool } = await open(`${careless.url}?options=-c%20synchronous_commit%3Doff%20-c%20work_mem%3D7MB`)
  const settings = `SELECT current_setting('synchronous_commit') AS commit, current_setting('timezone') AS zone,
                           current_setting('work_mem') AS memory`
  const expected = [{ commit: 'on', zone: 'UTC', memory: '7MB' }]
  expect(await prisma.$queryRawUnsafe(settings)).toEqual(expected)
  expect((await pool.query(settings)).rows).toEqual(expected)
})

test('a connection that Postgres cuts while it is checked out fails its query, not the process', async () => {
  const { pool, prisma } = await open(fresh.url)
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const ended = new Promise((resolve) => client.once('end', resolve))
  await execute(fresh.url, `SELECT pg_terminate_backend(${rows[0]?.pid})`)
  await ended
  await expect(client.query('SELECT 1')).rejects.toThrow()
  client.release(true)
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])

  await prisma.source.count()
  await execute(
    fresh.url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await expect.poll(() => prisma.source.count().catch(() => 'cut off')).toBeTypeOf('number')
})

test('a query that finds every connection taken fails after the wait it was allowed', async () => {
  const database = await openDatabase(fresh.url, { allowUnsafe: true, poolConnections: 1, waitMs: 1_000 })
  onTestFinished(() => database.close())
  const client = await database.pool.connect()
  await expect(database.pool.query('SELECT 1')).rejects.toThrow(/timeout/)
  client.release()
})

test.skipIf(process.env.TEST_DATABASE_URL)('a server with fsync off is refused', async () => {
  await expect(openDatabase(fresh.url)).rejects.toMatchObject({
    name: 'DatabaseUnfit',
    message: 'This Postgres runs with fsync off and would lose what it has confirmed: set fsync = on',
  })
})

test('a database that cannot hold every text is refused', async () => {
  const ascii = await emptyDatabase("ENCODING SQL_ASCII LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc")
  onTestFinished(() => ascii.drop())
  await expect(openDatabase(ascii.url, { allowUnsafe: true })).rejects.toMatchObject({
    name: 'DatabaseUnfit',
    message: 'This database has the encoding SQL_ASCII: create one with the encoding UTF8',
  })
})

test('a Postgres without ICU is refused with one line that says what to do', async () => {
  const without = await emptyDatabase()
  onTestFinished(() => without.drop())
  // As one that was built without it.
  await execute(without.url, "UPDATE pg_collation SET collname = 'gone' WHERE collname = 'und-x-icu'")
  await expect(openDatabase(without.url, { allowUnsafe: true })).rejects.toMatchObject({
    name: 'DatabaseUnfit',
    message: 'This Postgres has no ICU collations: use one built with ICU, as the common packages are',
  })
})

test('a wrong user or password is said in one line that does not repeat it', async () => {
  const url = new URL(inject('serverUrl'))
  url.username = 'nosuch'
  url.password = 'hunter2'
  const error = await openDatabase(url.href).catch((error: Error) => error)
  expect(error).toMatchObject({ name: 'DatabaseUnavailable', code: expect.stringMatching(/^28/) })
  expect(error).toHaveProperty(
    'message',
    expect.stringMatching(/^Cannot open database ".+" at .+:\d+ as user ".+": .+$/),
  )
  expect(JSON.stringify(error) + String(error)).not.toContain('hunter2')
})

test('a database that does not exist is said to', async () => {
  const url = new URL(inject('serverUrl'))
  url.pathname = '/nosuch'
  await expect(openDatabase(url.href)).rejects.toMatchObject({
    name: 'DatabaseUnavailable',
    message: expect.stringContaining('there is no such database'),
  })
})

test('a port where nothing listens is said to be one', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  const port = typeof address === 'object' ? address?.port : 0
  await expect(openDatabase(`postgresql://me:secret@127.0.0.1:${port}/news`)).rejects.toThrow(
    `Cannot open database "news" at 127.0.0.1:${port} as user "me": nothing listens there; start that Postgres or correct DATABASE_URL`,
  )
})

test.each(['localhost:5432/news', 'mysql://localhost/news', 'postgresql://[bad/news', ''])(
  '"%s" is not the URL of a Postgres',
  async (url) => {
    await expect(openDatabase(url)).rejects.toThrow('DATABASE_URL is not a URL like postgresql://')
  },
)
