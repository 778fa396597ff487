import type { Prisma, PrismaClient } from '../prisma/client.ts'

// Statements of which it is not worked out what their reports disagree about, or what they answer: those on file from
// before that was kept, and those that an earlier release has written since.

/** Whether there are any. */
export async function hasUncompared(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM statement_versions WHERE current AND (discrepancies IS NULL OR replies IS NULL)
    ) AS due`
  return row?.due ?? false
}

/** At most `limit` of them, in the order of their ids. */
export async function readUncompared(tx: Prisma.TransactionClient, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT statement_id::text AS id FROM statement_versions
    WHERE current AND (discrepancies IS NULL OR replies IS NULL) ORDER BY statement_id LIMIT ${limit}`
  return rows.map((row) => row.id)
}

/** Notes that nothing was found for those of these that still have nothing. */
export async function markCompared(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE statement_versions SET discrepancies = COALESCE(discrepancies, '{}'), replies = COALESCE(replies, '{}')
    WHERE current AND statement_id = ANY (${[...statementIds]}::uuid[]) AND (discrepancies IS NULL OR replies IS NULL)`
}
