import type { ExecutionResult } from 'graphql'
import type { Payload } from '../../live/rendering.ts'

/** A stream whose results go through a bypass. */
export interface Source {
  /** Has it send from now on. Nothing is sent before. */
  begin(): void
  /** Nobody wants it any more. It closes its bypass, if that was not done before. */
  end(): void
}

/**
 * A way to one client's operation that takes payloads past the iterator of its results. That, and what plugins have put
 * around it, is then kept by nobody: thousands of streams stand idle.
 */
export interface Bypass {
  /** Called once, before it is begun. */
  open(source: Source): void
  /** Called once, when nothing more is sent: `word` is left to say, or `fault` is why it failed. */
  close(word: ExecutionResult | null, fault: { error: unknown } | null): void
  /** Sends them in order, in one piece if it can. The same array for everybody to whom they are the same. */
  send(payloads: readonly Payload[]): void
  /** More is waiting to go than is good: its reader should go on when it has gone. */
  readonly isFull: boolean
  /** Called once, when all has gone. */
  whenEmpty(resume: () => void): void
}
