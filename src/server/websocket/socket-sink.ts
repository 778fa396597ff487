import type { Payload } from '../../live/rendering.ts'
import type { Bypass } from '../execution/sink.ts'
import type { ClientSocket } from './client-socket.ts'
import { type WireId, wireId } from './socket-frames.ts'

/** The way past the library to one operation of a socket: its results go to the connection as finished frames. */
export class SocketSink implements Bypass {
  readonly #socket: ClientSocket
  readonly #id: WireId

  constructor(socket: ClientSocket, id: string) {
    this.#socket = socket
    this.#id = wireId(id)
  }

  open(): void {
    this.#socket.line.operations += 1
  }

  close(): void {
    this.#socket.line.operations -= 1
    this.#socket.operations -= 1
  }

  get isFull(): boolean {
    return this.#socket.line.isFull
  }

  send(payloads: readonly Payload[]): void {
    this.#socket.line.send(payloads, this.#id)
  }

  whenEmpty(resume: () => void): void {
    this.#socket.line.whenEmpty(resume)
  }
}
