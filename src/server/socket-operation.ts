import type { ExecutionResult, GraphQLError } from 'graphql'
import { MessageType } from 'graphql-ws'
import type { Payload } from '../live/rendering.ts'
import type { Bypass, Source } from './bypass.ts'
import type { Connection } from './connection.ts'
import { toWire } from './errors.ts'
import { type WireId, wireId } from './socket-frames.ts'

/** The payload of a "subscribe". */
export interface Request extends Record<string, unknown> {
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
  readonly connection: Connection
  readonly id: string
  readonly #wireId: WireId
  readonly #parts: OperationParts
  /** Its client has said "complete", and may use the id again, or is gone. */
  isGivenUp = false
  /** The "subscribe" that came with the id since. */
  next: Request | null = null
  #source: Source | null = null
  #isBypassed = false
  #isOver = false

  constructor(connection: Connection, id: string, parts: OperationParts) {
    this.connection = connection
    this.id = id
    this.#wireId = wireId(id)
    this.#parts = parts
  }

  /** Its client wants nothing more of it. */
  giveUp(): void {
    this.isGivenUp = true
    this.next = null
    this.#source?.end()
  }

  /**
   * Sends what came of it: once, or over and over, as long as there is something and somebody wants it. Rejects with
   * what results fail with.
   */
  async answer(results: ExecutionResult | AsyncIterable<ExecutionResult>): Promise<void> {
    if (this.#isBypassed) {
      if (this.isGivenUp) this.#source?.end()
      else this.#source?.begin()
      return
    }
    if (Symbol.asyncIterator in results) await this.#sendAll(results[Symbol.asyncIterator]())
    else await this.#next(results)
    await this.#complete()
    this.#end()
  }

  /** Says that it failed. */
  async fail(errors: readonly unknown[]): Promise<void> {
    if (!this.isGivenUp) await this.connection.say(errorMessage(this.id, errors.map(this.#parts.onWire)))
    this.isGivenUp = true
    this.#source?.end()
    this.#end()
  }

  open(source: Source): void {
    this.#source = source
    this.#isBypassed = true
    this.connection.line.operations += 1
  }

  close(word: ExecutionResult | null, fault: { error: unknown } | null): void {
    this.connection.line.operations -= 1
    if (fault !== null) {
      this.fail([fault.error])
      return
    }
    if (word !== null) this.#next(word)
    this.#complete()
    this.#end()
  }

  get isFull(): boolean {
    return this.connection.line.isFull
  }

  send(payloads: readonly Payload[]): void {
    this.connection.line.send(payloads, this.#wireId)
  }

  whenEmpty(resume: () => void): void {
    this.connection.line.whenEmpty(resume)
  }

  async #sendAll(results: AsyncIterator<ExecutionResult>): Promise<void> {
    const end = () => {
      // It gives back what it holds; whether that works is nobody's concern any more.
      Promise.resolve(results.return?.()).catch(() => undefined)
    }
    if (this.isGivenUp) return end()
    this.#source = { begin() {}, end }
    for (;;) {
      const { done, value } = await results.next()
      if (done === true) return
      await this.#next(value)
    }
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#parts.onEnd(this)
  }

  async #next({ errors, ...rest }: ExecutionResult): Promise<void> {
    if (this.isGivenUp) return
    const payload = errors === undefined ? rest : { ...rest, errors: errors.map(toWire) }
    await this.connection.say({ id: this.id, type: MessageType.Next, payload })
  }

  async #complete(): Promise<void> {
    if (!this.isGivenUp) await this.connection.say({ id: this.id, type: MessageType.Complete })
  }
}

/** Says why an operation does not run, or runs no more. */
export function errorMessage(id: string, errors: readonly GraphQLError[]): object {
  return { id, type: MessageType.Error, payload: errors.map(toWire) }
}
