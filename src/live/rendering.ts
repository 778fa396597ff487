import type { StreamEvent } from './follower.ts'

/** An operation's result on one event, as JSON: text for some transports, bytes for others, made when asked for. */
export interface Rendered {
  json(): string
  /** In UTF-8. */
  readonly byteLength: number
  /** Puts the bytes into a buffer that has room for them. */
  writeTo(target: Buffer, at: number): void
}

/** One event as a client is sent it, finished but for the transport's framing. */
export class Payload {
  /** The place after the event, to resume from. */
  readonly cursor: string
  readonly rendered: Rendered
  /** Several are sent it, so that it pays to make bytes once for all. */
  readonly isShared: boolean
  #bytes: Buffer | null = null

  constructor(cursor: string, rendered: Rendered, isShared: boolean) {
    this.cursor = cursor
    this.rendered = rendered
    this.isShared = isShared
  }

  /** The JSON in UTF-8, made once however many are sent it. */
  get bytes(): Buffer {
    if (this.#bytes === null) {
      this.#bytes = Buffer.allocUnsafe(this.rendered.byteLength)
      this.rendered.writeTo(this.#bytes, 0)
    }
    return this.#bytes
  }
}

/** What an operation makes of events. One object stands for everybody who asked the same, so that it runs once for all. */
export interface Rendering {
  /** Whether what it makes was found to depend on who reads. */
  readonly isPersonal: boolean
  /** The operation's result on this event, at once where it is there. A fault is part of the result: it never rejects. */
  render(event: StreamEvent, viewer: object): Rendered | Promise<Rendered>
}
