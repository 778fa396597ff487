import type { FetchFailure } from '../../fetch/fetched.ts'
import type { HostTurns } from '../../fetch/manners/turns.ts'
import type { Settings } from '../../settings.ts'
import { openSharedTurns } from '../../store/queue/host-turns.ts'
import { withRunningDatabase } from '../own-database.ts'

/**
 * Lends the turns that the running service takes at hosts, so that no host is asked by both at once. Undefined where its
 * database cannot be had from here: then this process keeps to turns of its own.
 */
export async function withTurnsOfService(
  settings: Settings,
  work: (turns: HostTurns | undefined) => Promise<void>,
): Promise<void> {
  let isBegun = false
  const lend = (turns?: HostTurns) => {
    isBegun = true
    return work(turns)
  }
  try {
    await withRunningDatabase(settings, ({ prisma }) => lend(openSharedTurns<FetchFailure>(prisma)))
  } catch (error) {
    if (isBegun) throw error
  }
  if (!isBegun) await lend()
}
