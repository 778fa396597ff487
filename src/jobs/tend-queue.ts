import type { Logger } from 'pino'
import type { PrismaClient } from '../store/prisma/client.ts'
import { retryDaily } from '../store/queue/failed-jobs.ts'
import { forgetHosts } from '../store/queue/host-turns.ts'
import { setMissingTimers } from '../store/queue/timers.ts'
import { unlockDeadWorkers } from '../store/queue/worker-locks.ts'

/** What keeps the queue going whatever happens to workers or to the queue itself. Any process may do it, at any time. */
export async function tendQueue(prisma: PrismaClient, log: Logger): Promise<void> {
  const unlocked = await unlockDeadWorkers(prisma)
  if (unlocked.length > 0) log.info({ workers: unlocked }, 'jobs of workers that are gone are run again')
  await setMissingTimers(prisma)
  await retryDaily(prisma)
  await forgetHosts(prisma)
}
