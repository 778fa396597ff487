import { createHash } from 'node:crypto'
import type { ConsumerId } from '../../domain/journal/consumer.ts'
import { decodeCursor, refuseMalformed, type StreamPlace } from '../../domain/journal/cursor.ts'
import type { Position } from '../../domain/journal/entry.ts'
import { openConsumer } from '../consumer.ts'
import type { Live, StreamStart } from '../place.ts'
import { Reader } from '../reader.ts'
import type { AlertStream } from './alert-hub.ts'
import { AlertSource } from './alert-source.ts'

/** Which stream of alerts, and where it begins. */
export interface AlertRequest {
  stream: AlertStream
  /** A cursor as an event gave it; without one, `from` says where to begin. */
  after: string | null
  from: StreamStart
  consumer: ConsumerId | null
}

/**
 * Finds the place of a reader of alerts. It is read as one of statements is.
 *
 * @throws CursorError for a cursor that does not lead into this stream, ConsumerOtherStream and ConsumerRefused for a
 * consumer that cannot be opened; all before anything is read.
 */
export async function openAlerts(live: Live, request: AlertRequest): Promise<Reader> {
  const { alerts } = live
  if (alerts === undefined) throw new Error('this process has no streams of alerts')
  const { stream, from, consumer } = request
  const id = alertStreamId(stream)
  // A client that sends nonsense costs no question to the database.
  if (request.after !== null) refuseMalformed(request.after)
  const begin = async (decided: Position): Promise<StreamPlace> => {
    if (from === 'BEGINNING') {
      const first = await alerts.reader.first(stream)
      return { position: Math.min(first === null ? decided : first - 1, decided), link: 0 }
    }
    const last = await alerts.reader.last(stream, decided)
    return { position: decided, link: last?.position ?? 0, linkWithin: last?.within }
  }
  const openedAt = await alerts.reader.decided()
  // Asked after what is decided, so that the epoch is known in which that lies.
  const { head } = await live.journal.bounds()
  const { after } = request
  const cursor =
    consumer === null ? after : await openConsumer(live, consumer, { stream: id, after, begin: () => begin(openedAt) })
  const start = cursor === null ? await begin(openedAt) : decodeCursor(cursor, id, head, live.epochs)
  return new Reader(live, { open: () => new AlertSource(live, alerts, { id, stream, start, openedAt }) }, consumer)
}

/** The layout of what is hashed. Changing it orphans every cursor. */
const LAYOUT = 1

/** The identity of a stream of alerts: of a watch for all who may see it, of an inbox for its owner. */
function alertStreamId(stream: AlertStream): string {
  const what =
    stream.of === 'watch'
      ? [stream.watchId]
      : [stream.seer.principalId, stream.withHidden, stream.watchIds && [...new Set(stream.watchIds)].sort()]
  const canonical = JSON.stringify([LAYOUT, 'alerts', stream.of, ...what])
  return createHash('sha256').update(canonical).digest('base64url').slice(0, 22)
}
