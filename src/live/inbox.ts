import type { Hub } from './hub.ts'
import type { Payload } from './rendering.ts'
import { type End, type Sink, STOPPED, type Subscription } from './subscription.ts'

/** What may wait to be taken, in bytes, before its subscription reads by itself again. */
const MOST_WAITING = 100_000

interface Asking<Given> {
  resolve(result: IteratorResult<Given, undefined>): void
  reject(error: unknown): void
}

/**
 * Where the events of a subscription wait until its reader asks for them: the one iterator over a stream. What waits when
 * words are erased is taken back, and made again.
 *
 * Ending never waits for the stream's next event, which may be hours away.
 */
export abstract class Inbox<Given> implements Sink, AsyncIterableIterator<Given, undefined> {
  /** Given before anything is asked of it. */
  source!: Subscription
  readonly #hub: Hub
  /** How many are taken at once. */
  readonly #most: number
  #waiting: Payload[] | null = null
  /** How many erasures there had been when the first of those that wait came. */
  #erasures = 0
  /** The cursor of the last event taken. */
  #last: string | null = null
  #asking: Asking<Given> | null = null
  #whenTaken: (() => void) | null = null
  /** How it ended, until that was said. */
  #end: End | null = null

  constructor(hub: Hub, most: number) {
    this.#hub = hub
    this.#most = most
  }

  /** What a reader is given of events: at least one. */
  protected abstract give(payloads: readonly Payload[]): Given

  /** A last word to the reader; null where there is none. */
  protected abstract lastWord(end: End): Given | null

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Given, undefined>> {
    this.#takeBackErased()
    if (this.#waiting !== null) return Promise.resolve(this.#take(this.#waiting))
    if (this.#end !== null) return this.#conclude(this.#end)
    const result = new Promise<IteratorResult<Given, undefined>>((resolve, reject) => {
      this.#asking = { resolve, reject }
    })
    this.source.begin()
    return result
  }

  return(): Promise<IteratorResult<Given, undefined>> {
    this.source.end(STOPPED)
    return Promise.resolve(DONE)
  }

  throw(error: unknown): Promise<IteratorResult<Given, undefined>> {
    this.source.end(STOPPED)
    return Promise.reject(error)
  }

  send(payloads: readonly Payload[]): void {
    if (this.#waiting === null) {
      this.#erasures = this.#hub.erasures
      this.#waiting = [...payloads]
    } else this.#waiting.push(...payloads)
    const asking = this.#asking
    this.#asking = null
    asking?.resolve(this.#take(this.#waiting))
  }

  get isFull(): boolean {
    let size = 0
    for (const { byteLength } of this.#waiting ?? []) size += byteLength
    return size > MOST_WAITING
  }

  whenEmpty(resume: () => void): void {
    this.#whenTaken = resume
  }

  end(end: End): void {
    this.#end = end
    this.#waiting = null
    this.#whenTaken = null
    const asking = this.#asking
    this.#asking = null
    if (asking !== null) this.#conclude(end).then(asking.resolve, asking.reject)
  }

  #take(waiting: Payload[]): IteratorResult<Given, undefined> {
    const taken = waiting.splice(0, this.#most)
    this.#last = taken.at(-1)?.cursor ?? this.#last
    if (waiting.length === 0) {
      this.#waiting = null
      const resume = this.#whenTaken
      this.#whenTaken = null
      resume?.()
    }
    return { done: false, value: this.give(taken) }
  }

  #takeBackErased(): void {
    const waiting = this.#waiting
    if (waiting === null || this.#hub.erasures === this.#erasures) return
    this.#waiting = null
    this.#whenTaken = null
    this.source.takeBack(waiting, this.#last)
  }

  /** What is left to say, then the end. */
  #conclude(end: End): Promise<IteratorResult<Given, undefined>> {
    this.#end = STOPPED
    const word = this.lastWord(end)
    if (word !== null) return Promise.resolve({ done: false, value: word })
    return end.how === 'failed' ? Promise.reject(end.error) : Promise.resolve(DONE)
  }
}

const DONE: { done: true; value: undefined } = { done: true, value: undefined }
