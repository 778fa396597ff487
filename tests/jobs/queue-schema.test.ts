import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { prepareQueue } from '../../src/jobs/queue-schema.ts'
import { openConnection } from '../../src/store/database/connection.ts'
import { emptyDatabase } from '../world/database.ts'
import { runService } from '../world/service.ts'

/** A database, and the address by which a user that is not a superuser opens it. */
async function databaseOfUser(rights: (database: string, user: string) => string[]) {
  const { url, drop } = await emptyDatabase()
  const user = `writer_${randomBytes(4).toString('hex')}`
  const owner = await openConnection(url)
  await owner.query(`CREATE ROLE ${user} LOGIN PASSWORD 'x' NOSUPERUSER`)
  for (const sql of rights(new URL(url).pathname.slice(1), user)) await owner.query(sql)
  onTestFinished(async () => {
    await owner.end()
    await drop()
  })
  const own = new URL(url)
  own.username = user
  own.password = 'x'
  return own.href
}

test('the queue needs no superuser, only the right to create a schema once, and may be prepared by several at once', async () => {
  const url = await databaseOfUser((database, user) => [`GRANT CREATE ON DATABASE ${database} TO ${user}`])
  await Promise.all([prepareQueue(url), prepareQueue(url)])
  await prepareQueue(url)
  const client = await openConnection(url)
  const { rows } = await client.query("SELECT (onrecord_jobs.add_job('poll-feed')).id IS NOT NULL AS added")
  await client.end()
  expect(rows).toEqual([{ added: true }])
})

test('a schema that somebody made for the user will do', async () => {
  const url = await databaseOfUser((_, user) => [`CREATE SCHEMA onrecord_jobs AUTHORIZATION ${user}`])
  await expect(prepareQueue(url)).resolves.toBeUndefined()
})

test('a missing right is one sentence that says what to do', async () => {
  const url = await databaseOfUser(() => [])
  await expect(prepareQueue(url)).rejects.toThrow(
    /^The queue of jobs needs a schema of its own \(permission denied for database \w+\): as the owner of the database, run "CREATE SCHEMA/,
  )
})

test('a service whose user may make nothing in the database does not start, and says in one line what to do', async () => {
  const url = await databaseOfUser((_, user) => [`GRANT ALL ON SCHEMA public TO ${user}`])
  const starting = runService({}, { url, drop: async () => {} })
  await expect(starting).rejects.toThrow(
    /^The migration \w+ failed and was undone: permission denied for database \w+: use its owner in DATABASE_URL, or have the owner run "GRANT CREATE ON DATABASE"$/,
  )
})
