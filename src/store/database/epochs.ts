import { randomBytes } from 'node:crypto'
import type { Epoch } from '../../domain/journal/entry.ts'
import type { PrismaClient } from '../prisma/client.ts'
import { EPOCH_LOCK } from './locks.ts'

/**
 * The database's epochs, ascending; opens a new one where this is not the database that wrote the last.
 *
 * A restore from a dump, a copy, or a fail-over to a replica that lagged behind may hold fewer entries than a client
 * has seen, and will give their positions to others. The system identifier, the oids of the database and of the
 * journal's table, and the timeline tell such a change; cursors name their epoch, so that one of a lost entry is refused and never read as another's.
 */
export async function currentEpochs(prisma: PrismaClient): Promise<Epoch[]> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${EPOCH_LOCK}::bigint)`
    const [here] = await tx.$queryRaw<
      { system: string; oid: bigint; journal: bigint; timeline: number; head: bigint }[]
    >`
      SELECT (SELECT system_identifier::text FROM pg_control_system()) AS system,
        (SELECT oid::bigint FROM pg_database WHERE datname = current_database()) AS oid,
        'journal_entries'::regclass::oid::bigint AS journal,
        ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int AS timeline,
        position AS head FROM journal_head`
    if (here === undefined) throw new Error('journal_head has no row')
    const epochs = await tx.epoch.findMany({ orderBy: [{ firstPosition: 'asc' }, { openedAt: 'asc' }] })
    const last = epochs.at(-1)
    const same =
      last !== undefined &&
      last.systemIdentifier === here.system &&
      last.databaseOid === here.oid &&
      last.journalOid === here.journal &&
      last.timeline === here.timeline
    if (!same) {
      const [opened] = await tx.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', now()) AS now`
      epochs.push(
        await tx.epoch.create({
          data: {
            id: randomBytes(6).toString('base64url'),
            firstPosition: here.head + 1n,
            systemIdentifier: here.system,
            databaseOid: here.oid,
            journalOid: here.journal,
            timeline: here.timeline,
            openedAt: opened?.now ?? new Date(),
          },
        }),
      )
    }
    return epochs.map((epoch) => ({ id: epoch.id, firstPosition: Number(epoch.firstPosition) }))
  })
}
