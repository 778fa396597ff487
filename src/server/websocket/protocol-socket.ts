import { CloseCode, type WebSocket as LibrarySocket, MessageType } from 'graphql-ws'
import type { ClientSocket } from './client-socket.ts'
import { dismiss } from './close-socket.ts'

/** In bytes (RFC 6455, section 5.5). */
const LONGEST_REASON = 123
/** What only a server may say. */
const SERVERS_OWN = new Set<unknown>([MessageType.ConnectionAck, MessageType.Next, MessageType.Error])

/** An operation from its "subscribe" until the library has nothing more to do for it. */
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
 * The library knows operations by their id alone, which a client may use again as soon as it has said "complete", while
 * the earlier one is still being opened or ended: it would take the two for one. So the later one waits for that.
 */
export class ProtocolSocket implements LibrarySocket {
  readonly #socket: ClientSocket
  readonly #onFault: (error: unknown, socket: ClientSocket) => void
  #take: Take = async () => {}
  /** While its "connection_init" is being answered. */
  #greeting: Promise<void> | null = null
  /** Few, and for most sockets one: so no map. */
  #runs: readonly Run[] = NONE

  constructor(socket: ClientSocket, onFault: (error: unknown, socket: ClientSocket) => void) {
    this.#socket = socket
    this.#onFault = onFault
  }

  get protocol(): string {
    return this.#socket.protocol
  }

  /** Puts a message behind what waits to be sent. Resolves when it has left, or never will. */
  send(message: string): Promise<void> {
    const socket = this.#socket
    return new Promise((resolve) => {
      if (socket.readyState !== socket.OPEN) return resolve()
      socket.send(message, () => resolve())
      if (!socket.line.isFull || socket.isPaused) return
      // One that asks and does not read is not listened to until it has read.
      socket.pause()
      socket.line.whenEmpty(() => socket.resume())
    })
  }

  close(code?: number, reason = ''): void {
    // An id that is used twice is part of the reason.
    dismiss(this.#socket, code, Buffer.byteLength(reason) <= LONGEST_REASON ? reason : 'Subscriber already exists')
  }

  onMessage(take: Take): void {
    this.#take = take
  }

  /** Takes what a client says; never throws. */
  receive(text: string): void {
    // What comes after the goodbye of either side is nobody's request any more.
    if (this.#socket.readyState !== this.#socket.OPEN) return
    // What was said in one breath with the greeting is heard after it.
    if (this.#greeting !== null) return void this.#greeting.then(() => this.receive(text))
    const message = parsed(text)
    if (typeof message === 'string') this.#hand(message)
    else if (message.type === MessageType.ConnectionInit) this.#greet(message)
    else if (SERVERS_OWN.has(message.type)) this.close(CloseCode.BadRequest, 'Invalid message received')
    else if (typeof message.id === 'string') this.#sort(message.id, message)
    else this.#hand(message)
  }

  #greet(message: Message): void {
    this.#greeting = this.#hand(message).then(() => {
      this.#greeting = null
    })
  }

  #sort(id: string, message: Message): void {
    const run = this.#runs.find((each) => each.id === id)
    const isSubscribe = message.type === MessageType.Subscribe
    if (run === undefined && isSubscribe) {
      this.#run(id, message)
    } else if (run?.isGivenUp === true && isSubscribe) {
      if (run.next === null) run.next = message
      else this.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`)
    } else if (run !== undefined && message.type === MessageType.Complete && run.next !== null) {
      run.next = null
    } else {
      if (run !== undefined && message.type === MessageType.Complete) run.isGivenUp = true
      this.#hand(message)
    }
  }

  async #run(id: string, message: Message): Promise<void> {
    const run: Run = { id, isGivenUp: false, next: null }
    this.#runs = this.#runs.concat(run)
    await this.#hand(message)
    const { next } = run
    this.#runs = this.#runs.length === 1 ? NONE : this.#runs.filter((each) => each !== run)
    if (next !== null && this.#socket.readyState === this.#socket.OPEN) this.#run(id, next)
  }

  #hand(message: string | Message): Promise<void> {
    // The library takes a message that was parsed already as well, as its types do not say.
    return this.#take(message as string).catch((error) => this.#onFault(error, this.#socket))
  }
}

const NONE: readonly Run[] = []

/**
 * The library keeps what it is given for as long as an operation runs, so a text would be kept beside what was read of
 * it. What is not JSON it refuses itself, with the protocol's close code.
 */
function parsed(text: string): string | Message {
  try {
    const message: unknown = JSON.parse(text)
    return typeof message === 'object' && message !== null ? message : text
  } catch {
    return text
  }
}
