import type { ConsumerId } from '../domain/journal/consumer.ts'
import type { Position } from '../domain/journal/entry.ts'
import type { Attached, Channel } from './channel.ts'
import { keepInUse } from './consumer.ts'
import { JournalSource, type Source } from './follower.ts'
import type { Live, PlacedStream } from './place.ts'
import type { Payload, Rendering } from './rendering.ts'
import { NEXT, type State, type Trigger } from './subscription-states.ts'
import { turn } from './thundering-herd.ts'

/** How a subscription ended. */
export type End =
  /** Its reader wants nothing more, or the service stops. */
  | { how: 'stopped' }
  /** Its reader has lost the right to read. */
  | { how: 'revoked' }
  | { how: 'failed'; error: unknown }

export const STOPPED: End = { how: 'stopped' }
export const REVOKED: End = { how: 'revoked' }

/** The way to one reader. */
export interface Sink {
  /** Takes them in order, in one piece if it can; never throws. The same array for all readers to whom they are the same. */
  send(payloads: readonly Payload[]): void
  /** More is waiting to go than is good: the subscription should go on when it has gone. */
  readonly isFull: boolean
  /** Called when it was full. It calls back once, when all has gone. */
  whenEmpty(resume: () => void): void
  /** Called once: nothing more is sent. */
  end(end: End): void
}

/** A stream with its place: of statements, or one that opens its source itself. */
export type Placed = PlacedStream | { open(): Source }

/** Whom a subscription is for. */
export interface Audience {
  rendering: Rendering
  /** What a rendering is given that is this reader's own. */
  viewer: object
  sink: Sink
}

/**
 * One subscription to a stream: it follows the journal by itself to its head, from there is sent what the process makes
 * for all, and when its reader is slow goes back to the journal, at the reader's pace. What it may do when is written in
 * subscription-states.ts.
 *
 * A class, and few fields: thousands of them stand idle.
 */
export class Subscription implements Attached {
  readonly rendering: Rendering
  readonly viewer: object
  position: Position = 0
  link: Position = 0
  channel: Channel | null = null
  readonly #live: Live
  readonly #source: Source
  readonly #sink: Sink
  readonly #consumer: ConsumerId | null
  #state: State = 'new'
  #isCaughtUp = false
  /** Has its consumer expire when it is not used. */
  #letGo: (() => void) | null = null
  /** Ends the following that is under way. */
  #leaving: AbortController | null = null

  /** `consumer`: the named reader that it is, which does not expire meanwhile. */
  constructor(live: Live, placed: Placed, { rendering, viewer, sink }: Audience, consumer: ConsumerId | null = null) {
    this.#live = live
    this.#source = 'spec' in placed ? new JournalSource(live, placed) : placed.open()
    this.rendering = rendering
    this.viewer = viewer
    this.#sink = sink
    this.#consumer = consumer
    this.#source.stand(this, null)
  }

  /** Has it send from now on. Nothing is sent before. */
  begin(): void {
    this.#on('begun')
  }

  /** Nothing more is sent. */
  end(end: End): void {
    if (this.#on('over')) this.#sink.end(end)
  }

  take(payloads: readonly Payload[]): void {
    if (this.#state !== 'attached') return
    this.#sink.send(payloads)
    if (this.#sink.isFull) this.#on('filled')
  }

  readOn(): void {
    this.#on('letGo')
  }

  /** Words were erased, so events that were sent but not taken must be made again. `last`: cursor of the last one taken. */
  takeBack(untaken: readonly Payload[], last: string | null): void {
    if (untaken.some(({ event }) => event.type === 'caughtUp')) this.#isCaughtUp = false
    if (last === null) this.#source.stand(this, null)
    this.#goOnAfter(last, 'erased')
  }

  #on(trigger: Trigger): boolean {
    const next = NEXT[this.#state][trigger]
    if (next === null) return false
    if (this.#state === 'new' && this.#consumer !== null) this.#letGo = keepInUse(this.#live.consumers, this.#consumer)
    if (this.#state === 'reading') this.#leaving?.abort()
    if (this.#state === 'attached') this.channel?.delete(this)
    this.#leaving = null
    this.#state = next
    if (next === 'reading') this.#follow(new AbortController())
    else if (next === 'paused') this.#sink.whenEmpty(() => this.#on('emptied'))
    else if (next === 'ended') this.#letGo?.()
    return true
  }

  #follow(leaving: AbortController): void {
    this.#leaving = leaving
    this.#read(leaving.signal).catch((error) => this.end({ how: 'failed', error }))
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { hub } = this.#live
    const isCaughtUp = this.#isCaughtUp
    const events = this.#source.follow(this, { signal, isCaughtUp, atHead: () => this.#on('atHead') })
    let last: string | null = null
    for await (const together of events) {
      const { erasures } = hub
      await turn()
      const payloads = await Promise.all(together.map((event) => this.rendering.render(event, this.viewer)))
      if (signal.aborted) return
      // What was made of an entry may hold words that are erased by now, and is made again.
      if (hub.erasures !== erasures && together.some(({ type }) => type === 'entry' || type === 'alert')) {
        this.#goOnAfter(last, 'erased')
        return
      }
      this.#isCaughtUp ||= together.some(({ type }) => type === 'caughtUp')
      last = payloads.at(-1)?.cursor ?? last
      this.#sink.send(payloads)
      // What the following has read ahead would be kept for as long as a client does not read.
      if (this.#sink.isFull) {
        this.#goOnAfter(last, 'filled')
        return
      }
    }
    if (!signal.aborted) this.end(STOPPED)
  }

  /** Null: from where the following that is under way began. */
  #goOnAfter(cursor: string | null, because: Trigger): void {
    if (cursor !== null) this.#source.stand(this, cursor)
    this.#on(because)
  }
}
