import { WebSocket } from 'ws'
import type { Credentials } from '../access/access.ts'
import type { Caller } from '../access/authority.ts'
import type { Release } from '../access/quota.ts'
import { type Ending, endNoMore } from '../execution/abort-listeners.ts'
import { dismiss } from './close-socket.ts'
import type { SocketOperation } from './socket-operation.ts'
import type { Line } from './socket-writer.ts'

const FORBIDDEN = 4403

/** What the request for a socket said of its sender, until it says in the protocol that it is there. */
export interface Arrival {
  credentials: Credentials
  /** Runs out if it says nothing. */
  patience: NodeJS.Timeout
  /** Of its place among those who have yet to say so. */
  release: Release
}

/**
 * A socket, and what is known of its client. Thousands stand idle: so it is one object, of few fields, without closures,
 * and nothing here holds the request that it came with.
 */
export class ClientSocket extends WebSocket implements Ending {
  /** Given as soon as it is open. */
  line!: Line
  /** Null once that is settled. */
  arrival: Arrival | null = null
  /** Null until it has said in the protocol who it is. */
  caller: Caller | null = null
  /** Of its place among the caller's sockets. */
  release: Release | null = null
  /** Those under way, in a new array whenever that changes. Few, and for most one: so no map. */
  operations: readonly SocketOperation[] = NONE
  /** Operations refused since one was last let in, because too many were under way. */
  refused = 0

  settle(): void {
    clearTimeout(this.arrival?.patience)
    this.arrival?.release()
    this.arrival = null
  }

  /**
   * Puts a message behind what waits to be sent. Resolves when it has left, or never will.
   *
   * @throws RangeError for one that cannot be written: nested too deeply, or too long.
   */
  say(message: object): Promise<void> {
    const text = JSON.stringify(message)
    return new Promise((resolve) => {
      if (this.readyState !== this.OPEN) return resolve()
      this.send(text, () => resolve())
      if (!this.line.isFull || this.isPaused) return
      // One that asks and does not read is not listened to until it has read.
      this.pause()
      this.line.whenEmpty(() => this.resume())
    })
  }

  /** The key was revoked. */
  onAbort(): void {
    // What waits for it would be sent before the goodbye, and it may be sent nothing any more.
    if (this.bufferedAmount > 0) this.terminate()
    else dismiss(this, FORBIDDEN, 'Forbidden')
  }

  onClosed(): void {
    this.settle()
    this.release?.()
    if (this.caller !== null) endNoMore(this.caller.revoked, this)
    for (const operation of this.operations) operation.giveUp()
  }
}

const NONE: readonly SocketOperation[] = []
