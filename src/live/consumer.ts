import type { ConsumerId, ConsumerStore } from '../domain/journal/consumer.ts'
import { decodeCursor, encodeCursor } from '../domain/journal/cursor.ts'
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
export async function placeOfConsumer(live: Live, id: ConsumerId, request: StreamRequest): Promise<string> {
  const stream = specOf(request).id
  const { oldest, head } = await live.journal.bounds()
  const begin = async () => {
    const isFromBeginning = request.from === 'BEGINNING'
    const position = isFromBeginning ? oldest - 1 : head
    const link = isFromBeginning ? 0 : await request.lastCarried(head)
    return encodeCursor(stream, { position, link }, live.epochs)
  }
  const cursor = request.after ?? (await begin())
  const { position } = decodeCursor(cursor, stream, head, live.epochs)
  const opened = await live.consumers.open({ ...id, stream, cursor, position })
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
  const { position } = decodeCursor(cursor, stream, head, live.epochs)
  const kept = await live.consumers.acknowledge({ ...id, stream, cursor, position })
  return kept === null ? { outcome: 'forgotten' } : { outcome: 'kept', cursor: kept }
}

const IN_USE_EVERY_MS = 3_600_000

/** A named reader that is open does not expire, however quiet its stream. Returns how to say that it is open no more. */
export function keepInUse(consumers: ConsumerStore, id: ConsumerId): () => void {
  const timer = setInterval(() => void consumers.keep(id), IN_USE_EVERY_MS)
  return () => clearInterval(timer)
}
