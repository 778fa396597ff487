import type { WebSocket as GraphQLSocket } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Caller } from './authority.ts'
import { type Ending, endNoMore } from './endings.ts'
import type { Line } from './line.ts'
import type { Release } from './quota.ts'

// What there is for each socket. Thousands stand idle: so these are classes, of few fields, without closures, and nothing
// here holds the request that a socket came with.

const FORBIDDEN = 4403

/** What the request for a socket said of its sender, until it says in the protocol that it is there. */
export interface Arrival {
  key: string | null
  isLocal: boolean
  /** Runs out if it says nothing. */
  patience: NodeJS.Timeout
  /** Of its place among those who have yet to say so. */
  release: Release
}

/** A socket as the operations on it see it. */
export class Connection implements Ending {
  readonly socket: WebSocket
  readonly line: Line
  /** Null once that is settled. */
  arrival: Arrival | null
  caller: Caller | null = null
  /** Of its place among the caller's sockets. */
  release: Release | null = null
  /** Operations refused since one was last let in, because too many were under way. */
  refused = 0

  constructor(socket: WebSocket, line: Line, arrival: Arrival) {
    this.socket = socket
    this.line = line
    this.arrival = arrival
  }

  settle(): void {
    clearTimeout(this.arrival?.patience)
    this.arrival?.release()
    this.arrival = null
  }

  /** The key was revoked. */
  onAbort(): void {
    this.socket.close(FORBIDDEN, 'Forbidden')
  }

  end(): void {
    this.settle()
    this.release?.()
    if (this.caller !== null) endNoMore(this.caller.revoked, this)
  }
}

/** A socket as graphql-ws wants it. */
export class Wire implements GraphQLSocket {
  readonly #socket: WebSocket
  readonly #onFault: (error: unknown, socket: WebSocket) => void

  constructor(socket: WebSocket, onFault: (error: unknown, socket: WebSocket) => void) {
    this.#socket = socket
    this.#onFault = onFault
  }

  get protocol(): string {
    return this.#socket.protocol
  }

  send(message: string): Promise<void> {
    const socket = this.#socket
    return new Promise((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) return resolve()
      socket.send(message, (error) => (error ? reject(error) : resolve()))
    })
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason)
  }

  onMessage(take: (message: string) => Promise<void>): void {
    this.#socket.on('message', (message) => {
      take(parsed(String(message))).catch((error) => this.#onFault(error, this.#socket))
    })
  }
}

/**
 * graphql-ws takes a message parsed already as well. It keeps what it is given for as long as an operation runs, so a
 * text would be kept beside what was read of it. What is no JSON it refuses itself, with the protocol's close code.
 */
function parsed(text: string): string {
  try {
    const message: unknown = JSON.parse(text)
    return typeof message === 'object' && message !== null ? (message as unknown as string) : text
  } catch {
    return text
  }
}
