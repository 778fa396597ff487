import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { migrate } from '../../src/store/database/migrations.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { emptyDatabase } from '../world/database.ts'

const START = '20261122000000_start'
const MIGRATIONS = resolve(import.meta.dirname, '../../prisma/migrations')

test('a database of the first release keeps its journal and its consumers, and goes on counting', async () => {
  const { url, drop } = await emptyDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-upgrade-'))
  const database = await openDatabase(url, { allowUnsafe: true })
  onTestFinished(async () => {
    await database.close()
    await drop()
    await rm(folder, { recursive: true })
  })
  await cp(join(MIGRATIONS, START), join(folder, START), { recursive: true })
  await migrate(url, folder)
  const ask = (sql: string) => database.pool.query(sql)
  const statementId = '00000000-0000-7000-8000-0000000000aa'
  await ask(
    `INSERT INTO journal_entries (position, kind, statement_id, committed_at) VALUES (1, 'ERASED', '${statementId}', now())`,
  )
  await ask('UPDATE journal_head SET position = 1')
  await ask(`INSERT INTO pending_entries (kind, statement_id, written_at) VALUES ('ERASED', '${statementId}', now())`)
  await ask(
    `INSERT INTO consumers (principal_id, name, stream, position, created_at) VALUES ('${LOCAL_PRINCIPAL.id}', 'desk', 's', 1, now())`,
  )

  await migrate(url)
  expect(await sequence(database.prisma)).toBe(2)
  const entries = await openJournal(database.prisma).read(0, 10)
  expect(entries).toMatchObject([
    { position: 1, kind: 'ERASED', statementId },
    { position: 2, kind: 'ERASED', statementId },
  ])
  const { rows } = await ask('SELECT name, used_at = created_at AS fresh FROM consumers')
  expect(rows).toEqual([{ name: 'desk', fresh: true }])
})
