import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { migrate } from '../../src/store/database/migrations.ts'
import { execute } from '../world/cluster.ts'
import { killCommands, openFolder, runCommand } from '../world/service.ts'

let dataDir: string
let postgres: { url: string; stop(): Promise<void> }

beforeAll(async () => {
  dataDir = await openFolder()
  // Not the Postgres of the other tests: commands refuse a server that runs with fsync off.
  postgres = await startEmbedded({
    dataDir,
    onUnexpectedExit(error) {
      throw error
    },
  })
  await migrate(postgres.url)
  await execute(
    postgres.url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
     VALUES ('next', 'none', '20991231000000_next', now())`,
  )
})

afterEach(killCommands)
afterAll(async () => {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test.each([['serve'], ['key list'], ['ingest samples/northern-dispatch-replies.txt']])(
  'on a database that a newer version has migrated, "onrecord %s" ends with a sentence that says what to do',
  async (words) => {
    const command = runCommand(words.split(' '), { DATABASE_URL: postgres.url, DATA_DIR: dataDir, PORT: '0' })
    expect(await command.ended).toBe(1)
    expect(command.output()).toMatch(
      /^(No service runs here.*\n)?onrecord: A newer Onrecord has used this database \(it has the migration 20991231000000_next, which this version does not know\): start that version, or a newer one\n$/,
    )
  },
  60_000,
)
