import { WebSocket } from 'ws'
import type { Credentials } from '../access/access.ts'
import type { Caller } from '../access/authority.ts'
import type { Release } from '../access/quota.ts'
import { type Ending, endNoMore } from '../execution/abort-listeners.ts'
import { dismiss } from './close-socket.ts'
import type { Line } from './socket-writer.ts'

const FORBIDDEN = 4403

/** What the request for a socket said of its sender, until it says in the protocol that it is there. */
export interface Arrival {
  credentials: Credentials
  /** Runs out if it says nothing. */
  patience: NodeJS.Timeout
  /** Of its place among those who have yet to say so, and of the limit on what they send. */
  release: Release
}

/**
 * A socket, and what is known of its client. Thousands stand idle: so it is one object, of few fields, without closures,
 * and nothing here holds the request that it came with.
 */
export class ClientSocket extends WebSocket implements Ending {
  /** Given as soon as it is open. */
  line!: Line
  /** Takes a message; given as soon as it is open. */
  receive!: (text: string) => void
  /** Null once that is settled. */
  arrival: Arrival | null = null
  /** Null until it has said in the protocol who it is. */
  caller: Caller | null = null
  /** Of its place among the caller's sockets. */
  release: Release | null = null
  /** Operations under way, and those that their client gave up and that are not done yet. */
  operations = 0
  /** Operations refused since one was last let in, because too many were under way. */
  refused = 0

  settle(): void {
    clearTimeout(this.arrival?.patience)
    this.arrival?.release()
    this.arrival = null
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
  }
}
