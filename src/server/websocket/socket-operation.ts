import type { ExecutionResult, GraphQLError } from 'graphql'
import { MessageType } from 'graphql-ws'
import type { Payload } from '../../live/rendering.ts'
import { STOPPED, type Subscription } from '../../live/subscription.ts'
import type { Bypass } from '../execution/sink.ts'
import { toWire } from '../pipeline/errors.ts'
import type { ClientSocket } from './client-socket.ts'
import { type WireId, wireId } from './socket-frames.ts'

export interface SubscribePayload extends Record<string, unknown> {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

/** What operations have in common. */
export interface OperationParts {
  /** What a client is told of an error. */
  onWire(error: unknown): GraphQLError
  /** Nothing is done for it any more. */
  onEnd(operation: SocketOperation): void
}

/** An operation of a socket, from its "subscribe" until nothing more is done for it. Thousands of them stand idle. */
export class SocketOperation implements Bypass {
  readonly socket: ClientSocket
  readonly id: string
  readonly #wireId: WireId
  readonly #parts: OperationParts
  /** Its client has said "complete", and may use the id again, or is gone. */
  isGivenUp = false
  /** The "subscribe" that came with the id since. */
  next: SubscribePayload | null = null
  /** Where its results come from: past their iterator, or by it. */
  #source: Subscription | null = null
  #results: AsyncIterator<ExecutionResult> | null = null
  #isOver = false

  constructor(socket: ClientSocket, id: string, parts: OperationParts) {
    this.socket = socket
    this.id = id
    this.#wireId = wireId(id)
    this.#parts = parts
  }

  /** Its client wants nothing more of it. */
  giveUp(): void {
    this.isGivenUp = true
    this.next = null
    this.#leave()
  }

  /**
   * Sends what came of it: once, or over and over, as long as there is something and somebody wants it. What goes past
   * its iterator begins now. Rejects with what the results fail with.
   */
  async answer(results: ExecutionResult | AsyncIterable<ExecutionResult>): Promise<void> {
    if (this.#source !== null) {
      if (this.isGivenUp) this.#leave()
      else this.#source.begin()
      return
    }
    if (Symbol.asyncIterator in results) await this.#sendAll(results[Symbol.asyncIterator]())
    else this.#next(results)
    this.#complete()
    this.#end()
  }

  /** Says that it failed. */
  fail(errors: readonly unknown[]): void {
    const shown = errors.map(this.#parts.onWire)
    if (!this.#isSilent) this.socket.say(errorMessage(this.id, shown))
    this.#end()
    this.#leave()
  }

  open(source: Subscription): void {
    this.#source = source
    this.socket.line.operations += 1
  }

  close(word: ExecutionResult | null, fault: { error: unknown } | null): void {
    this.socket.line.operations -= 1
    if (fault !== null) {
      this.fail([fault.error])
      return
    }
    if (word !== null) this.#next(word)
    this.#complete()
    this.#end()
  }

  get isFull(): boolean {
    return this.socket.line.isFull
  }

  send(payloads: readonly Payload[]): void {
    this.socket.line.send(payloads, this.#wireId)
  }

  whenEmpty(resume: () => void): void {
    this.socket.line.whenEmpty(resume)
  }

  async #sendAll(results: AsyncIterator<ExecutionResult>): Promise<void> {
    this.#results = results
    if (this.isGivenUp) this.#leave()
    for (;;) {
      const { done, value } = await results.next()
      if (done === true) return
      await this.#next(value)
    }
  }

  #leave(): void {
    this.#source?.end(STOPPED)
    const results = this.#results
    if (results === null) return
    // It gives back what it holds; whether that works is nobody's concern any more.
    Promise.resolve()
      .then(() => results.return?.())
      .catch(() => undefined)
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#parts.onEnd(this)
  }

  get #isSilent(): boolean {
    return this.isGivenUp || this.#isOver
  }

  #next({ errors, ...rest }: ExecutionResult): Promise<void> | undefined {
    if (this.#isSilent) return undefined
    const payload = errors === undefined ? rest : { errors: errors.map(toWire), ...rest }
    return this.socket.say({ id: this.id, type: MessageType.Next, payload })
  }

  #complete(): void {
    if (!this.#isSilent) this.socket.say({ id: this.id, type: MessageType.Complete })
  }
}

/** Says why an operation does not run, or runs no more. */
export function errorMessage(id: string, errors: readonly GraphQLError[]): object {
  return { id, type: MessageType.Error, payload: errors.map(toWire) }
}
