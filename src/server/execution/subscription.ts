import { type ExecutionResult, GraphQLError } from 'graphql'
import { decodeCursor } from '../../domain/journal/cursor.ts'
import type { Position } from '../../domain/journal/entry.ts'
import type { Channel, Reader } from '../../live/channel.ts'
import { followTogether } from '../../live/follower.ts'
import { Payload } from '../../live/rendering.ts'
import type { Live, PlacedStream } from '../../live/stream.ts'
import type { Caller } from '../access/authority.ts'
import type { Release } from '../access/quota.ts'
import { type Ending, endNoMore, endWith } from './abort-listeners.ts'
import { turn } from './fair-turns.ts'
import type { Operations, SharedOperation } from './operations.ts'
import { withPlace } from './result-cursor.ts'
import type { Bypass, Source } from './sink.ts'

export interface ReadingParts {
  live: Live
  operations: Operations
  stopping: AbortSignal
}

/** What one subscription asks for. */
export interface ReadingRequest {
  placed: PlacedStream
  operation: SharedOperation
  /** What a resolver would be given that is this subscription's own. */
  viewer: object
  caller: Caller
  /** Null: results come one by one from the iterator. */
  bypass: Bypass | null
  onEnd: Release
}

type Result = IteratorResult<ExecutionResult, undefined>

const DONE: Result = { done: true, value: undefined }
/** What a reader without a bypass may have waiting, in bytes, before it reads by itself again. */
const MOST_QUEUED = 100_000

/**
 * One subscription to a stream: it follows the journal by itself to its head, from there is sent what the process makes
 * for all, and when it is slow goes back to the journal, at its own pace. What it sends, and how it ends, goes through
 * its bypass; or, without one, through the iterator.
 *
 * A class, and few fields: thousands of them stand idle.
 */
export class Reading implements Reader, Ending, Source, AsyncIterableIterator<ExecutionResult> {
  readonly viewer: object
  readonly rendering: SharedOperation
  position: Position
  link: Position
  channel: Channel | null = null
  readonly #parts: ReadingParts
  readonly #placed: PlacedStream
  readonly #caller: Caller
  readonly #bypass: Bypass | null
  readonly #onEnd: Release
  #state: 'new' | 'reading' | 'attached' | 'ended' = 'new'
  #isCaughtUp = false
  /** Ends the following that is under way. */
  #leaving: AbortController | null = null
  #waiting: { resolve(result: Result): void; reject(error: unknown): void } | null = null
  #queue: Payload[] | null = null
  #whenTaken: (() => void) | null = null
  #lastWord: ExecutionResult | null = null
  #fault: { error: unknown } | null = null

  constructor(parts: ReadingParts, { placed, operation, viewer, caller, bypass, onEnd }: ReadingRequest) {
    this.#parts = parts
    this.#placed = placed
    this.rendering = operation
    this.viewer = viewer
    this.#caller = caller
    this.#bypass = bypass
    this.#onEnd = onEnd
    this.position = placed.start.position
    this.link = placed.start.link
    bypass?.open(this)
    endWith(caller.revoked, this)
    endWith(parts.stopping, this)
    if (caller.revoked.aborted) this.onAbort(caller.revoked)
    else if (parts.stopping.aborted) this.onAbort(parts.stopping)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<Result> {
    const payload = this.#queue?.shift()
    if (payload !== undefined) {
      if (this.#queue?.length === 0) this.#taken()
      return Promise.resolve({ done: false, value: finished(payload) })
    }
    if (this.#state === 'ended') return this.#conclude()
    const result = new Promise<Result>((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
    this.begin()
    return result
  }

  begin(): void {
    if (this.#state === 'new') this.readOn()
  }

  return(): Promise<Result> {
    this.end()
    return Promise.resolve(DONE)
  }

  throw(error: unknown): Promise<Result> {
    this.end()
    return Promise.reject(error)
  }

  onAbort(signal: AbortSignal): void {
    if (signal === this.#caller.revoked) {
      this.#lastWord = {
        errors: [new GraphQLError('This key was revoked.', { extensions: { code: 'KEY_REVOKED' } })],
      }
    }
    this.end()
  }

  /** Follows the journal from where it is. */
  readOn(): void {
    if (this.#state === 'ended') return
    this.#state = 'reading'
    this.#read().catch((error) => {
      this.#fault = { error }
      this.end()
    })
  }

  take(payloads: readonly Payload[]): void {
    if (this.#caller.revoked.aborted) return
    this.#send(payloads)
    if (!this.#isFull) return
    this.channel?.delete(this)
    this.#state = 'reading'
    this.#whenEmpty(() => this.readOn())
  }

  async #read(): Promise<void> {
    const { hub, epochs, progressMs, fanout } = this.#parts.live
    const { spec, openedAt } = this.#placed
    const leaving = new AbortController()
    this.#leaving = leaving
    const events = followTogether({
      hub,
      epochs,
      progressMs,
      spec,
      openedAt,
      start: { position: this.position, link: this.link },
      signal: leaving.signal,
      isCaughtUp: this.#isCaughtUp,
      handOver: (at, told) => {
        this.#isCaughtUp = true
        this.position = told.position
        this.link = told.link
        if (fanout?.attach(spec, at, this) !== true) return false
        this.#state = 'attached'
        this.#leaving = null
        return true
      },
    })
    let last: string | null = null
    for await (const together of events) {
      const { erasures } = hub
      await turn()
      const rendered = await Promise.all(together.map((event) => this.rendering.render(event, this.viewer)))
      if (leaving.signal.aborted) return
      if (hub.erasures !== erasures && together.some(({ type }) => type === 'entry')) return this.#readAgain(last)
      this.#isCaughtUp ||= together.some(({ type }) => type === 'caughtUp')
      const payloads = rendered.map((made, index) => new Payload(together[index]?.cursor ?? '', made, false))
      last = payloads.at(-1)?.cursor ?? last
      this.#send(payloads)
      if (!this.#isFull) continue
      // What the following has read ahead would be kept for as long as a client does not read.
      return this.#whenEmpty(() => this.#readAgain(last))
    }
  }

  /** Goes on after `last`: what was made of an entry may hold words that are erased by now, and is made anew. */
  #readAgain(last: string | null): void {
    const { hub, epochs } = this.#parts.live
    if (last !== null) {
      const place = decodeCursor(last, this.#placed.spec.id, hub.head, epochs)
      this.position = place.position
      this.link = place.link
    }
    this.readOn()
  }

  #send(payloads: readonly Payload[]): void {
    if (this.#bypass !== null) {
      this.#bypass.send(payloads)
      return
    }
    this.#queue ??= []
    this.#queue.push(...payloads)
    if (this.#waiting === null) return
    const payload = this.#queue.shift()
    if (payload !== undefined) this.#settle({ done: false, value: finished(payload) })
    if (this.#queue.length === 0) this.#taken()
  }

  get #isFull(): boolean {
    if (this.#bypass !== null) return this.#bypass.isFull
    let size = 0
    for (const { rendered } of this.#queue ?? []) size += rendered.byteLength
    return size > MOST_QUEUED
  }

  #whenEmpty(resume: () => void): void {
    if (this.#bypass !== null) this.#bypass.whenEmpty(resume)
    else this.#whenTaken = resume
  }

  #taken(): void {
    const resume = this.#whenTaken
    this.#whenTaken = null
    resume?.()
  }

  #settle(result: Result): void {
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(result)
  }

  end(): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    this.#leaving?.abort()
    this.channel?.delete(this)
    endNoMore(this.#caller.revoked, this)
    endNoMore(this.#parts.stopping, this)
    this.#parts.operations.release(this.rendering)
    this.#onEnd()
    this.#queue = null
    this.#whenTaken = null
    this.#bypass?.close(this.#lastWord, this.#fault)
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting !== null) this.#conclude().then(waiting.resolve, waiting.reject)
  }

  /** What is left to say, then the end. */
  #conclude(): Promise<Result> {
    const fault = this.#fault
    const word = this.#lastWord
    this.#fault = null
    this.#lastWord = null
    if (fault !== null) return Promise.reject(fault.error)
    return Promise.resolve(word === null ? DONE : { done: false, value: word })
  }
}

/** A result that is serialised already: whoever sends it finds its text by `stringify`. */
function finished(payload: Payload): ExecutionResult {
  const result = { stringify: () => payload.rendered.json() }
  return withPlace(result as ExecutionResult, payload)
}
