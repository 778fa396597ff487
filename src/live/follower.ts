import { decodeCursor, encodeCursor, type StreamPlace } from '../domain/journal/cursor.ts'
import { type Epoch, isChange, type Position } from '../domain/journal/entry.ts'
import type { Attached } from './channel.ts'
import { type Hub, measureEntry } from './hub.ts'
import type { Live, PlacedStream } from './place.ts'
import {
  effectOf,
  endsStream,
  MOST_TOGETHER,
  MOST_TOGETHER_SIZE,
  previousOf,
  type StreamEvent,
  type StreamSpec,
  TopicGone,
} from './stream.ts'

interface Following {
  hub: Hub
  spec: StreamSpec
  epochs: readonly Epoch[]
  start: StreamPlace
  /** The journal's head when the stream was opened: history is what lies at or before it. */
  openedAt: Position
  /** How long a stream may be quiet before it says how far it has come. */
  progressMs: number
  signal: AbortSignal
  /** It was said before that history is done. */
  isCaughtUp?: boolean
  /**
   * Asked once history is done, whenever the follower has read `upTo`, the newest there is, in the same moment. With
   * true the follower ends: the fan-out has taken over, and goes on from `told`, the last place that was told of.
   */
  handOver?(upTo: Position, told: StreamPlace): boolean
}

/** What a subscription follows. Each has its own. */
export interface Source {
  /**
   * Events after the reader's place, then live. `atHead` is asked when others can send to the reader from now on; with true
   * the following ends, and they do.
   */
  follow(reader: Attached, following: SourceFollowing): AsyncGenerator<StreamEvent[], void, undefined>
  /** Puts the reader after an event that it was given, by its cursor; null: where it began. */
  stand(reader: Attached, cursor: string | null): void
}

export interface SourceFollowing {
  signal: AbortSignal
  /** It was said before that history is done. */
  isCaughtUp: boolean
  atHead(): boolean
}

/** A stream of statements, as a source. */
export class JournalSource implements Source {
  readonly #live: Live
  readonly #placed: PlacedStream

  constructor(live: Live, placed: PlacedStream) {
    this.#live = live
    this.#placed = placed
  }

  follow(reader: Attached, { signal, isCaughtUp, atHead }: SourceFollowing) {
    const { hub, epochs, progressMs, fanout } = this.#live
    const { spec, openedAt } = this.#placed
    const { position, link } = reader
    const start = { position, link }
    const handOver: Following['handOver'] = (at, told) => {
      reader.position = told.position
      reader.link = told.link
      return fanout?.attach(spec, at, reader) === true && atHead()
    }
    return follow({ hub, epochs, progressMs, spec, openedAt, start, signal, isCaughtUp, handOver })
  }

  stand(reader: Attached, cursor: string | null): void {
    const { start, spec } = this.#placed
    // It was made here, and may still be ahead: where the reader began, another process had read more than this one has.
    const ahead = Number.POSITIVE_INFINITY
    const { position, link } = cursor === null ? start : decodeCursor(cursor, spec.id, ahead, this.#live.epochs)
    reader.position = position
    reader.link = link
  }
}

const READ_AT_ONCE = 200

/**
 * One place in the journal, moving forward: everything after `start` that the stream carries, then live. A few events
 * come at once where they are there, which cost less together.
 *
 * There is one source only, the journal: whether an entry came from memory or from the database, it comes in order
 * and once, so history meets live without a hole or a repeat. It ends with the hub. It reads when it is asked for the next events, so a slow
 * reader holds one batch and no more, and goes on at its own pace.
 *
 * @throws TopicGone where a topic that the stream's filter names was deleted.
 */
async function* follow(following: Following): AsyncGenerator<StreamEvent[], void, undefined> {
  const { hub, signal, progressMs } = following
  let { position, link } = following.start
  let caughtUp = following.isCaughtUp ?? false
  let spokenAt = performance.now()

  const cursorAt = (place: StreamPlace) => encodeCursor(following.spec.id, place, following.epochs)
  const linkCursor = () => (link === 0 ? null : cursorAt({ position: link, link }))
  const here = () => {
    spokenAt = performance.now()
    return { cursor: cursorAt({ position, link }), previous: linkCursor() }
  }
  let told: Position = position

  while (!signal.aborted) {
    const { erasures } = hub
    const { entries, upTo } = await hub.read(position, READ_AT_ONCE)
    // Another one may stand at its subscription's place by now.
    if (signal.aborted) return
    // A slow reader must not be told what was erased while it was reading.
    const isStale = () => hub.erasures !== erasures
    if (isStale()) continue
    // Positions are dense: a hole is what retention took.
    const lastMissing = entries[0] === undefined ? upTo : entries[0].position - 1
    if (lastMissing > position) {
      const from = cursorAt({ position, link })
      position = lastMissing
      link = 0
      told = position
      yield [{ type: 'gap', from, to: cursorAt({ position, link }), ...here() }]
    }
    let events: StreamEvent[] = []
    let size = 0
    let read = position
    for (const entry of entries) {
      if (signal.aborted) return
      if (isStale()) break
      read = entry.position
      if (isChange(entry) && endsStream(entry, following.spec)) {
        if (events.length > 0) yield events
        throw new TopicGone()
      }
      const effect = isChange(entry) ? null : effectOf(entry, following.spec)
      if (isChange(entry) || effect === null) continue
      position = entry.position
      const previous = previousOf(entry, linkCursor())
      link = position
      told = position
      events.push({ type: 'entry', entry, effect, ...here(), previous })
      size += measureEntry(entry)
      if (events.length < MOST_TOGETHER && size < MOST_TOGETHER_SIZE) continue
      yield events
      events = []
      size = 0
    }
    if (events.length > 0) yield events
    position = read
    const isBehind = hub.head > position
    if (!isBehind && !caughtUp && position >= following.openedAt) {
      caughtUp = true
      told = position
      yield [{ type: 'caughtUp', ...here() }]
    }
    if (position > told && performance.now() - spokenAt >= progressMs) {
      told = position
      yield [{ type: 'progress', ...here() }]
    }
    if (isBehind) continue
    if (caughtUp && following.handOver?.(position, { position: told, link }) === true) return
    const waitMs = position > told ? Math.max(1, spokenAt + progressMs - performance.now()) : progressMs
    if (!(await hub.grown(position, waitMs, signal))) return
  }
}
