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
      await tx.$executeRaw`UPDATE readiness SET proved_at = clock_timestamp()`
    },
    { maxWait: LIMIT_MS, timeout: 2 * LIMIT_MS },
  )
}
