import type { StreamEvent } from './stream.ts'

/** One event as a reader is sent it, finished but for the transport's framing. By itself: the event as JSON. */
export class Payload {
  readonly event: StreamEvent
  /** Several readers are sent it, so that it pays to make bytes once for all. */
  isShared = false
  #bytes: Buffer | null = null

  constructor(event: StreamEvent) {
    this.event = event
  }

  /** The place after the event, to resume from. */
  get cursor(): string {
    return this.event.cursor
  }

  json(): string {
    return JSON.stringify(this.event)
  }

  /** Of the JSON in UTF-8. */
  get byteLength(): number {
    return Buffer.byteLength(this.json())
  }

  /** Puts the JSON into a buffer that has room for it. */
  writeTo(target: Buffer, at: number): void {
    target.write(this.json(), at)
  }

  /** The JSON in UTF-8, made once however many are sent it. */
  get bytes(): Buffer {
    if (this.#bytes === null) {
      this.#bytes = Buffer.allocUnsafe(this.byteLength)
      this.writeTo(this.#bytes, 0)
    }
    return this.#bytes
  }
}

/** What an operation makes of events. One object stands for all readers who ask the same, so that it runs once for all. */
export interface Rendering {
  /** Whether what it makes was found to depend on who reads. */
  readonly isPersonal: boolean
  /**
   * The operation's result on this event, at once where it is there. A fault is part of the result. It rejects only with
   * ReadTimedOut: then the event is not told, and the subscription ends.
   */
  render(event: StreamEvent, viewer: object): Payload | Promise<Payload>
}
