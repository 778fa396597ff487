import type { TextQueries } from '../domain/filter/evaluate.ts'
import type { Condition } from '../domain/filter/filter.ts'
import { streamId } from '../domain/filter/stream-id.ts'
import type { ConsumerStore } from '../domain/journal/consumer.ts'
import { decodeCursor, refuseMalformed, type StreamPlace } from '../domain/journal/cursor.ts'
import type { EntryKind, Epoch, JournalReader, Position } from '../domain/journal/entry.ts'
import type { AlertHub } from './alerts/alert-hub.ts'
import type { Fanout } from './fan-out.ts'
import type { Hub } from './hub.ts'
import type { StreamSpec } from './stream.ts'
import { together } from './thundering-herd.ts'

/** Where a stream begins that has no cursor. */
export type StreamStart = 'NOW' | 'BEGINNING'

/** The live side of this process: what streams are opened on. */
export interface Live {
  hub: Hub
  journal: JournalReader
  consumers: ConsumerStore
  /** Of everything that `journal` has read. */
  epochs: readonly Epoch[]
  /** How long a stream may be quiet before it says how far it has come. */
  progressMs: number
  /** Without it every reader reads the journal by itself, to the end. */
  fanout?: Fanout
  /** Without it streams of alerts cannot be opened. */
  alerts?: AlertHub
}

/** What a reader asks for: a filter, kinds, and a place. */
export interface StreamRequest {
  condition: Condition
  queries: TextQueries
  kinds: readonly EntryKind[]
  /** A cursor as an event gave it; without one, `from` says where to begin. */
  after: string | null
  from: StreamStart
  /** The newest position at or before the given one that this stream carries (see `Journal.lastCarried`). */
  lastCarried(upTo: Position): Promise<Position>
}

/** A stream with its place: what it takes to follow it. */
export interface PlacedStream {
  spec: StreamSpec
  start: StreamPlace
  /** The journal's head when the stream was opened: history is what lies at or before it. */
  openedAt: Position
}

export function specOf({ condition, queries, kinds }: StreamRequest): StreamSpec {
  return { id: streamId(condition, kinds), condition, queries, kinds }
}

/**
 * Finds where a stream begins, with as few questions to the database as can be: thousands may come back at once.
 *
 * @throws CursorError for a cursor that does not lead into this stream.
 */
export async function findPlace(live: Live, request: StreamRequest): Promise<PlacedStream> {
  const spec = specOf(request)
  const { after } = request
  // A client that sends nonsense costs no question to the database.
  if (after !== null) refuseMalformed(after)
  const { oldest, head } = await boundsOf(live.journal)
  if (head > live.hub.head) live.hub.wake()
  if (after !== null) return { spec, start: decodeCursor(after, spec.id, head, live.epochs), openedAt: head }
  if (request.from === 'BEGINNING') return { spec, start: { position: oldest - 1, link: 0 }, openedAt: head }
  // In one moment: the link of those attached is the link at the head.
  const link = live.hub.head >= head ? live.fanout?.linkOf(spec.id) : undefined
  if (link != null) return { spec, start: { position: live.hub.head, link: link < oldest ? 0 : link }, openedAt: head }
  return { spec, start: { position: head, link: await request.lastCarried(head) }, openedAt: head }
}

/** The journal's bounds, read once for all who ask in the same moment. */
const boundsOf = together((journal: JournalReader) => journal.bounds())
