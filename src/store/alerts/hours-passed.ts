import { inTransaction } from '../database/retry.ts'
import { recordChange } from '../journal/changes.ts'
import type { PrismaClient } from '../prisma/client.ts'

/** An hour is of no subject. */
const NOTHING = '00000000-0000-0000-0000-000000000000'

/** Whether an hour has passed that is not in the journal, and a watch in force needs to know. */
export async function isHourDue(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (SELECT FROM hours_passed WHERE hour < date_trunc('hour', clock_timestamp(), 'UTC'))
      AND EXISTS (SELECT FROM watch_clocks) AS due`
  return row?.due ?? false
}

/**
 * Puts into the journal that an hour has passed, once however many processes do; returns whether this one did. Of several
 * hours that no process put there the last alone: what was decided then cannot be decided now.
 */
export async function passHour(prisma: PrismaClient): Promise<boolean> {
  return await inTransaction(prisma, async (tx) => {
    const moved = await tx.$executeRaw`
      UPDATE hours_passed SET hour = date_trunc('hour', clock_timestamp(), 'UTC')
      WHERE hour < date_trunc('hour', clock_timestamp(), 'UTC')`
    if (moved > 0) await recordChange(tx, 'HOUR_PASSED', NOTHING)
    return moved > 0
  })
}
