import type { PrismaClient } from '../prisma/client.ts'

/** No longer than a health check waits. */
const LIMIT_MS = 2_000

/** Rejects unless the database does what requests need: it reads a statement and commits a write, within 2 s. */
export async function proveReady(prisma: PrismaClient): Promise<void> {
  await prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        SELECT set_config('statement_timeout', ${String(LIMIT_MS)}, true), set_config('lock_timeout', ${String(LIMIT_MS)}, true)`
      await tx.statement.findFirst({ orderBy: { id: 'asc' } })
      // A row that is missing, as after a restore of some tables, is written too: else nothing would be.
      await tx.$executeRaw`
        INSERT INTO readiness (id, proved_at) VALUES (1, clock_timestamp())
        ON CONFLICT (id) DO UPDATE SET proved_at = excluded.proved_at`
    },
    { maxWait: LIMIT_MS, timeout: 2 * LIMIT_MS },
  )
}
