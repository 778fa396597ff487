import { setTimeout as sleep } from 'node:timers/promises'
import type { ExecutionResult } from 'graphql'
import { rootCause } from './errors.ts'
import { isUnavailable } from './unavailable.ts'

const TRY_AGAIN_MS = 200

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
    if (isOver() || !errors.some((error) => isUnavailable(rootCause(error)))) return result
    await sleep(TRY_AGAIN_MS)
  }
}
