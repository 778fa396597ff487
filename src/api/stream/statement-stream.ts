import type { StatementFilter } from '../../domain/filter/filter.ts'
import { streamId } from '../../domain/filter/stream-id.ts'
import { decodeCursor, encodeCursor } from '../../domain/journal/cursor.ts'
import { type EntryKind, NEWS_KINDS } from '../../domain/journal/entry.ts'
import type { StreamEvent } from '../../live/follower.ts'
import { followPlaced, type PlacedStream, placeStream, type StreamStart } from '../../live/stream.ts'
import { keepConsumer, openConsumer } from '../../store/journal/consumers.ts'
import type { PreparedFilter } from '../../store/search/linguistics.ts'
import { readFilter } from '../filter/read-filter.ts'
import type { Context } from '../relay/context.ts'
import { asGraphQLError, badInput, badRequest } from '../relay/errors.ts'

export interface StreamArguments {
  filter?: StatementFilter | null | undefined
  kinds?: readonly EntryKind[] | null | undefined
  after?: string | null | undefined
  from: StreamStart
  consumer?: string | null | undefined
}

/**
 * The events of a stream. A server may follow `placed` itself instead, to send everybody who asks the same at once: so
 * whoever answers a field with it promises that the field's arguments do nothing but choose the stream.
 */
export interface FollowedStatements extends AsyncIterableIterator<StreamEvent> {
  readonly placed: PlacedStream
  /** Keeps what it needs for as long as it is followed; answers how to let go of it. */
  hold(): () => void
}

export function isFollowed(events: object): events is FollowedStatements {
  return 'placed' in events
}

/**
 * Opens the stream of a subscription.
 *
 * @throws GraphQLError, before anything is sent, for a filter or cursor that leads nowhere, or another stream's consumer.
 */
export async function followStatements(context: Context, given: StreamArguments): Promise<FollowedStatements> {
  const args = { ...given, after: context.lastEventId ?? given.after }
  const filter = await readFilter(context, args.filter)
  const kinds = args.kinds ?? NEWS_KINDS
  if (kinds.length === 0) throw badInput('`kinds` is an empty list: leave it out, or name at least one.')
  try {
    const after =
      args.consumer == null ? (args.after ?? null) : await placeOf(context, args.consumer, filter, kinds, args)
    const placed = await placeStream(context.live, {
      condition: filter.condition,
      queries: filter.queries,
      kinds,
      after,
      from: args.from,
      lastCarried: (upTo) => context.journal.lastCarried(filter, kinds, upTo),
    })
    return whileAllowed(placed, context, args.consumer ?? null)
  } catch (error) {
    throw asGraphQLError(error)
  }
}

const IN_USE_EVERY_MS = 3_600_000

// A function of its own: what it answers is kept for as long as the stream is followed, and nothing else with it.
function holding(context: Context, consumer: string | null): FollowedStatements['hold'] {
  return consumer === null ? () => LET_GO_OF_NOTHING : () => keepInUse(context, consumer)
}

const LET_GO_OF_NOTHING = () => {}

/** A reader that is open does not expire, however quiet its stream. Answers how to say that it is open no more. */
function keepInUse({ prisma, principal, log }: Context, name: string): () => void {
  const timer = setInterval(() => {
    keepConsumer(prisma, principal.id, name).catch((error) => log.warn({ err: error }, 'cannot keep a consumer'))
  }, IN_USE_EVERY_MS)
  return () => clearInterval(timer)
}

/** Where a named reader goes on: where it acknowledged to have been, else where it says, else where it began. */
async function placeOf(
  context: Context,
  name: string,
  filter: PreparedFilter,
  kinds: readonly EntryKind[],
  args: StreamArguments,
): Promise<string> {
  const { journal, live, principal } = context
  const stream = streamId(filter.condition, kinds)
  const { oldest, head } = await journal.bounds()
  const begin = async () => {
    const position = args.from === 'BEGINNING' ? oldest - 1 : head
    const link = args.from === 'BEGINNING' ? 0 : await journal.lastCarried(filter, kinds, head)
    return encodeCursor(stream, { position, link }, live.epochs)
  }
  const start = args.after ?? (await begin())
  const { position } = decodeCursor(start, stream, head, live.epochs)
  const opened = await openConsumer(context.prisma, {
    principalId: principal.id,
    name,
    stream,
    cursor: start,
    position,
  })
  switch (opened.kind) {
    case 'opened':
      return !opened.isAcknowledged && args.after != null ? args.after : opened.cursor
    case 'otherStream':
      throw badRequest(
        'CONSUMER_OTHER_STREAM',
        `The consumer "${name}" reads another filter or other kinds. Use another name, or \`forgetConsumer\` it first.`,
      )
    case 'invalid':
      throw badInput(opened.message)
  }
}

// A generator's return() waits for the step that is under way, which in a quiet stream may take hours: leaving has to
// wake it up.
function whileAllowed(placed: PlacedStream, context: Context, consumer: string | null): FollowedStatements {
  const leaving = new AbortController()
  const events = followPlaced(context.live, placed, leaving.signal)
  const hold = holding(context, consumer)
  let letGo: (() => void) | null = null
  return {
    placed,
    hold,
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      letGo ??= hold()
      const event = await events.next()
      if (event.done === true) return { done: true, value: undefined }
      if (!context.isStillAllowed()) {
        leaving.abort()
        throw badRequest('FORBIDDEN', 'This key may not read any more.')
      }
      return event
    },
    async return() {
      leaving.abort()
      letGo?.()
      await events.return()
      return { done: true, value: undefined }
    },
    async throw(error) {
      leaving.abort()
      letGo?.()
      await events.return()
      throw error
    },
  }
}
