import type { Payload } from '../live/rendering.ts'

/** A way to one client's operation that takes payloads past the iterator of its results. */
export interface Bypass {
  /** Called before the first sending, and after the last. */
  open(): void
  close(): void
  /** Sends them in order, in one piece if it can. The same array for everybody to whom they are the same. */
  send(payloads: readonly Payload[]): void
  /** More is waiting to go than is good: its reader should go on when it has gone. */
  readonly isFull: boolean
  /** Called once, when all has gone. */
  whenEmpty(resume: () => void): void
}
