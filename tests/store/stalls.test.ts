import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { databaseUrl } from '../world/cluster.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await newsroom()
})
afterAll(() => room.close())

const PENDING = `INSERT INTO pending_entries (kind, statement_id, written_at) VALUES ('INGESTED', $1, now())`

test.each(['this database', 'another database of the server'])(
  'a write that stays open in %s holds up nobody else’s entries, and its own come when it commits',
  async (where) => {
    const isOwn = where === 'this database'
    const idle = await openConnection(isOwn ? room.database.url : databaseUrl(room.database.url, 'postgres'))
    const late = uuid()
    await idle.query('BEGIN')
    if (isOwn) await idle.query(PENDING, [late])
    else await idle.query('SELECT pg_current_xact_id()')

    const soon = uuid()
    await room.database.pool.query(PENDING, [soon])
    const head = await sequence(room.database.prisma)
    const [entry] = await room.journal.read((head ?? 0) - 1, 1)
    expect(entry).toMatchObject({ position: head, statementId: soon })

    await idle.query('COMMIT')
    await idle.end()
    if (!isOwn) return
    expect(await sequence(room.database.prisma)).toBe((head ?? 0) + 1)
    expect(await room.journal.read(head ?? 0, 1)).toMatchObject([{ statementId: late }])
  },
)
