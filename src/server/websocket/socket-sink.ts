import type { Payload } from '../../live/rendering.ts'
import type { End, Sink } from '../../live/subscription.ts'
import type { Bypass } from '../execution/sink.ts'
import type { ClientSocket } from './client-socket.ts'
import { type WireId, wireId } from './socket-frames.ts'
import type { Line } from './socket-writer.ts'

/** The way past the library to one operation of a socket: its results go to the connection as finished frames. */
export class SocketSink implements Bypass {
  readonly #socket: ClientSocket
  readonly #line: Line
  readonly #id: WireId
  #results: Pick<Sink, 'end'> | null = null

  constructor(socket: ClientSocket, id: string) {
    this.#socket = socket
    this.#line = socket.line
    this.#id = wireId(id)
  }

  open(results: Pick<Sink, 'end'>): void {
    this.#results = results
    this.#line.operations += 1
  }

  end(end: End): void {
    this.#line.operations -= 1
    this.#socket.operations -= 1
    this.#results?.end(end)
  }

  get isFull(): boolean {
    return this.#line.isFull
  }

  send(payloads: readonly Payload[]): void {
    this.#line.send(payloads, this.#id)
  }

  whenEmpty(resume: () => void): void {
    this.#line.whenEmpty(resume)
  }
}
