import { type ExecutionResult, GraphQLError } from 'graphql'
import { ReadTimedOut } from '../../domain/given/read-timed-out.ts'
import { WatchGone } from '../../live/alerts/alert-source.ts'
import { Inbox } from '../../live/inbox.ts'
import type { Live } from '../../live/place.ts'
import type { Payload } from '../../live/rendering.ts'
import { TopicGone } from '../../live/stream.ts'
import { type End, REVOKED, STOPPED } from '../../live/subscription.ts'
import type { Caller } from '../access/authority.ts'
import type { Release } from '../access/quota.ts'
import { type Ending, endNoMore, endWith } from './abort-listeners.ts'
import type { Operations, SharedOperation } from './operations.ts'
import { withPlace } from './result-cursor.ts'

/** What all subscriptions have in common. */
export interface ResultsParts {
  live: Live
  operations: Operations
  /** Ends them without a word. */
  stopping: AbortSignal
}

/** What one subscription has of its own. */
export interface ResultsRequest {
  operation: SharedOperation
  caller: Caller
  /** Of its place among the caller's streams. */
  release: Release
}

/**
 * The results of one subscription, as GraphQL has them: one for each event. A revoked key ends them with an error. Where
 * there is a bypass, they go past the iterator, and only how they ended comes from it.
 */
export class Results extends Inbox<ExecutionResult> implements Ending {
  readonly #parts: ResultsParts
  readonly #request: ResultsRequest

  constructor(parts: ResultsParts, request: ResultsRequest) {
    super(parts.live.hub, 1)
    this.#parts = parts
    this.#request = request
  }

  /** From here on a revoked key and a service that stops end it; perhaps at once. */
  obeySignals(): void {
    const { revoked } = this.#request.caller
    const { stopping } = this.#parts
    endWith(revoked, this)
    endWith(stopping, this)
    if (revoked.aborted) this.onAbort(revoked)
    else if (stopping.aborted) this.onAbort(stopping)
  }

  onAbort(signal: AbortSignal): void {
    this.source.end(signal === this.#request.caller.revoked ? REVOKED : STOPPED)
  }

  override end(end: End): void {
    const { operation, caller, release } = this.#request
    endNoMore(caller.revoked, this)
    endNoMore(this.#parts.stopping, this)
    this.#parts.operations.release(operation)
    release()
    super.end(end)
  }

  /** Serialised already: a transport finds its text by `stringify`. */
  protected give([payload]: readonly [Payload]): ExecutionResult {
    return withPlace({ stringify: () => payload.json() } as ExecutionResult, payload.cursor)
  }

  protected lastWord(end: End): ExecutionResult | null {
    if (end.how === 'revoked') return { errors: [keyRevoked()] }
    if (end.how !== 'failed') return null
    if (end.error instanceof TopicGone) return { errors: [topicGone(end.error)] }
    if (end.error instanceof WatchGone) return { errors: [watchGone(end.error)] }
    return end.error instanceof ReadTimedOut ? { errors: [tooSlowForNow()] } : null
  }
}

/** In seconds. */
const TRY_AGAIN_AFTER = 5

/** What is read for a stream takes longer than it may: just now, since other things are going on, or always. */
export function tooSlowForNow(): GraphQLError {
  const message =
    'This takes too long to read: go on from your last cursor after a while, or ask for less of each event.'
  return new GraphQLError(message, { extensions: { code: 'UNAVAILABLE', retryAfter: TRY_AGAIN_AFTER } })
}

function topicGone({ message }: TopicGone): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'TOPIC_DELETED' } })
}

function watchGone({ message }: WatchGone): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'WATCH_GONE' } })
}

function keyRevoked(): GraphQLError {
  return new GraphQLError('This key was revoked.', { extensions: { code: 'KEY_REVOKED' } })
}
