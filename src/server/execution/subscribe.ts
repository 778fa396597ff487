import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql'
import { isFollowed } from '../../api/stream/statement-stream.ts'
import type { Caller } from '../access/authority.ts'
import type { Quota, Release } from '../access/quota.ts'
import { whenAvailable } from '../pipeline/retry-while-unavailable.ts'
import { withPlace } from './result-cursor.ts'
import type { Bypass } from './sink.ts'
import { Reading, type ReadingParts, type ReadingRequest } from './subscription.ts'

type Results = AsyncIterableIterator<ExecutionResult>

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
  /** Where results of a shared stream go past their iterator. */
  bypass?: Bypass
}

/**
 * Runs a subscription: each event of its stream is executed in a context of its own, so that nothing an earlier one
 * has read can be answered again, and is sent only while the caller's key stands. On a stream of the journal that is
 * done once for all who ask the same (see reading.ts).
 *
 * A revoked key ends it with an error, `stopping` without one. Ending never waits for the stream's next event, which
 * may be hours away. One over HTTP counts as one of the caller's sockets would.
 */
export async function subscribe(
  args: ExecutionArgs,
  { caller, isOnSocket, bypass }: Subscriber,
  { standing, stopping }: Streams,
  parts: ReadingParts,
): Promise<Results | ExecutionResult> {
  const release = isOnSocket ? RELEASE_NOTHING : standing.take(caller.principal.id)
  if (release === null) return { errors: [tooManyStreams()] }
  const isOver = () => caller.revoked.aborted || stopping.aborted
  const stream = await whenAvailable(() => createSourceEventStream(args), isOver).catch((error) => {
    release()
    throw error
  })
  if (!(Symbol.asyncIterator in stream)) {
    release()
    return stream
  }
  if (isFollowed(stream)) {
    const request: ReadingRequest = {
      placed: stream.placed,
      operation: parts.operations.take(args, caller),
      viewer: args.contextValue as object,
      caller,
      bypass: bypass ?? null,
      onEnd: both(stream.hold(), release),
    }
    return new Reading(parts, request)
  }
  const events = stream[Symbol.asyncIterator]()
  let ended = false
  const run = async (rootValue: unknown): Promise<ExecutionResult> =>
    whenAvailable(
      async () => execute({ ...args, rootValue, contextValue: { ...(args.contextValue as object) } }),
      () => ended,
    )

  let waiting: ((result: IteratorResult<ExecutionResult>) => void) | null = null
  let lastWord: ExecutionResult | null = null
  const end = (): void => {
    if (ended) return
    ended = true
    release()
    caller.revoked.removeEventListener('abort', onRevoked)
    stopping.removeEventListener('abort', end)
    // The stream gives back what it holds; whether that works is nobody's concern any more.
    Promise.resolve(events.return?.()).catch(() => undefined)
    waiting?.(conclude())
  }
  const conclude = (): IteratorResult<ExecutionResult> => {
    const word = lastWord
    lastWord = null
    return word === null ? { done: true, value: undefined } : { done: false, value: word }
  }
  const onRevoked = (): void => {
    lastWord = {
      errors: [new GraphQLError('This key does not stand any more.', { extensions: { code: 'KEY_REVOKED' } })],
    }
    end()
  }
  caller.revoked.addEventListener('abort', onRevoked)
  stopping.addEventListener('abort', end)
  if (caller.revoked.aborted) onRevoked()
  else if (stopping.aborted) end()

  const advance = async (): Promise<IteratorResult<ExecutionResult>> => {
    const event = await events.next()
    if (ended) return conclude()
    if (event.done) {
      end()
      return conclude()
    }
    return { done: false, value: withPlace(await run(event.value), event.value) }
  }
  const results: Results = {
    [Symbol.asyncIterator]: () => results,
    next() {
      if (ended) return Promise.resolve(conclude())
      return new Promise((resolve, reject) => {
        waiting = resolve
        advance().then(resolve, (error) => {
          reject(error)
          end()
        })
      })
    },
    async return() {
      end()
      return { done: true, value: undefined }
    },
    async throw(error) {
      end()
      throw error
    },
  }
  return results
}

const RELEASE_NOTHING: Release = () => {}

// A function of its own, since thousands of streams keep what it answers, and all that it can see.
function both(one: Release, other: Release): Release {
  return () => {
    one()
    other()
  }
}

function tooManyStreams(): GraphQLError {
  return new GraphQLError('You have as many streams and sockets open as are allowed: close one first.', {
    extensions: { code: 'TOO_MANY_STREAMS', http: { status: 429 } },
  })
}
