import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import { ReadTimedOut } from '../../domain/given/read-timed-out.ts'
import { Reader } from '../../live/reader.ts'
import type { Caller } from '../access/authority.ts'
import { type Quota, type Release, TOO_MANY_STREAMS } from '../access/quota.ts'
import { rootCause } from '../pipeline/errors.ts'
import { whenAvailable } from '../pipeline/retry-while-unavailable.ts'
import { Results, type ResultsParts, tooSlowForNow } from './results.ts'
import type { Bypass } from './sink.ts'

/** What all streams have in common. */
export interface Streams {
  /** By principal: sockets and streams over HTTP. */
  standing: Quota<string>
  stopping: AbortSignal
}

/** Who subscribes, and by which way. */
export interface Subscriber {
  caller: Caller
  /** Sockets and reserved streams are counted themselves, and what is on one of them with it. */
  isOnSocket: boolean
  /** Where results go past their iterator. */
  bypass?: Bypass
}

/**
 * Runs a subscription: each event of its reader is executed in a context of its own, so that nothing an earlier one has
 * read can be told again, once for all who ask the same; and is sent only while the caller's key stands.
 *
 * A revoked key ends it with an error, `stopping` without one. One over HTTP counts as one of the caller's sockets would.
 */
export async function subscribe(
  args: ExecutionArgs,
  { caller, isOnSocket, bypass }: Subscriber,
  { standing, stopping }: Streams,
  parts: ResultsParts,
): Promise<Results | ExecutionResult> {
  const release = isOnSocket ? RELEASE_NOTHING : standing.take(caller.principal.id)
  if (release === null) return { errors: [tooManyStreams()] }
  try {
    const isOver = () => caller.revoked.aborted || stopping.aborted
    const reader = await whenAvailable(() => createSourceEventStream(args), isOver)
    if (reader instanceof Reader) {
      const operation = parts.operations.take(args, caller)
      const results = new Results(parts, { operation, caller, release })
      const audience = { rendering: operation, viewer: args.contextValue as object, sink: bypass ?? results }
      results.source = reader.subscribe(audience)
      bypass?.open(results)
      results.obeySignals()
      return results
    }
    if (Symbol.asyncIterator in reader) throw new Error('a subscription field must return a Reader')
    release()
    const isLate = reader.errors?.some((error) => rootCause(error) instanceof ReadTimedOut) === true
    return isLate ? { errors: [tooSlowForNow()] } : reader
  } catch (error) {
    release()
    throw error
  }
}

const RELEASE_NOTHING: Release = () => {}

function tooManyStreams(): GraphQLError {
  const { code, status, message } = TOO_MANY_STREAMS
  return new GraphQLError(message, { extensions: { code, http: { status } } })
}
