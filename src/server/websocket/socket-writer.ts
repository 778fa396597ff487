import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { Payload } from '../../live/rendering.ts'
import { framesOf, type WireId } from './socket-frames.ts'

/**
 * The connection under a socket, for messages that are finished frames.
 *
 * They are written beside the socket, which may be done between any two of its own writes: it sends each message as
 * one frame, uncompressed and in one piece. What several operations send in one turn of the event loop leaves together.
 */
export class Line {
  readonly #connection: Duplex
  readonly #mostQueuedBytes: number
  readonly #socket: Pick<WebSocket, 'readyState'>
  /** Operations that send. */
  operations = 0
  #isCorked = false
  #resumes: (() => void)[] | null = null

  constructor(connection: Duplex, mostQueuedBytes: number, socket: Pick<WebSocket, 'readyState'>) {
    this.#connection = connection
    this.#mostQueuedBytes = mostQueuedBytes
    this.#socket = socket
  }

  get isFull(): boolean {
    return this.#connection.writableLength > this.#mostQueuedBytes
  }

  /** Bytes that were handed to the connection so far, those that wait included. */
  get handedOver(): number {
    return (this.#connection as Socket).bytesWritten
  }

  /** Whether all that had been handed over at some time has left. */
  hasSent(handedOver: number): boolean {
    return this.handedOver - this.#connection.writableLength >= handedOver
  }

  send(payloads: readonly Payload[], id: WireId): void {
    // After a Close frame nothing may come (RFC 6455, section 5.5.1), though its answer may take a while.
    if (this.#socket.readyState !== WebSocket.OPEN) return
    const frames = framesOf(payloads, id)
    const { pieces } = frames
    if (!this.#isCorked && (this.operations > 1 || pieces.length > 1)) {
      this.#isCorked = true
      this.#connection.cork()
      uncorkSoon(this)
    }
    for (const bytes of pieces) this.#connection.write(bytes)
    if (this.#connection.writableLength > 0) frames.leave()
  }

  uncork(): void {
    this.#isCorked = false
    this.#connection.uncork()
  }

  /** Calls when all that was queued has gone; one after the other, as long as there is room. */
  whenEmpty(resume: () => void): void {
    if (this.#resumes === null) {
      this.#resumes = []
      this.#connection.once('drain', () => this.#resume())
    }
    this.#resumes.push(resume)
  }

  #resume(): void {
    this.#resumes?.shift()?.()
    if (this.#resumes === null || this.#resumes.length === 0) this.#resumes = null
    else if (this.isFull) this.#connection.once('drain', () => this.#resume())
    else setImmediate(() => this.#resume())
  }
}

let corked: Line[] = []

function uncorkSoon(line: Line): void {
  if (corked.length === 0) setImmediate(uncorkAll)
  corked.push(line)
}

/** What waits for the end of this turn leaves now. */
export function uncorkAll(): void {
  const lines = corked
  corked = []
  for (const each of lines) each.uncork()
}
