import type { ConsumerId } from '../domain/journal/consumer.ts'
import { type Acknowledgement, acknowledge, placeOfConsumer } from './consumer.ts'
import { Inbox } from './inbox.ts'
import { findPlace, type Live, type StreamRequest } from './place.ts'
import { Payload, type Rendering } from './rendering.ts'
import type { StreamEvent } from './stream.ts'
import { type Audience, type End, type Placed, Subscription } from './subscription.ts'

export interface ReaderRequest extends StreamRequest {
  /** The named reader it is, whose place is kept here; null where the reader keeps its place itself. */
  consumer: ConsumerId | null
}

/**
 * A filter and a cursor: what every channel is made of.
 *
 * Open it with a filter, kinds and a place (a cursor, a consumer's, now, the beginning); take its events in order, each
 * with its `cursor` and `previous`; acknowledge; and stop, by leaving the loop:
 *
 *     const reader = await openReader(live, request)
 *     for await (const events of reader.batches()) {
 *       await deliver(events)
 *       await reader.acknowledge(events.at(-1).cursor)
 *     }
 *
 * Nothing is missing and nothing is told twice to a reader that goes on after the last cursor it has dealt with. Nothing
 * is read before someone asks, and a slow reader delays no other.
 */
export class Reader implements AsyncIterable<StreamEvent> {
  readonly #live: Live
  readonly #placed: Placed
  readonly #consumer: ConsumerId | null

  constructor(live: Live, placed: Placed, consumer: ConsumerId | null) {
    this.#live = live
    this.#placed = placed
    this.#consumer = consumer
  }

  /** Its events one by one. Each call reads from the reader's place. */
  [Symbol.asyncIterator](): AsyncIterableIterator<StreamEvent, undefined> {
    return this.#fill(new OneByOne(this.#live.hub, 1))
  }

  /** Its events, those that are there together. Each call reads from the reader's place. */
  batches(): AsyncIterableIterator<readonly StreamEvent[], undefined> {
    return this.#fill(new Batches(this.#live.hub, Number.POSITIVE_INFINITY))
  }

  /** Its events as an operation makes them, once for all who ask the same, through a sink of the caller's. */
  subscribe(audience: Audience): Subscription {
    return new Subscription(this.#live, this.#placed, audience, this.#consumer)
  }

  /**
   * Says that everything up to a cursor was dealt with: the consumer's next reader goes on after it.
   *
   * @throws CursorError for a cursor of another stream. @throws Error for a reader without a consumer.
   */
  acknowledge(cursor: string): Promise<Acknowledgement> {
    if (this.#consumer === null) throw new Error('only a consumer can acknowledge')
    return acknowledge(this.#live, this.#consumer, cursor)
  }

  #fill<Given>(inbox: Inbox<Given>): Inbox<Given> {
    inbox.source = this.subscribe({ rendering: EVENTS_THEMSELVES, viewer: this, sink: inbox })
    return inbox
  }
}

/**
 * Finds the place of a reader.
 *
 * @throws CursorError for a cursor that does not lead into this stream, ConsumerOtherStream and ConsumerRefused for a
 * consumer that cannot be opened; all before anything is read.
 */
export async function openReader(live: Live, request: ReaderRequest): Promise<Reader> {
  const { consumer } = request
  const after = consumer === null ? request.after : await placeOfConsumer(live, consumer, request)
  return new Reader(live, await findPlace(live, { ...request, after }), consumer)
}

const EVENTS_THEMSELVES: Rendering = {
  // Nothing is made of them, so nothing need be made once for all.
  isPersonal: true,
  render: (event) => new Payload(event),
}

abstract class Events<Given> extends Inbox<Given> {
  protected lastWord(_end: End): null {
    return null
  }
}

class OneByOne extends Events<StreamEvent> {
  protected give([first]: readonly [Payload]): StreamEvent {
    return first.event
  }
}

class Batches extends Events<readonly StreamEvent[]> {
  protected give(payloads: readonly Payload[]): readonly StreamEvent[] {
    return payloads.map(({ event }) => event)
  }
}
