import { setTimeout as sleep } from 'node:timers/promises'
import type { ExecutionResult } from 'graphql'
import { whyUnavailable } from '../../api/unavailable.ts'
import { rootCause } from './errors.ts'

const TRY_AGAIN_MS = 200
/** What is said to last longer, in seconds, such as a full disk, is not waited for. */
const LONGEST_WAIT = 10

/**
 * A result of a stream, asked for again while the database is away: an event that was sent without what it should say
 * would be lost to its reader, and a stream that is refused for it has clients give up that would have waited.
 *
 * Gives up, with what it has, once `isOver`.
 */
export async function whenAvailable<Result>(
  ask: () => Promise<Result | ExecutionResult>,
  isOver: () => boolean,
): Promise<Result | ExecutionResult> {
  for (;;) {
    const result = await ask()
    const { errors = [] } = result as ExecutionResult
    const passes = errors.some((error) => (whyUnavailable(rootCause(error))?.retryAfter ?? LONGEST_WAIT) < LONGEST_WAIT)
    if (isOver() || !passes) return result
    await sleep(TRY_AGAIN_MS)
  }
}
