import { randomBytes } from 'node:crypto'
import type { Epoch } from '../../domain/journal/entry.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { SEQUENCER_LOCK } from './locks.ts'

// A restore, a copy, or a fail-over to a replica that lagged behind may hold fewer entries than a client has seen, and
// will give their positions to others. Cursors name their epoch, so that one of a lost entry is refused and never read as
// another's. So no epoch may go on where the database may have gone back, and that shows in:
//
// - when the server was started. A copy of its files is only restored while it is down, and then all else is the same:
//   the system identifier, the timeline, the oids.
// - the oids of the database and of the journal's table, and the file that holds it: for a restore from a dump, which a
//   server that runs takes.
//
// The transaction that numbers entries looks at these and opens the epoch, so that no entry is ever numbered in an epoch
// that another life of the database began, whichever processes were there to see the restore.

const NEWEST_LAST = Prisma.sql`ORDER BY first_position, opened_at`
const NEWEST_FIRST = Prisma.sql`ORDER BY first_position DESC, opened_at DESC`

/** The id of the newest epoch, as an expression. */
export const LAST_EPOCH = Prisma.sql`(SELECT id FROM epochs ${NEWEST_FIRST} LIMIT 1)`

/** For an epoch that is opened now; see the function open_epoch in the database. */
export function newEpochId(): string {
  return randomBytes(6).toString('base64url')
}

/** The database's epochs, ascending. */
export async function readEpochs(db: PrismaClient | Prisma.TransactionClient): Promise<Epoch[]> {
  const rows = await db.$queryRaw<{ id: string; first_position: bigint }[]>`
    SELECT id, first_position FROM epochs ${NEWEST_LAST}`
  return rows.map(({ id, first_position }) => ({ id, firstPosition: Number(first_position) }))
}

/** The same, with the first one, which is opened where there is none: cursors of an empty journal name it. */
export async function currentEpochs(prisma: PrismaClient): Promise<Epoch[]> {
  const epochs = await readEpochs(prisma)
  if (epochs.length > 0) return epochs
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEQUENCER_LOCK}::bigint)`
    // Another process may have been first.
    await tx.$executeRaw`
      SELECT open_epoch(${newEpochId()}, position + 1) FROM journal_head WHERE NOT EXISTS (SELECT FROM epochs)`
  })
  return readEpochs(prisma)
}
