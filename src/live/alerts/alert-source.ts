import { decodeCursor, encodeCursor, type StreamPlace } from '../../domain/journal/cursor.ts'
import type { Position } from '../../domain/journal/entry.ts'
import type { Attached } from '../channel.ts'
import type { Source, SourceFollowing } from '../follower.ts'
import type { Live } from '../place.ts'
import { MOST_TOGETHER, previousOf, type StreamEvent } from '../stream.ts'
import type { AlertHub, AlertStream, CarriedAlert } from './alert-hub.ts'

/** The watch that a stream follows was deleted, or its reader may not see it any more. */
export class WatchGone extends Error {
  override readonly name = 'WatchGone'

  constructor() {
    super('The watch of this stream was deleted, or you may not see it any more.')
  }
}

/** A stream of alerts with its place. */
export interface PlacedAlerts {
  /** Names it in cursors. */
  id: string
  stream: AlertStream
  start: StreamPlace
  /** How far alerts were decided when it was opened: history is what lies at or before it. */
  openedAt: Position
}

const READ_AT_ONCE = 200

/**
 * One place among alerts, moving forward: everything after it that the stream carries, then live. As of a stream of
 * statements, there is one source alone, the database, so history meets live without a hole or a repeat; a reader that
 * has nothing new is not woken.
 *
 * It ends with WatchGone where its reader may not see the watch any more, before anything else is told.
 */
export class AlertSource implements Source {
  readonly #live: Live
  readonly #alerts: AlertHub
  readonly #placed: PlacedAlerts
  #place: StreamPlace

  constructor(live: Live, alerts: AlertHub, placed: PlacedAlerts) {
    this.#live = live
    this.#alerts = alerts
    this.#placed = placed
    this.#place = placed.start
  }

  stand(_: Attached, cursor: string | null): void {
    const { start, id } = this.#placed
    this.#place = cursor === null ? start : decodeCursor(cursor, id, Number.POSITIVE_INFINITY, this.#live.epochs)
  }

  async *follow(_: Attached, following: SourceFollowing): AsyncGenerator<StreamEvent[], void, undefined> {
    const watching = this.#alerts.watch(this.#placed.stream)
    try {
      yield* this.#follow(watching, following)
    } finally {
      watching.stop()
    }
  }

  async *#follow(
    watching: ReturnType<AlertHub['watch']>,
    { signal, isCaughtUp }: SourceFollowing,
  ): AsyncGenerator<StreamEvent[], void, undefined> {
    const { id, stream, openedAt } = this.#placed
    const { epochs, progressMs, hub } = this.#live
    let place = this.#place
    let told = place.position
    let spokenAt = performance.now()
    let checkedAt = spokenAt
    let hasCaughtUp = isCaughtUp

    const cursorAt = (at: StreamPlace) => encodeCursor(id, at, epochs)
    const linkOf = ({ link, linkWithin }: StreamPlace) =>
      link === 0 ? null : cursorAt({ position: link, within: linkWithin, link, linkWithin })
    const tell = (carried: CarriedAlert): StreamEvent => {
      const { position, within } = carried
      spokenAt = performance.now()
      told = position
      const previous = linkOf(place)
      if (carried.type === 'gap') {
        const from = cursorAt(place)
        place = { position, link: 0 }
        return { type: 'gap', from, to: cursorAt(place), cursor: cursorAt(place), previous: null }
      }
      place = { position, within, link: position, linkWithin: within }
      const cursor = cursorAt(place)
      if (carried.type === 'alert') return { type: 'alert', alert: carried.alert, item: carried.item, cursor, previous }
      const { entry } = carried
      return { type: 'entry', entry, effect: 'LEFT', cursor, previous: previousOf(entry, previous) }
    }
    const say = (type: 'caughtUp' | 'progress'): StreamEvent[] => {
      spokenAt = performance.now()
      told = place.position
      return [{ type, cursor: cursorAt(place), previous: linkOf(place) }]
    }
    const read = async (upTo: Position, limit: number): Promise<CarriedAlert[]> => {
      const carried = await this.#alerts.read(stream, place, upTo, limit)
      if (carried === null) throw new WatchGone()
      return carried
    }

    while (!signal.aborted) {
      const { erasures } = hub
      const { decided, isDue } = watching.take()
      if (isDue && decided >= place.position) {
        const carried = await read(decided, READ_AT_ONCE)
        if (signal.aborted) return
        for (let at = 0; at < carried.length; at += MOST_TOGETHER) {
          if (hub.erasures !== erasures) break
          yield carried.slice(at, at + MOST_TOGETHER).map(tell)
          if (signal.aborted) return
        }
        // What was erased meanwhile is read again, and there may be more than is read at once.
        if (carried.length === READ_AT_ONCE || (carried.length > 0 && hub.erasures !== erasures)) {
          watching.owe()
          continue
        }
      }
      // Up to there it has been told everything.
      if (decided >= place.position) {
        const { link, linkWithin } = place
        place = { position: decided, link, linkWithin }
      }
      const isQuiet = place.position > told && performance.now() - spokenAt >= progressMs
      const isDone = !hasCaughtUp && decided >= openedAt
      // Who may not see the watch any more is not told of its progress either, and hears so.
      if (isDue) checkedAt = performance.now()
      else if (stream.of === 'watch' && (isDone || isQuiet || performance.now() - checkedAt >= progressMs)) {
        await read(place.position, 1)
        checkedAt = performance.now()
        if (signal.aborted) return
      }
      if (isDone || isQuiet) {
        hasCaughtUp ||= isDone
        yield say(isDone ? 'caughtUp' : 'progress')
      }
      const waitMs = place.position > told ? Math.max(1, spokenAt + progressMs - performance.now()) : progressMs
      if (!(await watching.due(waitMs, signal))) return
    }
  }
}
