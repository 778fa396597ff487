import type { ConsumerId, ConsumerStore } from '../domain/journal/consumer.ts'
import { decodeCursor, encodeCursor, type StreamPlace } from '../domain/journal/cursor.ts'
import type { Position } from '../domain/journal/entry.ts'
import { type Live, type StreamRequest, specOf } from './place.ts'

/** A named reader reads one stream, and this is another one. */
export class ConsumerOtherStream extends Error {
  override readonly name = 'ConsumerOtherStream'

  constructor(consumer: string) {
    super(
      `The consumer "${consumer}" reads another filter or other kinds. Use another name, or \`forgetConsumer\` it first.`,
    )
  }
}

/** There can be no consumer of this name. The message says why. */
export class ConsumerRefused extends Error {
  override readonly name = 'ConsumerRefused'
}

/**
 * The cursor after which a named reader goes on: where it acknowledged to have been, else where it says, else where it
 * began.
 *
 * @throws CursorError, ConsumerOtherStream, ConsumerRefused
 */
export function placeOfConsumer(live: Live, id: ConsumerId, request: StreamRequest): Promise<string> {
  const begin = async ({ oldest, head }: { oldest: Position; head: Position }): Promise<StreamPlace> => {
    if (request.from === 'BEGINNING') return { position: oldest - 1, link: 0 }
    return { position: head, link: await request.lastCarried(head) }
  }
  return openConsumer(live, id, { stream: specOf(request).id, after: request.after, begin })
}

interface ToOpen {
  stream: string
  after: string | null
  /** Where it begins that has neither acknowledged anything nor says where. */
  begin(bounds: { oldest: Position; head: Position }): Promise<StreamPlace>
}

/**
 * The same of any stream.
 *
 * @throws CursorError, ConsumerOtherStream, ConsumerRefused
 */
export async function openConsumer(live: Live, id: ConsumerId, request: ToOpen): Promise<string> {
  const { stream } = request
  const bounds = await live.journal.bounds()
  const cursor = request.after ?? encodeCursor(stream, await request.begin(bounds), live.epochs)
  const { position, within } = decodeCursor(cursor, stream, bounds.head, live.epochs)
  const opened = await live.consumers.open({ ...id, stream, cursor, position, within })
  switch (opened.kind) {
    case 'opened':
      return opened.isAcknowledged ? opened.cursor : (request.after ?? opened.cursor)
    case 'otherStream':
      throw new ConsumerOtherStream(id.name)
    case 'invalid':
      throw new ConsumerRefused(opened.message)
  }
}

export type Acknowledgement =
  /** The cursor kept now: a later one than was sent where that had been acknowledged before. */
  | { outcome: 'kept'; cursor: string }
  /** No reader has this name. */
  | { outcome: 'unknown' }
  /** It was forgotten in this moment. */
  | { outcome: 'forgotten' }

/**
 * Says that a named reader has dealt with everything up to a cursor.
 *
 * @throws CursorError for a cursor that does not lead into its stream.
 */
export async function acknowledge(live: Live, id: ConsumerId, cursor: string): Promise<Acknowledgement> {
  const stream = await live.consumers.streamOf(id)
  if (stream === null) return { outcome: 'unknown' }
  const { head } = await live.journal.bounds()
  const { position, within } = decodeCursor(cursor, stream, head, live.epochs)
  const kept = await live.consumers.acknowledge({ ...id, stream, cursor, position, within })
  return kept === null ? { outcome: 'forgotten' } : { outcome: 'kept', cursor: kept }
}

const IN_USE_EVERY_MS = 3_600_000

/** A named reader that is open does not expire, however quiet its stream. Returns how to say that it is open no more. */
export function keepInUse(consumers: ConsumerStore, id: ConsumerId): () => void {
  const timer = setInterval(() => void consumers.keep(id), IN_USE_EVERY_MS)
  return () => clearInterval(timer)
}
