import { decodeCursor, type Place } from '../domain/cursor.ts'
import type { TextQueries } from '../domain/filter/evaluate.ts'
import type { Condition } from '../domain/filter/filter.ts'
import { streamId } from '../domain/filter/stream.ts'
import type { EntryKind, Epoch, JournalReader, Position } from '../domain/journal.ts'
import { follow, type StreamEvent } from './follower.ts'
import type { Hub } from './hub.ts'

/** Where a stream begins that has no cursor. */
export type StreamStart = 'NOW' | 'BEGINNING'

/** The live side of this process: what streams are opened on. */
export interface Live {
  hub: Hub
  journal: JournalReader
  epochs: readonly Epoch[]
  progressMs: number
}

export interface StreamRequest {
  condition: Condition
  queries: TextQueries
  kinds: readonly EntryKind[]
  /** A cursor as an event gave it; without one, `from` says where to begin. */
  after: string | null
  from: StreamStart
  /** The newest position at or before the given one that this stream carries (see `Journal.lastCarried`). */
  lastCarried(upTo: Position): Promise<Position>
  signal: AbortSignal
}

/**
 * Opens a stream: everything after its place, then live.
 *
 * @throws CursorError for a cursor that does not lead into this stream, before anything is sent.
 */
export async function openStream(
  live: Live,
  request: StreamRequest,
): Promise<AsyncGenerator<StreamEvent, void, undefined>> {
  const stream = streamId(request.condition, request.kinds)
  const { oldest, head } = await live.journal.bounds()
  if (head > live.hub.head) live.hub.wake()
  return follow({
    hub: live.hub,
    stream,
    condition: request.condition,
    queries: request.queries,
    kinds: request.kinds,
    epochs: live.epochs,
    start: await startOf(live, stream, request, oldest, head),
    openedAt: head,
    progressMs: live.progressMs,
    signal: request.signal,
  })
}

async function startOf(
  live: Live,
  stream: string,
  request: StreamRequest,
  oldest: Position,
  head: Position,
): Promise<Place> {
  if (request.after !== null) return decodeCursor(request.after, stream, head, live.epochs)
  if (request.from === 'BEGINNING') return { position: oldest - 1, link: 0 }
  return { position: head, link: await request.lastCarried(head) }
}
