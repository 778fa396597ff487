import { ACTORS_LOCK, OFFICES_LOCK } from '../database/locks.ts'
import { retrying } from '../database/retry.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** What became of a change that somebody made. */
export type Saving = { kind: 'saved'; id: string } | { kind: 'invalid'; problems: { path: string; message: string }[] }

/** People who change the same kind of thing wait for each other; ingests wait for nobody. */
const LOCKS = { actors: ACTORS_LOCK, offices: OFFICES_LOCK }

/** Runs somebody's change, again where an ingest took the same name in the same moment. */
export async function editing(
  prisma: PrismaClient,
  what: keyof typeof LOCKS,
  change: (tx: Prisma.TransactionClient) => Promise<Saving>,
): Promise<Saving> {
  return retrying(prisma, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS[what]}::bigint)`
    return change(tx)
  })
}

export function invalid(path: string, message: string): Saving {
  return { kind: 'invalid', problems: [{ path, message }] }
}
