import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { PREPARED } from './prepared.ts'

/**
 * The time by the database's clock, to the millisecond. All processes share it: whatever rows are ordered by, or end at,
 * is dated by it, since a process whose own clock is a year ahead would keep its articles on top of every list.
 */
export async function readClock(db: PrismaClient | Prisma.TransactionClient): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`${PREPARED}
    SELECT date_trunc('milliseconds', clock_timestamp()) AS now`
  if (row === undefined) throw new Error('the database tells no time')
  return row.now
}
