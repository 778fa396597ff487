import { CloseCode, type WebSocket as GraphQLSocket } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Caller } from './authority.ts'
import { dismiss } from './dismissal.ts'
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
    // What waits for it would be sent before the goodbye, and it may be sent nothing any more.
    if (this.socket.bufferedAmount > 0) this.socket.terminate()
    else dismiss(this.socket, FORBIDDEN, 'Forbidden')
  }

  end(): void {
    this.settle()
    this.release?.()
    if (this.caller !== null) endNoMore(this.caller.revoked, this)
  }
}

/** An operation from its "subscribe" until graphql-ws has nothing more to do for it. */
interface Run {
  id: string
  /** Its client has said "complete", and may use the id again. */
  isGivenUp: boolean
  /** The "subscribe" that came with the id since. */
  next: Message | null
}

interface Message {
  type?: unknown
  id?: unknown
}

type Take = (message: string) => Promise<void>

/**
 * A socket as graphql-ws wants it.
 *
 * graphql-ws knows operations by their id alone, which a client may use again as soon as it has said "complete", while
 * the earlier one is still being opened or ended: it would take the two for one. So the later one waits for that.
 */
export class Wire implements GraphQLSocket {
  readonly #socket: WebSocket
  readonly #line: Line
  readonly #onFault: (error: unknown, socket: WebSocket) => void
  /** Few, and for most sockets one: so no map. */
  #runs: Run[] | null = null

  constructor({ socket, line }: Connection, onFault: (error: unknown, socket: WebSocket) => void) {
    this.#socket = socket
    this.#line = line
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
      if (!this.#line.isFull || socket.isPaused) return
      // One that asks and does not read is not listened to until it has read.
      socket.pause()
      this.#line.whenEmpty(() => socket.resume())
    })
  }

  close(code?: number, reason?: string): void {
    dismiss(this.#socket, code, reason)
  }

  onMessage(take: Take): void {
    this.#socket.on('message', (text) => {
      // What comes after the goodbye of either side is nobody's request any more.
      if (this.#socket.readyState !== this.#socket.OPEN) return
      const message = parsed(String(text))
      if (typeof message === 'object' && typeof message.id === 'string') this.#sort(message.id, message, take)
      else take(message as string).catch((error) => this.#onFault(error, this.#socket))
    })
  }

  #sort(id: string, message: Message, take: Take): void {
    const run = this.#runs?.find((each) => each.id === id)
    const isSubscribe = message.type === 'subscribe'
    if (run?.isGivenUp === true && isSubscribe && run.next === null) {
      run.next = message
    } else if (run?.isGivenUp === true && isSubscribe) {
      this.close(CloseCode.SubscriberAlreadyExists, 'Subscriber already exists')
    } else if (run !== undefined && message.type === 'complete' && run.next !== null) {
      run.next = null
    } else if (run === undefined && isSubscribe) {
      this.#run(id, message, take)
    } else {
      if (run !== undefined && message.type === 'complete') run.isGivenUp = true
      take(message as string).catch((error) => this.#onFault(error, this.#socket))
    }
  }

  async #run(id: string, message: Message, take: Take): Promise<void> {
    const run: Run = { id, isGivenUp: false, next: null }
    if (this.#runs === null) this.#runs = [run]
    else this.#runs.push(run)
    try {
      await take(message as string)
    } catch (error) {
      this.#onFault(error, this.#socket)
    }
    const { next } = run
    this.#runs = this.#runs.length === 1 ? null : this.#runs.filter((each) => each !== run)
    if (next !== null && this.#socket.readyState === this.#socket.OPEN) this.#run(id, next, take)
  }
}

/**
 * graphql-ws takes a message parsed already as well. It keeps what it is given for as long as an operation runs, so a
 * text would be kept beside what was read of it. What is no JSON it refuses itself, with the protocol's close code.
 */
function parsed(text: string): string | Message {
  try {
    const message: unknown = JSON.parse(text)
    return typeof message === 'object' && message !== null ? message : text
  } catch {
    return text
  }
}
