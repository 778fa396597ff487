import { sequence } from '../../src/store/journal/sequencer.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'

// Time as the journal has it, for tests that cannot wait for hours and weeks.

const NOTHING = '00000000-0000-0000-0000-000000000000'

/** Puts into the journal that an hour has passed, as if that were at `at`. Answers its position. */
export async function passHourAt(prisma: PrismaClient, at: Date): Promise<number> {
  await sequence(prisma)
  return await prisma.$transaction(async (tx) => {
    const [head] = await tx.$queryRaw<{ position: bigint }[]>`
      UPDATE journal_head SET position = position + 1 RETURNING position`
    const position = Number(head?.position)
    await tx.$executeRaw`
      INSERT INTO journal_entries (position, kind, change_id, subject_id, committed_at)
      VALUES (${position}, 'HOUR_PASSED', gen_random_uuid(), ${NOTHING}::uuid, ${at})`
    return position
  })
}

/** Makes all that the journal has, and all that was decided by it, so much older. Everything must be decided. */
export async function letHoursPass(prisma: PrismaClient, hours: number): Promise<void> {
  await sequence(prisma)
  await prisma.$transaction([
    prisma.$executeRaw`UPDATE journal_entries SET committed_at = committed_at - ${hours} * interval '1 hour'`,
    prisma.$executeRaw`UPDATE alerts SET at = at - ${hours} * interval '1 hour', burst_at = burst_at - ${hours} * interval '1 hour'`,
    prisma.$executeRaw`UPDATE watch_clocks SET since = since - ${hours} * interval '1 hour', said_at = said_at - ${hours} * interval '1 hour',
      silent_at = silent_at - ${hours} * interval '1 hour', surged_at = surged_at - ${hours} * interval '1 hour'`,
    // One by one an hour would meet the next.
    prisma.$executeRaw`UPDATE watch_hours SET hour = hour - interval '100 years'`,
    prisma.$executeRaw`UPDATE watch_hours SET hour = hour + interval '100 years' - ${hours} * interval '1 hour'`,
  ])
}
